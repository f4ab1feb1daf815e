// SPDX-License-Identifier: Apache-2.0
//
// Checks functions of texts. Their constant arguments must be written there: then a function is applied to the entries
// of a dictionary and never to rows.
#pragma once

#include <vector>

#include "measure/check/row_checker.hpp"

namespace assay::measure {

using checked_arguments = std::vector<row_expression>;

[[nodiscard]] row_expression checked_lower(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_upper(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_trim(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_trim_left(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_trim_right(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_substring(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_replace(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_concatenation(const check_context&, const place& where,
                                                   checked_arguments);
[[nodiscard]] row_expression checked_length(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_position(const check_context&, const place& where, checked_arguments);
[[nodiscard]] row_expression checked_start(const check_context&, const place& where, checked_arguments);
/// A whole number or a point in time as text.
[[nodiscard]] row_expression checked_text_of(const check_context&, const place& where, checked_arguments);
/// Value, pattern and, where it is written, the escape character.
[[nodiscard]] row_expression checked_like(const check_context&, const place& where, checked_arguments);

}  // namespace assay::measure
