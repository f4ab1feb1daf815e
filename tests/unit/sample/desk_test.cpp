// SPDX-License-Identifier: Apache-2.0
//
// The events of a desk one by one.
#include "sample/desk.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "unit/sample/desk_log.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::array<std::size_t, 1> one_agent{0};
constexpr std::array<std::size_t, 2> two_agents{0, 0};

call caller(std::int64_t id, std::int64_t gives_up = never, std::uint8_t rank = 0) {
  return {id, gives_up, rank, any_order};
}

using entries = std::vector<desk_log::entry>;

TEST(Desk, ServesAtOnceWhenAnAgentIsFree) {
  desk_log log{10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 100);
  line.arrive(caller(0), 5);
  EXPECT_EQ(line.serving(), 1U);
  line.advance(100);
  EXPECT_EQ(log.entries, (entries{{'B', 5, 0}, {'E', 15, 0}}));
}

TEST(Desk, OthersWaitTheirTurn) {
  desk_log log{10, 10, 10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 100);
  line.arrive(caller(0), 0);
  line.arrive(caller(1), 1);
  line.arrive(caller(2), 2);
  EXPECT_EQ(line.waiting(), 2U);
  line.advance(100);
  EXPECT_EQ(log.entries,
            (entries{{'B', 0, 0}, {'E', 10, 0}, {'B', 10, 1}, {'E', 20, 0}, {'B', 20, 2}, {'E', 30, 0}}));
}

TEST(Desk, RanksDecideWhoIsNextButInterruptNobody) {
  desk_log log{10, 10, 10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 100);
  line.arrive(caller(0, never, 2), 0);
  line.arrive(caller(1, never, 2), 1);
  line.arrive(caller(2, never, 0), 2);
  line.advance(100);
  EXPECT_EQ(log.entries,
            (entries{{'B', 0, 0}, {'E', 10, 0}, {'B', 10, 2}, {'E', 20, 0}, {'B', 20, 1}, {'E', 30, 0}}));
}

TEST(Desk, CustomersGiveUpWhenTheirPatienceEnds) {
  desk_log log{10, 10, 10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 100);
  line.arrive(caller(0), 0);
  line.arrive(caller(1, 6), 1);
  line.arrive(caller(2, 50), 2);
  line.advance(100);
  EXPECT_EQ(log.entries, (entries{{'B', 0, 0}, {'G', 6, 1}, {'E', 10, 0}, {'B', 10, 2}, {'E', 20, 0}}));
  EXPECT_EQ(line.waiting(), 0U);
}

TEST(Desk, WhoIsServedAtTheLastMomentStays) {
  desk_log log{10, 10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 100);
  line.arrive(caller(0), 0);
  line.arrive(caller(1, 10), 1);
  line.advance(100);
  EXPECT_EQ(log.entries, (entries{{'B', 0, 0}, {'E', 10, 0}, {'B', 10, 1}, {'E', 20, 0}}));
}

TEST(Desk, NobodyIsServedBeforeAnAgentIsOnDuty) {
  desk_log log{10, 10};
  desk line{two_agents, log};
  line.on_duty(1, 30, 100);
  line.arrive(caller(0), 0);
  line.arrive(caller(1), 0);
  line.advance(29);
  EXPECT_EQ(line.waiting(), 2U);
  line.advance(100);
  EXPECT_EQ(log.entries, (entries{{'B', 30, 0}, {'E', 40, 1}, {'B', 40, 1}, {'E', 50, 1}}));
}

TEST(Desk, AtTheEndOfTheDutyWhatIsBegunIsFinished) {
  desk_log log{10, 10, 10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 15);
  line.on_duty(0, 50, 60);
  line.arrive(caller(0), 8);
  line.arrive(caller(1), 9);
  line.advance(40);
  EXPECT_EQ(log.entries, (entries{{'B', 8, 0}, {'E', 18, 0}}));
  line.advance(100);
  EXPECT_EQ(log.entries, (entries{{'B', 8, 0}, {'E', 18, 0}, {'B', 50, 1}, {'E', 60, 0}}));
  line.arrive(caller(2), 101);
  EXPECT_EQ(line.waiting(), 1U);  // the idle agent has gone
}

TEST(Desk, TheIdleAgentGoesAtTheEndOfTheDuty) {
  desk_log log{10};
  desk line{one_agent, log};
  line.on_duty(0, 0, 15);
  line.arrive(caller(0), 15);
  EXPECT_EQ(line.waiting(), 1U);
}

TEST(Desk, CustomersGetTheAgentTheyAreMeantForWhenThereIsAChoice) {
  constexpr std::array<std::size_t, 3> groups{0, 1, 2};
  constexpr std::array<std::size_t, 3> last_first{2, 0, 1};
  desk_log log{10, 10, 10};
  desk line{groups, log};
  for (std::size_t agent = 0; agent < 3; ++agent)
    line.on_duty(agent, 0, 100);
  for (std::int64_t id = 0; id < 3; ++id)
    line.arrive({id, never, 0, last_first}, 1);
  EXPECT_EQ(log.agents, (std::vector<std::size_t>{2, 0, 1}));
}

}  // namespace
}  // namespace assay::sample
