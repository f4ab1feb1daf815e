// SPDX-License-Identifier: Apache-2.0
//
// Checks what takes one of several values: case, coalesce, nullif, greatest, least, and tests for true and false.
#pragma once

#include <vector>

#include "measure/check/row_checker.hpp"

namespace assay::measure {

/// The value of the first condition that is true, else the last of `results` when there is one more of them than
/// conditions, else null. Everything is checked.
[[nodiscard]] row_expression checked_case(const check_context& context, const place& where,
                                          std::vector<row_expression> conditions,
                                          std::vector<row_expression> results);

[[nodiscard]] row_expression checked_coalesce(const check_context& context, const place& where,
                                              std::vector<row_expression> options);

/// Null where the two are equal, else the first.
[[nodiscard]] row_expression checked_nullif(const check_context& context, const place& where,
                                            std::vector<row_expression> operands);

/// `kind` is greatest or least.
[[nodiscard]] row_expression checked_extreme(const check_context& context, const place& where, row_kind kind,
                                             std::vector<row_expression> operands);

/// `condition is true`, `condition is false`: never unknown.
[[nodiscard]] row_expression checked_truth_test(const place& where, row_expression condition, bool truth);

}  // namespace assay::measure
