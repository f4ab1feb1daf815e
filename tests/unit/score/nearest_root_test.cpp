// SPDX-License-Identifier: Apache-2.0
#include "score/nearest_root.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace assay::detail {
namespace {

// The root of a C library that follows IEEE 754 is the oracle; these tests run on such ones.
void expect_the_root(double value) { ASSERT_EQ(nearest_root(value), std::sqrt(value)) << value; }

TEST(nearest_root, is_that_of_every_kind_of_number) {
  std::mt19937_64 random{42};
  for (int count = 0; count < 200'000; ++count) {
    const double value = std::bit_cast<double>(random() >> 1);
    if (std::isnormal(value)) expect_the_root(value);
  }
}

// Roots beside the middle of two doubles are those that a root of another precision, rounded again, gets wrong.
TEST(nearest_root, is_right_beside_the_middle_of_two_doubles) {
  std::mt19937_64 random{43};
  for (int count = 0; count < 50'000; ++count) {
    const auto root = static_cast<long double>(1 + static_cast<double>(random()) / 0x1p64);
    const auto middle = std::nextafter(static_cast<double>(root), 2.0) + 0x1p-53L;
    const auto square = static_cast<double>(middle * middle);
    for (const double value :
         {std::nextafter(square, 0.0), square, std::nextafter(square, 9.0), 2.0 * square})
      expect_the_root(value);
  }
}

// What the platform's own root is wrong by is put right, whatever it is.
TEST(nearest_whole_root, does_not_depend_on_the_guess) {
  std::mt19937_64 random{44};
  for (int count = 0; count < 2'000; ++count) {
    const std::uint64_t root = (std::uint64_t{1} << 52) + (random() >> 12);
    const uint128 least = uint128{root} * root - root + 1;
    const uint128 most = uint128{root} * root + root;
    for (const uint128 square : {least, uint128{root} * root, most}) {
      for (const std::uint64_t guess : {root - 9, root - 1, root, root + 1, root + 9})
        ASSERT_EQ(nearest_whole_root(square, guess), root);
    }
    ASSERT_EQ(nearest_whole_root(least - 1, root), root - 1);
    ASSERT_EQ(nearest_whole_root(most + 1, root), root + 1);
  }
}

TEST(nearest_root, is_exact_of_squares) {
  for (double root = 1; root < 94'906'265; root += 7'919) {
    EXPECT_EQ(nearest_root(root * root), root);
    expect_the_root(std::nextafter(root * root, 0.0));
  }
  EXPECT_EQ(nearest_root(0.25), 0.5);
  EXPECT_EQ(nearest_root(std::numeric_limits<double>::min()), 0x1p-511);
  expect_the_root(std::numeric_limits<double>::max());
}

TEST(nearest_root, is_zero_of_what_has_none) {
  for (const double value :
       {0.0, -0.0, -1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()})
    EXPECT_EQ(nearest_root(value), 0.0) << value;
}

}  // namespace
}  // namespace assay::detail
