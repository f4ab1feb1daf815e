// SPDX-License-Identifier: Apache-2.0
#include "model/needed_columns.hpp"

#include <algorithm>
#include <string_view>

#include <assay/error.hpp>

#include "message/model_call_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay {

namespace detail {

std::vector<bool> columns_needed(const compiled_model& model, std::size_t record,
                                 std::span<const std::string> by, const period_rule& period) {
  const record_definition& definition = model.definition.records[record];
  std::vector<bool> needed(definition.columns.size());
  const auto need = [&needed](std::int32_t column) {
    if (column >= 0) needed[static_cast<std::size_t>(column)] = true;
  };
  const auto need_all = [&need](const plan::row_program& program) {
    std::for_each(program.columns.begin(), program.columns.end(), need);
  };
  need_all(model.plan.programs[record]);
  for (const std::string& column : by)
    need(definition.column_index(column));
  for (const plan::derived_key& key : model.plan.keys) {
    const bool is_used = static_cast<std::size_t>(key.record) == record &&
                         std::find(by.begin(), by.end(), key.name) != by.end();
    if (is_used) need_all(key.program);
  }
  for (const plan::value_watch& watch : model.plan.watches) {
    // Whether a record is refused has to be known, whoever reads the value.
    const bool refuses = watch.kind == plan::watch_kind::outside_refused;
    if (refuses && static_cast<std::size_t>(watch.record) == record) need_all(watch.program);
  }
  if (period.unit != period_unit::none) need(definition.column_index(definition.time));
  return needed;
}

}  // namespace detail

std::vector<column_definition> model::needed_columns(std::string_view record, std::span<const std::string> by,
                                                     const period_rule& period) const {
  const record_definition& definition = this->record(record);
  for (const std::string& column : by) {
    if (std::find(definition.groups.begin(), definition.groups.end(), column) != definition.groups.end())
      continue;
    const std::vector<std::string_view> known(definition.groups.begin(), definition.groups.end());
    throw error{error_code::argument,
                says::not_a_group(column, definition.name, says::suggestion(column, known))};
  }
  const auto index = static_cast<std::size_t>(compiled_->definition.record_index(record));
  const std::vector<bool> needed = detail::columns_needed(*compiled_, index, by, period);
  std::vector<column_definition> columns;
  for (std::size_t column = 0; column < needed.size(); ++column) {
    if (needed[column]) columns.push_back(definition.columns[column]);
  }
  return columns;
}

}  // namespace assay
