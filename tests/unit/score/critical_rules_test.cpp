// SPDX-License-Identifier: Apache-2.0
//
// Critical rules on a tree of three levels: each effect alone, at every level, in pairs, and what each is said to have done.
#include "score/critical_rules.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "unit/score/model_maker.hpp"

namespace assay::detail {
namespace {

using namespace literals;

/// total: service 60 (speed 50: a, b; manner 50: c), result 40: d. `failures` is reported without being scored.
class CriticalRules : public testing::Test {
 protected:
  CriticalRules() {
    service_ = model_.dimension("service", 60_weight);
    speed_ = model_.dimension("speed", 50_weight, service_);
    model_.leaf("a", 50_weight, speed_);
    model_.leaf("b", 50_weight, speed_);
    const auto manner = model_.dimension("manner", 50_weight, service_);
    model_.leaf("c", 100_weight, manner);
    result_ = model_.dimension("result", 40_weight);
    model_.leaf("d", 100_weight, result_);
    indicator_definition failures;
    failures.id = "failures";
    failures.value_unit = unit::count;
    model_->indicators.push_back(failures);
    std::vector<grade_definition> grades;
    grades.push_back({"best", {}, 90_points, {}, 0});
    grades.push_back({"good", {}, 80_points, {}, 0});
    grades.push_back({"fair", {}, 60_points, {}, 0});
    grades.push_back({"poor", {}, 0_points, {}, 0});
    model_->grades = grade_scale<grade_definition>{grades};
  }

  critical_definition& add(critical_effect effect, std::int32_t section = 0) {
    critical_definition rule;
    rule.id = "rule" + std::to_string(model_->critical.size());
    rule.indicator = 4;
    rule.rule.when = above(fraction{0});
    rule.rule.effect = effect;
    rule.rule.each = 2_points;
    rule.rule.most = 50_points;
    rule.rule.best_grade = 1;
    rule.section = section;
    model_->critical.push_back(rule);
    return model_->critical.back();
  }

  /// a 100, b 80, c 90, d 100: service 90, total 94.
  [[nodiscard]] scored_card card(std::int64_t failures = 1) {
    return build_scorecard(*model_, {}, 0, values({100, 80, 90, 100, decimal{failures}}));
  }
  [[nodiscard]] std::string grade(const scored_card& of) {
    return of.grade < 0 ? "none" : model_->grades.list()[static_cast<std::size_t>(of.grade)].id;
  }

