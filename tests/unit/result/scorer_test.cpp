// SPDX-License-Identifier: Apache-2.0
#include <assay/scorer.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/error.hpp>

namespace assay {
namespace {

using namespace literals;
using testing::HasSubstr;

constexpr std::string_view sheet = R"json({
  "assay": 0, "id": "sheet", "version": "1", "label": "sheet",
  "indicators": {
    "on_time": {"label": "on time", "unit": "ratio", "better": "higher", "minimum_sample": 30,
                "bands": "≥95%:10分;90%-94%:8分;<90%:5分"},
    "wait": {"label": "wait", "unit": "seconds", "better": "lower", "bands": "≤20:10;21-60:6;>60:0"},
    "csat": {"label": "csat", "unit": "score", "better": "higher", "minimum": 0, "maximum": 100, "value_as_points": {}},
    "breaches": {"label": "breaches", "unit": "count", "better": "lower"},
    "reported": {"label": "reported", "unit": "score", "better": "context"}
  },
  "dimensions": [
    {"id": "speed", "label": "speed", "weight": 60, "indicators": [{"indicator": "on_time", "weight": 40},
                                                                  {"indicator": "wait", "weight": 20}]},
    {"id": "mood", "label": "mood", "weight": 40, "indicators": [{"indicator": "csat", "weight": 40}]}],
  "critical": [{"id": "breach", "label": "breach", "indicator": "breaches", "when": ">0", "effect": "cap_grade",
                "grade": "fair"}],
  "grades": [{"id": "good", "label": "good", "at_least": 90}, {"id": "fair", "label": "fair", "at_least": 60},
             {"id": "poor", "label": "poor", "at_least": 0}]
})json";

constexpr std::size_t on_time = 0;
constexpr std::size_t wait = 1;
constexpr std::size_t csat = 2;
constexpr std::size_t breaches = 3;

class scoring_columns : public testing::Test {
 protected:
  model of_ = model::parse(sheet);
  std::vector<given_column> columns_ = std::vector<given_column>(5);
  scored_cards scored_;

  std::string refusal(std::size_t cards, const scored_parts& parts = {}) {
    scorer by{of_, parts};
    try {
      by.score(cards, columns_, scored_);
    } catch (const error& refused) {
      EXPECT_EQ(scored_.size(), 0U);
      return refused.what();
    }
    return "nothing was refused";
  }
};

std::optional<std::int64_t> integer(const column_view& column, std::size_t card) {
  if (!column.present(card)) return std::nullopt;
  return static_cast<const std::int64_t*>(column.values)[card];
}

