// SPDX-License-Identifier: Apache-2.0
//
// Days and dates of the proleptic Gregorian calendar: integer arithmetic, no time zones.
#pragma once

#include <cstdint>

#include <assay/requirements.hpp>

namespace assay::detail {

struct civil_date {
  std::int64_t year = 1970;
  std::int32_t month = 1;  ///< 1..12
  std::int32_t day = 1;    ///< 1..31

  friend constexpr bool operator==(const civil_date&, const civil_date&) noexcept = default;
};

[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) noexcept {
  const std::int64_t quotient = value / divisor;
  return value % divisor < 0 ? quotient - 1 : quotient;
}

/// Days from 1970-01-01. A year that begins in March has its leap day at the end, so that the days before a month follow
/// from one formula; 400 years are 146,097 days.
[[nodiscard]] constexpr std::int64_t days_of(const civil_date& date) noexcept {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t cycle = floor_divide(year, 400);
  const std::int64_t year_of_cycle = year - cycle * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return cycle * 146'097 + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year -
         719'468;
}

/// The date so many days after 1970-01-01.
[[nodiscard]] constexpr civil_date date_of(std::int64_t days) noexcept {
  const std::int64_t from_march = days + 719'468;
  const std::int64_t cycle = floor_divide(from_march, 146'097);
  const std::int64_t day_of_cycle = from_march - cycle * 146'097;
  const std::int64_t year_of_cycle =
      (day_of_cycle - day_of_cycle / 1'460 + day_of_cycle / 36'524 - day_of_cycle / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  civil_date date;
  date.day = static_cast<std::int32_t>(day_of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<std::int32_t>(month < 10 ? month + 3 : month - 9);
  date.year = year_of_cycle + cycle * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

/// 1 Monday .. 7 Sunday.
[[nodiscard]] constexpr std::int32_t iso_weekday(std::int64_t days) noexcept {
  return static_cast<std::int32_t>(days + 3 - floor_divide(days + 3, 7) * 7) + 1;
}

struct iso_week {
  std::int64_t year = 1970;  ///< of the week, which may differ from the date's at either end
  std::int32_t week = 1;     ///< 1..53

  friend constexpr bool operator==(const iso_week&, const iso_week&) noexcept = default;
};

/// ISO 8601: weeks begin on Monday and belong to the year that has their Thursday.
[[nodiscard]] constexpr iso_week iso_week_of(std::int64_t days) noexcept {
  const std::int64_t thursday = days - iso_weekday(days) + 4;
  const std::int64_t year = date_of(thursday).year;
  return {year, static_cast<std::int32_t>((thursday - days_of({year, 1, 1})) / 7 + 1)};
}

/// The Monday of a week.
[[nodiscard]] constexpr std::int64_t days_of(const iso_week& week) noexcept {
  const std::int64_t fourth_of_january = days_of(civil_date{week.year, 1, 4});
  return fourth_of_january - iso_weekday(fourth_of_january) + 1 + std::int64_t{week.week - 1} * 7;
}

}  // namespace assay::detail
