// SPDX-License-Identifier: Apache-2.0
//
// Dates that people know, every day of eight centuries against a second way to count, and the ends of 64 bits.
#include "plan/calendar.hpp"

#include <array>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "column/time_text.hpp"

namespace assay::plan {
namespace {

std::int64_t at(std::string_view text) {
  return column::read_iso_timestamp(text, {INT64_MIN, INT64_MAX, 0, 1, false}).value;
}
std::int64_t part(calendar_part what, std::string_view text) { return part_of(what, at(text)); }
std::string begin(calendar_unit unit, std::string_view text) {
  return instant_text(begin_of(unit, at(text)));
}

TEST(calendar, knows_the_weeks_of_iso_8601) {
  struct week {
    const char* date;
    int isoyear;
    int number;
    int isodow;
  };
  constexpr std::array<week, 9> weeks{{{"2005-01-01", 2004, 53, 6},
                                       {"2005-01-03", 2005, 1, 1},
                                       {"2007-12-31", 2008, 1, 1},
                                       {"2008-12-28", 2008, 52, 7},
                                       {"2008-12-29", 2009, 1, 1},
                                       {"2010-01-03", 2009, 53, 7},
                                       {"2026-01-31", 2026, 5, 6},
                                       {"1969-12-31", 1970, 1, 3},
                                       {"1900-01-01", 1900, 1, 1}}};
  for (const week& known : weeks) {
    EXPECT_EQ(part(calendar_part::isoyear, known.date), known.isoyear) << known.date;
    EXPECT_EQ(part(calendar_part::week, known.date), known.number) << known.date;
    EXPECT_EQ(part(calendar_part::isodow, known.date), known.isodow) << known.date;
    EXPECT_EQ(part(calendar_part::dow, known.date), known.isodow % 7) << known.date;
  }
}

TEST(calendar, rounds_down_before_1970) {
  EXPECT_EQ(part(calendar_part::hour, "1969-12-31 23:59:59"), 23);
  EXPECT_EQ(part(calendar_part::minute, "1969-12-31 23:59:59"), 59);
  EXPECT_EQ(part(calendar_part::second, "1969-12-31 23:59:59"), 59);
  EXPECT_EQ(part(calendar_part::epoch, "1969-12-31 23:59:59"), -1);
  EXPECT_EQ(begin(calendar_unit::day, "1969-12-31 23:59:59"), "1969-12-31 00:00:00");
  EXPECT_EQ(begin(calendar_unit::hour, "1969-12-31 23:59:59"), "1969-12-31 23:00:00");
  EXPECT_EQ(begin(calendar_unit::minute, "1969-12-31 23:59:59"), "1969-12-31 23:59:00");
  EXPECT_EQ(begin(calendar_unit::week, "1970-01-01 00:00:00"), "1969-12-29 00:00:00");
  EXPECT_EQ(begin(calendar_unit::quarter, "1969-05-31 12:00:00"), "1969-04-01 00:00:00");
  EXPECT_EQ(begin(calendar_unit::year, "0000-02-29 12:00:00"), "0000-01-01 00:00:00");
}

TEST(calendar, counts_every_day_of_eight_centuries) {
  std::int64_t day = at("1600-01-01") / 86'400;
  for (int year = 1600; year < 2400; ++year) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const std::int64_t first = day;
    const std::array<int, 12> days{31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) {
      const std::int64_t first_of_month = day;
      for (int of_month = 1; of_month <= days[static_cast<std::size_t>(month - 1)]; ++of_month, ++day) {
        const std::int64_t noon = day * 86'400 + 43'200;
        ASSERT_EQ(part_of(calendar_part::year, noon), year) << day;
        ASSERT_EQ(part_of(calendar_part::month, noon), month) << day;
        ASSERT_EQ(part_of(calendar_part::quarter, noon), (month + 2) / 3) << day;
        ASSERT_EQ(part_of(calendar_part::day, noon), of_month) << day;
        ASSERT_EQ(part_of(calendar_part::doy, noon), day - first + 1) << day;
        ASSERT_EQ(begin_of(calendar_unit::day, noon), day * 86'400) << day;
        ASSERT_EQ(begin_of(calendar_unit::month, noon), first_of_month * 86'400) << day;
        ASSERT_EQ(begin_of(calendar_unit::year, noon), first * 86'400) << day;
        ASSERT_EQ(part_of(calendar_part::dow, begin_of(calendar_unit::week, noon)), 1) << day;
      }
    }
  }
}

TEST(calendar, many_points_are_as_one_each_and_none_is_undefined) {
  const std::vector<std::int64_t> points{INT64_MIN, INT64_MIN + 1, -86'401, -1, 0, 1'769'817'600, INT64_MAX};
  std::vector<std::int64_t> results(points.size());
  for (const std::string_view name : calendar_part_names()) {
    const calendar_part what = *calendar_part_named(name);
    EXPECT_EQ(name_of(what), name);
    parts_of(what, points, results.data());
    for (std::size_t index = 0; index < points.size(); ++index)
      EXPECT_EQ(results[index], part_of(what, points[index])) << name;
  }
  for (const std::string_view name : calendar_unit_names()) {
    const calendar_unit unit = *calendar_unit_named(name);
    EXPECT_EQ(name_of(unit), name);
    begins_of(unit, points, results.data());
    for (std::size_t index = 0; index < points.size(); ++index)
      EXPECT_EQ(results[index], begin_of(unit, points[index])) << name;
  }
  EXPECT_FALSE(calendar_part_named("decade"));
}

TEST(calendar, writes_points_and_offsets) {
  EXPECT_EQ(instant_text(0), "1970-01-01 00:00:00");
  EXPECT_EQ(instant_text(at("2026-01-31 08:09:10")), "2026-01-31 08:09:10");
  EXPECT_EQ(instant_text(at("0007-01-01")), "0007-01-01 00:00:00");
  EXPECT_EQ(instant_text(at("0000-01-01") - 1), "-0001-12-31 23:59:59");
  EXPECT_EQ(instant_text(at("9999-12-31 23:59:59") + 1), "10000-01-01 00:00:00");
  EXPECT_EQ(offset_seconds("+08:00"), 28'800);
  EXPECT_EQ(offset_seconds("-0530"), -19'800);
  EXPECT_EQ(offset_seconds("Z"), 0);
  EXPECT_EQ(offset_seconds("08:00"), std::nullopt);
  EXPECT_EQ(offset_seconds("+08:00x"), std::nullopt);
  EXPECT_EQ(offset_text(28'800), "+08:00");
  EXPECT_EQ(offset_text(-19'800), "-05:30");
}

}  // namespace
}  // namespace assay::plan
