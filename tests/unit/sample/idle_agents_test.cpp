// SPDX-License-Identifier: Apache-2.0
//
// Which of the idle agents is next.
#include "sample/idle_agents.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>

namespace assay::sample {
namespace {

constexpr std::array<std::size_t, 3> in_order{0, 1, 2};
constexpr std::array<std::size_t, 3> backwards{2, 1, 0};

TEST(IdleAgents, TheLongestIdleIsNext) {
  idle_agents idle{3};
  idle.add(2, 0);
  idle.add(0, 0);
  EXPECT_EQ(idle.take(in_order), 2U);
  EXPECT_EQ(idle.take(in_order), 0U);
  EXPECT_EQ(idle.take(in_order), std::nullopt);
}

TEST(IdleAgents, TheFirstChoiceIsTakenFirst) {
  idle_agents idle{3};
  idle.add(0, 0);
  idle.add(1, 2);
  EXPECT_EQ(idle.take(backwards), 1U);
  EXPECT_EQ(idle.take(backwards), 0U);
}

TEST(IdleAgents, WhoHasGoneIsNotTaken) {
  idle_agents idle{2};
  idle.add(0, 0);
  idle.add(1, 0);
  idle.remove(0);
  EXPECT_FALSE(idle.has(0));
  EXPECT_TRUE(idle.has(1));
  EXPECT_EQ(idle.take(in_order), 1U);
  EXPECT_EQ(idle.take(in_order), std::nullopt);
}

TEST(IdleAgents, WhoComesBackQueuesBehindTheOthers) {
  idle_agents idle{2};
  idle.add(0, 0);
  idle.add(1, 0);
  idle.remove(0);
  idle.add(0, 0);
  EXPECT_EQ(idle.take(in_order), 1U);
  EXPECT_EQ(idle.take(in_order), 0U);
  EXPECT_EQ(idle.take(in_order), std::nullopt);
}

}  // namespace
}  // namespace assay::sample
