// SPDX-License-Identifier: Apache-2.0
//
// Names, types and conditions of row expressions; what is about numbers alone is in number_checker.cpp.
#include "measure/row_checker.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "measure/aggregate_kind.hpp"
#include "measure/comparison_checker.hpp"
#include "measure/number_checker.hpp"
#include "measure/token.hpp"
#include "text/nearest_name.hpp"

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
      case syntax_kind::call:
        return call(syntax);
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
    if (index < 0) {
      report_unknown_column(syntax);
      return result;
    }
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
    std::string hint = text::did_you_mean(syntax.name, known);
    if (hint.empty() && context_.text.substr(syntax.where.offset).starts_with('"')) {
      hint = "texts are written in single quotes: " + written_text(syntax.name);
    }
    context_.report(syntax.where, "unknown_column",
                    "record type \"" + context_.record.name + "\" has no column \"" + syntax.name + "\"",
                    std::move(hint));
  }

  /// True when the operand is a number; a fault when it is anything else that is known.
  bool require_number(const row_expression& operand, std::string_view user) {
    if (operand.type == row_type::number) return true;
    if (operand.type == row_type::null) {
      context_.report(operand.where, "null_operand", "the result would always be null", "leave it out");
    } else if (operand.type != row_type::unknown) {
      context_.report(operand.where, "type_mismatch",
                      context_.quote(operand.where) + " is " + std::string{describe(operand)} + ", and " +
                          std::string{user} + " needs numbers",
                      operand.type == row_type::boolean
                          ? "count conditions with rate(...) or filter (where ...)"
                          : "category columns can be compared and grouped by only");
    }
    return false;
  }

  row_expression arithmetic(const row_syntax& syntax) {
    std::vector<row_expression> operands = check_all(syntax);
    bool numbers = true;
    for (const row_expression& operand : operands)
      numbers = require_number(operand, "arithmetic") && numbers;
    if (!numbers) return damaged(syntax.where);
    if (syntax.kind == syntax_kind::negate) {
      return checked_negation(context_, syntax.where, std::move(operands[0]));
    }
    return checked_arithmetic(context_, syntax.where, arithmetic_of(syntax.kind), std::move(operands[0]),
                              std::move(operands[1]));
  }

  row_expression division(const row_syntax& syntax) {
    (void)check_all(syntax);
    context_.report(syntax.where, "division_in_row", "rows cannot be divided: the result would not be exact",
                    "divide sums instead: sum(a) / sum(b)");
    return damaged(syntax.where);
  }

  row_expression null_test(const row_syntax& syntax) {
    row_expression operand = check(syntax.operands.front());
    if (operand.type == row_type::unknown) return operand;
    if (operand.is_literal()) {
      context_.report(syntax.where, "constant_condition", "a constant is never looked up in the rows",
                      "test a column: x is null");
      return damaged(syntax.where);
    }
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

  row_expression call(const row_syntax& syntax);
  row_expression coalesce(const row_syntax& syntax);

  struct row_function {
    std::string_view name;
    std::size_t least_arguments;
    row_expression (row_checker::*check)(const row_syntax&);
    std::string_view usage;
  };
  static constexpr std::array<std::string_view, 1> function_names{"coalesce"};
  static const row_function* find_function(std::string_view name);

  const check_context& context_;
};

const row_checker::row_function* row_checker::find_function(std::string_view name) {
  static constexpr std::array<row_function, 1> functions{{
      {function_names[0], 2, &row_checker::coalesce, "coalesce(x, value when x is null)"},
  }};
  for (const row_function& function : functions) {
    if (equal_ignoring_case(function.name, name)) return &function;
  }
  return nullptr;
}

row_expression row_checker::call(const row_syntax& syntax) {
  const row_function* function = find_function(syntax.name);
  if (function != nullptr && syntax.operands.size() >= function->least_arguments) {
    return (this->*function->check)(syntax);
  }
  (void)check_all(syntax);
  if (function != nullptr) {
    context_.report(syntax.where, "argument_count",
                    std::string{function->name} + " takes " + std::to_string(function->least_arguments) +
                        " arguments or more",
                    "write " + std::string{function->usage});
  } else if (!find_aggregate(syntax.name).empty()) {
    context_.report(
        syntax.where, "aggregate_in_row",
        "aggregates cannot stand inside of other aggregates: " + context_.quote(syntax.name_where),
        "combine aggregates outside: avg(x) - avg(y)");
  } else {
    context_.report(syntax.name_where, "unknown_function",
                    "there is no function " + context_.quote(syntax.name_where) + " for rows",
                    text::did_you_mean(syntax.name, function_names));
  }
  return damaged(syntax.where);
}

row_expression row_checker::coalesce(const row_syntax& syntax) {
  std::vector<row_expression> options = check_all(syntax);
  const auto is_unknown = [](const row_expression& option) { return option.type == row_type::unknown; };
  if (std::any_of(options.begin(), options.end(), is_unknown)) return damaged(syntax.where);
  std::erase_if(options, [](const row_expression& option) { return option.type == row_type::null; });
  if (options.empty()) {
    context_.report(syntax.where, "null_operand", "the result would always be null", "leave it out");
    return damaged(syntax.where);
  }
  const row_type type = options.front().type;
  for (const row_expression& option : options) {
    if (option.type == type && type != row_type::text) continue;
    const bool text = option.type == row_type::text && type == row_type::text;
    context_.report(
        option.where, "type_mismatch",
        text ? "coalesce does not take texts"
             : context_.quote(option.where) + " is " + std::string{describe(option)} + " and " +
                   context_.quote(options.front().where) + " is " + std::string{describe(options.front())},
        text ? "test for null instead: x is null or x = 'a'" : "all arguments must be of one type");
    return damaged(syntax.where);
  }
  if (options.size() == 1) return std::move(options.front());
  if (type == row_type::number) return checked_choice(context_, syntax.where, std::move(options));
  row_expression result = damaged(syntax.where);
  result.kind = row_kind::coalesce;
  result.type = row_type::boolean;
  result.operands = std::move(options);
  return result;
}

std::string condition_hint(const row_expression& expression) {
  return expression.type == row_type::text ? "compare it: x = 'phone'" : "compare it: x > 0";
}

}  // namespace

void check_context::report(const place& where, std::string code, std::string message,
                           std::string hint) const {
  fault found{where.offset, where.length, std::move(code), std::move(message), std::move(hint)};
  if (std::find(faults.begin(), faults.end(), found) == faults.end()) faults.push_back(std::move(found));
}

std::string check_context::quote(const place& where) const {
  const std::string_view piece = text.substr(where.offset, where.length);
  return piece.starts_with('"') ? std::string{piece} : "\"" + std::string{piece} + "\"";
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
  context.report(result.where, "condition_expected",
                 context.quote(result.where) + " is " + std::string{describe(result)} + ", and " +
                     std::string{user} + " needs a condition",
                 condition_hint(result));
  return damaged(result.where);
}

std::string_view describe(const row_expression& expression) noexcept {
  switch (expression.type) {
    case row_type::boolean:
      return "a condition";
    case row_type::text:
      return "a text";
    case row_type::null:
      return "null";
    case row_type::unknown:
      return "unknown";
    case row_type::number:
      break;
  }
  switch (expression.shape.quantity) {
    case row_quantity::seconds:
      return "a time";
    case row_quantity::instant:
      return "a point in time";
    case row_quantity::plain:
      break;
  }
  return "a number";
}

}  // namespace assay::measure
