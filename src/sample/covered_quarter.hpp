// SPDX-License-Identifier: Apache-2.0
//
// The quarter that the sample covers, in China Standard Time (UTC+8, no daylight saving).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace assay::sample {

/// Seconds since 1970-01-01T00:00:00Z.
using instant = std::int64_t;

inline constexpr std::int64_t minute_s = 60;
inline constexpr std::int64_t hour_s = 3600;
inline constexpr std::int64_t day_s = 86'400;
inline constexpr std::int64_t zone_offset_s = 8 * hour_s;

inline constexpr std::chrono::sys_days first_day = std::chrono::year{2026} / 4 / 1;
inline constexpr std::chrono::sys_days day_after_last = std::chrono::year{2026} / 7 / 1;
inline constexpr std::int64_t days_in_period = (day_after_last - first_day).count();

/// Midnight, local time, of a day of the period.
[[nodiscard]] constexpr instant midnight_of(std::int64_t day) noexcept {
  return (first_day.time_since_epoch().count() + day) * day_s - zone_offset_s;
}

/// The moment at which the records are taken from the company's systems: what happens later is not known.
inline constexpr instant extract_at = midnight_of(days_in_period);

/// Day of the period; negative before it.
[[nodiscard]] constexpr std::int64_t day_of(instant at) noexcept { return (at - midnight_of(0)) / day_s; }
[[nodiscard]] constexpr std::int64_t hour_of(instant at) noexcept {
  return (at + zone_offset_s) % day_s / hour_s;
}
/// 0 is Monday.
[[nodiscard]] constexpr std::int64_t weekday_of(std::int64_t day) noexcept {
  return (std::chrono::weekday{first_day}.iso_encoding() - 1 + day) % 7;
}

/// Appends `2026-04-01T09:03:20Z`.
void append_timestamp(std::string& target, instant at);

}  // namespace assay::sample
