// SPDX-License-Identifier: Apache-2.0
//
// A difference is undeclared wherever it is written; a derived column with a range declares all that are in it.
#include "measure/check/time_difference.hpp"

#include <algorithm>

#include "message/measure_name_sentences.hpp"

namespace assay::measure {
namespace {

bool is_instant(const row_expression& expression) {
  return expression.type == row_type::number && expression.shape.quantity == row_quantity::instant;
}

/// `greatest(x, 0 s)` says what becomes of a negative x.
bool bounds_below(const row_expression& expression) {
  return expression.kind == row_kind::greatest &&
         std::any_of(expression.operands.begin(), expression.operands.end(),
                     [](const row_expression& operand) {
                       return operand.is_number_literal() && !(operand.number < decimal{0});
                     });
}

/// `t - date_trunc('week', t)`: a calendar unit begins before what lies in it.
bool is_since_begin(const row_expression& left, const row_expression& right) {
  return right.kind == row_kind::truncate && canonical_text(right.operands.front()) == canonical_text(left);
}

}  // namespace

void collect_undeclared_differences(const row_expression& expression, std::vector<row_expression>& found) {
  if (bounds_below(expression)) return;
  const bool is_difference = expression.kind == row_kind::subtract && is_instant(expression.operands[0]) &&
                             is_instant(expression.operands[1]);
  if (is_difference && expression.shape.low < 0 &&
      !is_since_begin(expression.operands[0], expression.operands[1])) {
    found.push_back(expression);
  }
  for (const row_expression& operand : expression.operands)
    collect_undeclared_differences(operand, found);
}

fault doubt_about(const row_expression& difference, std::string_view text) {
  const auto [offset, length] = difference.where;
  return {offset, length, says::undeclared_difference(text.substr(offset, length))};
}

}  // namespace assay::measure
