// SPDX-License-Identifier: Apache-2.0
#include "score/cards/one_card.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include <assay/grade.hpp>

#include "column/exact_value.hpp"
#include "score/cards/exact_sums.hpp"

namespace assay::detail::cards {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace

one_card::one_card(const model_definition& model, const card_plan& plan)
    : model_{&model}, plan_{&plan}, parents_(plan.parents.size()), lower_(plan.parents.size()) {
  is_able_ = !plan.one_by_one && plan.everything_applies && !plan.covers_anything &&
             std::all_of(plan.rules.begin(), plan.rules.end(),
                         [](const rule_plan& rule) { return rule.section == 0; });
}

bool one_card::are_legal(std::span<const double> values) const noexcept {
  return std::all_of(plan_->inputs.begin(), plan_->inputs.end(), [values](const input_plan& input) {
    const double value = values[at(input.indicator)];
    return std::isnan(value) || (value >= input.low.of_decimal && value < input.high.of_decimal);
  });
}

one_card::part one_card::earned(const leaf_plan& leaf, double value) const {
  if (std::isnan(value) || leaf.rule == nullptr) return {};
  if (leaf.has_bands()) return {leaf.awarded[leaf.band_of(value, false)], true};
  const fraction exact = column::shortest_decimal(value).value_or(fraction{0});
  return {std::visit([&](const auto& rule) { return rule.points_for(exact).quanta(); }, *leaf.rule), true};
}

one_card::part one_card::combine(std::size_t parent, std::span<const double> values) {
  const parent_plan& plan = plan_->parents[parent];
  exact_sums sums{plan};
  bool any = false;
  for (const child_plan& child : plan.children) {
    if (!child.has_weight) continue;
    part of;
    if (child.leaf >= 0) {
      const leaf_plan& leaf = plan_->leaves[at(child.leaf)];
      of = earned(leaf, values[at(plan_->inputs[at(leaf.input)].indicator)]);
    } else {
      of = parents_[at(child.parent)];
    }
    any = any || of.known;
    if (of.known) {
      sums.add(child, of.quanta, child.counts_by_share ? lower_[at(child.parent)] : int128{1});
    } else if (plan.policy != missing_policy::zero) {
      sums.take_off(child);
    }
  }
  lower_[parent] = sums.lower();
  return any ? part{sums.quotient(), true} : part{};
}

std::optional<card_score> one_card::score(std::span<const double> values) {
  for (std::size_t parent = parents_.size(); parent-- > 0;)
    parents_[parent] = combine(parent, values);
  card_score card;
  if (!parents_.front().known) return card;
  card.score = points::from_quanta(parents_.front().quanta);
  card.status = node_status::ok;
  if (!apply_rules(values, card)) return std::nullopt;
  return card;
}

/// The total after the rules, and its grade. False when a bonus leads too far.
bool one_card::apply_rules(std::span<const double> values, card_score& card) const {
  verdict total;
  for (std::size_t index = 0; index < plan_->rules.size(); ++index) {
    const rule_plan& plan = plan_->rules[index];
    const critical_rule<fraction>& rule = model_->critical[index].rule;
    if (plan.input >= 0) {
      const double value = values[at(plan_->inputs[at(plan.input)].indicator)];
      // NaN lies nowhere.
      if (!(value >= plan.from.of_decimal && value < plan.to.of_decimal)) continue;
      const bool counts = rule.effect == critical_effect::deduct || rule.effect == critical_effect::bonus;
      apply(rule, counts ? column::shortest_decimal(value).value_or(fraction{0}) : fraction{0}, total);
    } else {
      const part& section = parents_[at(plan.parent)];
      const auto quanta = static_cast<double>(section.quanta);
      if (!section.known || quanta < plan.from_quanta || quanta >= plan.to_quanta) continue;
      apply(rule, fraction{section.quanta, points::quantum}, total);
    }
  }
  if (total.zeroed || total.most || total.outside != points{}) card.score = total.total_after(*card.score);
  if (card.score->quanta() > largest_lane_score) return false;
  if (model_->grades.list().empty()) return true;
  std::size_t grade = 0;
  const auto quanta = static_cast<double>(card.score->quanta());
  for (const double edge : plan_->grade_edges)
    grade += quanta < edge ? 1U : 0U;
  card.grade = total.grade_after(grade, model_->grades.worst());
  return true;
}

}  // namespace assay::detail::cards
