// SPDX-License-Identifier: Apache-2.0
//
// When customers come and how busy teams are.
#include "sample/demand.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace assay::sample {
namespace {

const setting here{appliance_maker(), 2026};

TEST(SampleDemand, KnowsWeekdaysAndSpecialDays) {
  const auto demand = demand_by_day(appliance_maker());
  ASSERT_EQ(demand.size(), 91U);
  EXPECT_EQ(demand[0], 1000);   // Wednesday, 1 April
  EXPECT_EQ(demand[5], 700);    // Monday, 6 April, but a holiday
  EXPECT_EQ(demand[12], 1180);  // Monday, 13 April
  EXPECT_EQ(demand[78], 1500);  // 18 June
}

TEST(SampleDemand, ArrivalsAreSortedAndWithinOpeningHours) {
  const auto moments = first_arrivals(here, 5000);
  ASSERT_EQ(moments.size(), 5000U);
  EXPECT_TRUE(std::is_sorted(moments.begin(), moments.end()));
  EXPECT_GE(moments.front(), midnight_of(0));
  EXPECT_LT(moments.back(), extract_at);
  for (const instant at : moments)
    ASSERT_EQ(when_open(appliance_maker(), at), at);
}

TEST(SampleDemand, MoreComeInTheMorningAndOnMondays) {
  std::array<int, 24> by_hour{};
  std::array<int, 7> by_weekday{};
  for (const instant at : first_arrivals(here, 20'000)) {
    ++by_hour.at(static_cast<std::size_t>(hour_of(at)));
    ++by_weekday.at(static_cast<std::size_t>(weekday_of(day_of(at))));
  }
  EXPECT_GT(by_hour[10], 2 * by_hour[8]);
  EXPECT_GT(by_hour[10], 3 * by_hour[21]);
  EXPECT_GT(by_weekday[0], by_weekday[6]);
}

TEST(SampleDemand, ClosedMomentsMoveToTheOpening) {
  const instant opening = midnight_of(10) + 8 * hour_s;
  EXPECT_EQ(when_open(appliance_maker(), midnight_of(10)), opening);
  EXPECT_EQ(when_open(appliance_maker(), midnight_of(9) + 22 * hour_s), opening);
  EXPECT_EQ(when_open(appliance_maker(), opening), opening);
  EXPECT_EQ(when_open(appliance_maker(), opening - 1), opening + hour_s - 1);  // keeps minutes and seconds
}

TEST(SampleDemand, LoadStaysBelowItsLimitAndIsHigherForTheTeamWithTooFewPeople) {
  std::int64_t east = 0;
  std::int64_t north = 0;
  for (std::int64_t day = 0; day < days_in_period; ++day) {
    for (std::int64_t hour = 0; hour < 24; ++hour) {
      const instant at = midnight_of(day) + hour * hour_s;
      for (std::size_t team = 0; team < appliance_maker().teams.size(); ++team) {
        const std::int64_t load = load_of(here, team, at);
        ASSERT_GE(load, 0);
        ASSERT_LT(load, 1000);
      }
      east += load_of(here, 0, at);
      north += load_of(here, 2, at);
    }
  }
  EXPECT_GT(north * 4, east * 5);
}

}  // namespace
}  // namespace assay::sample
