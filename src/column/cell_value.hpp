// SPDX-License-Identifier: Apache-2.0
//
// A host's cell as its column holds it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <assay/cell.hpp>
#include <assay/record.hpp>

#include "column/cell_fault.hpp"
#include "column/cell_reader.hpp"

namespace assay::column {

struct cell_value {
  bool present = false;
  std::int64_t value = 0;  ///< scaled; of a category nothing yet
  std::string_view text;   ///< of a category
};

/// Reads and checks a cell. Throws assay::error (data, at record type, column and row, 1-based) for one that the column
/// cannot hold.
[[nodiscard]] cell_value read_cell(const cell_reader& reader, const column_definition& column,
                                   const cell& value, std::string_view record, std::size_t row);

/// The cell for a message.
[[nodiscard]] says::value shown(const cell& value);

}  // namespace assay::column
