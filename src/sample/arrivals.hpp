// SPDX-License-Identifier: Apache-2.0
//
// When customers come: the contacts of the period are dealt out to its hours, each hour as likely as its demand says. Given
// their sum, this is a Poisson process with a rate that is constant within each hour.
#pragma once

#include <cstdint>
#include <vector>

#include "sample/covered_quarter.hpp"
#include "sample/world.hpp"

namespace assay::sample {

/// Demand of each day of the period, in thousandths of an ordinary day.
[[nodiscard]] std::vector<std::int32_t> demand_by_day(const world& company);

/// Contacts in each hour of the period, from the first midnight on: 24 entries a day, `contacts` in all.
[[nodiscard]] std::vector<std::int64_t> contacts_by_hour(const world& company, std::uint64_t seed,
                                                         std::int64_t contacts);

/// The first moment at or after `at` when customers can reach the company; keeps minutes and seconds.
[[nodiscard]] instant when_open(const world& company, instant at);

}  // namespace assay::sample
