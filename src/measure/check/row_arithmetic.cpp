// SPDX-License-Identifier: Apache-2.0
//
// Interval arithmetic in 128 bits. Bounds fit 64 bits and a scale adds at most 60, so nothing here overflows.
#include "measure/check/row_arithmetic.hpp"

#include <algorithm>

namespace assay::measure {

wide_shape rescaled(const number_shape& shape, std::int32_t scale) noexcept {
  const int128 factor = power_of_ten(scale - shape.scale);
  return {scale, shape.low * factor, shape.high * factor};
}

wide_shape bounds_of_negation(const number_shape& operand) noexcept {
  return {operand.scale, -int128{operand.high}, -int128{operand.low}};
}

wide_shape bounds_of_sum(const wide_shape& left, const wide_shape& right) noexcept {
  return {left.scale, left.low + right.low, left.high + right.high};
}

wide_shape bounds_of_difference(const wide_shape& left, const wide_shape& right) noexcept {
  return {left.scale, left.low - right.high, left.high - right.low};
}

wide_shape bounds_of_product(const number_shape& left, const number_shape& right) noexcept {
  const int128 corners[] = {int128{left.low} * right.low, int128{left.low} * right.high,
                            int128{left.high} * right.low, int128{left.high} * right.high};
  return {left.scale + right.scale, *std::min_element(std::begin(corners), std::end(corners)),
          *std::max_element(std::begin(corners), std::end(corners))};
}

operand_quantity quantity_of(const row_expression& number) noexcept {
  if (number.is_number_literal() && number.style == number_style::bare) return std::nullopt;
  return number.shape.quantity;
}

quantity_result common_quantity(operand_quantity left, operand_quantity right) noexcept {
  if (!left) return {false, right};
  if (!right || left == right) return {false, left};
  return {true, {}};
}

quantity_result quantity_of_sum(operand_quantity left, operand_quantity right) noexcept {
  const bool left_instant = left == row_quantity::instant;
  const bool right_instant = right == row_quantity::instant;
  if (!left_instant && !right_instant) return common_quantity(left, right);
  const operand_quantity other = left_instant ? right : left;
  if (other && other != row_quantity::seconds) return {true, {}};
  return {false, row_quantity::instant};
}

quantity_result quantity_of_difference(operand_quantity left, operand_quantity right) noexcept {
  if (left == row_quantity::instant && right == row_quantity::instant) return {false, row_quantity::seconds};
  if (right == row_quantity::instant) return {true, {}};
  return quantity_of_sum(left, right);
}

quantity_result quantity_of_product(operand_quantity left, operand_quantity right) noexcept {
  const auto is_plain = [](operand_quantity operand) {
    return operand.value_or(row_quantity::plain) == row_quantity::plain;
  };
  if (left == row_quantity::instant || right == row_quantity::instant) return {true, {}};
  if (!is_plain(left) && !is_plain(right)) return {true, {}};
  if (!left && !right) return {false, std::nullopt};
  return {false, is_plain(left) && is_plain(right) ? row_quantity::plain : row_quantity::seconds};
}

namespace {

/// A literal that can be written: its sign does not count as a digit.
std::optional<decimal> literal_of(std::int64_t coefficient, std::int32_t scale) noexcept {
  const decimal result = decimal{coefficient, scale}.shortest();
  if (result.coefficient == INT64_MIN || result.scale > decimal::maximum_scale) return std::nullopt;
  return result;
}

}  // namespace

std::optional<decimal> folded(row_kind operation, const decimal& left, const decimal& right) noexcept {
  if (operation == row_kind::multiply) {
    const auto product = checked_multiply(left.coefficient, right.coefficient);
    if (!product) return std::nullopt;
    return literal_of(*product, left.scale + right.scale);
  }
  const std::int32_t scale = std::max(left.scale, right.scale);
  const auto a = left.with_scale(scale);
  const auto b = right.with_scale(scale);
  if (!a || !b) return std::nullopt;
  const auto result = operation == row_kind::add ? checked_add(a->coefficient, b->coefficient)
                                                 : checked_subtract(a->coefficient, b->coefficient);
  if (!result) return std::nullopt;
  return literal_of(*result, scale);
}

}  // namespace assay::measure
