// SPDX-License-Identifier: Apache-2.0
//
// Parts of points in time: integer arithmetic on the proleptic Gregorian calendar with floors, so that times before
// 1970 are as exact as those after it. No time zone rules: the caller adds a fixed offset.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/detail/civil_date.hpp>

namespace assay::plan {

enum class calendar_part : std::uint8_t {
  year,
  quarter,  ///< 1 to 4
  month,    ///< 1 to 12
  week,     ///< of ISO 8601, 1 to 53
  isoyear,  ///< the year that the ISO week belongs to
  day,      ///< of the month
  doy,      ///< day of the year, 1 to 366
  dow,      ///< day of the week, Sunday 0 to Saturday 6
  isodow,   ///< day of the week, Monday 1 to Sunday 7
  hour,
  minute,
  second,
  epoch,  ///< whole seconds since 1970-01-01T00:00:00Z
};

/// What a point in time can be cut down to.
enum class calendar_unit : std::uint8_t { year, quarter, month, week, day, hour, minute };

[[nodiscard]] std::string_view name_of(calendar_part part) noexcept;
[[nodiscard]] std::string_view name_of(calendar_unit unit) noexcept;
/// By name, ASCII letters without case.
[[nodiscard]] std::optional<calendar_part> calendar_part_named(std::string_view name) noexcept;
[[nodiscard]] std::optional<calendar_unit> calendar_unit_named(std::string_view name) noexcept;
[[nodiscard]] std::vector<std::string_view> calendar_part_names();
[[nodiscard]] std::vector<std::string_view> calendar_unit_names();

/// The part of the point `seconds` after 1970-01-01T00:00:00. Never undefined, whatever `seconds` is.
[[nodiscard]] std::int64_t part_of(calendar_part part, std::int64_t seconds) noexcept;

/// The begin of the unit that the point lies in; wraps around where it does not fit 64 bits.
[[nodiscard]] std::int64_t begin_of(calendar_unit unit, std::int64_t seconds) noexcept;

/// The same for many points at once.
void parts_of(calendar_part part, std::span<const std::int64_t> seconds, std::int64_t* results) noexcept;
void begins_of(calendar_unit unit, std::span<const std::int64_t> seconds, std::int64_t* results) noexcept;

/// `2026-01-31 08:00:00`; years before 0 with a minus sign, years after 9999 with all their digits.
[[nodiscard]] std::string instant_text(std::int64_t seconds);

/// Seconds that `+08:00`, `-05:30` or `Z` is ahead of UTC; nothing for any other text.
[[nodiscard]] std::optional<std::int32_t> offset_seconds(std::string_view text) noexcept;
/// The offset as it is written: `+08:00`, `-05:30`.
[[nodiscard]] std::string offset_text(std::int32_t seconds);

using detail::floor_divide;
/// value - floor(value / divisor) * divisor: 0 to divisor - 1.
[[nodiscard]] constexpr std::int64_t floor_remainder(std::int64_t value, std::int64_t divisor) noexcept {
  const std::int64_t rest = value % divisor;
  return rest < 0 ? rest + divisor : rest;
}

}  // namespace assay::plan
