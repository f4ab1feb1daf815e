// SPDX-License-Identifier: Apache-2.0
//
// Whether a column as it comes in can be read at all, before any of its values is looked at.
#pragma once

#include <cstddef>

#include <assay/column.hpp>
#include <assay/message.hpp>
#include <assay/record.hpp>

namespace assay::column {

/// Why a supplied column of a table with so many rows cannot be read as `definition` says, and what to do; empty: it can.
[[nodiscard]] message shape_fault(const column_definition& definition, const column_view& column,
                                  std::size_t rows);

}  // namespace assay::column
