// SPDX-License-Identifier: Apache-2.0
//
// Checks what is calculated from points in time: literals, date_trunc, extract.
#pragma once

#include <vector>

#include "measure/check/row_checker.hpp"

namespace assay::measure {

/// date '...' and timestamp '...'.
[[nodiscard]] row_expression checked_instant(const check_context& context, const row_syntax& syntax);

/// Unit, point in time and, where it is written, the offset.
[[nodiscard]] row_expression checked_truncation(const check_context& context, const place& where,
                                                std::vector<row_expression> arguments);
/// Part, point in time and, where it is written, the offset.
[[nodiscard]] row_expression checked_extraction(const check_context& context, const place& where,
                                                std::vector<row_expression> arguments);

}  // namespace assay::measure
