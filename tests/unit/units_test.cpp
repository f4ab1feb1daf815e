// SPDX-License-Identifier: Apache-2.0
//
// Units in types, literals, and points with their quantum.
#include <assay/units.hpp>

#include <gtest/gtest.h>

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace assay {
namespace {

using namespace literals;

template <class Left, class Right>
concept comparable = requires(const Left& left, const Right& right) {
  left < right;
};
template <class Left, class Right>
concept equatable = requires(const Left& left, const Right& right) {
  left == right;
};
template <class Left, class Right>
concept addable = requires(const Left& left, const Right& right) {
  left + right;
};

TEST(Units, DoNotMix) {
  static_assert(comparable<ratio, ratio>);
  static_assert(!comparable<ratio, seconds>);
  static_assert(!comparable<score, count>);
  static_assert(!comparable<ratio, points>);
  static_assert(!comparable<ratio, int>);
  static_assert(!comparable<ratio, double>);
  static_assert(!comparable<ratio, fraction>);
  static_assert(!equatable<ratio, score>);
  static_assert(!equatable<points, int>);
  static_assert(addable<points, points>);
  static_assert(!addable<points, count>);
  static_assert(!addable<points, int>);
  static_assert(!addable<points, ratio>);
  static_assert(!std::is_convertible_v<seconds, ratio>);
  static_assert(!std::is_constructible_v<ratio, seconds>);
  static_assert(!std::is_constructible_v<points, count>);
}

TEST(Units, AreNotMadeFromBareNumbers) {
  static_assert(!std::is_convertible_v<int, ratio>);
  static_assert(!std::is_convertible_v<double, ratio>);
  static_assert(!std::is_constructible_v<ratio, double>);
  static_assert(!std::is_constructible_v<ratio, int>);
  static_assert(!std::is_convertible_v<fraction, ratio>);
  static_assert(!std::is_convertible_v<int, points>);
  static_assert(!std::is_constructible_v<points, int>);
  static_assert(std::is_constructible_v<ratio, fraction>);
  static_assert(std::is_constructible_v<ratio, decimal>);
}

TEST(Units, NamesAreThoseOfModels) {
  static_assert(name_of(unit::ratio) == "ratio");
  static_assert(name_of(unit::seconds) == "seconds");
  static_assert(name_of(unit::score) == "score");
  static_assert(name_of(unit::count) == "count");
  static_assert(name_of(unit::number) == "number");
}

TEST(Units, APercentIsASpellingOfARatio) {
  static_assert(95_percent == 0.95_ratio);
  static_assert(95_percent == ratio{19, 20});
  static_assert(94.5_percent == ratio{945, 1000});
  static_assert(0.1_percent == 0.001_ratio);
  static_assert(150_percent == 1.5_ratio);
  static_assert(89.999_percent < 90_percent);
  // 1/3 is neither 0.333... nor 33.33 %.
  static_assert(ratio{1, 3} > 33.333333333333333_percent);
  static_assert(ratio{1, 3} < 33.333333333333334_percent);
}

TEST(Units, TimesAreExactSeconds) {
  static_assert(2.5_minutes == 150_seconds);
  static_assert(48_hours == 172'800_seconds);
  static_assert(0.1_hours == 6_minutes);
  static_assert(0.001_seconds > seconds{});
  static_assert(1_hours == seconds{3600, 1});
}

TEST(Units, LiteralsTakeSeparatorsAndExponents) {
  static_assert(1'000'000_count == 1e6_count);
  static_assert(2.50_points == 2.5_points);
  static_assert(1e-9_points == points::from_quanta(1));
  static_assert(0_points == points{});
  static_assert(50_score == score{50, 1});
}

TEST(Units, ToDoubleRoundsOnce) {
  static_assert((94.5_percent).to_double() == 0.945);
  static_assert(ratio{2, 3}.to_double() == 2.0 / 3.0);
  EXPECT_EQ((0.1_ratio).to_double(), 0.1);
}

TEST(Points, AreWholeNumbersOfTheQuantum) {
  static_assert(points::whole(8).quanta() == 8'000'000'000);
  static_assert(points::whole(-8) == points{} - points::whole(8));
  static_assert(points::whole(3) + points::whole(4) == points::whole(7));
  static_assert(points::from_quanta(1) > points{});
  static_assert(points::whole(90) > points::from_quanta(89'999'999'999));
  static_assert((8_points).exact() == fraction{8});
}

TEST(Points, RoundHalfEvenToTheQuantum) {
  static_assert(points::rounded({2, 3})->quanta() == 666'666'667);
  static_assert(points::rounded({-2, 3})->quanta() == -666'666'667);
  static_assert(points::rounded({1, 2'000'000'000})->quanta() == 0);
  static_assert(points::rounded({3, 2'000'000'000})->quanta() == 2);
  static_assert(points::rounded({-1, 2'000'000'000})->quanta() == 0);
  static_assert(points::rounded({-3, 2'000'000'000})->quanta() == -2);
  static_assert(points::rounded({9'223'372'036})->quanta() == 9'223'372'036'000'000'000);
  static_assert(!points::rounded({9'223'372'037}));
  static_assert(!points::rounded({-9'223'372'037}));
}

TEST(Points, ExactlyRefusesWhatWouldBeRounded) {
  static_assert(points::exactly(decimal{75, 1}) == 7.5_points);
  static_assert(points::exactly(decimal{1, 9})->quanta() == 1);
  static_assert(points::exactly(decimal{10, 10})->quanta() == 1);
  static_assert(!points::exactly(decimal{1, 10}));
  static_assert(!points::exactly(decimal{INT64_MAX}));
  static_assert(points::exactly(decimal{-5}) == points::whole(-5));
}

TEST(Points, TextIsShortest) {
  EXPECT_EQ((8_points).text(), "8");
  EXPECT_EQ((62.50_points).text(), "62.5");
  EXPECT_EQ((100_points).text(), "100");
  EXPECT_EQ(points{}.text(), "0");
  EXPECT_EQ(points::rounded({200, 3})->text(), "66.666666667");
  EXPECT_EQ(points::from_quanta(-1).text(), "-0.000000001");
  EXPECT_EQ(points::from_quanta(INT64_MIN).text(), "-9223372036.854775808");
}

}  // namespace
}  // namespace assay
