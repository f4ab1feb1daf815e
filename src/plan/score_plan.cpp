// SPDX-License-Identifier: Apache-2.0
#include "plan/score_plan.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <variant>

namespace assay::plan {

namespace {

constexpr std::int64_t hundred_points = 100 * points::quantum;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

double size_of(points value) { return std::abs(static_cast<double>(value.quanta())); }

double most_points(const named_bands& rule) {
  double most = 0;
  for (const auto& band : rule.scale.list())
    most = std::max(most, size_of(band.awarded));
  return most;
}
double most_points(const linear<fraction>& rule) {
  double most = 0;
  for (const auto& knot : rule.knots())
    most = std::max(most, size_of(knot.awarded));
  return most;
}
double most_points(const ratio_to_target<fraction>& rule) {
  return size_of(rule.at_target) * std::max(1.0, rule.cap.to_double()) * 1.001 + 1;
}
double most_points(const deduction<fraction>& rule) {
  return std::max(size_of(rule.start), size_of(rule.floor));
}
double most_points(const value_as_points<fraction>& rule) { return size_of(rule.full_mark); }

class score_planner {
 public:
  explicit score_planner(const model_definition& model) : model_{model} {}

  score_plan make() {
    plan_.facts.resize(model_.nodes.size());
    plan_.wide.resize(model_.nodes.size());
    // Parents stand before their children: backwards, every child is ready before its parent.
    for (std::size_t node = model_.nodes.size(); node-- > 0;) {
      model_.nodes[node].kind == node_kind::indicator ? add_indicator(node) : add_parent(node);
      if (plan_.too_fine >= 0) return std::move(plan_);
    }
    declare_weights();
    narrow();
    list_reported();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] const std::vector<std::int32_t>& children(std::size_t node) const {
    return model_.nodes[node].children;
  }
  /// 0 for what takes no part: a child without weight, or (in a definition put together by hand) without points.
  [[nodiscard]] std::int64_t declared(std::int32_t child) const {
    return plan_.facts[at(child)].possible > points{} ? model_.nodes[at(child)].declared.quanta() : 0;
  }
  [[nodiscard]] std::int64_t possible(std::int32_t child) const {
    return plan_.facts[at(child)].possible.quanta();
  }
  [[nodiscard]] bool in_points(std::size_t node) const {
    return model_.nodes[node].how == aggregation::weighted_points;
  }

  void add_indicator(std::size_t node) {
    const node_definition& definition = model_.nodes[node];
    const auto& rule = model_.indicators[at(definition.indicator)].rule;
    node_facts& facts = plan_.facts[node];
    if (rule) {
      facts.possible = std::visit([](const auto& how) { return how.maximum(); }, *rule);
      plan_.facts[node].most_quanta = std::visit([](const auto& how) { return most_points(how); }, *rule);
    }
    if (definition.applicable_points < 0 || facts.possible <= points{}) return;
    plan_.everything_applies = false;
    facts.counts_by_share = true;
    const std::int64_t common = std::gcd(facts.possible.quanta(), points::quantum);
    facts.points_per_unit = points::quantum / common;
    plan_.wide[node].whole = facts.possible.quanta() / common;
  }

  void add_parent(std::size_t node) {
    plan_.facts[node].possible = points::whole(100);
    const bool over_all = model_.nodes[node].missing.policy == missing_policy::redistribute_over_all;
    for (const std::int32_t child : children(node)) {
      const node_definition& below = model_.nodes[at(child)];
      if (below.kind != node_kind::indicator) {
        plan_.facts[at(child)].counts_by_share =
            over_all && below.missing.policy == missing_policy::redistribute_over_all;
      }
    }
    add_weights(node);
    add_sizes(node);
    add_bound(node);
  }

  [[nodiscard]] bool too_fine(std::size_t node, const big_integer& common) {
    if (common.bit_width() <= most_weight_bits) return false;
    plan_.too_fine = static_cast<std::int32_t>(node);
    return true;
  }

  void add_weights(std::size_t node) {
    big_integer shares{1};     // a multiple of the wholes of every child that counts by a share
    big_integer possibles{1};  // of a mean: a multiple of the possible points of every child
    for (const std::int32_t child : children(node)) {
      if (declared(child) == 0) continue;
      if (plan_.facts[at(child)].counts_by_share)
        shares = least_common_multiple(shares, plan_.wide[at(child)].whole);
      if (!in_points(node)) possibles = least_common_multiple(possibles, possible(child));
      if (too_fine(node, shares) || too_fine(node, possibles)) return;
    }
    big_integer common;
    for (const std::int32_t child : children(node)) {
      if (declared(child) == 0) continue;
      node_terms<big_integer>& terms = plan_.wide[at(child)];
      const big_integer share =
          plan_.facts[at(child)].counts_by_share ? shares.divided_by(terms.whole).quotient : shares;
      const big_integer lifted = share * declared(child);
      terms.weight = lifted * (in_points(node) ? big_integer{possible(child)} : possibles);
      terms.factor.exact = lifted * hundred_points;
      if (!in_points(node)) terms.factor.exact *= possibles.divided_by(possible(child)).quotient;
      common = greatest_common_divisor(greatest_common_divisor(terms.weight, terms.factor.exact), common);
    }
    plan_.wide[node].whole = 0;
    for (const std::int32_t child : children(node)) {
      if (declared(child) == 0) continue;
      node_terms<big_integer>& terms = plan_.wide[at(child)];
      terms.weight = terms.weight.divided_by(common).quotient;
      terms.factor.exact = terms.factor.exact.divided_by(common).quotient;
      plan_.wide[node].whole +=
          plan_.facts[at(child)].counts_by_share ? terms.weight * terms.whole : terms.weight;
    }
  }

