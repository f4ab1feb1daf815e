// SPDX-License-Identifier: Apache-2.0
#include "score/cards/card_plan.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <assay/grade.hpp>

#include "score/indicator_value.hpp"

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
      // Backwards: what is said of a node rests on what is said of those below it.
      lower_roundings_.resize(plan_.parents.size());
      for (std::size_t parent = plan_.parents.size(); parent-- > 0;)
        add_children(plan_.parents[parent]);
    }
    if (!plan_.one_by_one) mark_late_checks();
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
    const auto minimum = least_given_value(definition);
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
    parent.near_whole = static_cast<double>(own.whole);
    add_coverage(parent, own);
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
      child.near_weight = static_cast<double>(child.weight);
      child.near_whole = static_cast<double>(child.whole);
      child.near_full_weight = static_cast<double>(child.weight * child.whole);
      child.size = static_cast<double>(terms.size);
      if (child.leaf >= 0 && child.has_weight) add_terms(plan_.leaves[at(child.leaf)], child);
      parent.children.push_back(std::move(child));
    }
    const auto others =
        std::stable_partition(parent.children.begin(), parent.children.end(), [&](const child_plan& child) {
          return child.leaf >= 0 && child.has_weight && !child.counts_by_share &&
                 plan_.leaves[at(child.leaf)].has_bands();
        });
    parent.banded = static_cast<std::size_t>(others - parent.children.begin());
    judge_sums(parent);
  }

  void mark_late_checks() {
    std::vector<int> uses(plan_.inputs.size());
    for (const leaf_plan& leaf : plan_.leaves) {
      ++uses[at(leaf.input)];
      if (leaf.applying >= 0) ++uses[at(leaf.applying)];
    }
    for (const parent_plan& parent : plan_.parents) {
      for (std::size_t child = 0; child < parent.banded; ++child) {
        const auto input = at(plan_.leaves[at(parent.children[child].leaf)].input);
        plan_.inputs[input].is_checked_late = uses[input] == 1;
      }
    }
  }

  void add_coverage(parent_plan& parent, const plan::node_terms<int128>& own) {
    if (!parent.covers) return;
    if (!numbers_.narrow_covers || own.covered >= static_cast<int128>(doubles_hold)) plan_.one_by_one = true;
    if (parent.policy != missing_policy::refuse) return;
    const fraction least = model_.nodes[at(parent.node)].missing.minimum_coverage.exact();
    const auto division =
        (big_integer{own.covered} * big_integer{least.numerator}).divided_by(least.denominator);
    parent.least_covered = division.quotient.near() + (division.remainder.is_zero() ? 0 : 1);
  }

  /// Whether doubles hold the sums of a node, and if not, how far they may lead astray. `unit` is the largest error of one
  /// rounding, relative to its result; no sum on the way is larger than when everything earns the most.
  void judge_sums(parent_plan& parent) {
    constexpr double unit = 0x1p-53;
    double upper = 0;            // a bound of the sum of factor x points x share
    double share_roundings = 0;  // of the share of one child, relative to its whole
    bool are_shares_small = true;
    double children = 0;
    for (const child_plan& child : parent.children) {
      if (!child.has_weight) continue;
      const auto node = static_cast<std::size_t>(child.leaf >= 0 ? plan_.leaves[at(child.leaf)].node
                                                                 : plan_.parents[at(child.parent)].node);
      const double whole = child.near_whole;
      are_shares_small = are_shares_small && whole < doubles_hold;
      upper += child.factor.near * whole * most_[node];
      if (child.counts_by_share && child.parent >= 0)
        share_roundings = std::max(share_roundings, lower_roundings_[at(child.parent)]);
      ++children;
    }
    const double whole = parent.near_whole;
    const double largest = largest_part(at(parent.node));
    const auto index = at(plan_.parent_of[at(parent.node)]);
    if (most_[at(parent.node)] >= 0x1p50) plan_.one_by_one = true;
    parent.is_exact = are_shares_small && upper * 1.001 < doubles_hold && whole < doubles_hold;
    lower_roundings_[index] = parent.is_exact ? 0 : 2 * children + 6 + share_roundings;
    if (parent.is_exact) return;
    // Each addition rounds once; a term is rounded as it is made (8 at most: factor, points, share). All of it at least
    // doubles below half of the whole.
    const double upper_roundings = children + 8 + share_roundings;
    parent.least_lower = whole / 2;
    parent.doubt =
        1.1 * unit * (2 * upper_roundings * (upper / whole) + (2 * lower_roundings_[index] + 1) * largest);
  }

  static void add_terms(const leaf_plan& leaf, child_plan& child) {
    for (const std::int64_t quanta : leaf.awarded)
      child.terms.push_back(child.factor.near * static_cast<double>(quanta));
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
  std::vector<double>
      lower_roundings_;  ///< by parent: errors of its lower sum, in roundings of the whole of it
};

}  // namespace

card_plan make_card_plan(const model_definition& model, const plan::score_plan& numbers) {
  return card_planner{model, numbers}.make();
}

}  // namespace assay::detail::cards
