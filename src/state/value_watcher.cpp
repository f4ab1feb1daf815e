// SPDX-License-Identifier: Apache-2.0
//
// Each watched value has a program of its own, which reads what it needs and nothing else.
#include "state/value_watcher.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include <assay/decimal.hpp>

#include "message/state_sentences.hpp"

namespace assay::detail {

value_watcher::value_watcher(const plan::model_plan& plan, const record_definition& definition,
                             std::size_t record)
    : definition_{&definition}, needed_(definition.columns.size(), false), columns_{definition} {
  for (const plan::value_watch& watch : plan.watches) {
    if (static_cast<std::size_t>(watch.record) != record) continue;
    if (watch.kind == plan::watch_kind::outside_refused) {
      add(watch, refusing_);
    } else if (watch.kind == plan::watch_kind::below_zero) {
      add(watch, counting_);
      counts_.push_back({watch.name, 0});
    }
  }
}

void value_watcher::add(const plan::value_watch& watch, std::vector<watched>& list) {
  list.push_back({&watch, kernel::row_evaluator{watch.program}});
  for (const std::int32_t column : watch.program.columns)
    needed_[static_cast<std::size_t>(column)] = true;
}

std::vector<refused_row> value_watcher::refused(const table_view& rows) {
  if (rows.rows == 0) return {};
  columns_.bind(rows, needed_);
  return refused(columns_);
}

std::vector<refused_row> value_watcher::refused(const column::call_columns& rows) {
  std::vector<refused_row> found;
  for (watched& each : refusing_) {
    const plan::value_watch& watch = *each.watch;
    each.evaluator.bind(rows);
    for (std::size_t first = 0; first < rows.rows(); first += kernel::batch_rows) {
      const std::size_t count = std::min(kernel::batch_rows, rows.rows() - first);
      each.evaluator.run(first, count);
      const std::uint64_t* const outside = each.evaluator.slot(watch.found_slot).truth;
      const std::int64_t* const values = each.evaluator.slot(watch.value_slot).values;
      for (std::size_t row = 0; row < count; ++row) {
        if (((outside[row / 64] >> (row % 64)) & 1U) != 0)
          found.push_back({first + row, &watch, values[row]});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const refused_row& left, const refused_row& right) { return left.row < right.row; });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const refused_row& left, const refused_row& right) { return left.row == right.row; }),
      found.end());
  return found;
}

message value_watcher::complaint(const refused_row& refused) const {
  const derived_definition& column = definition_->derived[static_cast<std::size_t>(refused.watch->column)];
  const decimal value = decimal{refused.value, refused.watch->scale}.shortest();
  return column.minimum && value < *column.minimum
             ? says::calculated_below(column.name, value.text(), column.minimum->shortest().text())
             : says::calculated_above(column.name, value.text(), column.maximum->shortest().text());
}

void value_watcher::count_negative(const table_view& rows) {
  if (rows.rows == 0 || counting_.empty()) return;
  columns_.bind(rows, needed_);
  for (std::size_t index = 0; index < counting_.size(); ++index) {
    watched& each = counting_[index];
    each.evaluator.bind(columns_);
    for (std::size_t first = 0; first < rows.rows; first += kernel::batch_rows) {
      const std::size_t count = std::min(kernel::batch_rows, rows.rows - first);
      each.evaluator.run(first, count);
      const std::uint64_t* const negative = each.evaluator.slot(each.watch->found_slot).truth;
      for (std::size_t word = 0; 64 * word < count; ++word)
        counts_[index].rows += std::popcount(negative[word]);
    }
  }
}

}  // namespace assay::detail
