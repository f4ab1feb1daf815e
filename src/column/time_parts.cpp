// SPDX-License-Identifier: Apache-2.0
//
// The pieces that times are written with.
#include "column/time_parts.hpp"

#include <assay/decimal.hpp>
#include <assay/detail/civil_date.hpp>

#include "text/blanks.hpp"

namespace assay::column {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

constexpr bool is_leap_year(std::int32_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) noexcept {
  constexpr std::int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

bool exists(const written_time& time) noexcept {
  if (time.year < 0 || time.year > 9999 || time.month < 1 || time.month > 12) return false;
  if (time.day < 1 || time.day > days_in_month(time.year, time.month)) return false;
  return time.hour < 24 && time.minute < 60 && time.second < 60;
}

}  // namespace

scaled_value to_seconds(std::int64_t whole, std::string_view places, bool negative,
                        const number_rule& rule) noexcept {
  std::int64_t value = 0;
  if (__builtin_mul_overflow(whole, power_of_ten(rule.decimals), &value))
    return failed(cell_fault::out_of_range);
  const decimal_places after_point = read_decimal_places(places, rule.decimals);
  if (after_point.beyond != 0 && !rule.round_half_even) return failed(cell_fault::too_many_digits);
  if (__builtin_add_overflow(value, after_point.value, &value)) return failed(cell_fault::out_of_range);
  const bool rounds_up = after_point.beyond == 3 || (after_point.beyond == 2 && value % 2 != 0);
  if (rounds_up && __builtin_add_overflow(value, std::int64_t{1}, &value))
    return failed(cell_fault::out_of_range);
  return within(negative ? -value : value, rule.minimum, rule.maximum);
}

scaled_value to_timestamp(const written_time& written, const number_rule& rule) noexcept {
  if (!exists(written)) return failed(cell_fault::bad_timestamp);
  const std::int64_t clock =
      written.hour * std::int64_t{3'600} + written.minute * std::int64_t{60} + written.second;
  const std::int64_t seconds =
      assay::detail::days_of(assay::detail::civil_date{written.year, written.month, written.day}) * 86'400 +
      clock - written.offset_seconds;
  return to_seconds(seconds, written.places, false, rule);
}

part_reader::part_reader(std::string_view text) noexcept : rest_{text::without_blanks(text)} {}

bool part_reader::take_letters(std::string_view upper_case) noexcept {
  if (rest_.size() < upper_case.size()) return false;
  for (std::size_t i = 0; i < upper_case.size(); ++i) {
    const char c = rest_[i];
    if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != upper_case[i]) return false;
  }
  rest_.remove_prefix(upper_case.size());
  return true;
}

bool part_reader::take_blanks() noexcept {
  const std::size_t before = rest_.size();
  while (!rest_.empty() && text::is_blank(rest_.front()))
    rest_.remove_prefix(1);
  return rest_.size() != before;
}

bool part_reader::take_number(int fewest, int most, std::int32_t& number) noexcept {
  std::int32_t value = 0;
  std::size_t size = 0;
  for (; size < rest_.size() && size < static_cast<std::size_t>(most) && is_digit(rest_[size]); ++size)
    value = value * 10 + (rest_[size] - '0');
  if (size < static_cast<std::size_t>(fewest)) return false;
  number = value;
  rest_.remove_prefix(size);
  return true;
}

bool part_reader::take_digits(std::string_view& digits) noexcept {
  std::size_t size = 0;
  while (size < rest_.size() && is_digit(rest_[size]))
    ++size;
  if (size == 0) return false;
  digits = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return true;
}

bool part_reader::take_offset(std::int32_t& seconds) noexcept {
  if (take_letters("Z")) {
    seconds = 0;
    return true;
  }
  const part_reader before = *this;
  const bool west = take('-');
  std::int32_t hours = 0;
  std::int32_t minutes = 0;
  bool good = (west || take('+')) && take_number(2, 2, hours);
  if (good && take(':')) {
    good = take_number(2, 2, minutes);
  } else if (good && !take_number(2, 2, minutes)) {
    minutes = 0;
  }
  if (!good || hours > 23 || minutes > 59) {
    *this = before;
    return false;
  }
  seconds = (hours * 60 + minutes) * (west ? -60 : 60);
  return true;
}

}  // namespace assay::column
