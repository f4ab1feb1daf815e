// SPDX-License-Identifier: Apache-2.0
//
// When customers come, and how busy a team is at that time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sample/calendar.hpp"
#include "sample/world.hpp"

namespace assay::sample {

/// The company and the seed of everything that chance decides about it.
struct setting {
  const world& company;
  std::uint64_t seed;
};

/// Demand of each day of the period, in thousandths of an ordinary day.
[[nodiscard]] std::vector<std::int32_t> demand_by_day(const world& company);

/// The moments at which problems first come up, ascending.
[[nodiscard]] std::vector<instant> first_arrivals(const setting& where, std::int32_t count);

/// The first moment at or after `at` when the service is open.
[[nodiscard]] instant when_open(const world& company, instant at);

/// Work that comes to a team around `at` in thousandths of what it can do; below 1000.
[[nodiscard]] std::int64_t load_of(const setting& where, std::size_t team_index, instant at);

}  // namespace assay::sample
