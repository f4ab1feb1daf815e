// SPDX-License-Identifier: Apache-2.0
//
// The generator against the published outputs of SplitMix64, and what is drawn from it.
#include "sample/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdlib>

namespace assay::sample {
namespace {

// The first outputs for the seed 1234567, as generally quoted for implementations of SplitMix64.
TEST(Random, IsSplitMix64) {
  constexpr std::uint64_t step = 0x9e3779b97f4a7c15;
  constexpr std::array<std::uint64_t, 5> published{6457827717110365317U, 3203168211198807973U,
                                                   9817491932198370423U, 4593380528125082431U,
                                                   16408922859458223821U};
  for (std::size_t index = 0; index < published.size(); ++index) {
    EXPECT_EQ(mixed(1234567 + index * step), published[index]) << index;
  }
}

TEST(Random, StreamsDependOnSeedPurposeAndIndex) {
  const auto first = [](std::uint64_t seed, purpose what, std::int64_t index) {
    return random_stream{seed, what, index}.next();
  };
  EXPECT_EQ(first(1, purpose::contact, 7), first(1, purpose::contact, 7));
  EXPECT_NE(first(1, purpose::contact, 7), first(2, purpose::contact, 7));
  EXPECT_NE(first(1, purpose::contact, 7), first(1, purpose::survey, 7));
  EXPECT_NE(first(1, purpose::contact, 7), first(1, purpose::contact, 8));
}

TEST(Random, BelowReachesEveryValueEvenly) {
  random_stream stream{1, purpose::contact, 0};
  std::array<int, 7> counts{};
  for (int draw = 0; draw < 70'000; ++draw)
    ++counts.at(static_cast<std::size_t>(stream.below(7)));
  for (const int count : counts)
    EXPECT_NEAR(count, 10'000, 400);
}

TEST(Random, BelowOneIsZero) {
  random_stream stream{1, purpose::contact, 0};
  for (int draw = 0; draw < 100; ++draw)
    EXPECT_EQ(stream.below(1), 0);
}

TEST(Random, BetweenIncludesBothEnds) {
  random_stream stream{2, purpose::contact, 0};
  bool low = false;
  bool high = false;
  for (int draw = 0; draw < 1000; ++draw) {
    const std::int64_t value = stream.between(-3, 3);
    ASSERT_GE(value, -3);
    ASSERT_LE(value, 3);
    low = low || value == -3;
    high = high || value == 3;
  }
  EXPECT_TRUE(low);
  EXPECT_TRUE(high);
}

TEST(Random, ChanceHasCertainEnds) {
  random_stream stream{3, purpose::contact, 0};
  int hits = 0;
  for (int draw = 0; draw < 10'000; ++draw) {
    EXPECT_FALSE(stream.chance(0));
    EXPECT_TRUE(stream.chance(1000));
    if (stream.chance(250)) ++hits;
  }
  EXPECT_NEAR(hits, 2500, 200);
}

TEST(Random, AroundZeroIsSymmetricAndBounded) {
  random_stream stream{4, purpose::contact, 0};
  std::int64_t sum = 0;
  int near = 0;
  for (int draw = 0; draw < 10'000; ++draw) {
    const std::int64_t value = stream.around_zero(300);
    ASSERT_LE(std::abs(value), 300);
    sum += value;
    if (std::abs(value) <= 100) ++near;
  }
  EXPECT_NEAR(static_cast<double>(sum) / 10'000, 0, 4);
  // Three uniform draws: a third of the reach on both sides holds about two thirds of the values.
  EXPECT_NEAR(near, 6'670, 250);
}

TEST(Random, PickFollowsTheWeights) {
  random_stream stream{5, purpose::contact, 0};
  constexpr std::array<std::int32_t, 4> weights{0, 500, 300, 200};
  std::array<int, 4> counts{};
  for (int draw = 0; draw < 10'000; ++draw)
    ++counts.at(stream.pick(weights));
  EXPECT_EQ(counts[0], 0);
  EXPECT_NEAR(counts[1], 5000, 200);
  EXPECT_NEAR(counts[2], 3000, 200);
  EXPECT_NEAR(counts[3], 2000, 200);
}

}  // namespace
}  // namespace assay::sample
