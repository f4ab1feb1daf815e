// SPDX-License-Identifier: Apache-2.0
//
// 128-bit integers made of two words, for compilers that have none of their own: what the header-only types need of them, with the
// answers of the integers of g++ and clang, modulo 2^128 where those would overflow. Slower, above all divided by more than a word.
#pragma once

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include <assay/requirements.hpp>

namespace assay::detail {

/// What both of them are made from and turned into without a word about it: the language's integers of up to 64 bits.
template <class Integer>
concept one_word = std::integral<Integer> && sizeof(Integer) <= sizeof(std::uint64_t);

struct two_word_signed;

/// 0 to 2^128 - 1.
struct two_word_unsigned {
  std::uint64_t high = 0;  // first, so that comparing member by member compares the numbers
  std::uint64_t low = 0;

  constexpr two_word_unsigned() noexcept = default;
  template <one_word Integer>
  constexpr two_word_unsigned(Integer value) noexcept  // NOLINT(google-explicit-constructor)
      : high{value < Integer{} ? ~std::uint64_t{0} : 0}, low{static_cast<std::uint64_t>(value)} {}
  constexpr explicit two_word_unsigned(const two_word_signed& value) noexcept;

  [[nodiscard]] static constexpr two_word_unsigned of(std::uint64_t high, std::uint64_t low) noexcept {
    two_word_unsigned made;
    made.high = high;
    made.low = low;
    return made;
  }

  template <one_word Integer>
  constexpr explicit operator Integer() const noexcept {
    if constexpr (std::same_as<Integer, bool>) {
      return (high | low) != 0;
    } else {
      return static_cast<Integer>(low);
    }
  }
  /// To nearest, ties to even.
  constexpr explicit operator double() const noexcept {
    if (high == 0) return static_cast<double>(low);
    // The highest 64 bits, the last of which stands for all that follow: one rounding.
    const int shift = 64 - std::countl_zero(high);
    const two_word_unsigned top = *this >> shift;
    const std::uint64_t rest = (top << shift) == *this ? 0U : 1U;
    const double scale = static_cast<double>(std::uint64_t{1} << (shift - 1)) * 2.0;
    return static_cast<double>(top.low | rest) * scale;
  }

  /// Position of the highest set bit + 1; 0 for zero.
  [[nodiscard]] constexpr int bit_width() const noexcept {
    return high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(low);
  }

  friend constexpr bool operator==(const two_word_unsigned&, const two_word_unsigned&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const two_word_unsigned&,
                                                    const two_word_unsigned&) noexcept = default;

  friend constexpr two_word_unsigned operator+(two_word_unsigned left, two_word_unsigned right) noexcept {
    const std::uint64_t sum = left.low + right.low;
    return of(left.high + right.high + (sum < left.low ? 1U : 0U), sum);
  }
  friend constexpr two_word_unsigned operator-(two_word_unsigned left, two_word_unsigned right) noexcept {
    return of(left.high - right.high - (left.low < right.low ? 1U : 0U), left.low - right.low);
  }
  friend constexpr two_word_unsigned operator*(two_word_unsigned left, two_word_unsigned right) noexcept {
    two_word_unsigned product = product_of_words(left.low, right.low);
    product.high += left.low * right.high + left.high * right.low;
    return product;
  }
  /// The divisor is not zero.
  friend constexpr two_word_unsigned operator/(two_word_unsigned left, two_word_unsigned right) noexcept;
  friend constexpr two_word_unsigned operator%(two_word_unsigned left, two_word_unsigned right) noexcept;
  /// By 0 to 127 bits.
  template <one_word Bits>
  friend constexpr two_word_unsigned operator<<(two_word_unsigned value, Bits bits) noexcept {
    if (bits == 0) return value;
    if (bits >= 64) return of(value.low << (bits - 64), 0);
    return of(value.high << bits | value.low >> (64 - bits), value.low << bits);
  }
  template <one_word Bits>
  friend constexpr two_word_unsigned operator>>(two_word_unsigned value, Bits bits) noexcept {
    if (bits == 0) return value;
    if (bits >= 64) return of(0, value.high >> (bits - 64));
    return of(value.high >> bits, value.high << (64 - bits) | value.low >> bits);
  }
  friend constexpr two_word_unsigned operator&(two_word_unsigned left, two_word_unsigned right) noexcept {
    return of(left.high & right.high, left.low & right.low);
  }
  friend constexpr two_word_unsigned operator|(two_word_unsigned left, two_word_unsigned right) noexcept {
    return of(left.high | right.high, left.low | right.low);
  }
  friend constexpr two_word_unsigned operator^(two_word_unsigned left, two_word_unsigned right) noexcept {
    return of(left.high ^ right.high, left.low ^ right.low);
  }
  constexpr two_word_unsigned operator~() const noexcept { return of(~high, ~low); }
  constexpr two_word_unsigned operator-() const noexcept { return of(0, 0) - *this; }

