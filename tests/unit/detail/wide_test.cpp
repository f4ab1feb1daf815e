// SPDX-License-Identifier: Apache-2.0
//
// 512-bit integers where they could break: carries over all limbs, shifts by whole limbs, both ways to divide, ties.
#include <assay/detail/wide.hpp>

#include <gtest/gtest.h>

#include <compare>
#include <cstdint>

namespace assay::detail {
namespace {

constexpr uint128 largest_128 = ~uint128{0};

constexpr wide power_of_two(int exponent) { return wide{1}.shifted_left(exponent); }
/// 2^bits - 1
constexpr wide ones(int bits) {
  return bits == 0 ? wide{} : power_of_two(bits - 1) - wide{1} + power_of_two(bits - 1);
}

TEST(Wide, Zero) {
  static_assert(wide{}.is_zero());
  static_assert(wide{}.bit_width() == 0);
  static_assert(!wide{}.is_odd());
  static_assert(wide{} == wide{0});
  static_assert(wide{}.shifted_left(511).is_zero());
}

TEST(Wide, BitWidthOfEveryPower) {
  for (int bit = 0; bit < 512; ++bit) {
    EXPECT_EQ(power_of_two(bit).bit_width(), bit + 1);
    EXPECT_EQ(ones(bit).bit_width(), bit);
    EXPECT_EQ(power_of_two(bit).is_odd(), bit == 0);
  }
}

TEST(Wide, LowIsTheNumberWhenItFits) {
  static_assert(wide{largest_128}.low() == largest_128);
  static_assert(wide{uint128{1} << 64}.low() == uint128{1} << 64);
  static_assert((power_of_two(128) + wide{5}).low() == 5);
}

TEST(Wide, ShiftsByLimbsBitsAndBoth) {
  static_assert(wide{3}.shifted_left(0) == wide{3});
  static_assert(wide{1}.shifted_left(64).low() == uint128{1} << 64);
  static_assert(wide{largest_128}.shifted_left(1) == wide{largest_128} + wide{largest_128});
  static_assert(wide{1}.shifted_left(512).is_zero());
  static_assert(wide{1}.shifted_left(1000).is_zero());
  static_assert(ones(512).shifted_left(511) == power_of_two(511));
  for (int bits = 0; bits < 384; ++bits) {
    EXPECT_EQ(wide{largest_128}.shifted_left(bits), wide{largest_128} * power_of_two(bits)) << bits;
  }
}

TEST(Wide, OrderLooksAtTheHighestLimbFirst) {
  static_assert(power_of_two(511) > ones(511));
  static_assert(power_of_two(64) > wide{UINT64_MAX});
  static_assert((wide{7} <=> wide{7}) == std::strong_ordering::equal);
  static_assert(power_of_two(200) + wide{1} > power_of_two(200));
  static_assert(power_of_two(200) < power_of_two(200) + power_of_two(100));
}

TEST(Wide, CarriesAndBorrowsCrossAllLimbs) {
  static_assert(ones(511) + wide{1} == power_of_two(511));
  static_assert(power_of_two(511) - wide{1} == ones(511));
  static_assert(power_of_two(511) - power_of_two(511) == wide{});
  static_assert((power_of_two(128) - wide{1}).low() == largest_128);
  // The lower limb of the left side is zero and of the right side all ones, with a borrow coming in.
  static_assert(power_of_two(192) - ones(128) == ones(64).shifted_left(128) + wide{1});
}

TEST(Wide, ProductsOfTheLargestFactors) {
  static_assert(wide{largest_128} * wide{largest_128} == power_of_two(256) - power_of_two(129) + wide{1});
  static_assert(ones(256) * ones(256) == ones(512) - power_of_two(257) + wide{2});
  static_assert(ones(511) * wide{1} == ones(511));
  static_assert(ones(384) * wide{} == wide{});
}

constexpr bool divides(const wide& number, const wide& divisor) {
  const auto [quotient, remainder] = number.divided_by(divisor);
  return quotient * divisor + remainder == number && remainder < divisor;
}

TEST(Wide, DivisionLeavesNothingOver) {
  static_assert(divides(ones(512), wide{3}));
  static_assert(divides(ones(512), ones(512)));
  static_assert(divides(ones(512), power_of_two(511)));
  static_assert(divides(ones(511), ones(512)));
  static_assert(divides(wide{}, wide{7}));
  static_assert(divides(ones(128), ones(128)));
  static_assert(divides(power_of_two(128), ones(128)));
  static_assert(divides(ones(128), power_of_two(128)));
  static_assert(ones(512).divided_by(wide{1}).quotient == ones(512));
  static_assert(wide{100}.divided_by(wide{7}).quotient == wide{14});
  static_assert(wide{100}.divided_by(wide{7}).remainder == wide{2});
}

TEST(Wide, GreatestCommonDivisor) {
  static_assert(greatest_common_divisor(wide{12}, wide{18}) == wide{6});
  static_assert(greatest_common_divisor(wide{18}, wide{12}) == wide{6});
  static_assert(greatest_common_divisor(wide{0}, wide{5}) == wide{5});
  static_assert(greatest_common_divisor(wide{5}, wide{0}) == wide{5});
  static_assert(greatest_common_divisor(wide{0}, wide{0}) == wide{});
  static_assert(greatest_common_divisor(power_of_two(500), power_of_two(300)) == power_of_two(300));
  static_assert(greatest_common_divisor(ones(255), ones(170)) ==
                ones(85));  // gcd(2^a - 1, 2^b - 1) = 2^gcd(a, b) - 1
}

TEST(Wide, HalvesGoToTheEvenNeighbour) {
  static_assert(divide_half_even(wide{0}, wide{2}) == wide{0});
  static_assert(divide_half_even(wide{1}, wide{2}) == wide{0});
  static_assert(divide_half_even(wide{3}, wide{2}) == wide{2});
  static_assert(divide_half_even(wide{5}, wide{2}) == wide{2});
  static_assert(divide_half_even(wide{7}, wide{2}) == wide{4});
  static_assert(divide_half_even(wide{1}, wide{3}) == wide{0});
  static_assert(divide_half_even(wide{2}, wide{3}) == wide{1});
  static_assert(divide_half_even(wide{5}, wide{10}) == wide{0});
  static_assert(divide_half_even(wide{15}, wide{10}) == wide{2});
  static_assert(divide_half_even(wide{9}, wide{1}) == wide{9});
  // Just below, at and just above a tie of large numbers.
  constexpr wide large = power_of_two(400);
  static_assert(divide_half_even(large * wide{5} - wide{1}, large + large) == wide{2});
  static_assert(divide_half_even(large * wide{5}, large + large) == wide{2});
  static_assert(divide_half_even(large * wide{5} + wide{1}, large + large) == wide{3});
}

}  // namespace
}  // namespace assay::detail
