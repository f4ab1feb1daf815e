// SPDX-License-Identifier: Apache-2.0
#include "plan/calendar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "column/time_parts.hpp"
#include "text/letters.hpp"

namespace assay::plan {
namespace {

constexpr std::int64_t seconds_of_day = 86'400;

using detail::civil_date;
using detail::date_of;
using detail::days_of;

constexpr std::array<std::pair<std::string_view, calendar_part>, 13> parts{{
    {"year", calendar_part::year},
    {"quarter", calendar_part::quarter},
    {"month", calendar_part::month},
    {"week", calendar_part::week},
    {"isoyear", calendar_part::isoyear},
    {"day", calendar_part::day},
    {"doy", calendar_part::doy},
    {"dow", calendar_part::dow},
    {"isodow", calendar_part::isodow},
    {"hour", calendar_part::hour},
    {"minute", calendar_part::minute},
    {"second", calendar_part::second},
    {"epoch", calendar_part::epoch},
}};

constexpr std::array<std::pair<std::string_view, calendar_unit>, 7> units{{
    {"year", calendar_unit::year},
    {"quarter", calendar_unit::quarter},
    {"month", calendar_unit::month},
    {"week", calendar_unit::week},
    {"day", calendar_unit::day},
    {"hour", calendar_unit::hour},
    {"minute", calendar_unit::minute},
}};

std::int64_t day_of_year(std::int64_t days) noexcept {
  return days - days_of(civil_date{date_of(days).year, 1, 1}) + 1;
}

std::int64_t wrapped_product(std::int64_t value, std::int64_t factor) noexcept {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) * static_cast<std::uint64_t>(factor));
}

