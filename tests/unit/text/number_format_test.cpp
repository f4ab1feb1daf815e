// SPDX-License-Identifier: Apache-2.0
#include "text/number_format.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace assay::text {
namespace {

constexpr auto up = rounding::half_up;
constexpr auto even = rounding::half_even;

TEST(RoundedText, TiesFollowTheRule) {
  EXPECT_EQ(rounded_text(fraction{1, 8}, 2, up), "0.13");
  EXPECT_EQ(rounded_text(fraction{1, 8}, 2, even), "0.12");
  EXPECT_EQ(rounded_text(fraction{3, 8}, 2, even), "0.38");
  EXPECT_EQ(rounded_text(fraction{-1, 8}, 2, up), "-0.13") << "half up goes away from zero, as grades do";
  EXPECT_EQ(rounded_text(fraction{5, 2}, 0, up), "3");
  EXPECT_EQ(rounded_text(fraction{5, 2}, 0, even), "2");
}

TEST(RoundedText, IsExactWhereDoublesAreNot) {
  // As doubles 2.675 and 1.005 lie below their halves.
  EXPECT_EQ(rounded_text(fraction{2675, 1000}, 2, up), "2.68");
  EXPECT_EQ(rounded_text(fraction{1005, 1000}, 2, up), "1.01");
  EXPECT_EQ(rounded_text(fraction{8995, 100}, 1, up), "90.0");
}

TEST(RoundedText, ZeroHasNoSign) {
  EXPECT_EQ(rounded_text(fraction{-1, 1000}, 2, up), "0.00");
  EXPECT_EQ(rounded_text(fraction{-5, 1000}, 2, up), "-0.01");
  EXPECT_EQ(rounded_text(points::from_quanta(-1), 2, up), "0.00");
}

TEST(RoundedText, HoldsTheWholeRange) {
  EXPECT_EQ(rounded_text(fraction{int128_max}, 2, up), "170141183460469231731687303715884105727.00");
  EXPECT_EQ(rounded_text(fraction{int128_min, 1}, 0, up), "-170141183460469231731687303715884105728");
  EXPECT_EQ(rounded_text(fraction{1, int128_max}, 18, up), "0.000000000000000000");
  EXPECT_EQ(rounded_text(fraction{1'000'000'000'000'000'000}, 0, up), "1000000000000000000");
}

TEST(RoundedText, AgreesWithIntegerArithmeticOnRandomFractions) {
  std::mt19937_64 random{7};
  for (int trial = 0; trial < 20'000; ++trial) {
    const auto top = static_cast<std::int64_t>(random() % 2'000'000) - 1'000'000;
    const auto bottom = static_cast<std::int64_t>(random() % 999) + 1;
    const std::int64_t size = (top < 0 ? -top : top) * 100;
    const std::int64_t rounded_size = (2 * size + bottom) / (2 * bottom);  // half up
    const decimal expected{top < 0 ? -rounded_size : rounded_size, 2};
    const std::string wanted = rounded_size == 0 ? "0.00" : expected.text();
    EXPECT_EQ(rounded_text(fraction{top, bottom}, 2, up), wanted) << top << "/" << bottom;
  }
}

TEST(ExactDecimal, FiniteOnesOnly) {
  EXPECT_EQ(exact_decimal(fraction{19, 20}), "0.95");
  EXPECT_EQ(exact_decimal(fraction{9500, 10000}), "0.95");
  EXPECT_EQ(exact_decimal(fraction{-7, 1}), "-7");
  EXPECT_EQ(exact_decimal(fraction{0, 5}), "0");
  EXPECT_EQ(exact_decimal(fraction{1, 1024}), "0.0009765625");
  EXPECT_EQ(exact_decimal(fraction{1, 3}), std::nullopt);
  EXPECT_EQ(exact_text(fraction{2, 6}), "1/3");
  EXPECT_EQ(exact_text(fraction{int128_max, 1}), "170141183460469231731687303715884105727");
}

TEST(WithoutEndZeros, KeepsWholeNumbers) {
  EXPECT_EQ(without_end_zeros("7.50"), "7.5");
  EXPECT_EQ(without_end_zeros("10.00"), "10");
  EXPECT_EQ(without_end_zeros("100"), "100");
  EXPECT_EQ(without_end_zeros("0.00"), "0");
}

TEST(GroupedText, CommasBetweenThousands) {
  EXPECT_EQ(grouped_text(0), "0");
  EXPECT_EQ(grouped_text(999), "999");
  EXPECT_EQ(grouped_text(1000), "1,000");
  EXPECT_EQ(grouped_text(-123456), "-123,456");
  EXPECT_EQ(grouped_text(12345678), "12,345,678");
}

TEST(ValueText, Ratios) {
  EXPECT_EQ(value_text(fraction{12, 13}, unit::ratio, {2, up}), "92.31%");
  EXPECT_EQ(value_text(fraction{1, 1}, unit::ratio, {0, up}), "100%");
  EXPECT_EQ(value_text(fraction{-1, 8}, unit::ratio, {1, up}), "-12.5%");
}

TEST(ValueText, Times) {
  const auto text = [](const fraction& seconds) { return value_text(seconds, unit::seconds, {2, up}); };
  EXPECT_EQ(text({423, 10}), "42.30 s");
  EXPECT_EQ(text({59994, 1000}), "59.99 s");
  EXPECT_EQ(text({59996, 1000}), "1:00 min") << "what would be shown as 60.00 s is a minute";
  EXPECT_EQ(text({330, 1}), "5:30 min");
  EXPECT_EQ(text({3599, 1}), "59:59 min");
  EXPECT_EQ(text({35996, 10}), "1:00:00 h");
  EXPECT_EQ(text({3930, 1}), "1:05:30 h");
  EXPECT_EQ(text({180000, 1}), "50:00:00 h");
  EXPECT_EQ(text({-330, 1}), "-5:30 min");
  EXPECT_EQ(text({0, 1}), "0.00 s");
}

TEST(ValueText, CountsScoresAndNumbers) {
  EXPECT_EQ(value_text(fraction{1524}, unit::count, {2, up}), "1,524");
  EXPECT_EQ(value_text(fraction{3, 2}, unit::count, {2, up}), "1.50");
  EXPECT_EQ(value_text(fraction{88}, unit::score, {1, up}), "88.0");
  EXPECT_EQ(value_text(fraction{4, 3}, unit::number, {3, up}), "1.333");
}

TEST(AmountText, KeepsEveryDigit) {
  EXPECT_EQ(amount_text(decimal{945, 3}, unit::ratio, amount_style::exact), "94.5%");
  EXPECT_EQ(amount_text(fraction{1, 3}, unit::ratio, amount_style::exact), "1/3");
  EXPECT_EQ(amount_text(fraction{300}, unit::seconds, amount_style::exact), "300 s");
  EXPECT_EQ(amount_text(fraction{300}, unit::seconds, amount_style::clock), "5:00 min");
  EXPECT_EQ(amount_text(fraction{125, 2}, unit::seconds, amount_style::clock), "1:02.5 min");
  EXPECT_EQ(amount_text(fraction{45}, unit::seconds, amount_style::clock), "45 s");
  EXPECT_EQ(amount_text(fraction{181, 3}, unit::seconds, amount_style::clock), "181/3 s");
  EXPECT_EQ(amount_text(decimal{12345, 4}, unit::number, amount_style::clock), "1.2345");
}

TEST(RangeText, EveryKindOfRange) {
  const auto text = [](const range<fraction>& values, unit of = unit::ratio,
                       amount_style style = amount_style::exact) { return range_text(values, of, style); };
  const fraction low{9, 10};
  const fraction high{94, 100};
  EXPECT_EQ(text(at_least(low)), "≥90%");
  EXPECT_EQ(text(above(low)), ">90%");
  EXPECT_EQ(text(at_most(low)), "≤90%");
  EXPECT_EQ(text(below(low)), "<90%");
  EXPECT_EQ(text(between(low, high)), "90%-94%");
  EXPECT_EQ(text(between(low, low)), "90%");
  EXPECT_EQ(text({{low, limit_kind::inclusive}, {high, limit_kind::exclusive}}), "≥90% <94%");
  EXPECT_EQ(text({{low, limit_kind::exclusive}, {high, limit_kind::inclusive}}), ">90% ≤94%");
  EXPECT_EQ(text({}), "");
  const range<fraction> minutes{{fraction{360}, limit_kind::exclusive},
                                {fraction{600}, limit_kind::inclusive}};
  EXPECT_EQ(text(minutes, unit::seconds, amount_style::clock), ">6:00 ≤10:00 min") << "one unit is enough";
  const range<fraction> mixed{{fraction{30}, limit_kind::exclusive}, {fraction{600}, limit_kind::inclusive}};
  EXPECT_EQ(text(mixed, unit::seconds, amount_style::clock), ">30 s ≤10:00 min");
}

TEST(LimitText, SaysWhereToGo) {
  EXPECT_EQ(limit_text(decimal{95, 2}, true, true, unit::ratio, amount_style::exact), "≥95%");
  EXPECT_EQ(limit_text(decimal{95, 2}, false, true, unit::ratio, amount_style::exact), ">95%");
  EXPECT_EQ(limit_text(fraction{300}, true, false, unit::seconds, amount_style::exact), "≤300 s");
  EXPECT_EQ(limit_text(fraction{300}, false, false, unit::seconds, amount_style::clock), "<5:00 min");
}

}  // namespace
}  // namespace assay::text
