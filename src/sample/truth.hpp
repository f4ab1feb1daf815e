// SPDX-License-Identifier: Apache-2.0
//
// What was planted in the sample, for tests and analyses that have to find it again. docs/sample.md has the same table,
// with the size from which each truth shows.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace assay::sample {

struct member {
  std::string_view team;
  std::string_view agent;
};

struct truth {
  std::array<std::string_view, 4> teams_by_quality;    ///< best first: total score, and share solved at once
  std::array<std::string_view, 4> teams_by_follow_up;  ///< best first: return visits within 48 hours
  member lowest_resolution;                            ///< solves least, of all agents
  std::string_view slowest_issue;                      ///< longest handle time
  std::int32_t peak_hour;                              ///< local hour in which most customers come
  std::string_view trained_team;                       ///< solves more from the day of its training on
  std::chrono::year_month_day trained_on;              ///< first day after the training, local time
  /// The first is better at every issue type, but is given the hard ones, and so solves less than the second over all.
  std::array<member, 2> misjudged;
  std::string_view unchecked_team;  ///< has no quality checks
};

[[nodiscard]] const truth& planted() noexcept;

}  // namespace assay::sample
