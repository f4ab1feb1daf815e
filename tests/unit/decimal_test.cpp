// SPDX-License-Identifier: Apache-2.0
//
// Decimal numbers as text: what is accepted, what is refused, what is kept as written, and both ends of the range.
#include <assay/decimal.hpp>

#include <gtest/gtest.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace assay {
namespace {

constexpr bool parses_to(std::string_view text, std::int64_t coefficient, int scale) {
  const auto parsed = decimal::parse(text);
  return parsed && parsed->coefficient == coefficient && parsed->scale == scale;
}

TEST(DecimalParse, WholeNumbers) {
  static_assert(parses_to("0", 0, 0));
  static_assert(parses_to("-0", 0, 0));
  static_assert(parses_to("7", 7, 0));
  static_assert(parses_to("-42", -42, 0));
  static_assert(parses_to("007", 7, 0));
  static_assert(parses_to("1000", 1000, 0));
}

TEST(DecimalParse, KeepsTheZerosSomebodyWrote) {
  static_assert(parses_to("2.50", 250, 2));
  static_assert(parses_to("2.500000000000000000", 2'500'000'000'000'000'000, 18));
  static_assert(parses_to("0.0", 0, 1));
  static_assert(parses_to("-0.00", 0, 2));
  static_assert(parses_to("100.0", 1000, 1));
  // Without room for them they go: the number counts.
  static_assert(parses_to("95.000000000000000000", 95, 0));
  static_assert(parses_to("95.50000000000000000000", 955, 1));
  static_assert(decimal::parse("2.50") == decimal::parse("2.5"));
}

TEST(DecimalParse, NeedsADigitOnEachSideOfThePoint) {
  static_assert(!decimal::parse(".5"));
  static_assert(!decimal::parse("5."));
  static_assert(!decimal::parse("."));
  static_assert(!decimal::parse("-.5"));
  static_assert(!decimal::parse("5.e3"));
}

TEST(DecimalParse, Exponents) {
  static_assert(parses_to("1e2", 100, 0));
  static_assert(parses_to("1E+2", 100, 0));
  static_assert(parses_to("1.5e1", 15, 0) || parses_to("1.5e1", 150, 1));
  static_assert(decimal::parse("1.5e1") == decimal{15});
  static_assert(parses_to("15e-1", 15, 1));
  static_assert(parses_to("-2.5e-3", -25, 4));
  static_assert(parses_to("1e18", 1'000'000'000'000'000'000, 0));
  static_assert(parses_to("1e-18", 1, 18));
  static_assert(parses_to("10e-19", 1, 18));
  static_assert(parses_to("100e-20", 1, 18));
  static_assert(parses_to("0e999", 0, 0));
  static_assert(parses_to("0e-999", 0, 0));
  static_assert(parses_to("1e00000000002", 100, 0));
  static_assert(!decimal::parse("1e19"));
  static_assert(!decimal::parse("1e-19"));
  static_assert(!decimal::parse("1e1000000000000"));
  static_assert(!decimal::parse("1e-1000000000000"));
  static_assert(!decimal::parse("1e4294967296"));
}

TEST(DecimalParse, RefusesEverythingElse) {
  for (const std::string_view text :
       {"",      "-",     "+5",  "--5",   "5-",   " 5",  "5 ",  "1e", "1e+", "1e-", "1e+-2", "e5",
        "1e5.0", "1.2.3", "1,5", "1'000", "0x10", "nan", "inf", "1f", "95%", "½",   "１",    "-e1"}) {
    EXPECT_EQ(decimal::parse(text), std::nullopt) << '"' << text << '"';
  }
  EXPECT_EQ(decimal::parse(std::string_view{"5\0", 2}), std::nullopt);
  EXPECT_EQ(decimal::parse(std::string_view{"\0"
                                            "5",
                                            2}),
            std::nullopt);
}

TEST(DecimalParse, EighteenDigitsAlwaysFit) {
  static_assert(parses_to("999999999999999999", 999'999'999'999'999'999, 0));
  static_assert(parses_to("-0.999999999999999999", -999'999'999'999'999'999, 18));
  static_assert(parses_to("999999999.999999999", 999'999'999'999'999'999, 9));
}

TEST(DecimalParse, NineteenDigitsUpToTheLargestCoefficient) {
  static_assert(parses_to("9223372036854775807", INT64_MAX, 0));
  static_assert(parses_to("-9223372036854775807", -INT64_MAX, 0));
  static_assert(parses_to("9.223372036854775807", INT64_MAX, 18));
  static_assert(!decimal::parse("9223372036854775808"));
  static_assert(!decimal::parse("-9223372036854775808"));
  static_assert(!decimal::parse("9999999999999999999"));
  static_assert(!decimal::parse("18446744073709551617"));  // 2^64 + 1 must not come back as 1
  static_assert(!decimal::parse("1.0000000000000000001"));
  static_assert(!decimal::parse("340282366920938463463374607431768211457"));  // 2^128 + 1
  EXPECT_EQ(decimal::parse(std::string(10'000, '9')), std::nullopt);
  EXPECT_EQ(decimal::parse(std::string(10'000, '0') + "12"), decimal{12});
  EXPECT_EQ(decimal::parse("0." + std::string(10'000, '0')), decimal{0});
}

TEST(Decimal, ComparesByValue) {
  static_assert(decimal{25, 1} == decimal{250, 2});
  static_assert(decimal{0, 18} == decimal{});
  static_assert(decimal{249, 2} < decimal{25, 1});
  static_assert(decimal{-25, 1} < decimal{-249, 2});
  static_assert(decimal{INT64_MAX, 18} < decimal{10});
  static_assert(decimal{INT64_MAX} > decimal{INT64_MAX, 18});
  static_assert(decimal{INT64_MIN} < decimal{INT64_MIN, 18});
  static_assert((decimal{1, 18} <=> decimal{0}) == std::strong_ordering::greater);
  EXPECT_LT((decimal{INT64_MAX - 1, 18}), (decimal{INT64_MAX, 18}));
}

TEST(Decimal, WithScaleLosesNothing) {
  static_assert(decimal{25, 1}.with_scale(3)->coefficient == 2500);
  static_assert(decimal{2500, 3}.with_scale(1)->coefficient == 25);
  static_assert(!decimal{2501, 3}.with_scale(1));
  static_assert(!decimal{-2501, 3}.with_scale(1));
  static_assert(decimal{-2500, 3}.with_scale(1)->coefficient == -25);
  static_assert(decimal{0, 9}.with_scale(0) == decimal{0});
  static_assert(!decimal{10}.with_scale(18));
  static_assert(decimal{9}.with_scale(18)->coefficient == 9'000'000'000'000'000'000);
  static_assert(decimal{-9}.with_scale(18)->coefficient == -9'000'000'000'000'000'000);
  static_assert(!decimal{1}.with_scale(19));
  static_assert(!decimal{1}.with_scale(-1));
  static_assert(!decimal{INT64_MIN}.with_scale(1));
  static_assert(decimal{INT64_MIN, 3}.with_scale(3)->coefficient == INT64_MIN);
  EXPECT_EQ(decimal(123'000, 3).with_scale(0)->text(), "123");
}

TEST(Decimal, ShortestDropsOnlyZerosAfterThePoint) {
  static_assert(decimal{2500, 2}.shortest().scale == 0);
  static_assert(decimal{2500, 2}.shortest().coefficient == 25);
  static_assert(decimal{2500}.shortest().coefficient == 2500);
  static_assert(decimal{2501, 2}.shortest().scale == 2);
  static_assert(decimal{0, 5}.shortest().scale == 0);
  static_assert(decimal{-50, 2}.shortest().scale == 1);
}

TEST(Decimal, Text) {
  EXPECT_EQ(decimal{}.text(), "0");
  EXPECT_EQ((decimal{250, 2}.text()), "2.50");
  EXPECT_EQ((decimal{5, 2}.text()), "0.05");
  EXPECT_EQ((decimal{-5, 2}.text()), "-0.05");
  EXPECT_EQ((decimal{-50, 2}.text()), "-0.50");
  EXPECT_EQ((decimal{0, 2}.text()), "0.00");
  EXPECT_EQ((decimal{1, 18}.text()), "0.000000000000000001");
  EXPECT_EQ((decimal{INT64_MAX, 18}.text()), "9.223372036854775807");
  EXPECT_EQ((decimal{INT64_MIN, 18}.text()), "-9.223372036854775808");
  EXPECT_EQ(decimal{INT64_MIN}.text(), "-9223372036854775808");
}

TEST(Decimal, TextsComeBackAsWritten) {
  for (const std::string_view text :
       {"0", "-1", "2.50", "0.05", "-0.050", "95.0", "999999999999999999", "0.000000000000000001",
        "-9.223372036854775807", "123456789.012345678"}) {
    const auto parsed = decimal::parse(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(parsed->text(), text);
  }
}

TEST(Decimal, Negates) {
  static_assert(-decimal{25, 1} == decimal{-25, 1});
  static_assert((-decimal{25, 1}).scale == 1);
  static_assert(-decimal{0, 3} == decimal{});
  EXPECT_EQ((-decimal{INT64_MAX}).text(), "-9223372036854775807");
}

TEST(Decimal, IsNeverMadeFromAFloatingPointNumberBehindOnesBack) {
  static_assert(!std::is_convertible_v<double, decimal>);
  static_assert(!std::is_constructible_v<decimal, double>);
  static_assert(!std::is_constructible_v<decimal, float>);
  static_assert(std::is_convertible_v<int, decimal>);
}

}  // namespace
}  // namespace assay
