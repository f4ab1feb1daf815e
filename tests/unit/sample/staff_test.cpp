// SPDX-License-Identifier: Apache-2.0
//
// Who is employed, and what they can do.
#include "sample/staff.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "sample/truth.hpp"
#include "text/utf8.hpp"

namespace assay::sample {
namespace {

TEST(SampleStaff, TheNamedPeopleAreAlwaysThere) {
  const world& company = appliance_maker();
  const staff people{company, 1, std::array<std::int64_t, 4>{0, 0, 0, 0}};
  EXPECT_EQ(named_people(company), 25);
  for (std::size_t team = 0; team < company.teams.size(); ++team) {
    ASSERT_EQ(people.of(team).size(), company.teams[team].agents.size());
    for (std::size_t agent = 0; agent < people.of(team).size(); ++agent)
      EXPECT_EQ(people.of(team)[agent].name, company.teams[team].agents[agent].name);
  }
}

TEST(SampleStaff, TwentyThousandPeopleHaveNamesOfTheirOwn) {
  const staff people{appliance_maker(), 1, std::array<std::int64_t, 4>{7000, 6000, 6000, 1000}};
  std::set<std::string> names;
  for (std::size_t team = 0; team < 4; ++team) {
    for (const person& member : people.of(team)) {
      EXPECT_TRUE(names.insert(member.name).second) << member.name;
      EXPECT_FALSE(text::first_invalid_utf8(member.name));
    }
  }
  EXPECT_EQ(names.size(), 20'000U);
}

TEST(SampleStaff, NobodyIsAsWeakAsThePlantedAgent) {
  const staff people{appliance_maker(), 9, std::array<std::int64_t, 4>{500, 500, 500, 500}};
  for (std::size_t team = 0; team < 4; ++team) {
    for (const person& member : people.of(team)) {
      if (member.name == planted().lowest_resolution.agent) {
        EXPECT_EQ(appliance_maker().teams[team].name, planted().lowest_resolution.team);
        EXPECT_LT(member.expertise, 200);
      } else {
        EXPECT_GT(member.expertise, 400) << member.name;
      }
      EXPECT_GT(member.speed, 0);
      EXPECT_LE(member.diligence, 1000);
    }
  }
}

TEST(SampleStaff, TheTrainingHelpsOneTeamFromItsDayOn) {
  const world& company = appliance_maker();
  const staff people{company, 1, std::array<std::int64_t, 4>{0, 0, 0, 0}};
  const setting where{company, people, 1};
  const instant from = midnight_of(company.course.day);
  EXPECT_EQ(first_day + std::chrono::days{company.course.day}, std::chrono::sys_days{planted().trained_on});
  for (std::size_t team = 0; team < company.teams.size(); ++team) {
    const bool helped = company.teams[team].name == planted().trained_team;
    EXPECT_EQ(where.expertise(team, 0, from - 1), people.of(team)[0].expertise);
    EXPECT_EQ(where.expertise(team, 0, from) > people.of(team)[0].expertise, helped);
    EXPECT_EQ(where.speed(team, 0, from) > people.of(team)[0].speed, helped);
  }
}

}  // namespace
}  // namespace assay::sample
