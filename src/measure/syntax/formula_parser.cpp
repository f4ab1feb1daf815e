// SPDX-License-Identifier: Apache-2.0
//
// Reads a whole text: arithmetic over aggregates, named measures and constants.
#include <algorithm>
#include <utility>
#include <vector>

#include "measure/syntax/row_parser.hpp"
#include "measure/syntax/syntax.hpp"
#include "measure/words/token_cursor.hpp"
#include "message/measure_syntax_sentences.hpp"
#include "text/letters.hpp"

namespace assay::measure {
namespace {

using kind = formula_syntax_kind;

class formula_parser {
 public:
  explicit formula_parser(token_cursor& cursor) : cursor_{cursor} {}

  formula_syntax whole_text() {
    if (cursor_.at_end()) {
      cursor_.report(cursor_.here(), says::empty_formula());
      return {};
    }
    formula_syntax result = expression();
    if (!cursor_.at_end()) unexpected_rest();
    return result;
  }

 private:
  void unexpected_rest() {
    if (cursor_.at(token_kind::close)) {
      cursor_.report_expected(says::end_of_formula, says::none_is_open());
    } else {
      cursor_.report_expected(says::operator_or_end, says::conditions_belong());
    }
  }

  formula_syntax leaf(kind what, place where) {
    formula_syntax result;
    result.kind = what;
    result.where = where;
    return result;
  }

  formula_syntax node(kind what, place where, std::vector<formula_syntax> operands) {
    formula_syntax result = leaf(what, where);
    for (const formula_syntax& operand : operands)
      result.height = std::max(result.height, operand.height + 1);
    result.operands = std::move(operands);
    if (!cursor_.allows_height(result.height)) return leaf(kind::damaged, where);
    return result;
  }

  formula_syntax binary(kind what, formula_syntax left, formula_syntax right) {
    const place where = place::spanning(left.where, right.where);
    std::vector<formula_syntax> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(right));
    return node(what, where, std::move(operands));
  }

  formula_syntax expression() {
    if (!cursor_.enter()) return leaf(kind::damaged, cursor_.here());
    formula_syntax result = sum();
    while (cursor_.at_operand()) {
      cursor_.report_missing_operator();
      result = binary(kind::damaged, std::move(result), sum());
    }
    cursor_.leave();
    return result;
  }

  formula_syntax sum() {
    formula_syntax result = term();
    while (cursor_.at(token_kind::plus) || cursor_.at(token_kind::minus)) {
      const kind what = cursor_.take().kind == token_kind::plus ? kind::add : kind::subtract;
      result = binary(what, std::move(result), term());
    }
    return result;
  }

  formula_syntax term() {
    formula_syntax result = factor();
    while (cursor_.at(token_kind::star) || cursor_.at(token_kind::slash)) {
      const kind what = cursor_.take().kind == token_kind::star ? kind::multiply : kind::divide;
      result = binary(what, std::move(result), factor());
    }
    return result;
  }

  formula_syntax factor() {
    switch (cursor_.peek().kind) {
      case token_kind::minus:
        return negated();
      case token_kind::number:
        return number();
      case token_kind::open:
        return parenthesis();
      case token_kind::quoted_name:
        return name();
      case token_kind::name:
        if (is_keyword(cursor_.peek().value)) return unexpected();
        return cursor_.peek(1).kind == token_kind::open ? aggregate() : name();
      default:
        return unexpected();
    }
  }

  formula_syntax unexpected() {
    cursor_.report_expected(says::formula_operand);
    cursor_.synchronise();
    return leaf(kind::damaged, cursor_.here());
  }

  formula_syntax negated() {
    const std::size_t begin = cursor_.take().offset;
    if (!cursor_.enter()) return leaf(kind::damaged, cursor_.here());
    std::vector<formula_syntax> operands;
    operands.push_back(factor());
    cursor_.leave();
    return node(kind::negate, cursor_.since(begin), std::move(operands));
  }

  formula_syntax number() {
    const written_number written = cursor_.take_number();
    formula_syntax result = leaf(kind::number_literal, written.where);
    result.number = written.value;
    result.style = written.style;
    return result;
  }

  formula_syntax name() {
    formula_syntax result = leaf(kind::name, cursor_.here());
    result.name = cursor_.take().value;
    return result;
  }

  formula_syntax parenthesis() {
    const std::size_t begin = cursor_.take().offset;
    formula_syntax result = expression();
    cursor_.close(says::end_of_parenthesis);
    result.where = cursor_.since(begin);
    return result;
  }

  /// `distinct` before an operand; before an operator it is a column.
  bool take_distinct(std::string_view function) {
    const bool found = cursor_.at_keyword("distinct") && operand_follows(function);
    if (found) cursor_.take();
    return found;
  }

  [[nodiscard]] bool operand_follows(std::string_view function) const {
    const token& next = cursor_.peek(1);
    switch (next.kind) {
      case token_kind::quoted_name:
      case token_kind::open:
      case token_kind::number:
      case token_kind::text:
        return true;
      case token_kind::minus:  // a sign after count, which takes distinct; else the column is subtracted from
        return text::equal_ignoring_case(function, "count");
      case token_kind::name:
        if (cursor_.at_keyword("not", 1)) {
          return !cursor_.at_keyword("in", 2) && !cursor_.at_keyword("between", 2) &&
                 !cursor_.at_keyword("like", 2);
        }
        return !is_keyword(next.value) || cursor_.at_keyword("case", 1) || cursor_.at_keyword("true", 1) ||
               cursor_.at_keyword("false", 1) || cursor_.at_keyword("null", 1);
      default:
        return false;
    }
  }

  formula_syntax aggregate() {
    formula_syntax result = leaf(kind::aggregate, cursor_.here());
    result.name_where = result.where;
    result.name = cursor_.take().value;
    cursor_.take();
    result.star = cursor_.take_if(token_kind::star);
    result.distinct = take_distinct(result.name);
    if (!result.star && !cursor_.at(token_kind::close)) {
      do {
        result.arguments.push_back(parse_row(cursor_));
      } while (cursor_.take_if(token_kind::comma));
    }
    if (!cursor_.take_if(token_kind::close)) {
      cursor_.report_unclosed(
          says::end_of_arguments(result.name),
          cursor_.at_keyword("where") ? says::write_filter_behind(result.name) : message{});
    }
    if (cursor_.at_keyword("filter")) result.filter = parse_filter(cursor_);
    result.where = cursor_.since(result.name_where.offset);
    return result;
  }

  token_cursor& cursor_;
};

}  // namespace

parsed_formula parse_formula(std::string_view text) {
  token_cursor cursor{text};
  parsed_formula result;
  result.root = formula_parser{cursor}.whole_text();
  result.faults = cursor.take_faults();
  return result;
}

}  // namespace assay::measure
