// SPDX-License-Identifier: Apache-2.0
#include "kernel/bit_pack.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace assay::kernel {
namespace {

constexpr std::uint64_t untouched = 0xDEADBEEFDEADBEEF;

bool bit(const std::vector<std::uint64_t>& words, std::size_t index) {
  return ((words[index / 64] >> (index % 64)) & 1U) != 0;
}

TEST(bit_pack, writes_a_bit_for_every_element_and_no_word_more) {
  std::mt19937_64 random{1};
  for (std::size_t count = 0; count <= 200; ++count) {
    std::vector<std::uint64_t> answers(4, random());
    std::vector<std::uint64_t> words(5, untouched);
    pack_bits(count, words.data(), [&](std::size_t index) { return bit(answers, index); });
    for (std::size_t index = 0; index < 64 * words_for(count); ++index) {
      ASSERT_EQ(bit(words, index), index < count && bit(answers, index)) << count << " " << index;
    }
    for (std::size_t word = words_for(count); word < words.size(); ++word)
      ASSERT_EQ(words[word], untouched);
  }
}

TEST(bit_pack, any_value_that_is_true_counts_as_one_bit) {
  std::uint64_t word = 0;
  pack_bits(64, &word, [](std::size_t index) { return index % 2 == 0 ? 6 : 0; });
  EXPECT_EQ(word, 0x5555555555555555U);
}

TEST(bit_pack, fills_whole_and_partial_words) {
  for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 128U}) {
    std::vector<std::uint64_t> words(3, 0);
    fill_bits(count, words.data());
    for (std::size_t index = 0; index < 192; ++index)
      ASSERT_EQ(bit(words, index), index < count) << count;
  }
}

}  // namespace
}  // namespace assay::kernel
