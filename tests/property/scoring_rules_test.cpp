// SPDX-License-Identifier: Apache-2.0
//
// Random score trees with random policies, gaps and critical rules: what holds for every one of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "property/random_rules.hpp"
#include "unit/score/model_maker.hpp"

namespace assay::detail {
namespace {

using namespace literals;
using test::below;
using test::random_bits;

constexpr int rounds = 3000;

points distance(points left, points right) { return left < right ? right - left : left - right; }

/// A tree of up to four levels whose dimensions differ in aggregation and policy. Behind the scored indicators stand
/// two counts that rules may look at.
class random_form {
 public:
  explicit random_form(random_bits& random) : random_{random} {
    settings_of(model_->nodes.front());
    fill(0, 0);
    for (const char* const id : {"failures", "praises"}) {
      indicator_definition count;
      count.id = id;
      count.value_unit = unit::count;
      model_->indicators.push_back(count);
    }
    std::vector<grade_definition> grades;
    grades.push_back({"good", {}, 80_points, {}, 0});
    grades.push_back({"fair", {}, 50_points, {}, 0});
    grades.push_back({"poor", {}, 0_points, {}, 0});
    model_->grades = grade_scale<grade_definition>{grades};
  }

  model_definition& operator*() { return *model_; }

  [[nodiscard]] std::vector<indicator_value> some_values(std::int64_t missing_in_ten) {
    std::vector<indicator_value> list;
    for (const indicator_definition& indicator : model_->indicators) {
      indicator_value value;
      value.n = below(random_, 100);
      const bool counts = indicator.value_unit == unit::count;
      const std::int64_t most =
          counts ? 6 : std::get<value_as_points<fraction>>(*indicator.rule).full_mark.quanta();
      const fraction amount =
          counts ? fraction{below(random_, most)} : fraction{below(random_, most + 1), points::quantum};
      if (below(random_, 10) >= missing_in_ten) value.value = typed_value{value_kind::fraction, amount};
      list.push_back(value);
    }
    return list;
  }

  void add_rules(int number) {
    const auto events = static_cast<std::int32_t>(model_->indicators.size()) - 2;
    for (int index = 0; index < number; ++index)
      model_->critical.push_back(test::random_rule(random_, *model_, events));
  }

