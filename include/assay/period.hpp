// SPDX-License-Identifier: Apache-2.0
//
// Periods 周期: the day, week, month, quarter or year that a record's time lies in, by the clock of a fixed offset from
// UTC. A period is written so that texts sort as time runs:
//   day      2026-03-05
//   week     2026-W10      ISO 8601: begins on Monday, belongs to the year that has its Thursday
//   month    2026-03
//   quarter  2026-Q1       fiscal: 2025/26-Q4
//   year     2026          fiscal: 2025/26
// Fiscal years are written with both calendar years they touch: countries and companies disagree on which one names it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <assay/detail/civil_date.hpp>

namespace assay {

enum class period_unit : std::uint8_t { none, day, week, month, quarter, year };

/// How time is divided.
struct period_rule {
  period_unit unit = period_unit::none;
  std::int32_t utc_offset_minutes = 0;  ///< of the clock whose midnights count; -1,080..1,080
  std::int32_t fiscal_start_month = 1;  ///< first month of quarters' and years' count; 1: calendar years

  [[nodiscard]] constexpr bool is_valid() const noexcept {
    return unit <= period_unit::year && utc_offset_minutes >= -1'080 && utc_offset_minutes <= 1'080 &&
           fiscal_start_month >= 1 && fiscal_start_month <= 12;
  }
  friend constexpr bool operator==(const period_rule&, const period_rule&) noexcept = default;
};

/// `day`, `week`, ...
[[nodiscard]] constexpr std::string_view name_of(period_unit unit) noexcept {
  constexpr std::string_view names[] = {"none", "day", "week", "month", "quarter", "year"};
  return names[static_cast<std::size_t>(unit)];
}

namespace detail {

/// Months since January of year 0 at which the month, quarter or year begins that month `month_index` lies in.
[[nodiscard]] constexpr std::int64_t first_month(std::int64_t month_index, const period_rule& rule) noexcept {
  const std::int64_t length = rule.unit == period_unit::year ? 12 : rule.unit == period_unit::quarter ? 3 : 1;
  const std::int64_t shift = rule.fiscal_start_month - 1;
  return floor_divide(month_index - shift, length) * length + shift;
}

}  // namespace detail

/// The first day of the period that the day lies in; days count from 1970-01-01.
[[nodiscard]] constexpr std::int64_t period_begin(std::int64_t day, const period_rule& rule) noexcept {
  switch (rule.unit) {
    case period_unit::none:
    case period_unit::day:
      return day;
    case period_unit::week:
      return day - detail::iso_weekday(day) + 1;
    default: {
      const auto date = detail::date_of(day);
      const std::int64_t month = detail::first_month(date.year * 12 + date.month - 1, rule);
      const std::int64_t year = detail::floor_divide(month, 12);
      return detail::days_of(detail::civil_date{year, static_cast<std::int32_t>(month - year * 12 + 1), 1});
    }
  }
}

/// The day of an instant in seconds since 1970-01-01T00:00:00Z by the rule's clock.
/// Instants so far away that they have no period give a day that has none.
[[nodiscard]] constexpr std::int64_t period_day(std::int64_t unix_s, const period_rule& rule) noexcept {
  constexpr std::int64_t far_away_s = 1'000'000'000'000;
  const std::int64_t near_s = unix_s > far_away_s ? far_away_s : unix_s < -far_away_s ? -far_away_s : unix_s;
  return detail::floor_divide(near_s + std::int64_t{rule.utc_offset_minutes} * 60, 86'400);
}

namespace detail {

inline void append_digits(std::string& text, std::int64_t value, int digits) {
  std::string number = std::to_string(value);
  while (number.size() < static_cast<std::size_t>(digits))
    number.insert(number.begin(), '0');
  text += number;
}

/// `2026`, or of a fiscal year that begins in 2025 and ends in 2026 `2025/26`.
inline void append_year(std::string& text, std::int64_t year, const period_rule& rule) {
  append_digits(text, year, 4);
  if (rule.fiscal_start_month == 1) return;
  text += '/';
  append_digits(text, (year + 1) % 100, 2);
}

[[nodiscard]] inline std::string quarter_or_year_text(const civil_date& first, const period_rule& rule) {
  const std::int64_t month = first.year * 12 + first.month - 1;
  const std::int64_t shift = rule.fiscal_start_month - 1;
  const std::int64_t year = floor_divide(month - shift, 12);
  std::string text;
  append_year(text, year, rule);
  if (rule.unit == period_unit::quarter) {
    text += "-Q";
    text += std::to_string((month - shift - year * 12) / 3 + 1);
  }
  return text;
}

}  // namespace detail

/// Days that have a period: those of the years 1 to 9998, whose periods all have years of four digits.
[[nodiscard]] constexpr bool has_period(std::int64_t day) noexcept {
  return day >= detail::days_of(detail::civil_date{1, 1, 1}) &&
         day < detail::days_of(detail::civil_date{9999, 1, 1});
}

/// The text of the period that the day lies in, for a day that has one.
[[nodiscard]] inline std::string period_text(std::int64_t day, const period_rule& rule) {
  std::string text;
  if (rule.unit == period_unit::week) {
    const auto week = detail::iso_week_of(day);
    detail::append_digits(text, week.year, 4);
    text += "-W";
    detail::append_digits(text, week.week, 2);
    return text;
  }
  const auto date = detail::date_of(period_begin(day, rule));
  if (rule.unit == period_unit::quarter || rule.unit == period_unit::year)
    return detail::quarter_or_year_text(date, rule);
  detail::append_digits(text, date.year, 4);
  text += '-';
  detail::append_digits(text, date.month, 2);
  if (rule.unit == period_unit::month) return text;
  text += '-';
  detail::append_digits(text, date.day, 2);
  return text;
}

namespace detail {

/// Takes period texts apart; anything that period_text() would not have written is refused by comparing with it.
class period_reader {
 public:
  explicit period_reader(std::string_view text) noexcept : rest_{text} {}
  std::int64_t digits(std::size_t count) noexcept {
    std::int64_t value = 0;
    for (std::size_t index = 0; index < count; ++index) {
      if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') return failed();
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }
  void skip(std::string_view expected) noexcept {
    if (rest_.starts_with(expected)) {
      rest_.remove_prefix(expected.size());
    } else {
      failed();
    }
  }
  [[nodiscard]] bool is_complete() const noexcept { return sound_ && rest_.empty(); }

 private:
  std::int64_t failed() noexcept {
    sound_ = false;
    return 0;
  }
  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace detail

/// The first day of a period from its text; empty for a text that period_text() does not write by this rule.
[[nodiscard]] inline std::optional<std::int64_t> period_begin(std::string_view text,
                                                              const period_rule& rule) {
  detail::period_reader reader{text};
  const std::int64_t year = reader.digits(4);
  const bool is_quarter = rule.unit == period_unit::quarter;
  std::int64_t month = 1;
  std::int64_t day = 1;
  if (is_quarter || rule.unit == period_unit::year) {
    if (rule.fiscal_start_month > 1) {
      reader.skip("/");
      static_cast<void>(reader.digits(2));
    }
    if (is_quarter) reader.skip("-Q");
    const std::int64_t quarter = is_quarter ? reader.digits(1) : 1;
    month = (quarter - 1) * 3 + rule.fiscal_start_month;
  } else if (rule.unit == period_unit::week) {
    reader.skip("-W");
    day = reader.digits(2);
  } else {
    reader.skip("-");
    month = reader.digits(2);
    if (rule.unit == period_unit::day) {
      reader.skip("-");
      day = reader.digits(2);
    }
  }
  if (!reader.is_complete() || month < 1 || month > 24) return std::nullopt;
  const std::int64_t overflow = (month - 1) / 12;
  const std::int64_t begin = rule.unit == period_unit::week
                                 ? detail::days_of(detail::iso_week{year, static_cast<std::int32_t>(day)})
                                 : detail::days_of(detail::civil_date{
                                       year + overflow, static_cast<std::int32_t>(month - overflow * 12),
                                       static_cast<std::int32_t>(day)});
  if (period_text(begin, rule) != text) return std::nullopt;
  return begin;
}

/// Whether every period of one rule lies within one period of the other, so that states can be rolled up from one to
/// the other.
[[nodiscard]] constexpr bool divides(const period_rule& finer, const period_rule& coarser) noexcept {
  if (coarser.unit == period_unit::none) return true;
  if (finer.unit == period_unit::none || finer.utc_offset_minutes != coarser.utc_offset_minutes) return false;
  switch (finer.unit) {
    case period_unit::day:
      return true;
    case period_unit::week:
      return coarser.unit == period_unit::week;
    case period_unit::month:
      return coarser.unit >= period_unit::month;
    case period_unit::quarter:
      return coarser.unit == period_unit::quarter
                 ? (coarser.fiscal_start_month - finer.fiscal_start_month) % 3 == 0
                 : coarser.unit == period_unit::year &&
                       (coarser.fiscal_start_month - finer.fiscal_start_month) % 3 == 0;
    default:
      return coarser.unit == period_unit::year && coarser.fiscal_start_month == finer.fiscal_start_month;
  }
}

}  // namespace assay
