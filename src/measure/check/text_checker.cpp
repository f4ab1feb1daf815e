// SPDX-License-Identifier: Apache-2.0
//
// Types and constant arguments of text functions.
#include "measure/check/text_checker.hpp"

#include <optional>
#include <string>
#include <utility>

#include "measure/check/comparison_checker.hpp"
#include "message/measure_function_sentences.hpp"
#include "message/measure_type_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::measure {
namespace {

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

bool require_text(const check_context& context, const row_expression& operand, std::string_view user) {
  if (operand.type == row_type::text) return true;
  if (operand.type == row_type::unknown) return false;
  const message written = context.quote(operand.where);
  const std::string_view piece = context.piece(operand.where);
  if (operand.type == row_type::null) context.report(operand.where, says::always_null());
  if (operand.type == row_type::number)
    context.report(operand.where, says::number_for_text(written, describe(operand), user, piece));
  if (operand.type == row_type::boolean)
    context.report(operand.where, says::condition_for_text(written, user, piece));
  return false;
}

bool require_constant_text(const check_context& context, const row_expression& argument,
                           std::string_view user) {
  if (argument.kind == row_kind::text_literal) return true;
  if (argument.type != row_type::unknown)
    context.report(argument.where, says::text_not_written(context.quote(argument.where), user));
  return false;
}

std::optional<std::int64_t> constant_integer(const check_context& context, const row_expression& argument,
                                             bool good, const says::sentence<1>& otherwise) {
  const bool whole =
      argument.is_number_literal() && argument.style == number_style::bare && argument.number.scale == 0;
  if (whole && good) return argument.number.coefficient;
  context.report(argument.where, otherwise(context.quote(argument.where)));
  return std::nullopt;
}

row_expression applied(row_kind kind, row_type type, const place& where, text_operation operation,
                       row_expression operand) {
  row_expression result = damaged(where);
  result.kind = kind;
  result.type = type;
  result.operation = std::move(operation);
  if (type == row_type::number) result.shape = {0, 0, longest_measure, row_quantity::plain};
  result.operands.push_back(std::move(operand));
  return result;
}

row_expression made(const place& where, text_operation operation, row_expression operand) {
  return applied(row_kind::text_call, row_type::text, where, std::move(operation), std::move(operand));
}

row_expression with_letters(const check_context& context, const place& where, text_function function,
                            std::string_view name, checked_arguments operands) {
  if (!require_text(context, operands[0], name)) return damaged(where);
  return made(where, {function, {}, 0, -1}, std::move(operands[0]));
}

row_expression trimmed(const check_context& context, const place& where, text_function function,
                       std::string_view name, checked_arguments operands) {
  if (!require_text(context, operands[0], name)) return damaged(where);
  std::string characters = " ";
  if (operands.size() > 1) {
    if (!require_constant_text(context, operands[1], name)) return damaged(where);
    characters = operands[1].name;
  }
  return made(where, {function, {std::move(characters)}, 0, -1}, std::move(operands[0]));
}

/// A condition that a normal pattern decides.
row_expression pattern_condition(const check_context& context, const place& where, row_expression value,
                                 std::string pattern) {
  if (value.is_literal()) {
    context.report(where, says::both_constant());
    return damaged(where);
  }
  if (auto only = only_match(pattern)) {
    row_expression literal = damaged(where);
    literal.kind = row_kind::text_literal;
    literal.type = row_type::text;
    literal.name = std::move(*only);
    return compared(context, where, row_kind::equal, std::move(value), std::move(literal));
  }
  return applied(row_kind::like, row_type::boolean, where, {text_function::like, {std::move(pattern)}, 0, -1},
                 std::move(value));
}

}  // namespace

row_expression checked_lower(const check_context& context, const place& where, checked_arguments operands) {
  return with_letters(context, where, text_function::lower, "lower", std::move(operands));
}
row_expression checked_upper(const check_context& context, const place& where, checked_arguments operands) {
  return with_letters(context, where, text_function::upper, "upper", std::move(operands));
}
row_expression checked_trim(const check_context& context, const place& where, checked_arguments operands) {
  return trimmed(context, where, text_function::trim, "trim", std::move(operands));
}
row_expression checked_trim_left(const check_context& context, const place& where,
                                 checked_arguments operands) {
  return trimmed(context, where, text_function::trim_left, "ltrim", std::move(operands));
}
row_expression checked_trim_right(const check_context& context, const place& where,
                                  checked_arguments operands) {
  return trimmed(context, where, text_function::trim_right, "rtrim", std::move(operands));
}

