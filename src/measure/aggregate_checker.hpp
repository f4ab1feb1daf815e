// SPDX-License-Identifier: Apache-2.0
//
// Checks one aggregate and compiles what it reads of a row.
#pragma once

#include <cstdint>
#include <optional>

#include "measure/plan.hpp"
#include "measure/row_checker.hpp"
#include "measure/row_compiler.hpp"
#include "measure/syntax.hpp"

namespace assay::measure {

/// The aggregate, its slots in `rows`, its text without the record type; empty after a fault.
[[nodiscard]] std::optional<aggregate> check_aggregate(const check_context& context,
                                                       const formula_syntax& syntax, row_compiler& rows);

/// What is wrong with the name of a function that is not an aggregate.
void report_unknown_aggregate(const check_context& context, const formula_syntax& syntax);

}  // namespace assay::measure
