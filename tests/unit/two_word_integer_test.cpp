// SPDX-License-Identifier: Apache-2.0
//
// Integers of two words beside the compiler's own: every operation over random operands of all lengths and over the edges.
#include <assay/two_word_integer.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include <assay/integer.hpp>

namespace assay::detail {
namespace {

using two_unsigned = two_word_unsigned;
using two_signed = two_word_signed;

two_unsigned in_words(uint128 value) {
  return two_unsigned::of(static_cast<std::uint64_t>(value >> 64), static_cast<std::uint64_t>(value));
}
two_signed in_words(int128 value) { return two_signed{in_words(static_cast<uint128>(value))}; }

uint128 from_words(two_unsigned value) { return uint128{value.high} << 64 | value.low; }
int128 from_words(two_signed value) { return static_cast<int128>(from_words(two_unsigned{value})); }

/// Edges of every word and half, and numbers of every length.
std::vector<uint128> operands(std::uint64_t seed, int random_count) {
  std::vector<uint128> values{0, 1, 2, 3, 10, ~uint128{0}, ~uint128{0} - 1, int128_max, uint128{1} << 127};
  for (const int bit : {31, 32, 53, 63, 64, 65, 96, 126}) {
    const uint128 power = uint128{1} << bit;
    values.insert(values.end(), {power - 1, power, power + 1, ~power, uint128{0} - power});
  }
  std::mt19937_64 random{seed};
  for (int count = 0; count < random_count; ++count) {
    const uint128 number = uint128{random()} << 64 | random();
    values.push_back(number >> (random() % 128));
  }
  return values;
}

/// Signed results beyond 128 bits are not defined for the compiler's own: they are calculated as unsigned ones.
int128 wrapped(uint128 value) { return static_cast<int128>(value); }

void expect_same_unsigned(uint128 left, uint128 right) {
  const two_unsigned a = in_words(left);
  const two_unsigned b = in_words(right);
  ASSERT_TRUE(from_words(a + b) == left + right);
  ASSERT_TRUE(from_words(a - b) == left - right);
  ASSERT_TRUE(from_words(a * b) == left * right);
  ASSERT_TRUE(from_words(a & b) == (left & right));
  ASSERT_TRUE(from_words(a | b) == (left | right));
  ASSERT_TRUE(from_words(a ^ b) == (left ^ right));
  ASSERT_TRUE((a == b) == (left == right));
  ASSERT_TRUE((a < b) == (left < right));
  ASSERT_TRUE((a >= b) == (left >= right));
  if (right == 0) return;
  ASSERT_TRUE(from_words(a / b) == left / right);
  ASSERT_TRUE(from_words(a % b) == left % right);
}

void expect_same_signed(int128 left, int128 right) {
  const two_signed a = in_words(left);
  const two_signed b = in_words(right);
  const auto bits = static_cast<uint128>(left);
  const auto other = static_cast<uint128>(right);
  ASSERT_TRUE(from_words(a + b) == wrapped(bits + other));
  ASSERT_TRUE(from_words(a - b) == wrapped(bits - other));
  ASSERT_TRUE(from_words(a * b) == wrapped(bits * other));
  ASSERT_TRUE(from_words(a & b) == (left & right));
  ASSERT_TRUE(from_words(a | b) == (left | right));
  ASSERT_TRUE(from_words(a ^ b) == (left ^ right));
  ASSERT_TRUE((a == b) == (left == right));
  ASSERT_TRUE((a < b) == (left < right));
  ASSERT_TRUE((a >= b) == (left >= right));
  if (right == 0 || (left == int128_min && right == -1)) return;
  ASSERT_TRUE(from_words(a / b) == left / right);
  ASSERT_TRUE(from_words(a % b) == left % right);
}

/// Whether the exact result fits, and then the result, as the compiler says it.
void expect_same_overflow(int128 left, int128 right) {
  const two_signed a = in_words(left);
  const two_signed b = in_words(right);
  two_signed result;
  int128 expected = 0;
  ASSERT_EQ(two_word::add_overflows(a, b, result), __builtin_add_overflow(left, right, &expected));
  ASSERT_TRUE(from_words(result) == expected);
  ASSERT_EQ(two_word::subtract_overflows(a, b, result), __builtin_sub_overflow(left, right, &expected));
  ASSERT_TRUE(from_words(result) == expected);
  ASSERT_EQ(two_word::multiply_overflows(a, b, result), __builtin_mul_overflow(left, right, &expected));
  ASSERT_TRUE(from_words(result) == expected);
}

template <class Integer>
void expect_same_overflow_of_words(Integer left, Integer right) {
  Integer result{};
  Integer expected{};
  ASSERT_EQ(two_word::add_overflows(left, right, result), __builtin_add_overflow(left, right, &expected));
  ASSERT_EQ(result, expected);
  ASSERT_EQ(two_word::subtract_overflows(left, right, result),
            __builtin_sub_overflow(left, right, &expected));
  ASSERT_EQ(result, expected);
  ASSERT_EQ(two_word::multiply_overflows(left, right, result),
            __builtin_mul_overflow(left, right, &expected));
  ASSERT_EQ(result, expected);
}

TEST(two_word_integer, calculates_as_the_compilers_own) {
  const std::vector<uint128> values = operands(1, 150);
  for (const uint128 left : values) {
    for (const uint128 right : values) {
      expect_same_unsigned(left, right);
      expect_same_signed(static_cast<int128>(left), static_cast<int128>(right));
      if (HasFatalFailure())
        FAIL() << to_text(static_cast<int128>(left)) << ", " << to_text(static_cast<int128>(right));
    }
  }
}

TEST(two_word_integer, tells_overflow_as_the_compilers_own) {
  const std::vector<uint128> values = operands(2, 100);
  for (const uint128 left : values) {
    for (const uint128 right : values) {
      expect_same_overflow(static_cast<int128>(left), static_cast<int128>(right));
      expect_same_overflow_of_words(static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
      expect_same_overflow_of_words(static_cast<std::uint64_t>(left), static_cast<std::uint64_t>(right));
      expect_same_overflow_of_words(static_cast<std::int32_t>(left), static_cast<std::int32_t>(right));
      if (HasFatalFailure())
        FAIL() << to_text(static_cast<int128>(left)) << ", " << to_text(static_cast<int128>(right));
    }
  }
}

TEST(two_word_integer, shifts_and_signs_as_the_compilers_own) {
  for (const uint128 value : operands(3, 500)) {
    const auto number = static_cast<int128>(value);
    for (int bits = 0; bits < 128; ++bits) {
      ASSERT_TRUE(from_words(in_words(value) << bits) == value << bits) << bits;
      ASSERT_TRUE(from_words(in_words(value) >> bits) == value >> bits) << bits;
      ASSERT_TRUE(from_words(in_words(number) << bits) == wrapped(value << bits)) << bits;
      ASSERT_TRUE(from_words(in_words(number) >> bits) == number >> bits) << bits;
    }
    EXPECT_TRUE(from_words(~in_words(value)) == ~value);
    EXPECT_TRUE(from_words(-in_words(value)) == uint128{0} - value);
    EXPECT_TRUE(from_words(~in_words(number)) == ~number);
    EXPECT_TRUE(from_words(-in_words(number)) == wrapped(uint128{0} - value));
    two_unsigned counter = in_words(value);
    EXPECT_TRUE(from_words(++counter) == value + 1);
    EXPECT_TRUE(from_words(--counter) == value);
  }
}

TEST(two_word_integer, becomes_other_numbers_as_the_compilers_own) {
  for (const uint128 value : operands(4, 20'000)) {
    const auto number = static_cast<int128>(value);
    ASSERT_EQ(static_cast<double>(in_words(value)), static_cast<double>(value));
    ASSERT_EQ(static_cast<double>(in_words(number)), static_cast<double>(number));
    ASSERT_EQ(static_cast<std::int64_t>(in_words(number)), static_cast<std::int64_t>(number));
    ASSERT_EQ(static_cast<std::uint64_t>(in_words(number)), static_cast<std::uint64_t>(number));
    ASSERT_EQ(static_cast<std::int8_t>(in_words(value)), static_cast<std::int8_t>(value));
    ASSERT_EQ(static_cast<bool>(in_words(value)), static_cast<bool>(value));
    ASSERT_EQ(static_cast<bool>(in_words(number)), static_cast<bool>(number));
  }
}

// Ties and their neighbours, where rounding twice would show.
TEST(two_word_integer, becomes_the_nearest_double) {
  std::mt19937_64 random{5};
  for (int shift = 11; shift < 75; ++shift) {
    for (int count = 0; count < 50; ++count) {
      const uint128 tie =
          (uint128{random() | std::uint64_t{1} << 63} >> 11 << shift) + (uint128{1} << (shift - 1));
      for (const uint128 value : {tie - 1, tie, tie + 1})
        ASSERT_EQ(static_cast<double>(in_words(value)), static_cast<double>(value)) << shift;
    }
  }
}

TEST(two_word_integer, is_made_of_every_integer_of_the_language) {
  EXPECT_TRUE(from_words(two_signed{std::numeric_limits<std::int64_t>::min()}) == INT64_MIN);
  EXPECT_TRUE(from_words(two_unsigned{std::numeric_limits<std::int64_t>::min()}) ==
              static_cast<uint128>(INT64_MIN));
  EXPECT_TRUE(from_words(two_signed{std::numeric_limits<std::uint64_t>::max()}) == UINT64_MAX);
  EXPECT_TRUE(from_words(two_unsigned{std::int8_t{-1}}) == ~uint128{0});
  EXPECT_TRUE(from_words(two_signed{true}) == 1);
  EXPECT_TRUE(from_words(two_signed{'0'}) == '0');
  static_assert(two_signed{-7} / 2 == -3 && two_signed{-7} % 2 == -1);
  static_assert(2 * two_unsigned{21U} == 42 && 43 > two_unsigned{42U});
}

}  // namespace
}  // namespace assay::detail
