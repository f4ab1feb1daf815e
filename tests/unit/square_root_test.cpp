// SPDX-License-Identifier: Apache-2.0
//
// Roots of fractions: compared by squaring, rounded once.
#include <assay/square_root.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

namespace assay {
namespace {

TEST(SquareRoot, IsComparedBySquaring) {
  constexpr square_root two{{2}};
  static_assert(two > fraction{14142135623730950, 10000000000000000});
  static_assert(two < fraction{14142135623730951, 10000000000000000});
  static_assert(two > fraction{-2} && two > fraction{0});
  static_assert(square_root{{9, 4}} == fraction{3, 2});
  static_assert(square_root{{9, 4}} == fraction{6, 4});
  static_assert(!(square_root{{9, 4}} < fraction{3, 2}) && !(square_root{{9, 4}} > fraction{3, 2}));
  static_assert(square_root{} == fraction{0});
  static_assert(square_root{{2}} < square_root{{3}} && square_root{{2, 4}} == square_root{{1, 2}});
}

TEST(SquareRoot, ComparesTheWidestNumbers) {
  constexpr square_root huge{{int128_max, 1}};
  static_assert(huge < fraction{int128_max} && huge > fraction{1, int128_max});
  static_assert(square_root{{1, int128_max}} > fraction{1, int128_max});
  static_assert(square_root{{int128_max, int128_max}} == fraction{int128_max, int128_max});
}

TEST(SquareRoot, IsAFractionWhereItIsOne) {
  static_assert(square_root{{18, 8}}.rational() == fraction{3, 2});
  static_assert(square_root{{0}}.rational() == fraction{0});
  static_assert(!square_root{{2}}.rational());
  static_assert(!square_root{{1, 2}}.rational());
}

TEST(SquareRoot, RoundsOnceToDecimals) {
  EXPECT_EQ(static_cast<std::int64_t>(square_root{{2}}.scaled_half_even(9).low()), 1'414'213'562);
  EXPECT_EQ(static_cast<std::int64_t>(square_root{{1, 4}}.scaled_half_even(0).low()), 0) << "0.5 to even";
  EXPECT_EQ(static_cast<std::int64_t>(square_root{{9, 4}}.scaled_half_even(0).low()), 2) << "1.5 to even";
  EXPECT_EQ(static_cast<std::int64_t>(square_root{{25, 4}}.scaled_half_even(0).low()), 2) << "2.5 to even";
  EXPECT_EQ(static_cast<std::int64_t>(square_root{{251, 40}}.scaled_half_even(0).low()), 3) << "above 2.5";
  EXPECT_EQ(square_root{{2}}.nearest(), (fraction{1'414'213'562'373'095'041, 1'000'000'000'000'000'000}));
  // A hair above 2.5, which alone would be rounded to 2.
  const square_root above{
      {int128{6'250'000'000'000'000'001} * 1'000'000, int128{1'000'000'000'000'000'000} * 1'000'000}};
  EXPECT_EQ(above.nearest().scaled_half_even(0), 3);
  EXPECT_EQ((square_root{{9, 4}}.nearest()), (fraction{3, 2}));
}

TEST(SquareRoot, GivesTheNearestDouble) {
  EXPECT_EQ(square_root{{0}}.to_double(), 0.0);
  std::mt19937_64 random{5};
  for (int round = 0; round < 3000; ++round) {
    // Of a double the processor's root is the nearest one.
    const auto size = static_cast<std::int64_t>(random() >> (11 + random() % 52));
    const int128 bottom = int128{1} << (random() % 60);
    EXPECT_EQ((square_root{{size, bottom}}.to_double()),
              std::sqrt(static_cast<double>(size) / static_cast<double>(bottom)))
        << size;
  }
  // Between doubles: 10^34 + 1 is none, its root is 10^17 and a little.
  const int128 ten_to_34 = int128{100'000'000'000'000'000} * 100'000'000'000'000'000;
  EXPECT_EQ(square_root{{ten_to_34 + 1}}.to_double(), 1e17);
  EXPECT_EQ((square_root{{1, ten_to_34}}.to_double()), 1e-17);
}

TEST(SquareRoot, TextNamesTheNumberUnderIt) { EXPECT_EQ((square_root{{34, 7}}.text()), "sqrt(34/7)"); }

}  // namespace
}  // namespace assay
