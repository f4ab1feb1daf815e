// SPDX-License-Identifier: Apache-2.0
//
// Finds what the names of a row expression mean, and whether its types, units and ranges go together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "measure/fault.hpp"
#include "measure/row_expression.hpp"
#include "measure/syntax.hpp"

namespace assay::measure {

/// Where a checker looks names up and puts its faults. Borrows everything.
struct check_context {
  const record_definition& record;
  std::string_view text;
  std::vector<fault>& faults;

  void report(const place& where, std::string code, std::string message, std::string hint) const;
  /// The piece of the text in double quotes, for messages.
  [[nodiscard]] std::string quote(const place& where) const;
};

/// Checks an expression of any type. What has a fault comes back as `damaged`, and more faults are looked
/// for.
[[nodiscard]] row_expression check_row(const check_context& context, const row_syntax& syntax);

/// The same for an expression that must be a condition; `user` names what needs it: `filter`, `and`.
[[nodiscard]] row_expression check_condition(const check_context& context, const row_syntax& syntax,
                                             std::string_view user);

/// `a number`, `a condition`, ...
[[nodiscard]] std::string_view describe(const row_expression& expression) noexcept;

}  // namespace assay::measure
