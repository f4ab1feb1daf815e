// SPDX-License-Identifier: Apache-2.0
//
// Records of later days.
#include "sample/day_book.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace assay::sample {
namespace {

struct key {
  std::int64_t number;
};
struct note {
  key about;
  instant at;
};

TEST(SampleDayBook, GivesADaysRecordsInOrderAndOnce) {
  day_book<note> book;
  const instant noon = midnight_of(3) + 12 * hour_s;
  book.add({{2}, noon});
  book.add({{5}, noon - 1});
  book.add({{1}, noon});
  book.add({{9}, noon + day_s});
  std::vector<std::int64_t> numbers;
  for (const note& entry : book.take(3))
    numbers.push_back(entry.about.number);
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{5, 1, 2}));
  EXPECT_TRUE(book.take(3).empty());
  EXPECT_EQ(book.take(4).size(), 1U);
}

}  // namespace
}  // namespace assay::sample
