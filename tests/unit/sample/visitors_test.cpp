// SPDX-License-Identifier: Apache-2.0
//
// Exactly as many visits as asked for, in the order of time, and those who come again among them.
#include "sample/visitors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace assay::sample {
namespace {

class SampleVisitors : public testing::Test {
 protected:
  staff people_{appliance_maker(), 1, std::array<std::int64_t, 4>{0, 0, 0, 0}};
  setting where_{appliance_maker(), people_, 1};
};

template <class Each>
void take_all(visitors& book, const Each& each) {
  for (std::int64_t day = 0; day < days_in_period; ++day) {
    for (std::int64_t hour = 0; hour < 24; ++hour) {
      const instant from = midnight_of(day) + hour * hour_s;
      for (const visit& caller : book.take(day, hour)) {
        ASSERT_GE(caller.at, from);
        ASSERT_LT(caller.at, from + hour_s);
        each(caller);
      }
    }
  }
}

TEST_F(SampleVisitors, AreAsManyAsAskedForAndInOrder) {
  visitors book{where_, 3000};
  std::int64_t count = 0;
  instant before = 0;
  take_all(book, [&](const visit& caller) {
    ++count;
    EXPECT_GE(caller.at, before);
    EXPECT_GE(caller.customer, 0);
    EXPECT_LT(caller.customer, book.customers());
    before = caller.at;
  });
  EXPECT_EQ(count, 3000);
}

TEST_F(SampleVisitors, WhoComesAgainTakesThePlaceOfSomebodyNew) {
  visitors book{where_, 3000};
  std::int64_t count = 0;
  std::int64_t repeated = 0;
  take_all(book, [&](const visit& caller) {
    ++count;
    if (caller.issue) {
      ++repeated;
      EXPECT_EQ(caller.issue, 3);
    } else if (count % 4 == 0) {
      book.expect({caller.at + day_s, caller.customer, std::uint8_t{3}});
    }
  });
  EXPECT_EQ(count, 3000);
  EXPECT_GT(repeated, 400);
}

TEST_F(SampleVisitors, NobodyComesAgainBeforeTheNextOpenHour) {
  visitors book{where_, 100'000};
  (void)book.take(0, 9);
  book.expect({midnight_of(0) + 9 * hour_s + 60, 5, std::uint8_t{1}});
  const auto list = book.take(0, 10);
  EXPECT_EQ(std::count_if(list.begin(), list.end(), [](const visit& item) { return item.issue == 1; }), 1);
  book.expect({midnight_of(0) + 23 * hour_s, 6, std::uint8_t{2}});
  const auto next = book.take(1, 8);
  EXPECT_EQ(std::count_if(next.begin(), next.end(), [](const visit& item) { return item.issue == 2; }), 1);
}

TEST_F(SampleVisitors, WhoFindsNoPlaceComesLater) {
  visitors book{where_, 91};
  for (std::int64_t customer = 0; customer < 20; ++customer)
    book.expect({midnight_of(0) + 9 * hour_s, customer, std::uint8_t{0}});
  std::int64_t count = 0;
  std::int64_t repeated = 0;
  take_all(book, [&](const visit& caller) {
    ++count;
    repeated += caller.issue ? 1 : 0;
  });
  EXPECT_EQ(count, 91);
  EXPECT_EQ(repeated, 20);
}

}  // namespace
}  // namespace assay::sample
