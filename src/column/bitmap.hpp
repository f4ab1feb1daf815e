// SPDX-License-Identifier: Apache-2.0
//
// Bitmaps of columns as they come in: bits counted from the lowest of a byte, beginning at any bit of any byte. The engine
// works on words of 64 bits instead.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace assay::column {

/// Words that hold `bits` bits.
[[nodiscard]] constexpr std::size_t bitmap_words(std::size_t bits) noexcept { return (bits + 63) / 64; }

/// Up to eight bytes as a word, the first one lowest.
[[nodiscard]] inline std::uint64_t load_word(const unsigned char* bytes, std::size_t length) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    std::uint64_t word = 0;
    if (length >= 8) {
      std::memcpy(&word, bytes, 8);
    } else {
      std::memcpy(&word, bytes, length);
    }
    return word;
  } else {
    std::uint64_t word = 0;
    for (std::size_t index = 0; index < std::min<std::size_t>(length, 8); ++index)
      word |= std::uint64_t{bytes[index]} << (8 * index);
    return word;
  }
}

/// Copies `length` bits that begin at bit `first` of `bitmap` to bit 0 of `words`, and clears the rest of the last word.
/// Reads only bytes that hold a bit of them.
inline void read_bits(const void* bitmap, std::size_t first, std::size_t length,
                      std::uint64_t* words) noexcept {
  if (length == 0) return;
  const auto* const bytes = static_cast<const unsigned char*>(bitmap) + first / 8;
  const std::size_t shift = first % 8;
  const std::size_t size = (shift + length + 7) / 8;
  for (std::size_t at = 0, index = 0; index < bitmap_words(length); ++index, at += 8) {
    std::uint64_t word = load_word(bytes + at, size - at) >> shift;
    if (shift != 0 && size - at > 8) word |= std::uint64_t{bytes[at + 8]} << (64 - shift);
    words[index] = word;
  }
  if (length % 64 != 0) words[length / 64] &= (std::uint64_t{1} << (length % 64)) - 1;
}

[[nodiscard]] inline bool bit_at(const void* bitmap, std::size_t bit) noexcept {
  return ((static_cast<const unsigned char*>(bitmap)[bit / 8] >> (bit % 8)) & 1U) != 0;
}

inline void set_bit(std::uint8_t* bitmap, std::size_t bit) noexcept {
  bitmap[bit / 8] = static_cast<std::uint8_t>(bitmap[bit / 8] | (1U << (bit % 8)));
}
inline void clear_bit(std::uint8_t* bitmap, std::size_t bit) noexcept {
  bitmap[bit / 8] = static_cast<std::uint8_t>(bitmap[bit / 8] & ~(1U << (bit % 8)));
}

}  // namespace assay::column
