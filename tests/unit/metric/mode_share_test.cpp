// SPDX-License-Identifier: Apache-2.0
#include <assay/metric/mode_share.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace assay::metric {
namespace {

TEST(ModeShare, IsTheShareOfTheMostFrequent) {
  mode_share<> topics;
  for (const char* topic : {"投诉", "咨询", "投诉", "报修"})
    topics.add(topic);
  EXPECT_EQ(topics.value(), (ratio{2, 4}));
  topics.add(std::string{"咨询"});
  EXPECT_EQ(topics.value(), (ratio{2, 5})) << "a tie has one share";
}

TEST(ModeShare, TakesCategoriesOfAnyType) {
  mode_share<int> answers;
  for (const int answer : {1, 1, 2})
    answers.add(answer);
  EXPECT_EQ(answers.value(), (ratio{2, 3}));
}

TEST(ModeShare, BeyondTheCapThereIsNoAnswerWhateverTheOrder) {
  mode_share<std::int64_t> forward;
  mode_share<std::int64_t> backward;
  const auto most = static_cast<std::int64_t>(mode_share<>::most_categories);
  for (std::int64_t value = 0; value <= most; ++value) {
    EXPECT_FALSE(forward.over_cap);
    forward.add(value);
    backward.add(most - value);
  }
  EXPECT_FALSE(forward.value());
  EXPECT_EQ(forward, backward);
  mode_share<std::int64_t> few;
  few.add(1);
  few.merge(forward);
  EXPECT_TRUE(few.over_cap);
  EXPECT_EQ(few.n(), most + 2);
}

}  // namespace
}  // namespace assay::metric