TEST_F(scoring_columns, gives_points_dimensions_score_and_grade) {
  const std::vector<double> ratios{0.95, 0.9499, 0.5};
  const std::vector<std::int32_t> waits{20, 61, 60};
  const std::vector<float> moods{100, 87.5F, 0};
  const std::vector<std::uint8_t> events{1, 0, 0};
  columns_[on_time].values = column_view::of(ratios);
  columns_[wait].values = column_view::of(waits);
  columns_[csat].values = column_view::of(moods);
  columns_[breaches].values = column_view::of(events);
  scorer by{of_, {true, true, true, true, true}};
  by.score(3, columns_, scored_);
  ASSERT_EQ(scored_.size(), 3U);
  // 60 x (2/3 x 100 + 1/3 x 100) + 40 x 100; 40 x 8 + 20 x 0 + 40 x 8.75; 40 x 5 + 20 x 6 + 0, in tenths.
  EXPECT_EQ(scored_.score_of(0), 100_points);
  EXPECT_EQ(scored_.score_of(1), 67_points);
  EXPECT_EQ(scored_.score_of(2), 32_points);
  EXPECT_EQ(scored_.grade_of(0), 1U) << "the breach caps the grade";
  EXPECT_EQ(scored_.grade_of(1), 1U);
  EXPECT_EQ(scored_.grade_of(2), 2U);
  const auto& nodes = of_.definition();
  const auto node = [&](std::string_view id) { return static_cast<std::size_t>(nodes.node_index(id)); };
  EXPECT_EQ(integer(scored_.points(node("wait")), 2), (6_points).quanta());
  EXPECT_EQ(integer(scored_.points(node("speed")), 2), points::rounded(fraction{160, 3})->quanta());
  EXPECT_EQ(integer(scored_.points(node("csat")), 1), points::from_quanta(87'500'000'000).quanta());
  EXPECT_EQ(static_cast<const std::uint16_t*>(scored_.band(node("on_time")).values)[1], 1);
  EXPECT_FALSE(scored_.band(node("csat")).supplied());
  EXPECT_EQ(static_cast<const std::uint8_t*>(scored_.fired(0).values)[0] & 7, 1);
  EXPECT_FALSE(scored_.fired(1).supplied());
  EXPECT_EQ(integer(scored_.score_before_rules(), 0), (100_points).quanta());
}

TEST_F(scoring_columns, leaves_out_what_nobody_asked_for) {
  const std::vector<double> ratios{0.95};
  columns_[on_time].values = column_view::of(ratios);
  scorer by{of_, {false, false, false, false, false}};
  by.score(1, columns_, scored_);
  for (std::size_t node = 1; node < of_.definition().nodes.size(); ++node) {
    EXPECT_FALSE(scored_.points(node).supplied());
    EXPECT_FALSE(scored_.band(node).supplied());
  }
  EXPECT_FALSE(scored_.fired(0).supplied());
  EXPECT_FALSE(scored_.score_before_rules().supplied());
  EXPECT_EQ(scored_.score_of(0), 100_points);
  EXPECT_EQ(scored_.score_of(1), std::nullopt);
  EXPECT_EQ(scored_.grade_of(1), std::nullopt);
}

TEST_F(scoring_columns, without_any_value_there_is_no_score) {
  scorer by{of_};
  by.score(70, columns_, scored_);
  EXPECT_EQ(scored_.size(), 70U);
  EXPECT_EQ(scored_.score_of(69), std::nullopt);
  EXPECT_EQ(scored_.grade_of(69), std::nullopt);
  EXPECT_EQ(static_cast<const std::uint8_t*>(scored_.status().values)[69],
            static_cast<std::uint8_t>(node_status::not_available));
  by.score(0, columns_, scored_);
  EXPECT_EQ(scored_.size(), 0U);
}

TEST_F(scoring_columns, small_samples_make_a_card_provisional) {
  const std::vector<double> ratios{0.95, 0.95, 0.95};
  const std::vector<std::int64_t> samples{29, 30, 1};
  const std::uint8_t known = 3;
  columns_[on_time].values = column_view::of(ratios);
  columns_[on_time].n = column_view::of(samples).with_validity(&known);
  scorer by{of_};
  by.score(3, columns_, scored_);
  const auto* const status = static_cast<const std::uint8_t*>(scored_.status().values);
  EXPECT_EQ(status[0], static_cast<std::uint8_t>(node_status::provisional));
  EXPECT_EQ(status[1], static_cast<std::uint8_t>(node_status::ok));
  EXPECT_EQ(status[2], static_cast<std::uint8_t>(node_status::ok)) << "nobody says how many there were";
}

TEST_F(scoring_columns, says_which_columns_it_needs) {
  const scorer by{of_};
  EXPECT_TRUE(by.needs(on_time));
  EXPECT_TRUE(by.needs(breaches));
  EXPECT_FALSE(by.needs(4)) << "only reported";
  EXPECT_FALSE(by.needs(5));
}

TEST_F(scoring_columns, names_indicator_and_card_of_an_illegal_value) {
  std::vector<double> ratios(100, 0.95);
  columns_[on_time].values = column_view::of(ratios);
  ratios[80] = 1.2;
  EXPECT_EQ(refusal(100),
            "row 81, column \"on_time\": the value 12/10 lies outside its legal range from 0 to 1; correct "
            "it, or widen "
            "minimum and maximum of the indicator");
  ratios[80] = std::nan("");
  EXPECT_EQ(
      refusal(100),
      "row 81, column \"on_time\": the value is not a number; leave it out, or say that NaN is missing");
  columns_[on_time].values.nan_is_missing = true;
  EXPECT_EQ(refusal(100), "nothing was refused");
  EXPECT_EQ(scored_.score_of(80), std::nullopt);
  EXPECT_EQ(scored_.score_of(81), 100_points);
  for (const double infinite : {HUGE_VAL, -HUGE_VAL, 1e25}) {
    ratios[80] = infinite;
    EXPECT_THAT(refusal(100),
                HasSubstr("row 81, column \"on_time\": the value is infinite or needs more digits"));
  }
}

TEST_F(scoring_columns, names_the_first_column_of_the_first_block_that_has_an_illegal_value) {
  std::vector<double> ratios(200, 0.9);
  std::vector<double> waits(200, 10);
  std::vector<double> moods(200, 50);
  std::vector<double> events(200, 0);
  columns_[on_time].values = column_view::of(ratios);
  columns_[on_time].values.nan_is_missing = true;
  columns_[wait].values = column_view::of(waits);
  columns_[csat].values = column_view::of(moods);
  columns_[breaches].values = column_view::of(events);
  EXPECT_EQ(refusal(200), "nothing was refused");
  ratios[64] = std::numeric_limits<double>::quiet_NaN();  // is missing, before and among illegal ones
  events[65] = -1;
  EXPECT_THAT(refusal(200), HasSubstr("row 66, column \"breaches\""));
  moods[70] = 101;
  EXPECT_THAT(refusal(200), HasSubstr("row 71, column \"csat\""));
  waits[127] = -1;
  EXPECT_THAT(refusal(200), HasSubstr("row 128, column \"wait\""));
  ratios[100] = -1;
  EXPECT_THAT(refusal(200), HasSubstr("row 101, column \"on_time\""));
  events[3] = -1;
  EXPECT_THAT(refusal(200), HasSubstr("row 4, column \"breaches\""));
}

TEST_F(scoring_columns, takes_no_negative_time_or_count_and_no_negative_sample) {
  std::vector<std::int64_t> numbers{5, -1};
  columns_[wait].values = column_view::of(numbers);
  EXPECT_THAT(refusal(2), HasSubstr("row 2, column \"wait\": the value -1 is negative, and a time is not"));
  columns_[wait].values = {};
  columns_[breaches].values = column_view::of(numbers);
  EXPECT_THAT(refusal(2),
              HasSubstr("row 2, column \"breaches\": the value -1 is negative, and a count is not"));
  columns_[breaches].values = {};
  const std::vector<double> ratios{1, 1};
  columns_[on_time].values = column_view::of(ratios);
  columns_[on_time].n = column_view::of(numbers);
  EXPECT_THAT(refusal(2), HasSubstr("row 2, column \"on_time\": n is -1; a sample has no negative size"));
}

TEST_F(scoring_columns, refuses_columns_that_it_cannot_read) {
  const std::vector<double> doubles{1, 1};
  const std::vector<std::int64_t> integers{1, 1};
  const std::vector<std::string_view> texts{"a", "b"};
  columns_[on_time].values = column_view::of(doubles);
  EXPECT_EQ(refusal(3),
            "column \"on_time\": the column has 2 values for 3 cards; every column needs one a card");
  columns_[on_time].values = column_view::of(texts);
  EXPECT_THAT(refusal(2), HasSubstr("holds texts; values are numbers"));
  columns_[on_time].values = column_view::codes(integers, texts);
  EXPECT_THAT(refusal(2), HasSubstr("holds texts; values are numbers"));
  columns_[on_time].values = column_view::scaled(integers);
  EXPECT_THAT(refusal(2), HasSubstr("does not say how many decimals its integers have"));
  columns_[on_time].values = column_view::of(integers, 39);
  EXPECT_THAT(refusal(2), HasSubstr("does not say how many decimals its integers have"));
  columns_[on_time].values.values = nullptr;
  EXPECT_THAT(refusal(2), HasSubstr("has rows but no memory"));
  columns_[on_time] = {{}, column_view::of(integers), {}};
  EXPECT_THAT(refusal(2), HasSubstr("has denominators but no values"));
  columns_[on_time] = {column_view::of(doubles), column_view::of(integers), {}};
  EXPECT_THAT(refusal(2), HasSubstr("one of its two columns is not int64"));
  columns_[on_time] = {column_view::of(integers), column_view::of(integers).slice(0, 1), {}};
  EXPECT_THAT(refusal(2), HasSubstr("has 1 denominators for 2 cards"));
  columns_[on_time] = {column_view::of(doubles), {}, column_view::of(doubles)};
  EXPECT_THAT(refusal(2), HasSubstr("sample sizes that are no integers"));
  columns_.pop_back();
  EXPECT_THAT(refusal(2), HasSubstr("4 columns of values for the 5 indicators of the model"));
}

TEST_F(scoring_columns, a_quotient_needs_a_denominator_above_zero) {
  const std::vector<std::int64_t> tops{19, 19, 0};
  std::vector<std::int64_t> bottoms{20, 0, 0};
  columns_[on_time] = {column_view::of(tops), column_view::of(bottoms), {}};
  EXPECT_EQ(
      refusal(3),
      "row 2, column \"on_time\": the denominator is not above zero; leave the value out where there is "
      "none");
  bottoms[1] = -20;
  EXPECT_THAT(refusal(3), HasSubstr("row 2, column \"on_time\": the denominator is not above zero"));
  bottoms[1] = 20;
  EXPECT_THAT(refusal(3), HasSubstr("row 3, column \"on_time\": the denominator is not above zero"));
  const std::uint8_t known = 3;
  columns_[on_time].denominators = column_view::of(bottoms).with_validity(&known);
  EXPECT_EQ(refusal(3), "nothing was refused");
  EXPECT_EQ(scored_.score_of(1), 100_points);
  EXPECT_EQ(scored_.score_of(2), std::nullopt);
}

TEST_F(scoring_columns, what_a_column_that_is_not_supplied_says_of_its_validity_is_not_read) {
  const std::vector<std::int32_t> waits{20, 61};
  const std::uint8_t none = 0;
  columns_[wait].values = column_view::of(waits);
  columns_[wait].denominators.validity = &none;
  columns_[wait].n.validity = &none;
  columns_[csat].values.validity = &none;
  scorer by{of_};
  by.score(2, columns_, scored_);
  EXPECT_TRUE(scored_.score_of(0).has_value());
  EXPECT_TRUE(scored_.score_of(1).has_value());
}

/// Three ninths of nine decimals are not a third.
TEST_F(scoring_columns, quotients_are_compared_exactly) {
  constexpr std::int64_t large = 1'000'000'000'000'000'000;
  const std::vector<std::int64_t> tops{large / 100 * 95, large / 100 * 95 - 1, 19};
  const std::vector<std::int64_t> bottoms{large, large, 20};
  columns_[on_time] = {column_view::of(tops), column_view::of(bottoms), {}};
  scorer by{of_};
  by.score(3, columns_, scored_);
  EXPECT_EQ(scored_.score_of(0), 100_points);
  EXPECT_EQ(scored_.score_of(1), 80_points);
  EXPECT_EQ(scored_.score_of(2), 100_points);
}

TEST_F(scoring_columns, one_card_by_itself) {
  const double none = std::nan("");
  scorer by{of_};
  const card_score all = by.score_one(std::array{0.95, 20.0, 100.0, 1.0, none});
  EXPECT_EQ(all.score, 100_points);
  EXPECT_EQ(all.grade, 1U);
  EXPECT_EQ(all.status, node_status::ok);
  const card_score some = by.score_one(std::array{0.9, none, none, none, none});
  EXPECT_EQ(some.score, 80_points);
  const card_score nothing = by.score_one(std::array{none, none, none, 1.0, none});
  EXPECT_EQ(nothing.score, std::nullopt);
  EXPECT_EQ(nothing.grade, std::nullopt);
  EXPECT_EQ(nothing.status, node_status::not_available);
  try {
    (void)by.score_one(std::array{0.9, -1.0, none, none, none});
    FAIL() << "a negative time";
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::data);
    EXPECT_THAT(refused.what(), HasSubstr("column \"wait\": the value -1 is negative"));
  }
  EXPECT_THROW((void)by.score_one(std::array{0.9}), error);
}

TEST_F(scoring_columns, copies_do_not_disturb_each_other) {
  scorer first{of_};
  scorer second = first;
  const std::vector<double> ratios(3, 0.95);
  columns_[on_time].values = column_view::of(ratios);
  scored_cards others;
  first.score(3, columns_, scored_);
  columns_[on_time].values = {};
  second.score(3, columns_, others);
  const scored_cards copy = scored_;
  scored_ = others;
  EXPECT_EQ(copy.score_of(2), 100_points);
  EXPECT_EQ(scored_.score_of(2), std::nullopt);
  scorer third = std::move(first);
  third = second;
  EXPECT_EQ(third.of().id(), "sheet");
}

TEST(columnar_scorer, needs_a_score_tree) {
  const model reports = model::parse(R"({"assay": 0, "id": "m", "version": "1", "label": "m",
    "indicators": {"a": {"label": "a", "unit": "score", "better": "context"}}})");
  try {
    const scorer by{reports};
    FAIL() << "nothing is scored";
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::argument);
    EXPECT_THAT(refused.what(), HasSubstr("the model \"m\" scores nothing"));
  }
}

