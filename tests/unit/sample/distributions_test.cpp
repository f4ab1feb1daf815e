// SPDX-License-Identifier: Apache-2.0
//
// The tables against the functions they stand for, and the draws against the tables. The logarithms are taken here, in the
// test, with a tolerance.
#include "sample/distributions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::sample {
namespace {

std::vector<std::int64_t> sorted_draws(std::int64_t (*draw)(random_stream&, std::int64_t),
                                       std::int64_t scale) {
  random_stream stream{6, purpose::contact, 0};
  std::vector<std::int64_t> values;
  values.reserve(200'000);
  for (int count = 0; count < 200'000; ++count)
    values.push_back(draw(stream, scale));
  std::sort(values.begin(), values.end());
  return values;
}

double mean_of(const std::vector<std::int64_t>& values) {
  double sum = 0;
  for (const std::int64_t value : values)
    sum += static_cast<double>(value);
  return sum / static_cast<double>(values.size());
}

double at_share(const std::vector<std::int64_t>& values, double share) {
  return static_cast<double>(values[static_cast<std::size_t>(share * static_cast<double>(values.size()))]);
}

TEST(Distributions, TheTableOfLogarithmsIsRight) {
  for (std::size_t index = 0; index < negative_logarithms.size(); ++index) {
    const double expected = -std::log(0.5 + static_cast<double>(index) / 128) * 1e9;
    EXPECT_NEAR(static_cast<double>(negative_logarithms[index]), expected, 0.51) << index;
  }
}

TEST(Distributions, ExponentialHasItsMeanAndQuantiles) {
  const auto values = sorted_draws(exponential, 1'000'000);
  EXPECT_GE(values.front(), 0);
  EXPECT_NEAR(mean_of(values), 1e6, 7e3);  // three standard errors
  for (const double share : {0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999}) {
    EXPECT_NEAR(at_share(values, share), -std::log(1 - share) * 1e6, 2e4 / std::sqrt(1 - share)) << share;
  }
  EXPECT_GT(values.back(), 10'000'000);  // no cut: one of 22'000 is ten times the mean
}

TEST(Distributions, TheLongTailIsTheQuantilesOfALogarithmicNormal) {
  // The share of a normal distribution below z is what its error function says.
  for (std::size_t index = 1; index + 1 < long_tail.size(); ++index) {
    const double z = std::log(long_tail[index].value / 1000.0) / 0.7;
    const double share = 0.5 * std::erfc(-z / std::sqrt(2.0));
    EXPECT_NEAR(share * 10'000, long_tail[index].probability, 5) << index;
  }
  EXPECT_EQ(long_tail.front().probability, 0);
  EXPECT_EQ(long_tail.back().probability, 10'000);
}

TEST(Distributions, TheMeanOfTheLongTailIsWhatItSays) {
  double sum = 0;
  for (std::size_t index = 1; index < long_tail.size(); ++index) {
    const double width = long_tail[index].probability - long_tail[index - 1].probability;
    sum += width * (long_tail[index].value + long_tail[index - 1].value) / 2;
  }
  EXPECT_NEAR(sum / 10'000, 1283, 0.5);
}

TEST(Distributions, DrawsFollowTheLongTail) {
  const auto values = sorted_draws(long_tailed, 100'000);
  EXPECT_GE(values.front(), std::int64_t{long_tail.front().value} * 100);
  EXPECT_LE(values.back(), std::int64_t{long_tail.back().value} * 100);
  EXPECT_NEAR(mean_of(values), 128'300, 1'000);
  for (const quantile& point : long_tail) {
    if (point.probability < 100 || point.probability > 9900) continue;
    const double expected = point.value * 100.0;
    EXPECT_NEAR(at_share(values, point.probability / 10'000.0), expected, expected * 0.04)
        << point.probability;
  }
}

// Pinned: every compiler has to draw these.
TEST(Distributions, DrawTheSameEverywhere) {
  random_stream stream{2026, purpose::contact, 1};
  EXPECT_EQ(exponential(stream, 1'000'000), 130'992);
  EXPECT_EQ(exponential(stream, 1'000'000), 707'317);
  EXPECT_EQ(long_tailed(stream, 1'000'000), 1'310'534);
  EXPECT_EQ(long_tailed(stream, 1'000'000), 2'516'296);
}

}  // namespace
}  // namespace assay::sample
