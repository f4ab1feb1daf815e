// SPDX-License-Identifier: Apache-2.0
//
// Who works when: how many people each shift of a day needs, and who takes which.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sample/covered_quarter.hpp"
#include "sample/world.hpp"

namespace assay::sample {

struct duty {
  std::size_t agent;  ///< index in the team
  instant from;
  instant until;
};

class rota {
 public:
  /// Plans for `contacts` in the period, with `people` in all teams together or as many as the plan needs.
  rota(const world& company, std::int64_t contacts, std::optional<std::int64_t> people);

  /// People of each team.
  [[nodiscard]] const std::vector<std::int64_t>& sizes() const noexcept { return sizes_; }
  /// People on the early, day and late shift.
  [[nodiscard]] std::array<std::int64_t, shift_count> seats(std::size_t team, std::int64_t day) const;
  /// Who is on which shift; ask for the days in their order, each once.
  [[nodiscard]] std::vector<duty> duties(std::size_t team, std::int64_t day);

 private:
  [[nodiscard]] std::array<std::int64_t, shift_count> planned(std::size_t team, std::int64_t day) const;

  const world& company_;
  std::int64_t contacts_;
  std::vector<std::int32_t> demand_;
  std::vector<std::int64_t> sizes_;
  std::vector<std::int64_t> next_;  ///< of each team, who is the first to work on the next day
};

}  // namespace assay::sample
