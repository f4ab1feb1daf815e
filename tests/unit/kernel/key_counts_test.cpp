// SPDX-License-Identifier: Apache-2.0
//
// Counters by key against a std::map.
#include "kernel/key_counts.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace assay::kernel {
namespace {

std::vector<key_counts::counted_key> as_list(const std::map<std::int64_t, std::int64_t>& counts) {
  return {counts.begin(), counts.end()};
}

TEST(key_counts, counts_like_a_map) {
  std::mt19937_64 random{3};
  for (int round = 0; round < 40; ++round) {
    key_counts counts;
    std::map<std::int64_t, std::int64_t> expected;
    const unsigned shift = static_cast<unsigned>(random() % 64);
    for (int block = 0; block < 5; ++block) {
      const std::size_t additions = random() % 300;
      counts.reserve(counts.size() + additions);
      for (std::size_t addition = 0; addition < additions; ++addition) {
        const std::int64_t key = static_cast<std::int64_t>(random()) >> shift;
        const auto count = static_cast<std::int64_t>(1 + random() % 5);
        counts.add(key, count);
        expected[key] += count;
      }
      ASSERT_EQ(counts.sorted(), as_list(expected));
      ASSERT_EQ(counts.size(), expected.size());
    }
    key_counts copy{counts};
    copy.reserve(copy.size() + 1);
    copy.add(7, 1);
    EXPECT_EQ(counts.sorted(), as_list(expected)) << "a copy is its own";
    counts.clear();
    EXPECT_EQ(counts.size(), 0U);
    EXPECT_TRUE(counts.sorted().empty());
    copy.release();
    EXPECT_TRUE(copy.sorted().empty());
    copy.reserve(1);
    copy.add(-1, 2);
    EXPECT_EQ(copy.sorted(), (std::vector<key_counts::counted_key>{{-1, 2}}));
  }
}

TEST(key_counts, an_empty_one_takes_no_memory_and_has_nothing) {
  key_counts counts;
  counts.reserve(0);
  EXPECT_TRUE(counts.sorted().empty());
  const key_counts copy{counts};
  EXPECT_EQ(copy.size(), 0U);
  EXPECT_LE(sizeof(key_counts), 16U);
}

}  // namespace
}  // namespace assay::kernel
