// SPDX-License-Identifier: Apache-2.0
//
// Names, types and conditions of row expressions; what is about numbers alone is in number_checker.cpp.
#include "measure/check/row_checker.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "measure/check/choice_checker.hpp"
#include "measure/check/comparison_checker.hpp"
#include "measure/check/function_checker.hpp"
#include "measure/check/number_checker.hpp"
#include "measure/check/text_checker.hpp"
#include "measure/check/time_checker.hpp"
#include "measure/words/token.hpp"
#include "message/measure_name_sentences.hpp"
#include "message/measure_type_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::measure {
namespace {

using syntax_kind = row_syntax_kind;

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

row_kind arithmetic_of(syntax_kind kind) {
  switch (kind) {
    case syntax_kind::add:
      return row_kind::add;
    case syntax_kind::subtract:
      return row_kind::subtract;
    default:
      return row_kind::multiply;
  }
}

class row_checker {
 public:
  explicit row_checker(const check_context& context) : context_{context} {}

  row_expression check(const row_syntax& syntax) {
    switch (syntax.kind) {
      case syntax_kind::damaged:
        return damaged_parts(syntax);
      case syntax_kind::number_literal:
        return number_literal(syntax.where, syntax.number, syntax.style);
      case syntax_kind::text_literal:
        return literal(syntax, row_kind::text_literal, row_type::text);
      case syntax_kind::boolean_literal:
        return literal(syntax, row_kind::boolean_literal, row_type::boolean);
      case syntax_kind::null_literal:
        return literal(syntax, row_kind::null_literal, row_type::null);
      case syntax_kind::column:
        return column(syntax);
      case syntax_kind::negate:
      case syntax_kind::add:
      case syntax_kind::subtract:
      case syntax_kind::multiply:
        return arithmetic(syntax);
      case syntax_kind::divide:
        return division(syntax);
      case syntax_kind::is_null:
        return null_test(syntax);
      case syntax_kind::logical_not:
        return negated_condition(check_operand(syntax, 0, "not"), syntax.where);
      case syntax_kind::logical_and:
        return chain(syntax, row_kind::logical_and, "and");
      case syntax_kind::logical_or:
        return chain(syntax, row_kind::logical_or, "or");
      case syntax_kind::truth_test:
        return truth_test(syntax);
      case syntax_kind::instant:
        return checked_instant(context_, syntax);
      case syntax_kind::concatenate:
        return concatenation(syntax);
      case syntax_kind::like:
        return checked_like(context_, syntax.where, check_all(syntax));
      case syntax_kind::searched_case:
        return searched_case(syntax);
      case syntax_kind::simple_case:
        return simple_case(syntax);
      case syntax_kind::call:
        return check_call(context_, syntax, check_all(syntax));
      default:
        return check_comparison(context_, syntax, check_all(syntax));
    }
  }

  row_expression check_operand(const row_syntax& syntax, std::size_t index, std::string_view user) {
    return check_condition(context_, syntax.operands[index], user);
  }

 private:
  std::vector<row_expression> check_all(const row_syntax& syntax) {
    std::vector<row_expression> result;
    for (const row_syntax& operand : syntax.operands)
      result.push_back(check(operand));
    return result;
  }

  row_expression damaged_parts(const row_syntax& syntax) {
    (void)check_all(syntax);
    return damaged(syntax.where);
  }

  static row_expression literal(const row_syntax& syntax, row_kind kind, row_type type) {
    row_expression result = damaged(syntax.where);
    result.kind = kind;
    result.type = type;
    result.name = kind == row_kind::text_literal ? syntax.name : std::string{};
    result.truth = syntax.truth;
    return result;
  }

  row_expression column(const row_syntax& syntax) {
    row_expression result = damaged(syntax.where);
    const std::int32_t index = context_.record.column_index(syntax.name);
    if (index < 0) return derived_column_named(syntax);
    const column_definition& definition = context_.record.columns[static_cast<std::size_t>(index)];
    result.kind = row_kind::column;
    result.name = definition.name;
    result.column = index;
    result.type = definition.type == column_type::boolean    ? row_type::boolean
                  : definition.type == column_type::category ? row_type::text
                                                             : row_type::number;
    result.shape = {definition.decimals, definition.minimum_scaled, definition.maximum_scaled,
                    definition.type == column_type::duration    ? row_quantity::seconds
                    : definition.type == column_type::timestamp ? row_quantity::instant
                                                                : row_quantity::plain};
    return result;
  }

