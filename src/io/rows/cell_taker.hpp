// SPDX-License-Identifier: Apache-2.0
//
// One cell of a row on its way into a column: its text put together, looked up, and read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "column/cell_fault.hpp"
#include "column/column_buffer.hpp"
#include "io/csv/csv_tokenizer.hpp"
#include "io/rows/header_binding.hpp"

namespace assay::io {

/// Has scratch memory of its own. One thread at a time.
class cell_taker {
 public:
  /// Puts the cell of `column` at row `at` of `target`. A fault leaves there whatever was before.
  [[nodiscard]] column::cell_fault take(const bound_column& column, const csv_record& row,
                                        column::column_buffer& target, std::size_t at) {
    if (column.is_unusual) return take_unusual(column, row, target, at);
    return take_text(column, row[column.field], target, at);
  }

  /// The text that the last call of take() with a fault could not read, as it stands in the file; several fields joined.
  [[nodiscard]] std::string_view text(const bound_column& column, const csv_record& row) const noexcept {
    return column.fields.size() > 1 ? std::string_view{joined_} : row[column.fields.front()];
  }

 private:
  [[nodiscard]] static column::cell_fault take_text(const bound_column& column, std::string_view text,
                                                    column::column_buffer& target, std::size_t at);
  // True when the text is listed as missing or with a value, which is put then.
  [[nodiscard]] static bool take_listed(const bound_column& column, std::string_view text,
                                        column::column_buffer& target, std::size_t at);
  [[nodiscard]] static column::cell_fault refused(const bound_column& column,
                                                  const column::scaled_value& scaled, std::string_view text,
                                                  column::column_buffer& target, std::size_t at);
  [[nodiscard]] column::cell_fault take_unusual(const bound_column& column, const csv_record& row,
                                                column::column_buffer& target, std::size_t at);
  [[nodiscard]] column::cell_fault take_after(const bound_column& column, const csv_record& row,
                                              column::column_buffer& target, std::size_t at);
  [[nodiscard]] bool join(const bound_column& column, const csv_record& row);

  std::string joined_;
  std::string usual_width_;
  std::string plain_number_;
};

}  // namespace assay::io
