// SPDX-License-Identifier: Apache-2.0
#include "result/packed_columns.hpp"

#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace assay::detail {
namespace {

TEST(integer_column, keeps_every_value_whatever_comes_after_it) {
  std::mt19937_64 random{5};
  for (int round = 0; round < 200; ++round) {
    integer_column column;
    if (round % 2 == 0) column.reserve(1 + random() % 300);
    std::vector<int128> values;
    const auto widest = static_cast<int>(random() % 128);
    for (std::size_t size = random() % 300; size > 0; --size) {
      const uint128 bits = uint128{random()} << 64 | random();
      // Now and then as wide as it gets, otherwise narrow.
      const int width = random() % 8 == 0 ? widest : widest / 3;
      values.push_back(width == 0 ? 0 : static_cast<int128>(bits) >> (127 - width));
      column.push_back(values.back());
    }
    column.shrink();
    ASSERT_EQ(column.size(), values.size());
    for (std::size_t index = 0; index < values.size(); ++index)
      ASSERT_TRUE(column.wide(index) == values[index]) << index;
  }
}

TEST(integer_column, is_as_wide_as_its_widest_value) {
  const auto bytes_of = [](std::vector<std::int64_t> values) {
    integer_column column;
    for (const std::int64_t value : values)
      column.push_back(value);
    column.shrink();
    for (std::size_t index = 0; index < values.size(); ++index)
      EXPECT_EQ(column[index], values[index]);
    return column.memory_bytes();
  };
  EXPECT_EQ(bytes_of({0, 0, 0}), 0U);
  EXPECT_EQ(bytes_of({0, 127, -128}), 3U);
  EXPECT_EQ(bytes_of({0, 128}), 4U);
  EXPECT_EQ(bytes_of({-32'769}), 4U);
  EXPECT_EQ(bytes_of({std::numeric_limits<std::int32_t>::min()}), 4U);
  EXPECT_EQ(bytes_of({std::int64_t{1} << 31, 1}), 16U);
  EXPECT_EQ(bytes_of({std::numeric_limits<std::int64_t>::min()}), 8U);
}

TEST(bit_column, takes_nothing_while_all_are_no) {
  bit_column column;
  for (int bit = 0; bit < 1'000; ++bit)
    column.push_back(false);
  EXPECT_EQ(column.memory_bytes(), 0U);
  column.push_back(true);
  column.push_back(false);
  EXPECT_FALSE(column[999]);
  EXPECT_TRUE(column[1'000]);
  EXPECT_FALSE(column[1'001]);
}

TEST(text_column, tells_empty_from_missing) {
  text_column column;
  const std::vector<std::optional<std::string>> texts{"a", std::nullopt, "", "华东", std::nullopt, "b"};
  for (const auto& text : texts)
    column.push_back(text);
  column.shrink();
  for (std::size_t index = 0; index < texts.size(); ++index) {
    ASSERT_EQ(column[index].has_value(), texts[index].has_value()) << index;
    if (texts[index]) {
      EXPECT_EQ(*column[index], *texts[index]);
    }
  }
}

}  // namespace
}  // namespace assay::detail
