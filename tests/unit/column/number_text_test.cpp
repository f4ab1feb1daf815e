// SPDX-License-Identifier: Apache-2.0
//
// Numbers of any spelling to scaled integers: the grammar, digits beyond the declared ones, rounding, ranges.
#include "column/number_text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace assay::column {
namespace {

constexpr std::int64_t widest = std::numeric_limits<std::int64_t>::max();

number_rule with_decimals(std::int32_t decimals, bool round = false) {
  return {-widest, widest, decimals, 1, round};
}

scaled_value good(std::int64_t value) { return {value, cell_fault::none}; }

struct spelling {
  std::string_view text;
  std::int32_t decimals;
  std::int64_t scaled;
};

TEST(NumberText, SpellingsOfNumbers) {
  constexpr spelling spellings[] = {
      {"0", 0, 0},
      {"-0", 0, 0},
      {"+0.00", 2, 0},
      {"42", 0, 42},
      {"42", 2, 4200},
      {"+42", 0, 42},
      {"-42.5", 1, -425},
      {"007", 0, 7},
      {"3.50", 1, 35},
      {"3.5000000000000000000000000000", 1, 35},
      {"5.0", 0, 5},
      {".5", 1, 5},
      {"-.25", 2, -25},
      {"1e3", 0, 1000},
      {"1E+3", 0, 1000},
      {"2675e-3", 3, 2675},
      {"6.02157E+11", 0, 602157000000},
      {" 12 ", 0, 12},
      {"\t12\t", 0, 12},
      {"000000000000000000000000000000000000000000000012", 0, 12},
      {"0.0000000000000000000000000000000000000000000000000", 0, 0},
      {"0e999999999999999999999", 0, 0},
      {"9223372036854775807", 0, widest},
      {"-9223372036854775807", 0, -widest},
      {"922337203685477580.7", 1, widest},
      {"10000000000000000000000000e-25", 0, 1},
      {"10000000000000000000000000000000000000000e-40", 0, 1},
      {"0.00000000000000000000000000000000000000000001e44", 0, 1},
      {"123456789.123456789", 9, 123456789123456789},
      {"1234567890123456.5", 1, 12345678901234565},
  };
  for (const auto& [text, decimals, scaled] : spellings)
    EXPECT_EQ(read_number(text, with_decimals(decimals)), good(scaled)) << text;
}

TEST(NumberText, OtherTextsAreNoNumbers) {
  for (const std::string_view text :
       {"",    " ",   "-",    "+",       ".",    "-.",    "5.",    "1.e3", "1e",
        "1e+", "e3",  "1,5",  "1 000",   "--1",  "+-1",   "1-",    "12a",  "0x10",
        "95%", "six", "nano", "infinit", "１２", "1.2.3", "1_000", "NULL"}) {
    EXPECT_EQ(read_number(text, with_decimals(2)).fault, cell_fault::bad_number) << '"' << text << '"';
  }
  EXPECT_EQ(read_number(std::string_view{"1\0", 2}, with_decimals(0)).fault, cell_fault::bad_number);
}

TEST(NumberText, NotANumberAndInfinitiesAreNotFinite) {
  for (const std::string_view text : {"nan", "NaN", "-NAN", "inf", "-Inf", "+Infinity", " nan "})
    EXPECT_EQ(read_number(text, with_decimals(2)).fault, cell_fault::not_finite) << text;
}

TEST(NumberText, DigitsBeyondTheDeclaredOnesAreAFaultUnlessTheyAreZero) {
  EXPECT_EQ(read_number("3.51", with_decimals(1)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_number("3.5", with_decimals(0)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_number("1e-1", with_decimals(0)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_number("0.0000000001", with_decimals(9)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_number("1e-999999999999", with_decimals(9)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_number("1.00000000000000000000000000000000000000000001", with_decimals(0)).fault,
            cell_fault::too_many_digits);
}

TEST(NumberText, RoundsHalfToEven) {
  constexpr spelling spellings[] = {
      {"2.5", 0, 2},
      {"3.5", 0, 4},
      {"-2.5", 0, -2},
      {"-3.5", 0, -4},
      {"2.50000000000000000000000000000000000000000000001", 0, 3},
      {"2.49999999999999999999999999999999999999999999999", 0, 2},
      {"0.5", 0, 0},
      {"1.5", 0, 2},
      {"2.675", 2, 268},
      {"2.665", 2, 266},
      {"1e-999999999999", 9, 0},
      {"-0.4", 0, 0},
      {"0.1000000000000000055511151231257827021181583404541015625", 9, 100000000},
      {"999999999.9999999999", 9, 1000000000000000000},
      {"3.40", 1, 34},
  };
  for (const auto& [text, decimals, scaled] : spellings)
    EXPECT_EQ(read_number(text, with_decimals(decimals, true)), good(scaled)) << text;
}

TEST(NumberText, ValuesOutsideTheRange) {
  const number_rule one_to_five{1, 5, 0, 1, false};
  EXPECT_EQ(read_number("1", one_to_five), good(1));
  EXPECT_EQ(read_number("5.0", one_to_five), good(5));
  for (const std::string_view text : {"0", "6", "-1", "99999999999999999999", "1e400", "0e0"})
    EXPECT_EQ(read_number(text, one_to_five).fault, cell_fault::out_of_range) << text;
  EXPECT_EQ(read_number("9223372036854775808", with_decimals(0)).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_number("922337203685477581", with_decimals(1)).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_number("999999999999999999", with_decimals(9)).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_number("123456789012345678901234567890123456789012", with_decimals(0)).fault,
            cell_fault::out_of_range);
}

TEST(NumberText, MinutesAndHoursBecomeSeconds) {
  const number_rule minutes{-widest, widest, 0, 60, false};
  EXPECT_EQ(read_number("24.6", minutes), good(1476));
  EXPECT_EQ(read_number("24.61", minutes).fault, cell_fault::too_many_digits);  // 1476.6 s
  const number_rule rounded_minutes{-widest, widest, 0, 60, true};
  EXPECT_EQ(read_number("24.61", rounded_minutes), good(1477));
  EXPECT_EQ(read_number("5", minutes), good(300));
  EXPECT_EQ(read_number("-1.5e0", minutes), good(-90));
  const number_rule hours{-widest, widest, 2, 3600, true};
  EXPECT_EQ(read_number("187.678042", hours), good(67564095));  // 675640.9512 s
  EXPECT_EQ(read_number("0.0000000000000000000000000000000000000000000000001", hours), good(0));
  EXPECT_EQ(read_number("1.23456789012345678901234567890123456789", hours).fault,
            cell_fault::too_many_digits);
}

TEST(NumberText, DoublesAreTheirShortestDecimals) {
  EXPECT_EQ(read_number(2.675, with_decimals(3)), good(2675));
  EXPECT_EQ(read_number(2.675, with_decimals(2, true)), good(268));
  EXPECT_EQ(read_number(2.675, with_decimals(2)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_number(0.1 + 0.2, with_decimals(9)).fault,
            cell_fault::too_many_digits);  // 0.30000000000000004
  EXPECT_EQ(read_number(0.1 + 0.2, with_decimals(9, true)), good(300000000));
  EXPECT_EQ(read_number(-0.0, with_decimals(2)), good(0));
  EXPECT_EQ(read_number(9007199254740993.0, with_decimals(0)), good(9007199254740992));
  EXPECT_EQ(read_number(1e15, with_decimals(0)), good(1000000000000000));
  EXPECT_EQ(read_number(-123456789012345.0, with_decimals(0)), good(-123456789012345));
  EXPECT_EQ(read_number(5e-324, with_decimals(9, true)), good(0));
  EXPECT_EQ(read_number(1e300, with_decimals(9)).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_number(std::nan(""), with_decimals(2)).fault, cell_fault::not_finite);
  EXPECT_EQ(read_number(-std::numeric_limits<double>::infinity(), with_decimals(2)).fault,
            cell_fault::not_finite);
  EXPECT_EQ(read_number(6.0, number_rule{1, 5, 0, 1, false}).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_number(24.5, number_rule{0, widest, 0, 60, false}), good(1470));
}

TEST(NumberText, IntegersAreWholeUnits) {
  EXPECT_EQ(read_number(std::int64_t{42}, with_decimals(0)), good(42));
  EXPECT_EQ(read_number(std::int64_t{42}, with_decimals(3)), good(42000));
  EXPECT_EQ(read_number(std::int64_t{-2}, number_rule{-widest, widest, 1, 60, false}), good(-1200));
  EXPECT_EQ(read_number(widest, with_decimals(1)).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_number(std::numeric_limits<std::int64_t>::min(), with_decimals(0)).fault,
            cell_fault::out_of_range);
}

TEST(NumberText, DecimalPlaces) {
  const auto places = [](std::string_view digits, int decimals) {
    const decimal_places read = read_decimal_places(digits, decimals);
    return std::pair{read.value, read.beyond};
  };
  using expected = std::pair<std::int64_t, int>;
  EXPECT_EQ(places("", 3), (expected{0, 0}));
  EXPECT_EQ(places("5", 3), (expected{500, 0}));
  EXPECT_EQ(places("1239", 3), (expected{123, 3}));
  EXPECT_EQ(places("1230000", 3), (expected{123, 0}));
  EXPECT_EQ(places("1235", 3), (expected{123, 2}));
  EXPECT_EQ(places("123500001", 3), (expected{123, 3}));
  EXPECT_EQ(places("1234999", 3), (expected{123, 1}));
  EXPECT_EQ(places("05", 0), (expected{0, 1}));
}

}  // namespace
}  // namespace assay::column
