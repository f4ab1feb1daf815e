// SPDX-License-Identifier: Apache-2.0
#include "score/tree_numbers.hpp"

#include <bit>
#include <numeric>
#include <type_traits>
#include <utility>

#include "score/exact_quotient.hpp"

namespace assay::detail {

namespace {

using plan::big_integer;

constexpr std::int64_t hundred_points = 100 * points::quantum;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

int width(int128 value) noexcept {
  const uint128 size = magnitude(value);
  const auto high = static_cast<std::uint64_t>(size >> 64);
  return high != 0 ? 64 + static_cast<int>(std::bit_width(high))
                   : static_cast<int>(std::bit_width(static_cast<std::uint64_t>(size)));
}

int128 common_divisor(int128 left, int128 right) noexcept {
  while (right != 0) {
    if (width(left) <= 63 && width(right) <= 63)
      return std::gcd(static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
    left = std::exchange(right, left % right);
  }
  return left < 0 ? -left : left;
}
big_integer common_divisor(const big_integer& left, const big_integer& right) {
  return greatest_common_divisor(left, right);
}

int128 divided(int128 value, int128 divisor) noexcept { return value / divisor; }
big_integer divided(const big_integer& value, const big_integer& divisor) {
  return value.divided_by(divisor).quotient;
}

bool is_zero(int128 value) noexcept { return value == 0; }
bool is_zero(const big_integer& value) noexcept { return value.is_zero(); }

/// The sum of factor x points x share, ready to be divided.
template <class Number>
class upper_sum;

template <>
class upper_sum<int128> {
 public:
  void add(const plan::factor_of<int128>& factor, points earned, int128 share) noexcept {
    low_ += factor.low * static_cast<uint128>(int128{earned.quanta()}) * static_cast<uint128>(share);
    near_ += factor.near * static_cast<double>(earned.quanta()) * static_cast<double>(share);
  }
  [[nodiscard]] points over(int128 lower) const noexcept {
    return points::from_quanta(divided_half_even(low_, near_, lower));
  }

 private:
  uint128 low_ = 0;
  double near_ = 0;
};

/// A definition put together by hand may award more than points can hold; a document cannot.
points in_range(const big_integer& quanta) {
  if (quanta.bit_width() <= 63) return points::from_quanta(static_cast<std::int64_t>(quanta.low()));
  return points::from_quanta(quanta.is_negative() ? -INT64_MAX : INT64_MAX);
}

template <>
class upper_sum<big_integer> {
 public:
  void add(const plan::factor_of<big_integer>& factor, points earned, const big_integer& share) {
    sum_ += factor.exact * big_integer{earned.quanta()} * share;
  }
  [[nodiscard]] points over(const big_integer& lower) const {
    return in_range(divide_half_even(sum_, lower));
  }

 private:
  big_integer sum_;
};

/// scale x top / bottom in quanta, for 0 <= top <= bottom.
points portion(std::int64_t quanta, int128 top, int128 bottom) noexcept {
  const uint128 low = static_cast<uint128>(top) * static_cast<uint128>(int128{quanta});
  return points::from_quanta(
      divided_half_even(low, static_cast<double>(top) * static_cast<double>(quanta), bottom));
}
points portion(std::int64_t quanta, const big_integer& top, const big_integer& bottom) {
  return in_range(divide_half_even(top * big_integer{quanta}, bottom));
}

/// The part of `top / bottom` of the total's 100 that a node brings by earning `earned` of `possible`.
points contribution(points earned, points possible, int128 top, int128 bottom) noexcept {
  const uint128 scale = static_cast<uint128>(int128{earned.quanta()}) * static_cast<uint128>(hundred_points);
  const double near =
      static_cast<double>(top) * (static_cast<double>(earned.quanta()) * static_cast<double>(hundred_points));
  return points::from_quanta(
      divided_half_even(static_cast<uint128>(top) * scale, near, bottom * possible.quanta()));
}
points contribution(points earned, points possible, const big_integer& top, const big_integer& bottom) {
  const big_integer scale = big_integer{earned.quanta()} * big_integer{hundred_points};
  return in_range(divide_half_even(top * scale, bottom * big_integer{possible.quanta()}));
}

fraction as_fraction(int128 top, int128 bottom) noexcept { return {top, bottom}; }
fraction as_fraction(const big_integer& top, const big_integer& bottom) {
  const auto exact_top = top.to_int128();
  const auto exact_bottom = bottom.to_int128();
  if (exact_top && exact_bottom) return {*exact_top, *exact_bottom};
  constexpr std::int64_t scale = power_of_ten(18);
  return fraction{static_cast<int128>(divide_half_even(top * big_integer{scale}, bottom).low()), scale}
      .reduced();
}

bool below(int128 top, int128 bottom, const fraction& limit) noexcept {
  return fraction{top, bottom} < limit;
}
bool below(const big_integer& top, const big_integer& bottom, const fraction& limit) {
  return top * big_integer{limit.denominator} < bottom * big_integer{limit.numerator};
}

}  // namespace

template <class Number>
const plan::node_terms<Number>& tree_numbers<Number>::terms(const scored_tree& tree,
                                                            std::int32_t node) const {
  if constexpr (std::is_same_v<Number, int128>) {
    return tree.plan.narrow[at(node)];
  } else {
    return tree.plan.wide[at(node)];
  }
}

template <class Number>
Number tree_numbers<Number>::product(const Number& left, const Number& right) {
  if constexpr (std::is_same_v<Number, int128>) {
    if (width(left) + width(right) <= 122) return left * right;
    fitted_ = false;
    return 1;
  } else {
    return left * right;
  }
}

/// Narrow numbers are kept below 63 bits where they can be, so that products of them fit.
template <class Number>
void tree_numbers<Number>::reduce(proportion& value) const {
  if constexpr (std::is_same_v<Number, int128>) {
    if (width(value.bottom) < 63) return;
  }
  const Number common = common_divisor(value.bottom, value.top);
  value.top = divided(value.top, common);
  value.bottom = divided(value.bottom, common);
}

template <class Number>
bool tree_numbers<Number>::begin(const scored_tree& tree) {
  const std::size_t count = tree.model.nodes.size();
  fitted_ = true;
  shares_.resize(count);
  parents_.resize(count);
  coverings_.resize(count);
  applied_.resize(count);
  counted_.resize(count);
  for (std::size_t node = 0; node < tree.applying.size(); ++node) {
    const plan::node_facts& facts = tree.plan.facts[node];
    if (tree.model.nodes[node].kind != node_kind::indicator || !facts.counts_by_share) continue;
    const Number& whole = terms(tree, static_cast<std::int32_t>(node)).whole;
    const auto& known = tree.applying[node];
    if (!known || known->numerator <= 0) {
      shares_[node] = {whole, 1};
      continue;
    }
    if constexpr (std::is_same_v<Number, int128>) {
      const bool is_whole = known->numerator % known->denominator == 0;
      const int128 applicable = known->numerator / known->denominator;
      if (!is_whole || applicable > whole) return false;
      shares_[node] = {applicable * facts.points_per_unit, 1};
      if (shares_[node].top > whole) return false;
    } else {
      shares_[node] = {big_integer{known->numerator} * big_integer{facts.points_per_unit},
                       known->denominator};
      reduce(shares_[node]);
    }
  }
  return true;
}

/// What is missing keeps its weight only where it counts as zero; what does not apply never does.
template <class Number>
bool tree_numbers<Number>::counts(const scored_tree& tree, std::size_t node, std::int32_t child) const {
  const scored_line& line = tree.lines[at(child)];
  if (is_zero(terms(tree, child).weight) || line.reason == status_reason::not_applicable) return false;
  return line.earned || tree.model.nodes[node].missing.policy == missing_policy::zero;
}

template <class Number>
Number tree_numbers<Number>::unit_of_shares(const scored_tree& tree, std::size_t node) const {
  Number unit{1};
  if constexpr (!std::is_same_v<Number, int128>) {
    for (const std::int32_t child : tree.model.nodes[node].children) {
      if (tree.plan.facts[at(child)].counts_by_share && counts(tree, node, child))
        unit = least_common_multiple(unit, shares_[at(child)].bottom);
    }
  }
  return unit;
}

template <class Number>
Number tree_numbers<Number>::share_in_units(const scored_tree& tree, const Number& unit,
                                            std::int32_t child) const {
  if (!tree.plan.facts[at(child)].counts_by_share) return unit;
  // What counts as zero does so with all of its weight.
  if (!tree.lines[at(child)].earned) return terms(tree, child).whole * unit;
  const proportion& share = shares_[at(child)];
  if constexpr (std::is_same_v<Number, int128>) {
    return share.top;
  } else {
    return share.top * divided(unit, share.bottom);
  }
}

template <class Number>
std::optional<points> tree_numbers<Number>::score(const scored_tree& tree, std::size_t node) {
  parent& sums = parents_[node];
  sums.given = false;
  sums.unit = unit_of_shares(tree, node);
  sums.lower = 0;
  upper_sum<Number> upper;
  bool any = false;
  for (const std::int32_t child : tree.model.nodes[node].children) {
    if (!counts(tree, node, child)) continue;
    const plan::node_terms<Number>& of = terms(tree, child);
    const Number share = share_in_units(tree, sums.unit, child);
    sums.lower += of.weight * share;
    const auto& earned = tree.lines[at(child)].earned;
    if (!earned) continue;
    upper.add(of.factor, *earned, share);
    any = true;
  }
  shares_[node] = {sums.lower, sums.unit};
  if constexpr (!std::is_same_v<Number, int128>) {
    if (tree.plan.facts[node].counts_by_share) reduce(shares_[node]);
  }
  if (!any) return std::nullopt;
  return upper.over(sums.lower);
}

template <class Number>
void tree_numbers<Number>::take_as_given(const scored_tree& tree, std::size_t node) {
  const plan::node_terms<Number>& of = terms(tree, static_cast<std::int32_t>(node));
  parents_[node].given = true;
  shares_[node] = {of.whole, 1};
  coverings_[node] = {{of.covered, 1}, true};
}

template <class Number>
typename tree_numbers<Number>::coverage_result tree_numbers<Number>::coverage(const scored_tree& tree,
                                                                              std::size_t node) {
  const node_definition& definition = tree.model.nodes[node];
  bool whole = true;
  for (const std::int32_t child : definition.children) {
    covering& below_it = coverings_[at(child)];
    if (tree.model.nodes[at(child)].kind == node_kind::indicator) {
      below_it.whole = tree.lines[at(child)].earned.has_value();
      below_it.units = {below_it.whole ? 1 : 0, 1};
    }
    whole = whole && below_it.whole;
  }
  covering& own = coverings_[node];
  const plan::node_terms<Number>& of = terms(tree, static_cast<std::int32_t>(node));
  own.whole = whole;
  if (whole) {
    own.units = {of.covered, 1};
    return {1, false};
  }
  Number unit{1};
  for (const std::int32_t child : definition.children) {
    const Number& bottom = coverings_[at(child)].units.bottom;
    if (!(bottom == Number{1}) && !(bottom == unit))
      unit = product(divided(unit, common_divisor(unit, bottom)), bottom);
  }
  Number with_data{0};
  Number applying{0};
  for (const std::int32_t child : definition.children) {
    // What does not apply is not missing.
    if (tree.lines[at(child)].reason == status_reason::not_applicable) continue;
    const plan::node_terms<Number>& part = terms(tree, child);
    const proportion& units = coverings_[at(child)].units;
    applying +=
        part.size * (tree.model.nodes[at(child)].kind == node_kind::indicator ? Number{1} : part.covered);
    with_data += product(part.size, product(units.top, divided(unit, units.bottom)));
  }
  if (is_zero(applying)) {
    own.units = {0, 1};
    return {0, definition.missing.policy == missing_policy::refuse &&
                   fraction{0} < definition.missing.minimum_coverage.exact()};
  }
  proportion share{with_data, product(applying, unit)};
  own.units = applying == of.covered ? proportion{with_data, unit}
                                     : proportion{product(with_data, of.covered), share.bottom};
  reduce(own.units);
  const Number common = common_divisor(share.bottom, share.top);
  share = {divided(share.top, common), divided(share.bottom, common)};
  return {as_fraction(share.top, share.bottom),
          definition.missing.policy == missing_policy::refuse &&
              below(share.top, share.bottom, definition.missing.minimum_coverage.exact())};
}

template <class Number>
void tree_numbers<Number>::apply(const scored_tree& tree, std::size_t node) {
  proportion& own = applied_[node];
  const bool gives = !is_zero(own.top) && !parents_[node].given && !is_zero(parents_[node].lower);
  if (gives) reduce(own);
  for (const std::int32_t child : tree.model.nodes[node].children) {
    proportion& below_it = applied_[at(child)];
    if (!gives || !counts(tree, node, child)) {
      below_it = {0, 1};
      continue;
    }
    const Number share = share_in_units(tree, parents_[node].unit, child);
    below_it.top = product(own.top, terms(tree, child).weight * share);
    below_it.bottom = product(own.bottom, parents_[node].lower);
  }
}

/// Contribution and loss of a node; none when what it belongs to has no score.
template <class Number>
void tree_numbers<Number>::account(const scored_tree& tree, std::size_t node) {
  scored_line& line = tree.lines[node];
  proportion& own = applied_[node];
  if constexpr (std::is_same_v<Number, int128>) {
    reduce(own);
    if (width(own.bottom) + width(line.possible.quanta()) > 110) fitted_ = false;
    if (!fitted_) return;
  }
  line.applied_weight = is_zero(own.top) ? points{} : portion(hundred_points, own.top, own.bottom);
  line.contribution.reset();
  line.lost.reset();
  if (counted_[node] == 0) return;
  if (!line.earned && !is_zero(own.top)) {
    // Missing, and its weight stays: the model counts it as zero.
    line.contribution = points{};
    line.lost = line.applied_weight;
  }
  if (!line.earned || line.possible <= points{}) return;
  line.contribution =
      is_zero(own.top) ? points{} : contribution(*line.earned, line.possible, own.top, own.bottom);
  line.lost = line.applied_weight - *line.contribution;
}

template <class Number>
void tree_numbers<Number>::distribute(const scored_tree& tree) {
  if (tree.lines.empty()) return;
  applied_.front() = {tree.lines.front().earned ? 1 : 0, 1};
  counted_.front() = 1;
  for (std::size_t node = 0; node < tree.lines.size() && fitted_; ++node) {
    account(tree, node);
    if (tree.model.nodes[node].children.empty()) continue;
    apply(tree, node);
    // Without a score of its own, nothing below brings or costs anything, unless what is missing counts as zero. What was
    // given whole says nothing about its parts: they have no weight.
    const scored_line& line = tree.lines[node];
    const bool lets_count =
        line.earned || (line.reason != status_reason::below_coverage && !is_zero(applied_[node].top));
    for (const std::int32_t child : tree.model.nodes[node].children)
      counted_[at(child)] = counted_[node] != 0 && lets_count ? 1 : 0;
  }
}

template class tree_numbers<int128>;
template class tree_numbers<plan::big_integer>;

}  // namespace assay::detail
