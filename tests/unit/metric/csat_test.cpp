// SPDX-License-Identifier: Apache-2.0
//
// Customer satisfaction: every variant on figures worked out by hand, answers between whole numbers, and scales.
#include <assay/metric/csat.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>

namespace assay::metric {
namespace {

template <csat_variant Variant>
constexpr csat<Variant> of(auto... answers) {
  csat<Variant> result;
  (result.add(answers), ...);
  return result;
}

template <class Metric, class Record>
concept accepts = requires(Metric metric, const Record& record) {
  metric.add(record);
};

using enum csat_variant;

TEST(Csat, OneSetOfAnswersManyDefinitions) {
  // 5 5 4 4 3 2 1 1: what the products publish under one name.
  static_assert(of<top2of5>(5, 5, 4, 4, 3, 2, 1, 1).value() == ratio{1, 2});
  static_assert(of<csat_variant::mean>(5, 5, 4, 4, 3, 2, 1, 1).value() == score{25, 8});
  static_assert(of<mean100>(5, 5, 4, 4, 3, 2, 1, 1).value() == score{53'125, 1000});
  static_assert(of<net>(5, 5, 4, 4, 3, 2, 1, 1).value() == ratio{1, 8});
}

TEST(Csat, Top2Of5) {
  static_assert(of<top2of5>(4).value() == ratio{1, 1});
  static_assert(of<top2of5>(3).value() == ratio{});
  static_assert(of<top2of5>(3.999).value() == ratio{});
  static_assert(of<top2of5>(4.5, 3.5).value() == ratio{1, 2});
  static_assert(of<top2of5>(0, 6, 5).out_of_scale == 2);
  static_assert(of<top2of5>(0, 6, 5).value() == ratio{1, 1});
  static_assert(of<top2of5>(0.9, 5.1).n() == 0);
}

TEST(Csat, Top1Of3) {
  static_assert(of<top1of3>(3, 3, 2, 1).value() == ratio{1, 2});
  static_assert(of<top1of3>(2.9).value() == ratio{});
  static_assert(of<top1of3>(4, 0).n() == 0);
}

TEST(Csat, Top3Of10) {
  static_assert(of<top3of10>(10, 9, 8, 7).value() == ratio{3, 4});
  static_assert(of<top3of10>(7.9, 8.0).value() == ratio{1, 2});
  static_assert(of<top3of10>(0, 8).value() == ratio{1, 2});
  static_assert(of<top3of10>(11, -1).n() == 0);
}

TEST(Csat, NetRunsFromMinus1To1) {
  static_assert(of<net>(5, 4).value() == ratio{1, 1});
  static_assert(of<net>(1, 2).value() == ratio{-1, 1});
  static_assert(of<net>(3, 3).value() == ratio{});
  static_assert(of<net>(2.5, 3.5).neutral == 2);
  static_assert(of<net>(0, 6).out_of_scale == 2);
}

TEST(Csat, Mean100StretchesTheScale) {
  static_assert(of<mean100>(1).value() == score{});
  static_assert(of<mean100>(3).value() == score{50, 1});
  static_assert(of<mean100>(5).value() == score{100, 1});
  static_assert(of<mean100>(0, 6).n() == 0);
  static_assert(of<mean100>(0, 6).out_of_scale == 2);
  static_assert(!of<mean100>(0, 6).value());
}

TEST(Csat, MeanHasNoScaleOfItsOwn) {
  static_assert(of<csat_variant::mean>(0, 10, 100).value() == score{110, 3});
  static_assert(of<csat_variant::mean>(-2, 1).value() == score{-1, 2});
}

TEST(Csat, MeansOfDecimalsShareOneScaleFactor) {
  constexpr auto answers = of<csat_variant::mean>(scaled_answer{45, 10}, scaled_answer{30, 10});
  static_assert(answers.value(10) == score{375, 100});
  constexpr auto stretched = of<mean100>(scaled_answer{45, 10}, scaled_answer{30, 10}, scaled_answer{51, 10});
  static_assert(stretched.value(10) == score{6875, 100});
  static_assert(stretched.out_of_scale == 1);
}

TEST(Csat, SharesTakeAnyAnswerAndMeansOnlyExactOnes) {
  static_assert(accepts<csat<top2of5>, double>);
  static_assert(accepts<csat<top2of5>, decimal>);
  static_assert(accepts<csat<net>, float>);
  static_assert(accepts<csat<csat_variant::mean>, int>);
  static_assert(accepts<csat<csat_variant::mean>, scaled_answer>);
  // 4.5 must not become 4.
  static_assert(!accepts<csat<csat_variant::mean>, double>);
  static_assert(!accepts<csat<mean100>, float>);
}

TEST(Csat, NanIsOutOfScale) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  static_assert(of<top2of5>(nan).out_of_scale == 1);
  static_assert(of<net>(nan).out_of_scale == 1);
  EXPECT_EQ(of<net>(nan).value(), std::nullopt);
}

}  // namespace
}  // namespace assay::metric
