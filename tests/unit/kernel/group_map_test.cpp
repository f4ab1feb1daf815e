// SPDX-License-Identifier: Apache-2.0
//
// Counters by group and key against a std::map, with groups that are forgotten in between.
#include "kernel/group_map.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace assay::kernel {
namespace {

TEST(group_map, counts_like_a_map) {
  std::mt19937_64 random{3};
  group_map counts;
  std::map<std::pair<std::uint32_t, std::int64_t>, std::int64_t> expected;
  std::size_t groups = 1;
  for (int round = 0; round < 60; ++round) {
    groups += random() % 4;
    counts.resize(groups);
    const std::size_t additions = random() % 400;
    counts.reserve(additions);
    for (std::size_t addition = 0; addition < additions; ++addition) {
      const auto group = static_cast<std::uint32_t>(random() % groups);
      const std::int64_t key = static_cast<std::int64_t>(random()) >> (random() % 64);
      const auto count = static_cast<std::int64_t>(1 + random() % 5);
      counts.add(group, key, count);
      expected[{group, key}] += count;
    }
    if (round % 7 == 6) {
      const auto gone = static_cast<std::uint32_t>(random() % groups);
      counts.erase_groups([gone](std::uint32_t group) { return group == gone; });
      std::erase_if(expected, [gone](const auto& pair) { return pair.first.first == gone; });
    }
    ASSERT_EQ(counts.entries().size(), expected.size());
    for (std::uint32_t group = 0; group < groups; ++group) {
      std::vector<group_map::counted_key> of_group;
      for (const auto& [place, count] : expected) {
        if (place.first == group) of_group.emplace_back(place.second, count);
      }
      ASSERT_EQ(counts.sorted(group), of_group);
      ASSERT_EQ(counts.keys_of(group), of_group.size());
    }
  }
}

TEST(group_map, an_empty_one_has_nothing) {
  group_map counts;
  counts.resize(2);
  counts.reserve(0);
  EXPECT_TRUE(counts.sorted(1).empty());
  counts.erase_groups([](std::uint32_t) { return true; });
  EXPECT_TRUE(counts.entries().empty());
}

}  // namespace
}  // namespace assay::kernel
