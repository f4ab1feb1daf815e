// SPDX-License-Identifier: Apache-2.0
//
// Checks every value of the columns of a call before the first of them counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "column/call_columns.hpp"

namespace assay::kernel {

/// Throws assay::error (data, at record type, column and row) for the first value of the bound columns that its column
/// cannot hold: outside of its range, not finite, with too many decimals; a code without a text, and a text of a row that is
/// not UTF-8.
void check_columns(column::call_columns& columns);

/// The first of the first `rows` rows of a column of numbers whose value lies outside of low..high.
[[nodiscard]] std::optional<std::size_t> first_number_outside(const column::column_loader& column,
                                                              std::size_t rows, std::int64_t low,
                                                              std::int64_t high);

}  // namespace assay::kernel
