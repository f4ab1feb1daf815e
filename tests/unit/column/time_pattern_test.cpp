// SPDX-License-Identifier: Apache-2.0
//
// Date patterns in letters.
#include "column/time_pattern.hpp"

#include <gtest/gtest.h>

#include <assay/record.hpp>

#include "column/time_text.hpp"

namespace assay::column {
namespace {

TEST(time_pattern, letters_become_directives) {
  EXPECT_EQ(directives_of("d/m/yyyy H:mm"), "%d/%m/%Y %H:%M");
  EXPECT_EQ(directives_of("dd.mm.yy hh:mm:ss"), "%d.%m.%y %H:%M:%S");
  EXPECT_EQ(directives_of("m/d/yyyy h:mm AM/PM"), "%m/%d/%Y %I:%M %p");
  EXPECT_EQ(directives_of("yyyy年m月d日 h时m分"), "%Y年%m月%d日 %H时%M分");
  EXPECT_EQ(directives_of("yyyymmdd mm:ss"), "%Y%m%d %M:%S");
  EXPECT_EQ(directives_of("yyyy-mm-ddThh:mm:ss.fff"), "%Y-%m-%dT%H:%M:%S.%f");
  EXPECT_EQ(directives_of("DD.MM.YYYY"), "%d.%m.%Y");
  EXPECT_EQ(directives_of("D/M/YY H:M:S"), "%d/%m/%y %H:%M:%S");
  EXPECT_EQ(directives_of("MM/DD/YYYY HH:MM AM/PM"), "%m/%d/%Y %I:%M %p");
  EXPECT_EQ(directives_of("dd.MM.yyyy HH:mm"), "%d.%m.%Y %H:%M");
  EXPECT_EQ(directives_of("d/m/yyyy AM"), "%d/%m/%Y AM") << "a text of its own";
  EXPECT_EQ(directives_of("yyy mmm ddd"), "yyy mmm ddd") << "names of months and days are not supported";
}

TEST(time_pattern, patterns_in_letters_are_read) {
  const number_rule rule{-default_range_scaled, default_range_scaled, 0, 1, false};
  const auto letters = timestamp_format::compile("d/m/yyyy H:mm");
  const auto directives = timestamp_format::compile("%d/%m/%Y %H:%M");
  ASSERT_TRUE(letters.value.has_value());
  EXPECT_EQ(letters.value->pattern(), "d/m/yyyy H:mm");
  EXPECT_TRUE(letters.value->read("29/2/2016 1:16", rule).ok());
  EXPECT_EQ(letters.value->read("29/2/2016 1:16", rule), directives.value->read("29/2/2016 1:16", rule));
  EXPECT_FALSE(letters.value->read("29/2/2015 1:16", rule).ok());
  EXPECT_FALSE(timestamp_format::compile("d/m").value.has_value());
  EXPECT_FALSE(timestamp_format::compile("mmm d yyyy").value.has_value());
}

TEST(time_pattern, years_of_two_digits_have_a_first_one) {
  const number_rule rule{-default_range_scaled, default_range_scaled, 0, 1, false};
  auto format = *timestamp_format::compile("%y%m%d").value;
  EXPECT_TRUE(format.has_two_digit_years());
  const auto year = [&format, &rule](const char* text) { return format.read(text, rule).value; };
  const auto whole = *timestamp_format::compile("%Y%m%d").value;
  const auto expected = [&whole, &rule](const char* text) { return whole.read(text, rule).value; };
  EXPECT_EQ(year("690101"), expected("19690101"));
  EXPECT_EQ(year("680101"), expected("20680101"));
  format.set_first_year(1950);
  EXPECT_EQ(year("500101"), expected("19500101"));
  EXPECT_EQ(year("490101"), expected("20490101"));
  format.set_first_year(2000);
  EXPECT_EQ(year("990101"), expected("20990101"));
  EXPECT_FALSE(whole.has_two_digit_years());
}

}  // namespace
}  // namespace assay::column
