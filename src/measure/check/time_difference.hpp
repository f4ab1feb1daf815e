// SPDX-License-Identifier: Apache-2.0
//
// Differences of two points in time. Clocks of two systems, time zones and slips of the pen let them come out below zero, and
// a mean or a share of such values looks like any other: whoever subtracts has to say what a negative difference is.
#pragma once

#include <string_view>
#include <vector>

#include "measure/check/row_expression.hpp"
#include "measure/words/fault.hpp"

namespace assay::measure {

/// Appends the differences of two points in time in `expression` that may be negative: those whose bounds do not exclude it
/// and that stand in no `greatest(…, 0 s)`. Named columns are not looked into: they declare a range or are reported themselves.
void collect_undeclared_differences(const row_expression& expression, std::vector<row_expression>& found);

/// What is doubtful about such a difference in `text`, and what to do.
[[nodiscard]] fault doubt_about(const row_expression& difference, std::string_view text);

}  // namespace assay::measure
