// SPDX-License-Identifier: Apache-2.0
#include "score/cards/card_plan.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <assay/grade.hpp>

namespace assay::detail::cards {

namespace {

using plan::big_integer;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

constexpr double doubles_hold =
    0x1p52;  ///< sums stay below; one bit is left for what is added and taken off again

/// The smallest integer of quanta that reaches the edge, as far as scores go.
double quanta_reaching(const edge& where) {
  const auto division = (big_integer{where.at.numerator} * big_integer{points::quantum})
                            .divided_by(big_integer{where.at.denominator});
  if (division.quotient.bit_width() > 52) return division.quotient.is_negative() ? -0x1p52 : 0x1p52;
  const auto towards_zero = static_cast<double>(static_cast<int128>(division.quotient.low()));
  if (division.remainder.is_zero()) return where.inclusive ? towards_zero : towards_zero + 1;
  return division.remainder.is_negative() ? towards_zero : towards_zero + 1;
}

/// A total whose shown digits reach an edge is a total that reaches another edge: rounding is monotone.
double grade_edge(const display_definition& display, points edge) {
  if (display.basis == grade_basis::exact) return static_cast<double>(edge.quanta());
  std::int64_t below = edge.quanta() - 2 * points::quantum;
  std::int64_t reaching = edge.quanta() + 2 * points::quantum;
  while (reaching - below > 1) {
    const std::int64_t middle = below + (reaching - below) / 2;
    const bool reaches = rounded_to(points::from_quanta(middle), display.decimals, display.rule) >= edge;
    (reaches ? reaching : below) = middle;
  }
  return static_cast<double>(reaching);
}

class card_planner {
 public:
  card_planner(const model_definition& model, const plan::score_plan& numbers)
      : model_{model}, numbers_{numbers} {}

  card_plan make() {
    plan_.input_of.assign(model_.indicators.size(), -1);
    plan_.leaf_of.assign(model_.nodes.size(), -1);
    plan_.parent_of.assign(model_.nodes.size(), -1);
    plan_.everything_applies = numbers_.everything_applies;
    plan_.one_by_one = numbers_.narrow.empty();
    number_nodes();
    bound_scores();
    if (!plan_.one_by_one) {
      mark_coverage();
      for (parent_plan& parent : plan_.parents)
        add_children(parent);
    }
    for (const critical_definition& rule : model_.critical)
      add_rule(rule);
    for (input_plan& input : plan_.inputs)
      finish(input);
    add_grades();
    return std::move(plan_);
  }

 private:
  void number_nodes() {
    for (std::size_t node = 0; node < model_.nodes.size(); ++node) {
      if (model_.nodes[node].kind == node_kind::indicator) {
        plan_.leaf_of[node] = static_cast<std::int32_t>(plan_.leaves.size());
        add_leaf(node);
      } else {
        plan_.parent_of[node] = static_cast<std::int32_t>(plan_.parents.size());
        parent_plan parent;
        parent.node = static_cast<std::int32_t>(node);
        parent.policy = model_.nodes[node].missing.policy;
        parent.minimum_sample = model_.nodes[node].minimum_sample;
        plan_.asks_for_samples = plan_.asks_for_samples || parent.minimum_sample > 0;
        plan_.parents.push_back(std::move(parent));
      }
    }
  }

  /// What a node can earn at most, in quanta, as far as the loops go.
  void bound_scores() {
    most_.resize(model_.nodes.size());
    for (std::size_t node = model_.nodes.size(); node-- > 0;) {
      if (model_.nodes[node].kind == node_kind::indicator) {
        most_[node] = numbers_.facts[node].most_quanta;
        continue;
      }
      most_[node] = largest_part(node) * 1.001 + 1;
      for (const critical_definition& rule : model_.critical) {
        if (at(rule.section) == node && rule.rule.effect == critical_effect::bonus)
          most_[node] = std::max(most_[node], static_cast<double>(largest_lane_score));
      }
    }
  }

  /// The most that a child brings, on the scale of its parent.
  [[nodiscard]] double largest_part(std::size_t node) const {
    double largest = 0;
    for (const std::int32_t child : model_.nodes[node].children) {
      const points possible = numbers_.facts[at(child)].possible;
      if (model_.nodes[at(child)].declared > weight{} && possible > points{})
        largest = std::max(largest, most_[at(child)] * (1e11 / static_cast<double>(possible.quanta())));
    }
    return largest;
  }

