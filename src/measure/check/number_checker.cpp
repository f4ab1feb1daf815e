// SPDX-License-Identifier: Apache-2.0
//
// Every intermediate result must be proved to stay within 64 bits, from the declared ranges of the columns.
#include "measure/check/number_checker.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "message/measure_function_sentences.hpp"
#include "message/measure_syntax_sentences.hpp"
#include "message/measure_type_sentences.hpp"

namespace assay::measure {
namespace {

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

void collect_columns(const row_expression& expression, std::vector<std::string>& names) {
  if (expression.kind == row_kind::column &&
      std::find(names.begin(), names.end(), expression.name) == names.end()) {
    names.push_back(expression.name);
  }
  for (const row_expression& operand : expression.operands)
    collect_columns(operand, names);
}

std::vector<std::string> columns_of(const std::vector<const row_expression*>& operands) {
  std::vector<std::string> names;
  for (const row_expression* operand : operands)
    collect_columns(*operand, names);
  return names;
}

}  // namespace

void report_range(const check_context& context, const place& where, const wide_shape& shape,
                  const std::vector<const row_expression*>& operands) {
  const std::vector<std::string> columns = columns_of(operands);
  const message written = context.quote(where);
  const std::string low = assay::detail::scaled_text(shape.low, shape.scale);
  const std::string high = assay::detail::scaled_text(shape.high, shape.scale);
  context.report(where, columns.empty() ? says::range_unlimited(written, low, high, shape.scale)
                                        : says::range_of_columns(written, low, high, shape.scale, columns));
}

namespace {

const detail::sentence_data& word_of(row_quantity quantity) {
  switch (quantity) {
    case row_quantity::plain:
      return says::plain_quantity;
    case row_quantity::seconds:
      return says::seconds_quantity;
    case row_quantity::instant:
      break;
  }
  return says::instant_type;
}

}  // namespace

void report_mixed(const check_context& context, const place& where, const row_expression& left,
                  const row_expression& right) {
  context.report(where, says::quantities_differ(context.quote(left.where), word_of(left.shape.quantity),
                                                context.quote(right.where), word_of(right.shape.quantity)));
}

namespace {

/// A time next to a time needs no unit of its own: `x <= 5 min` is `x <= 300`.
void adapt_literal(row_expression& operand, operand_quantity met) {
  if (!operand.is_number_literal()) return;
  if (operand.style == number_style::percent) operand.style = number_style::bare;
  if (operand.style == number_style::time && met && *met != row_quantity::plain)
    operand.style = number_style::bare;
}

/// Next to a point in time a bare number is one; in a sum it would be a time.
void adapt_compared(row_expression& operand, operand_quantity met) {
  adapt_literal(operand, met);
  if (operand.is_number_literal() && operand.style == number_style::instant && met == row_quantity::instant)
    operand.style = number_style::bare;
}

row_expression with_shape(row_expression result, const wide_shape& shape, row_quantity quantity) {
  result.type = row_type::number;
  result.shape = {shape.scale, static_cast<std::int64_t>(shape.low), static_cast<std::int64_t>(shape.high),
                  quantity};
  return result;
}

/// Points in time are written with four digits of the year.
bool can_be_written(const decimal& seconds) {
  constexpr std::int64_t year_0 = -62'167'219'200;
  constexpr std::int64_t year_10000 = 253'402'300'800;
  return !(seconds < decimal{year_0}) && seconds < decimal{year_10000};
}

row_expression folded_literals(const check_context& context, const place& where, row_kind operation,
                               const row_expression& left, const row_expression& right,
                               operand_quantity quantity) {
  const auto value = folded(operation, left.number, right.number);
  if (!value) {
    context.report(where, says::result_too_long(context.quote(where)));
    return damaged(where);
  }
  if (quantity == row_quantity::instant && !can_be_written(*value)) {
    context.report(where, says::instant_outside(context.quote(where)));
    return damaged(where);
  }
  return number_literal(where, *value,
                        quantity == row_quantity::seconds   ? number_style::time
                        : quantity == row_quantity::instant ? number_style::instant
                                                            : number_style::bare);
}

quantity_result combined(row_kind operation, operand_quantity left, operand_quantity right) {
  switch (operation) {
    case row_kind::add:
      return quantity_of_sum(left, right);
    case row_kind::subtract:
      return quantity_of_difference(left, right);
    default:
      return quantity_of_product(left, right);
  }
}

/// Bounds of the result, or nothing after a fault.
std::optional<wide_shape> bounds_of(const check_context& context, const place& where, row_kind operation,
                                    const row_expression& left, const row_expression& right) {
  wide_shape bounds;
  if (operation == row_kind::multiply) {
    bounds = bounds_of_product(left.shape, right.shape);
    if (bounds.scale > decimal::maximum_scale) {
      context.report(where, says::product_too_fine(context.quote(where), bounds.scale));
      return std::nullopt;
    }
  } else {
    const std::int32_t scale = std::max(left.shape.scale, right.shape.scale);
    for (const row_expression* operand : {&left, &right}) {
      const wide_shape scaled = rescaled(operand->shape, scale);
      if (scaled.fits()) continue;
      report_range(context, operand->where, scaled, {operand});
      return std::nullopt;
    }
    const wide_shape a = rescaled(left.shape, scale);
    const wide_shape b = rescaled(right.shape, scale);
    bounds = operation == row_kind::add ? bounds_of_sum(a, b) : bounds_of_difference(a, b);
  }
  if (bounds.fits()) return bounds;
  report_range(context, where, bounds, {&left, &right});
  return std::nullopt;
}

}  // namespace

row_expression number_literal(const place& where, const decimal& value, number_style style) {
  row_expression result;
  result.kind = row_kind::number_literal;
  result.type = row_type::number;
  result.where = where;
  result.number = value.shortest();
  result.style = style;
  result.shape = {result.number.scale, result.number.coefficient, result.number.coefficient,
                  style == number_style::time      ? row_quantity::seconds
                  : style == number_style::instant ? row_quantity::instant
                                                   : row_quantity::plain};
  return result;
}

row_expression checked_negation(const check_context& context, const place& where, row_expression operand) {
  if (operand.shape.quantity == row_quantity::instant) {
    context.report(where, says::negative_instant(context.quote(operand.where)));
    return damaged(where);
  }
  if (operand.is_number_literal()) return number_literal(where, -operand.number, operand.style);
  const wide_shape bounds = bounds_of_negation(operand.shape);
  if (!bounds.fits()) {
    report_range(context, where, bounds, {&operand});
    return damaged(where);
  }
  row_expression result;
  result.kind = row_kind::negate;
  result.where = where;
  result = with_shape(std::move(result), bounds, operand.shape.quantity);
  result.operands.push_back(std::move(operand));
  return result;
}

row_expression checked_arithmetic(const check_context& context, const place& where, row_kind operation,
                                  row_expression left, row_expression right) {
  const quantity_result quantity = combined(operation, quantity_of(left), quantity_of(right));
  if (quantity.mixed) {
    report_mixed(context, where, left, right);
    return damaged(where);
  }
  if (left.is_number_literal() && right.is_number_literal()) {
    return folded_literals(context, where, operation, left, right, quantity.result);
  }
  const auto bounds = bounds_of(context, where, operation, left, right);
  if (!bounds) return damaged(where);
  // In a product the unit of a literal matters: 300 s times calls are seconds, 300 times calls are not.
  adapt_literal(left, operation == row_kind::multiply ? std::nullopt : quantity.result);
  adapt_literal(right, operation == row_kind::multiply ? std::nullopt : quantity.result);
  row_expression result;
  result.kind = operation;
  result.where = where;
  result = with_shape(std::move(result), *bounds, quantity.result.value_or(row_quantity::plain));
  result.operands.push_back(std::move(left));
  result.operands.push_back(std::move(right));
  return result;
}

row_expression checked_choice(const check_context& context, const place& where,
                              std::vector<row_expression> options) {
  operand_quantity quantity;
  operand_quantity met;  // of what is not a literal
  const row_expression* decisive = &options.front();
  std::int32_t scale = 0;
  for (const row_expression& option : options) {
    const quantity_result common = common_quantity(quantity, quantity_of(option));
    if (common.mixed) {
      report_mixed(context, where, *decisive, option);
      return damaged(where);
    }
    if (!quantity) decisive = &option;
    if (!option.is_number_literal()) met = option.shape.quantity;
    quantity = common.result;
    scale = std::max(scale, option.shape.scale);
  }
  wide_shape hull = rescaled(options.front().shape, scale);
  for (row_expression& option : options) {
    const wide_shape bounds = rescaled(option.shape, scale);
    if (!bounds.fits()) {
      report_range(context, option.where, bounds, {&option});
      return damaged(where);
    }
    hull.low = std::min(hull.low, bounds.low);
    hull.high = std::max(hull.high, bounds.high);
    adapt_compared(option, met);
  }
  row_expression result;
  result.kind = row_kind::coalesce;
  result.where = where;
  result = with_shape(std::move(result), hull, quantity.value_or(row_quantity::plain));
  result.operands = std::move(options);
  return result;
}

bool make_comparable(const check_context& context, const place& where, row_expression& left,
                     row_expression& right) {
  const quantity_result quantity = common_quantity(quantity_of(left), quantity_of(right));
  if (quantity.mixed) {
    report_mixed(context, where, left, right);
    return false;
  }
  adapt_compared(left, quantity.result);
  adapt_compared(right, quantity.result);
  if (left.is_number_literal() || right.is_number_literal()) return true;
  const std::int32_t scale = std::max(left.shape.scale, right.shape.scale);
  for (const row_expression* operand : {&left, &right}) {
    const wide_shape bounds = rescaled(operand->shape, scale);
    if (bounds.fits()) continue;
    report_range(context, operand->where, bounds, {operand});
    return false;
  }
  return true;
}

}  // namespace assay::measure
