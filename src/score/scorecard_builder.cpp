// SPDX-License-Identifier: Apache-2.0
#include "score/scorecard_builder.hpp"

#include <algorithm>
#include <utility>

#include "score/critical_rules.hpp"

namespace assay::detail {

namespace {

/// To 18 decimals where the part needs more than 128 bits; what decides is exact.
fraction shown_part(const fraction& applying, points possible) {
  if (const auto exact = applying.over(possible.exact())) return exact->reduced();
  constexpr std::int64_t scale = power_of_ten(18);
  const wide top = wide{magnitude(applying.numerator)} * wide{static_cast<uint128>(points::quantum)} *
                   wide{static_cast<uint128>(scale)};
  const wide bottom = wide{magnitude(applying.denominator)} * wide{magnitude(possible.quanta())};
  const auto size = static_cast<int128>(divide_half_even(top, bottom).low());
  return fraction{applying.numerator < 0 ? -size : size, scale}.reduced();
}

void list_reasons(scored_card& card) {
  card.reasons.clear();
  for (std::size_t index = 0; index < card.nodes.size(); ++index) {
    const scored_line& line = card.nodes[index];
    if (line.kind == node_kind::indicator && line.lost && *line.lost > points{}) {
      card.reasons.push_back(static_cast<std::int32_t>(index));
    }
  }
  // Equal losses in the order of the model: with that, the order is complete, and sorting needs no memory.
  std::sort(card.reasons.begin(), card.reasons.end(), [&card](std::int32_t left, std::int32_t right) {
    const points of_left = *card.nodes[static_cast<std::size_t>(left)].lost;
    const points of_right = *card.nodes[static_cast<std::size_t>(right)].lost;
    return of_left != of_right ? of_left > of_right : left < right;
  });
}

/// Of a card without a score tree: it is provisional when any of its indicators is.
void report_status(scored_card& card) {
  card.status = node_status::ok;
  for (const scored_line& line : card.nodes) {
    if (line.status != node_status::provisional) continue;
    card.status = node_status::provisional;
    card.reason = status_reason::provisional_child;
    return;
  }
}

/// A critical rule may look at an estimate that is no part of the total.
void doubt_undecided_rules(const model_definition& model, std::span<const indicator_value> values,
                           scored_card& card) {
  if (card.status != node_status::ok) return;
  for (const critical_definition& rule : model.critical) {
    if (rule.indicator < 0 || !values[static_cast<std::size_t>(rule.indicator)].near_edge) continue;
    card.status = node_status::provisional;
    card.reason = status_reason::estimate_near_edge;
  }
}

void clear_verdict(scored_card& card) {
  card.score.reset();
  card.score_before_rules.reset();
  card.grade = -1;
  card.grade_before_rules = -1;
  card.status = node_status::not_available;
  card.reason = status_reason::none;
  card.fired.clear();
  card.undecided.clear();
  card.reasons.clear();
}

}  // namespace

/// Takes account of points that do not apply. Where it is not known how many do, all of them count.
void scorecard_builder::apply_applicable_points(std::span<const indicator_value> values, std::size_t node,
                                                bool explained, scored_line& line) {
  if (!plan_->facts[node].counts_by_share || line.kind != node_kind::indicator) return;
  const std::int32_t source = model_->nodes[node].applicable_points;
  const auto& known = values[static_cast<std::size_t>(source)].value;
  if (!known) return;
  applying_[node] = known->nearest();
  if (explained) line.applicable = shown_part(*applying_[node], line.possible);
  if (applying_[node]->numerator > 0) return;
  line.earned.reset();
  line.next.reset();
  line.status = node_status::not_available;
  line.reason = status_reason::not_applicable;
}

/// The lines of the tree, then those of indicators that are reported without being scored.
void scorecard_builder::fill_indicators(std::span<const indicator_value> values, scored_card& card) {
  const std::size_t nodes = model_->nodes.size();
  card.nodes.resize(nodes + plan_->reported.size());
  if (!plan_->everything_applies) applying_.assign(nodes, std::nullopt);
  for (std::size_t node = 0; node < nodes; ++node) {
    const node_definition& definition = model_->nodes[node];
    scored_line& line = card.nodes[node];
    line = scored_line{};
    line.id = definition.id;
    line.definition = static_cast<std::int32_t>(node);
    line.indicator = definition.indicator;
    line.kind = definition.kind;
    line.declared_weight = plan_->facts[node].declared_weight;
    if (line.indicator < 0) continue;
    const auto indicator = static_cast<std::size_t>(line.indicator);
    score_indicator(model_->indicators[indicator], values[indicator], line);
    if (!plan_->everything_applies) apply_applicable_points(values, node, true, line);
  }
  for (std::size_t place = 0; place < plan_->reported.size(); ++place) {
    const auto indicator = static_cast<std::size_t>(plan_->reported[place]);
    scored_line& line = card.nodes[nodes + place];
    line = scored_line{};
    line.id = model_->indicators[indicator].id;
    line.indicator = plan_->reported[place];
    score_indicator(model_->indicators[indicator], values[indicator], line);
  }
}

/// False when the numbers of this card are too wide for `Number`; then nothing of the tree holds.
template <class Number>
bool scorecard_builder::fill_tree(tree_numbers<Number>& numbers, std::span<const indicator_value> values,
                                  std::span<const given_dimension> given, bool explained, scored_card& card) {
  const std::span<scored_line> lines{card.nodes.data(), model_->nodes.size()};
  const scored_tree tree{*model_, *plan_, lines, applying_};
  if (!numbers.begin(tree)) return false;
  clear_verdict(card);
  score_dimensions(tree, given, {}, numbers);
  card.score_before_rules = lines.front().earned;
  look_at_rules(*model_, values, lines, card);
  judge(*model_, card.fired, verdicts_);
  if (any_score_changes(*model_, card.fired)) score_dimensions(tree, given, verdicts_, numbers);
  if (explained) numbers.distribute(tree);
  return numbers.fitted();
}

void scorecard_builder::build(std::span<const indicator_value> values, std::span<const given_dimension> given,
                              scored_card& card) {
  fill_indicators(values, card);
  if (model_->nodes.empty()) {
    clear_verdict(card);
    look_at_rules(*model_, values, {}, card);
    report_status(card);
    return;
  }
  if (!is_narrow() || !fill_tree(narrow_, values, given, true, card))
    fill_tree(wide_, values, given, true, card);
  grade_total(*model_, verdicts_.front(), card);
  explain_rules(*model_, card);
  doubt_undecided_rules(*model_, values, card);
  list_reasons(card);
}

/// What of the lines no card changes.
void scorecard_builder::begin_alone() {
  const std::size_t nodes = model_->nodes.size();
  if (alone_.nodes.size() == nodes) return;
  alone_.nodes.resize(nodes);
  for (std::size_t node = 0; node < nodes; ++node) {
    alone_.nodes[node].definition = static_cast<std::int32_t>(node);
    alone_.nodes[node].indicator = model_->nodes[node].indicator;
    alone_.nodes[node].kind = model_->nodes[node].kind;
  }
}

void scorecard_builder::fill_alone(std::span<const indicator_value> values) {
  if (!plan_->everything_applies) applying_.assign(model_->nodes.size(), std::nullopt);
  for (std::size_t node = 0; node < model_->nodes.size(); ++node) {
    scored_line& line = alone_.nodes[node];
    if (line.indicator < 0) continue;
    const auto indicator = static_cast<std::size_t>(line.indicator);
    score_indicator_alone(model_->indicators[indicator], values[indicator], line);
    if (!plan_->everything_applies) apply_applicable_points(values, node, false, line);
  }
}

const scored_card& scorecard_builder::score(std::span<const indicator_value> values) {
  if (model_->nodes.empty()) {
    build(values, {}, alone_);
    return alone_;
  }
  begin_alone();
  fill_alone(values);
  if (!is_narrow() || !fill_tree(narrow_, values, {}, false, alone_))
    fill_tree(wide_, values, {}, false, alone_);
  grade_total(*model_, verdicts_.front(), alone_);
  doubt_undecided_rules(*model_, values, alone_);
  return alone_;
}

}  // namespace assay::detail
