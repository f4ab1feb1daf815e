// SPDX-License-Identifier: Apache-2.0
//
// The one spelling of a checked row expression. It is part of fingerprints: a change here makes stored states
// foreign.
#include <string>
#include <string_view>

#include "measure/check/row_expression.hpp"
#include "measure/words/token.hpp"

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
      const bool has_form =
          operand == row_kind::is_null || operand == row_kind::in_list || operand == row_kind::like;
      return has_form ? condition : negation;
    }
    case row_kind::equal:
    case row_kind::not_equal:
    case row_kind::less:
    case row_kind::less_or_equal:
    case row_kind::greater:
    case row_kind::greater_or_equal:
    case row_kind::in_list:
    case row_kind::is_null:
    case row_kind::like:
      return condition;
    case row_kind::add:
    case row_kind::subtract:
    case row_kind::concatenate:
      return sum;
    case row_kind::multiply:
      return product;
    case row_kind::negate:
      return factor;
    case row_kind::number_literal:
      return expression.number < decimal{0} && expression.style != number_style::instant ? factor : value;
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
    case row_kind::concatenate:
      return " || ";
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
  return "(" + items + ")";
}

std::string membership_text(const row_expression& expression, std::string_view word) {
  return operand_text(expression.operands.front(), sum) + std::string{word} + list_text(expression);
}

std::string null_test_text(const row_expression& expression, std::string_view test) {
  return operand_text(expression.operands.front(), sum) + std::string{test};
}

std::string like_text(const row_expression& expression, std::string_view word) {
  const std::string& pattern = expression.operation.texts.front();
  const bool escapes = pattern.find('\\') != std::string::npos;
  return operand_text(expression.operands.front(), sum) + std::string{word} + written_text(pattern) +
         (escapes ? " escape '\\'" : "");
}

std::string negation_text(const row_expression& expression) {
  const row_expression& operand = expression.operands.front();
  if (operand.kind == row_kind::is_null) return null_test_text(operand, " is not null");
  if (operand.kind == row_kind::in_list) return membership_text(operand, " not in ");
  if (operand.kind == row_kind::like) return like_text(operand, " not like ");
  return "not " + operand_text(operand, negation);
}

/// `name(operands` and what comes after them, with the closing parenthesis.
std::string call_text(std::string_view name, const row_expression& expression,
                      const std::string& rest = ")") {
  std::string text = std::string{name} + "(";
  for (const row_expression& operand : expression.operands) {
    if (&operand != &expression.operands.front()) text += ", ";
    text += canonical_text(operand);
  }
  return text + rest;
}

std::string choice_text(const row_expression& expression) {
  std::string text = "case";
  const auto& operands = expression.operands;
  for (std::size_t index = 0; index < operands.size(); ++index) {
    const bool otherwise = index % 2 == 0 && index + 1 == operands.size();
    text += otherwise ? " else " : index % 2 == 0 ? " when " : " then ";
    text += canonical_text(operands[index]);
  }
  return text + " end";
}

std::string trim_text(std::string_view name, const row_expression& expression) {
  const std::string& characters = expression.operation.texts.front();
  return call_text(name, expression, characters == " " ? ")" : ", " + written_text(characters) + ")");
}

std::string text_function_text(const row_expression& expression) {
  const text_operation& operation = expression.operation;
  switch (operation.function) {
    case text_function::lower:
      return call_text("lower", expression);
    case text_function::upper:
      return call_text("upper", expression);
    case text_function::trim:
      return trim_text("trim", expression);
    case text_function::trim_left:
      return trim_text("ltrim", expression);
    case text_function::trim_right:
      return trim_text("rtrim", expression);
    case text_function::substring:
      return call_text("substr", expression,
                       ", " + std::to_string(operation.from) +
                           (operation.length < 0 ? "" : ", " + std::to_string(operation.length)) + ")");
    case text_function::replace:
      return call_text(
          "replace", expression,
          ", " + written_text(operation.texts[0]) + ", " + written_text(operation.texts[1]) + ")");
    case text_function::length:
      return call_text("length", expression);
    case text_function::position:
      return call_text("strpos", expression, ", " + written_text(operation.texts[0]) + ")");
    case text_function::like:
      break;
  }
  return like_text(expression, " like ");
}

std::string offset_argument(const row_expression& expression) {
  if (expression.constant == 0) return ")";
  return ", " + written_text(offset_text(static_cast<std::int32_t>(expression.constant))) + ")";
}

std::string instant_literal_text(const decimal& seconds) {
  const std::int64_t one = power_of_ten(seconds.scale);
  std::string places = std::to_string(floor_remainder(seconds.coefficient, one) + one);
  places.front() = '.';
  return "timestamp '" + instant_text(floor_divide(seconds.coefficient, one)) +
         (seconds.scale > 0 ? places : "") + "'";
}

std::string number_text(const row_expression& literal) {
  if (literal.style == number_style::instant) return instant_literal_text(literal.number);
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
      return call_text("coalesce", expression);
    case row_kind::choice:
      return choice_text(expression);
    case row_kind::absolute:
      return call_text("abs", expression);
    case row_kind::greatest:
      return call_text("greatest", expression);
    case row_kind::least:
      return call_text("least", expression);
    case row_kind::floor_divide:
      return call_text("floor_div", expression, ", " + std::to_string(expression.constant) + ")");
    case row_kind::modulo:
      return call_text("mod", expression, ", " + std::to_string(expression.constant) + ")");
    case row_kind::truncate:
      return "date_trunc('" + std::string{name_of(expression.unit)} + "', " +
             canonical_text(expression.operands.front()) + offset_argument(expression);
    case row_kind::extract:
      return "extract(" + std::string{name_of(expression.part)} + " from " +
             canonical_text(expression.operands.front()) + offset_argument(expression);
    case row_kind::text_of:
      return call_text("text", expression);
    case row_kind::text_call:
    case row_kind::text_measure:
    case row_kind::like:
      return text_function_text(expression);
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
    case row_kind::concatenate:
      return chain_text(expression, sum, product);
    case row_kind::multiply:
      return chain_text(expression, product, factor);
    default:
      return chain_text(expression, sum, sum);
  }
}

}  // namespace assay::measure
