// SPDX-License-Identifier: Apache-2.0
//
// Variance and standard deviation: both divisors, data on which naive formulas lose every digit, published figures.
#include <assay/metric/variance.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <assay/decimal.hpp>

#include "surroundings.hpp"

namespace assay::metric {
namespace {

template <class Metric>
constexpr Metric of(auto... values) {
  Metric result;
  (result.add(values), ...);
  return result;
}

template <class Metric, class Record>
concept accepts = requires(Metric metric, const Record& record) {
  metric.add(record);
};

TEST(Variance, DividesByNMinus1OrN) {
  static_assert(of<variance>(2, 4, 4, 4, 5, 5, 7, 9).value() == fraction{32, 7});
  static_assert(of<population_variance>(2, 4, 4, 4, 5, 5, 7, 9).value() == fraction{4});
  static_assert(*of<population_standard_deviation>(2, 4, 4, 4, 5, 5, 7, 9).value() == fraction{2});
  static_assert(of<standard_deviation>(1, 2).value()->squared == fraction{1, 2});
  static_assert(of<variance>(-3, 3).value() == fraction{18});
}

TEST(Variance, OfOneRecordIsZeroOrNothing) {
  static_assert(!of<variance>(7).value());
  static_assert(!of<standard_deviation>(7).value());
  static_assert(of<population_variance>(7).value() == fraction{0});
  static_assert(!population_variance{}.value());
  static_assert(of<variance>(7, 7, 7).value() == fraction{0});
}

TEST(Variance, ScaledValuesHaveTheVarianceOfTheirNumbers) {
  static_assert(of<variance>(10, 20, 30).value(10) == fraction{1});
  static_assert(*of<standard_deviation>(10, 20, 30).value(10) == fraction{1});
}

TEST(Variance, DoesNotLoseWhatIsSmallBesideALargeMean) {
  // In doubles, the mean of the squares less the square of the mean is 0 or negative here.
  static_assert(of<variance>(400'000'000'001, 400'000'000'002, 400'000'000'003).value() == fraction{1});
}

TEST(Variance, ValuesThatCouldOverflowTheSquaresAreCountedApart) {
  constexpr std::int64_t most = moments::largest_value;
  static_assert(of<variance>(most, -most, most + 1).too_large == 1);
  static_assert(of<variance>(INT64_MIN, INT64_MAX, 0).too_large == 2);
  static_assert(!of<variance>(1, 2, most + 1).value());
  static_assert(of<population_variance>(most, -most).value() == fraction{int128{most} * most});
}

TEST(Variance, FullStatesDoNotWrap) {
  // As many records as a state holds, half of them at each end: the variance is the square of the largest value.
  population_variance full;
  constexpr std::int64_t rows = std::int64_t{1} << 48;
  constexpr int128 most = moments::largest_value;
  full.fields() = std::tuple{rows, int128{0}, most * most * rows, std::int64_t{0}};
  EXPECT_EQ(full.value(), fraction{most * most});
}

TEST(Variance, TakesIntegersOnly) {
  static_assert(accepts<variance, int>);
  static_assert(!accepts<variance, double>);
}

// NIST Statistical Reference Datasets, univariate summary statistics, https://www.itl.nist.gov/div898/strd/univ/homepage.html
TEST(StandardDeviation, OfTheNistReferenceDatasets) {
  const std::filesystem::path folder = tests::shared_folder();
  const auto file = folder / "oracles" / "nist_strd_univariate.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  std::ifstream in{file};
  const auto all = nlohmann::json::parse(in);
  int compared = 0;
  for (const auto& set : all.at("datasets")) {
    if (!set.contains("data")) continue;
    std::vector<decimal> values;
    int scale = 0;
    for (const auto& text : set.at("data")) {
      values.push_back(decimal::parse(text.get<std::string>()).value());
      scale = std::max(scale, values.back().scale);
    }
    standard_deviation metric;
    for (const decimal& value : values)
      metric.add(value.with_scale(scale).value().coefficient);
    ASSERT_EQ(metric.n(), set.at("certified").at("n").get<std::int64_t>());
    const auto result = metric.value(power_of_ten(scale));
    ASSERT_TRUE(result);
    const std::string certified = set.at("certified").at("stdev").get<std::string>();
    const double expected = std::stod(certified);
    EXPECT_NEAR(result->to_double(), expected, std::abs(expected) * 1e-14) << set.at("name");
    // 15 digits are certified, and 1 and 0.1 are exact.
    if (certified.size() <= 3) {
      EXPECT_EQ(*result, fraction{decimal::parse(certified).value()}) << set.at("name");
    }
    ++compared;
  }
  EXPECT_GT(compared, 3);
}

}  // namespace
}  // namespace assay::metric