/// Thirds on three levels: a score that 512 bits could not hold.
TEST(columnar_scorer, weights_too_wide_for_128_bits_are_exact) {
  std::string text = R"({"assay": 0, "id": "m", "version": "1", "label": "m", "indicators": {)";
  for (int at = 0; at < 27; ++at) {
    text += at == 0 ? "\"i" : ", \"i";
    text += std::to_string(at);
    text += R"(": {"label": "i", "unit": "score", "better": "higher", "value_as_points": {}})";
  }
  text +=
      R"(}, "total": {"weights": "relative", "missing": {"policy": "redistribute_over_all"}}, "dimensions": [)";
  const auto open = [&text](int number, int level) {
    text +=
        R"({"id": "d)" + std::to_string(level) + "_" + std::to_string(number) +
        R"(", "label": "d", "weight": 33.333333333, "weights": "relative", "missing": {"policy": "redistribute_over_all"}, )";
  };
  for (int first = 0; first < 3; ++first) {
    if (first > 0) text += ", ";
    open(first, 1);
    text += R"("dimensions": [)";
    for (int second = 0; second < 3; ++second) {
      if (second > 0) text += ", ";
      open(first * 3 + second, 2);
      text += R"("indicators": [)";
      for (int third = 0; third < 3; ++third) {
        if (third > 0) text += ", ";
        text += R"({"indicator": "i)" + std::to_string(first * 9 + second * 3 + third) +
                R"(", "weight": 33.333333333})";
      }
      text += "]}";
    }
    text += "]}";
  }
  const model of = model::parse(text + "]}");
  std::vector<std::vector<double>> values;
  std::vector<given_column> columns;
  for (int at = 0; at < 27; ++at)
    values.push_back({at % 2 == 0 ? 85.0 : 86.0, at == 5 ? std::nan("") : 40.0});
  for (const auto& column : values) {
    columns.emplace_back().values = column_view::of(column);
    columns.back().values.nan_is_missing = true;
  }
  scorer by{of};
  scored_cards scored;
  by.score(2, columns, scored);
  EXPECT_EQ(scored.score_of(0), *points::rounded(fraction{14 * 85 + 13 * 86, 27}));
  EXPECT_EQ(scored.score_of(1), 40_points);
}

}  // namespace
}  // namespace assay
