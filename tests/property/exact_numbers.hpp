// SPDX-License-Identifier: Apache-2.0
//
// Integers and fractions of any size, and random numbers, for tests that calculate again what the library has calculated.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <random>

#include <assay/integer.hpp>

namespace assay::test {

// Without expression templates, so that every expression has the type it seems to have.
using big =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using rational = boost::multiprecision::number<
    boost::multiprecision::rational_adaptor<boost::multiprecision::cpp_int_backend<>>,
    boost::multiprecision::et_off>;

using random_bits = std::mt19937_64;

[[nodiscard]] inline std::int64_t below(random_bits& random, std::int64_t bound) {
  return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound));
}

[[nodiscard]] inline big to_big(int128 value) {
  const uint128 size = magnitude(value);
  big result = static_cast<std::uint64_t>(size >> 64);
  result = (result << 64) | static_cast<std::uint64_t>(size);
  return value < 0 ? big{-result} : result;
}

/// The nearest integer, ties to even.
[[nodiscard]] inline big nearest(const rational& value) {
  const rational size = abs(value);
  big whole = numerator(size) / denominator(size);
  const rational rest = (size - whole) * 2;
  if (rest > 1 || (rest == 1 && (whole & 1) != 0)) ++whole;
  return value < 0 ? big{-whole} : whole;
}

}  // namespace assay::test
