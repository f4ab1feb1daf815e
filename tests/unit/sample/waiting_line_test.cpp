// SPDX-License-Identifier: Apache-2.0
//
// The order of the waiting line, and leaving it.
#include "sample/waiting_line.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace assay::sample {
namespace {

TEST(WaitingLine, ServesFirstComeFirst) {
  waiting_line<int> line;
  for (const int caller : {1, 2, 3})
    line.join(0, caller);
  EXPECT_EQ(line.size(), 3U);
  for (const int caller : {1, 2, 3})
    EXPECT_EQ(line.next(), caller);
  EXPECT_EQ(line.next(), std::nullopt);
  EXPECT_EQ(line.size(), 0U);
}

TEST(WaitingLine, LowerRanksGoFirst) {
  waiting_line<int> line;
  line.join(2, 1);
  line.join(1, 2);
  line.join(0, 3);
  line.join(1, 4);
  for (const int caller : {3, 2, 4, 1})
    EXPECT_EQ(line.next(), caller);
}

TEST(WaitingLine, WhoLeavesIsNotServed) {
  waiting_line<int> line;
  line.join(0, 1);
  const auto second = line.join(0, 2);
  line.join(0, 3);
  EXPECT_EQ(line.leave(second), 2);
  EXPECT_EQ(line.leave(second), std::nullopt);
  EXPECT_EQ(line.size(), 2U);
  EXPECT_EQ(line.next(), 1);
  EXPECT_EQ(line.next(), 3);
  EXPECT_EQ(line.next(), std::nullopt);
}

TEST(WaitingLine, PlacesStayValidAfterTheFirstHaveLeft) {
  waiting_line<int> line;
  const auto first = line.join(0, 1);
  const auto second = line.join(0, 2);
  EXPECT_EQ(line.leave(first), 1);
  const auto third = line.join(0, 3);
  EXPECT_EQ(line.leave(first), std::nullopt);
  EXPECT_EQ(line.next(), 2);
  EXPECT_EQ(line.leave(second), std::nullopt);
  EXPECT_EQ(line.leave(third), 3);
  EXPECT_EQ(line.size(), 0U);
}

}  // namespace
}  // namespace assay::sample
