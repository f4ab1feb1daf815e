// SPDX-License-Identifier: Apache-2.0
//
// Points from lines, targets, deductions and values: figures worked out by hand, both directions, both signs, the ends.
#include <assay/scoring.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include <assay/indicator.hpp>

namespace assay {
namespace {

using namespace literals;

constexpr fraction huge{int128_max};
constexpr fraction tiny{1, int128_max};

TEST(Linear, RunsStraightBetweenKnotsAndLevelOutside) {
  constexpr linear rising{knot{0_percent, 0_points}, knot{80_percent, 60_points},
                          knot{100_percent, 100_points}};
  static_assert(rising.points_for(0_percent) == 0_points);
  static_assert(rising.points_for(40_percent) == 30_points);
  static_assert(rising.points_for(80_percent) == 60_points);
  static_assert(rising.points_for(90_percent) == 80_points);
  static_assert(rising.points_for(100_percent) == 100_points);
  static_assert(rising.points_for(120_percent) == 100_points);
  static_assert(rising.points_for(ratio{-1, 2}) == 0_points);
  static_assert(rising.points_for(ratio{1, 3}) == 25_points);
  static_assert(rising.maximum() == 100_points);
}

TEST(Linear, FallsWhereLowerIsBetter) {
  // 60 s earn 100, 300 s earn 0.
  constexpr linear falling{knot{1_minutes, 100_points}, knot{5_minutes, 0_points}};
  static_assert(falling.points_for(0_seconds) == 100_points);
  static_assert(falling.points_for(60_seconds) == 100_points);
  static_assert(falling.points_for(120_seconds) == 75_points);
  static_assert(falling.points_for(300_seconds) == 0_points);
  static_assert(falling.points_for(1_hours) == 0_points);
  static_assert(falling.points_for(seconds{400, 3}).quanta() == 69'444'444'444);
  static_assert(falling.maximum() == 100_points);
}

TEST(Linear, CrossesZeroInBothCoordinates) {
  constexpr linear line{knot{score{-100, 1}, points::whole(-10)}, knot{score{100, 1}, points::whole(10)}};
  static_assert(line.points_for(score{-50, 1}) == points::whole(-5));
  static_assert(line.points_for(score{}) == points{});
  static_assert(line.points_for(score{25, 1}) == points::rounded({5, 2}));
  static_assert(line.points_for(score{-200, 1}) == points::whole(-10));
  constexpr linear reversed{knot{score{-100, 1}, points::whole(10)}, knot{score{100, 1}, points::whole(-10)}};
  static_assert(reversed.points_for(score{-50, 1}) == points::whole(5));
  static_assert(reversed.points_for(score{25, 1}) == points::rounded({-5, 2}));
}

TEST(Linear, HasItsMaximumAnywhere) {
  constexpr linear peak{knot{16_score, 0_points}, knot{20_score, 10_points}, knot{30_score, 4_points}};
  static_assert(peak.maximum() == 10_points);
  static_assert(peak.points_for(25_score) == 7_points);
}

TEST(Linear, RoundsOnceHalfToEven) {
  constexpr auto quanta = [](std::int64_t low, std::int64_t high, std::int64_t numerator,
                             std::int64_t denominator) {
    const linear line{knot{0_score, points::from_quanta(low)}, knot{1_score, points::from_quanta(high)}};
    return line.points_for(score{numerator, denominator}).quanta();
  };
  static_assert(quanta(0, 1, 1, 2) == 0);
  static_assert(quanta(1, 2, 1, 2) == 2);
  static_assert(quanta(2, 3, 1, 2) == 2);
  static_assert(quanta(-1, -2, 1, 2) == -2);
  static_assert(quanta(-2, -3, 1, 2) == -2);
  static_assert(quanta(-1, 0, 1, 2) == 0);
  static_assert(quanta(3, 0, 1, 2) == 2);
  static_assert(quanta(0, 100, 1, 3) == 33);
  static_assert(quanta(100, 0, 1, 3) == 67);
}

TEST(Linear, OneKnotIsALevelLine) {
  constexpr linear level{knot{50_percent, 7_points}};
  static_assert(level.points_for(0_percent) == 7_points);
  static_assert(level.points_for(100_percent) == 7_points);
}

TEST(Linear, SurvivesTheLargestFractions) {
  constexpr linear line{knot{fraction{int128_min}, 0_points}, knot{fraction{int128_max}, 100_points}};
  static_assert(line.points_for(fraction{}) == 50_points);
  static_assert(line.points_for(fraction{int128_max / 2}).quanta() == 75'000'000'000);
  constexpr linear steep{knot{fraction{}, 0_points}, knot{tiny, 100_points}};
  static_assert(steep.points_for(fraction{1, int128_max - 1}) == 100_points);
  static_assert(steep.points_for(fraction{-1, int128_max}) == 0_points);
  constexpr linear near{knot{fraction{int128_max - 2, int128_max}, 0_points}, knot{fraction{1}, 100_points}};
  static_assert(near.points_for(fraction{int128_max - 1, int128_max}) == 50_points);
}

TEST(Linear, TakesAnyNumberOfKnotsWhileRunning) {
  std::vector<knot<fraction>> knots;
  for (std::int64_t index = 0; index <= 100; ++index)
    knots.push_back({fraction{index}, points::whole(index * index)});
  const linear<fraction> line{knots};
  EXPECT_EQ(line.points_for(fraction{99}), points::whole(9801));
  EXPECT_EQ(line.points_for({199, 2}).text(), "9900.5");
  EXPECT_EQ(line.knots().size(), 101U);
}

TEST(RatioToTarget, IsTheAchievementRate) {
  constexpr ratio_to_target<ratio> higher{85_percent};
  static_assert(higher.points_for(85_percent) == 100_points);
  static_assert(higher.points_for(75_percent).quanta() == 88'235'294'118);
  static_assert(higher.points_for(95_percent) == 100_points);
  // 5.0 / 5.8 = 86.2 %
  constexpr ratio_to_target<seconds> lower{5_minutes, direction::lower_is_better};
  static_assert(lower.points_for(5.8_minutes).quanta() == 86'206'896'552);
  static_assert(lower.points_for(5_minutes) == 100_points);
  static_assert(lower.points_for(4_minutes) == 100_points);
  static_assert(lower.points_for(10_minutes) == 50_points);
}

TEST(RatioToTarget, IsCapped) {
  constexpr ratio_to_target<ratio> rule{80_percent, direction::higher_is_better, 10_points, 120_percent};
  static_assert(rule.points_for(88_percent) == 11_points);
  static_assert(rule.points_for(96_percent) == 12_points);
  static_assert(rule.points_for(100_percent) == 12_points);
  static_assert(rule.maximum() == 10_points);
  constexpr ratio_to_target<ratio> below_one{80_percent, direction::higher_is_better, 10_points, 90_percent};
  static_assert(below_one.points_for(80_percent) == 9_points);
}

TEST(RatioToTarget, ZeroAndNegativeActuals) {
  constexpr ratio_to_target<count> higher{count{10, 1}};
  static_assert(higher.points_for(count{}) == 0_points);
  static_assert(higher.points_for(count{-5, 1}) == 0_points);
  constexpr ratio_to_target<count> lower{count{10, 1}, direction::lower_is_better, 100_points, 150_percent};
  static_assert(lower.points_for(count{}) == 150_points);  // none at all: as good as it gets
  static_assert(lower.points_for(count{-5, 1}) == 150_points);
  static_assert(lower.points_for(count{1, 1'000'000'000}) == 150_points);
  static_assert(lower.points_for(count{1'000'000'000'000, 1}).quanta() == 1);
}

TEST(RatioToTarget, SurvivesTheLargestFractions) {
  constexpr ratio_to_target<fraction> to_huge{huge};
  static_assert(to_huge.points_for(huge) == 100_points);
  static_assert(to_huge.points_for(tiny) == 0_points);
  static_assert(to_huge.points_for(fraction{int128_min}) == 0_points);
  constexpr ratio_to_target<fraction> to_tiny{tiny};
  static_assert(to_tiny.points_for(huge) == 100_points);
  constexpr ratio_to_target<fraction> no_cap{tiny, direction::higher_is_better, 100_points,
                                             ratio{INT64_MAX, 1}};
  static_assert(no_cap.points_for(huge) == points::from_quanta(INT64_MAX));
}

TEST(Deduction, TakesOffForEveryEventDownToTheFloor) {
  constexpr deduction<count> rule{100_points, 5_points, 60_points};
  static_assert(rule.points_for(0_count) == 100_points);
  static_assert(rule.points_for(1_count) == 95_points);
  static_assert(rule.points_for(8_count) == 60_points);
  static_assert(rule.points_for(9_count) == 60_points);
  static_assert(rule.points_for(1'000'000'000'000_count) == 60_points);
  static_assert(rule.points_for(0.5_count) == 97.5_points);
  static_assert(rule.points_for(count{-3, 1}) == 100_points);
  static_assert(rule.maximum() == 100_points);
}

TEST(Deduction, SurvivesTheLargestCounts) {
  constexpr deduction<fraction> rule{};
  static_assert(rule.points_for(huge) == 0_points);
  static_assert(rule.points_for(fraction{int128_min}) == 100_points);
  static_assert(rule.points_for(tiny) == 100_points);
}

TEST(ValueAsPoints, TakesTheNearerEndOutsideItsScale) {
  constexpr value_as_points<score> rule{};
  static_assert(rule.points_for(85.5_score) == 85.5_points);
  static_assert(rule.points_for(score{200, 3}).quanta() == 66'666'666'667);
  static_assert(rule.points_for(0_score) == 0_points);
  static_assert(rule.points_for(score{-3, 1}) == 0_points);
  static_assert(rule.points_for(100_score) == 100_points);
  static_assert(rule.points_for(100.000000001_score) == 100_points);
  static_assert(rule.maximum() == 100_points);
  constexpr value_as_points<score> of_ten{10_points};
  static_assert(of_ten.points_for(11_score) == 10_points);
}

TEST(ValueAsPoints, ValuesBeyondTheRangeOfPointsAreStillAboveOrBelow) {
  constexpr value_as_points<score> rule{};
  static_assert(rule.points_for(score{10'000'000'000, 1}) == 100_points);
  static_assert(rule.points_for(score{-10'000'000'000, 1}) == 0_points);
  constexpr value_as_points<fraction> exact{};
  static_assert(exact.points_for(huge) == 100_points);
  static_assert(exact.points_for(fraction{int128_min}) == 0_points);
}

TEST(Scoring, EveryRuleIsOneForItsUnitOnly) {
  static_assert(scoring_rule_for<linear<ratio, 2>, ratio>);
  static_assert(!scoring_rule_for<linear<ratio, 2>, seconds>);
  static_assert(scoring_rule_for<ratio_to_target<seconds>, seconds>);
  static_assert(!scoring_rule_for<ratio_to_target<seconds>, ratio>);
  static_assert(scoring_rule_for<deduction<count>, count>);
  static_assert(!scoring_rule_for<deduction<count>, score>);
  static_assert(scoring_rule_for<value_as_points<score>, score>);
  static_assert(!scoring_rule_for<value_as_points<score>, int>);
}

}  // namespace
}  // namespace assay
