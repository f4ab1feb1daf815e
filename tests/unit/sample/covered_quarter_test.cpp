// SPDX-License-Identifier: Apache-2.0
//
// The quarter's calendar, and instants as text.
#include "sample/covered_quarter.hpp"

#include <gtest/gtest.h>

#include <string>

namespace assay::sample {
namespace {

std::string text_of(instant at) {
  std::string text;
  append_timestamp(text, at);
  return text;
}

TEST(SampleCalendar, WritesTimestampsInUtc) {
  EXPECT_EQ(text_of(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(text_of(951'782'399), "2000-02-28T23:59:59Z");
  EXPECT_EQ(text_of(951'782'400), "2000-02-29T00:00:00Z");
  EXPECT_EQ(text_of(1'775'034'200), "2026-04-01T09:03:20Z");
}

TEST(SampleCalendar, CoversOneQuarterOfLocalDays) {
  EXPECT_EQ(days_in_period, 91);
  EXPECT_EQ(text_of(midnight_of(0)), "2026-03-31T16:00:00Z");
  EXPECT_EQ(text_of(extract_at), "2026-06-30T16:00:00Z");
  EXPECT_EQ(day_of(midnight_of(3)), 3);
  EXPECT_EQ(day_of(midnight_of(3) - 1), 2);
  EXPECT_EQ(hour_of(midnight_of(3)), 0);
  EXPECT_EQ(hour_of(midnight_of(3) - 1), 23);
}

TEST(SampleCalendar, KnowsTheWeekday) {
  EXPECT_EQ(weekday_of(0), 2);  // 1 April 2026 is a Wednesday
  EXPECT_EQ(weekday_of(4), 6);
  EXPECT_EQ(weekday_of(5), 0);
  EXPECT_EQ(weekday_of(90), 1);  // 30 June 2026 is a Tuesday
}

}  // namespace
}  // namespace assay::sample
