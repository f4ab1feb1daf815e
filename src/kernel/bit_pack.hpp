// SPDX-License-Identifier: Apache-2.0
//
// Conditions over arrays as words of 64 bits: bit r (of word r / 64) is the answer for element r.
#pragma once

#include <cstddef>
#include <cstdint>

namespace assay::kernel {

/// Words that hold `bits` bits.
[[nodiscard]] constexpr std::size_t words_for(std::size_t bits) noexcept { return (bits + 63) / 64; }

/// Writes the answers of `test(index)` for the indices below `count` and clears the rest of the last word.
template <class Test>
inline void pack_bits(std::size_t count, std::uint64_t* words, const Test& test) noexcept {
  const auto bit = [&test](std::size_t index) {
    return static_cast<unsigned>(static_cast<bool>(test(index)));
  };
  std::size_t index = 0;
  for (; index + 64 <= count; index += 64) {
    std::uint64_t word = 0;
    // Eight at a time in a short chain each: half the time of one chain of 64.
    for (unsigned group = 0; group < 64; group += 8) {
      const std::size_t at = index + group;
      const unsigned byte = bit(at) | bit(at + 1) << 1 | bit(at + 2) << 2 | bit(at + 3) << 3 |
                            bit(at + 4) << 4 | bit(at + 5) << 5 | bit(at + 6) << 6 | bit(at + 7) << 7;
      word |= std::uint64_t{byte} << group;
    }
    words[index / 64] = word;
  }
  if (index == count) return;
  std::uint64_t word = 0;
  for (std::size_t at = index; at < count; ++at)
    word |= std::uint64_t{bit(at)} << (at - index);
  words[index / 64] = word;
}

/// Writes `count` bits set and clears the rest of the last word.
inline void fill_bits(std::size_t count, std::uint64_t* words) noexcept {
  for (std::size_t index = 0; index < count / 64; ++index)
    words[index] = ~std::uint64_t{0};
  if (count % 64 != 0) words[count / 64] = (std::uint64_t{1} << (count % 64)) - 1;
}

}  // namespace assay::kernel
