// SPDX-License-Identifier: Apache-2.0
//
// Shifts and the people on them.
#include "sample/rota.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <set>
#include <vector>

namespace assay::sample {
namespace {

using seat_counts = std::array<std::int64_t, shift_count>;

TEST(SampleRota, ASmallCompanyHasTheLeastPeopleOnDuty) {
  const rota plan{appliance_maker(), 1000, std::nullopt};
  EXPECT_EQ(plan.sizes(), (std::vector<std::int64_t>{8, 7, 7, 3}));
  EXPECT_EQ(plan.seats(0, 5), (seat_counts{1, 1, 1}));
  EXPECT_EQ(plan.seats(2, 5), (seat_counts{1, 0, 1}));
  EXPECT_EQ(plan.seats(3, 5), (seat_counts{0, 1, 0}));
}

TEST(SampleRota, MoreContactsNeedMorePeopleButLessThanInProportion) {
  const rota tenth{appliance_maker(), 100'000, std::nullopt};
  const rota whole{appliance_maker(), 1'000'000, std::nullopt};
  for (std::size_t team = 0; team < 3; ++team) {
    const auto small = tenth.seats(team, 12);
    const auto big = whole.seats(team, 12);
    EXPECT_GT(big[0], small[0]);
    EXPECT_LE(big[0] + big[1] + big[2], 10 * (small[0] + small[1] + small[2]));
  }
}

TEST(SampleRota, BusyDaysHaveMorePeople) {
  const rota plan{appliance_maker(), 1'000'000, std::nullopt};
  EXPECT_GT(plan.seats(0, 78)[0], plan.seats(0, 32)[0]);  // the festival of 18 June, the holiday of 3 May
}

TEST(SampleRota, NobodyHasTwoShiftsADay) {
  rota plan{appliance_maker(), 100'000, std::nullopt};
  for (std::int64_t day = 0; day < days_in_period; ++day) {
    for (std::size_t team = 0; team < 4; ++team) {
      std::set<std::size_t> working;
      for (const duty& item : plan.duties(team, day)) {
        EXPECT_TRUE(working.insert(item.agent).second) << day;
        EXPECT_LT(static_cast<std::int64_t>(item.agent), plan.sizes()[team]);
        EXPECT_EQ(day_of(item.from), day);
        EXPECT_LT(item.from, item.until);
      }
    }
  }
}

TEST(SampleRota, EverybodyWorksAboutFiveDaysAWeekAndOnEveryShift) {
  rota plan{appliance_maker(), 100'000, std::nullopt};
  std::vector<std::int64_t> days(static_cast<std::size_t>(plan.sizes()[0]));
  std::vector<std::set<std::int64_t>> hours(days.size());
  for (std::int64_t day = 0; day < days_in_period; ++day) {
    for (const duty& item : plan.duties(0, day)) {
      ++days[item.agent];
      hours[item.agent].insert(hour_of(item.from));
    }
  }
  const auto [least, most] = std::minmax_element(days.begin(), days.end());
  EXPECT_GE(*least, 58);  // 13 weeks of five days are 65
  EXPECT_LE(*most, 72);
  for (const auto& begins : hours)
    EXPECT_EQ(begins.size(), shift_count);
}

TEST(SampleRota, TheNumberOfPeopleCanBeGiven) {
  for (const std::int64_t wanted : {25, 26, 100, 20'000}) {
    const rota plan{appliance_maker(), 100'000, wanted};
    EXPECT_EQ(std::accumulate(plan.sizes().begin(), plan.sizes().end(), std::int64_t{0}), wanted);
  }
}

TEST(SampleRota, TooFewPeopleAreSharedOutAmongTheShifts) {
  const rota plan{appliance_maker(), 1'000'000, 25};
  const seat_counts seats = plan.seats(0, 12);
  EXPECT_LE(seats[0] + seats[1] + seats[2], 8);
  for (const std::int64_t seat : seats)
    EXPECT_GE(seat, 1);
}

}  // namespace
}  // namespace assay::sample
