// SPDX-License-Identifier: Apache-2.0
//
// The square root that IEEE 754 asks for, whatever the mathematics library of the platform gives: that of MinGW-w64 rounds twice
// where the compiler does not use the processor's instruction.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include <assay/integer.hpp>

namespace assay::detail {

/// The whole number nearest to the root of `square`, found from one that is near it: root - 1/2 < sqrt(square) < root + 1/2. Never a
/// tie, whose square is no whole number.
[[nodiscard]] constexpr std::uint64_t nearest_whole_root(uint128 square, std::uint64_t root) noexcept {
  while (uint128{root} * root + root < square)
    ++root;
  while (uint128{root} * root - root >= square)
    --root;
  return root;
}

/// The double nearest to the root of `value`, a positive normal number; 0 of anything else.
[[nodiscard]] inline double nearest_root(double value) noexcept {
  constexpr int fraction_bits = 52;
  constexpr int bias = 1'023;
  constexpr std::uint64_t hidden_bit = std::uint64_t{1} << fraction_bits;
  const auto bits = std::bit_cast<std::uint64_t>(value);
  // Above 2046 with a sign, and of infinity and NaN.
  const auto biased_exponent = static_cast<int>(bits >> fraction_bits);
  if (biased_exponent == 0 || biased_exponent >= 2 * bias + 1) return 0.0;

  // value = square * 2^(2 * exponent), so that a whole number of 53 bits is nearest to the root of the square.
  int exponent = biased_exponent - bias - 2 * fraction_bits;
  uint128 square = uint128{(bits & (hidden_bit - 1)) | hidden_bit} << fraction_bits;
  if (exponent % 2 != 0) {
    square <<= 1;
    --exponent;
  }
  exponent /= 2;

  const double guess =
      std::sqrt(static_cast<double>(static_cast<std::uint64_t>(square >> fraction_bits)) * 0x1p52);
  const std::uint64_t root = nearest_whole_root(square, static_cast<std::uint64_t>(guess));
  return std::ldexp(static_cast<double>(root), exponent);
}

}  // namespace assay::detail