  void report_unknown_column(const row_syntax& syntax) {
    std::vector<std::string_view> known;
    for (const column_definition& definition : context_.record.columns)
      known.push_back(definition.name);
    for (const derived_definition& definition : context_.record.derived)
      known.push_back(definition.name);
    message advice = says::suggestion(syntax.name, known);
    if (advice.empty() && context_.text.substr(syntax.where.offset).starts_with('"'))
      advice = says::text_as_name(written_text(syntax.name));
    context_.report(syntax.where, says::column_not_found(context_.record.name, syntax.name, advice));
  }

  /// True when the operand is a number; a fault when it is anything else that is known.
  bool require_number(const row_expression& operand) {
    if (operand.type == row_type::number) return true;
    if (operand.type == row_type::null) context_.report(operand.where, says::always_null());
    if (operand.type == row_type::boolean)
      context_.report(operand.where, says::condition_in_arithmetic(context_.quote(operand.where)));
    if (operand.type == row_type::text)
      context_.report(operand.where, says::text_in_arithmetic(context_.quote(operand.where)));
    return false;
  }

  row_expression arithmetic(const row_syntax& syntax) {
    std::vector<row_expression> operands = check_all(syntax);
    bool numbers = true;
    for (const row_expression& operand : operands)
      numbers = require_number(operand) && numbers;
    if (!numbers) return damaged(syntax.where);
    if (syntax.kind == syntax_kind::negate) {
      return checked_negation(context_, syntax.where, std::move(operands[0]));
    }
    return checked_arithmetic(context_, syntax.where, arithmetic_of(syntax.kind), std::move(operands[0]),
                              std::move(operands[1]));
  }

  row_expression division(const row_syntax& syntax) {
    (void)check_all(syntax);
    context_.report(syntax.where, says::division_in_row());
    return damaged(syntax.where);
  }

  row_expression null_test(const row_syntax& syntax) {
    row_expression operand = check(syntax.operands.front());
    if (operand.type == row_type::unknown) return operand;
    if (operand.is_literal()) return constant_test(syntax);
    row_expression result = damaged(syntax.where);
    result.kind = row_kind::is_null;
    result.type = row_type::boolean;
    result.operands.push_back(std::move(operand));
    return result;
  }

  row_expression chain(const row_syntax& syntax, row_kind kind, std::string_view word) {
    row_expression result = damaged(syntax.where);
    bool sound = true;
    for (std::size_t index = 0; index < syntax.operands.size(); ++index) {
      row_expression operand = check_operand(syntax, index, word);
      sound = sound && operand.type != row_type::unknown;
      if (operand.kind == kind) {
        std::move(operand.operands.begin(), operand.operands.end(), std::back_inserter(result.operands));
      } else {
        result.operands.push_back(std::move(operand));
      }
    }
    if (!sound) return damaged(syntax.where);
    result.kind = kind;
    result.type = row_type::boolean;
    return result;
  }

  row_expression truth_test(const row_syntax& syntax) {
    row_expression operand = check_operand(syntax, 0, syntax.truth ? "is true" : "is false");
    if (operand.is_literal()) return constant_test(syntax);
    return checked_truth_test(syntax.where, std::move(operand), syntax.truth);
  }

  row_expression constant_test(const row_syntax& syntax) {
    context_.report(syntax.where, says::constant_tested());
    return damaged(syntax.where);
  }

  row_expression searched_case(const row_syntax& syntax) {
    std::vector<row_expression> conditions;
    std::vector<row_expression> results;
    for (std::size_t index = 0; index < syntax.operands.size(); ++index) {
      const bool is_condition = index % 2 == 0 && index + 1 < syntax.operands.size();
      (is_condition ? conditions : results)
          .push_back(is_condition ? check_operand(syntax, index, "when") : check(syntax.operands[index]));
    }
    return checked_case(context_, syntax.where, std::move(conditions), std::move(results));
  }

