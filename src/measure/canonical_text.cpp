// SPDX-License-Identifier: Apache-2.0
//
// The one spelling of a checked row expression. It is part of fingerprints: a change here makes stored states
// foreign.
#include <string>
#include <string_view>

#include "measure/row_expression.hpp"
#include "measure/token.hpp"

namespace assay::measure {
namespace {

/// Binding strength; an operand that binds less than its place demands gets parentheses.
enum strength : int { disjunction, conjunction, negation, condition, sum, product, factor, value };

strength strength_of(const row_expression& expression) {
  switch (expression.kind) {
    case row_kind::logical_or:
      return disjunction;
    case row_kind::logical_and:
      return conjunction;
    case row_kind::logical_not: {
      const row_kind operand = expression.operands.front().kind;
      return operand == row_kind::is_null || operand == row_kind::in_list ? condition : negation;
    }
    case row_kind::equal:
    case row_kind::not_equal:
    case row_kind::less:
    case row_kind::less_or_equal:
    case row_kind::greater:
    case row_kind::greater_or_equal:
    case row_kind::in_list:
    case row_kind::is_null:
      return condition;
    case row_kind::add:
    case row_kind::subtract:
      return sum;
    case row_kind::multiply:
      return product;
    case row_kind::negate:
      return factor;
    case row_kind::number_literal:
      return expression.number < decimal{0} ? factor : value;
    default:
      return value;
  }
}

std::string_view operator_text(row_kind kind) {
  switch (kind) {
    case row_kind::add:
      return " + ";
    case row_kind::subtract:
      return " - ";
    case row_kind::multiply:
      return " * ";
    case row_kind::equal:
      return " = ";
    case row_kind::not_equal:
      return " <> ";
    case row_kind::less:
      return " < ";
    case row_kind::less_or_equal:
      return " <= ";
    case row_kind::greater:
      return " > ";
    case row_kind::greater_or_equal:
      return " >= ";
    case row_kind::logical_and:
      return " and ";
    default:
      return " or ";
  }
}

std::string operand_text(const row_expression& operand, int least) {
  std::string text = canonical_text(operand);
  return strength_of(operand) < least ? "(" + text + ")" : text;
}

/// Operands joined by the operator; the first may bind as weakly as the operator, the others must bind
/// stronger.
std::string chain_text(const row_expression& expression, int first, int others) {
  std::string text = operand_text(expression.operands.front(), first);
  for (std::size_t index = 1; index < expression.operands.size(); ++index) {
    text += operator_text(expression.kind);
    text += operand_text(expression.operands[index], others);
  }
  return text;
}

std::string list_text(const row_expression& expression) {
  std::string items;
  const auto append = [&items](std::string_view item) {
    if (!items.empty()) items += ", ";
    items += item;
  };
  for (const decimal& number : expression.numbers)
    append(number.text());
  for (const std::string& text : expression.texts)
    append(written_text(text));
  if (expression.null_listed) append("null");
  return "(" + items + ")";
}

std::string membership_text(const row_expression& expression, std::string_view word) {
  return operand_text(expression.operands.front(), sum) + std::string{word} + list_text(expression);
}

std::string null_test_text(const row_expression& expression, std::string_view test) {
  return operand_text(expression.operands.front(), sum) + std::string{test};
}

std::string negation_text(const row_expression& expression) {
  const row_expression& operand = expression.operands.front();
  if (operand.kind == row_kind::is_null) return null_test_text(operand, " is not null");
  if (operand.kind == row_kind::in_list) return membership_text(operand, " not in ");
  return "not " + operand_text(operand, negation);
}

std::string coalesce_text(const row_expression& expression) {
  std::string text = "coalesce(";
  for (const row_expression& operand : expression.operands) {
    if (&operand != &expression.operands.front()) text += ", ";
    text += canonical_text(operand);
  }
  return text + ")";
}

std::string number_text(const row_expression& literal) {
  return literal.number.text() + (literal.style == number_style::time ? " s" : "");
}

}  // namespace

std::string canonical_text(const row_expression& expression) {
  switch (expression.kind) {
    case row_kind::damaged:
      return {};
    case row_kind::number_literal:
      return number_text(expression);
    case row_kind::text_literal:
      return written_text(expression.name);
    case row_kind::boolean_literal:
      return expression.truth ? "true" : "false";
    case row_kind::null_literal:
      return "null";
    case row_kind::column:
      return written_name(expression.name);
    case row_kind::negate:
      return "-" + operand_text(expression.operands.front(), factor);
    case row_kind::coalesce:
      return coalesce_text(expression);
    case row_kind::in_list:
      return membership_text(expression, " in ");
    case row_kind::is_null:
      return null_test_text(expression, " is null");
    case row_kind::logical_not:
      return negation_text(expression);
    case row_kind::logical_or:
      return chain_text(expression, conjunction, conjunction);
    case row_kind::logical_and:
      return chain_text(expression, negation, negation);
    case row_kind::add:
    case row_kind::subtract:
      return chain_text(expression, sum, product);
    case row_kind::multiply:
      return chain_text(expression, product, factor);
    default:
      return chain_text(expression, sum, sum);
  }
}

}  // namespace assay::measure
