// SPDX-License-Identifier: Apache-2.0
//
// What tests read from the columns of tables and blocks, which are integers of 64 bits or bits, and how they bind them to a row
// program that has no record type.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <assay/column.hpp>
#include <assay/record.hpp>

#include "column/bitmap.hpp"
#include "column/call_columns.hpp"
#include "plan/row_program.hpp"

namespace assay::column_test {

inline std::int64_t value_at(const column_view& column, std::size_t row) {
  const std::size_t at = column.offset + row;
  if (column.type == physical_type::bits) return column::bit_at(column.values, at) ? 1 : 0;
  return static_cast<const std::int64_t*>(column.values)[at];
}
inline std::string_view entry_at(const column_view& column, std::size_t entry) {
  return static_cast<const std::string_view*>(column.texts.entries)[column.texts.offset + entry];
}
inline std::string_view text_at(const column_view& column, std::size_t row) {
  return entry_at(column, static_cast<std::size_t>(value_at(column, row)));
}

/// Columns in the engine's own form, bound for the program. What a program loads as numbers may come with a dictionary.
class native_rows {
 public:
  native_rows(const plan::row_program& program, const table_view& rows)
      : record_{record_of(program, rows)}, columns_{record_} {
    std::vector<column_view> views(rows.columns.begin(), rows.columns.end());
    for (std::size_t index = 0; index < views.size(); ++index) {
      if (record_.columns[index].type != column_type::category) views[index].texts = {};
    }
    columns_.bind({rows.rows, views, true}, std::vector<bool>(record_.columns.size(), true));
  }
  native_rows(const native_rows&) = delete;
  native_rows& operator=(const native_rows&) = delete;

  const column::call_columns& columns() const { return columns_; }

 private:
  static record_definition record_of(const plan::row_program& program, const table_view& rows) {
    record_definition record;
    record.name = "records";
    record.columns.resize(rows.columns.size());
    for (column_definition& column : record.columns) {
      column.type = column_type::integer;
      column.minimum_scaled = INT64_MIN;
      column.maximum_scaled = INT64_MAX;
    }
    for (std::size_t index = 0; index < rows.columns.size(); ++index) {
      if (rows.columns[index].type == physical_type::bits) record.columns[index].type = column_type::boolean;
    }
    for (const plan::instruction& step : program.instructions) {
      const auto index = static_cast<std::size_t>(step.constant);
      if (step.code == plan::opcode::load_text && index < record.columns.size())
        record.columns[index].type = column_type::category;
      if (step.code == plan::opcode::load_boolean && index < record.columns.size())
        record.columns[index].type = column_type::boolean;
    }
    return record;
  }

  record_definition record_;
  column::call_columns columns_;
};

}  // namespace assay::column_test
