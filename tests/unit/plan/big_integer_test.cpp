// SPDX-License-Identifier: Apache-2.0
#include "plan/big_integer.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>

#include <gtest/gtest.h>

namespace assay::plan {
namespace {

using oracle =
    boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using random_bits = std::mt19937_64;

/// Limb by limb, so that neither side's text or conversion is trusted.
struct pair {
  big_integer ours;
  oracle theirs;
};

pair random_pair(random_bits& random, int most_limbs) {
  pair made{0, 0};
  const auto limbs = random() % static_cast<std::uint64_t>(most_limbs + 1);
  for (std::uint64_t at = 0; at < limbs; ++at) {
    // Limbs of all ones and of all zeros are where carries and guesses go wrong.
    const std::uint64_t limb = random() % 4 == 0 ? ~std::uint64_t{0} : random() % 4 == 0 ? 0 : random();
    made.ours = made.ours * big_integer{int128{1} << 64} + big_integer{static_cast<int128>(uint128{limb})};
    made.theirs = (made.theirs << 64) + limb;
  }
  if (random() % 2 == 0) return {made.ours.negated(), -made.theirs};
  return made;
}

bool same(const big_integer& ours, const oracle& theirs) {
  if (ours.is_negative() != (theirs < 0)) return false;
  oracle rest = abs(theirs);
  big_integer left = ours.is_negative() ? ours.negated() : ours;
  const big_integer base{int128{1} << 64};
  while (!left.is_zero()) {
    const auto step = left.divided_by(base);
    if (static_cast<std::uint64_t>(step.remainder.low()) !=
        static_cast<std::uint64_t>(rest & oracle{~std::uint64_t{0}}))
      return false;
    left = step.quotient;
    rest >>= 64;
  }
  return rest == 0;
}

TEST(big_integer, arithmetic_is_that_of_another_library) {
  random_bits random{1};
  for (int round = 0; round < 20'000; ++round) {
    const int limbs = round % 50 == 0 ? 40 : 5;
    const pair left = random_pair(random, limbs);
    const pair right = random_pair(random, limbs);
    ASSERT_TRUE(same(left.ours, left.theirs));
    ASSERT_TRUE(same(left.ours + right.ours, left.theirs + right.theirs));
    ASSERT_TRUE(same(left.ours - right.ours, left.theirs - right.theirs));
    ASSERT_TRUE(same(left.ours * right.ours, left.theirs * right.theirs));
    ASSERT_EQ(left.ours < right.ours, left.theirs < right.theirs);
    ASSERT_EQ(left.ours == right.ours, left.theirs == right.theirs);
    ASSERT_EQ(left.ours.bit_width(), left.theirs == 0 ? 0 : static_cast<int>(msb(abs(left.theirs))) + 1);
    if (right.theirs == 0) continue;
    const auto division = left.ours.divided_by(right.ours);
    ASSERT_TRUE(same(division.quotient, left.theirs / right.theirs));
    ASSERT_TRUE(same(division.remainder, left.theirs % right.theirs));
    ASSERT_TRUE(same(greatest_common_divisor(left.ours, right.ours), gcd(left.theirs, right.theirs)));
  }
}

TEST(big_integer, rounds_half_to_even_on_both_sides_of_zero) {
  const auto rounded = [](std::int64_t top, std::int64_t bottom) {
    return static_cast<std::int64_t>(*divide_half_even(big_integer{top}, big_integer{bottom}).to_int128());
  };
  EXPECT_EQ(rounded(5, 2), 2);
  EXPECT_EQ(rounded(7, 2), 4);
  EXPECT_EQ(rounded(-5, 2), -2);
  EXPECT_EQ(rounded(-7, 2), -4);
  EXPECT_EQ(rounded(8, 3), 3);
  EXPECT_EQ(rounded(-8, 3), -3);
  EXPECT_EQ(rounded(-1, 3), 0);
  EXPECT_EQ(rounded(0, 3), 0);
}

TEST(big_integer, narrows_only_what_fits) {
  const big_integer most{int128_max};
  EXPECT_EQ(most.to_int128(), int128_max);
  EXPECT_FALSE((most + big_integer{1}).to_int128().has_value());
  EXPECT_EQ(most.negated().to_int128(), -int128_max);
  EXPECT_EQ((most + most + big_integer{2}).low(), uint128{0});
  EXPECT_EQ(big_integer{-1}.low(), ~uint128{0});
  EXPECT_TRUE(big_integer{int128_min}.is_negative());
}

TEST(big_integer, is_near_a_double) {
  const big_integer large = big_integer{int128{1} << 100} * big_integer{int128{1} << 100};
  EXPECT_EQ(large.near(), 0x1p200);
  EXPECT_EQ(big_integer{-3}.near(), -3.0);
  EXPECT_EQ(big_integer{}.near(), 0.0);
  const big_integer uneven = large + big_integer{1};
  EXPECT_LE(std::abs(uneven.near() - 0x1p200), 0x1p148);
}

TEST(big_integer, copies_and_moves_across_the_inner_limit) {
  big_integer large{int128{1} << 120};
  for (int at = 0; at < 4; ++at)
    large *= large;
  ASSERT_GT(large.bit_width(), 1500);
  big_integer copy = large;
  const big_integer moved = std::move(copy);
  EXPECT_EQ(moved, large);
  copy = big_integer{7};
  EXPECT_EQ(copy, big_integer{7});
  copy = large;
  copy = copy + big_integer{1};
  EXPECT_EQ(copy - large, big_integer{1});
  EXPECT_TRUE((large - large).is_zero());
  std::swap(copy, large);
  EXPECT_EQ(large - copy, big_integer{1});
}

}  // namespace
}  // namespace assay::plan
