// SPDX-License-Identifier: Apache-2.0
//
// Exact decimal numbers as people write them: band edges, weights, targets, cells of a file.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <assay/integer.hpp>

namespace assay {

/// coefficient / 10^scale, exactly; 18 digits always fit. `2.50` and `2.5` compare equal but keep their own scale.
struct decimal {
  static constexpr int maximum_scale = 18;

  std::int64_t coefficient = 0;
  std::int32_t scale = 0;  ///< digits after the point, 0..18

  constexpr decimal() noexcept = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a whole number is a decimal, without loss
  constexpr decimal(std::int64_t whole_number) noexcept : coefficient{whole_number} {}
  /// 0.1 as a double is not 0.1: parse its text.
  template <std::floating_point Number>
  decimal(Number) = delete;
  constexpr decimal(std::int64_t scaled, int digits) noexcept : coefficient{scaled}, scale{digits} {}

  /// The number `text` spells: `-?digits[.digits][(e|E)[+-]digits]`. Empty when it is anything else or needs more
  /// than 18 digits (a coefficient up to 2^63 - 1 still fits). Never depends on a locale.
  [[nodiscard]] static constexpr std::optional<decimal> parse(std::string_view text) noexcept;

  /// The same number with exactly `digits` digits after the point; empty when digits other than zero would be
  /// lost or the coefficient would not fit.
  [[nodiscard]] constexpr std::optional<decimal> with_scale(int digits) const noexcept;

  /// The same number with the fewest digits after the point.
  [[nodiscard]] constexpr decimal shortest() const noexcept {
    decimal result = *this;
    while (result.scale > 0 && result.coefficient % 10 == 0) {
      result.coefficient /= 10;
      --result.scale;
    }
    return result;
  }

  [[nodiscard]] std::string text() const;

  friend constexpr std::strong_ordering operator<=>(const decimal& left, const decimal& right) noexcept {
    const int common = left.scale > right.scale ? left.scale : right.scale;
    // 63 + 60 bits at most: the product always fits.
    const int128 a = static_cast<int128>(left.coefficient) * power_of_ten(common - left.scale);
    const int128 b = static_cast<int128>(right.coefficient) * power_of_ten(common - right.scale);
    return a < b   ? std::strong_ordering::less
           : b < a ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
  }
  friend constexpr bool operator==(const decimal& left, const decimal& right) noexcept {
    return (left <=> right) == std::strong_ordering::equal;
  }
  constexpr decimal operator-() const noexcept { return {-coefficient, scale}; }
};

namespace detail {

/// Digits of a decimal text while it is read.
struct decimal_reader {
  std::string_view rest;
  int128 coefficient = 0;
  int scale = 0;
  bool any_digit = false;

  constexpr bool take(char wanted) noexcept {
    if (rest.empty() || rest.front() != wanted) return false;
    rest.remove_prefix(1);
    return true;
  }
  constexpr bool digits(bool after_point) noexcept {
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
      if (coefficient > int128_max / 16) return false;
      coefficient = coefficient * 10 + (rest.front() - '0');
      scale += after_point ? 1 : 0;
      any_digit = true;
      rest.remove_prefix(1);
    }
    return true;
  }
  constexpr bool exponent() noexcept {
    if (!take('e') && !take('E')) return true;
    const bool negative = take('-');
    if (!negative) (void)take('+');
    if (rest.empty()) return false;
    int value = 0;
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && value < 1000) {
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    scale -= negative ? -value : value;
    return true;
  }
  /// Brings the scale into 0..18 without changing the number.
  constexpr bool bring_scale_into_range() noexcept {
    while (scale > 0 && coefficient % 10 == 0) {
      coefficient /= 10;
      --scale;
    }
    if (coefficient == 0) scale = 0;
    while (scale < 0) {
      if (coefficient > INT64_MAX / 10) return false;
      coefficient *= 10;
      ++scale;
    }
    return scale <= decimal::maximum_scale && coefficient <= INT64_MAX;
  }
};

}  // namespace detail

constexpr std::optional<decimal> decimal::parse(std::string_view text) noexcept {
  detail::decimal_reader reader{text};
  const bool negative = reader.take('-');
  if (!reader.digits(false)) return std::nullopt;
  if (!reader.any_digit) return std::nullopt;
  if (reader.take('.')) {
    const std::size_t before = reader.rest.size();
    if (!reader.digits(true) || reader.rest.size() == before) return std::nullopt;
  }
  const int written_scale = reader.scale;
  if (!reader.exponent() || !reader.rest.empty() || !reader.bring_scale_into_range()) return std::nullopt;
  const auto coefficient = static_cast<std::int64_t>(reader.coefficient);
  const decimal shortest{negative ? -coefficient : coefficient, reader.scale};
  // Keep the zeros somebody wrote (`2.50`) when there is room for them.
  if (written_scale > shortest.scale && written_scale <= maximum_scale) {
    if (const auto written = shortest.with_scale(written_scale)) return written;
  }
  return shortest;
}

constexpr std::optional<decimal> decimal::with_scale(int digits) const noexcept {
  if (digits < 0 || digits > maximum_scale) return std::nullopt;
  decimal result = *this;
  while (result.scale > digits) {
    if (result.coefficient % 10 != 0) return std::nullopt;
    result.coefficient /= 10;
    --result.scale;
  }
  const auto scaled = checked_multiply<std::int64_t>(result.coefficient, power_of_ten(digits - result.scale));
  if (!scaled) return std::nullopt;
  return decimal{*scaled, digits};
}

namespace detail {

/// Text of value / 10^scale.
inline std::string scaled_text(int128 value, int scale) {
  std::string digits = to_text(value);
  if (value < 0) digits.erase(0, 1);
  if (scale > 0) {
    if (digits.size() <= static_cast<std::size_t>(scale))
      digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
  }
  if (value < 0) digits.insert(0, 1, '-');
  return digits;
}

}  // namespace detail

inline std::string decimal::text() const { return detail::scaled_text(coefficient, scale); }

}  // namespace assay
