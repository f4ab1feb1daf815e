// SPDX-License-Identifier: Apache-2.0
//
// The integers everything else is built from: 128-bit sums and arithmetic that tells when it does not fit. g++ and clang provide
// 128-bit integers as an extension; where there are none, or ASSAY_NO_INT128 is defined, they are made of two words, and the compiled
// engine cannot be used.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <assay/requirements.hpp>

#if !defined(__SIZEOF_INT128__) && !defined(ASSAY_NO_INT128)
#define ASSAY_NO_INT128
#endif
#ifdef ASSAY_NO_INT128
#include <assay/two_word_integer.hpp>
#endif

namespace assay {

#ifdef ASSAY_NO_INT128
using int128 = detail::two_word_signed;
using uint128 = detail::two_word_unsigned;

namespace detail {
using two_word::add_overflows;
using two_word::multiply_overflows;
using two_word::subtract_overflows;
}  // namespace detail
#else
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

namespace detail {
template <class Integer>
[[nodiscard]] constexpr bool add_overflows(Integer left, Integer right, Integer& result) noexcept {
  return __builtin_add_overflow(left, right, &result);
}
template <class Integer>
[[nodiscard]] constexpr bool subtract_overflows(Integer left, Integer right, Integer& result) noexcept {
  return __builtin_sub_overflow(left, right, &result);
}
template <class Integer>
[[nodiscard]] constexpr bool multiply_overflows(Integer left, Integer right, Integer& result) noexcept {
  return __builtin_mul_overflow(left, right, &result);
}
}  // namespace detail
#endif

/// Largest and smallest int128 (std::numeric_limits does not know the type in strict mode).
inline constexpr int128 int128_max = static_cast<int128>(~uint128{0} >> 1);
inline constexpr int128 int128_min = -int128_max - 1;

/// Absolute value as unsigned: defined for the smallest int128 too.
[[nodiscard]] constexpr uint128 magnitude(int128 value) noexcept {
  return value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value);
}

/// Sum, difference, product; empty when the exact result does not fit.
template <class Integer>
[[nodiscard]] constexpr std::optional<Integer> checked_add(Integer left, Integer right) noexcept {
  Integer result{};
  if (detail::add_overflows(left, right, result)) return std::nullopt;
  return result;
}
template <class Integer>
[[nodiscard]] constexpr std::optional<Integer> checked_subtract(Integer left, Integer right) noexcept {
  Integer result{};
  if (detail::subtract_overflows(left, right, result)) return std::nullopt;
  return result;
}
template <class Integer>
[[nodiscard]] constexpr std::optional<Integer> checked_multiply(Integer left, Integer right) noexcept {
  Integer result{};
  if (detail::multiply_overflows(left, right, result)) return std::nullopt;
  return result;
}

/// 10^exponent for 0 <= exponent <= 18.
[[nodiscard]] constexpr std::int64_t power_of_ten(int exponent) noexcept {
  std::int64_t result = 1;
  while (exponent-- > 0)
    result *= 10;
  return result;
}

/// Decimal text of a 128-bit integer.
[[nodiscard]] inline std::string to_text(int128 value) {
  char digits[40] = {};
  int first = 40;
  uint128 rest = magnitude(value);
  do {
    digits[--first] = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (value < 0) digits[--first] = '-';
  return std::string(digits + first, digits + 40);
}

/// The integer that `text` spells in full (`-?[0-9]+`); empty when it is anything else or does not fit.
[[nodiscard]] constexpr std::optional<int128> parse_int128(std::string_view text) noexcept {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  int128 value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    const auto shifted = checked_multiply<int128>(value, 10);
    if (!shifted) return std::nullopt;
    const auto next = negative ? checked_subtract<int128>(*shifted, digit - '0')
                               : checked_add<int128>(*shifted, digit - '0');
    if (!next) return std::nullopt;
    value = *next;
  }
  return value;
}

}  // namespace assay
