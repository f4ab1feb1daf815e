// SPDX-License-Identifier: Apache-2.0
#include "result/group_values.hpp"

#include <assay/error.hpp>

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
std::string group_values::description() const {
  std::string text;
  const group_key key = group_ ? rows_.groups().key(*group_) : group_key{};
  for (std::size_t part = 0; part < key.size(); ++part) {
    text += text.empty() ? "" : ", ";
    text += part < rows_.layout().by.size() ? rows_.layout().by[part] : "period";
    text += key[part] ? " \"" + *key[part] + "\"" : " without a value";
  }
  return text.empty() ? "the only group" : "group " + text;
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
    throw error{error_code::argument,
                "the state was loaded without its model; load it with the model that grades it"};
  }
  if (by_model.shape != records.shape()) {
    throw error{error_code::state, "the state was made with a model of shape " + to_hex(records.shape()) +
                                       ", \"" + by_model.definition.id + "\" has shape " +
                                       to_hex(by_model.shape) +
                                       "; evaluate the records again with this model"};
  }
}

std::span<const indicator_value> group_grader::values(const state_rows& rows,
                                                      std::optional<std::size_t> group,
                                                      scorecard_parts& into) {
  const compiled_model& compiled = model_.internals();
  const group_values seen{rows, records_, group};
  into.start(model_);
  for (std::size_t index = 0; index < into.values.size(); ++index) {
    if (compiled.formulas[index] < 0) continue;
    indicator_value& value = into.values[index];
    value =
        evaluator_.value(compiled.plan.formulas[static_cast<std::size_t>(compiled.formulas[index])], seen);
    refuse_illegal_value(compiled.definition.indicators[index], value);
    mark_near_edge(compiled.definition, index, value);
  }
  return into.values;
}

void group_grader::grade(const state_rows& rows, std::optional<std::size_t> group, scorecard_parts& into) {
  values(rows, group, into);
  if (group) into.card.outside = outside_counts(model_.internals().plan, rows, *group);
  into.score(group_values{rows, records_, group}.all_rows());
}

}  // namespace assay::detail
