// SPDX-License-Identifier: Apache-2.0
#include "score/scorecard_builder.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "unit/score/model_maker.hpp"

namespace assay::detail {
namespace {

using namespace literals;

void add_s2_grades(model_definition& model) {
  std::vector<grade_definition> grades;
  grades.push_back({"excellent", {"优秀", "Excellent"}, 90_points, {}, 0});
  grades.push_back({"good", {"良好", "Good"}, 80_points, {}, 0});
  grades.push_back({"pass", {"合格", "Pass"}, 60_points, {}, 0});
  grades.push_back({"needs_improvement", {"待改进", "Needs improvement"}, 0_points, {}, 0});
  model.grades = grade_scale<grade_definition>{grades};
}

/// Five dimensions weighing 25/20/20/20/15 with one leaf each.
model_maker five_dimensions() {
  model_maker maker;
  const std::pair<const char*, weight> dimensions[] = {{"efficiency", 25_weight},
                                                       {"professionalism", 20_weight},
                                                       {"attitude", 20_weight},
                                                       {"resolution", 20_weight},
                                                       {"proactivity", 15_weight}};
  for (const auto& [id, share] : dimensions) {
    maker.leaf(std::string{id} + "_score", 1_weight, maker.dimension(id, share));
  }
  add_s2_grades(*maker);
  return maker;
}

std::string grade_of(model_maker& model, const scored_card& card) {
  return model->grades.list()[static_cast<std::size_t>(card.grade)].id;
}

TEST(build_scorecard, all_dimensions_at_90_give_exactly_90_and_excellent) {
  auto model = five_dimensions();
  const auto card = build_scorecard(*model, {}, 0, values({90, 90, 90, 90, 90}));
  EXPECT_EQ(card.score, 90_points);
  EXPECT_EQ(grade_of(model, card), "excellent");
}

TEST(build_scorecard, the_lower_edge_decides) {
  auto model = five_dimensions();
  const decimal almost{89'999'999'999, 9};
  const auto card = build_scorecard(*model, {}, 0, values({almost, almost, almost, almost, almost}));
  EXPECT_EQ(card.score->text(), "89.999999999");
  EXPECT_EQ(grade_of(model, card), "good");
}

TEST(build_scorecard, a_model_may_grade_what_is_shown) {
  auto model = five_dimensions();
  model->display.basis = grade_basis::displayed;
  const decimal almost{89'999'999'999, 9};
  const auto card = build_scorecard(*model, {}, 0, values({almost, almost, almost, almost, almost}));
  EXPECT_EQ(card.score->text(), "89.999999999");
  EXPECT_EQ(grade_of(model, card), "excellent");
}

TEST(build_scorecard, a_dimension_without_data_passes_its_weight_on_as_declared) {
  auto model = five_dimensions();
  const auto card = build_scorecard(*model, {}, 0, values({std::nullopt, 80, 80, 80, 100}));
  // (20 x 80 x 3 + 15 x 100) / 75
  EXPECT_EQ(card.score, 84_points);
  EXPECT_EQ(line(card, "efficiency").status, node_status::not_available);
  EXPECT_EQ(line(card, "efficiency").reason, status_reason::no_available_child);
  EXPECT_EQ(line(card, "efficiency").declared_weight, 25_points);
  EXPECT_EQ(line(card, "efficiency").applied_weight, points{});
  EXPECT_EQ(line(card, "proactivity").declared_weight, 15_points);
  EXPECT_EQ(line(card, "proactivity").applied_weight, 20_points);
  EXPECT_EQ(line(card, "attitude").applied_weight.text(), "26.666666667");
  EXPECT_EQ(line(card, "proactivity").contribution, 20_points);
  EXPECT_EQ(line(card, "attitude").contribution->text(), "21.333333333");
  EXPECT_EQ(line(card, "attitude").lost->text(), "5.333333334");  // what is left of the applied weight
}

TEST(build_scorecard, nothing_known_is_no_score_and_no_grade) {
  auto model = five_dimensions();
  const auto card = build_scorecard(*model, {}, 0, values({{}, {}, {}, {}, {}}));
  EXPECT_FALSE(card.score.has_value());
  EXPECT_EQ(card.grade, -1);
  EXPECT_EQ(card.status, node_status::not_available);
  EXPECT_EQ(card.reason, status_reason::no_available_child);
}

TEST(build_scorecard, missing_as_zero_keeps_the_weight_and_loses_it) {
  auto model = five_dimensions();
  model->nodes.front().missing.policy = missing_policy::zero;
  const auto card = build_scorecard(*model, {}, 0, values({{}, 80, 80, 80, 100}));
  EXPECT_EQ(card.score, 63_points);
  EXPECT_EQ(line(card, "efficiency").applied_weight, 25_points);
  EXPECT_EQ(line(card, "efficiency").lost, 25_points);
}

TEST(build_scorecard, a_total_below_its_coverage_is_refused) {
  auto model = five_dimensions();
  model->nodes.front().missing = {missing_policy::refuse, 80_percent};
  const auto refused = build_scorecard(*model, {}, 0, values({{}, 80, 80, 80, 100}));
  EXPECT_FALSE(refused.score.has_value());
  EXPECT_EQ(refused.reason, status_reason::below_coverage);
  const auto enough = build_scorecard(*model, {}, 0, values({80, {}, 80, 80, 80}));
  EXPECT_EQ(enough.score, 80_points);
}

TEST(build_scorecard, over_everything_shrinks_a_dimension_by_what_it_lacks) {
  model_maker model;
  const auto speed = model.dimension("speed", 50_weight);
  model.leaf("a", 40_weight, speed);
  model.leaf("b", 60_weight, speed);
  const auto effect = model.dimension("effect", 50_weight);
  model.leaf("c", 100_weight, effect);
  const auto known = values({100, {}, 40});
  // Within the dimension: (100 + 40) / 2. Over everything: (0.5 x 0.4 x 100 + 0.5 x 40) / 0.7.
  EXPECT_EQ(build_scorecard(*model, {}, 0, known).score, 70_points);
  // As a document would have it: dimensions inherit the policy of the total.
  for (auto& node : model->nodes)
    node.missing.policy = missing_policy::redistribute_over_all;
  const auto card = build_scorecard(*model, {}, 0, known);
  EXPECT_EQ(card.score->text(), "57.142857143");
  EXPECT_EQ(line(card, "speed").applied_weight.text(), "28.571428571");
  EXPECT_EQ(line(card, "a").declared_weight, 20_points);
  EXPECT_EQ(line(card, "a").applied_weight.text(), "28.571428571");
}

TEST(build_scorecard, weighted_points_of_the_published_example) {
  model_maker model;
  model->nodes.front().how = aggregation::weighted_points;
  model.leaf("first", 40_weight, 0, 2_points);
  model.leaf("second", 20_weight, 0, 1_points);
  const auto card = build_scorecard(*model, {}, 0, values({1, 1}));
  EXPECT_EQ(card.score, 60_points);
  EXPECT_EQ(line(card, "first").applied_weight, 80_points);
  EXPECT_EQ(line(card, "first").contribution, 40_points);
  EXPECT_EQ(line(card, "second").contribution, 20_points);
}

TEST(build_scorecard, contributions_and_losses_total_a_hundred) {
  auto model = five_dimensions();
  const auto card = build_scorecard(*model, {}, 0, values({91, 82, 73, 64, 55}));
  points contributions;
  points losses;
  for (const scored_line& node : card.nodes) {
    if (node.kind != node_kind::dimension) continue;
    contributions = contributions + *node.contribution;
    losses = losses + *node.lost;
  }
  EXPECT_EQ(contributions, *card.score);
  EXPECT_EQ(contributions + losses, 100_points);
}

TEST(build_scorecard, reasons_are_indicators_by_points_lost) {
  auto model = five_dimensions();
  const auto card = build_scorecard(*model, {}, 0, values({100, 50, 90, 50, 10}));
  std::vector<std::string> ids;
  for (const auto index : card.reasons)
    ids.emplace_back(card.nodes[static_cast<std::size_t>(index)].id);
  EXPECT_EQ(ids, (std::vector<std::string>{"proactivity_score", "professionalism_score", "resolution_score",
                                           "attitude_score"}));
}

TEST(build_scorecard, small_samples_make_leaf_and_total_provisional) {
  auto model = five_dimensions();
  model->indicators[2].minimum_sample = 51;
  const auto card = build_scorecard(*model, {}, 0, values({90, 90, 90, 90, 90}));
  EXPECT_EQ(line(card, "attitude_score").reason, status_reason::below_minimum_sample);
  EXPECT_EQ(line(card, "attitude").reason, status_reason::provisional_child);
  EXPECT_TRUE(card.provisional());
  EXPECT_EQ(card.score, 90_points);
}

TEST(build_scorecard, an_unknown_sample_is_said_but_not_held_against_anybody) {
  auto model = five_dimensions();
  model->indicators[2].minimum_sample = 30;
  auto known = values({90, 90, 90, 90, 90});
  known[2].n.reset();
  const auto card = build_scorecard(*model, {}, 0, known);
  EXPECT_EQ(line(card, "attitude_score").status, node_status::ok);
  EXPECT_EQ(line(card, "attitude_score").reason, status_reason::sample_unknown);
  EXPECT_FALSE(card.provisional());
}

critical_definition rule_on(std::int32_t indicator, range<fraction> when, critical_effect effect) {
  critical_definition definition;
  definition.indicator = indicator;
  definition.rule.when = when;
  definition.rule.effect = effect;
  return definition;
}

TEST(critical_rules, zero_the_form_or_a_section) {
  auto model = five_dimensions();
  const auto given = values({90, 90, 90, 90, 40});
  model->critical = {rule_on(4, below(fraction{50}), critical_effect::zero_total)};
  auto card = build_scorecard(*model, {}, 0, given);
  EXPECT_EQ(card.score, points{});
  EXPECT_EQ(card.score_before_rules->text(), "82.5");
  EXPECT_EQ(grade_of(model, card), "needs_improvement");
  ASSERT_EQ(card.fired.size(), 1U);

  model->critical = {rule_on(4, below(fraction{50}), critical_effect::zero_section)};
  model->critical.front().section = 9;  // proactivity
  card = build_scorecard(*model, {}, 0, given);
  EXPECT_EQ(card.score->text(), "76.5");
  EXPECT_EQ(line(card, "proactivity").lost, 15_points);
}

TEST(critical_rules, cap_or_fail_the_grade_and_leave_the_score) {
  auto model = five_dimensions();
  const auto given = values({95, 95, 95, 95, 95});
  auto cap = rule_on(0, above(fraction{94}), critical_effect::cap_grade);
  cap.rule.best_grade = 2;
  model->critical = {cap};
  auto card = build_scorecard(*model, {}, 0, given);
  EXPECT_EQ(card.score, 95_points);
  EXPECT_EQ(grade_of(model, card), "pass");
  model->critical = {rule_on(0, above(fraction{94}), critical_effect::fail)};
  card = build_scorecard(*model, {}, 0, given);
  EXPECT_EQ(card.score, 95_points);
  EXPECT_EQ(grade_of(model, card), "needs_improvement");
  model->critical = {rule_on(0, above(fraction{95}), critical_effect::fail)};
  EXPECT_EQ(grade_of(model, build_scorecard(*model, {}, 0, given)), "excellent");
}

TEST(critical_rules, no_data_fires_nothing) {
  auto model = five_dimensions();
  model->critical = {rule_on(0, below(fraction{50}), critical_effect::fail)};
  const auto card = build_scorecard(*model, {}, 0, values({{}, 95, 95, 95, 95}));
  EXPECT_TRUE(card.fired.empty());
  EXPECT_EQ(grade_of(model, card), "excellent");
}

TEST(build_scorecard, a_given_dimension_stands_for_its_parts) {
  auto model = five_dimensions();
  const given_dimension given[] = {{1, 96_points}};
  const auto card = build_scorecard(*model, {}, 0, values({{}, 90, 90, 90, 90}), given);
  EXPECT_EQ(card.score->text(), "91.5");
  EXPECT_EQ(line(card, "efficiency").applied_weight, 25_points);
}

TEST(build_scorecard, dimensions_nest_to_any_depth) {
  model_maker model;
  std::int32_t parent = 0;
  for (int depth = 0; depth < 12; ++depth) {
    model.leaf("side" + std::to_string(depth), 1_weight, parent);
    parent = model.dimension("level" + std::to_string(depth), 1_weight, parent);
  }
  model.leaf("deepest", 1_weight, parent);
  std::vector<indicator_value> all(13);
  for (auto& value : all)
    value.value = typed_value{value_kind::decimal, fraction{100}};
  all.back().value = typed_value{value_kind::decimal, fraction{0}};
  const auto card = build_scorecard(*model, {}, 0, all);
  EXPECT_EQ(card.score->text(), "99.975585938");  // 100 - 100 / 2^12
  EXPECT_EQ(line(card, "deepest").applied_weight.text(), "0.024414062");
}

}  // namespace
}  // namespace assay::detail