row_expression checked_substring(const check_context& context, const place& where,
                                 checked_arguments operands) {
  if (!require_text(context, operands[0], "substr")) return damaged(where);
  const auto from =
      constant_integer(context, operands[1], operands[1].number.coefficient != 0, says::begin_not_written);
  if (!from) return damaged(where);
  std::int64_t length = -1;
  if (operands.size() > 2) {
    const auto written =
        constant_integer(context, operands[2], operands[2].number.coefficient >= 0, says::length_not_written);
    if (!written) return damaged(where);
    length = *written;
  }
  return made(where, {text_function::substring, {}, *from, length}, std::move(operands[0]));
}

row_expression checked_replace(const check_context& context, const place& where, checked_arguments operands) {
  if (!require_text(context, operands[0], "replace")) return damaged(where);
  for (const std::size_t index : {std::size_t{1}, std::size_t{2}}) {
    if (!require_constant_text(context, operands[index], "replace")) return damaged(where);
  }
  if (operands[1].name.empty()) {
    context.report(operands[1].where, says::replaces_nothing());
    return damaged(where);
  }
  return made(where, {text_function::replace, {operands[1].name, operands[2].name}, 0, -1},
              std::move(operands[0]));
}

row_expression checked_concatenation(const check_context& context, const place& where,
                                     checked_arguments operands) {
  row_expression result = damaged(where);
  for (row_expression& operand : operands) {
    if (!require_text(context, operand, "||")) return damaged(where);
    if (operand.kind == row_kind::concatenate) {
      std::move(operand.operands.begin(), operand.operands.end(), std::back_inserter(result.operands));
    } else {
      result.operands.push_back(std::move(operand));
    }
  }
  result.kind = row_kind::concatenate;
  result.type = row_type::text;
  return result;
}

row_expression checked_length(const check_context& context, const place& where, checked_arguments operands) {
  if (!require_text(context, operands[0], "length")) return damaged(where);
  return applied(row_kind::text_measure, row_type::number, where, {text_function::length, {}, 0, -1},
                 std::move(operands[0]));
}

row_expression checked_position(const check_context& context, const place& where,
                                checked_arguments operands) {
  if (!require_text(context, operands[0], "strpos")) return damaged(where);
  if (!require_constant_text(context, operands[1], "strpos")) return damaged(where);
  return applied(row_kind::text_measure, row_type::number, where,
                 {text_function::position, {operands[1].name}, 0, -1}, std::move(operands[0]));
}

row_expression checked_start(const check_context& context, const place& where, checked_arguments operands) {
  if (!require_text(context, operands[0], "starts_with")) return damaged(where);
  if (!require_constant_text(context, operands[1], "starts_with")) return damaged(where);
  std::string pattern;
  for (const char byte : operands[1].name) {
    if (byte == '%' || byte == '_' || byte == '\\') pattern += '\\';
    pattern += byte;
  }
  return pattern_condition(context, where, std::move(operands[0]), pattern + "%");
}

row_expression checked_text_of(const check_context& context, const place& where, checked_arguments operands) {
  row_expression& operand = operands[0];
  const bool instant = operand.shape.quantity == row_quantity::instant;
  if (operand.type == row_type::number && (instant || operand.shape.scale == 0)) {
    row_expression result = damaged(where);
    result.kind = row_kind::text_of;
    result.type = row_type::text;
    result.operands.push_back(std::move(operand));
    return result;
  }
  const message written = context.quote(operand.where);
  context.report(operand.where, operand.type == row_type::null     ? says::always_null()
                                : operand.type == row_type::number ? says::text_of_decimals(written)
                                : operand.type == row_type::text   ? says::text_of_text(written)
                                                                   : says::text_of_condition(written));
  return damaged(where);
}

row_expression checked_like(const check_context& context, const place& where, checked_arguments operands) {
  if (!require_text(context, operands[0], "like")) return damaged(where);
  if (!require_constant_text(context, operands[1], "like")) return damaged(where);
  std::string escape;
  if (operands.size() > 2) {
    if (!require_constant_text(context, operands[2], "escape")) return damaged(where);
    escape = operands[2].name;
    if (text::code_point_count(escape) != 1) {
      context.report(operands[2].where, says::escape_too_long());
      return damaged(where);
    }
  }
  auto pattern = normal_pattern(operands[1].name, escape);
  if (!pattern) {
    context.report(operands[1].where, says::escape_at_end());
    return damaged(where);
  }
  return pattern_condition(context, where, std::move(operands[0]), std::move(*pattern));
}

}  // namespace assay::measure
