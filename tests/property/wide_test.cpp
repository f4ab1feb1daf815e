// SPDX-License-Identifier: Apache-2.0
//
// 512-bit integers against Boost.Multiprecision: every operation on numbers of every size.
#include <assay/detail/wide.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <random>

#include "property/exact_numbers.hpp"

namespace assay::detail {
namespace {

using test::big;
using test::random_bits;

wide to_wide(const big& value) {
  wide result;
  for (int limb = 7; limb >= 0; --limb) {
    const big part = (value >> (64 * limb)) & UINT64_MAX;
    result = result + wide{part.convert_to<std::uint64_t>()}.shifted_left(64 * limb);
  }
  return result;
}

// All sizes are equally likely, and runs of ones and zeros, where carries live, are frequent.
big random_number(random_bits& random, int most_bits) {
  const auto bits = static_cast<int>(random() % static_cast<unsigned>(most_bits + 1));
  if (bits == 0) return 0;
  big value = 0;
  for (int at = 0; at < bits; at += 64) {
    const std::uint64_t kind = random() % 4;
    const std::uint64_t limb = kind == 0 ? 0 : kind == 1 ? UINT64_MAX : random();
    value = (value << 64) | limb;
  }
  value &= (big{1} << bits) - 1;
  return value | (big{1} << (bits - 1));
}

int bits_of(const big& value) { return value == 0 ? 0 : static_cast<int>(msb(value)) + 1; }

constexpr int rounds = 20'000;

TEST(WideProperty, SumsDifferencesAndOrder) {
  random_bits random{1};
  for (int round = 0; round < rounds; ++round) {
    const big left = random_number(random, 511);
    const big right = round % 8 == 0 ? left : random_number(random, 511);
    ASSERT_EQ(to_wide(left) + to_wide(right), to_wide(left + right)) << left << " + " << right;
    ASSERT_EQ(to_wide(std::max(left, right)) - to_wide(std::min(left, right)),
              to_wide(abs(big{left - right})))
        << left << " - " << right;
    ASSERT_EQ(to_wide(left) <=> to_wide(right), left.compare(right) <=> 0) << left << " <=> " << right;
    ASSERT_EQ(to_wide(left).bit_width(), bits_of(left)) << left;
    ASSERT_EQ(to_wide(left).is_odd(), (left & 1) != 0) << left;
  }
}

TEST(WideProperty, Products) {
  random_bits random{2};
  for (int round = 0; round < rounds; ++round) {
    const big left = random_number(random, 512);
    const big right = random_number(random, 512 - bits_of(left));
    ASSERT_EQ(to_wide(left) * to_wide(right), to_wide(left * right)) << left << " * " << right;
    ASSERT_EQ(to_wide(right) * to_wide(left), to_wide(left * right)) << right << " * " << left;
  }
}

TEST(WideProperty, Shifts) {
  random_bits random{3};
  for (int round = 0; round < rounds; ++round) {
    const big value = random_number(random, 512);
    const auto shift = static_cast<int>(random() % 520);
    const big kept = (value << shift) & ((big{1} << 512) - 1);
    ASSERT_EQ(to_wide(value).shifted_left(shift), to_wide(kept)) << value << " << " << shift;
  }
}

TEST(WideProperty, QuotientsAndRemainders) {
  random_bits random{4};
  for (int round = 0; round < rounds; ++round) {
    const big divisor = random_number(random, 512) + (round % 2);
    if (divisor == 0 || bits_of(divisor) > 512) continue;
    const big number =
        round % 5 == 0 ? divisor * random_number(random, 512 - bits_of(divisor)) : random_number(random, 512);
    const auto [quotient, remainder] = to_wide(number).divided_by(to_wide(divisor));
    ASSERT_EQ(quotient, to_wide(number / divisor)) << number << " / " << divisor;
    ASSERT_EQ(remainder, to_wide(number % divisor)) << number << " % " << divisor;
  }
}

TEST(WideProperty, RoundedQuotients) {
  random_bits random{5};
  int ties = 0;
  for (int round = 0; round < rounds; ++round) {
    big divisor = random_number(random, 500);
    if (divisor == 0) divisor = 2;
    big number = random_number(random, 511);
    if (round % 2 == 0)
      number = random_number(random, 10) * divisor + divisor / 2 + static_cast<int>(random() % 3) - 1;
    if (number < 0) continue;
    const big quotient = number / divisor;
    const big twice = (number % divisor) * 2;
    const bool is_tie = twice == divisor;
    ties += is_tie ? 1 : 0;
    const big expected = twice > divisor || (is_tie && (quotient & 1) != 0) ? big{quotient + 1} : quotient;
    ASSERT_EQ(divide_half_even(to_wide(number), to_wide(divisor)), to_wide(expected))
        << number << " / " << divisor;
  }
  EXPECT_GT(ties, 1000);
}

TEST(WideProperty, CommonDivisors) {
  random_bits random{6};
  for (int round = 0; round < rounds / 20; ++round) {
    const big common = random_number(random, 256);
    const big left = common * random_number(random, 250);
    const big right = common * random_number(random, 250);
    ASSERT_EQ(greatest_common_divisor(to_wide(left), to_wide(right)), to_wide(gcd(left, right)))
        << left << ", " << right;
  }
}

}  // namespace
}  // namespace assay::detail
