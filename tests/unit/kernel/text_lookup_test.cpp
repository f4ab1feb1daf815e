// SPDX-License-Identifier: Apache-2.0
#include "kernel/text_lookup.hpp"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace assay::kernel {
namespace {

constexpr std::string_view left_texts[] = {"phone", "chat", "", "phone", "电话"};
constexpr std::string_view right_texts[] = {"电话", "mail", "phone"};
constexpr std::int64_t garbage = std::numeric_limits<std::int64_t>::min();

/// Few rows compare texts one by one, many rows prepare the dictionary: both must agree.
class text_lookup : public testing::TestWithParam<std::size_t> {};

TEST_P(text_lookup, finds_members_of_the_set) {
  const plan::text_set set{"", "phone", "zzz"};
  const std::vector<std::int64_t> codes{0, 1, 2, 3, 4, 5, -1, garbage};
  text_set_lookup lookup;
  lookup.prepare(set, left_texts, GetParam());
  std::uint64_t words = ~std::uint64_t{0};
  lookup.run(codes.data(), codes.size(), &words);
  EXPECT_EQ(words, 0b1101U);
  lookup.prepare(set, right_texts, GetParam());
  lookup.run(codes.data(), codes.size(), &words);
  EXPECT_EQ(words, 0b100U) << "prepared for another dictionary";
  lookup.prepare(set, {}, GetParam());
  lookup.run(codes.data(), codes.size(), &words);
  EXPECT_EQ(words, 0U) << "a column without texts";
}

TEST_P(text_lookup, compares_texts_of_two_dictionaries) {
  const std::vector<std::int64_t> left{0, 3, 1, 4, 2, 5, 0, garbage};
  const std::vector<std::int64_t> right{2, 2, 1, 0, 1, 0, 3, garbage};
  text_equality equality;
  equality.prepare(left_texts, right_texts, GetParam());
  std::uint64_t words = ~std::uint64_t{0};
  equality.run(left.data(), right.data(), left.size(), &words);
  EXPECT_EQ(words, 0b1011U);
  equality.prepare(left_texts, left_texts, GetParam());
  const std::vector<std::int64_t> same{3, 0, 1, 4, 2, 5, 1, garbage};
  equality.run(left.data(), same.data(), left.size(), &words);
  EXPECT_EQ(words, 0b11111U) << "one text may stand in a dictionary twice";
}

INSTANTIATE_TEST_SUITE_P(rows, text_lookup, testing::Values(1, 1000));

}  // namespace
}  // namespace assay::kernel
