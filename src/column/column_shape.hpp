// SPDX-License-Identifier: Apache-2.0
//
// Whether a column as it comes in can be read at all, before any of its values is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <assay/column.hpp>
#include <assay/record.hpp>

#include "column/integer_type.hpp"

namespace assay::column {

/// Whether a column is one of those that most calls bring: arrays of numbers, codes with a dictionary of views. Few
/// comparisons; what it says no to may still be in the right shape.
[[nodiscard]] inline bool has_usual_shape(const column_definition& definition, const column_view& column,
                                          std::size_t rows) noexcept {
  const auto is_placed = [](const void* memory, std::size_t bytes) {
    return memory != nullptr && (reinterpret_cast<std::uintptr_t>(memory) & (bytes - 1)) == 0;
  };
  const bool is_whole = is_integer(column.type);
  if (column.rows != rows || !(is_whole || is_floating(column.type))) return false;
  if (!is_placed(column.values, bytes_of(column.type))) return false;
  if (definition.type == column_type::category) {
    return is_whole && column.texts.layout == text_layout::views &&
           is_placed(column.texts.entries, alignof(std::string_view));
  }
  return column.texts.layout == text_layout::none && (!is_whole || column.decimals == declared_decimals);
}

/// Why a supplied column of a table with so many rows cannot be read as `definition` says, and what to do; empty: it can.
[[nodiscard]] std::string shape_fault(const column_definition& definition, const column_view& column,
                                      std::size_t rows);

}  // namespace assay::column
