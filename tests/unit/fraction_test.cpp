// SPDX-License-Identifier: Apache-2.0
//
// Exact fractions at the ends of their range: order, arithmetic, rounding to integers and to double.
#include <assay/fraction.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace assay {
namespace {

constexpr int128 largest = int128_max;
constexpr int128 smallest = int128_min;

constexpr bool is(const std::optional<fraction>& value, int128 numerator, int128 denominator) {
  return value && value->numerator == numerator && value->denominator == denominator;
}

TEST(Fraction, EqualsByValueAndKeepsItsCounts) {
  static_assert(fraction{38, 40} == fraction{19, 20});
  static_assert(fraction{38, 40}.numerator == 38);
  static_assert(fraction{0, 7} == fraction{0, 9});
  static_assert(fraction{-1, 2} != fraction{1, 2});
  static_assert(fraction{decimal{95, 2}} == fraction{19, 20});
  static_assert(fraction{decimal{INT64_MIN, 18}}.numerator == INT64_MIN);
  static_assert(fraction{} == fraction{0, largest});
}

TEST(Fraction, OrdersSmallNumbers) {
  static_assert(fraction{1, 3} < fraction{1, 2});
  static_assert(fraction{-1, 3} > fraction{-1, 2});
  static_assert(fraction{-1, 2} < fraction{});
  static_assert(fraction{} < fraction{1, 1'000'000});
  static_assert((fraction{2, 6} <=> fraction{1, 3}) == std::strong_ordering::equal);
}

TEST(Fraction, OrdersAtTheEndsOfTheRange) {
  static_assert(fraction{largest} > fraction{largest - 1});
  static_assert(fraction{smallest} < fraction{smallest + 1});
  static_assert(fraction{smallest} < fraction{largest});
  static_assert(fraction{1, largest} < fraction{1, largest - 1});
  static_assert(fraction{-1, largest} > fraction{-1, largest - 1});
  static_assert(fraction{1, largest} > fraction{});
  static_assert(fraction{-1, largest} < fraction{});
  static_assert(fraction{largest, largest} == fraction{1});
  static_assert(fraction{smallest, largest} < fraction{-1});
  // (n - 2) / (n - 1) and (n - 1) / n differ by 1 / (n (n - 1)): below any 128-bit cross product's resolution.
  static_assert(fraction{largest - 2, largest - 1} < fraction{largest - 1, largest});
  static_assert(fraction{-(largest - 2), largest - 1} > fraction{-(largest - 1), largest});
}

TEST(Fraction, OrdersWhereOneSideJustPasses64Bits) {
  constexpr int128 border = int128{INT64_MAX};
  static_assert(fraction{border, border} == fraction{border + 1, border + 1});
  static_assert(fraction{border} < fraction{border + 1});
  static_assert(fraction{INT64_MIN} > fraction{int128{INT64_MIN} - 1});
  static_assert(fraction{INT64_MIN, border} < fraction{-1});
  static_assert(fraction{INT64_MIN, border} == fraction{2 * int128{INT64_MIN}, 2 * border});
  static_assert(fraction{border - 1, border} < fraction{border, border + 1});
}

TEST(Fraction, AddsAndKeepsACommonDenominator) {
  static_assert(is(fraction{1, 10}.plus({2, 10}), 3, 10));
  static_assert(fraction{1, 2}.plus({1, 3}) == fraction{5, 6});
  static_assert(fraction{1, 2}.minus({1, 3}) == fraction{1, 6});
  static_assert(fraction{1, 3}.minus({1, 2}) == fraction{-1, 6});
  static_assert(fraction{1, 2}.plus({-1, 2}) == fraction{});
  static_assert(fraction{-1, 2}.minus({-1, 3}) == fraction{-1, 6});
}

TEST(Fraction, MultipliesAndDivides) {
  static_assert(fraction{2, 3}.times({3, 4}) == fraction{1, 2});
  static_assert(fraction{-2, 3}.times({-3, 4}) == fraction{1, 2});
  static_assert(fraction{-2, 3}.times({}) == fraction{});
  static_assert(fraction{1, 2}.over({1, 4}) == fraction{2});
  static_assert(fraction{1, 2}.over({-1, 4}) == fraction{-2});
  static_assert(fraction{-1, 2}.over({-1, 4}) == fraction{2});
  static_assert(fraction{}.over({-1, 4}) == fraction{});
  static_assert(!fraction{1, 2}.over({}));
  static_assert(!fraction{}.over({}));
  static_assert(fraction{1, 2}.over({-1, 4})->denominator > 0);
}

TEST(Fraction, ReducesWhenOtherwiseThereIsNoRoom) {
  static_assert(is(fraction{largest, 2}.times({2, largest}), 1, 1));
  static_assert(is(fraction{largest, largest - 1}.over({largest, largest - 1}), 1, 1));
  static_assert(fraction{1, largest}.plus({1, largest}) == fraction{2, largest});
  static_assert(fraction{largest - 1, 2}.plus({largest - 1, 2}) == fraction{largest - 1});
  static_assert(fraction{largest}.minus({largest}) == fraction{});
  static_assert(fraction{smallest}.minus({smallest}) == fraction{});
  static_assert(fraction{-1}.minus({smallest}) == fraction{largest});
}

TEST(Fraction, IsEmptyWhereTheResultDoesNotFit) {
  static_assert(!fraction{largest}.plus({1}));
  static_assert(!fraction{smallest}.minus({1}));
  static_assert(!fraction{}.minus({smallest}));
  static_assert(!fraction{largest}.times({2}));
  static_assert(!fraction{1, largest}.times({1, 2}));
  static_assert(!fraction{1, largest}.plus({1, largest - 1}));
  static_assert(!fraction{largest}.over({1, 2}));
  static_assert(!fraction{1, largest}.over({2}));
}

TEST(Fraction, TheSmallestNumeratorIsANumberLikeOthers) {
  static_assert(is(fraction{smallest + 1}.plus({-1}), smallest, 1));
  static_assert(is(fraction{smallest / 2}.times({2}), smallest, 1));
  static_assert(is(fraction{smallest}.times({1}), smallest, 1));
  static_assert(is(fraction{smallest}.reduced(), smallest, 1));
  static_assert(is(fraction{smallest, 2}.reduced(), smallest / 2, 1));
  static_assert(!fraction{smallest}.times({-1}));
}

TEST(Fraction, Reduces) {
  static_assert(is(fraction{38, 40}.reduced(), 19, 20));
  static_assert(is(fraction{-38, 40}.reduced(), -19, 20));
  static_assert(is(fraction{0, 40}.reduced(), 0, 1));
  static_assert(is(fraction{40, 40}.reduced(), 1, 1));
  static_assert(is(fraction{largest, largest}.reduced(), 1, 1));
  static_assert(is(fraction{largest, largest - 1}.reduced(), largest, largest - 1));
}

TEST(Fraction, TiesGoToTheEvenIntegerOnBothSidesOfZero) {
  static_assert(fraction{1, 2}.scaled_half_even(0) == 0);
  static_assert(fraction{3, 2}.scaled_half_even(0) == 2);
  static_assert(fraction{5, 2}.scaled_half_even(0) == 2);
  static_assert(fraction{-1, 2}.scaled_half_even(0) == 0);
  static_assert(fraction{-3, 2}.scaled_half_even(0) == -2);
  static_assert(fraction{-5, 2}.scaled_half_even(0) == -2);
  static_assert(fraction{125, 1000}.scaled_half_even(2) == 12);
  static_assert(fraction{135, 1000}.scaled_half_even(2) == 14);
  static_assert(fraction{-125, 1000}.scaled_half_even(2) == -12);
  static_assert(fraction{-135, 1000}.scaled_half_even(2) == -14);
  // Not quite ties.
  static_assert(fraction{125'000'000'000'001, 1'000'000'000'000'000}.scaled_half_even(2) == 13);
  static_assert(fraction{134'999'999'999'999, 1'000'000'000'000'000}.scaled_half_even(2) == 13);
  static_assert(fraction{2, 3}.scaled_half_even(9) == 666'666'667);
  static_assert(fraction{-2, 3}.scaled_half_even(9) == -666'666'667);
  static_assert(fraction{2, 3}.scaled_half_even(18) == 666'666'666'666'666'667);
  static_assert(fraction{1, largest}.scaled_half_even(18) == 0);
}

TEST(Fraction, ScaledValuesEndWith64Bits) {
  static_assert(fraction{INT64_MAX}.scaled_half_even(0) == INT64_MAX);
  static_assert(fraction{-INT64_MAX}.scaled_half_even(0) == -INT64_MAX);
  static_assert(!fraction{int128{INT64_MAX} + 1}.scaled_half_even(0));
  static_assert(!fraction{10}.scaled_half_even(18));
  static_assert(fraction{9}.scaled_half_even(18) == 9'000'000'000'000'000'000);
  static_assert(!fraction{largest}.scaled_half_even(18));
  static_assert(!fraction{smallest}.scaled_half_even(18));
  static_assert(fraction{largest, largest}.scaled_half_even(18) == 1'000'000'000'000'000'000);
  static_assert(!fraction{INT64_MIN}.scaled_half_even(0));
  // 2^63 - 1/2 is a tie that goes to 2^63; a quarter less still rounds down into range.
  static_assert(!fraction{(int128{1} << 64) - 1, 2}.scaled_half_even(0));
  static_assert(fraction{(int128{1} << 65) - 3, 4}.scaled_half_even(0) == INT64_MAX);
}

TEST(Fraction, NearestDouble) {
  static_assert(fraction{}.to_double() == 0.0);
  static_assert(fraction{1, 10}.to_double() == 0.1);
  static_assert(fraction{1, 3}.to_double() == 1.0 / 3.0);
  static_assert(fraction{-2, 3}.to_double() == -2.0 / 3.0);
  static_assert(fraction{945, 1000}.to_double() == 0.945);
  static_assert(fraction{INT64_MIN}.to_double() == -9223372036854775808.0);
  static_assert(fraction{largest}.to_double() == 170141183460469231731687303715884105728.0);
  static_assert(fraction{smallest}.to_double() == -170141183460469231731687303715884105728.0);
  static_assert(fraction{1, largest}.to_double() == 5.877471754111438e-39);
  static_assert(fraction{largest, largest}.to_double() == 1.0);
  EXPECT_FALSE(std::signbit(fraction(0, 5).to_double()));
}

TEST(Fraction, DoubleTiesGoToEven) {
  constexpr int128 power = int128{1} << 53;
  static_assert(fraction{power + 1}.to_double() == 9007199254740992.0);
  static_assert(fraction{power + 3}.to_double() == 9007199254740996.0);
  static_assert(fraction{-power - 1}.to_double() == -9007199254740992.0);
  // One part in 2^126 above the tie decides.
  static_assert(fraction{(int128{1} << 126) + (int128{1} << 73), int128{1} << 126}.to_double() == 1.0);
  static_assert(fraction{(int128{1} << 126) + (int128{1} << 73) + 1, int128{1} << 126}.to_double() ==
                1.0 + std::numeric_limits<double>::epsilon());
  static_assert(fraction{(int128{1} << 126) + 3 * (int128{1} << 73), int128{1} << 126}.to_double() ==
                1.0 + 2 * std::numeric_limits<double>::epsilon());
  // Rounding up into the next power of two.
  static_assert(fraction{(int128{1} << 100) - 1}.to_double() == 1267650600228229401496703205376.0);
}

TEST(Fraction, Text) {
  EXPECT_EQ((fraction{19, 20}.text()), "19/20");
  EXPECT_EQ((fraction{38, 40}.text()), "38/40");
  EXPECT_EQ(fraction{-7}.text(), "-7");
  EXPECT_EQ((fraction{0, 3}.text()), "0/3");
  EXPECT_EQ((fraction{smallest, largest}.text()),
            "-170141183460469231731687303715884105728/170141183460469231731687303715884105727");
}

TEST(Fraction, IsNeverMadeFromAFloatingPointNumberBehindOnesBack) {
  static_assert(!std::is_convertible_v<double, fraction>);
  static_assert(!std::is_constructible_v<fraction, double>);
  static_assert(!std::is_constructible_v<fraction, float>);
  static_assert(std::is_convertible_v<int, fraction>);
  static_assert(std::is_convertible_v<decimal, fraction>);
}

}  // namespace
}  // namespace assay
