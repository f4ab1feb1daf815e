// SPDX-License-Identifier: Apache-2.0
//
// Checks one aggregate and compiles what it reads of a row.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measure/check/row_checker.hpp"
#include "measure/compile/row_compiler.hpp"
#include "measure/syntax/syntax.hpp"
#include "measure/words/aggregate_kind.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// An aggregate as a formula uses it.
struct checked_aggregate {
  aggregate stored;  ///< its slots in `rows`; its text without the record type
  finisher finish;
  unit result = unit::count;
  std::vector<row_expression> differences;  ///< of two times, which nobody declared (time_difference.hpp)
  std::string text;  ///< what was asked, without the record type; that of `stored` says only what is kept
};

/// Empty after a fault.
[[nodiscard]] std::optional<checked_aggregate> check_aggregate(const check_context& context,
                                                               const formula_syntax& syntax,
                                                               row_compiler& rows);

/// The lines of the table that an aggregate's name means; `count(distinct x)` has a line of its own. Empty when there is
/// none.
[[nodiscard]] std::span<const aggregate_kind> kinds_of(const formula_syntax& syntax);

/// What is wrong with the name of a function that is not an aggregate.
void report_unknown_aggregate(const check_context& context, const formula_syntax& syntax);

}  // namespace assay::measure
