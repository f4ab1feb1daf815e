// SPDX-License-Identifier: Apache-2.0
//
// Indicators in a program: a value becomes a weighted part, in its own unit only, and no value is no part with data.
#include <assay/indicator.hpp>

#include <gtest/gtest.h>

#include <array>
#include <optional>

#include <assay/band_text.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/rate.hpp>
#include <assay/scoring.hpp>

namespace assay {
namespace {

using namespace literals;

constexpr indicator on_time{"response_on_time_rate", 10_weight,
                            bands_of<ratio, "≥95%:10分;90%-94%:8分;<90%:5分">};
constexpr indicator solved_first{
    "first_contact_resolution_rate", 7.5_weight,
    bands{band{at_least(80_percent), 10_points}, band{below(80_percent), 8_points}}};
constexpr indicator handle_time{"average_handle_time", 7.5_weight,
                                linear{knot{5_minutes, 10_points}, knot{15_minutes, 0_points}},
                                direction::lower_is_better};

template <class Indicator, class Value>
concept scores = requires(const Indicator& one, const Value& value) {
  one.scored(value);
};

TEST(Indicator, TiesValueRuleAndWeightTogether) {
  constexpr part earned = on_time.scored(94.5_percent);
  static_assert(earned.share == 10_weight);
  static_assert(earned.earned == 8_points);
  static_assert(earned.possible == 10_points);
  static_assert(on_time.better == direction::higher_is_better);
  static_assert(handle_time.better == direction::lower_is_better);
  static_assert(handle_time.scored(10_minutes).earned == 5_points);
}

TEST(Indicator, TakesOnlyItsOwnUnit) {
  static_assert(scores<decltype(on_time), ratio>);
  static_assert(scores<decltype(on_time), std::optional<ratio>>);
  static_assert(!scores<decltype(on_time), seconds>);
  static_assert(!scores<decltype(on_time), std::optional<seconds>>);
  static_assert(!scores<decltype(on_time), double>);
  static_assert(!scores<decltype(on_time), int>);
  static_assert(!scores<decltype(on_time), fraction>);
  static_assert(!scores<decltype(handle_time), ratio>);
}

TEST(Indicator, WithoutAValueItIsAPartWithoutData) {
  constexpr part missing = on_time.scored(std::optional<ratio>{});
  static_assert(missing.share == 10_weight);
  static_assert(!missing.earned);
  static_assert(missing.possible == 10_points);
}

TEST(Indicator, MetricsFeedItDirectly) {
  metric::rate answered_in_time;
  EXPECT_FALSE(on_time.scored(answered_in_time.value()).earned);
  for (int call = 0; call < 40; ++call)
    answered_in_time.add(call >= 2);
  EXPECT_EQ(on_time.scored(answered_in_time.value()).earned, 10_points);  // 38 of 40
  answered_in_time.add(false);
  EXPECT_EQ(on_time.scored(answered_in_time.value()).earned, 8_points);  // 38 of 41
  static_assert(!scores<decltype(on_time), std::optional<score>>);       // an NPS is no ratio
}

TEST(Indicator, AWholeDimension) {
  constexpr std::array full{on_time.scored(94.5_percent), solved_first.scored(80_percent),
                            handle_time.scored(10_minutes)};
  static_assert(weighted_mean(full).value == 77_points);  // (10 x 80 + 7.5 x 100 + 7.5 x 50) / 25
  constexpr std::array one_missing{on_time.scored(94.5_percent), solved_first.scored(std::optional<ratio>{}),
                                   handle_time.scored(10_minutes)};
  static_assert(weighted_mean(one_missing).value.quanta() == 67'142'857'143);  // (10 x 80 + 7.5 x 50) / 17.5
  static_assert(weighted_mean(one_missing).coverage == 70_percent);
}

}  // namespace
}  // namespace assay
