// SPDX-License-Identifier: Apache-2.0
//
// Sums, means and extremes beyond what the common table checks: 128-bit totals, first records, no silent truncation.
#include <assay/metric/mean.hpp>

#include <gtest/gtest.h>

#include <cstdint>

#include <assay/metric/maximum.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/sum.hpp>

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

TEST(Mean, IsAFractionAndNeverRounded) {
  static_assert(of<mean>(1, 2).value() == fraction{3, 2});
  static_assert(of<mean>(1, 1, 2).value()->denominator == 3);
  static_assert(of<mean>(-1, -2).value() == fraction{-3, 2});
}

TEST(Mean, DurationsAreNotCutToWholeHours) {
  // 59 min and 2 h 1 min: 1.5 h, not (0 + 2) / 2.
  static_assert(of<mean>(3540, 7260).value() == fraction{5400});
}

TEST(Mean, TotalsPass64Bits) {
  static_assert(of<mean>(INT64_MAX, INT64_MAX, INT64_MAX).value() == fraction{INT64_MAX});
  static_assert(of<mean>(INT64_MIN, INT64_MIN).value() == fraction{INT64_MIN});
  static_assert(of<mean>(INT64_MIN, INT64_MAX).value() == fraction{-1, 2});
  static_assert(of<sum>(INT64_MIN, INT64_MIN, INT64_MIN).value() == fraction{int128{3} * INT64_MIN});
}

TEST(Sum, OfNothingIsNotZero) {
  static_assert(!sum{}.value());
  static_assert(of<sum>(0).value() == fraction{});
  static_assert(of<sum>(5, -5).n() == 2);
}

TEST(Extremes, TheFirstRecordAlwaysCounts) {
  static_assert(of<minimum>(5).value() == fraction{5});  // not the 0 it starts from
  static_assert(of<maximum>(-5).value() == fraction{-5});
  static_assert(of<minimum>(INT64_MAX).value() == fraction{INT64_MAX});
  static_assert(of<maximum>(INT64_MIN).value() == fraction{INT64_MIN});
}

TEST(Extremes, AnEmptyOneAddsNoZeroWhenMerged) {
  minimum lowest = of<minimum>(5);
  lowest.merge({});
  EXPECT_EQ(lowest.value(), fraction{5});
  maximum highest;
  highest.merge(of<maximum>(-5));
  EXPECT_EQ(highest.value(), fraction{-5});
  EXPECT_EQ(highest.n(), 1);
}

TEST(Rate, NeverPassesOneAndHidesNoRecord) {
  static_assert(of<rate>(true, true).value() == ratio{1, 1});
  static_assert(of<rate>(false).value() == ratio{});
  static_assert(of<rate>(true, false, false).value() == ratio{1, 3});
  static_assert(of<rate>(true, false, false).n() == 3);
}

TEST(Mean, FloatingPointRecordsAreRefusedInsteadOfCut) {
  static_assert(accepts<mean, std::int32_t>);
  static_assert(!accepts<mean, double>);
  static_assert(!accepts<sum, double>);
  static_assert(!accepts<minimum, float>);
  static_assert(!accepts<maximum, long double>);
}

}  // namespace
}  // namespace assay::metric
