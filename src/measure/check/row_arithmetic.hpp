// SPDX-License-Identifier: Apache-2.0
//
// Units, scales and ranges of numbers inside a row: what may be combined, and whether the result stays exact.
#pragma once

#include <optional>
#include <span>

#include <assay/integer.hpp>

#include "measure/check/row_expression.hpp"

namespace assay::measure {

/// Bounds of an intermediate result before anybody asked whether they fit.
struct wide_shape {
  std::int32_t scale = 0;
  int128 low = 0;
  int128 high = 0;

  [[nodiscard]] bool fits() const noexcept { return low >= INT64_MIN && high <= INT64_MAX; }
};

/// The same numbers with `scale` digits after the point, which must not be fewer than they have.
[[nodiscard]] wide_shape rescaled(const number_shape& shape, std::int32_t scale) noexcept;

/// Bounds of the results; the operands of sums already have one scale.
[[nodiscard]] wide_shape bounds_of_negation(const number_shape& operand) noexcept;
[[nodiscard]] wide_shape bounds_of_sum(const wide_shape& left, const wide_shape& right) noexcept;
[[nodiscard]] wide_shape bounds_of_difference(const wide_shape& left, const wide_shape& right) noexcept;
[[nodiscard]] wide_shape bounds_of_product(const number_shape& left, const number_shape& right) noexcept;

/// The quantity of a checked number; nothing for a bare literal, which takes the quantity it meets.
using operand_quantity = std::optional<row_quantity>;
[[nodiscard]] operand_quantity quantity_of(const row_expression& number) noexcept;

/// Result of combining two quantities; `mixed` when they do not go together.
struct quantity_result {
  bool mixed = false;
  operand_quantity result;
};
[[nodiscard]] quantity_result common_quantity(operand_quantity left, operand_quantity right) noexcept;
[[nodiscard]] quantity_result quantity_of_sum(operand_quantity left, operand_quantity right) noexcept;
[[nodiscard]] quantity_result quantity_of_difference(operand_quantity left, operand_quantity right) noexcept;
[[nodiscard]] quantity_result quantity_of_product(operand_quantity left, operand_quantity right) noexcept;

/// left op right for two literals; empty when the exact result needs more than 18 digits.
[[nodiscard]] std::optional<decimal> folded(row_kind operation, const decimal& left,
                                            const decimal& right) noexcept;

}  // namespace assay::measure
