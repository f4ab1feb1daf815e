// SPDX-License-Identifier: Apache-2.0
//
// One table for all functions; those of numbers are checked here, those of texts and times in files of their own.
#include "measure/check/function_checker.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "measure/check/choice_checker.hpp"
#include "measure/check/number_checker.hpp"
#include "measure/check/text_checker.hpp"
#include "measure/check/time_checker.hpp"
#include "measure/words/aggregate_kind.hpp"
#include "measure/words/token.hpp"
#include "text/letters.hpp"
#include "text/nearest_name.hpp"

namespace assay::measure {
namespace {

using arguments = std::vector<row_expression>;

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

row_expression failed(const check_context& context, const place& where, std::string code, std::string message,
                      std::string hint) {
  context.report(where, std::move(code), std::move(message), std::move(hint));
  return damaged(where);
}

bool require_number(const check_context& context, const row_expression& operand, std::string_view function) {
  if (operand.type == row_type::number && operand.shape.quantity != row_quantity::instant) return true;
  if (operand.type == row_type::null) {
    context.report(operand.where, "null_operand", "the result would always be null", "leave it out");
  } else if (operand.type == row_type::number) {
    context.report(operand.where, "mixed_units",
                   context.quote(operand.where) + " is a point in time, and " + std::string{function} +
                       " takes numbers and lengths of time",
                   "subtract two points in time, or use extract(hour from t) or date_trunc('day', t)");
  } else {
    context.report(operand.where, "type_mismatch",
                   context.quote(operand.where) + " is " + std::string{describe(operand)} + ", and " +
                       std::string{function} + " needs numbers",
                   operand.type == row_type::text ? "length(x) and strpos(x, 'text') are numbers of a text"
                                                  : "write case when x then 1 else 0 end");
  }
  return false;
}

row_expression unary(row_kind kind, const place& where, const number_shape& shape, row_expression operand) {
  row_expression result = damaged(where);
  result.kind = kind;
  result.type = row_type::number;
  result.shape = shape;
  result.operands.push_back(std::move(operand));
  return result;
}

row_expression absolute(const check_context& context, const place& where, arguments operands) {
  row_expression& operand = operands.front();
  if (!require_number(context, operand, "abs")) return damaged(where);
  if (operand.is_number_literal()) {
    return number_literal(where, operand.number < decimal{0} ? -operand.number : operand.number,
                          operand.style);
  }
  number_shape shape = operand.shape;
  if (shape.low >= 0) return std::move(operand);
  if (shape.low == INT64_MIN) {
    report_range(context, where, {shape.scale, 0, -int128{shape.low}}, {&operand});
    return damaged(where);
  }
  shape.high = std::max(shape.high, -shape.low);
  shape.low = operand.shape.high < 0 ? -operand.shape.high : 0;
  return unary(row_kind::absolute, where, shape, std::move(operand));
}

/// floor_div(x, n) and mod(x, n): `kind` says which.
row_expression floored(const check_context& context, const place& where, row_kind kind,
                       std::string_view function, arguments operands) {
  row_expression& operand = operands[0];
  const row_expression& divisor = operands[1];
  if (!require_number(context, operand, function)) return damaged(where);
  const bool whole =
      divisor.is_number_literal() && divisor.number.scale == 0 && divisor.number.coefficient > 0;
  if (!whole || divisor.style == number_style::instant) {
    return failed(context, divisor.where, "constant_expected",
                  std::string{function} + " divides by a whole number above 0 that is written there",
                  "write " + std::string{function} + "(x, 3600)");
  }
  if (divisor.style == number_style::time && operand.shape.quantity != row_quantity::seconds) {
    report_mixed(context, where, operand, divisor);
    return damaged(where);
  }
  const int128 scaled = int128{divisor.number.coefficient} * power_of_ten(operand.shape.scale);
  if (scaled > INT64_MAX) {
    report_range(context, divisor.where, {operand.shape.scale, scaled, scaled}, {&operand});
    return damaged(where);
  }
  const auto one = static_cast<std::int64_t>(scaled);
  const number_shape& from = operand.shape;
  const std::int64_t low = floor_divide(from.low, one);
  const std::int64_t high = floor_divide(from.high, one);
  number_shape shape{0, low, high, row_quantity::plain};
  if (kind == row_kind::modulo) {
    shape = {from.scale, 0, one - 1, from.quantity};
    if (low == high) {
      shape.low = floor_remainder(from.low, one);
      shape.high = floor_remainder(from.high, one);
    }
  }
  row_expression result = unary(kind, where, shape, std::move(operand));
  result.constant = divisor.number.coefficient;
  return result;
}

row_expression floor_division(const check_context& context, const place& where, arguments operands) {
  return floored(context, where, row_kind::floor_divide, "floor_div", std::move(operands));
}
row_expression modulo(const check_context& context, const place& where, arguments operands) {
  return floored(context, where, row_kind::modulo, "mod", std::move(operands));
}
row_expression greatest(const check_context& context, const place& where, arguments operands) {
  return checked_extreme(context, where, row_kind::greatest, std::move(operands));
}
row_expression least(const check_context& context, const place& where, arguments operands) {
  return checked_extreme(context, where, row_kind::least, std::move(operands));
}

constexpr std::size_t any = 1'000'000;  // arguments; the length of a text is the limit

constexpr std::array<row_function, 21> functions{{
    {"coalesce", 2, any, checked_coalesce, "coalesce(x, value when x is null)"},
    {"nullif", 2, 2, checked_nullif, "nullif(x, value that means null)"},
    {"greatest", 2, any, greatest, "greatest(x, y)"},
    {"least", 2, any, least, "least(x, y)"},
    {"abs", 1, 1, absolute, "abs(x)"},
    {"floor_div", 2, 2, floor_division, "floor_div(x, 3600)"},
    {"mod", 2, 2, modulo, "mod(x, 7)"},
    {"text", 1, 1, checked_text_of, "text(x)"},
    {"lower", 1, 1, checked_lower, "lower(x)"},
    {"upper", 1, 1, checked_upper, "upper(x)"},
    {"trim", 1, 2, checked_trim, "trim(x)"},
    {"ltrim", 1, 2, checked_trim_left, "ltrim(x)"},
    {"rtrim", 1, 2, checked_trim_right, "rtrim(x)"},
    {"substr", 2, 3, checked_substring, "substr(x, from, length)"},
    {"replace", 3, 3, checked_replace, "replace(x, 'from', 'to')"},
    {"concat", 2, any, checked_concatenation, "concat(x, y) or x || y"},
    {"length", 1, 1, checked_length, "length(x)"},
    {"strpos", 2, 2, checked_position, "strpos(x, 'text')"},
    {"starts_with", 2, 2, checked_start, "starts_with(x, 'text')"},
    {"date_trunc", 2, 3, checked_truncation, "date_trunc('day', t) or date_trunc('day', t, '+08:00')"},
    {"extract", 2, 3, checked_extraction, "extract(hour from t) or extract(hour from t, '+08:00')"},
}};

void report_unknown(const check_context& context, const row_syntax& syntax) {
  std::vector<std::string_view> names;
  for (const row_function& function : functions)
    names.push_back(function.name);
  context.report(syntax.name_where, "unknown_function",
                 "there is no function " + context.quote(syntax.name_where) + " for rows",
                 text::did_you_mean(syntax.name, names));
}

std::string count_text(const row_function& function) {
  const std::string least = std::to_string(function.least_arguments);
  if (function.most_arguments == any) return least + " arguments or more";
  if (function.most_arguments == function.least_arguments)
    return least + (function.least_arguments == 1 ? " argument" : " arguments");
  return least + " to " + std::to_string(function.most_arguments) + " arguments";
}

}  // namespace

std::span<const row_function> row_functions() noexcept { return functions; }

const row_function* find_row_function(std::string_view name) noexcept {
  const auto* found = std::find_if(functions.begin(), functions.end(), [name](const row_function& function) {
    return text::equal_ignoring_case(function.name, name);
  });
  return found == functions.end() ? nullptr : found;
}

row_expression check_call(const check_context& context, const row_syntax& syntax, arguments operands) {
  const row_function* function = find_row_function(syntax.name);
  const bool sound = std::none_of(operands.begin(), operands.end(), [](const row_expression& operand) {
    return operand.type == row_type::unknown;
  });
  if (function == nullptr) {
    if (find_aggregate(syntax.name).empty()) {
      report_unknown(context, syntax);
    } else {
      context.report(
          syntax.where, "aggregate_in_row",
          "aggregates cannot stand inside of other aggregates: " + context.quote(syntax.name_where),
          "combine aggregates outside: avg(x) - avg(y)");
    }
  } else if (operands.size() < function->least_arguments || operands.size() > function->most_arguments) {
    context.report(syntax.where, "argument_count",
                   std::string{function->name} + " takes " + count_text(*function),
                   "write " + std::string{function->usage});
  } else if (sound) {
    return function->check(context, syntax.where, std::move(operands));
  }
  return damaged(syntax.where);
}

}  // namespace assay::measure
