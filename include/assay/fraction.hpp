// SPDX-License-Identifier: Apache-2.0
//
// Exact values: what a metric answers before anybody rounds.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

#include <assay/decimal.hpp>
#include <assay/detail/wide.hpp>
#include <assay/integer.hpp>

namespace assay {

/// numerator / denominator, exactly, denominator > 0. Not reduced unless arithmetic needs the room: 38/40 stays the
/// counts it came from and still equals 19/20.
struct fraction {
  int128 numerator = 0;
  int128 denominator = 1;

  constexpr fraction() noexcept = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a whole number is a fraction, without loss
  constexpr fraction(int128 whole_number) noexcept : numerator{whole_number} {}
  template <std::integral Integer>
  constexpr fraction(Integer whole_number) noexcept  // NOLINT(google-explicit-constructor)
      : numerator{whole_number} {}
  template <std::floating_point Number>
  fraction(Number) = delete;
  constexpr fraction(int128 top, int128 bottom) noexcept : numerator{top}, denominator{bottom} {}
  constexpr fraction(const decimal& number) noexcept  // NOLINT(google-explicit-constructor)
      : numerator{number.coefficient}, denominator{power_of_ten(number.scale)} {}

  friend constexpr std::strong_ordering operator<=>(const fraction& left, const fraction& right) noexcept;
  friend constexpr bool operator==(const fraction& left, const fraction& right) noexcept {
    return (left <=> right) == std::strong_ordering::equal;
  }

  /// Exact arithmetic; empty when the reduced result does not fit 128 bits, or on division by zero.
  [[nodiscard]] constexpr std::optional<fraction> plus(const fraction& other) const noexcept;
  [[nodiscard]] constexpr std::optional<fraction> minus(const fraction& other) const noexcept;
  [[nodiscard]] constexpr std::optional<fraction> times(const fraction& other) const noexcept;
  [[nodiscard]] constexpr std::optional<fraction> over(const fraction& other) const noexcept;

  [[nodiscard]] constexpr fraction reduced() const noexcept;

  /// The value times 10^digits to the nearest integer, ties to even; empty beyond +-(2^63 - 1).
  [[nodiscard]] constexpr std::optional<std::int64_t> scaled_half_even(int digits) const noexcept;

  /// The nearest double, ties to even: one rounding.
  [[nodiscard]] constexpr double to_double() const noexcept;

