// SPDX-License-Identifier: Apache-2.0
#include <assay/detail/civil_date.hpp>

#include <gtest/gtest.h>

namespace assay::detail {
namespace {

TEST(civil_date, counts_days_from_1970) {
  EXPECT_EQ(days_of(civil_date{1970, 1, 1}), 0);
  EXPECT_EQ(days_of(civil_date{1969, 12, 31}), -1);
  EXPECT_EQ(days_of(civil_date{2000, 2, 29}), 11016);
  EXPECT_EQ(days_of(civil_date{2000, 3, 1}), 11017);
  EXPECT_EQ(days_of(civil_date{2026, 4, 1}), 20544);
  EXPECT_EQ(days_of(civil_date{1582, 10, 15}), -141427);  // first day of the Gregorian calendar
  EXPECT_EQ(days_of(civil_date{0, 1, 1}), -719528);
  EXPECT_EQ(days_of(civil_date{9999, 12, 31}), 2932896);
}

TEST(civil_date, every_day_follows_the_day_before) {
  constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::int64_t expected = days_of(civil_date{1599, 12, 31});
  for (std::int32_t year = 1600; year <= 2400; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (std::int32_t month = 1; month <= 12; ++month) {
      const std::int32_t length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
      for (std::int32_t day = 1; day <= length; ++day)
        ASSERT_EQ(days_of(civil_date{year, month, day}), ++expected) << year << '-' << month << '-' << day;
    }
  }
}

// ISO 8601: a week belongs to the year that has its Thursday.
TEST(civil_date, weeks_at_the_ends_of_years) {
  EXPECT_EQ(iso_week_of(days_of(civil_date{2021, 1, 3})), (iso_week{2020, 53}));
  EXPECT_EQ(iso_week_of(days_of(civil_date{2024, 12, 30})), (iso_week{2025, 1}));
  EXPECT_EQ(days_of(iso_week{2009, 53}), days_of(civil_date{2009, 12, 28}));
  EXPECT_EQ(iso_weekday(days_of(civil_date{1969, 12, 28})), 7);
}

}  // namespace
}  // namespace assay::detail
