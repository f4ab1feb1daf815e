// SPDX-License-Identifier: Apache-2.0
#include "score/cards/one_card.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include <assay/grade.hpp>

#include "score/exact_quotient.hpp"

namespace assay::detail::cards {

namespace {

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

/// upper / lower, ties to even; lower above zero, both below 2^53.
std::int64_t quotient(std::int64_t upper, std::int64_t lower) noexcept {
  std::int64_t whole = upper / lower;
  std::int64_t rest = upper % lower;
  if (rest < 0) {
    rest += lower;
    --whole;
  }
  const std::int64_t other_way = lower - rest;
  if (rest > other_way || (rest == other_way && (whole & 1) != 0)) ++whole;
  return whole;
}

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
  if (leaf.has_bands()) {
    std::size_t band = 0;
    for (const double cut : leaf.cuts_of_decimal)
      band += value >= cut ? 1U : 0U;
    return {leaf.awarded[band], true};
  }
  const fraction exact = shortest_decimal(value).value_or(fraction{0});
  return {std::visit([&](const auto& rule) { return rule.points_for(exact).quanta(); }, *leaf.rule), true};
}

one_card::part one_card::combine(const parent_plan& parent, std::span<const double> values) {
  const bool keeps_missing = parent.policy == missing_policy::zero;
  bool any = false;
  // Sums of the narrow kind never leave 64 bits; the wide ones are taken modulo 2^128.
  uint128 low = 0;
  double near = 0;
  std::int64_t upper = 0;
  int128 lower = parent.whole;
  const bool is_narrow = parent.width == sum_width::doubles;
  for (const child_plan& child : parent.children) {
    if (!child.has_weight) continue;
    part of;
    if (child.leaf >= 0) {
      const leaf_plan& leaf = plan_->leaves[at(child.leaf)];
      of = earned(leaf, values[at(plan_->inputs[at(leaf.input)].indicator)]);
    } else {
      of = parents_[at(child.parent)];
    }
    if (!of.known) {
      if (!keeps_missing) lower -= child.weight * child.whole;
      continue;
    }
    any = true;
    const int128 share = child.counts_by_share ? lower_[at(child.parent)] : int128{1};
    if (child.counts_by_share) lower -= child.weight * (child.whole - share);
    if (is_narrow) {
      upper += static_cast<std::int64_t>(child.factor.low) * of.quanta * static_cast<std::int64_t>(share);
    } else {
      low += child.factor.low * static_cast<uint128>(int128{of.quanta}) * static_cast<uint128>(share);
      near += child.factor.near * static_cast<double>(of.quanta) * static_cast<double>(share);
    }
  }
  lower_[static_cast<std::size_t>(&parent - plan_->parents.data())] = lower;
  if (!any) return {};
  return {is_narrow ? quotient(upper, static_cast<std::int64_t>(lower)) : divided_half_even(low, near, lower),
          true};
}

std::optional<card_score> one_card::score(std::span<const double> values) {
  for (std::size_t parent = parents_.size(); parent-- > 0;)
    parents_[parent] = combine(plan_->parents[parent], values);
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
      apply(rule, counts ? shortest_decimal(value).value_or(fraction{0}) : fraction{0}, total);
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
