// SPDX-License-Identifier: Apache-2.0
#include "kernel/bucket_counts.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace assay::kernel {
namespace {

using counted = std::map<std::int64_t, std::int64_t>;

counted counts_of(const bucket_counts& buckets) {
  counted counts;
  std::int64_t last = INT64_MIN;
  buckets.for_each([&](std::int64_t bucket, std::int64_t count) {
    EXPECT_GT(bucket, last);
    last = bucket;
    counts[bucket] = count;
  });
  return counts;
}

TEST(bucket_counts, counts_beyond_what_a_byte_holds) {
  std::mt19937_64 random{5};
  bucket_counts buckets{-20, 50};
  counted expected;
  for (int round = 0; round < 400; ++round) {
    buckets.reserve(64);
    for (int record = 0; record < 64; ++record) {
      // Some buckets run over again and again.
      const std::int64_t bucket = random() % 2 == 0 ? static_cast<std::int64_t>(random() % 3) - 20
                                                    : static_cast<std::int64_t>(random() % 50) - 20;
      buckets.add_at(buckets.place_of(bucket));
      ++expected[bucket];
    }
  }
  EXPECT_EQ(counts_of(buckets), expected);
  EXPECT_GE(buckets.most_records(), 400 * 64);
  EXPECT_GT(expected[-20], 256);
}

TEST(bucket_counts, takes_many_at_once_and_its_own) {
  bucket_counts buckets{0, 8};
  buckets.reserve(1'000'000'000'300);
  buckets.add(3, 1'000'000'000'000);
  buckets.add(3, 255);
  buckets.add(7, 45);
  const bucket_counts copy{buckets};
  buckets.reserve(copy.most_records());
  buckets.for_each([&buckets](std::int64_t bucket, std::int64_t count) { buckets.add(bucket, count); });
  EXPECT_EQ(counts_of(buckets), (counted{{3, 2'000'000'000'510}, {7, 90}}));
  EXPECT_EQ(counts_of(copy), (counted{{3, 1'000'000'000'255}, {7, 45}}));
}

TEST(bucket_counts, what_lies_in_no_bucket_is_taken_for_the_last_one) {
  bucket_counts buckets{-3, 4};
  buckets.reserve(3);
  buckets.add(-4, 1);
  buckets.add(1, 1);
  buckets.add(INT64_MAX, 1);
  EXPECT_EQ(counts_of(buckets), (counted{{0, 3}}));
}

}  // namespace
}  // namespace assay::kernel
