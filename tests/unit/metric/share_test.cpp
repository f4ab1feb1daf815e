// SPDX-License-Identifier: Apache-2.0
#include <assay/metric/share.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace assay::metric {
namespace {

TEST(Share, WeighsRecordsByTheirWhole) {
  share result;
  result.add(10, 100);
  result.add(1, 1);
  EXPECT_EQ(result.value(), (ratio{11, 101}));
  EXPECT_EQ(result.n(), 2);
}

TEST(Share, WithoutAWholeThereIsNoValue) {
  share result;
  EXPECT_FALSE(result.value());
  result.add(0, 0);
  EXPECT_FALSE(result.value());
  EXPECT_EQ(result.n(), 1);
  result.add(5, 4);
  result.add(5, -4);
  EXPECT_FALSE(result.value());
}

TEST(Share, OfNegativeAmountsHasAPositiveDenominator) {
  share result;
  result.add(std::pair{-1, -4});
  EXPECT_EQ(result.value(), (ratio{1, 4}));
  EXPECT_GT(result.value()->exact().denominator, 0);
}

TEST(Share, SumsPass64Bits) {
  share result;
  for (int record = 0; record < 4; ++record)
    result.add(INT64_MAX, INT64_MAX);
  EXPECT_EQ(result.value(), (ratio{1, 1}));
}

}  // namespace
}  // namespace assay::metric
