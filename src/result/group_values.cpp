// SPDX-License-Identifier: Apache-2.0
#include "result/group_values.hpp"

#include <assay/error.hpp>

#include "message/score_sentences.hpp"
#include "message/state_sentences.hpp"
#include "result/outside_counts.hpp"

namespace assay::detail {

namespace {

/// One of so many rows may be rejected before what was counted is in doubt.
constexpr std::int64_t rows_to_one_rejected = 20;

}  // namespace

void judge_records(const state_rows& rows, std::vector<record_trust>& records) {
  records.clear();
  for (std::size_t record = 0; record < rows.layout().records.size(); ++record) {
    const int128 used = rows.rows(record);
    int128 rejected = 0;
    for (const auto& [what, count] : rows.rejected()) {
      if (what.first == rows.layout().records[record]) rejected += count;
    }
    records.push_back({rows.supplied(record) && (used > 0 || rejected == 0),
                       rejected * rows_to_one_rejected > used + rejected});
  }
}

plan::finished_metric group_values::finish(std::size_t aggregate, const plan::finisher& by) const {
  return group_ ? rows_.finish(aggregate, *group_, by) : plan::finished_metric{};
}

std::int64_t group_values::rows(std::size_t aggregate) const noexcept {
  return group_ ? rows_.rows(record_of(aggregate), *group_) : 0;
}

record_trust group_values::trust(std::size_t aggregate) const noexcept {
  return records_[record_of(aggregate)];
}

/// `group team "华东", agent ""`; a state without groups has one without a name.
message group_values::description() const {
  message text;
  const group_key key = group_ ? rows_.groups().key(*group_) : group_key{};
  for (std::size_t part = 0; part < key.size(); ++part) {
    const says::value column = part < rows_.layout().by.size() ? says::value{rows_.layout().by[part]}
                                                               : says::value{says::the_period};
    const message said = key[part] ? says::key_value(column, *key[part]) : says::key_without_value(column);
    text = text.empty() ? said : says::key_of_parts(text, said);
  }
  return text.empty() ? says::the_only_group() : says::group_of_key(text);
}

std::int64_t group_values::all_rows() const noexcept {
  std::int64_t total = 0;
  if (!group_) return total;
  for (std::size_t record = 0; record < rows_.layout().records.size(); ++record)
    total += rows_.rows(record, *group_);
  return total;
}

void check_gradable(const compiled_model& by_model, const state& records) {
  if (!records.has_model()) {
    throw error{error_code::argument, says::grading_without_model()};
  }
  if (by_model.shape != records.shape()) {
    throw error{error_code::state, says::state_of_other_model(to_hex(records.shape()), by_model.definition.id,
                                                              to_hex(by_model.shape))};
  }
}

group_grader::group_grader(const model& by_model)
    : model_{by_model},
      evaluator_{by_model.internals().plan},
      builder_{model_.definition(), model_.internals().scores},
      values_(model_.definition().indicators.size()) {
  const model_definition& definition = model_.definition();
  std::vector<bool> needed(values_.size(), false);
  const auto need = [&needed](std::int32_t indicator) {
    if (indicator >= 0) needed[static_cast<std::size_t>(indicator)] = true;
  };
  for (const node_definition& node : definition.nodes) {
    need(node.indicator);
    need(node.applicable_points);
  }
  for (const critical_definition& rule : definition.critical)
    need(rule.indicator);
  for (std::size_t index = 0; index < needed.size(); ++index) {
    // Without a score tree it is the indicators that make a card provisional.
    if (needed[index] || definition.nodes.empty()) needed_.push_back(index);
  }
}

indicator_value group_grader::value(std::size_t indicator, const group_values& seen, value_use use) {
  const compiled_model& compiled = model_.internals();
  if (compiled.formulas[indicator] < 0) return {};
  indicator_value value = evaluator_.value(
      compiled.plan.formulas[static_cast<std::size_t>(compiled.formulas[indicator])], seen, use);
  refuse_illegal_value(compiled.definition.indicators[indicator], value);
  mark_near_edge(compiled.definition, indicator, value);
  return value;
}

std::span<const indicator_value> group_grader::values(const state_rows& rows,
                                                      std::optional<std::size_t> group,
                                                      scorecard_parts& into) {
  const group_values seen{rows, records_, group};
  into.start(model_);
  for (std::size_t index = 0; index < into.values.size(); ++index)
    into.values[index] = value(index, seen, value_use::explanation);
  return into.values;
}

void group_grader::score(const state_rows& rows, std::optional<std::size_t> group, live_score& into) {
  const group_values seen{rows, records_, group};
  for (const std::size_t index : needed_)
    values_[index] = value(index, seen, value_use::score);
  const scored_card& card = builder_.score(values_);
  into.score = card.score;
  into.grade =
      card.grade < 0 ? nullptr : &model_.definition().grades.list()[static_cast<std::size_t>(card.grade)];
  into.status = card.status;
  into.reason = card.reason;
  into.nodes.resize(model_.definition().nodes.size());
  for (std::size_t node = 0; node < into.nodes.size(); ++node)
    into.nodes[node] = card.nodes[node].earned;
}

void group_grader::grade(const state_rows& rows, std::optional<std::size_t> group, scorecard_parts& into) {
  values(rows, group, into);
  if (group) into.card.outside = outside_counts(model_.internals().plan, rows, *group);
  into.score(group_values{rows, records_, group}.all_rows());
}

}  // namespace assay::detail
