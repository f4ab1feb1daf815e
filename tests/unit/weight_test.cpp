// SPDX-License-Identifier: Apache-2.0
//
// Weights and sums: both aggregations on published and hand-worked figures, what happens to the weight of missing data,
// one rounding, and the ends of the range.
#include <assay/weight.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace assay {
namespace {

using namespace literals;

constexpr auto none = std::nullopt;

// 服务效率 of the score table: 10 + 7.5 + 7.5, ten points each.
constexpr std::array efficiency{part{10_weight, 8_points, 10_points}, part{7.5_weight, 10_points, 10_points},
                                part{7.5_weight, 5_points, 10_points}};
constexpr std::array without_last{part{10_weight, 8_points, 10_points},
                                  part{7.5_weight, 10_points, 10_points}, part{7.5_weight, none, 10_points}};
constexpr std::array nothing{part{10_weight, none, 10_points}, part{7.5_weight, none, 10_points}};

constexpr points value_of(const combined& result) {
  return result.status == combine_status::ok ? result.value : points::whole(-999);
}

TEST(Weight, IsExactToNineDecimals) {
  static_assert(weight::whole(25).quanta() == 25'000'000'000);
  static_assert(weight::exactly(decimal{75, 1}) == 7.5_weight);
  static_assert(weight::exactly(decimal{0}) == weight{});
  static_assert(!weight::exactly(decimal{-1}));
  static_assert(!weight::exactly(decimal{1, 10}));
  static_assert(!weight::exactly(decimal{INT64_MAX}));
  static_assert(7.5_weight + 2.5_weight == 10_weight);
  static_assert(7.5_weight < 10_weight);
  EXPECT_EQ((7.50_weight).text(), "7.5");
  EXPECT_EQ(weight{}.text(), "0");
}

TEST(Weight, TotalOfTheScoreTable) {
  constexpr std::array dimensions{25_weight, 20_weight, 20_weight, 20_weight, 15_weight};
  static_assert(total_of(dimensions) == 100_weight);
  static_assert(total_of(std::span<const weight>{}) == weight{});
}

TEST(Combine, WeightedMeanScalesEachPartToItsPossiblePoints) {
  // (10 x 80 + 7.5 x 100 + 7.5 x 50) / 25
  static_assert(value_of(weighted_mean(efficiency)) == 77_points);
  static_assert(weighted_mean(efficiency).coverage == 100_percent);
  constexpr std::array mixed{part{1_weight, 5_points, 10_points}, part{1_weight, 90_points, 100_points},
                             part{2_weight, 3_points, 4_points}};
  static_assert(value_of(weighted_mean(mixed)) == 72.5_points);
}

TEST(Combine, WeightedPointsAddUpBeforeDividing) {
  // The example of Genesys Cloud's "Evaluation form weights": a group of two 1-point questions with weight 40, one of them
  // answered right, and a group of one with weight 20, answered right: (1 x 40 + 1 x 20) / (2 x 40 + 1 x 20) = 60 %.
  constexpr std::array groups{part{40_weight, 1_points, 2_points}, part{20_weight, 1_points, 1_points}};
  static_assert(value_of(weighted_points(groups)) == 60_points);
  // The mean of the two groups is another number: (40 x 50 + 20 x 100) / 60.
  static_assert(value_of(weighted_mean(groups)).quanta() == 66'666'666'667);
}

TEST(Combine, BothAgreeWhereAllPartsHaveTheSamePossiblePoints) {
  static_assert(value_of(weighted_points(efficiency)) == value_of(weighted_mean(efficiency)));
}

TEST(Combine, NinetyEverywhereIsExactlyNinety) {
  constexpr std::array total{part{25_weight, 90_points}, part{20_weight, 90_points},
                             part{20_weight, 90_points}, part{20_weight, 90_points},
                             part{15_weight, 90_points}};
  static_assert(value_of(weighted_mean(total)) == 90_points);
  static_assert(value_of(weighted_points(total)) == 90_points);
}

TEST(Combine, WeightsThatDoNotDivideStillMeetAtNinety) {
  std::vector<part> thirds(3, part{weight::from_quanta(33'333'333'333), 90_points, 100_points});
  EXPECT_EQ(value_of(weighted_mean(thirds)), 90_points);
  std::vector<part> sevenths(
      7, part{weight::from_quanta(1), points::rounded({9, 7}).value(), points::rounded({10, 7}).value()});
  EXPECT_EQ(value_of(weighted_points(sevenths)), value_of(weighted_mean(sevenths)));
}

TEST(Combine, RoundsOnceHalfToEven) {
  // 1/3, 2/3 and 1/7 of 100.
  constexpr std::array third{part{1_weight, 1_points, 3_points}};
  static_assert(value_of(weighted_mean(third)).quanta() == 33'333'333'333);
  constexpr std::array two_thirds{part{1_weight, 2_points, 3_points}};
  static_assert(value_of(weighted_mean(two_thirds)).quanta() == 66'666'666'667);
  // Mean of 0 and 1 quantum on 0..100: half a quantum, to 0; of 1 and 2: to 2; of -1 and -2: to -2.
  constexpr auto mean_of = [](std::int64_t left, std::int64_t right) {
    const std::array parts{part{1_weight, points::from_quanta(left)},
                           part{1_weight, points::from_quanta(right)}};
    return weighted_mean(parts).value.quanta();
  };
  static_assert(mean_of(0, 1) == 0);
  static_assert(mean_of(1, 2) == 2);
  static_assert(mean_of(2, 3) == 2);
  static_assert(mean_of(-1, -2) == -2);
  static_assert(mean_of(-2, -3) == -2);
  static_assert(mean_of(-1, 0) == 0);
}

TEST(Combine, MissingPartsAreLeftOutByDefault) {
  // (10 x 80 + 7.5 x 100) / 17.5
  static_assert(value_of(weighted_mean(without_last)).quanta() == 88'571'428'571);
  static_assert(weighted_mean(without_last).coverage == 70_percent);
  static_assert(
      value_of(combine(aggregation::weighted_mean, {missing_policy::redistribute_over_all, {}}, without_last))
          .quanta() == 88'571'428'571);
  static_assert(value_of(weighted_points(without_last)).quanta() == 88'571'428'571);
}

TEST(Combine, MissingPartsAsZero) {
  constexpr missing_rule zero{missing_policy::zero, {}};
  static_assert(value_of(combine(aggregation::weighted_mean, zero, without_last)) == 62_points);
  static_assert(value_of(combine(aggregation::weighted_points, zero, without_last)) == 62_points);
  // The coverage says what really has data.
  static_assert(combine(aggregation::weighted_mean, zero, without_last).coverage == 70_percent);
}

TEST(Combine, RefusesBelowTheDeclaredCoverage) {
  constexpr auto with = [](ratio minimum) {
    return combine(aggregation::weighted_mean, {missing_policy::refuse, minimum}, without_last);
  };
  static_assert(with(100_percent).status == combine_status::below_coverage);
  static_assert(with(70.1_percent).status == combine_status::below_coverage);
  static_assert(with(70.1_percent).coverage == 70_percent);
  static_assert(value_of(with(70_percent)).quanta() == 88'571'428'571);
  static_assert(value_of(with(0_percent)).quanta() == 88'571'428'571);
  static_assert(
      combine(aggregation::weighted_mean, {missing_policy::refuse, 100_percent}, efficiency).status ==
      combine_status::ok);
}

TEST(Combine, NoDataIsNoNumberUnderAnyPolicy) {
  for (const auto policy : {missing_policy::redistribute, missing_policy::redistribute_over_all,
                            missing_policy::zero, missing_policy::refuse}) {
    for (const auto how : {aggregation::weighted_mean, aggregation::weighted_points}) {
      const missing_rule rule{policy, 0_percent};
      EXPECT_EQ(combine(how, rule, nothing).status, combine_status::no_data);
      EXPECT_EQ(combine(how, rule, {}).status, combine_status::no_data);
      EXPECT_EQ(combine(how, rule, nothing).coverage, ratio{});
    }
  }
}

TEST(Combine, PartsWithoutWeightCountForNothing) {
  constexpr std::array parts{part{0_weight, 0_points, 10_points}, part{5_weight, 9_points, 10_points}};
  static_assert(value_of(weighted_mean(parts)) == 90_points);
  static_assert(value_of(weighted_points(parts)) == 90_points);
  constexpr std::array only_weightless{part{0_weight, 10_points, 10_points}};
  static_assert(weighted_mean(only_weightless).status == combine_status::no_data);
  constexpr std::array data_without_weight{part{0_weight, 10_points, 10_points},
                                           part{5_weight, none, 10_points}};
  static_assert(weighted_mean(data_without_weight).status == combine_status::no_data);
}

TEST(Combine, WhatDoesNotCountCannotSpoilTheRest) {
  // A part that could earn nothing has no share of 100, but only when it counts.
  constexpr std::array impossible{part{5_weight, 9_points, 10_points}, part{5_weight, 0_points, 0_points}};
  static_assert(weighted_mean(impossible).status == combine_status::too_many_possibles);
  static_assert(value_of(weighted_points(impossible)) == 90_points);
  constexpr std::array missing{part{5_weight, 9_points, 10_points}, part{5_weight, none, 0_points}};
  static_assert(value_of(weighted_mean(missing)) == 90_points);
  constexpr std::array weightless{part{5_weight, 9_points, 10_points}, part{0_weight, 0_points, 0_points}};
  static_assert(value_of(weighted_mean(weightless)) == 90_points);
}

TEST(Combine, PointsOutsideTheScaleAreNotHidden) {
  constexpr std::array above{part{1_weight, 12_points, 10_points}, part{1_weight, 10_points, 10_points}};
  static_assert(value_of(weighted_mean(above)) == 110_points);
  constexpr std::array below{part{1_weight, points::whole(-5), 10_points},
                             part{3_weight, 10_points, 10_points}};
  static_assert(value_of(weighted_mean(below)) == 62.5_points);
  static_assert(value_of(weighted_points(below)) == 62.5_points);
  constexpr std::array negative{part{1_weight, points::whole(-5), 10_points}};
  static_assert(value_of(weighted_mean(negative)) == points::whole(-50));
}

TEST(Combine, OrderOfPartsDoesNotMatter) {
  std::vector<part> parts{part{1_weight, 1_points, 3_points}, part{7.5_weight, 6_points, 7_points},
                          part{2_weight, none, 9_points}, part{weight::from_quanta(1), 10_points, 11_points}};
  const auto expected = weighted_mean(parts).value;
  const auto by_weight = [](const part& left, const part& right) { return left.share < right.share; };
  std::sort(parts.begin(), parts.end(), by_weight);
  do {
    EXPECT_EQ(weighted_mean(parts).value, expected);
  } while (std::next_permutation(parts.begin(), parts.end(), by_weight));
}

TEST(Combine, HeaviestWeightsOfManyParts) {
  const std::vector<part> parts(
      1000, part{weight::whole(1'000'000'000), points::whole(9'000'000'000), points::whole(9'000'000'000)});
  EXPECT_EQ(value_of(weighted_mean(parts)), 100_points);
  EXPECT_EQ(value_of(weighted_points(parts)), 100_points);
  EXPECT_EQ(weighted_mean(parts).coverage, 100_percent);
  auto half = parts;
  for (std::size_t index = 0; index < 500; ++index)
    half[index].earned = none;
  EXPECT_EQ(weighted_mean(half).coverage, 50_percent);
}

TEST(Combine, SaysWhenPossiblePointsHaveNoCommonMeasure) {
  // Large coprime numbers of quanta: their least common multiple passes 127 bits.
  const std::vector<part> parts{part{1_weight, 1_points, points::from_quanta(INT64_MAX)},
                                part{1_weight, 1_points, points::from_quanta(INT64_MAX - 1)},
                                part{1_weight, 1_points, points::from_quanta(INT64_MAX - 2)}};
  EXPECT_EQ(weighted_mean(parts).status, combine_status::too_many_possibles);
  EXPECT_EQ(weighted_points(parts).status, combine_status::ok);
}

}  // namespace
}  // namespace assay
