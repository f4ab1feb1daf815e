// SPDX-License-Identifier: Apache-2.0
//
// Exact fractions of every size against Boost.Multiprecision: order, arithmetic, rounding to scaled integers, and the
// nearest double found by long division.
#include <assay/fraction.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>

#include "property/exact_numbers.hpp"

namespace assay {
namespace {

using test::big;
using test::nearest;
using test::random_bits;
using test::to_big;

const big largest = to_big(int128_max);
const big smallest = to_big(int128_min);

// Of any size up to 127 bits, with runs of ones and zeros.
int128 random_size(random_bits& random) {
  const auto bits = static_cast<int>(random() % 128);
  if (bits == 0) return 0;
  const auto limb = [&random] {
    const std::uint64_t kind = random() % 4;
    return kind == 0 ? 0 : kind == 1 ? UINT64_MAX : random();
  };
  const uint128 value = (uint128{limb()} << 64) | limb();
  const uint128 top = uint128{1} << (bits - 1);
  return static_cast<int128>((value & (top - 1)) | top);
}

int128 random_numerator(random_bits& random) {
  const int128 size = random_size(random);
  return random() % 2 == 0 ? size : -size;
}

fraction random_fraction(random_bits& random) {
  const int128 bottom = random_size(random);
  return {random_numerator(random), bottom == 0 ? 1 : bottom};
}

// One that is equal or as near as it gets.
fraction neighbour_of(const fraction& value, random_bits& random) {
  fraction result = value;
  switch (random() % 4) {
    case 0:
      result = value.reduced();
      break;
    case 1:
      result.numerator += result.numerator < int128_max ? 1 : 0;
      break;
    case 2:
      result.denominator += result.denominator < int128_max ? 1 : 0;
      break;
    default:
      break;
  }
  return result;
}

big common_divisor(big left, big right) {
  while (right != 0) {
    const big rest = left % right;
    left = right;
    right = rest;
  }
  return abs(left);
}

std::optional<fraction> reduced_if_it_fits(const big& top, const big& bottom) {
  if (bottom == 0) return std::nullopt;
  const big divisor = common_divisor(top, bottom) * (bottom < 0 ? -1 : 1);
  const big numerator = top / divisor;
  const big denominator = bottom / divisor;
  if (numerator > largest || numerator < smallest || denominator > largest) return std::nullopt;
  const auto narrow = [](const big& value) { return parse_int128(value.str()).value(); };
  return fraction{narrow(numerator), narrow(denominator)};
}

// 53 bits of the quotient, then one rounding, in integers.
double nearest_double(const fraction& value) {
  if (value.numerator == 0) return 0.0;
  big top = abs(to_big(value.numerator));
  big bottom = to_big(value.denominator);
  int exponent = 0;
  for (; top < (bottom << 52); --exponent)
    top <<= 1;
  for (; top >= (bottom << 53); ++exponent)
    bottom <<= 1;
  big quotient = top / bottom;
  const big twice = (top % bottom) * 2;
  if (twice > bottom || (twice == bottom && (quotient & 1) != 0)) ++quotient;
  const double size = std::ldexp(static_cast<double>(quotient.convert_to<std::uint64_t>()), exponent);
  return value.numerator < 0 ? -size : size;
}

bool same_value(const std::optional<fraction>& left, const std::optional<fraction>& right) {
  if (!left || !right) return left.has_value() == right.has_value();
  return to_big(left->numerator) * to_big(right->denominator) ==
             to_big(right->numerator) * to_big(left->denominator) &&
         left->denominator > 0;
}

constexpr int rounds = 20'000;

TEST(FractionProperty, Order) {
  random_bits random{11};
  int equal = 0;
  for (int round = 0; round < 5 * rounds; ++round) {
    const fraction left = random_fraction(random);
    const fraction right = round % 2 == 0 ? neighbour_of(left, random) : random_fraction(random);
    const big a = to_big(left.numerator) * to_big(right.denominator);
    const big b = to_big(right.numerator) * to_big(left.denominator);
    ASSERT_EQ(left <=> right, a.compare(b) <=> 0) << left.text() << " <=> " << right.text();
    ASSERT_EQ(right <=> left, b.compare(a) <=> 0) << right.text() << " <=> " << left.text();
    ASSERT_EQ(left == right, a == b) << left.text() << " == " << right.text();
    equal += a == b ? 1 : 0;
  }
  EXPECT_GT(equal, rounds / 4);
}

TEST(FractionProperty, ArithmeticIsExactAndEmptyOnlyWhereTheResultDoesNotFit) {
  random_bits random{12};
  int fitting = 0;
  for (int round = 0; round < rounds; ++round) {
    const fraction left = random_fraction(random);
    fraction right = random_fraction(random);
    if (round % 3 == 0) right.denominator = left.denominator;
    if (round % 7 == 0) right.numerator = int128_min;
    const big a = to_big(left.numerator);
    const big b = to_big(left.denominator);
    const big c = to_big(right.numerator);
    const big d = to_big(right.denominator);
    ASSERT_TRUE(same_value(left.plus(right), reduced_if_it_fits(a * d + c * b, b * d)))
        << left.text() << " + " << right.text();
    ASSERT_TRUE(same_value(left.minus(right), reduced_if_it_fits(a * d - c * b, b * d)))
        << left.text() << " - " << right.text();
    ASSERT_TRUE(same_value(left.times(right), reduced_if_it_fits(a * c, b * d)))
        << left.text() << " * " << right.text();
    ASSERT_TRUE(same_value(left.over(right), reduced_if_it_fits(a * d, b * c)))
        << left.text() << " / " << right.text();
    fitting += left.times(right) ? 1 : 0;
  }
  EXPECT_GT(fitting, rounds / 10);
  EXPECT_LT(fitting, rounds);
}

TEST(FractionProperty, ReducedIsTheSameValueInLowestTerms) {
  random_bits random{13};
  for (int round = 0; round < rounds; ++round) {
    const fraction value = random_fraction(random);
    const fraction reduced = value.reduced();
    ASSERT_TRUE(same_value(value, reduced)) << value.text();
    ASSERT_EQ(common_divisor(to_big(reduced.numerator), to_big(reduced.denominator)), 1) << value.text();
  }
}

TEST(FractionProperty, ScaledIntegersAreTheNearest) {
  random_bits random{14};
  int fitting = 0;
  int ties = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto digits = static_cast<int>(random() % 19);
    fraction value = random_fraction(random);
    // Ties: an odd number of halves of the last digit.
    if (round % 4 == 0)
      value = {static_cast<int128>(random() >> 20) * (round % 8 == 0 ? 1 : -1),
               int128{2} * power_of_ten(digits)};
    const big top = abs(to_big(value.numerator)) * power_of_ten(digits);
    const big bottom = to_big(value.denominator);
    big expected = top / bottom;
    const big twice = (top % bottom) * 2;
    ties += twice == bottom ? 1 : 0;
    if (twice > bottom || (twice == bottom && (expected & 1) != 0)) ++expected;
    if (value.numerator < 0) expected = -expected;
    const auto scaled = value.scaled_half_even(digits);
    if (abs(expected) > INT64_MAX) {
      ASSERT_EQ(scaled, std::nullopt) << value.text() << " to " << digits;
    } else {
      ASSERT_EQ(scaled, expected.convert_to<std::int64_t>()) << value.text() << " to " << digits;
      ++fitting;
    }
  }
  EXPECT_GT(fitting, rounds / 4);
  EXPECT_LT(fitting, rounds);
  EXPECT_GT(ties, rounds / 20);
}

TEST(FractionProperty, ToDoubleIsTheNearest) {
  random_bits random{15};
  for (int round = 0; round < 2 * rounds; ++round) {
    const fraction value = random_fraction(random);
    ASSERT_EQ(value.to_double(), nearest_double(value)) << value.text();
  }
}

TEST(FractionProperty, ToDoubleGoesToEvenFromBetweenTwoDoubles) {
  random_bits random{16};
  for (int round = 0; round < rounds; ++round) {
    // 54 bits with the last one set lie half way between two doubles; a far smaller addend decides.
    const int128 between = static_cast<int128>((random() >> 10) | (std::uint64_t{1} << 53) | 1U);
    const int128 bottom = int128{1} << (random() % 70);
    const fraction tie{between, bottom};
    ASSERT_EQ(tie.to_double(), nearest_double(tie)) << tie.text();
    for (const int128 nudge : {-1, 1}) {
      const fraction near{between * (int128{1} << 72) + nudge, int128{1} << 72};
      ASSERT_EQ(near.to_double(), nearest_double(near)) << near.text();
    }
  }
}

TEST(FractionProperty, DoublesComeBack) {
  random_bits random{17};
  for (int round = 0; round < rounds; ++round) {
    const std::int64_t mantissa = static_cast<std::int64_t>(random() >> 11) * (round % 2 == 0 ? 1 : -1);
    const int shift = static_cast<int>(random() % 120);
    const fraction value{mantissa, int128{1} << shift};
    ASSERT_EQ(value.to_double(), std::ldexp(static_cast<double>(mantissa), -shift)) << value.text();
  }
}

TEST(FractionProperty, ToDoubleKeepsTheOrder) {
  random_bits random{18};
  for (int round = 0; round < rounds; ++round) {
    const fraction left = random_fraction(random);
    const fraction right = neighbour_of(left, random);
    if (left < right) {
      ASSERT_LE(left.to_double(), right.to_double()) << left.text() << " < " << right.text();
    } else {
      ASSERT_GE(left.to_double(), right.to_double()) << left.text() << " >= " << right.text();
    }
  }
}

}  // namespace
}  // namespace assay
