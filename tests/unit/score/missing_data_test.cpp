// SPDX-License-Identifier: Apache-2.0
//
// Missing data at every level: each policy, policies that differ between dimensions, coverage, samples, and points that
// do not apply.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/score/model_maker.hpp"

namespace assay::detail {
namespace {

using namespace literals;

/// total: left 60 (a 50, b 50), right 40 (c 25, d 75).
class MissingData : public testing::Test {
 protected:
  MissingData() {
    left_ = model_.dimension("left", 60_weight);
    model_.leaf("a", 50_weight, left_);
    model_.leaf("b", 50_weight, left_);
    right_ = model_.dimension("right", 40_weight);
    model_.leaf("c", 25_weight, right_);
    model_.leaf("d", 75_weight, right_);
  }
  node_definition& node(std::int32_t index) { return model_->nodes[static_cast<std::size_t>(index)]; }
  void everywhere(missing_policy policy) {
    for (auto& each : model_->nodes)
      each.missing.policy = policy;
  }
  [[nodiscard]] scored_card card(std::initializer_list<std::optional<decimal>> given) {
    return build_scorecard(*model_, {}, 0, values(given));
  }

  model_maker model_;
  std::int32_t left_ = 0;
  std::int32_t right_ = 0;
};

TEST_F(MissingData, within_the_dimension) {
  const auto of = card({100, {}, 40, 80});
  EXPECT_EQ(of.score, 88_points);  // 60 x 100 + 40 x 70
  EXPECT_EQ(line(of, "a").applied_weight, 60_points);
  EXPECT_EQ(line(of, "b").applied_weight, 0_points);
  EXPECT_EQ(line(of, "left").coverage, fraction(1, 2));
  EXPECT_EQ(line(of, "total").coverage, fraction(7, 10));
  EXPECT_EQ(line(of, "right").coverage, fraction{1});
}

TEST_F(MissingData, over_everything) {
  everywhere(missing_policy::redistribute_over_all);
  const auto of = card({100, {}, 40, 80});
  EXPECT_EQ(of.score->text(), "82.857142857");  // (30 x 100 + 10 x 40 + 30 x 80) / 70
  EXPECT_EQ(line(of, "a").applied_weight.text(), "42.857142857");
  EXPECT_EQ(line(of, "c").applied_weight.text(), "14.285714286");
}

TEST_F(MissingData, over_everything_except_a_dimension_that_settles_its_own) {
  everywhere(missing_policy::redistribute_over_all);
  node(left_).missing.policy = missing_policy::redistribute;
  EXPECT_EQ(card({100, {}, 40, 80}).score, 88_points);
  node(left_).missing.policy = missing_policy::zero;
  const auto of = card({100, {}, 40, 80});
  EXPECT_EQ(of.score, 58_points);  // 60 x 50 + 40 x 70
  EXPECT_EQ(line(of, "b").applied_weight, 30_points);
  EXPECT_EQ(line(of, "b").lost, 30_points);
}

TEST_F(MissingData, zero_in_one_dimension_only) {
  node(right_).missing.policy = missing_policy::zero;
  const auto of = card({100, {}, {}, 80});
  EXPECT_EQ(of.score, 84_points);  // 60 x 100 + 40 x 60
  EXPECT_EQ(line(of, "c").applied_weight, 10_points);
  EXPECT_EQ(line(of, "c").contribution, 0_points);
}

TEST_F(MissingData, zero_of_nothing_at_all_is_still_no_score) {
  everywhere(missing_policy::zero);
  const auto of = card({{}, {}, {}, {}});
  EXPECT_FALSE(of.score.has_value());
  EXPECT_EQ(of.reason, status_reason::no_available_child);
}

TEST_F(MissingData, coverage_is_taken_over_everything_below) {
  node(0).missing = {missing_policy::refuse, 75_percent};
  // Both dimensions have a score, but only 30 + 30 of the weight has data.
  const auto refused = card({100, {}, {}, 80});
  EXPECT_FALSE(refused.score.has_value());
  EXPECT_EQ(refused.reason, status_reason::below_coverage);
  EXPECT_EQ(line(refused, "total").coverage, fraction(3, 5));
  EXPECT_EQ(line(refused, "left").applied_weight, 0_points);
  node(0).missing.minimum_coverage = 60_percent;
  EXPECT_EQ(card({100, {}, {}, 80}).score, 92_points);
}

TEST_F(MissingData, a_dimension_may_refuse_and_is_then_missing_itself) {
  node(left_).missing = {missing_policy::refuse, 100_percent};
  auto of = card({100, {}, 40, 80});
  EXPECT_EQ(line(of, "left").reason, status_reason::below_coverage);
  EXPECT_EQ(of.score, 70_points);
  EXPECT_EQ(line(of, "right").applied_weight, 100_points);
  EXPECT_EQ(line(of, "a").applied_weight, 0_points);
  node(0).missing.policy = missing_policy::zero;
  of = card({100, {}, 40, 80});
  EXPECT_EQ(of.score, 28_points);
  EXPECT_EQ(line(of, "left").lost, 60_points);
}

TEST_F(MissingData, coverage_of_weighted_points_counts_possible_points) {
  model_maker model;
  model->nodes.front().how = aggregation::weighted_points;
  model.leaf("large", 1_weight, 0, 30_points);
  model.leaf("small", 1_weight, 0, 10_points);
  const auto of = build_scorecard(*model, {}, 0, values({15, {}}));
  EXPECT_EQ(of.score, 50_points);
  EXPECT_EQ(line(of, "total").coverage, fraction(3, 4));
}

TEST_F(MissingData, samples_of_dimensions_and_of_the_total) {
  auto given = values({100, 90, 40, 80});
  given[0].n = 30;
  given[1].n = 12;
  given[2].n = 500;
  given[3].n = 400;
  node(right_).minimum_sample = 400;
  auto of = build_scorecard(*model_, {}, 0, given);
  EXPECT_EQ(line(of, "left").n, 12);
  EXPECT_EQ(line(of, "right").n, 400);
  EXPECT_EQ(line(of, "total").n, 12);
  EXPECT_FALSE(of.provisional());
  node(right_).minimum_sample = 401;
  of = build_scorecard(*model_, {}, 0, given);
  EXPECT_EQ(line(of, "right").reason, status_reason::below_minimum_sample);
  EXPECT_EQ(of.reason, status_reason::provisional_child);
  node(right_).minimum_sample = 0;
  node(0).minimum_sample = 13;
  of = build_scorecard(*model_, {}, 0, given);
  EXPECT_TRUE(of.provisional());
  EXPECT_EQ(of.reason, status_reason::below_minimum_sample);
  EXPECT_EQ(line(of, "left").status, node_status::ok);
  EXPECT_EQ(of.score, 85_points);
}

TEST_F(MissingData, counts_and_what_does_not_count_do_not_limit_the_sample) {
  auto given = values({100, 90, 40, 80});
  given[0].n = 0;
  model_->indicators[0].value_unit = unit::count;
  given[1].n = 3;
  model_->nodes[3].declared = 0_weight;
  node(0).minimum_sample = 50;
  const auto of = build_scorecard(*model_, {}, 0, given);
  EXPECT_EQ(line(of, "total").n, 50);
  EXPECT_FALSE(of.provisional());
}

TEST_F(MissingData, an_unknown_sample_of_a_dimension_is_said) {
  auto given = values({100, 90, 40, 80});
  given[1].n.reset();
  node(0).minimum_sample = 20;
  const auto of = build_scorecard(*model_, {}, 0, given);
  EXPECT_FALSE(line(of, "total").n.has_value());
  EXPECT_EQ(of.reason, status_reason::sample_unknown);
  EXPECT_FALSE(of.provisional());
  const given_dimension known[] = {{left_, 80_points, 19}};
  EXPECT_TRUE(build_scorecard(*model_, {}, 0, values({{}, {}, 40, 80}), known).provisional());
}

/// Four levels of thirds to nine decimals: the proportions of what has data need more than 128 bits.
TEST(build_scorecard, nested_thirds_share_what_is_missing_exactly) {
  const weight third = weight::from_quanta(33'333'333'333);
  const weight last = weight::from_quanta(33'333'333'334);
  model_maker model;
  const auto outer = model.dimension("outer", third);
  const auto middle = model.dimension("middle", third, outer);
  const auto inner = model.dimension("inner", third, middle);
  for (const char* const id : {"i0", "i1"})
    model.leaf(id, third, inner);
  model.leaf("i2", last, inner);
  model.leaf("i3", third, middle);
  model.leaf("i4", last, middle);
  model.leaf("i5", third, outer);
  model.leaf("i6", last, outer);
  std::vector<std::optional<decimal>> known{{}, 0, 0, {}, {}, {}, {}};
  for (const weight share : {third, last}) {
    const std::string id = "e" + std::to_string(known.size());
    const auto side = model.dimension(id, share);
    model.leaf(id + "a", third, side);
    model.leaf(id + "b", third, side);
    model.leaf(id + "c", last, side);
    known.insert(known.end(), {known.size() == 7 ? 100 : 90, {}, {}});
  }
  for (auto& node : model->nodes)
    node.missing.policy = missing_policy::redistribute_over_all;
  // 1 : 1 : 9 : 9 but for the last decimals of the weights.
  std::vector<indicator_value> values(known.size());
  for (std::size_t index = 0; index < known.size(); ++index) {
    if (known[index]) values[index].value = typed_value{value_kind::decimal, *known[index]};
  }
  const auto of = build_scorecard(*model, {}, 0, values);
  EXPECT_EQ(rounded_to(*of.score, 2, rounding::half_even), 85.5_points) << of.score->text();
  EXPECT_EQ(rounded_to(line(of, "i1").applied_weight, 4, rounding::half_even), 5_points);
}

/// What was given whole says nothing about its parts, whatever happens to missing weight.
TEST_F(MissingData, parts_of_a_given_dimension_lose_nothing) {
  const given_dimension given[] = {{left_, 90_points}};
  for (const auto policy : {missing_policy::redistribute, missing_policy::redistribute_over_all,
                            missing_policy::zero, missing_policy::refuse}) {
    everywhere(policy);
    const auto of = build_scorecard(*model_, {}, 0, values({{}, {}, 80, 80}), given);
    EXPECT_EQ(of.score, 86_points);
    EXPECT_EQ(line(of, "left").lost, 6_points);
    for (const char* const id : {"a", "b"}) {
      EXPECT_EQ(line(of, id).applied_weight, 0_points);
      EXPECT_FALSE(line(of, id).lost.has_value());
      EXPECT_FALSE(line(of, id).contribution.has_value());
    }
    EXPECT_EQ(of.reasons.size(), 2U) << "c and d, which have data";
  }
}

/// An audit: three items of 6, 4 and 10 points; the last indicator says how many points of the first apply.
class ApplicablePoints : public testing::Test {
 protected:
  ApplicablePoints() {
    const auto section = model_.dimension("section", 100_weight);
    model_->nodes.front().missing.policy = missing_policy::redistribute_over_all;
    model_->nodes.back().missing.policy = missing_policy::redistribute_over_all;
    for (auto& each : model_->nodes)
      each.how = aggregation::weighted_points;
    first_ = model_.leaf("first", 1_weight, section, 6_points);
    model_.leaf("second", 1_weight, section, 4_points);
    model_.leaf("third", 1_weight, section, 10_points);
    indicator_definition applies;
    applies.id = "applies";
    applies.value_unit = unit::score;
    model_->indicators.push_back(applies);
    model_->nodes[static_cast<std::size_t>(first_)].applicable_points = 3;
  }
  model_maker model_;
  std::int32_t first_ = 0;
};

TEST_F(ApplicablePoints, part_of_the_points_is_part_of_the_weight) {
  // 3 of 6 earned where all apply; of 4 that apply the same share is earned, so 2 of 4.
  const auto of = build_scorecard(*model_, {}, 0, values({3, 4, 7, 4}));
  EXPECT_EQ(line(of, "first").applicable, fraction(2, 3));
  EXPECT_EQ(of.score->text(), "72.222222222");  // (2 + 4 + 7) / 18
  EXPECT_EQ(line(of, "first").applied_weight.text(), "22.222222222");
  EXPECT_EQ(line(of, "first").declared_weight, 30_points);
}

TEST_F(ApplicablePoints, none_and_unknown) {
  const auto none = build_scorecard(*model_, {}, 0, values({3, 4, 7, 0}));
  EXPECT_EQ(line(none, "first").reason, status_reason::not_applicable);
  EXPECT_EQ(none.score->text(), "78.571428571");  // 11 / 14
  const auto unknown = build_scorecard(*model_, {}, 0, values({3, 4, 7, {}}));
  EXPECT_EQ(unknown.score, 70_points);
  EXPECT_FALSE(line(unknown, "first").applicable.has_value());
}

TEST_F(ApplicablePoints, what_does_not_apply_is_not_missing) {
  for (auto& node : model_->nodes)
    node.missing = {missing_policy::zero, 100_percent};
  auto of = build_scorecard(*model_, {}, 0, values({3, 4, 7, 0}));
  EXPECT_EQ(of.score->text(), "78.571428571") << "not 11 of 20: it is no zero";
  EXPECT_EQ(line(of, "first").applied_weight, 0_points);
  EXPECT_EQ(line(of, "section").coverage, fraction{1});
  of = build_scorecard(*model_, {}, 0, values({3, {}, 7, 0}));
  EXPECT_EQ(of.score, 50_points) << "the second is missing, and counts as zero: 7 of 14";
  EXPECT_EQ(line(of, "section").coverage, fraction(5, 7));
  for (auto& node : model_->nodes)
    node.missing.policy = missing_policy::refuse;
  EXPECT_TRUE(build_scorecard(*model_, {}, 0, values({3, 4, 7, 0})).score.has_value());
  EXPECT_FALSE(build_scorecard(*model_, {}, 0, values({3, {}, 7, 0})).score.has_value());
}

TEST_F(ApplicablePoints, a_dimension_of_which_nothing_applies_leaves_the_score_too) {
  model_maker model;
  for (const char* const id : {"present", "absent"}) {
    const auto section = model.dimension(id, 50_weight);
    model.leaf(std::string{id} + "_item", 1_weight, section, 10_points);
  }
  indicator_definition applies;
  applies.id = "applies";
  applies.value_unit = unit::score;
  model->indicators.push_back(applies);
  model->nodes.back().applicable_points = 2;
  for (auto& node : model->nodes)
    node.missing.policy = missing_policy::zero;
  const auto of = build_scorecard(*model, {}, 0, values({8, 9, 0}));
  EXPECT_EQ(of.score, 80_points);
  EXPECT_EQ(line(of, "absent").reason, status_reason::not_applicable);
  EXPECT_EQ(line(of, "absent").applied_weight, 0_points);
  EXPECT_EQ(line(of, "total").coverage, fraction{1});
}

TEST_F(ApplicablePoints, more_points_than_declared_count_more) {
  const auto of = build_scorecard(*model_, {}, 0, values({3, 4, 7, 12}));
  EXPECT_EQ(of.score->text(), "65.384615385");  // (6 + 4 + 7) / 26
}

}  // namespace
}  // namespace assay::detail
