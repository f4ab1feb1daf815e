// SPDX-License-Identifier: Apache-2.0
//
// Checks arithmetic inside a row: units, digits, ranges.
#pragma once

#include <vector>

#include "measure/check/row_arithmetic.hpp"
#include "measure/check/row_checker.hpp"

namespace assay::measure {

/// A literal as a checked expression.
[[nodiscard]] row_expression number_literal(const place& where, const decimal& value, number_style style);

/// -operand, left op right. The operands are checked numbers.
[[nodiscard]] row_expression checked_negation(const check_context& context, const place& where,
                                              row_expression operand);
[[nodiscard]] row_expression checked_arithmetic(const check_context& context, const place& where,
                                                row_kind operation, row_expression left,
                                                row_expression right);
/// Reports that a result may leave 64 bits; names the columns of `operands` as what has to be declared.
void report_range(const check_context& context, const place& where, const wide_shape& shape,
                  const std::vector<const row_expression*>& operands);
/// Reports that two numbers do not go together.
void report_mixed(const check_context& context, const place& where, const row_expression& left,
                  const row_expression& right);

/// coalesce of checked numbers; case, greatest and least take its operands and bounds.
[[nodiscard]] row_expression checked_choice(const check_context& context, const place& where,
                                            std::vector<row_expression> options);

/// Makes two numbers comparable: units that go together and, unless one is a literal, one scale. False after
/// a fault.
[[nodiscard]] bool make_comparable(const check_context& context, const place& where, row_expression& left,
                                   row_expression& right);

}  // namespace assay::measure
