// SPDX-License-Identifier: Apache-2.0
//
// The model asked once for each record type, its calculated values once for each block.
#include "io/rows/record_intake.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <assay/decimal.hpp>
#include <assay/error.hpp>

#include "message/note_sentences.hpp"
#include "message/state_sentences.hpp"
#include "model/compiled_model.hpp"
#include "state/period_column.hpp"

namespace assay::io {
namespace {

std::vector<std::string> required_columns(const model& of, const record_definition& record,
                                          std::span<const std::string> by, const period_rule& period) {
  std::vector<std::string> own;
  for (const std::string& column : by) {
    if (std::find(record.groups.begin(), record.groups.end(), column) != record.groups.end())
      own.push_back(column);
  }
  std::vector<std::string> required;
  for (const column_definition& column : of.needed_columns(record.name, own, period))
    required.push_back(column.name);
  return required;
}

record_definition with_usable_times(record_definition record, const period_rule& period) {
  const std::int32_t index = record.column_index(record.time);
  if (period.unit == period_unit::none || index < 0) return record;
  column_definition& time = record.columns[static_cast<std::size_t>(index)];
  const auto usable = detail::times_with_period(period, power_of_ten(time.decimals));
  time.minimum_scaled = std::max(time.minimum_scaled, usable.first);
  time.maximum_scaled = std::min(time.maximum_scaled, usable.last);
  return record;
}

}  // namespace

bool is_measured(const model& of, std::string_view record) {
  const std::int32_t index = of.definition().record_index(record);
  const auto& aggregates = of.internals().plan.aggregates;
  return std::any_of(aggregates.begin(), aggregates.end(),
                     [index](const auto& item) { return item.record == index; });
}

record_intake::record_intake(model of, std::string_view record, std::span<const std::string> by,
                             const period_rule& period)
    : model_{std::move(of)},
      record_{with_usable_times(model_.record(record), period)},
      required_{required_columns(model_, model_.record(record), by, period)},
      watcher_{model_.internals().plan, model_.record(record),
               static_cast<std::size_t>(model_.definition().record_index(record))} {}

std::vector<std::size_t> record_intake::refused(const table_view& rows) {
  refused_.clear();
  if (watcher_.refuses()) refused_ = watcher_.refused(rows);
  std::vector<std::size_t> found;
  for (const detail::refused_row& each : refused_)
    found.push_back(each.row);
  return found;
}

std::size_t record_intake::refuse_held(record_block& block, row_error_policy on_error) {
  const std::vector<std::size_t> removed = refused(block.view());
  if (removed.empty()) return 0;
  if (on_error == row_error_policy::stop)
    throw error{error_code::data, says::fault_of_record(complaint(0), record_.name)};
  block.remove(removed);
  return removed.size();
}

void record_intake::append_notes(std::vector<message>& notes) const {
  for (const detail::negative_count& count : watcher_.negative()) {
    if (count.rows == 0) continue;
    notes.push_back(count.rows == 1 ? says::difference_negative(record_.name, count.difference)
                                    : says::differences_negative(record_.name, count.difference, count.rows));
  }
}

}  // namespace assay::io