  /// `case x when v then ...` is `case when x = v then ...`.
  row_expression simple_case(const row_syntax& syntax) {
    std::vector<row_expression> operands = check_all(syntax);
    const row_expression& value = operands.front();
    const std::size_t cases = (operands.size() - 1) / 2;
    if (!context_.may_repeat(value, cases)) return damaged(syntax.where);
    std::vector<row_expression> conditions;
    std::vector<row_expression> results;
    for (std::size_t index = 1; index <= 2 * cases; index += 2) {
      const place where = operands[index].where;
      conditions.push_back(compared(context_, where, row_kind::equal, value, std::move(operands[index])));
      results.push_back(std::move(operands[index + 1]));
    }
    if (syntax.truth) results.push_back(std::move(operands.back()));
    return checked_case(context_, syntax.where, std::move(conditions), std::move(results));
  }

  row_expression concatenation(const row_syntax& syntax) {
    std::vector<row_expression> operands = check_all(syntax);
    for (const row_expression& operand : operands) {
      if (operand.type != row_type::boolean) continue;
      context_.report(syntax.where, says::condition_joined(context_.quote(operand.where)));
      return damaged(syntax.where);
    }
    return checked_concatenation(context_, syntax.where, std::move(operands));
  }

  row_expression derived_column_named(const row_syntax& syntax) {
    row_expression result = damaged(syntax.where);
    const auto& derived = context_.record.derived;
    for (std::size_t index = 0; index < derived.size(); ++index) {
      if (derived[index].name != syntax.name) continue;
      const row_expression* value =
          index < context_.derived.size() ? &context_.derived[index].value : nullptr;
      if (value == nullptr || value->type == row_type::unknown) return result;  // has a fault of its own
      result.kind = row_kind::column;
      result.name = syntax.name;
      result.derived = static_cast<std::int32_t>(index);
      result.type = value->type;
      result.shape = value->shape;
      return result;
    }
    report_unknown_column(syntax);
    return result;
  }

  const check_context& context_;
};

}  // namespace

void check_context::report(const place& where, message what) const {
  fault found{where.offset, where.length, std::move(what)};
  if (std::find(faults.begin(), faults.end(), found) == faults.end()) faults.push_back(std::move(found));
}

message check_context::quote(const place& where) const {
  const std::string_view found = piece(where);
  return found.starts_with('"') ? says::quoted_piece(found) : says::piece(found);
}

bool check_context::may_repeat(const row_expression& expression, std::size_t times) const {
  constexpr std::size_t most = 5'000;
  const auto count = [](const auto& self, const row_expression& part) -> std::size_t {
    std::size_t nodes = 1;
    for (const row_expression& operand : part.operands)
      nodes += self(self, operand);
    return nodes;
  };
  repeated += times * count(count, expression);
  if (repeated <= most) return true;
  report(expression.where, says::abbreviates_too_much(most));
  return false;
}

row_expression check_row(const check_context& context, const row_syntax& syntax) {
  return row_checker{context}.check(syntax);
}

row_expression check_condition(const check_context& context, const row_syntax& syntax,
                               std::string_view user) {
  row_expression result = check_row(context, syntax);
  if (result.type == row_type::boolean || result.type == row_type::unknown) return result;
  if (result.type == row_type::null) {
    result.type = row_type::boolean;
    return result;
  }
  const message written = context.quote(result.where);
  context.report(result.where, result.type == row_type::text
                                   ? says::text_as_condition(written, user)
                                   : says::number_as_condition(written, describe(result), user));
  return damaged(result.where);
}

const detail::sentence_data& describe(const row_expression& expression) noexcept {
  switch (expression.type) {
    case row_type::boolean:
      return says::condition_type;
    case row_type::text:
      return says::text_type;
    case row_type::null:
      return says::null_type;
    case row_type::unknown:  // has a fault of its own, and nothing more is said of it
    case row_type::number:
      break;
  }
  switch (expression.shape.quantity) {
    case row_quantity::seconds:
      return says::time_type;
    case row_quantity::instant:
      return says::instant_type;
    case row_quantity::plain:
      break;
  }
  return says::number_type;
}

}  // namespace assay::measure