  model_maker model_;
  std::int32_t service_ = 0;
  std::int32_t speed_ = 0;
  std::int32_t result_ = 0;
};

TEST_F(CriticalRules, nothing_fires_without_a_failure) {
  for (const auto effect : {critical_effect::zero_total, critical_effect::fail, critical_effect::deduct})
    add(effect);
  add(critical_effect::zero_section, speed_);
  const auto of = card(0);
  EXPECT_EQ(of.score, 94_points);
  EXPECT_EQ(grade(of), "best");
  EXPECT_TRUE(of.fired.empty());
  EXPECT_FALSE(line(of, "speed").before_rules.has_value());
}

TEST_F(CriticalRules, n_failures_may_be_allowed) {
  add(critical_effect::zero_total).rule.when = above(fraction{2});
  EXPECT_EQ(card(2).score, 94_points);
  EXPECT_EQ(card(3).score, 0_points);
}

TEST_F(CriticalRules, zero_of_a_section_at_any_depth) {
  add(critical_effect::zero_section, speed_);
  auto of = card();
  EXPECT_EQ(line(of, "speed").earned, 0_points);
  EXPECT_EQ(line(of, "speed").before_rules, 90_points);
  EXPECT_EQ(line(of, "service").earned, 45_points);
  EXPECT_FALSE(line(of, "service").before_rules.has_value());
  EXPECT_EQ(of.score, 67_points);
  EXPECT_EQ(of.score_before_rules, 94_points);
  EXPECT_EQ(of.grade_before_rules, 0);
  EXPECT_EQ(grade(of), "fair");
  EXPECT_EQ(of.fired.at(0).before, 90_points);
  EXPECT_EQ(of.fired.at(0).after, 0_points);

  add(critical_effect::zero_section, service_);
  of = card();
  EXPECT_EQ(line(of, "service").before_rules, 45_points);
  EXPECT_EQ(of.score, 40_points);
}

TEST_F(CriticalRules, caps_of_points_at_every_level) {
  add(critical_effect::cap_points, speed_);
  EXPECT_EQ(card().score, 82_points);  // service (50 + 90) / 2
  add(critical_effect::cap_points, service_);
  EXPECT_EQ(card().score, 70_points);
  add(critical_effect::cap_points).rule.most = 65_points;
  const auto of = card();
  EXPECT_EQ(of.score, 65_points);
  EXPECT_EQ(of.score_before_rules, 94_points);
  EXPECT_EQ(of.nodes.front().earned, 65_points) << "after all rules, as a dimension's";
  EXPECT_EQ(of.nodes.front().before_rules, 70_points) << "after the rules of sections, before its own";
  EXPECT_EQ(of.fired.at(2).before, 70_points);
  EXPECT_EQ(of.fired.at(2).after, 65_points);
}

TEST_F(CriticalRules, the_line_of_the_total_agrees_with_the_score) {
  add(critical_effect::zero_total);
  const auto of = card();
  EXPECT_EQ(of.score, 0_points);
  const scored_line& total = of.nodes.front();
  EXPECT_EQ(total.earned, 0_points);
  EXPECT_EQ(total.before_rules, 94_points);
  EXPECT_EQ(total.contribution, 0_points);
  EXPECT_EQ(total.lost, 100_points);
  EXPECT_EQ(line(of, "service").contribution, 54_points) << "what parts bring is measured before the rule";
  model_->critical.clear();
  add(critical_effect::bonus);
  EXPECT_EQ(card(4).nodes.front().earned, 102_points);
  EXPECT_EQ(card(4).nodes.front().lost, points{} - 2_points);
}

TEST_F(CriticalRules, a_rule_that_changes_nothing_shows_no_score_before_it) {
  add(critical_effect::cap_points).rule.most = 95_points;
  const auto of = card();
  ASSERT_EQ(of.fired.size(), 1U);
  EXPECT_EQ(of.score, 94_points);
  EXPECT_FALSE(of.nodes.front().before_rules.has_value());
}

TEST_F(CriticalRules, what_cannot_be_decided_is_listed_and_changes_nothing) {
  add(critical_effect::zero_total);
  auto& watching = add(critical_effect::fail);
  watching.indicator = -1;
  watching.dimension = result_;
  watching.rule.when = below(fraction{60});
  add(critical_effect::deduct);
  const auto of = build_scorecard(*model_, {}, 0, values({100, 80, 90, {}, {}}));
  EXPECT_EQ(of.undecided, (std::vector<std::int32_t>{0, 1, 2}));
  EXPECT_TRUE(of.fired.empty());
  EXPECT_EQ(of.score, 90_points);
  EXPECT_EQ(grade(of), "best");
  EXPECT_TRUE(card(0).undecided.empty());
}

TEST_F(CriticalRules, points_off_and_on_a_section_are_points_of_its_own_scale) {
  add(critical_effect::deduct, result_);
  auto of = card(3);
  EXPECT_EQ(line(of, "result").earned, 94_points);
  EXPECT_EQ(of.score->text(), "91.6");
  EXPECT_EQ(of.fired.at(0).events.change, points{} - 6_points);
  model_->critical.clear();
  add(critical_effect::bonus, speed_).rule.counted_at_most = 2;
  of = card(3);
  EXPECT_EQ(line(of, "speed").earned, 94_points);
  EXPECT_EQ(of.fired.at(0).events.happened, 3);
  EXPECT_EQ(of.fired.at(0).events.counted, 2);
}

TEST_F(CriticalRules, events_of_a_section_can_fail_the_form) {
  add(critical_effect::deduct, speed_).rule.fail_from = 3;
  EXPECT_EQ(grade(card(2)), "best");  // speed 86, total 92.8
  const auto of = card(3);
  EXPECT_EQ(grade(of), "poor");
  EXPECT_EQ(of.score->text(), "92.2");
  EXPECT_EQ(of.fired.at(0).grade_before, 0);
  EXPECT_EQ(of.fired.at(0).grade_after, 3);
}

TEST_F(CriticalRules, zero_beats_cap_and_points_in_one_section) {
  add(critical_effect::bonus, speed_);
  add(critical_effect::cap_points, speed_);
  EXPECT_EQ(line(card(), "speed").earned, 50_points);  // the cap holds against the bonus
  add(critical_effect::zero_section, speed_);
  EXPECT_EQ(line(card(), "speed").earned, 0_points);
}

TEST_F(CriticalRules, a_rule_may_look_at_a_dimension) {
  auto& rule = add(critical_effect::cap_grade);
  rule.indicator = -1;
  rule.dimension = speed_;
  rule.rule.when = below(fraction{91});
  const auto of = card(0);
  EXPECT_EQ(grade(of), "good");
  EXPECT_EQ(of.fired.at(0).value, fraction{90});
  EXPECT_EQ(of.fired.at(0).grade_before, 0);
  EXPECT_EQ(of.fired.at(0).grade_after, 1);
  EXPECT_FALSE(of.fired.at(0).before.has_value());
}

TEST_F(CriticalRules, a_dimension_is_looked_at_as_it_is_before_any_rule) {
  add(critical_effect::zero_section, speed_);
  auto& watching = add(critical_effect::fail);
  watching.indicator = -1;
  watching.dimension = speed_;
  watching.rule.when = below(fraction{60});
  const auto of = card();
  ASSERT_EQ(of.fired.size(), 1U);  // the zero of the first rule is no score of 0
  EXPECT_EQ(grade(of), "fair");
  std::swap(model_->critical[0], model_->critical[1]);
  EXPECT_EQ(card().score, of.score);
  EXPECT_EQ(grade(card()), "fair");
}

TEST_F(CriticalRules, a_dimension_without_data_fires_nothing_and_is_not_zeroed) {
  add(critical_effect::zero_section, result_);
  auto& watching = add(critical_effect::fail);
  watching.indicator = -1;
  watching.dimension = result_;
  watching.rule.when = at_most(fraction{100});
  const auto of = build_scorecard(*model_, {}, 0, values({100, 80, 90, {}, 1}));
  ASSERT_EQ(of.fired.size(), 1U);
  EXPECT_FALSE(of.fired.at(0).before.has_value());
  EXPECT_EQ(of.score, 90_points);
  EXPECT_FALSE(line(of, "result").earned.has_value());
}

TEST_F(CriticalRules, a_veto_without_any_score_leaves_no_score) {
  add(critical_effect::zero_total);
  const auto of = build_scorecard(*model_, {}, 0, values({{}, {}, {}, {}, 1}));
  ASSERT_EQ(of.fired.size(), 1U);
  EXPECT_FALSE(of.score.has_value());
  EXPECT_EQ(grade(of), "none");
}

TEST_F(CriticalRules, each_rule_says_what_it_does_alone) {
  add(critical_effect::deduct);
  add(critical_effect::cap_points);
  add(critical_effect::zero_total);
  add(critical_effect::cap_grade);
  add(critical_effect::fail);
  const auto of = card(2);
  EXPECT_EQ(of.score, 0_points);
  EXPECT_EQ(grade(of), "poor");
  const std::vector<points> after{90_points, 50_points, 0_points};
  for (std::size_t index = 0; index < after.size(); ++index) {
    EXPECT_EQ(of.fired.at(index).before, 94_points) << index;
    EXPECT_EQ(of.fired.at(index).after, after[index]) << index;
  }
  EXPECT_FALSE(of.fired.at(3).before.has_value());
  EXPECT_EQ(of.fired.at(3).grade_after, 3);  // the score of 0 is poor already
  EXPECT_EQ(of.fired.at(4).grade_after, 3);
}

TEST_F(CriticalRules, every_pair_in_both_orders_gives_one_answer) {
  const critical_effect effects[] = {critical_effect::zero_total, critical_effect::zero_section,
                                     critical_effect::cap_grade,  critical_effect::cap_points,
                                     critical_effect::fail,       critical_effect::deduct,
                                     critical_effect::bonus};
  const auto section_of = [&](critical_effect effect, std::int32_t wanted) {
    const bool of_total = effect == critical_effect::zero_total || effect == critical_effect::cap_grade ||
                          effect == critical_effect::fail;
    return of_total ? 0 : wanted;
  };
  for (const auto first : effects) {
    for (const auto second : effects) {
      for (const std::int32_t section : {service_, speed_}) {
        model_->critical.clear();
        add(first, section_of(first, section));
        add(second, section_of(second, speed_));
        const auto one = card(2);
        std::swap(model_->critical[0], model_->critical[1]);
        const auto other = card(2);
        EXPECT_EQ(one.score, other.score);
        EXPECT_EQ(one.grade, other.grade);
        EXPECT_EQ(one.score_before_rules, 94_points);
        for (std::size_t node = 0; node < one.nodes.size(); ++node)
          EXPECT_EQ(one.nodes[node].earned, other.nodes[node].earned) << one.nodes[node].id;
      }
    }
  }
}

TEST_F(CriticalRules, a_grade_from_the_displayed_total_is_taken_after_the_rules) {
  model_->display = {0, rounding::half_up, grade_basis::displayed};
  auto& rule = add(critical_effect::deduct);
  rule.rule.each = points::from_quanta(4'500'000'000);
  const auto of = card();  // 89.5, shown as 90
  EXPECT_EQ(of.score->text(), "89.5");
  EXPECT_EQ(grade(of), "best");
  model_->display.rule = rounding::half_even;  // 89.5 to the even 90
  EXPECT_EQ(grade(card()), "best");
  model_->display.basis = grade_basis::exact;
  EXPECT_EQ(grade(card()), "good");
}

}  // namespace
}  // namespace assay::detail
