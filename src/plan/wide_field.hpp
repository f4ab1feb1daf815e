// SPDX-License-Identifier: Apache-2.0
//
// Fields of 16 bytes among the words of a group: two of them, the low one first.
#pragma once

#include <cstdint>

#include <assay/integer.hpp>

namespace assay::plan {

[[nodiscard]] inline int128 wide_at(const std::int64_t* word) noexcept {
  return static_cast<int128>(static_cast<uint128>(static_cast<std::uint64_t>(word[1])) << 64 |
                             static_cast<std::uint64_t>(word[0]));
}
inline void set_wide(std::int64_t* word, int128 value) noexcept {
  word[0] = static_cast<std::int64_t>(static_cast<std::uint64_t>(static_cast<uint128>(value)));
  word[1] = static_cast<std::int64_t>(static_cast<std::uint64_t>(static_cast<uint128>(value) >> 64));
}
inline void add_wide(std::int64_t* word, int128 value) noexcept { set_wide(word, wide_at(word) + value); }

}  // namespace assay::plan
