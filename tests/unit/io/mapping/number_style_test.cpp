// SPDX-License-Identifier: Apache-2.0
//
// Decimal commas, thousands separators, percent signs and full-width digits.
#include "io/mapping/number_style.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace assay::io {
namespace {

std::optional<std::string> plain(std::string_view text, const number_style& style) {
  std::string target;
  if (!to_plain_number(text, style, target)) return std::nullopt;
  return target;
}

std::string usual(std::string_view text) {
  std::string target;
  to_usual_width(text, target);
  return target;
}

TEST(number_style, decimal_comma_and_thousands_point) {
  const number_style german{',', ".", false};
  EXPECT_EQ(plain("1.234.567,89", german), "1234567.89");
  EXPECT_EQ(plain("-1.234", german), "-1234");
  EXPECT_EQ(plain(" 12,5 ", german), "12.5");
  EXPECT_EQ(plain("1234567", german), "1234567");
  EXPECT_EQ(plain(",5", german), ".5");
  EXPECT_EQ(plain("1.5", german), std::nullopt) << "a group of one digit is no group";
  EXPECT_EQ(plain("1.2345", german), std::nullopt);
  EXPECT_EQ(plain("1234.567", german), std::nullopt);
  EXPECT_EQ(plain("1,5,5", german), "1.5,5") << "the reader of numbers refuses the rest";
  EXPECT_EQ(plain("1,5.5", german), std::nullopt);
}

TEST(number_style, other_thousands_marks) {
  EXPECT_EQ(plain("1,234.5", {'.', ",", false}), "1234.5");
  EXPECT_EQ(plain("1 234,5", {',', " ", false}), "1234.5");
  EXPECT_EQ(plain("1\u00A0234", {',', "\u00A0", false}), "1234");
  EXPECT_EQ(plain("1'234", {'.', "'", false}), "1234");
  EXPECT_EQ(plain("1,2", {'.', ",", false}), std::nullopt);
  EXPECT_EQ(plain(",234", {'.', ",", false}), std::nullopt);
  EXPECT_TRUE(is_thousands_mark("\u202F"));
  EXPECT_FALSE(is_thousands_mark("x"));
  EXPECT_FALSE(is_thousands_mark(""));
}

TEST(number_style, percent_signs) {
  EXPECT_EQ(plain("95%", {'.', "", true}), "95");
  EXPECT_EQ(plain("95.5 %", {'.', "", true}), "95.5");
  EXPECT_EQ(plain("95", {'.', "", true}), "95");
  EXPECT_EQ(plain("95%", {',', "", false}), "95%") << "left for the reader of numbers to refuse";
}

TEST(number_style, full_width) {
  EXPECT_TRUE(has_full_width("１２３"));
  EXPECT_TRUE(has_full_width("5％"));
  EXPECT_TRUE(has_full_width("1\u3000"));
  EXPECT_FALSE(has_full_width("123 客户 、。"));
  EXPECT_FALSE(has_full_width("\uFF5F\uFFE5"));
  EXPECT_FALSE(has_full_width("\xEF"));
  EXPECT_EQ(usual("１２３．５％，（ａ～）\u3000x"), "123.5%,(a~) x");
  EXPECT_EQ(usual("客户 1"), "客户 1");
}

TEST(number_style, what_looks_separated) {
  for (const std::string_view text :
       {"1,5", "1,234", "1.234,5", "1,234.5", "1 234", "1'234", "-1,5", "1.234.567", "1,5%"})
    EXPECT_TRUE(looks_separated(text)) << text;
  for (const std::string_view text : {"abc", "", "-", "1-2", "1:30", "12 a", "1,2,3"})
    EXPECT_FALSE(looks_separated(text)) << text;
}

}  // namespace
}  // namespace assay::io