  void add_sizes(std::size_t node) {
    big_integer units{1};
    for (const std::int32_t child : children(node)) {
      if (declared(child) == 0) continue;
      units = least_common_multiple(units, plan_.wide[at(child)].covered);
      if (too_fine(node, units)) return;
    }
    big_integer common;
    for (const std::int32_t child : children(node)) {
      if (declared(child) == 0) continue;
      node_terms<big_integer>& terms = plan_.wide[at(child)];
      terms.size = units.divided_by(terms.covered).quotient * declared_size(node, child);
      common = greatest_common_divisor(terms.size, common);
    }
    plan_.wide[node].covered = 0;
    for (const std::int32_t child : children(node)) {
      if (declared(child) == 0) continue;
      node_terms<big_integer>& terms = plan_.wide[at(child)];
      terms.size = terms.size.divided_by(common).quotient;
      plan_.wide[node].covered += terms.size * terms.covered;
    }
    // Nothing below has a weight: there is nothing to cover.
    if (plan_.wide[node].covered.is_zero()) plan_.wide[node].covered = 1;
  }

  [[nodiscard]] big_integer declared_size(std::size_t node, std::int32_t child) const {
    return big_integer{declared(child)} * (in_points(node) ? possible(child) : 1);
  }

  void add_bound(std::size_t node) {
    double most = 0;
    for (const std::int32_t child : children(node)) {
      if (declared(child) != 0)
        most = std::max(most, plan_.facts[at(child)].most_quanta *
                                  (hundred_points / static_cast<double>(possible(child))));
    }
    // A bonus may take a score beyond its scale.
    for (const critical_definition& rule : model_.critical) {
      if (at(rule.section) == node && rule.rule.effect == critical_effect::bonus)
        most += size_of(rule.rule.each) * 1e6;
    }
    plan_.facts[node].most_quanta = most * 1.001 + 1;
  }

  /// What each node takes of the total's 100 when everything has data.
  void declare_weights() {
    if (model_.nodes.empty()) return;
    struct proportion {
      big_integer top{1};
      big_integer bottom{1};
    };
    std::vector<proportion> of(model_.nodes.size());
    for (std::size_t node = 0; node < model_.nodes.size(); ++node) {
      plan_.facts[node].declared_weight = points::from_quanta(static_cast<std::int64_t>(
          divide_half_even(of[node].top * big_integer{hundred_points}, of[node].bottom).low()));
      big_integer all;
      for (const std::int32_t child : children(node))
        all += declared_size(node, child);
      for (const std::int32_t child : children(node)) {
        if (all.is_zero()) {
          of[at(child)].top = 0;
          continue;
        }
        const big_integer size = declared_size(node, child);
        const big_integer common = greatest_common_divisor(size, all);
        of[at(child)].top = of[node].top * size.divided_by(common).quotient;
        of[at(child)].bottom = of[node].bottom * all.divided_by(common).quotient;
      }
    }
  }

  /// Whether sums over the children of a node can be taken modulo 2^128 and divided from a double near them: what the
  /// double is off by, in quanta, times the divisor must stay within 128 bits.
  [[nodiscard]] bool fits(std::size_t node) const {
    double largest = 0;
    for (const std::int32_t child : children(node)) {
      if (declared(child) != 0)
        largest = std::max(largest, plan_.facts[at(child)].most_quanta *
                                        (hundred_points / static_cast<double>(possible(child))));
    }
    if (largest > 0x1p62 || plan_.facts[node].most_quanta > 0x1p62) return false;
    const double off_by = (static_cast<double>(children(node).size()) + 8) * 0x1p-50 * largest + 4;
    const int off_by_bits = std::ilogb(off_by) + 1;
    return plan_.wide[node].whole.bit_width() + off_by_bits <= 124;
  }

  void narrow() {
    for (std::size_t node = 0; node < model_.nodes.size(); ++node) {
      if (model_.nodes[node].kind == node_kind::indicator) continue;
      if (!fits(node)) return;
      if (plan_.wide[node].covered.bit_width() > 120) plan_.narrow_covers = false;
    }
    plan_.narrow.reserve(model_.nodes.size());
    for (const node_terms<big_integer>& wide : plan_.wide) {
      node_terms<int128> terms;
      terms.weight = static_cast<int128>(wide.weight.low());
      terms.factor = {wide.factor.exact.low(), wide.factor.exact.near()};
      terms.size = static_cast<int128>(wide.size.low());
      terms.whole = static_cast<int128>(wide.whole.low());
      terms.covered = static_cast<int128>(wide.covered.low());
      plan_.narrow.push_back(terms);
    }
  }

  void list_reported() {
    std::vector<bool> in_tree(model_.indicators.size(), false);
    for (const node_definition& node : model_.nodes) {
      if (node.indicator >= 0) in_tree[at(node.indicator)] = true;
    }
    for (std::size_t indicator = 0; indicator < in_tree.size(); ++indicator) {
      if (!in_tree[indicator]) plan_.reported.push_back(static_cast<std::int32_t>(indicator));
    }
  }

  const model_definition& model_;
  score_plan plan_;
};

}  // namespace

score_plan make_score_plan(const model_definition& model) { return score_planner{model}.make(); }

}  // namespace assay::plan
