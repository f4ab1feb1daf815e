// SPDX-License-Identifier: Apache-2.0
#include "score/scorecard_builder.hpp"

#include <algorithm>
#include <utility>

#include "score/critical_rules.hpp"

namespace assay::detail {

namespace {

scored_node empty_line(const model_definition& model, std::size_t node) {
  const node_definition& definition = model.nodes[node];
  scored_node line;
  line.definition = static_cast<std::int32_t>(node);
  line.indicator = definition.indicator;
  line.id = definition.id;
  line.kind = definition.kind;
  return line;
}

scored_node empty_line(const indicator_definition& definition, std::size_t indicator) {
  scored_node line;
  line.indicator = static_cast<std::int32_t>(indicator);
  line.id = definition.id;
  return line;
}

/// Takes account of points that do not apply. Where it is not known how many do, all of them count.
void apply_applicable_points(const model_definition& model, std::span<const indicator_value> values,
                             scored_node& line) {
  if (line.definition < 0 || line.indicator < 0 || line.possible <= points{}) return;
  const std::int32_t source = model.nodes[static_cast<std::size_t>(line.definition)].applicable_points;
  if (source < 0) return;
  const auto& known = values[static_cast<std::size_t>(source)].value;
  if (!known) return;
  const auto share = known->exact.over(line.possible.exact());
  if (!share) return;
  line.applicable = share->reduced();
  if (*line.applicable > fraction{0}) return;
  line.earned.reset();
  line.next.reset();
  line.status = node_status::not_available;
  line.reason = status_reason::not_applicable;
}

/// The lines of the tree, then those of indicators that are reported without being scored.
std::vector<scored_node> indicator_lines(const model_definition& model,
                                         std::span<const indicator_value> values) {
  std::vector<scored_node> lines;
  std::vector<bool> in_tree(model.indicators.size(), false);
  for (std::size_t node = 0; node < model.nodes.size(); ++node) {
    lines.push_back(empty_line(model, node));
    if (lines.back().indicator >= 0) in_tree[static_cast<std::size_t>(lines.back().indicator)] = true;
  }
  for (std::size_t indicator = 0; indicator < model.indicators.size(); ++indicator) {
    if (!in_tree[indicator]) lines.push_back(empty_line(model.indicators[indicator], indicator));
  }
  for (scored_node& line : lines) {
    if (line.indicator < 0) continue;
    const auto indicator = static_cast<std::size_t>(line.indicator);
    score_indicator(model.indicators[indicator], values[indicator], line);
  }
  for (scored_node& line : lines)
    apply_applicable_points(model, values, line);
  return lines;
}

/// Of a card without a score tree: it is provisional when any of its indicators is.
void report_status(scorecard& card) {
  card.status = node_status::ok;
  for (const scored_node& line : card.nodes) {
    if (line.status != node_status::provisional) continue;
    card.status = node_status::provisional;
    card.reason = status_reason::provisional_child;
    return;
  }
}

/// A critical rule may look at an estimate that is no part of the total.
void doubt_undecided_rules(const model_definition& model, std::span<const indicator_value> values,
                           scorecard& card) {
  if (card.status != node_status::ok) return;
  for (const critical_definition& rule : model.critical) {
    if (rule.indicator < 0 || !values[static_cast<std::size_t>(rule.indicator)].near_edge) continue;
    card.status = node_status::provisional;
    card.reason = status_reason::estimate_near_edge;
  }
}

void list_reasons(scorecard& card) {
  for (std::size_t index = 0; index < card.nodes.size(); ++index) {
    const scored_node& line = card.nodes[index];
    if (line.kind == node_kind::indicator && line.lost && *line.lost > points{}) {
      card.reasons.push_back(static_cast<std::int32_t>(index));
    }
  }
  std::stable_sort(card.reasons.begin(), card.reasons.end(), [&card](std::int32_t left, std::int32_t right) {
    return *card.nodes[static_cast<std::size_t>(left)].lost >
           *card.nodes[static_cast<std::size_t>(right)].lost;
  });
}

}  // namespace

scorecard build_scorecard(const model_definition& model, group_key key, std::int64_t rows,
                          std::span<const indicator_value> values, std::span<const given_dimension> given) {
  scorecard card;
  card.key = std::move(key);
  card.rows = rows;
  card.nodes = indicator_lines(model, values);
  if (model.nodes.empty()) {
    look_at_rules(model, values, {}, card);
    report_status(card);
    return card;
  }
  const std::span<scored_node> tree{card.nodes.data(), model.nodes.size()};
  score_dimensions(model, given, {}, tree);
  card.score_before_rules = tree.front().earned;
  look_at_rules(model, values, tree, card);
  const auto verdicts = verdicts_of(model, card.fired);
  if (any_score_changes(model, card.fired)) score_dimensions(model, given, verdicts, tree);
  distribute_weights(model, tree);
  grade_total(model, verdicts.front(), card);
  doubt_undecided_rules(model, values, card);
  list_reasons(card);
  return card;
}

}  // namespace assay::detail
