// SPDX-License-Identifier: Apache-2.0
//
// The people of the teams: those that the world names, and as many more as the size of the sample needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sample/covered_quarter.hpp"
#include "sample/world.hpp"

namespace assay::sample {

/// An agent who is employed; the figures mean what they mean in `agent`.
struct person {
  std::string name;
  std::int32_t expertise = 0;
  std::int32_t speed = 0;
  std::int32_t warmth = 0;
  std::int32_t diligence = 0;
  focus prefers = focus::any;
};

class staff {
 public:
  /// `sizes` has the people of each team; the named ones are always there.
  staff(const world& company, std::uint64_t seed, std::span<const std::int64_t> sizes);

  [[nodiscard]] std::span<const person> of(std::size_t team) const { return teams_.at(team); }

 private:
  std::vector<std::vector<person>> teams_;
};

/// More people than this cannot be named.
inline constexpr std::int64_t most_people = 20'000;

/// The people that the world names.
[[nodiscard]] std::int64_t named_people(const world& company);

/// The company, its people, and the seed of everything that chance decides about them.
struct setting {
  const world& company;
  const staff& people;
  std::uint64_t seed;

  /// What an agent can do at a time: a training may have come before.
  [[nodiscard]] std::int32_t expertise(std::size_t team, std::size_t agent, instant at) const;
  [[nodiscard]] std::int32_t speed(std::size_t team, std::size_t agent, instant at) const;
};

}  // namespace assay::sample
