// SPDX-License-Identifier: Apache-2.0
//
// Score bands: the edges of the published scales, who takes a hole, what is no scale at all, and the way up.
#include <assay/bands.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assay {
namespace {

using namespace literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 响应及时率 ≥95%:10分;90%-94%:8分;<90%:5分
constexpr bands on_time{band{at_least(95_percent), 10_points},
                        band{between(90_percent, 94_percent), 8_points}, band{below(90_percent), 5_points}};

// 平均处理时间: lower is better.
constexpr bands handle_time{band{at_most(5_minutes), 10_points},
                            band{between(6_minutes, 10_minutes), 8_points},
                            band{above(10_minutes), 5_points}};

TEST(Ranges, IncludeTheirEndsEachForItself) {
  static_assert(at_least(90_percent).contains(90_percent));
  static_assert(!above(90_percent).contains(90_percent));
  static_assert(at_most(90_percent).contains(90_percent));
  static_assert(!below(90_percent).contains(90_percent));
  static_assert(between(90_percent, 94_percent).contains(90_percent));
  static_assert(between(90_percent, 94_percent).contains(94_percent));
  static_assert(!between(90_percent, 94_percent).contains(94.000001_percent));
  static_assert(between(90_percent, 90_percent).contains(90_percent));
  static_assert(range<ratio>{}.contains(0_percent));
  constexpr range<ratio> half_open{{90_percent, limit_kind::inclusive}, {95_percent, limit_kind::exclusive}};
  static_assert(half_open.contains(90_percent) && half_open.contains(94.999_percent) &&
                !half_open.contains(95_percent));
  // An end that is not there has no value either.
  static_assert(
      range<ratio>{{50_percent, limit_kind::open}, {60_percent, limit_kind::open}}.contains(99_percent));
}

TEST(Ranges, OppositeLimitsShareTheirValueOut) {
  constexpr limit<ratio> inclusive{90_percent, limit_kind::inclusive};
  static_assert(inclusive.opposite() == limit<ratio>{90_percent, limit_kind::exclusive});
  static_assert(inclusive.opposite().opposite() == inclusive);
}

TEST(Bands, PublishedScaleAtItsEdges) {
  static_assert(on_time.points_for(100_percent) == 10_points);
  static_assert(on_time.points_for(95_percent) == 10_points);
  static_assert(on_time.points_for(94_percent) == 8_points);
  static_assert(on_time.points_for(90_percent) == 8_points);
  static_assert(on_time.points_for(89.999999999_percent) == 5_points);
  static_assert(on_time.points_for(0_percent) == 5_points);
}

TEST(Bands, AHoleBelongsToTheNeighbourWithFewerPoints) {
  static_assert(on_time.points_for(94.5_percent) == 8_points);
  static_assert(on_time.points_for(94.999999999_percent) == 8_points);
  static_assert(on_time.points_for(ratio{949'999'999, 1'000'000'000}) == 8_points);
  // Where lower is better the better band lies below the hole.
  static_assert(handle_time.points_for(5_minutes) == 10_points);
  static_assert(handle_time.points_for(5.1_minutes) == 8_points);
  static_assert(handle_time.points_for(10_minutes) == 8_points);
  static_assert(handle_time.points_for(601_seconds) == 5_points);
}

TEST(Bands, DecideByExactFractions) {
  // 38 of 40 is 95 % exactly; 949 of 999 is 94.99...; as doubles both are 0.95 to three digits.
  static_assert(on_time.points_for(ratio{38, 40}) == 10_points);
  static_assert(on_time.points_for(ratio{949, 999}) == 8_points);
  static_assert(on_time.points_for(ratio{9'499'999'999'999'999, 10'000'000'000'000'000}) == 8_points);
}

TEST(Bands, OutermostBandsTakeTheEnds) {
  constexpr bands scale{band{between(60_score, 79_score), 5_points},
                        band{between(80_score, 100_score), 10_points}};
  static_assert(scale.points_for(0_score) == 5_points);
  static_assert(scale.points_for(105_score) == 10_points);
  static_assert(!scale.list().front().values.lower.exists());
  static_assert(!scale.list().back().values.upper.exists());
}

TEST(Bands, OrderOfWritingDoesNotMatter) {
  constexpr bands shuffled{band{below(90_percent), 5_points}, band{at_least(95_percent), 10_points},
                           band{between(90_percent, 94_percent), 8_points}};
  for (std::size_t index = 0; index < 3; ++index)
    EXPECT_EQ(shuffled.list()[index], on_time.list()[index]);
  EXPECT_EQ(shuffled.index_of(97_percent), 2U);
}

TEST(Bands, OneBandIsAScale) {
  constexpr bands flat{band{at_least(50_percent), 3_points}};
  static_assert(flat.points_for(0_percent) == 3_points);
  static_assert(flat.points_for(100_percent) == 3_points);
  static_assert(!flat.next_better(0));
}

TEST(Bands, MaximumIsOverAllBands) {
  static_assert(on_time.maximum() == 10_points);
  static_assert(handle_time.maximum() == 10_points);
  constexpr bands middle{band{below(18_score), 0_points}, band{between(18_score, 22_score), 10_points},
                         band{above(22_score), 4_points}};
  static_assert(middle.maximum() == 10_points);
  constexpr bands penalties{band{below(1_count), points::whole(-1)},
                            band{at_least(1_count), points::whole(-5)}};
  static_assert(penalties.maximum() == points::whole(-1));
}

TEST(Bands, NextBetterNamesTheLimitToPass) {
  constexpr auto up = on_time.next_better(0);
  static_assert(up && up->index == 1 && up->upwards &&
                up->entry == limit<ratio>{90_percent, limit_kind::inclusive});
  constexpr auto top = on_time.next_better(1);
  static_assert(top && top->index == 2 && top->entry == limit<ratio>{95_percent, limit_kind::inclusive});
  static_assert(!on_time.next_better(2));

  constexpr auto down = handle_time.next_better(2);
  static_assert(down && down->index == 1 && !down->upwards);
  static_assert(down->entry == limit<seconds>{10_minutes, limit_kind::inclusive});
  // The hole went to the 8-point band, so 10 points begin at 5 minutes.
  static_assert(handle_time.next_better(1)->entry == limit<seconds>{5_minutes, limit_kind::inclusive});

  // A target in the middle: the way is up from below and down from above.
  constexpr bands middle{band{below(18_score), 0_points}, band{between(18_score, 22_score), 10_points},
                         band{above(22_score), 4_points}};
  static_assert(middle.next_better(0)->upwards && middle.next_better(0)->index == 1);
  static_assert(!middle.next_better(2)->upwards && middle.next_better(2)->index == 1);
}

TEST(Bands, NextBetterSkipsBandsThatAreNoBetter) {
  constexpr bands scale{band{below(10_score), 4_points}, band{between(10_score, 20_score), 2_points},
                        band{above(20_score), 10_points}};
  static_assert(scale.next_better(0)->index == 2);
  static_assert(scale.next_better(0)->entry == limit<score>{20_score, limit_kind::exclusive});
  static_assert(scale.next_better(1)->index == 2);  // both neighbours are better: upwards first
  static_assert(scale.next_better(1)->upwards);
}

// What arrange_bands() reports, as text.
using list = std::vector<band<fraction>>;

struct arranged {
  bool usable = false;
  list sorted;
  std::vector<std::string> issues;
};

std::string name_of(band_issue_kind kind) {
  switch (kind) {
    case band_issue_kind::hole:
      return "hole";
    case band_issue_kind::uncovered_below:
      return "below";
    case band_issue_kind::uncovered_above:
      return "above";
    case band_issue_kind::overlap:
      return "overlap";
    case band_issue_kind::reversed:
      return "reversed";
  }
  return "unknown";
}

arranged arrange(list items) {
  arranged result;
  result.usable =
      arrange_bands(std::span<band<fraction>>{items}, [&result](const band_issue<fraction>& issue) {
        result.issues.push_back(name_of(issue.kind) + " " + issue.from.text() + " " + issue.to.text());
      });
  result.sorted = std::move(items);
  return result;
}

constexpr limit<fraction> from(int at) { return {fraction{at}, limit_kind::inclusive}; }
constexpr limit<fraction> just_after(int at) { return {fraction{at}, limit_kind::exclusive}; }
constexpr auto to = from;
constexpr auto just_before = just_after;

TEST(ArrangeBands, SaysNothingAboutASoundScale) {
  const auto result = arrange({{{from(10), {}}, 2_points}, {{{}, just_before(10)}, 1_points}});
  EXPECT_TRUE(result.usable);
  EXPECT_THAT(result.issues, IsEmpty());
  EXPECT_EQ(result.sorted.front().awarded, 1_points);
}

TEST(ArrangeBands, ReportsHolesAndUncoveredEnds) {
  const auto result =
      arrange({{{from(20), to(30)}, 3_points}, {{from(0), to(9)}, 1_points}, {{from(10), to(19)}, 2_points}});
  EXPECT_TRUE(result.usable);
  EXPECT_THAT(result.issues, ElementsAre("hole 9 10", "hole 19 20", "below 0 0", "above 30 30"));
  EXPECT_EQ(result.sorted[0].values.upper, just_before(10));
  EXPECT_EQ(result.sorted[1].values.upper, just_before(20));
}

TEST(ArrangeBands, ASinglePointCanBeAHole) {
  const auto low_takes_it = arrange({{{{}, just_before(10)}, 1_points}, {{just_after(10), {}}, 2_points}});
  EXPECT_TRUE(low_takes_it.usable);
  EXPECT_THAT(low_takes_it.issues, ElementsAre("hole 10 10"));
  EXPECT_EQ(low_takes_it.sorted[0].values.upper, to(10));
  EXPECT_EQ(low_takes_it.sorted[1].values.lower, just_after(10));
  const auto high_takes_it = arrange({{{{}, just_before(10)}, 2_points}, {{just_after(10), {}}, 1_points}});
  EXPECT_EQ(high_takes_it.sorted[0].values.upper, just_before(10));
  EXPECT_EQ(high_takes_it.sorted[1].values.lower, from(10));
}

TEST(ArrangeBands, EqualPointsShareAHoleWithoutADifference) {
  const auto result = arrange({{{{}, to(5)}, 2_points}, {{from(10), {}}, 2_points}});
  EXPECT_TRUE(result.usable);
  EXPECT_THAT(result.issues, ElementsAre("hole 5 10"));
  EXPECT_EQ(result.sorted[0].values.upper, result.sorted[1].values.lower.opposite());
}

TEST(ArrangeBands, SinglePointsBetweenOpenNeighbours) {
  const auto result = arrange(
      {{{just_after(10), {}}, 3_points}, {{from(10), to(10)}, 2_points}, {{{}, just_before(10)}, 1_points}});
  EXPECT_TRUE(result.usable);
  EXPECT_THAT(result.issues, IsEmpty());
  EXPECT_EQ(result.sorted[1].values, (range<fraction>{from(10), to(10)}));
}

TEST(ArrangeBands, RefusesOverlaps) {
  EXPECT_THAT(arrange({{{{}, to(10)}, 1_points}, {{from(10), {}}, 2_points}}).issues,
              ElementsAre("overlap 10 10"));
  EXPECT_FALSE(arrange({{{{}, to(10)}, 1_points}, {{from(10), {}}, 2_points}}).usable);
  EXPECT_FALSE(arrange({{{{}, to(10)}, 1_points}, {{from(5), {}}, 2_points}}).usable);
  // One inside another, twice the same, two without a lower end, two without an upper one, one that covers everything.
  EXPECT_FALSE(arrange({{{from(0), to(100)}, 1_points}, {{from(10), to(20)}, 2_points}}).usable);
  EXPECT_FALSE(
      arrange(
          {{{from(0), to(100)}, 1_points}, {{from(10), to(20)}, 2_points}, {{from(50), to(60)}, 2_points}})
          .usable);
  EXPECT_FALSE(arrange({{{from(10), to(20)}, 1_points}, {{from(10), to(20)}, 1_points}}).usable);
  EXPECT_FALSE(arrange({{{from(10), to(10)}, 1_points}, {{from(10), to(20)}, 1_points}}).usable);
  EXPECT_FALSE(arrange({{{{}, to(1)}, 1_points}, {{{}, to(2)}, 2_points}}).usable);
  EXPECT_FALSE(arrange({{{from(1), {}}, 1_points}, {{from(2), {}}, 2_points}}).usable);
  EXPECT_FALSE(arrange({{{{}, {}}, 1_points}, {{from(2), to(3)}, 2_points}}).usable);
  EXPECT_FALSE(arrange({{{{}, {}}, 1_points}, {{{}, {}}, 1_points}}).usable);
}

TEST(ArrangeBands, RefusesRangesWithoutAnyValue) {
  EXPECT_THAT(arrange({{{from(94), to(90)}, 1_points}}).issues, ElementsAre("reversed 94 90"));
  EXPECT_FALSE(arrange({{{from(90), just_before(90)}, 1_points}}).usable);
  EXPECT_FALSE(arrange({{{just_after(90), just_before(90)}, 1_points}}).usable);
  EXPECT_TRUE(arrange({{{from(90), to(90)}, 1_points}}).usable);
}

TEST(ArrangeBands, RefusesAnEmptyList) {
  EXPECT_FALSE(arrange({}).usable);
  EXPECT_THAT(arrange({}).issues, IsEmpty());
}

TEST(ArrangeBands, ReportsEveryOverlap) {
  const auto result =
      arrange({{{from(0), to(5)}, 1_points}, {{from(5), to(9)}, 1_points}, {{from(9), {}}, 1_points}});
  EXPECT_THAT(result.issues, ElementsAre("overlap 5 5", "overlap 9 9", "below 0 0"));
}

TEST(ArrangeBands, ArrangedBandsBecomeAScaleOfAnySize) {
  auto result = arrange({{{from(80), {}}, 10_points}, {{{}, to(79)}, 5_points}});
  ASSERT_TRUE(result.usable);
  const auto scale = bands<fraction>::from_arranged(std::move(result.sorted));
  EXPECT_EQ(scale.points_for(fraction{159, 2}), 5_points);
  EXPECT_EQ(scale.points_for(fraction{80}), 10_points);
  EXPECT_EQ(scale.maximum(), 10_points);
  EXPECT_EQ(scale.list().size(), 2U);
}

}  // namespace
}  // namespace assay