  std::int32_t input_of(std::int32_t indicator) {
    std::int32_t& known = plan_.input_of[at(indicator)];
    if (known >= 0) return known;
    known = static_cast<std::int32_t>(plan_.inputs.size());
    const indicator_definition& definition = model_.indicators[at(indicator)];
    input_plan input;
    input.indicator = indicator;
    // As a file of values: no time and no count is negative unless the model says that this one may be.
    const bool never_negative =
        definition.value_unit == unit::seconds || definition.value_unit == unit::count;
    auto minimum = definition.minimum;
    if (!minimum && never_negative) minimum = fraction{0};
    if (minimum) {
      input.edges.push_back({*minimum, true});
      input.low = cut_at(input.edges.back());
    }
    if (definition.maximum) {
      input.edges.push_back({*definition.maximum, false});
      input.high = cut_at(input.edges.back());
    }
    input.is_limited = minimum || definition.maximum;
    plan_.inputs.push_back(std::move(input));
    return known;
  }

  void add_leaf(std::size_t node) {
    const node_definition& definition = model_.nodes[node];
    leaf_plan leaf;
    leaf.node = static_cast<std::int32_t>(node);
    leaf.input = input_of(definition.indicator);
    const indicator_definition& indicator = model_.indicators[at(definition.indicator)];
    leaf.minimum_sample = indicator.minimum_sample;
    leaf.is_sample = indicator.value_unit != unit::count;
    plan_.asks_for_samples = plan_.asks_for_samples || leaf.minimum_sample > 0;
    const auto& rule = indicator.rule;
    if (rule) leaf.rule = &*rule;
    if (const auto* const bands = rule ? std::get_if<named_bands>(&*rule) : nullptr) {
      for (const auto& band : bands->scale.list()) {
        leaf.awarded.push_back(band.awarded.quanta());
        if (leaf.awarded.size() == 1) continue;
        const edge entry{band.values.lower.at, band.values.lower.inclusive()};
        const cut where = cut_at(entry);
        leaf.cuts_of_decimal.push_back(where.of_decimal);
        leaf.cuts_of_ratio.push_back(where.of_ratio);
        plan_.inputs[at(leaf.input)].edges.push_back(entry);
      }
    }
    if (numbers_.facts[node].counts_by_share) {
      leaf.applying = input_of(definition.applicable_points);
      leaf.points_per_unit = numbers_.facts[node].points_per_unit;
    }
    plan_.leaves.push_back(std::move(leaf));
  }

  void mark_coverage() {
    for (parent_plan& parent : plan_.parents) {
      const node_definition& definition = model_.nodes[at(parent.node)];
      const bool is_asked =
          definition.parent >= 0 && plan_.parents[at(plan_.parent_of[at(definition.parent)])].covers;
      parent.covers = is_asked || parent.policy == missing_policy::refuse;
      plan_.covers_anything = plan_.covers_anything || parent.covers;
    }
  }

  void add_children(parent_plan& parent) {
    const auto& own = numbers_.narrow[at(parent.node)];
    parent.whole = own.whole;
    parent.is_shared = numbers_.facts[at(parent.node)].counts_by_share;
    add_coverage(parent, own);
    parent.width = width_for(parent);
    for (const std::int32_t node : model_.nodes[at(parent.node)].children) {
      const auto& terms = numbers_.narrow[at(node)];
      child_plan child;
      child.leaf = plan_.leaf_of[at(node)];
      child.parent = plan_.parent_of[at(node)];
      child.counts_by_share = numbers_.facts[at(node)].counts_by_share;
      child.has_weight = terms.weight != 0;
      child.factor = terms.factor;
      child.weight = terms.weight;
      if (child.counts_by_share) child.whole = terms.whole;
      child.size = static_cast<double>(terms.size);
      child.covered = child.leaf >= 0 ? 1 : static_cast<double>(terms.covered);
      if (child.leaf >= 0 && child.has_weight && parent.width == sum_width::doubles)
        add_terms(plan_.leaves[at(child.leaf)], child);
      parent.children.push_back(std::move(child));
    }
  }

  void add_coverage(parent_plan& parent, const plan::node_terms<int128>& own) {
    if (!parent.covers) return;
    if (!numbers_.narrow_covers || own.covered >= static_cast<int128>(doubles_hold)) plan_.one_by_one = true;
    parent.covered = static_cast<double>(own.covered);
    if (parent.policy != missing_policy::refuse) return;
    const fraction least = model_.nodes[at(parent.node)].missing.minimum_coverage.exact();
    const auto division =
        (big_integer{own.covered} * big_integer{least.numerator}).divided_by(least.denominator);
    parent.least_covered = division.quotient.near() + (division.remainder.is_zero() ? 0 : 1);
  }

