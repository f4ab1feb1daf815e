// SPDX-License-Identifier: Apache-2.0
#include "score/scorecard_builder.hpp"

#include <algorithm>
#include <utility>

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
  return lines;
}

std::vector<fired_rule> find_fired(const model_definition& model, std::span<const indicator_value> values) {
  std::vector<fired_rule> fired;
  for (std::size_t index = 0; index < model.critical.size(); ++index) {
    const critical_definition& definition = model.critical[index];
    const auto& value = values[static_cast<std::size_t>(definition.indicator)].value;
    // A rule says nothing about an indicator without data: no record is no failure.
    if (value && definition.rule.when.contains(*value)) {
      fired.push_back({static_cast<std::int32_t>(index), value->nearest()});
    }
  }
  return fired;
}

/// The dimensions that a fired zero_section rule turns to zero: the parent of the indicator's line.
std::vector<bool> zeroed_sections(const model_definition& model, std::span<const fired_rule> fired) {
  std::vector<bool> zeroed(model.nodes.size(), false);
  for (const fired_rule& item : fired) {
    const critical_definition& definition = model.critical[static_cast<std::size_t>(item.rule)];
    if (definition.rule.effect != critical_effect::zero_section) continue;
    for (const node_definition& node : model.nodes) {
      if (node.indicator == definition.indicator) zeroed[static_cast<std::size_t>(node.parent)] = true;
    }
  }
  return zeroed;
}

void grade_total(const model_definition& model, scorecard& card) {
  const scored_node& total = card.nodes.front();
  card.status = total.status;
  card.reason = total.reason;
  if (!total.earned) return;
  verdict after_rules;
  for (const fired_rule& item : card.fired) {
    apply(model.critical[static_cast<std::size_t>(item.rule)].rule, item.value, after_rules);
  }
  card.score_before_rules = total.earned;
  card.score = after_rules.total_after(*total.earned);
  if (model.grades.list().empty()) return;
  const points graded = model.display.basis == grade_basis::displayed
                            ? rounded_to(*card.score, model.display.decimals, model.display.rule)
                            : *card.score;
  const std::size_t grade = after_rules.grade_after(model.grades.index_of(graded), model.grades.worst());
  card.grade = static_cast<std::int32_t>(grade);
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
  card.fired = find_fired(model, values);
  if (model.nodes.empty()) {
    card.status = node_status::ok;
    return card;
  }
  const std::span<scored_node> tree{card.nodes.data(), model.nodes.size()};
  score_dimensions(model, given, zeroed_sections(model, card.fired), tree);
  distribute_weights(model, tree);
  grade_total(model, card);
  list_reasons(card);
  return card;
}

}  // namespace assay::detail
