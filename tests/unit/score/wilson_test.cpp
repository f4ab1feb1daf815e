// SPDX-License-Identifier: Apache-2.0
#include "score/wilson.hpp"

#include <cstdint>

#include <gtest/gtest.h>

namespace assay::detail {
namespace {

struct published {
  std::int64_t successes;
  std::int64_t n;
  double low;
  double high;
};

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
// method 3 (score without continuity correction), to four decimals.
constexpr published newcombe[] = {
    {81, 263, 0.2553, 0.3662},
    {15, 148, 0.0624, 0.1605},
    {0, 20, 0.0000, 0.1611},
    {1, 29, 0.0061, 0.1718},
};

TEST(wilson_95, gives_the_published_intervals) {
  for (const published& row : newcombe) {
    const double proportion = static_cast<double>(row.successes) / static_cast<double>(row.n);
    const interval seen = wilson_95(proportion, row.n);
    EXPECT_NEAR(seen.low, row.low, 0.00005) << row.successes << "/" << row.n;
    EXPECT_NEAR(seen.high, row.high, 0.00005) << row.successes << "/" << row.n;
  }
}

TEST(wilson_95, reaches_its_ends_exactly) {
  EXPECT_EQ(wilson_95(0.0, 5).low, 0.0);
  EXPECT_EQ(wilson_95(1.0, 5).high, 1.0);
  EXPECT_LT(wilson_95(1.0, 5).low, 1.0);
}

// Calculated apart with IEEE doubles in the same order: the bits must not depend on compiler or instruction set.
TEST(wilson_95, is_the_same_double_everywhere) {
  const interval seen = wilson_95(19.0 / 20.0, 20);
  EXPECT_EQ(seen.low, 0.763868806553258);
  EXPECT_EQ(seen.high, 0.9911185511992047);
}

}  // namespace
}  // namespace assay::detail
