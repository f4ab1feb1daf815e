// SPDX-License-Identifier: Apache-2.0
//
// Exact percentiles: the rank, ends, ties, the cap, published figures.
#include <assay/metric/percentile.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include <assay/metric/median.hpp>

namespace assay::metric {
namespace {

percentile of(const std::vector<std::int64_t>& values) {
  percentile result;
  for (const std::int64_t value : values)
    result.add(value);
  return result;
}
decimal p(std::string_view text) { return decimal::parse(text).value(); }

TEST(NearestRank, IsExact) {
  static_assert(nearest_rank(10, {9, 1}) == 9);
  static_assert(nearest_rank(10, {90, 2}) == 9);
  static_assert(nearest_rank(11, {9, 1}) == 10);
  static_assert(nearest_rank(10, {1, 0}) == 10);
  static_assert(nearest_rank(1, {1, 18}) == 1);
  // 0.7 x 10 in doubles is 7.000000000000001 rounded up: 8.
  static_assert(nearest_rank(10, {7, 1}) == 7);
  static_assert(nearest_rank(1'000'000'000'000'000'000, {1, 18}) == 1);
  static_assert(nearest_rank(INT64_MAX, {1, 0}) == INT64_MAX);
}

TEST(Percentile, IsAValueThatOccurred) {
  EXPECT_EQ(of({1, 3, 2, 4}).value(p("0.5")), fraction{2});
  EXPECT_EQ(of({1, 3, 2, 4}).value(p("0.25")), fraction{1});
  EXPECT_EQ(of({1, 3, 2, 4}).value(p("0.251")), fraction{2});
  EXPECT_EQ(of({1, 3, 2, 4}).value(p("1")), fraction{4});
  EXPECT_EQ(of({1, 3, 2, 4}).value(p("0.000001")), fraction{1});
  EXPECT_EQ(of({5, 5, 5, 9}).value(p("0.75")), fraction{5});
  EXPECT_EQ(of({-7, -9}).value(p("0.5")), fraction{-9});
  EXPECT_EQ(of({INT64_MIN, INT64_MAX}).value(p("0.51")), fraction{INT64_MAX});
}

TEST(Percentile, RefusesWhatIsNoPercentile) {
  EXPECT_FALSE(of({1}).value(p("0")));
  EXPECT_FALSE(of({1}).value(p("1.01")));
  EXPECT_FALSE(of({1}).value(p("-0.5")));
  EXPECT_FALSE(of({}).value(p("0.5")));
}

TEST(Percentile, MedianIsTheMiddle) {
  median middle;
  for (const std::int64_t value : {9, 1, 5})
    middle.add(value);
  EXPECT_EQ(middle.value(), fraction{5});
  EXPECT_EQ(of({1, 2, 3, 4}).value(), fraction{2});
}

TEST(Percentile, AgreesWithSorting) {
  std::mt19937_64 random{11};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::int64_t> values(1 + random() % 200);
    for (auto& value : values)
      value = static_cast<std::int64_t>(random() % 50) - 25;
    const percentile metric = of(values);
    std::sort(values.begin(), values.end());
    const decimal asked{1 + static_cast<std::int64_t>(random() % 1000), 3};
    std::size_t rank = 0;
    while (fraction{static_cast<std::int64_t>(rank), static_cast<std::int64_t>(values.size())} <
           fraction{asked})
      ++rank;
    EXPECT_EQ(metric.value(asked), fraction{values[rank - 1]});
  }
}

// The example of NIST/SEMATECH e-Handbook of Statistical Methods, section 7.2.6.2; type 1 of R's quantile().
TEST(Percentile, OfTheHandbooksTwelveValues) {
  const percentile metric =
      of({951772, 951567, 951937, 951959, 951442, 950610, 951591, 951195, 951065, 950925, 951990, 951682});
  EXPECT_EQ(metric.value(p("0.9")), fraction{951959});
}

TEST(Percentile, BeyondTheCapThereIsNoAnswerWhateverTheOrder) {
  percentile forward;
  percentile backward;
  const auto most = static_cast<std::int64_t>(percentile::most_values);
  for (std::int64_t value = 0; value <= most; ++value) {
    EXPECT_FALSE(forward.over_cap);
    forward.add(value);
    backward.add(most - value);
  }
  EXPECT_TRUE(forward.over_cap);
  EXPECT_FALSE(forward.value());
  EXPECT_EQ(forward, backward);
  percentile left;
  percentile right;
  for (std::int64_t value = 0; value <= most; ++value)
    (value % 2 == 0 ? left : right).add(value);
  EXPECT_TRUE(left.value() && right.value());
  left.merge(right);
  EXPECT_EQ(left, forward);
  forward.add(7);
  EXPECT_EQ(forward.n(), most + 2);
}

}  // namespace
}  // namespace assay::metric