/// Calls visit with the function of the part, so that a batch asks once which one it is.
template <class Visit>
auto with_part(calendar_part part, const Visit& visit) noexcept {
  using seconds = std::int64_t;
  const auto of_days = [&visit](auto function) {
    return visit([function](seconds at) { return function(floor_divide(at, seconds_of_day)); });
  };
  switch (part) {
    case calendar_part::year:
      return of_days([](std::int64_t days) { return date_of(days).year; });
    case calendar_part::quarter:
      return of_days([](std::int64_t days) { return std::int64_t{(date_of(days).month - 1) / 3 + 1}; });
    case calendar_part::month:
      return of_days([](std::int64_t days) { return std::int64_t{date_of(days).month}; });
    case calendar_part::week:
      return of_days([](std::int64_t days) { return std::int64_t{detail::iso_week_of(days).week}; });
    case calendar_part::isoyear:
      return of_days([](std::int64_t days) { return detail::iso_week_of(days).year; });
    case calendar_part::day:
      return of_days([](std::int64_t days) { return std::int64_t{date_of(days).day}; });
    case calendar_part::doy:
      return of_days([](std::int64_t days) { return day_of_year(days); });
    case calendar_part::dow:
      return of_days([](std::int64_t days) { return std::int64_t{detail::iso_weekday(days) % 7}; });
    case calendar_part::isodow:
      return of_days([](std::int64_t days) { return std::int64_t{detail::iso_weekday(days)}; });
    case calendar_part::hour:
      return visit([](seconds at) { return floor_remainder(at, seconds_of_day) / 3'600; });
    case calendar_part::minute:
      return visit([](seconds at) { return floor_remainder(at, 3'600) / 60; });
    case calendar_part::second:
      return visit([](seconds at) { return floor_remainder(at, 60); });
    case calendar_part::epoch:
      break;
  }
  return visit([](seconds at) { return at; });
}

template <class Visit>
auto with_unit(calendar_unit unit, const Visit& visit) noexcept {
  using seconds = std::int64_t;
  const auto of_days = [&visit](auto function) {
    return visit([function](seconds at) {
      return wrapped_product(function(floor_divide(at, seconds_of_day)), seconds_of_day);
    });
  };
  switch (unit) {
    case calendar_unit::year:
      return of_days([](std::int64_t days) { return days_of(civil_date{date_of(days).year, 1, 1}); });
    case calendar_unit::quarter:
      return of_days([](std::int64_t days) {
        const civil_date date = date_of(days);
        return days_of(civil_date{date.year, date.month - (date.month - 1) % 3, 1});
      });
    case calendar_unit::month:
      return of_days([](std::int64_t days) { return days - date_of(days).day + 1; });
    case calendar_unit::week:
      return of_days([](std::int64_t days) { return days - detail::iso_weekday(days) + 1; });
    case calendar_unit::day:
      return of_days([](std::int64_t days) { return days; });
    case calendar_unit::hour:
      return visit([](seconds at) { return wrapped_product(floor_divide(at, 3'600), 3'600); });
    case calendar_unit::minute:
      break;
  }
  return visit([](seconds at) { return wrapped_product(floor_divide(at, 60), 60); });
}

std::string two_digits(std::int64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

template <class Table>
auto found_in(const Table& table, std::string_view name) noexcept
    -> std::optional<decltype(table.front().second)> {
  for (const auto& [text, meaning] : table) {
    if (text::equal_ignoring_case(text, name)) return meaning;
  }
  return std::nullopt;
}

template <class Table>
std::vector<std::string_view> names_in(const Table& table) {
  std::vector<std::string_view> result;
  for (const auto& entry : table)
    result.push_back(entry.first);
  return result;
}

}  // namespace

std::string_view name_of(calendar_part part) noexcept { return parts[static_cast<std::size_t>(part)].first; }
std::string_view name_of(calendar_unit unit) noexcept { return units[static_cast<std::size_t>(unit)].first; }

std::optional<calendar_part> calendar_part_named(std::string_view name) noexcept {
  return found_in(parts, name);
}
std::optional<calendar_unit> calendar_unit_named(std::string_view name) noexcept {
  return found_in(units, name);
}
std::vector<std::string_view> calendar_part_names() { return names_in(parts); }
std::vector<std::string_view> calendar_unit_names() { return names_in(units); }

std::int64_t part_of(calendar_part part, std::int64_t seconds) noexcept {
  return with_part(part, [seconds](auto function) { return function(seconds); });
}

std::int64_t begin_of(calendar_unit unit, std::int64_t seconds) noexcept {
  return with_unit(unit, [seconds](auto function) { return function(seconds); });
}

void parts_of(calendar_part part, std::span<const std::int64_t> seconds, std::int64_t* results) noexcept {
  with_part(part, [=](auto function) { std::transform(seconds.begin(), seconds.end(), results, function); });
}

void begins_of(calendar_unit unit, std::span<const std::int64_t> seconds, std::int64_t* results) noexcept {
  with_unit(unit, [=](auto function) { std::transform(seconds.begin(), seconds.end(), results, function); });
}

std::string instant_text(std::int64_t seconds) {
  const std::int64_t clock = floor_remainder(seconds, seconds_of_day);
  const civil_date date = date_of(floor_divide(seconds, seconds_of_day));
  std::string year = std::to_string(date.year < 0 ? -date.year : date.year);
  if (year.size() < 4) year.insert(0, 4 - year.size(), '0');
  if (date.year < 0) year.insert(0, 1, '-');
  return year + "-" + two_digits(date.month) + "-" + two_digits(date.day) + " " + two_digits(clock / 3'600) +
         ":" + two_digits(clock / 60 % 60) + ":" + two_digits(clock % 60);
}

std::optional<std::int32_t> offset_seconds(std::string_view text) noexcept {
  column::part_reader reader{text};
  std::int32_t seconds = 0;
  if (!reader.take_offset(seconds) || !reader.at_end()) return std::nullopt;
  return seconds;
}

std::string offset_text(std::int32_t seconds) {
  const std::int32_t minutes = (seconds < 0 ? -seconds : seconds) / 60;
  return (seconds < 0 ? "-" : "+") + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

}  // namespace assay::plan
