// SPDX-License-Identifier: Apache-2.0
//
// When customers come.
#include "sample/arrivals.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace assay::sample {
namespace {

TEST(SampleArrivals, KnowsWeekdaysAndSpecialDays) {
  const auto demand = demand_by_day(appliance_maker());
  ASSERT_EQ(demand.size(), 91U);
  EXPECT_EQ(demand[0], 1000);   // Wednesday, 1 April
  EXPECT_EQ(demand[5], 700);    // Monday, 6 April, but a holiday
  EXPECT_EQ(demand[12], 1180);  // Monday, 13 April
  EXPECT_EQ(demand[78], 1500);  // 18 June
}

TEST(SampleArrivals, EveryContactHasItsHour) {
  for (const std::int64_t contacts : {1, 7, 5000}) {
    const auto counts = contacts_by_hour(appliance_maker(), 2026, contacts);
    ASSERT_EQ(counts.size(), 91U * 24U);
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}), contacts);
  }
}

TEST(SampleArrivals, NobodyComesWhenTheCompanyIsClosed) {
  const auto counts = contacts_by_hour(appliance_maker(), 2026, 50'000);
  for (std::size_t hour = 0; hour < counts.size(); ++hour) {
    if (hour % 24 < 8 || hour % 24 > 21) {
      ASSERT_EQ(counts[hour], 0) << hour;
    }
  }
}

TEST(SampleArrivals, FollowTheRateOfTheHourAndTheDay) {
  const world& company = appliance_maker();
  constexpr std::int64_t contacts = 1'000'000;
  const auto counts = contacts_by_hour(company, 2026, contacts);
  const auto days = demand_by_day(company);
  const double day_sum = std::accumulate(days.begin(), days.end(), 0.0);
  const double hour_sum = std::accumulate(company.demand_by_hour.begin(), company.demand_by_hour.end(), 0.0);
  // Pearson's statistic over the open hours of the period; its mean is one less than their number, its standard deviation
  // the square root of twice that.
  double statistic = 0;
  double cells = 0;
  for (std::size_t index = 0; index < counts.size(); ++index) {
    const double expected =
        contacts * (days[index / 24] / day_sum) * (company.demand_by_hour[index % 24] / hour_sum);
    if (expected == 0) continue;
    const double off = static_cast<double>(counts[index]) - expected;
    statistic += off * off / expected;
    ++cells;
  }
  EXPECT_EQ(cells, 91 * 14);
  EXPECT_NEAR(statistic, cells - 1, 4 * std::sqrt(2 * cells));
}

TEST(SampleArrivals, DependOnTheSeed) {
  const auto one = contacts_by_hour(appliance_maker(), 1, 1000);
  EXPECT_EQ(one, contacts_by_hour(appliance_maker(), 1, 1000));
  EXPECT_NE(one, contacts_by_hour(appliance_maker(), 2, 1000));
}

TEST(SampleArrivals, ClosedMomentsMoveToTheOpening) {
  const instant opening = midnight_of(10) + 8 * hour_s;
  EXPECT_EQ(when_open(appliance_maker(), midnight_of(10)), opening);
  EXPECT_EQ(when_open(appliance_maker(), midnight_of(9) + 22 * hour_s), opening);
  EXPECT_EQ(when_open(appliance_maker(), opening), opening);
  EXPECT_EQ(when_open(appliance_maker(), opening - 1), opening + hour_s - 1);  // keeps minutes and seconds
}

}  // namespace
}  // namespace assay::sample