 private:
  void settings_of(node_definition& node) {
    node.how = below(random_, 2) == 0 ? aggregation::weighted_mean : aggregation::weighted_points;
    node.missing.policy = static_cast<missing_policy>(below(random_, 4));
    node.missing.minimum_coverage = ratio{below(random_, 11), 10};
    node.minimum_sample = below(random_, 3) == 0 ? below(random_, 50) : 0;
  }
  void fill(std::int32_t parent, int depth) {
    const std::int64_t children = 1 + below(random_, 4);
    for (std::int64_t child = 0; child < children; ++child) {
      const weight share = weight::from_quanta(1 + below(random_, 100'000'000'000));
      if (depth < 3 && below(random_, 2) == 0) {
        const auto made = model_.dimension("d" + std::to_string(next_++), share, parent);
        settings_of(model_->nodes[static_cast<std::size_t>(made)]);
        fill(made, depth + 1);
      } else {
        model_.leaf("i" + std::to_string(next_++), share, parent, points::whole(1 + below(random_, 20)));
      }
    }
  }
  random_bits& random_;
  model_maker model_;
  int next_ = 0;
};

TEST(scoring_rules, the_order_of_critical_rules_does_not_matter) {
  random_bits random{20260401};
  int changed = 0;
  for (int round = 0; round < rounds; ++round) {
    random_form form{random};
    form.add_rules(5);
    const auto given = form.some_values(2);
    const auto first = build_scorecard(*form, {}, 0, given);
    std::shuffle((*form).critical.begin(), (*form).critical.end(), random);
    const auto second = build_scorecard(*form, {}, 0, given);
    ASSERT_EQ(first.score, second.score);
    ASSERT_EQ(first.grade, second.grade);
    ASSERT_EQ(first.score_before_rules, second.score_before_rules);
    ASSERT_EQ(first.fired.size(), second.fired.size());
    for (std::size_t node = 0; node < first.nodes.size(); ++node) {
      ASSERT_EQ(first.nodes[node].earned, second.nodes[node].earned);
      ASSERT_EQ(first.nodes[node].lost, second.nodes[node].lost);
    }
    if (first.score != first.score_before_rules) ++changed;
  }
  EXPECT_GT(changed, rounds / 4) << "rules that never do anything prove nothing";
}

TEST(scoring_rules, contribution_and_loss_are_the_applied_weight) {
  random_bits random{7};
  for (int round = 0; round < rounds; ++round) {
    random_form form{random};
    form.add_rules(3);
    const auto card = build_scorecard(*form, {}, 0, form.some_values(3));
    ASSERT_EQ(card.nodes.front().earned, card.score);
    for (const scored_line& node : card.nodes) {
      ASSERT_EQ(node.contribution.has_value(), node.lost.has_value()) << node.id;
      if (!node.contribution) continue;
      ASSERT_EQ(*node.contribution + *node.lost, node.applied_weight) << node.id;
    }
  }
}

/// Shown weights are rounded one by one, so a sum may be off by a quantum for each of its terms.
TEST(scoring_rules, children_share_the_applied_weight_of_their_node) {
  random_bits random{11};
  int scored = 0;
  for (int round = 0; round < rounds; ++round) {
    random_form form{random};
    const auto card = build_scorecard(*form, {}, 0, form.some_values(3));
    ASSERT_EQ(card.nodes.front().applied_weight, card.score ? 100_points : 0_points);
    if (card.score) ++scored;
    for (std::size_t node = 0; node < (*form).nodes.size(); ++node) {
      const node_definition& definition = (*form).nodes[node];
      if (definition.children.empty() || !card.nodes[node].earned) continue;
      points applied;
      points declared;
      points contributions;
      for (const std::int32_t child : definition.children) {
        const scored_line& line = card.nodes[static_cast<std::size_t>(child)];
        applied = applied + line.applied_weight;
        declared = declared + line.declared_weight;
        contributions = contributions + line.contribution.value_or(points{});
        if (!card.nodes[node].contribution) {
          ASSERT_FALSE(line.contribution.has_value()) << line.id << " is below what was refused";
        }
      }
      const points tolerance = points::from_quanta(static_cast<std::int64_t>(definition.children.size()) + 2);
      ASSERT_LE(distance(applied, card.nodes[node].applied_weight), tolerance);
      ASSERT_LE(distance(declared, card.nodes[node].declared_weight), tolerance);
      ASSERT_LE(distance(contributions, card.nodes[node].contribution.value_or(points{})), tolerance);
      bool refused_above = false;
      for (std::int32_t at = definition.parent; at >= 0;
           at = (*form).nodes[static_cast<std::size_t>(at)].parent)
        refused_above = refused_above || !card.nodes[static_cast<std::size_t>(at)].earned;
      ASSERT_EQ(card.nodes[node].contribution.has_value(), !refused_above) << card.nodes[node].id;
    }
  }
  EXPECT_GT(scored, rounds / 4);
}

TEST(scoring_rules, with_all_data_the_applied_weights_are_the_declared_ones) {
  random_bits random{13};
  for (int round = 0; round < rounds; ++round) {
    random_form form{random};
    const auto card = build_scorecard(*form, {}, 0, form.some_values(0));
    ASSERT_TRUE(card.score.has_value());
    ASSERT_EQ(card.nodes.front().coverage, fraction{1});
    for (const scored_line& node : card.nodes) {
      if (node.definition < 0) continue;
      ASSERT_EQ(node.applied_weight, node.declared_weight) << node.id;
    }
  }
}

TEST(scoring_rules, no_data_is_no_score_whatever_the_policy) {
  random_bits random{17};
  for (int round = 0; round < rounds; ++round) {
    random_form form{random};
    form.add_rules(3);
    auto nothing = form.some_values(10);
    // Failures are known; what they fail is not.
    nothing[nothing.size() - 2].value = typed_value{value_kind::decimal, fraction{5}};
    const auto card = build_scorecard(*form, {}, 0, nothing);
    ASSERT_FALSE(card.score.has_value());
    ASSERT_FALSE(card.score_before_rules.has_value());
    ASSERT_EQ(card.grade, -1);
    ASSERT_EQ(card.reason, status_reason::no_available_child);
    for (const scored_line& node : card.nodes) {
      if (node.definition < 0) continue;
      ASSERT_FALSE(node.earned.has_value()) << node.id;
      ASSERT_EQ(node.status, node_status::not_available);
      ASSERT_EQ(node.applied_weight, points{});
    }
  }
}

TEST(scoring_rules, a_score_stays_on_its_scale_without_bonus) {
  random_bits random{19};
  for (int round = 0; round < rounds; ++round) {
    random_form form{random};
    form.add_rules(4);
    for (critical_definition& rule : (*form).critical)
      if (rule.rule.effect == critical_effect::bonus) rule.rule.effect = critical_effect::deduct;
    const auto card = build_scorecard(*form, {}, 0, form.some_values(2));
    for (const scored_line& node : card.nodes) {
      if (node.coverage) {
        ASSERT_TRUE(*node.coverage >= fraction{0} && *node.coverage <= fraction{1}) << node.id;
      }
      if (node.earned) {
        ASSERT_TRUE(*node.earned >= points{} && *node.earned <= node.possible) << node.id;
      }
    }
    if (!card.score) continue;
    ASSERT_LE(*card.score, *card.score_before_rules) << "a rule that is no bonus never helps";
    ASSERT_GE(*card.score, points{});
    ASSERT_GE(card.grade, card.grade_before_rules);
  }
}

}  // namespace
}  // namespace assay::detail
