// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "model/compiled_model.hpp"
#include "result/formula_value.hpp"
#include "result/outside_counts.hpp"
#include "score/scorecard_builder.hpp"
#include "state/state_rows.hpp"

namespace assay {

namespace {

/// Every indicator's value in one group. The formulas are the grading model's, the aggregates the state's: with equal
/// shapes these are the same, in the same order.
std::vector<detail::indicator_value> values_of(const detail::compiled_model& model,
                                               const detail::group_view& where) {
  std::vector<detail::indicator_value> values(model.definition.indicators.size());
  for (std::size_t index = 0; index < values.size(); ++index) {
    if (model.formulas[index] < 0) continue;
    values[index] =
        detail::formula_value(where, model.plan.formulas[static_cast<std::size_t>(model.formulas[index])]);
    detail::refuse_illegal_value(model.definition.indicators[index], values[index]);
  }
  return values;
}

std::int64_t rows_of(const detail::state_rows& rows, std::size_t group) {
  std::int64_t total = 0;
  for (std::size_t record = 0; record < rows.layout().records.size(); ++record)
    total += rows.rows(record, group);
  return total;
}

}  // namespace

result grade_state(const model& by_model, const state& records) {
  const detail::state_rows& rows = records.internals();
  const detail::compiled_model& compiled = by_model.internals();
  if (!records.has_model()) {
    throw error{error_code::argument,
                "the state was loaded without its model; load it with the model that grades it"};
  }
  if (compiled.shape != records.shape()) {
    throw error{error_code::state, "the state was made with a model of shape " + to_hex(records.shape()) +
                                       ", \"" + compiled.definition.id + "\" has shape " +
                                       to_hex(compiled.shape) +
                                       "; evaluate the records again with this model"};
  }
  const auto trust = detail::trust_in_records(rows);
  detail::scorecard_builder builder{compiled.definition, compiled.scores};
  result graded{by_model, records.by(), records.period(), {}, records.rejected()};
  for (const std::uint32_t group : rows.groups().sorted()) {
    const auto values = values_of(compiled, {compiled.plan, rows, trust, group});
    group_key key = rows.groups().key(group);
    std::optional<std::string> period;
    if (records.period().unit != period_unit::none) {
      period = std::move(key.back());
      key.pop_back();
    }
    scorecard& card = graded.scorecards.emplace_back();
    builder.build(values, {}, card);
    card.key = std::move(key);
    card.rows = rows_of(rows, group);
    card.period = std::move(period);
    card.outside = detail::outside_counts(compiled.plan, rows, group);
  }
  // Without grouping there is always one scorecard, even of no records.
  if (graded.scorecards.empty() && graded.by.empty() && graded.period.unit == period_unit::none) {
    builder.build(values_of(compiled, {compiled.plan, rows, trust, -1}), {},
                  graded.scorecards.emplace_back());
  }
  return graded;
}

}  // namespace assay
