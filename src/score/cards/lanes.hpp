// SPDX-License-Identifier: Apache-2.0
//
// The lanes of a block of cards: what the loops of kernel.hpp work on, for everything around them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "score/cards/kernel.hpp"

namespace assay::detail::cards {

using lane_doubles = std::array<double, lanes>;
using lane_integers = std::array<std::int64_t, lanes>;

[[nodiscard]] constexpr std::uint64_t lane_bit(std::size_t lane) noexcept { return std::uint64_t{1} << lane; }
/// The first `count` lanes.
[[nodiscard]] constexpr std::uint64_t first_lanes(std::size_t count) noexcept {
  return count == lanes ? every_lane : lane_bit(count) - 1;
}

/// Calls `use(lane)` for each lane of a word.
template <class Use>
void for_each_lane(std::uint64_t word, const Use& use) {
  for (; word != 0; word &= word - 1)
    use(static_cast<std::size_t>(std::countr_zero(word)));
}

}  // namespace assay::detail::cards