  /// `19/20`, or `19` when the denominator is 1.
  [[nodiscard]] std::string text() const {
    return denominator == 1 ? to_text(numerator) : to_text(numerator) + "/" + to_text(denominator);
  }
};

namespace detail {

constexpr bool fits_int64(int128 value) noexcept { return value >= INT64_MIN && value <= INT64_MAX; }

/// +-magnitude.
struct signed_wide {
  bool negative = false;
  wide size;
};

[[nodiscard]] constexpr signed_wide multiply(int128 left, int128 right) noexcept {
  return {(left < 0) != (right < 0), wide{magnitude(left)} * wide{magnitude(right)}};
}
[[nodiscard]] constexpr signed_wide add(const signed_wide& left, const signed_wide& right) noexcept {
  if (left.negative == right.negative) return {left.negative, left.size + right.size};
  if (left.size >= right.size) return {left.negative, left.size - right.size};
  return {right.negative, right.size - left.size};
}

[[nodiscard]] constexpr signed_wide negated(const signed_wide& value) noexcept {
  return {!value.negative, value.size};
}
[[nodiscard]] constexpr bool fits_int128(const signed_wide& value) noexcept {
  return value.size <= wide{magnitude(value.negative ? int128_min : int128_max)};
}

/// The fraction top / bottom, reduced when it does not fit as it is.
[[nodiscard]] constexpr std::optional<fraction> narrowed(signed_wide top, wide bottom) noexcept {
  if (bottom.is_zero()) return std::nullopt;
  if (!fits_int128(top) || bottom.bit_width() > 127) {
    const wide divisor = greatest_common_divisor(bottom, top.size);
    top.size = top.size.divided_by(divisor).quotient;
    bottom = bottom.divided_by(divisor).quotient;
  }
  if (!fits_int128(top) || bottom.bit_width() > 127) return std::nullopt;
  const uint128 size = top.size.low();
  return fraction{static_cast<int128>(top.negative ? uint128{0} - size : size),
                  static_cast<int128>(bottom.low())};
}

}  // namespace detail

constexpr std::strong_ordering operator<=>(const fraction& left, const fraction& right) noexcept {
  if (detail::fits_int64(left.numerator) && detail::fits_int64(left.denominator) &&
      detail::fits_int64(right.numerator) && detail::fits_int64(right.denominator)) {
    const int128 a = left.numerator * right.denominator;
    const int128 b = right.numerator * left.denominator;
    return a < b   ? std::strong_ordering::less
           : b < a ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
  }
  const auto a = detail::multiply(left.numerator, right.denominator);
  const auto b = detail::multiply(right.numerator, left.denominator);
  const auto sign = [](const detail::signed_wide& value) {
    return value.size.is_zero() ? 0 : value.negative ? -1 : 1;
  };
  if (sign(a) != sign(b)) return sign(a) <=> sign(b);
  return sign(a) < 0 ? b.size <=> a.size : a.size <=> b.size;
}

constexpr std::optional<fraction> fraction::plus(const fraction& other) const noexcept {
  // Equal denominators are the common case (decimals of one scale) and keep the text readable: 1/10 + 2/10 = 3/10.
  if (denominator == other.denominator) {
    if (const auto sum = checked_add(numerator, other.numerator)) return fraction{*sum, denominator};
  }
  return detail::narrowed(detail::add(detail::multiply(numerator, other.denominator),
                                      detail::multiply(other.numerator, denominator)),
                          detail::multiply(denominator, other.denominator).size);
}
constexpr std::optional<fraction> fraction::minus(const fraction& other) const noexcept {
  if (denominator == other.denominator) {
    if (const auto difference = checked_subtract(numerator, other.numerator))
      return fraction{*difference, denominator};
  }
  return detail::narrowed(detail::add(detail::multiply(numerator, other.denominator),
                                      detail::negated(detail::multiply(other.numerator, denominator))),
                          detail::multiply(denominator, other.denominator).size);
}
constexpr std::optional<fraction> fraction::times(const fraction& other) const noexcept {
  return detail::narrowed(detail::multiply(numerator, other.numerator),
                          detail::multiply(denominator, other.denominator).size);
}
constexpr std::optional<fraction> fraction::over(const fraction& other) const noexcept {
  const auto bottom = detail::multiply(denominator, other.numerator);
  auto top = detail::multiply(numerator, other.denominator);
  top.negative = top.negative != bottom.negative;
  return detail::narrowed(top, bottom.size);
}

constexpr fraction fraction::reduced() const noexcept {
  const auto divisor = static_cast<int128>(
      detail::greatest_common_divisor(magnitude(denominator), magnitude(numerator)).low());
  return {numerator / divisor, denominator / divisor};
}

constexpr std::optional<std::int64_t> fraction::scaled_half_even(int digits) const noexcept {
  const auto size = detail::divide_half_even(
      detail::wide{magnitude(numerator)} * detail::wide{static_cast<uint128>(power_of_ten(digits))},
      detail::wide{magnitude(denominator)});
  if (size.bit_width() > 63) return std::nullopt;
  const auto value = static_cast<std::int64_t>(size.low());
  return numerator < 0 ? -value : value;
}

constexpr double fraction::to_double() const noexcept {
  if (numerator == 0) return 0.0;
  // Both are doubles, and dividing rounds once.
  constexpr int128 exact_doubles = int128{1} << 53;
  if (numerator <= exact_doubles && numerator >= -exact_doubles && denominator <= exact_doubles)
    return static_cast<double>(static_cast<std::int64_t>(numerator)) /
           static_cast<double>(static_cast<std::int64_t>(denominator));
  // 64 quotient bits or more with a sticky lowest bit, then one rounding to 53 in the conversion below.
  const detail::wide top{magnitude(numerator)};
  const detail::wide bottom{magnitude(denominator)};
  int shift = 65 - (top.bit_width() - bottom.bit_width());
  if (shift < 0) shift = 0;
  const auto [quotient, remainder] = top.shifted_left(shift).divided_by(bottom);
  uint128 bits = quotient.low();
  if (!remainder.is_zero()) bits |= 1U;
  double value = static_cast<double>(bits);
  for (; shift >= 32; shift -= 32)
    value /= 4294967296.0;
  for (; shift > 0; --shift)
    value /= 2.0;
  return numerator < 0 ? -value : value;
}

}  // namespace assay
