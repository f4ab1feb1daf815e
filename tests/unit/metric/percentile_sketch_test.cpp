// SPDX-License-Identifier: Apache-2.0
//
// Buckets of the sketch: ascending, without gaps, narrow enough; percentiles within the promised error.
#include <assay/metric/percentile_sketch.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace assay::metric {
namespace {

TEST(SketchBuckets, KeepSmallNumbersExactly) {
  for (std::int64_t value = -256; value <= 256; ++value) {
    EXPECT_EQ(sketch_bucket(value), value);
    EXPECT_EQ(sketch_lower_edge(sketch_bucket(value)), value == -256 ? -257 : value) << value;
  }
}

TEST(SketchBuckets, LieSideBySide) {
  for (std::int32_t bucket = smallest_sketch_bucket + 1; bucket <= largest_sketch_bucket; ++bucket) {
    const std::int64_t lower = sketch_lower_edge(bucket);
    ASSERT_EQ(sketch_bucket(lower), bucket);
    ASSERT_EQ(sketch_bucket(lower - 1), bucket - 1) << lower;
  }
  EXPECT_EQ(sketch_lower_edge(smallest_sketch_bucket), INT64_MIN);
  EXPECT_EQ(sketch_bucket(INT64_MIN), smallest_sketch_bucket);
  EXPECT_EQ(largest_sketch_bucket - smallest_sketch_bucket + 1, 14'592);
}

TEST(SketchBuckets, AreNarrow) {
  // The largest integer of a bucket is the farthest from its lower edge on the positive side, and the closest to 0 on the
  // negative one.
  for (std::int32_t bucket = smallest_sketch_bucket; bucket < largest_sketch_bucket; ++bucket) {
    const int128 lower = sketch_lower_edge(bucket);
    const int128 upper = int128{sketch_lower_edge(bucket + 1)} - 1;
    const int128 least = bucket >= 0 ? lower : -upper;
    ASSERT_TRUE((upper - lower) * 128 <= least || upper == lower) << bucket;
  }
}

TEST(PercentileSketch, StaysWithinItsErrorAndNeverAboveTheExactAnswer) {
  std::mt19937_64 random{17};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::int64_t> values(1 + random() % 300);
    for (auto& value : values)
      value = static_cast<std::int64_t>(random()) >> (random() % 64);
    percentile_sketch sketch;
    percentile exact;
    for (const std::int64_t value : values) {
      sketch.add(value);
      exact.add(value);
    }
    const decimal p{1 + static_cast<std::int64_t>(random() % 1000), 3};
    const int128 about = sketch.value(p)->numerator;
    const int128 truth = exact.value(p)->numerator;
    ASSERT_TRUE(about <= truth);
    // 0.8 % of the exact value at most.
    ASSERT_TRUE((truth - about) * 1000 <= int128(magnitude(truth)) * 8);
  }
}

TEST(PercentileSketch, RefusesWhatIsNoPercentile) {
  percentile_sketch sketch;
  EXPECT_FALSE(sketch.value());
  sketch.add(3);
  EXPECT_FALSE(sketch.value(decimal{0}));
  EXPECT_FALSE(sketch.value(decimal{2}));
  EXPECT_EQ(sketch.value(decimal{1}), fraction{3});
}

}  // namespace
}  // namespace assay::metric
