// SPDX-License-Identifier: Apache-2.0
//
// One table for all functions; those of numbers are checked here, those of texts and times in files of their own.
#include "measure/check/function_checker.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "measure/check/choice_checker.hpp"
#include "measure/check/number_checker.hpp"
#include "measure/check/text_checker.hpp"
#include "measure/check/time_checker.hpp"
#include "measure/words/aggregate_kind.hpp"
#include "measure/words/token.hpp"
#include "message/measure_function_sentences.hpp"
#include "message/measure_type_sentences.hpp"
#include "message/suggestion.hpp"
#include "text/letters.hpp"

namespace assay::measure {
namespace {

using arguments = std::vector<row_expression>;

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

bool require_number(const check_context& context, const row_expression& operand, std::string_view function) {
  if (operand.type == row_type::number && operand.shape.quantity != row_quantity::instant) return true;
  const message written = context.quote(operand.where);
  switch (operand.type) {
    case row_type::null:
      context.report(operand.where, says::always_null());
      break;
    case row_type::number:
      context.report(operand.where, says::instant_for_number(written, function));
      break;
    case row_type::text:
      context.report(operand.where, says::text_for_number(written, function));
      break;
    default:
      context.report(operand.where, says::condition_for_number(written, function));
      break;
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
    context.report(divisor.where, says::divisor_not_written(function));
    return damaged(where);
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
    {"coalesce", 2, any, checked_coalesce, says::usage_coalesce},
    {"nullif", 2, 2, checked_nullif, says::usage_nullif},
    {"greatest", 2, any, greatest, says::usage_greatest},
    {"least", 2, any, least, says::usage_least},
    {"abs", 1, 1, absolute, says::usage_abs},
    {"floor_div", 2, 2, floor_division, says::usage_floor_div},
    {"mod", 2, 2, modulo, says::usage_mod},
    {"text", 1, 1, checked_text_of, says::usage_text},
    {"lower", 1, 1, checked_lower, says::usage_lower},
    {"upper", 1, 1, checked_upper, says::usage_upper},
    {"trim", 1, 2, checked_trim, says::usage_trim},
    {"ltrim", 1, 2, checked_trim_left, says::usage_ltrim},
    {"rtrim", 1, 2, checked_trim_right, says::usage_rtrim},
    {"substr", 2, 3, checked_substring, says::usage_substr},
    {"replace", 3, 3, checked_replace, says::usage_replace},
    {"concat", 2, any, checked_concatenation, says::usage_concat},
    {"length", 1, 1, checked_length, says::usage_length},
    {"strpos", 2, 2, checked_position, says::usage_strpos},
    {"starts_with", 2, 2, checked_start, says::usage_starts_with},
    {"date_trunc", 2, 3, checked_truncation, says::usage_date_trunc},
    {"extract", 2, 3, checked_extraction, says::usage_extract},
}};

void report_unknown(const check_context& context, const row_syntax& syntax) {
  std::vector<std::string_view> names;
  names.reserve(functions.size());
  for (const row_function& function : functions)
    names.push_back(function.name);
  context.report(syntax.name_where, says::unknown_row_function(context.quote(syntax.name_where),
                                                               says::suggestion(syntax.name, names)));
}

message wrong_count(const row_function& function) {
  const std::size_t least = function.least_arguments;
  const std::size_t most = function.most_arguments;
  if (most == any) return says::takes_arguments_or_more(function.name, least, function.usage);
  if (most > least) return says::takes_arguments_up_to(function.name, least, most, function.usage);
  return least == 1 ? says::takes_one_argument(function.name, function.usage)
                    : says::takes_arguments(function.name, least, function.usage);
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
      context.report(syntax.where, says::aggregate_in_row(context.quote(syntax.name_where)));
    }
  } else if (operands.size() < function->least_arguments || operands.size() > function->most_arguments) {
    context.report(syntax.where, wrong_count(*function));
  } else if (sound) {
    return function->check(context, syntax.where, std::move(operands));
  }
  return damaged(syntax.where);
}

}  // namespace assay::measure
