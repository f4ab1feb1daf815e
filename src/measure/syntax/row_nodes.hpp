// SPDX-License-Identifier: Apache-2.0
//
// Makes the nodes of row expressions while a text is read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "measure/syntax/syntax.hpp"
#include "measure/words/token_cursor.hpp"

namespace assay::measure {

class row_nodes {
 protected:
  using kind = row_syntax_kind;

  explicit row_nodes(token_cursor& cursor) noexcept : cursor_{cursor} {}

  static row_syntax leaf(kind what, place where) {
    row_syntax result;
    result.kind = what;
    result.where = where;
    return result;
  }

  row_syntax damaged(std::vector<row_syntax> parts) {
    return node(kind::damaged, cursor_.here(), std::move(parts));
  }

  row_syntax node(kind what, place where, std::vector<row_syntax> operands) {
    row_syntax result = leaf(what, where);
    for (const row_syntax& operand : operands)
      result.height = std::max(result.height, operand.height + 1);
    result.operands = std::move(operands);
    if (!cursor_.allows_height(result.height)) return leaf(kind::damaged, where);
    return result;
  }

  row_syntax unary(kind what, place where, row_syntax operand) {
    std::vector<row_syntax> operands;
    operands.push_back(std::move(operand));
    return node(what, where, std::move(operands));
  }

  row_syntax binary(kind what, row_syntax left, row_syntax right) {
    const place where = place::spanning(left.where, right.where);
    std::vector<row_syntax> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(right));
    return node(what, where, std::move(operands));
  }

  row_syntax negation_if(bool negated, std::size_t begin, row_syntax condition) {
    return negated ? unary(kind::logical_not, cursor_.since(begin), std::move(condition)) : condition;
  }

  token_cursor& cursor_;
};

}  // namespace assay::measure
