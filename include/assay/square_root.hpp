// SPDX-License-Identifier: Apache-2.0
//
// The square root of an exact fraction, kept as the fraction: a standard deviation is compared by squaring and rounded
// once, from integers.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include <assay/decimal.hpp>
#include <assay/detail/wide.hpp>
#include <assay/fraction.hpp>
#include <assay/integer.hpp>

namespace assay {

namespace detail {

/// The largest integer whose square is not larger.
[[nodiscard]] constexpr wide integer_square_root(const wide& value) noexcept {
  wide root;
  for (int bit = (value.bit_width() + 1) / 2 - 1; bit >= 0; --bit) {
    const wide next = root + wide{1}.shifted_left(bit);
    if (next * next <= value) root = next;
  }
  return root;
}

}  // namespace detail

/// The root of `squared`, which is not negative.
struct square_root {
  fraction squared;

  /// Exact: the other side is squared instead of taking the root.
  friend constexpr std::strong_ordering operator<=>(const square_root& left, const fraction& right) noexcept {
    if (right.numerator < 0) return std::strong_ordering::greater;
    const detail::wide top{magnitude(right.numerator)};
    const detail::wide bottom{magnitude(right.denominator)};
    return detail::wide{magnitude(left.squared.numerator)} * bottom * bottom <=>
           top * top * detail::wide{magnitude(left.squared.denominator)};
  }
  friend constexpr bool operator==(const square_root& left, const fraction& right) noexcept {
    return (left <=> right) == std::strong_ordering::equal;
  }
  friend constexpr std::strong_ordering operator<=>(const square_root& left,
                                                    const square_root& right) noexcept {
    return left.squared <=> right.squared;
  }
  friend constexpr bool operator==(const square_root& left, const square_root& right) noexcept {
    return left.squared == right.squared;
  }

  /// The root itself when it is a fraction.
  [[nodiscard]] constexpr std::optional<fraction> rational() const noexcept;

  /// The root times 10^digits to the nearest integer, ties to even; `digits` from 0 to 36.
  [[nodiscard]] constexpr detail::wide scaled_half_even(int digits) const noexcept;

  /// The root where it is a fraction, else one less than 10^-17 away from it that rounds to 17 digits or fewer as the root
  /// itself does: what is shown, and what scoring rules that calculate with a value take.
  [[nodiscard]] constexpr fraction nearest() const noexcept;

  /// The nearest double, ties to even: one rounding.
  [[nodiscard]] constexpr double to_double() const noexcept;

  /// `sqrt(34/7)`.
  [[nodiscard]] std::string text() const { return "sqrt(" + squared.text() + ")"; }
};

constexpr std::optional<fraction> square_root::rational() const noexcept {
  const fraction least = squared.reduced();
  const detail::wide top{magnitude(least.numerator)};
  const detail::wide bottom{magnitude(least.denominator)};
  const auto top_root = detail::integer_square_root(top);
  const auto bottom_root = detail::integer_square_root(bottom);
  if (top_root * top_root != top || bottom_root * bottom_root != bottom) return std::nullopt;
  return fraction{static_cast<int128>(top_root.low()), static_cast<int128>(bottom_root.low())};
}

constexpr detail::wide square_root::scaled_half_even(int digits) const noexcept {
  detail::wide top{magnitude(squared.numerator)};
  for (int digit = 0; digit < 2 * digits; ++digit)
    top = top * detail::wide{10};
  const detail::wide bottom{magnitude(squared.denominator)};
  const auto root = detail::integer_square_root(top.divided_by(bottom).quotient);
  // Above root + 1/2 exactly when the square is above (2 root + 1)^2 / 4.
  const auto middle = root + root + detail::wide{1};
  const auto order = detail::wide{4} * top <=> middle * middle * bottom;
  const bool up = order > 0 || (order == 0 && root.is_odd());
  return up ? root + detail::wide{1} : root;
}

constexpr fraction square_root::nearest() const noexcept {
  if (const auto root = rational()) return *root;
  constexpr int digits = 17;
  const detail::wide scale{static_cast<uint128>(power_of_ten(digits))};
  const detail::wide top = detail::wide{magnitude(squared.numerator)} * scale * scale;
  const auto cut =
      detail::integer_square_root(top.divided_by(detail::wide{magnitude(squared.denominator)}).quotient);
  // No digit follows that is 0 for ever: the last one stands for all of them.
  return {static_cast<int128>(cut.low()) * 10 + 1, power_of_ten(digits + 1)};
}

constexpr double square_root::to_double() const noexcept {
  if (squared.numerator <= 0) return 0.0;
  const detail::wide top{magnitude(squared.numerator)};
  const detail::wide bottom{magnitude(squared.denominator)};
  // 64 bits of the root or more with a sticky lowest bit, then one rounding to 53 in the conversion below.
  int shift = 130 - (top.bit_width() - bottom.bit_width());
  if (shift < 0) shift = 0;
  shift += shift % 2;
  const auto [quotient, remainder] = top.shifted_left(shift).divided_by(bottom);
  const auto root = detail::integer_square_root(quotient);
  uint128 bits = root.low();
  if (!remainder.is_zero() || root * root != quotient) bits |= 1U;
  double value = static_cast<double>(bits);
  for (shift /= 2; shift >= 32; shift -= 32)
    value /= 4294967296.0;
  for (; shift > 0; --shift)
    value /= 2.0;
  return value;
}

}  // namespace assay
