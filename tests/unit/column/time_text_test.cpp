// SPDX-License-Identifier: Apache-2.0
//
// Timestamps and durations: ISO 8601, patterns, clock forms, dates that do not exist.
#include "column/time_text.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string_view>

#include "column/time_parts.hpp"

namespace assay::column {
namespace {

constexpr std::int64_t widest = std::numeric_limits<std::int64_t>::max();

number_rule with_decimals(std::int32_t decimals, bool round = false) {
  return {-widest, widest, decimals, 1, round};
}

scaled_value good(std::int64_t value) { return {value, cell_fault::none}; }

struct spelled_time {
  std::string_view text;
  std::int64_t scaled;
};

TEST(IsoTimestamp, Spellings) {
  constexpr std::int64_t morning = 1775034200;  // 2026-04-01T09:03:20Z
  constexpr spelled_time spellings[] = {
      {"2026-04-01T09:03:20Z", morning},
      {"2026-04-01t09:03:20z", morning},
      {"2026-04-01 09:03:20", morning},
      {" 2026-04-01 09:03:20 ", morning},
      {"2026-04-01T17:03:20+08:00", morning},
      {"2026-04-01T17:03:20+0800", morning},
      {"2026-04-01 17:03:20 +08", morning},
      {"2026-04-01T04:33:20-04:30", morning},
      {"2026-03-31T23:03:20-10:00", morning},
      {"2026-04-01T09:03:20.000000000000Z", morning},
      {"2026-04-01T09:03:20,0", morning},
      {"2026-04-01T09:03", morning - 20},
      {"2026-04-01", morning - (9 * 3600 + 3 * 60 + 20)},
      {"1970-01-01T00:00:00Z", 0},
      {"1969-12-31T23:59:59Z", -1},
      {"2000-02-29", 951782400},
      {"0000-01-01", -62167219200},
      {"9999-12-31T23:59:59", 253402300799},
  };
  for (const auto& [text, scaled] : spellings)
    EXPECT_EQ(read_iso_timestamp(text, with_decimals(0)), good(scaled)) << text;
}

TEST(IsoTimestamp, DatesAndTimesThatDoNotExist) {
  for (const std::string_view text : {"",
                                      "2026",
                                      "2026-04",
                                      "2026-02-29",
                                      "1900-02-29",
                                      "2026-04-31",
                                      "2026-00-10",
                                      "2026-13-01",
                                      "2026-01-00",
                                      "2026-01-32",
                                      "2026-04-01T24:00:00",
                                      "2026-04-01T23:60:00",
                                      "2026-04-01T23:59:60",
                                      "2026-4-1",
                                      "01/04/2026",
                                      "2026-04-01T9:03:20",
                                      "2026-04-01T",
                                      "2026-04-01 09",
                                      "2026-04-01T09:03:20.",
                                      "2026-04-01T09:03:20+24:00",
                                      "2026-04-01T09:03:20+08:60",
                                      "2026-04-01T09:03:20+8",
                                      "2026-04-01T09:03:20 UTC",
                                      "2026-04-01Z",
                                      "2026-04-01T09:03:20Zx",
                                      "20260401",
                                      "1775034200",
                                      "2026-04-01  09:03:20",
                                      "-2026-04-01"}) {
    EXPECT_EQ(read_iso_timestamp(text, with_decimals(0)).fault, cell_fault::bad_timestamp) << text;
  }
}

TEST(IsoTimestamp, PlacesOfSeconds) {
  EXPECT_EQ(read_iso_timestamp("1970-01-01T00:00:01.25Z", with_decimals(3)), good(1250));
  EXPECT_EQ(read_iso_timestamp("1969-12-31T23:59:59.250Z", with_decimals(3)), good(-750));
  EXPECT_EQ(read_iso_timestamp("1970-01-01T00:00:01.25Z", with_decimals(1)).fault,
            cell_fault::too_many_digits);
  EXPECT_EQ(read_iso_timestamp("1970-01-01T00:00:01.25Z", with_decimals(1, true)), good(12));
  EXPECT_EQ(read_iso_timestamp("1970-01-01T00:00:01.35Z", with_decimals(1, true)), good(14));
  EXPECT_EQ(read_iso_timestamp("1970-01-01T00:00:01.2500001Z", with_decimals(1, true)), good(13));
  EXPECT_EQ(read_iso_timestamp("1969-12-31T23:59:59.5Z", with_decimals(0, true)), good(0));
  EXPECT_EQ(read_iso_timestamp("1969-12-31T23:59:58.5Z", with_decimals(0, true)), good(-2));
  EXPECT_EQ(read_iso_timestamp("2026-12-31T23:59:59.999Z", with_decimals(0, true)), good(1798761600));
}

TEST(IsoTimestamp, Range) {
  const number_rule this_century{946684800, 4102444799, 0, 1, false};
  EXPECT_EQ(read_iso_timestamp("2000-01-01", this_century), good(946684800));
  EXPECT_EQ(read_iso_timestamp("1999-12-31T23:59:59", this_century).fault, cell_fault::out_of_range);
  EXPECT_EQ(read_iso_timestamp("9999-12-31", with_decimals(9)).fault,
            cell_fault::out_of_range);  // beyond int64
}

timestamp_format pattern(std::string_view text) {
  timestamp_format::compiled compiled = timestamp_format::compile(text);
  EXPECT_TRUE(compiled.value.has_value()) << text << ": " << compiled.complaint.text();
  return compiled.value.value();
}

struct formatted_time {
  std::string_view pattern;
  std::string_view text;
  std::string_view iso;
};

TEST(TimestampFormat, ReadsWhatThePatternSays) {
  constexpr formatted_time cases[] = {
      {"%Y-%m-%d %H:%M:%S", "2021-01-01 9:12:58", "2021-01-01T09:12:58"},
      {"%F %T", "2021-01-01   09:12:58", "2021-01-01T09:12:58"},
      {"%d/%m/%Y %H:%M", "29/2/2016 01:16", "2016-02-29T01:16"},
      {"%m/%d/%Y %I:%M:%S %p", "12/31/1999 12:55:00 AM", "1999-12-31T00:55:00"},
      {"%m/%d/%Y %I:%M:%S %p", "12/31/1999 12:55:00 pm", "1999-12-31T12:55:00"},
      {"%m/%d/%Y %I:%M %p", "1/2/1999 9:30 PM", "1999-01-02T21:30"},
      {"%y%m%d %H:%M:%S", "990201 7:02:47", "1999-02-01T07:02:47"},
      {"%y%m%d", "680131", "2068-01-31"},
      {"%y%m%d", "690131", "1969-01-31"},
      {"%Y年%m月%d日 %H时%M分", "2026年4月1日 9时3分", "2026-04-01T09:03"},
      {"%Y%m%d%H%M%S", "20260401090320", "2026-04-01T09:03:20"},
      {"%Y-%m-%dT%H:%M:%S%z", "2026-04-01T17:03:20+08:00", "2026-04-01T09:03:20"},
      {"%Y-%m-%d %T %z", "2026-04-01 17:03:20 +0800", "2026-04-01T09:03:20"},
      {"%d.%m.%Y", " 1.4.2026 ", "2026-04-01"},
      {" %d.%m.%Y ", "1.4.2026", "2026-04-01"},
      {"100%%%Y-%m-%d", "100%2026-04-01", "2026-04-01"},
  };
  for (const auto& [format, text, iso] : cases) {
    const scaled_value read = pattern(format).read(text, with_decimals(0));
    EXPECT_EQ(read, read_iso_timestamp(iso, with_decimals(0))) << format << ' ' << text;
    EXPECT_TRUE(read.ok()) << format << ' ' << text;
  }
}

TEST(TimestampFormat, DecimalPlaces) {
  const timestamp_format format = pattern("%Y-%m-%d %H:%M:%S.%f");
  EXPECT_EQ(format.read("1970-01-01 00:00:01.250000", with_decimals(2)), good(125));
  EXPECT_EQ(format.read("1970-01-01 00:00:01.255", with_decimals(2)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(format.read("1970-01-01 00:00:01.255", with_decimals(2, true)), good(126));
}

TEST(TimestampFormat, OtherTextsAreBadTimestamps) {
  const timestamp_format format = pattern("%d/%m/%Y %H:%M");
  for (const std::string_view text :
       {"", "29/2/2015 01:16", "2016-02-29 01:16", "29/2/2016", "29/2/2016 01:16:00", "29/2/16 01:16",
        "29/2/201601:16", "29/2/2016 25:00", "29/2/2016 01:16 x", "123/2/2016 01:16"}) {
    EXPECT_EQ(format.read(text, with_decimals(0)).fault, cell_fault::bad_timestamp) << text;
  }
  const timestamp_format twelve = pattern("%F %I:%M %p");
  for (const std::string_view text :
       {"2026-04-01 0:10 AM", "2026-04-01 13:10 PM", "2026-04-01 1:10", "2026-04-01 1:10 M"})
    EXPECT_EQ(twelve.read(text, with_decimals(0)).fault, cell_fault::bad_timestamp) << text;
}

TEST(TimestampFormat, PatternsThatMakeNoSense) {
  const auto complaint = [](std::string_view text) {
    const timestamp_format::compiled compiled = timestamp_format::compile(text);
    EXPECT_FALSE(compiled.value.has_value()) << text;
    return compiled.complaint.text();
  };
  EXPECT_EQ(complaint(""), "no year: %Y or %y is needed");
  EXPECT_EQ(complaint("%Y-%d"), "no month: %m is needed");
  EXPECT_EQ(complaint("%Y-%m"), "no day: %d is needed");
  EXPECT_EQ(complaint("%Y-%y-%m-%d"), "both %Y and %y");
  EXPECT_EQ(complaint("%F %d"), "%d occurs twice");
  EXPECT_EQ(complaint("%F %H %I %p"), "both %H and %I");
  EXPECT_EQ(complaint("%F %I"), "%I needs %p");
  EXPECT_EQ(complaint("%F %H %p"), "%p needs %I");
  EXPECT_EQ(complaint("%F %M"), "%M without an hour: %H is needed");
  EXPECT_EQ(complaint("%F %H:%S"), "%S without a minute: %M is needed");
  EXPECT_EQ(complaint("%F %H:%M.%f"), "%f without a second: %S is needed");
  EXPECT_EQ(complaint("%F %"), "a lone % at the end; write %% for a percent sign");
  EXPECT_EQ(complaint("%F %b"), "%b is not known; known: %Y %y %m %d %H %I %p %M %S %f %z %F %T %%");
  EXPECT_EQ(complaint("%F %年"), "%年 is not known; known: %Y %y %m %d %H %I %p %M %S %f %z %F %T %%");
}

TEST(ClockDuration, HoursMinutesSeconds) {
  EXPECT_EQ(read_clock_duration("0:02:23", true, with_decimals(0)), good(143));
  EXPECT_EQ(read_clock_duration("00:02:23", true, with_decimals(0)), good(143));
  EXPECT_EQ(read_clock_duration("0:2:3", true, with_decimals(0)), good(123));
  EXPECT_EQ(read_clock_duration("-1:00:01", true, with_decimals(0)), good(-3601));
  EXPECT_EQ(read_clock_duration(" 137:15:00 ", true, with_decimals(0)), good(494100));
  EXPECT_EQ(read_clock_duration("0:00:01.25", true, with_decimals(2)), good(125));
  EXPECT_EQ(read_clock_duration("0:00:01.25", true, with_decimals(1)).fault, cell_fault::too_many_digits);
  EXPECT_EQ(read_clock_duration("-0:00:01.25", true, with_decimals(1, true)), good(-12));
  EXPECT_EQ(read_clock_duration("999999999:59:59", true, with_decimals(9)).fault, cell_fault::out_of_range);
  for (const std::string_view text :
       {"", "2:23", "0:60:00", "0:00:60", "0:02:23.", "1:2:3:4", "0:02", "a:bb:cc", "0:002:23",
        "9999999999:00:00", "143", "0 :02:23", "+0:02:23"}) {
    EXPECT_EQ(read_clock_duration(text, true, with_decimals(0)).fault, cell_fault::bad_duration) << text;
  }
}

TEST(ClockDuration, MinutesSeconds) {
  EXPECT_EQ(read_clock_duration("2:23", false, with_decimals(0)), good(143));
  EXPECT_EQ(read_clock_duration("75:00", false, with_decimals(1)), good(45000));
  EXPECT_EQ(read_clock_duration("-0:05", false, with_decimals(0)), good(-5));
  for (const std::string_view text : {"0:02:23", "2:60", ":23", "2:", "2"})
    EXPECT_EQ(read_clock_duration(text, false, with_decimals(0)).fault, cell_fault::bad_duration) << text;
}

TEST(ClockDuration, FormatsHaveNames) {
  for (const duration_format format :
       {duration_format::seconds, duration_format::minutes, duration_format::hours, duration_format::h_mm_ss,
        duration_format::m_ss}) {
    EXPECT_EQ(duration_format_named(name_of(format)), format);
  }
  EXPECT_EQ(duration_format_named("hh:mm:ss"), std::nullopt);
}

}  // namespace
}  // namespace assay::column