  constexpr two_word_unsigned& operator+=(two_word_unsigned other) noexcept { return *this = *this + other; }
  constexpr two_word_unsigned& operator-=(two_word_unsigned other) noexcept { return *this = *this - other; }
  constexpr two_word_unsigned& operator*=(two_word_unsigned other) noexcept { return *this = *this * other; }
  constexpr two_word_unsigned& operator/=(two_word_unsigned other) noexcept { return *this = *this / other; }
  constexpr two_word_unsigned& operator%=(two_word_unsigned other) noexcept { return *this = *this % other; }
  constexpr two_word_unsigned& operator&=(two_word_unsigned other) noexcept { return *this = *this & other; }
  constexpr two_word_unsigned& operator|=(two_word_unsigned other) noexcept { return *this = *this | other; }
  constexpr two_word_unsigned& operator^=(two_word_unsigned other) noexcept { return *this = *this ^ other; }
  template <one_word Bits>
  constexpr two_word_unsigned& operator<<=(Bits bits) noexcept {
    return *this = *this << bits;
  }
  template <one_word Bits>
  constexpr two_word_unsigned& operator>>=(Bits bits) noexcept {
    return *this = *this >> bits;
  }
  constexpr two_word_unsigned& operator++() noexcept { return *this += 1U; }
  constexpr two_word_unsigned& operator--() noexcept { return *this -= 1U; }

 private:
  struct division;

  /// All 128 bits, by halves of the words.
  [[nodiscard]] static constexpr two_word_unsigned product_of_words(std::uint64_t left,
                                                                    std::uint64_t right) noexcept {
    constexpr std::uint64_t half = 0xffff'ffffU;
    const std::uint64_t lowest = (left & half) * (right & half);
    const std::uint64_t inner = (left >> 32) * (right & half) + (lowest >> 32);
    const std::uint64_t outer = (left & half) * (right >> 32) + (inner & half);
    return of((left >> 32) * (right >> 32) + (inner >> 32) + (outer >> 32), outer << 32 | (lowest & half));
  }
  [[nodiscard]] static constexpr division divide(two_word_unsigned left, two_word_unsigned right) noexcept;
};

struct two_word_unsigned::division {
  two_word_unsigned quotient;
  two_word_unsigned remainder;
};

constexpr two_word_unsigned::division two_word_unsigned::divide(two_word_unsigned left,
                                                                two_word_unsigned right) noexcept {
  if ((left.high | right.high) == 0) return {left.low / right.low, left.low % right.low};
  division result{{}, left};
  for (int shift = left.bit_width() - right.bit_width(); shift >= 0; --shift) {
    const two_word_unsigned step = right << shift;
    if (result.remainder < step) continue;
    result.remainder -= step;
    result.quotient |= two_word_unsigned{1U} << shift;
  }
  return result;
}

constexpr two_word_unsigned operator/(two_word_unsigned left, two_word_unsigned right) noexcept {
  return two_word_unsigned::divide(left, right).quotient;
}
constexpr two_word_unsigned operator%(two_word_unsigned left, two_word_unsigned right) noexcept {
  return two_word_unsigned::divide(left, right).remainder;
}

/// -2^127 to 2^127 - 1, in two's complement.
struct two_word_signed {
  std::int64_t high = 0;  // first, so that comparing member by member compares the numbers
  std::uint64_t low = 0;

  constexpr two_word_signed() noexcept = default;
  template <one_word Integer>
  constexpr two_word_signed(Integer value) noexcept  // NOLINT(google-explicit-constructor)
      : high{value < Integer{} ? -1 : 0}, low{static_cast<std::uint64_t>(value)} {}
  constexpr explicit two_word_signed(const two_word_unsigned& value) noexcept
      : high{static_cast<std::int64_t>(value.high)}, low{value.low} {}

  template <one_word Integer>
  constexpr explicit operator Integer() const noexcept {
    return static_cast<Integer>(bits());
  }
  /// To nearest, ties to even.
  constexpr explicit operator double() const noexcept {
    return high < 0 ? -static_cast<double>(-bits()) : static_cast<double>(bits());
  }

  friend constexpr bool operator==(const two_word_signed&, const two_word_signed&) noexcept = default;
  friend constexpr std::strong_ordering operator<=>(const two_word_signed&,
                                                    const two_word_signed&) noexcept = default;

