// SPDX-License-Identifier: Apache-2.0
//
// The dictionary of a category column, and the buffer of a column around it.
#include "column/text_interner.hpp"
#include "column_values.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "column/column_buffer.hpp"

namespace assay::column {
namespace {

TEST(TextInterner, NumbersTextsByFirstAppearance) {
  text_interner texts;
  EXPECT_EQ(texts.find("a"), text_interner::unknown);
  EXPECT_EQ(texts.intern("a"), 0);
  EXPECT_EQ(texts.intern(""), 1);
  EXPECT_EQ(texts.intern("a"), 0);
  EXPECT_EQ(texts.intern("客服"), 2);
  EXPECT_EQ(texts.intern(""), 1);
  EXPECT_EQ(texts.find("客服"), 2);
  EXPECT_EQ(texts.find("客"), text_interner::unknown);
  ASSERT_EQ(texts.size(), 3U);
  EXPECT_EQ(texts.texts()[0], "a");
  EXPECT_EQ(texts.texts()[1], "");
  EXPECT_EQ(texts.texts()[2], "客服");
}

TEST(TextInterner, KeepsManyTextsOfEveryLengthApart) {
  text_interner texts;
  std::vector<std::string> expected;
  for (int number = 0; number < 20000; ++number) {
    std::string text = std::to_string(number);
    text.insert(0, static_cast<std::size_t>(number % 41), number % 2 == 0 ? 'x' : '\0');
    expected.push_back(std::move(text));
  }
  for (std::size_t i = 0; i < expected.size(); ++i)
    ASSERT_EQ(texts.intern(expected[i]), static_cast<std::int32_t>(i));
  const text_interner moved = std::move(texts);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(moved.find(expected[i]), static_cast<std::int32_t>(i));
    ASSERT_EQ(moved.texts()[i], expected[i]);
  }
}

TEST(TextInterner, TextsThatDifferInOneByteOnly) {
  text_interner texts;
  std::int32_t next = 0;
  for (std::size_t size = 1; size <= 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = 'b';
      ASSERT_EQ(texts.intern(text), next++) << text;
    }
  }
}

TEST(TextInterner, ClearForgetsEverything) {
  text_interner texts;
  for (int number = 0; number < 1000; ++number)
    texts.intern("text number " + std::to_string(number));
  texts.clear();
  EXPECT_TRUE(texts.empty());
  EXPECT_EQ(texts.find("text number 5"), text_interner::unknown);
  EXPECT_EQ(texts.intern("text number 5"), 0);
  EXPECT_EQ(texts.intern(std::string(100000, 'z')), 1);
  EXPECT_EQ(texts.texts()[0], "text number 5");
}

TEST(ColumnBuffer, ValuesAndValidity) {
  column_buffer buffer;
  buffer.reserve(130);
  for (std::size_t row = 0; row < 130; ++row) {
    buffer.put(row, static_cast<std::int64_t>(row) * 3);
    if (row % 3 == 0) buffer.put_missing(row);
  }
  buffer.reserve(1000);
  const column_view view = buffer.view(130);
  ASSERT_TRUE(view.supplied());
  for (std::size_t row = 0; row < 130; ++row) {
    EXPECT_EQ(view.present(row), row % 3 != 0) << row;
    EXPECT_EQ(column_test::value_at(view, row), view.present(row) ? static_cast<std::int64_t>(row) * 3 : 0);
  }
  buffer.clear();
  EXPECT_EQ(buffer.capacity(), 1000U);
  EXPECT_FALSE(buffer.view(2).present(1));
}

TEST(ColumnBuffer, TruthValuesAreBits) {
  column_buffer buffer;
  buffer.hold(column_type::boolean);
  buffer.reserve(130);
  for (std::size_t row = 0; row < 130; ++row) {
    buffer.put(row, 1);
    if (row % 2 == 0) buffer.put(row, 0);
    if (row % 3 == 0) buffer.put_missing(row);
  }
  buffer.reserve(1000);
  const column_view view = buffer.view(130);
  EXPECT_EQ(view.type, physical_type::bits);
  for (std::size_t row = 0; row < 130; ++row) {
    const std::int64_t expected = row % 3 != 0 && row % 2 != 0 ? 1 : 0;
    EXPECT_EQ(view.present(row), row % 3 != 0) << row;
    EXPECT_EQ(column_test::value_at(view, row), expected) << row;
    EXPECT_EQ(buffer.value(row), expected) << row;
  }
}

/// A block serves one file after the other: what was room for bits is none for numbers.
TEST(ColumnBuffer, AnotherKindStartsWithoutRoom) {
  column_buffer buffer;
  buffer.hold(column_type::boolean);
  buffer.reserve(1000);
  buffer.hold(column_type::integer);
  EXPECT_EQ(buffer.capacity(), 0U);
  buffer.reserve(100);
  buffer.put(99, 7);
  buffer.hold(column_type::category);
  EXPECT_EQ(buffer.capacity(), 100U) << "codes are numbers";
  buffer.hold(column_type::boolean);
  EXPECT_EQ(buffer.capacity(), 0U);
}

}  // namespace
}  // namespace assay::column
