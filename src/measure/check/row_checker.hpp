// SPDX-License-Identifier: Apache-2.0
//
// Finds what the names of a row expression mean, and whether its types, units and ranges go together.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "measure/check/derived_column.hpp"
#include "measure/check/row_expression.hpp"
#include "measure/syntax/syntax.hpp"
#include "measure/words/fault.hpp"
#include "message/sentence.hpp"

namespace assay::measure {

/// Where a checker looks names up and puts its faults. Borrows everything.
struct check_context {
  const record_definition& record;
  std::string_view text;
  std::vector<fault>& faults;
  /// Of the record type, checked, in the order of its definition; columns that are not checked yet are damaged.
  std::span<const derived_column> derived;
  /// Nodes of expressions that were repeated so far: the language writes some once that mean several.
  mutable std::size_t repeated = 0;

  void report(const place& where, message what) const;
  /// The piece of the text, and the same in double quotes, for messages.
  [[nodiscard]] std::string_view piece(const place& where) const {
    return text.substr(where.offset, where.length);
  }
  [[nodiscard]] message quote(const place& where) const;
  /// Whether `times` more copies of the expression may be made; a fault when they would be too many.
  [[nodiscard]] bool may_repeat(const row_expression& expression, std::size_t times) const;
};

/// Checks an expression of any type. What has a fault comes back as `damaged`, and more faults are looked
/// for.
[[nodiscard]] row_expression check_row(const check_context& context, const row_syntax& syntax);

/// The same for an expression that must be a condition; `user` names what needs it: `filter`, `and`.
[[nodiscard]] row_expression check_condition(const check_context& context, const row_syntax& syntax,
                                             std::string_view user);

/// `a number`, `a condition`, ... as a word of the catalogue.
[[nodiscard]] const detail::sentence_data& describe(const row_expression& expression) noexcept;

}  // namespace assay::measure