  friend constexpr two_word_signed operator+(two_word_signed left, two_word_signed right) noexcept {
    return two_word_signed{left.bits() + right.bits()};
  }
  friend constexpr two_word_signed operator-(two_word_signed left, two_word_signed right) noexcept {
    return two_word_signed{left.bits() - right.bits()};
  }
  friend constexpr two_word_signed operator*(two_word_signed left, two_word_signed right) noexcept {
    return two_word_signed{left.bits() * right.bits()};
  }
  /// Toward zero; the divisor is not zero.
  friend constexpr two_word_signed operator/(two_word_signed left, two_word_signed right) noexcept {
    return with_sign((left.high < 0) != (right.high < 0), left.size() / right.size());
  }
  /// With the sign of the dividend.
  friend constexpr two_word_signed operator%(two_word_signed left, two_word_signed right) noexcept {
    return with_sign(left.high < 0, left.size() % right.size());
  }
  /// By 0 to 127 bits; to the right it is the division by a power of two that rounds down.
  template <one_word Bits>
  friend constexpr two_word_signed operator<<(two_word_signed value, Bits bits) noexcept {
    return two_word_signed{value.bits() << bits};
  }
  template <one_word Bits>
  friend constexpr two_word_signed operator>>(two_word_signed value, Bits bits) noexcept {
    return two_word_signed{value.high < 0 ? ~(~value.bits() >> bits) : value.bits() >> bits};
  }
  friend constexpr two_word_signed operator&(two_word_signed left, two_word_signed right) noexcept {
    return two_word_signed{left.bits() & right.bits()};
  }
  friend constexpr two_word_signed operator|(two_word_signed left, two_word_signed right) noexcept {
    return two_word_signed{left.bits() | right.bits()};
  }
  friend constexpr two_word_signed operator^(two_word_signed left, two_word_signed right) noexcept {
    return two_word_signed{left.bits() ^ right.bits()};
  }
  constexpr two_word_signed operator~() const noexcept { return two_word_signed{~bits()}; }
  constexpr two_word_signed operator-() const noexcept { return two_word_signed{-bits()}; }

  constexpr two_word_signed& operator+=(two_word_signed other) noexcept { return *this = *this + other; }
  constexpr two_word_signed& operator-=(two_word_signed other) noexcept { return *this = *this - other; }
  constexpr two_word_signed& operator*=(two_word_signed other) noexcept { return *this = *this * other; }
  constexpr two_word_signed& operator/=(two_word_signed other) noexcept { return *this = *this / other; }
  constexpr two_word_signed& operator%=(two_word_signed other) noexcept { return *this = *this % other; }
  constexpr two_word_signed& operator&=(two_word_signed other) noexcept { return *this = *this & other; }
  constexpr two_word_signed& operator|=(two_word_signed other) noexcept { return *this = *this | other; }
  constexpr two_word_signed& operator^=(two_word_signed other) noexcept { return *this = *this ^ other; }
  template <one_word Bits>
  constexpr two_word_signed& operator<<=(Bits bits) noexcept {
    return *this = *this << bits;
  }
  template <one_word Bits>
  constexpr two_word_signed& operator>>=(Bits bits) noexcept {
    return *this = *this >> bits;
  }
  constexpr two_word_signed& operator++() noexcept { return *this += 1; }
  constexpr two_word_signed& operator--() noexcept { return *this -= 1; }

 private:
  [[nodiscard]] constexpr two_word_unsigned bits() const noexcept { return two_word_unsigned{*this}; }
  [[nodiscard]] constexpr two_word_unsigned size() const noexcept { return high < 0 ? -bits() : bits(); }
  [[nodiscard]] static constexpr two_word_signed with_sign(bool negative, two_word_unsigned size) noexcept {
    return two_word_signed{negative ? -size : size};
  }
};

constexpr two_word_unsigned::two_word_unsigned(const two_word_signed& value) noexcept
    : high{static_cast<std::uint64_t>(value.high)}, low{value.low} {}

namespace two_word {

/// Sum, difference, product into `result`; true when the exact one does not fit, as the builtins of g++ and clang say it.
[[nodiscard]] constexpr bool add_overflows(two_word_signed left, two_word_signed right,
                                           two_word_signed& result) noexcept {
  result = left + right;
  return (left.high < 0) == (right.high < 0) && (result.high < 0) != (left.high < 0);
}
[[nodiscard]] constexpr bool subtract_overflows(two_word_signed left, two_word_signed right,
                                                two_word_signed& result) noexcept {
  result = left - right;
  return (left.high < 0) != (right.high < 0) && (result.high < 0) != (left.high < 0);
}
[[nodiscard]] constexpr bool multiply_overflows(two_word_signed left, two_word_signed right,
                                                two_word_signed& result) noexcept {
  result = left * right;
  if (left == 0) return false;
  // -1 alone leads back to where it came from although the product does not fit: -2^127 times -1.
  if (left == -1) return right.high < 0 && result.high < 0;
  return result / left != right;
}

/// The same for the language's own integers, where a compiler has no builtins for them.
template <one_word Integer>
[[nodiscard]] constexpr bool add_overflows(Integer left, Integer right, Integer& result) noexcept {
  const two_word_signed sum = two_word_signed{left} + two_word_signed{right};
  result = static_cast<Integer>(sum);
  return sum != two_word_signed{result};
}
template <one_word Integer>
[[nodiscard]] constexpr bool subtract_overflows(Integer left, Integer right, Integer& result) noexcept {
  const two_word_signed difference = two_word_signed{left} - two_word_signed{right};
  result = static_cast<Integer>(difference);
  return difference != two_word_signed{result};
}
template <one_word Integer>
[[nodiscard]] constexpr bool multiply_overflows(Integer left, Integer right, Integer& result) noexcept {
  using twice_as_wide = std::conditional_t<std::is_signed_v<Integer>, two_word_signed, two_word_unsigned>;
  const twice_as_wide product = twice_as_wide{left} * twice_as_wide{right};
  result = static_cast<Integer>(product);
  return product != twice_as_wide{result};
}

}  // namespace two_word

}  // namespace assay::detail
