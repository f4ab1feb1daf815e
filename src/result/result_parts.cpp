// SPDX-License-Identifier: Apache-2.0
#include "result/result_parts.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "model/compiled_model.hpp"
#include "score/formula_value.hpp"
#include "score/wilson.hpp"

namespace assay {

std::vector<result_node> scorecard_lines(const model& of) {
  const model_definition& model = of.definition();
  std::vector<result_node> nodes;
  std::vector<bool> in_tree(model.indicators.size(), false);
  for (const node_definition& node : model.nodes) {
    const indicator_definition* indicator = nullptr;
    if (node.indicator >= 0) {
      in_tree[static_cast<std::size_t>(node.indicator)] = true;
      indicator = &model.indicators[static_cast<std::size_t>(node.indicator)];
    }
    nodes.push_back({node.id, node.kind, &node, indicator});
  }
  for (std::size_t index = 0; index < model.indicators.size(); ++index) {
    const indicator_definition& indicator = model.indicators[index];
    if (!in_tree[index]) nodes.push_back({indicator.id, node_kind::indicator, nullptr, &indicator});
  }
  return nodes;
}

namespace detail {
namespace {

std::size_t index_of(std::int32_t index) noexcept { return static_cast<std::size_t>(index); }

std::optional<std::int64_t> quanta_of(const std::optional<points>& value) noexcept {
  return value ? std::optional{value->quanta()} : std::nullopt;
}
std::optional<points> points_from(const std::optional<std::int64_t>& quanta) noexcept {
  return quanta ? std::optional{points::from_quanta(*quanta)} : std::nullopt;
}
std::optional<std::int64_t> from_index(std::int32_t index) noexcept {
  return index < 0 ? std::nullopt : std::optional{std::int64_t{index}};
}

int compare_parts(const std::optional<std::string_view>& left,
                  const std::optional<std::string_view>& right) noexcept {
  if (!left || !right) return static_cast<int>(left.has_value()) - static_cast<int>(right.has_value());
  return left->compare(*right);
}

void assign(std::optional<std::string>& to, const std::optional<std::string_view>& from) {
  if (!from) {
    to.reset();
  } else if (to) {
    to->assign(*from);
  } else {
    to.emplace(*from);
  }
}

}  // namespace

void node_columns::reserve(std::size_t count) {
  for (integer_column* column :
       {&status, &reason, &kind, &numerator, &denominator, &rows, &filtered, &missing, &out_of_scale})
    column->reserve(count);
  for (optional_column* column : {&points, &n, &band, &given_score})
    column->reserve(count);
}

void node_columns::shrink() {
  for (integer_column* column :
       {&status, &reason, &kind, &numerator, &denominator, &rows, &filtered, &missing, &out_of_scale})
    column->shrink();
  for (optional_column* column : {&points, &n, &band, &given_score})
    column->shrink();
  for (bit_column* column : {&has_value, &many_rejected, &near_edge})
    column->shrink();
}

std::size_t node_columns::memory_bytes() const noexcept {
  std::size_t bytes = 0;
  for (const integer_column* column :
       {&status, &reason, &kind, &numerator, &denominator, &rows, &filtered, &missing, &out_of_scale})
    bytes += column->memory_bytes();
  for (const optional_column* column : {&points, &n, &band, &given_score})
    bytes += column->memory_bytes();
  for (const bit_column* column : {&has_value, &many_rejected, &near_edge})
    bytes += column->memory_bytes();
  return bytes;
}

void group_columns::reserve(std::size_t count) {
  for (text_column& part : key)
    part.reserve(count);
  period.reserve(count);
  for (integer_column* column : {&rows, &status, &reason})
    column->reserve(count);
  for (optional_column* column : {&score_before_rules, &grade, &grade_before_rules})
    column->reserve(count);
}

void group_columns::shrink() {
  for (text_column& part : key)
    part.shrink();
  period.shrink();
  for (integer_column* column : {&rows, &status, &reason})
    column->shrink();
  for (optional_column* column : {&score_before_rules, &grade, &grade_before_rules})
    column->shrink();
}

std::size_t group_columns::memory_bytes() const noexcept {
  std::size_t bytes = period.memory_bytes();
  for (const text_column& part : key)
    bytes += part.memory_bytes();
  for (const integer_column* column : {&rows, &status, &reason})
    bytes += column->memory_bytes();
  for (const optional_column* column : {&score_before_rules, &grade, &grade_before_rules})
    bytes += column->memory_bytes();
  return bytes;
}

result_parts::result_parts(const model& by_model, std::vector<std::string> by_columns,
                           const period_rule& divided)
    : of{by_model},
      by{std::move(by_columns)},
      period{divided},
      nodes{scorecard_lines(by_model)},
      intervals(by_model.definition().indicators.size(), interval_rule::none),
      columns(nodes.size()) {
  groups.key.resize(by.size());
  for (const plan::value_watch& watch : by_model.internals().plan.watches) {
    if (watch.aggregate >= 0) outside.push_back({watch.record, watch.column, {}});
  }
}

void result_parts::reserve(std::size_t count) {
  groups.reserve(count);
  for (node_columns& node : columns)
    node.reserve(count);
}

void result_parts::append(const scorecard_parts& made) {
  const scored_card& card = made.card;
  for (std::size_t part = 0; part < by.size(); ++part)
    groups.key[part].push_back(part < card.key.size() ? card.key[part] : std::nullopt);
  if (is_divided()) groups.period.push_back(made.period);
  groups.rows.push_back(card.rows);
  if (!of.definition().critical.empty()) {
    groups.score_before_rules.push_back(quanta_of(card.score_before_rules));
    groups.grade_before_rules.push_back(from_index(card.grade_before_rules));
  }
  groups.grade.push_back(from_index(card.grade));
  groups.status.push_back(static_cast<int>(card.status));
  groups.reason.push_back(static_cast<int>(card.reason));
  for (std::size_t index = 0; index < columns.size(); ++index) {
    const scored_line& line = card.nodes[index];
    node_columns& to = columns[index];
    to.points.push_back(quanta_of(line.earned));
    to.n.push_back(line.n);
    to.status.push_back(static_cast<int>(line.status));
    to.reason.push_back(static_cast<int>(line.reason));
    if (line.kind != node_kind::indicator) {
      const auto given = std::find_if(made.given.begin(), made.given.end(), [&](const given_dimension& item) {
        return item.node == line.definition;
      });
      to.given_score.push_back(given == made.given.end() ? std::nullopt
                                                         : std::optional{given->score.quanta()});
      continue;
    }
    to.band.push_back(from_index(line.band));
    to.has_value.push_back(line.value.has_value());
    const typed_value value = line.value.value_or(typed_value{value_kind::fraction, {0, 0}});
    to.kind.push_back(static_cast<int>(value.kind));
    to.numerator.push_back(value.exact.numerator);
    to.denominator.push_back(value.exact.denominator);
    to.rows.push_back(line.rows);
    to.filtered.push_back(line.excluded.filtered);
    to.missing.push_back(line.excluded.missing);
    to.out_of_scale.push_back(line.excluded.out_of_scale);
    const indicator_value& from = made.values[index_of(line.indicator)];
    to.many_rejected.push_back(from.many_rejected);
    to.near_edge.push_back(from.near_edge);
  }
  for (outside_column& column : outside) {
    const auto found =
        std::find_if(card.outside.begin(), card.outside.end(), [&](const outside_values& item) {
          return item.record == column.record && item.column == column.column;
        });
    column.rows.push_back(found == card.outside.end() ? 0 : found->rows);
  }
  ++size;
}

void result_parts::finish() {
  groups.shrink();
  for (node_columns& node : columns)
    node.shrink();
  for (outside_column& column : outside)
    column.rows.shrink();
  bool ascends = true;
  for (std::size_t group = 1; group < size && ascends; ++group)
    ascends = compare(group - 1, group) <= 0;
  if (ascends) return;
  order.resize(size);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [this](std::uint32_t left, std::uint32_t right) {
    return compare(std::size_t{left}, std::size_t{right}) < 0;
  });
}

std::optional<points> result_parts::points_of(std::size_t node, std::size_t group) const noexcept {
  return points_from(columns[node].points[group]);
}

std::optional<typed_value> result_parts::value_of(std::size_t node, std::size_t group) const noexcept {
  const node_columns& from = columns[node];
  if (!from.has_value[group]) return std::nullopt;
  return typed_value{static_cast<value_kind>(from.kind[group]),
                     fraction{from.numerator.wide(group), from.denominator.wide(group)}};
}

excluded_rows result_parts::excluded_of(std::size_t node, std::size_t group) const noexcept {
  if (nodes[node].kind != node_kind::indicator) return {};
  const node_columns& from = columns[node];
  return {from.filtered[group], from.missing[group], from.out_of_scale[group]};
}

void result_parts::restore(std::size_t group, scorecard_parts& into) const {
  into.start(of);
  into.card.key.resize(by.size());
  for (std::size_t part = 0; part < by.size(); ++part)
    assign(into.card.key[part], groups.key[part][group]);
  assign(into.period, is_divided() ? groups.period[group] : std::nullopt);
  for (std::size_t index = 0; index < nodes.size(); ++index) {
    const node_columns& from = columns[index];
    if (nodes[index].kind != node_kind::indicator) {
      if (const auto given = from.given_score[group])
        into.given.push_back({static_cast<std::int32_t>(index), points::from_quanta(*given), from.n[group]});
      continue;
    }
    const auto at = static_cast<std::size_t>(nodes[index].indicator - of.definition().indicators.data());
    indicator_value& value = into.values[at];
    value.value = value_of(index, group);
    value.n = from.n[group];
    value.rows = from.rows[group];
    value.excluded = excluded_of(index, group);
    // Why there is no value; of one that is there it is for scoring to say.
    value.reason = value.value ? status_reason::none : static_cast<status_reason>(from.reason[group]);
    value.many_rejected = from.many_rejected[group];
    value.near_edge = from.near_edge[group];
    if (!value.value || !value.n || *value.n <= 0) continue;
    const bool is_share = intervals[at] == interval_rule::always ||
                          (intervals[at] == interval_rule::if_a_share && value.value->exact >= fraction{0} &&
                           value.value->exact <= fraction{1});
    if (is_share) value.wilson_95 = wilson_95(value.value->exact.to_double(), *value.n);
  }
  for (const outside_column& column : outside) {
    if (const std::int64_t rows = column.rows[group]; rows > 0)
      into.card.outside.push_back({column.record, column.column, rows});
  }
}

int result_parts::compare(std::size_t group, const group_key& key,
                          const std::optional<std::string_view>& in_period) const noexcept {
  for (std::size_t part = 0; part < by.size(); ++part) {
    // Of the key itself: a conditional with its optional would look at a copy that is gone.
    std::optional<std::string_view> wanted;
    if (part < key.size() && key[part]) wanted = *key[part];
    if (const int order_of_parts = compare_parts(groups.key[part][group], wanted); order_of_parts != 0)
      return order_of_parts;
  }
  return is_divided() ? compare_parts(groups.period[group], in_period) : 0;
}

int result_parts::compare(std::size_t left, std::size_t right) const noexcept {
  for (const text_column& part : groups.key) {
    if (const int order_of_parts = compare_parts(part[left], part[right]); order_of_parts != 0)
      return order_of_parts;
  }
  return is_divided() ? compare_parts(groups.period[left], groups.period[right]) : 0;
}

}  // namespace detail
}  // namespace assay
