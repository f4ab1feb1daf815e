// SPDX-License-Identifier: Apache-2.0
//
// Checks comparisons, lists and negations, and brings them into one form.
#pragma once

#include <vector>

#include "measure/check/row_checker.hpp"

namespace assay::measure {

/// A comparison, `between` or `in` whose operands are already checked.
[[nodiscard]] row_expression check_comparison(const check_context& context, const row_syntax& syntax,
                                              std::vector<row_expression> operands);

/// `left = right` and so on for checked operands.
[[nodiscard]] row_expression compared(const check_context& context, const place& where, row_kind kind,
                                      row_expression left, row_expression right);

/// `not condition` for a checked condition: comparisons are turned round, a double negation falls away.
/// Unknown stays unknown in each of them, and null is null.
[[nodiscard]] row_expression negated_condition(row_expression condition, const place& where);

}  // namespace assay::measure