  [[nodiscard]] sum_width width_for(const parent_plan& parent) const {
    double upper = 0;  // a bound of the sum of factor x points x share
    bool are_shares_small = true;
    for (const std::int32_t node : model_.nodes[at(parent.node)].children) {
      const auto& terms = numbers_.narrow[at(node)];
      const plan::node_facts& facts = numbers_.facts[at(node)];
      if (terms.weight == 0) continue;
      const double whole = facts.counts_by_share ? static_cast<double>(terms.whole) : 1.0;
      are_shares_small = are_shares_small && whole < doubles_hold;
      upper += terms.factor.near * whole * most_[at(node)];
    }
    const double largest = largest_part(at(parent.node));
    const bool is_small = most_[at(parent.node)] < 0x1p50 && are_shares_small;
    const auto whole = static_cast<double>(parent.whole);
    if (is_small && upper * 1.001 < doubles_hold && whole < doubles_hold) return sum_width::doubles;
    // Whether the double near a sum modulo 2^64 gives the quotient but for a quarter.
    const auto count = static_cast<double>(model_.nodes[at(parent.node)].children.size());
    const double off_by = (4 * count + 8) * 0x1p-52 * largest;
    if (is_small && off_by < 0.25 && whole < 0x1p60) return sum_width::bits64;
    return sum_width::bits128;
  }

  static void add_terms(const leaf_plan& leaf, child_plan& child) {
    double before = 0;
    for (std::size_t band = 0; band < leaf.awarded.size(); ++band) {
      const double term = child.factor.near * static_cast<double>(leaf.awarded[band]);
      if (band == 0) {
        child.base = term;
      } else {
        child.steps.push_back(term - before);
      }
      before = term;
    }
  }

  void add_rule(const critical_definition& definition) {
    rule_plan rule;
    rule.section = plan_.parent_of[at(definition.section)];
    const auto effect = definition.rule.effect;
    rule.changes_score = effect != critical_effect::cap_grade && effect != critical_effect::fail;
    const range<fraction>& when = definition.rule.when;
    const edge from{when.lower.at, when.lower.inclusive()};
    const edge to{when.upper.at, !when.upper.inclusive()};
    rule.from_quanta = when.lower.exists() ? quanta_reaching(from) : -0x1p52;
    rule.to_quanta = when.upper.exists() ? quanta_reaching(to) : 0x1p52;
    if (when.lower.exists()) rule.from = cut_at(from);
    if (when.upper.exists()) rule.to = cut_at(to);
    if (definition.indicator >= 0) {
      rule.input = input_of(definition.indicator);
      auto& edges = plan_.inputs[at(rule.input)].edges;
      if (when.lower.exists()) edges.push_back(from);
      if (when.upper.exists()) edges.push_back(to);
    } else {
      rule.parent = plan_.parent_of[at(definition.dimension)];
    }
    plan_.rules.push_back(rule);
  }

  static void finish(input_plan& input) {
    auto& edges = input.edges;
    std::sort(edges.begin(), edges.end(), [](const edge& left, const edge& right) {
      return left.at < right.at || (left.at == right.at && left.inclusive && !right.inclusive);
    });
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    input.most_denominator = (std::int64_t{1} << 52) - 2;
    for (const edge& each : edges) {
      input.most_denominator = std::min(input.most_denominator, most_denominator(each));
      const cut where = cut_at(each);
      if (!input.cuts.empty() && input.cuts.back().of_ratio == where.of_ratio) input.crowded = true;
      input.cuts.push_back(where);
    }
  }

  void add_grades() {
    const auto grades = model_.grades.list();
    for (std::size_t index = 0; index + 1 < grades.size(); ++index)
      plan_.grade_edges.push_back(grade_edge(model_.display, grades[index].at_least));
  }

  const model_definition& model_;
  const plan::score_plan& numbers_;
  card_plan plan_;
  std::vector<double> most_;  ///< by node
};

}  // namespace

card_plan make_card_plan(const model_definition& model, const plan::score_plan& numbers) {
  return card_planner{model, numbers}.make();
}

}  // namespace assay::detail::cards
