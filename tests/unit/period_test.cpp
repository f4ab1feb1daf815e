// SPDX-License-Identifier: Apache-2.0
#include <assay/period.hpp>

#include <limits>
#include <string>

#include <gtest/gtest.h>

namespace assay {
namespace {

using detail::civil_date;
using detail::days_of;

constexpr std::int64_t day(std::int64_t year, std::int32_t month, std::int32_t of_month) {
  return days_of(civil_date{year, month, of_month});
}
std::string text_of(std::int64_t at, period_unit unit, std::int32_t fiscal_start = 1) {
  return period_text(at, {unit, 0, fiscal_start});
}

static_assert(day(1970, 1, 1) == 0);
static_assert(day(2000, 3, 1) - day(2000, 2, 28) == 2);
static_assert(day(1900, 3, 1) - day(1900, 2, 28) == 1);
static_assert(detail::iso_weekday(day(2026, 11, 22)) == 7);
static_assert(detail::iso_weekday(day(1969, 12, 29)) == 1);

TEST(period, is_written_as_people_write_it) {
  const std::int64_t at = day(2026, 3, 5);
  EXPECT_EQ(text_of(at, period_unit::day), "2026-03-05");
  EXPECT_EQ(text_of(at, period_unit::week), "2026-W10");
  EXPECT_EQ(text_of(at, period_unit::month), "2026-03");
  EXPECT_EQ(text_of(at, period_unit::quarter), "2026-Q1");
  EXPECT_EQ(text_of(at, period_unit::year), "2026");
}

// ISO 8601: the week belongs to the year that has its Thursday.
TEST(period, weeks_at_the_ends_of_years) {
  EXPECT_EQ(text_of(day(2021, 1, 3), period_unit::week), "2020-W53");
  EXPECT_EQ(text_of(day(2021, 1, 4), period_unit::week), "2021-W01");
  EXPECT_EQ(text_of(day(2024, 12, 30), period_unit::week), "2025-W01");
  EXPECT_EQ(text_of(day(2010, 1, 1), period_unit::week), "2009-W53");
  EXPECT_EQ(period_begin(day(2021, 1, 3), {period_unit::week}), day(2020, 12, 28));
}

TEST(period, fiscal_years_name_both_calendar_years) {
  EXPECT_EQ(text_of(day(2026, 3, 31), period_unit::year, 4), "2025/26");
  EXPECT_EQ(text_of(day(2026, 4, 1), period_unit::year, 4), "2026/27");
  EXPECT_EQ(text_of(day(2026, 3, 31), period_unit::quarter, 4), "2025/26-Q4");
  EXPECT_EQ(text_of(day(2025, 12, 1), period_unit::quarter, 12), "2025/26-Q1");
  EXPECT_EQ(text_of(day(1999, 12, 1), period_unit::year, 10), "1999/00");
  EXPECT_EQ(period_begin(day(2026, 3, 31), {period_unit::quarter, 0, 4}), day(2026, 1, 1));
}

TEST(period, days_begin_at_the_midnights_of_the_clock) {
  const std::int64_t last_second = 86'399;
  EXPECT_EQ(period_day(last_second, {period_unit::day}), 0);
  EXPECT_EQ(period_day(last_second, {period_unit::day, 480}), 1);
  EXPECT_EQ(period_day(0, {period_unit::day, -1}), -1);
  EXPECT_EQ(period_day(-1, {period_unit::day}), -1);
  EXPECT_FALSE(has_period(period_day(std::numeric_limits<std::int64_t>::max(), {period_unit::day, 480})));
  EXPECT_FALSE(has_period(period_day(std::numeric_limits<std::int64_t>::min(), {period_unit::day, -480})));
}

TEST(period, every_text_reads_back_and_texts_sort_as_time_runs) {
  constexpr period_unit units[] = {period_unit::day, period_unit::week, period_unit::month,
                                   period_unit::quarter, period_unit::year};
  for (const period_unit unit : units) {
    for (const std::int32_t fiscal_start : {1, 2, 4, 12}) {
      const period_rule rule{unit, 480, fiscal_start};
      std::string before;
      for (std::int64_t at = day(1598, 1, 1); at < day(1603, 1, 1); ++at) {
        const std::string text = period_text(at, rule);
        const std::int64_t begin = period_begin(at, rule);
        ASSERT_LE(begin, at);
        ASSERT_EQ(period_begin(std::string_view{text}, rule), begin) << text;
        ASSERT_LE(before, text);
        ASSERT_EQ(before == text, begin != at && !before.empty()) << text;
        before = text;
      }
    }
  }
}

TEST(period, days_and_dates_agree_over_four_hundred_years) {
  civil_date expected{1600, 1, 1};
  for (std::int64_t at = day(1600, 1, 1); at < day(2000, 1, 2); ++at) {
    ASSERT_EQ(detail::date_of(at), expected);
    ASSERT_EQ(days_of(expected), at);
    const bool leap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0);
    constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const std::int32_t length = expected.month == 2 && leap ? 29 : lengths[expected.month - 1];
    if (++expected.day <= length) continue;
    expected.day = 1;
    if (++expected.month <= 12) continue;
    expected.month = 1;
    ++expected.year;
  }
}

TEST(period, other_texts_are_no_periods) {
  const auto reads = [](std::string_view text, period_unit unit, std::int32_t fiscal_start = 1) {
    return period_begin(text, period_rule{unit, 0, fiscal_start}).has_value();
  };
  EXPECT_TRUE(reads("2026-02-28", period_unit::day));
  for (const char* text : {"", "2026", "2026-2-8", "2026-02-29", "2026-13-01", "2026-00-10", "2026-02-28 ",
                           "2026-02", "2O26-02-28", "+026-02-28"})
    EXPECT_FALSE(reads(text, period_unit::day)) << text;
  EXPECT_FALSE(reads("2026-W54", period_unit::week));
  EXPECT_FALSE(reads("2026-W00", period_unit::week));
  EXPECT_FALSE(reads("2021-W53", period_unit::week));
  EXPECT_FALSE(reads("2026-Q5", period_unit::quarter));
  EXPECT_FALSE(reads("2026-Q0", period_unit::quarter));
  EXPECT_FALSE(reads("2026", period_unit::year, 4));
  EXPECT_FALSE(reads("2026/28", period_unit::year, 4));
  EXPECT_TRUE(reads("2026/27-Q4", period_unit::quarter, 4));
}

TEST(period, adds_up_only_where_borders_agree) {
  const auto adds_up = [](period_rule finer, period_rule coarser) { return divides(finer, coarser); };
  EXPECT_TRUE(adds_up({period_unit::day}, {period_unit::week}));
  EXPECT_TRUE(adds_up({period_unit::day}, {period_unit::quarter, 0, 4}));
  EXPECT_FALSE(adds_up({period_unit::day}, {period_unit::month, 480})) << "another clock";
  EXPECT_FALSE(adds_up({period_unit::week}, {period_unit::month}));
  EXPECT_TRUE(adds_up({period_unit::month}, {period_unit::quarter, 0, 2}));
  EXPECT_FALSE(adds_up({period_unit::month}, {period_unit::day}));
  EXPECT_TRUE(adds_up({period_unit::quarter}, {period_unit::year, 0, 4}));
  EXPECT_FALSE(adds_up({period_unit::quarter}, {period_unit::year, 0, 2}));
  EXPECT_FALSE(adds_up({period_unit::year}, {period_unit::quarter}));
  EXPECT_TRUE(adds_up({period_unit::year}, {period_unit::none}));
  EXPECT_FALSE(adds_up({period_unit::none}, {period_unit::day}));
}

TEST(period, rules_have_limits) {
  EXPECT_TRUE((period_rule{period_unit::day, 1'080, 12}.is_valid()));
  EXPECT_FALSE((period_rule{period_unit::day, 1'081, 1}.is_valid()));
  EXPECT_FALSE((period_rule{period_unit::day, 0, 13}.is_valid()));
  EXPECT_FALSE((period_rule{static_cast<period_unit>(9), 0, 1}.is_valid()));
  EXPECT_TRUE(has_period(day(1, 1, 1)));
  EXPECT_FALSE(has_period(day(1, 1, 1) - 1));
  EXPECT_FALSE(has_period(day(9999, 1, 1)));
}

}  // namespace
}  // namespace assay
