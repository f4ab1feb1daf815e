// SPDX-License-Identifier: Apache-2.0
//
// Bits that begin anywhere, against the bits one by one; the bytes are exactly as many as hold them.
#include "column/bitmap.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace assay::column {
namespace {

TEST(bitmap, bits_are_read_from_any_bit_on_and_the_rest_of_the_last_word_is_clear) {
  std::mt19937_64 random{1};
  for (std::size_t first = 0; first < 70; ++first) {
    for (std::size_t length = 0; length < 200; length += 1 + length / 40) {
      std::vector<unsigned char> bytes((first + length + 7) / 8);
      for (unsigned char& byte : bytes)
        byte = static_cast<unsigned char>(random());
      std::vector<std::uint64_t> words(bitmap_words(length), ~std::uint64_t{0});
      read_bits(bytes.data(), first, length, words.data());
      for (std::size_t bit = 0; bit < 64 * words.size(); ++bit) {
        const bool expected = bit < length && bit_at(bytes.data(), first + bit);
        ASSERT_EQ(((words[bit / 64] >> (bit % 64)) & 1U) != 0, expected)
            << first << " " << length << " " << bit;
      }
    }
  }
}

TEST(bitmap, single_bits_are_set_and_cleared) {
  std::uint8_t bytes[2] = {};
  set_bit(bytes, 9);
  set_bit(bytes, 0);
  EXPECT_EQ(bytes[0], 1);
  EXPECT_EQ(bytes[1], 2);
  clear_bit(bytes, 9);
  EXPECT_FALSE(bit_at(bytes, 9));
  EXPECT_TRUE(bit_at(bytes, 0));
}

}  // namespace
}  // namespace assay::column
