// SPDX-License-Identifier: Apache-2.0
//
// 512-bit unsigned integers for intermediates: products of two or three 128-bit numbers never wrap, so comparing and
// rounding exact fractions needs no special cases.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>

#include <assay/integer.hpp>

namespace assay::detail {

class wide {
 public:
  static constexpr std::size_t limb_count = 8;

  constexpr wide() noexcept = default;
  constexpr wide(uint128 value) noexcept {  // NOLINT(google-explicit-constructor)
    limbs_[0] = static_cast<std::uint64_t>(value);
    limbs_[1] = static_cast<std::uint64_t>(value >> 64);
  }

  [[nodiscard]] constexpr bool is_zero() const noexcept { return bit_width() == 0; }
  [[nodiscard]] constexpr bool is_odd() const noexcept { return (limbs_[0] & 1U) != 0; }

  /// Position of the highest set bit + 1; 0 for zero.
  [[nodiscard]] constexpr int bit_width() const noexcept {
    for (std::size_t index = limb_count; index-- > 0;) {
      if (limbs_[index] != 0) return static_cast<int>(index) * 64 + (64 - std::countl_zero(limbs_[index]));
    }
    return 0;
  }

  /// The low 128 bits; the whole number when bit_width() <= 128.
  [[nodiscard]] constexpr uint128 low() const noexcept { return (uint128{limbs_[1]} << 64) | limbs_[0]; }

  friend constexpr bool operator==(const wide&, const wide&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const wide& left, const wide& right) noexcept {
    for (std::size_t index = limb_count; index-- > 0;) {
      if (left.limbs_[index] != right.limbs_[index]) return left.limbs_[index] <=> right.limbs_[index];
    }
    return std::strong_ordering::equal;
  }

  friend constexpr wide operator+(const wide& left, const wide& right) noexcept {
    wide sum;
    uint128 carry = 0;
    for (std::size_t index = 0; index < limb_count; ++index) {
      carry += uint128{left.limbs_[index]} + right.limbs_[index];
      sum.limbs_[index] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    return sum;
  }

  /// Needs left >= right.
  friend constexpr wide operator-(const wide& left, const wide& right) noexcept {
    wide difference;
    std::uint64_t borrow = 0;
    for (std::size_t index = 0; index < limb_count; ++index) {
      const uint128 from = (uint128{1} << 64) + left.limbs_[index] - right.limbs_[index] - borrow;
      difference.limbs_[index] = static_cast<std::uint64_t>(from);
      borrow = (from >> 64) == 0 ? 1 : 0;
    }
    return difference;
  }

  /// The factors' bit widths together must not pass 512.
  friend constexpr wide operator*(const wide& left, const wide& right) noexcept {
    wide product;
    for (std::size_t i = 0; i < limb_count; ++i) {
      if (left.limbs_[i] == 0) continue;
      uint128 carry = 0;
      for (std::size_t j = 0; i + j < limb_count; ++j) {
        carry += uint128{left.limbs_[i]} * right.limbs_[j] + product.limbs_[i + j];
        product.limbs_[i + j] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
      }
    }
    return product;
  }

  [[nodiscard]] constexpr wide shifted_left(int bits) const noexcept {
    wide result;
    const auto limbs = static_cast<std::size_t>(bits / 64);
    const int rest = bits % 64;
    for (std::size_t index = limb_count; index-- > limbs;) {
      std::uint64_t limb = limbs_[index - limbs] << rest;
      if (rest != 0 && index > limbs) limb |= limbs_[index - limbs - 1] >> (64 - rest);
      result.limbs_[index] = limb;
    }
    return result;
  }

  struct division;
  /// Quotient and remainder; the divisor must not be zero.
  [[nodiscard]] constexpr division divided_by(const wide& divisor) const noexcept;

 private:
  std::array<std::uint64_t, limb_count> limbs_{};
};

struct wide::division {
  wide quotient;
  wide remainder;
};

constexpr wide::division wide::divided_by(const wide& divisor) const noexcept {
  const int width = bit_width();
  const int divisor_width = divisor.bit_width();
  if (width <= 128 && divisor_width <= 128) return {wide{low() / divisor.low()}, wide{low() % divisor.low()}};
  division result{{}, *this};
  for (int shift = width - divisor_width; shift >= 0; --shift) {
    const wide step = divisor.shifted_left(shift);
    if (result.remainder < step) continue;
    result.remainder = result.remainder - step;
    result.quotient = result.quotient + wide{1}.shifted_left(shift);
  }
  return result;
}

[[nodiscard]] constexpr wide greatest_common_divisor(wide left, wide right) noexcept {
  while (!right.is_zero()) {
    const wide rest = left.divided_by(right).remainder;
    left = right;
    right = rest;
  }
  return left;
}

/// numerator / denominator to the nearest integer, ties to even. The denominator has 1 to 511 bits.
[[nodiscard]] constexpr wide divide_half_even(const wide& numerator, const wide& denominator) noexcept {
  const auto [quotient, remainder] = numerator.divided_by(denominator);
  const auto twice = remainder + remainder;
  const bool up = twice > denominator || (twice == denominator && quotient.is_odd());
  return up ? quotient + wide{1} : quotient;
}

}  // namespace assay::detail
