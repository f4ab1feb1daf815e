// SPDX-License-Identifier: Apache-2.0
//
// What a cell that cannot be read probably is: the usual ways in which files differ from what a mapping says.
#pragma once

#include <string_view>

#include <assay/record.hpp>

#include "column/cell_fault.hpp"

namespace assay::io {

/// A fault that says more than `fault` about `text`, or `fault` itself. `has_format`: the mapping says how texts of the
/// column are written. Called for rejected cells only.
[[nodiscard]] column::cell_fault diagnosed(column::cell_fault fault, std::string_view text,
                                           const column_definition& column, bool has_format);

}  // namespace assay::io
