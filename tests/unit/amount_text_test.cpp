// SPDX-License-Identifier: Apache-2.0
//
// Amounts with their units: what they are worth, and what is refused instead of being half read.
#include <assay/amount_text.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace assay {
namespace {

constexpr bool is(const amount& read, const fraction& value) {
  return read.fault == band_text_fault::none && read.value == value;
}

TEST(ReadAmount, Ratios) {
  static_assert(is(read_amount("95%", unit::ratio), {95, 100}));
  static_assert(is(read_amount("95 %", unit::ratio), {95, 100}));
  static_assert(is(read_amount("95％", unit::ratio), {95, 100}));
  static_assert(is(read_amount("94.5%", unit::ratio), {945, 1000}));
  static_assert(is(read_amount("95 percent", unit::ratio), {95, 100}));
  static_assert(is(read_amount("0.5pct", unit::ratio), {5, 1000}));
  static_assert(is(read_amount("0.95", unit::ratio), {95, 100}));
  static_assert(is(read_amount("1", unit::ratio), 1));
  static_assert(is(read_amount("1.0", unit::ratio), 1));
  static_assert(is(read_amount("-1", unit::ratio), -1));
  static_assert(is(read_amount("150%", unit::ratio), {3, 2}));
  static_assert(is(read_amount("-2.5%", unit::ratio), {-25, 1000}));
  static_assert(is(read_amount(" \t\u3000"
                               "95% ",
                               unit::ratio),
                   {95, 100}));
}

TEST(ReadAmount, ABareNumberAboveOneIsNoRatio) {
  static_assert(read_amount("95", unit::ratio).fault == band_text_fault::bare_percent);
  static_assert(read_amount("1.01", unit::ratio).fault == band_text_fault::bare_percent);
  static_assert(read_amount("-95", unit::ratio).fault == band_text_fault::bare_percent);
  static_assert(read_amount("0.5‰", unit::ratio).fault == band_text_fault::wrong_unit);
  static_assert(read_amount("-1.01", unit::ratio).fault == band_text_fault::bare_percent);
}

TEST(ReadAmount, Times) {
  static_assert(is(read_amount("300", unit::seconds), 300));
  for (const std::string_view text : {"300 s", "300s", "300 sec", "300 seconds", "300秒", "5min", "5 min",
                                      "5 mins", "5 minutes", "5分钟", "300.0"}) {
    EXPECT_TRUE(is(read_amount(text, unit::seconds), 300)) << text;
  }
  static_assert(is(read_amount("1 second", unit::seconds), 1));
  static_assert(is(read_amount("48 h", unit::seconds), 172'800));
  static_assert(is(read_amount("48小时", unit::seconds), 172'800));
  static_assert(is(read_amount("1 hour", unit::seconds), 3600));
  static_assert(is(read_amount("2 hrs", unit::seconds), 7200));
  static_assert(is(read_amount("2 d", unit::seconds), 172'800));
  static_assert(is(read_amount("2天", unit::seconds), 172'800));
  static_assert(is(read_amount("0.5 min", unit::seconds), 30));
  static_assert(is(read_amount("0.001 s", unit::seconds), {1, 1000}));
  static_assert(is(read_amount("-5 min", unit::seconds), -300));
  static_assert(
      is(read_amount("106751991167300 d", unit::seconds), fraction{int128{106'751'991'167'300} * 86'400}));
}

TEST(ReadAmount, UnitsOfTimeAreWholeWords) {
  // The first letters alone would make 300 days, 5 hours and 5 seconds of these.
  for (const std::string_view text :
       {"300 during", "5 half-days", "5 servers", "5 ms", "5m", "5 months", "5分", "5个小时", "5 %"}) {
    EXPECT_EQ(read_amount(text, unit::seconds).fault, band_text_fault::wrong_unit) << text;
  }
}

TEST(ReadAmount, PlainNumbers) {
  for (const unit wanted : {unit::score, unit::count, unit::number}) {
    EXPECT_TRUE(is(read_amount("12.5", wanted), fraction{125, 10}));
    EXPECT_TRUE(is(read_amount("-100", wanted), -100));
    EXPECT_EQ(read_amount("50%", wanted).fault, band_text_fault::wrong_unit);
    EXPECT_EQ(read_amount("5 min", wanted).fault, band_text_fault::wrong_unit);
  }
}

TEST(ReadAmount, ReadsFullWidthCharacters) {
  EXPECT_EQ(read_amount("９５％", unit::ratio).value, fraction(19, 20));
  EXPECT_EQ(read_amount("－０．５", unit::number).value, fraction(-1, 2));
  EXPECT_EQ(read_amount("５ 分钟", unit::seconds).value, fraction(300));
  EXPECT_EQ(read_amount("９５％", unit::ratio).fault, band_text_fault::none);
}

TEST(ReadAmount, RefusesWhatItWouldReadOnlyInPart) {
  for (const unit wanted : {unit::ratio, unit::seconds, unit::score, unit::count, unit::number}) {
    for (const std::string_view text :
         {"", " ", "x", "-", "+1", ".5", "0.", "0.1.2", "0,1", "0，1", "0．", "．1", "1e1", "1E-2", "0'1",
          "0_1", "１，０", "½", "0.12345678901234567890"}) {
      EXPECT_EQ(read_amount(text, wanted).fault, band_text_fault::bad_number)
          << '"' << text << "\" as " << name_of(wanted);
    }
    EXPECT_NE(read_amount("0 1", wanted).fault, band_text_fault::none);
    EXPECT_NE(read_amount("0-1", wanted).fault, band_text_fault::none);
    EXPECT_NE(read_amount("≥1", wanted).fault, band_text_fault::none);
    EXPECT_NE(read_amount("1;", wanted).fault, band_text_fault::none);
  }
  EXPECT_EQ(read_amount("1小时30分钟", unit::seconds).fault, band_text_fault::bad_number);
  EXPECT_EQ(read_amount("1 h 30 min", unit::seconds).fault, band_text_fault::bad_number);
  EXPECT_NE(read_amount("95% 5", unit::ratio).fault, band_text_fault::none);
  EXPECT_EQ(read_amount("1 000", unit::count).fault, band_text_fault::bad_number);
}

}  // namespace
}  // namespace assay
