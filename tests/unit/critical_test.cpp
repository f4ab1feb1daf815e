// SPDX-License-Identifier: Apache-2.0
//
// Critical rules: each effect, points outside the score with the figures of GB/T 27922, and that their order is nothing.
#include <assay/critical.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <assay/grade.hpp>

namespace assay {
namespace {

using namespace literals;

constexpr grade_scale stars{grade{"five_star", "五星级", "five-star", 95_points, {}, 5},
                            grade{"four_star", "四星级", "four-star", 90_points, {}, 4},
                            grade{"three_star", "三星级", "three-star", 80_points, {}, 3},
                            grade{"qualified", "达标级", "qualified", 70_points, {}, 0},
                            grade{"failed", "不达标", "failed", 0_points, {}, 0}};

// GB/T 27922: one point off for each special deduction, five of them fail; at most one bonus of one point.
constexpr critical_rule<count> special_deduction{
    .when = above(0_count), .effect = critical_effect::deduct, .each = 1_points, .fail_from = 5};
constexpr critical_rule<count> special_bonus{
    .when = above(0_count), .effect = critical_effect::bonus, .each = 1_points, .counted_at_most = 1};

constexpr verdict judged(std::int64_t deductions, std::int64_t bonuses) {
  verdict result;
  const count deducted{deductions, 1};
  const count added{bonuses, 1};
  if (special_deduction.applies_to(deducted)) apply(special_deduction, deducted.exact(), result);
  if (special_bonus.applies_to(added)) apply(special_bonus, added.exact(), result);
  return result;
}
constexpr const grade& star_of(points total, const verdict& result) {
  return stars.list()[result.grade_after(stars.index_of(result.total_after(total)), stars.worst())];
}

TEST(Critical, SpecialDeductionsOfGbt27922) {
  static_assert(judged(0, 0).total_after(96_points) == 96_points);
  static_assert(star_of(96_points, judged(0, 0)).stars == 5);
  static_assert(judged(2, 0).total_after(96_points) == 94_points);
  static_assert(star_of(96_points, judged(2, 0)).id == "four_star");
  static_assert(star_of(96_points, judged(4, 0)).id == "four_star");  // 92
  static_assert(judged(5, 0).total_after(96_points) == 91_points);
  static_assert(star_of(96_points, judged(5, 0)).id == "failed");
  static_assert(star_of(96_points, judged(7, 0)).id == "failed");
}

TEST(Critical, BonusOfGbt27922IsOneAtMost) {
  static_assert(judged(0, 1).total_after(94_points) == 95_points);
  static_assert(star_of(94_points, judged(0, 1)).stars == 5);
  static_assert(judged(0, 3).total_after(94_points) == 95_points);
  static_assert(judged(2, 1).total_after(96_points) == 95_points);
  static_assert(star_of(96_points, judged(5, 1)).id == "failed");
  static_assert(judged(0, 1).total_after(100_points) == 101_points);
}

TEST(Critical, AFractionOfAnEventIsNone) {
  verdict result;
  apply(special_deduction, fraction{19, 10}, result);
  EXPECT_EQ(result.total_after(96_points), 95_points);
  result = {};
  apply(special_deduction, fraction{-3, 1}, result);
  EXPECT_EQ(result.total_after(96_points), 96_points);
  result = {};
  apply(special_deduction, fraction{9'999'999, 2'000'000}, result);  // 4.9999995: four, not five
  EXPECT_FALSE(result.failed);
}

TEST(Critical, HugeCountsDoNotWrap) {
  for (const fraction events : {fraction{INT64_MAX}, fraction{int128_max}}) {
    verdict result;
    apply(special_deduction, events, result);
    EXPECT_TRUE(result.failed);
    EXPECT_EQ(result.total_after(96_points), 0_points);
  }
  verdict result;
  apply(special_deduction, fraction{int128_min}, result);
  EXPECT_FALSE(result.failed);
}

TEST(Critical, ALimitOfCountedEventsDoesNotHideTheFailure) {
  constexpr critical_rule<count> rule{.when = above(0_count),
                                      .effect = critical_effect::deduct,
                                      .each = 2_points,
                                      .counted_at_most = 3,
                                      .fail_from = 5};
  verdict result;
  apply(rule, fraction{6}, result);
  EXPECT_EQ(result.total_after(96_points), 90_points);
  EXPECT_TRUE(result.failed);
}

TEST(Critical, Conditions) {
  constexpr critical_rule<count> no_failure{.when = above(0_count), .effect = critical_effect::fail};
  static_assert(!no_failure.applies_to(0_count));
  static_assert(no_failure.applies_to(1_count));
  constexpr critical_rule<count> two_allowed{.when = above(2_count), .effect = critical_effect::fail};
  static_assert(!two_allowed.applies_to(2_count));
  static_assert(two_allowed.applies_to(3_count));
  constexpr critical_rule<ratio> threshold{
      .when = below(90_percent), .effect = critical_effect::cap_grade, .best_grade = 2};
  static_assert(!threshold.applies_to(90_percent));
  static_assert(threshold.applies_to(ratio{899'999, 1'000'000}));
}

TEST(Critical, ZeroTotalBeatsABonus) {
  verdict result;
  apply(critical_rule<count>{.when = above(0_count), .effect = critical_effect::zero_total}, fraction{1},
        result);
  apply(special_bonus, fraction{1}, result);
  EXPECT_EQ(result.total_after(96_points), 0_points);
}

TEST(Critical, FailLeavesTheScore) {
  verdict result;
  apply(critical_rule<count>{.when = above(0_count), .effect = critical_effect::fail}, fraction{1}, result);
  EXPECT_EQ(result.total_after(96_points), 96_points);
  EXPECT_EQ(star_of(96_points, result).id, "failed");
}

TEST(Critical, CapNeverImprovesAGrade) {
  verdict result;
  apply(critical_rule<count>{.when = above(0_count), .effect = critical_effect::cap_grade, .best_grade = 2},
        fraction{1}, result);
  EXPECT_EQ(result.grade_after(0, 4), 2U);
  EXPECT_EQ(result.grade_after(2, 4), 2U);
  EXPECT_EQ(result.grade_after(3, 4), 3U);
  apply(critical_rule<count>{.when = above(0_count), .effect = critical_effect::cap_grade, .best_grade = 1},
        fraction{1}, result);
  EXPECT_EQ(result.grade_after(0, 4), 2U);  // the stricter cap holds
}

TEST(Critical, ZeroSectionZeroesTheScoreItsVerdictIsAbout) {
  verdict section;
  apply(critical_rule<count>{.when = above(0_count), .effect = critical_effect::zero_section}, fraction{1},
        section);
  EXPECT_EQ(section.total_after(96_points), 0_points);
  EXPECT_EQ(section.grade_after(0, 4), 0U);  // a grade is none of a section's business
}

TEST(Critical, TheLowestCapHoldsAndNoBonusLiftsIt) {
  constexpr auto cap_at = [](points most) {
    return critical_rule<count>{.when = above(0_count), .effect = critical_effect::cap_points, .most = most};
  };
  verdict result;
  apply(cap_at(60_points), fraction{1}, result);
  EXPECT_EQ(result.total_after(96_points), 60_points);
  EXPECT_EQ(result.total_after(59_points), 59_points);
  apply(cap_at(75_points), fraction{1}, result);
  EXPECT_EQ(result.total_after(96_points), 60_points);
  apply(special_bonus, fraction{1}, result);
  EXPECT_EQ(result.total_after(60_points), 60_points);
  EXPECT_EQ(result.total_after(59_points), 60_points);  // the bonus counts up to the cap
  EXPECT_EQ(result.total_after(50_points), 51_points);
  apply(cap_at(0_points), fraction{1}, result);
  EXPECT_EQ(result.total_after(96_points), 0_points);
}

TEST(Critical, EventsSayWhatARuleTookIntoAccount) {
  constexpr critical_rule<count> limited{.when = above(0_count),
                                         .effect = critical_effect::deduct,
                                         .each = 2_points,
                                         .counted_at_most = 3,
                                         .fail_from = 5};
  constexpr rule_events four = events_of(limited, fraction{4});
  static_assert(four.happened == 4 && four.counted == 3 && !four.failed);
  static_assert(four.change == points{} - 6_points);
  static_assert(events_of(limited, fraction{5}).failed);
  constexpr rule_events praised = events_of(special_bonus, fraction{7, 2});
  static_assert(praised.happened == 3 && praised.counted == 1 && praised.change == 1_points);
  constexpr rule_events failure = events_of(critical_rule<ratio>{.when = below(90_percent)}, fraction{1, 2});
  static_assert(failure.failed && failure.happened == 0 && failure.change == 0_points);
}

TEST(Critical, TotalsNeverFallBelowZero) {
  static_assert(judged(30, 0).total_after(20_points) == 0_points);
  static_assert(judged(30, 1).total_after(20_points) == 0_points);
}

TEST(Critical, OrderDoesNotMatter) {
  using event = std::pair<critical_rule<count>, fraction>;
  std::vector<event> events{
      {special_deduction, fraction{7}},
      {special_bonus, fraction{2}},
      {critical_rule<count>{.when = above(0_count), .effect = critical_effect::deduct, .each = 95_points},
       fraction{1}},
      {critical_rule<count>{.when = above(0_count), .effect = critical_effect::cap_grade, .best_grade = 1},
       fraction{1}},
      {critical_rule<count>{.when = above(0_count), .effect = critical_effect::bonus, .each = 10_points},
       fraction{1}},
  };
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  do {
    verdict result;
    for (const std::size_t index : order)
      apply(events[index].first, events[index].second, result);
    // 96 - 7 + 1 - 95 + 10: a floor at zero on the way would lose the way back.
    EXPECT_EQ(result.total_after(96_points), 5_points);
    EXPECT_TRUE(result.failed);
    EXPECT_EQ(result.best_grade, 1U);
  } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace
}  // namespace assay
