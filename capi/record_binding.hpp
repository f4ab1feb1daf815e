// SPDX-License-Identifier: Apache-2.0
//
// Columns found by name, and cells of one record, as a table of a record type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <assay/column.hpp>
#include <assay/model.hpp>

#include "interface.hpp"
#include "source_columns.hpp"

namespace assay::capi {

class record_binding {
 public:
  /// For records of a type that are grouped so; columns that the type lacks are none of its keys. Borrows the model.
  record_binding(const model& of, const record_definition& record, const std::vector<std::string>& by,
                 const period_rule& period);

  [[nodiscard]] const record_definition& record() const noexcept { return *record_; }

  /// The columns that the model needs. Borrows from `source`; valid until the next bind. Throws assay::error (argument) for one that is
  /// not there, with the nearest name, or cannot be read.
  [[nodiscard]] table_view bind(source_columns& source);

  /// One record. Borrows the texts; valid until the next bind. Throws assay::error (argument).
  [[nodiscard]] table_view bind(const assay_cell* cells, std::size_t count);

 private:
  /// A value where the view of a single record can point to it.
  struct slot {
    std::int64_t integer = 0;
    double number = 0;
    std::string_view text;
    bool is_filled = false;
  };
  [[noreturn]] void refuse_missing(const column_definition& column, const source_columns& source) const;
  [[nodiscard]] std::size_t column_named(std::string_view name, std::size_t& usual) const;
  void put(const assay_cell& cell, std::size_t column);

  const record_definition* record_;
  std::vector<std::size_t> needed_;                          ///< indices of columns
  std::unordered_map<std::string_view, std::size_t> named_;  ///< the same by name
  std::vector<std::size_t> usual_;    ///< by column of the last source: which it was, or none
  std::vector<column_view> columns_;  ///< by column of the record type
  std::vector<bool> is_there_;        ///< the same, of the last source
  std::vector<column_view> single_;
  std::vector<slot> slots_;
};

}  // namespace assay::capi
