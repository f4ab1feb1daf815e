// SPDX-License-Identifier: Apache-2.0
//
// Finds delimiters, quotes and line ends among 64 bytes at once, with eight bytes per machine word.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace assay::io::csv_block {

inline constexpr std::size_t block_bytes = 64;

namespace detail {

inline constexpr std::size_t word_bytes = 8;
inline constexpr std::uint64_t ones = 0x0101010101010101U;
inline constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7FU;
inline constexpr std::uint64_t high_bits = 0x8080808080808080U;

constexpr std::uint64_t repeated(char c) noexcept { return ones * static_cast<unsigned char>(c); }

// High bit set in every byte of `seven_bits` that differs from `pattern`; both without high bits, so nothing
// carries.
constexpr std::uint64_t differing(std::uint64_t seven_bits, std::uint64_t pattern) noexcept {
  return (seven_bits ^ pattern) + low_bits;
}

// The lowest bits of eight bytes as eight bits, the byte that comes first in memory lowest.
constexpr std::uint64_t gathered(std::uint64_t low_bit_of_each_byte) noexcept {
  constexpr std::uint64_t order =
      std::endian::native == std::endian::little ? 0x0102040810204080U : 0x8040201008040201U;
  return low_bit_of_each_byte * order >> 56U;
}

}  // namespace detail

/// What stands in a block.
struct block_bits {
  std::uint64_t structural;  ///< bit i: byte i is a delimiter, a quote or a line end
  bool plain;                ///< neither NUL nor non-ASCII bytes
};

/// Looks at the `block_bytes` bytes from `bytes` on, eight at a time.
inline block_bits classify(const char* bytes, char delimiter) noexcept {
  using namespace detail;
  const std::uint64_t delimiters = repeated(delimiter);
  block_bits found{0, true};
  std::uint64_t unusual = 0;
  for (std::size_t i = 0; i < block_bytes; i += word_bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, word_bytes);
    unusual |= word | (word - ones);  // NUL borrows into its high bit
    const std::uint64_t seven_bits = word & low_bits;
    const std::uint64_t others = differing(seven_bits, delimiters) & differing(seven_bits, repeated('"')) &
                                 differing(seven_bits, repeated('\n')) &
                                 differing(seven_bits, repeated('\r'));
    const std::uint64_t hits = ~(others | word) & high_bits;
    found.structural |= gathered(hits >> 7U) << i;
  }
  found.plain = (unusual & high_bits) == 0;
  return found;
}

}  // namespace assay::io::csv_block
