// SPDX-License-Identifier: Apache-2.0
//
// The owning table: every kind of cell, every refusal, and that a refusal changes nothing.
#include <assay/table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "column_values.hpp"

namespace assay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

record_definition contacts() {
  const auto column = [](std::string name, column_type type, std::int32_t decimals, std::int64_t minimum,
                         std::int64_t maximum) {
    column_definition made;
    made.name = std::move(name);
    made.type = type;
    made.decimals = decimals;
    made.minimum_scaled = minimum;
    made.maximum_scaled = maximum;
    return made;
  };
  record_definition record;
  record.name = "contact";
  record.columns = {column("opened_at", column_type::timestamp, 0, 0, 4102444800),
                    column("agent", column_type::category, 0, 0, 0),
                    column("resolved", column_type::boolean, 0, 0, 0),
                    column("rating", column_type::integer, 0, 1, 5),
                    column("amount", column_type::decimal, 2, -10000, 10000),
                    column("talk", column_type::duration, 0, 0, 86400)};
  return record;
}

std::vector<std::optional<std::int64_t>> numbers(const table& records, std::string_view column) {
  const table_view view = records.view();
  const column_view& values = view.columns[static_cast<std::size_t>(records.record().column_index(column))];
  std::vector<std::optional<std::int64_t>> result;
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (values.present(row)) {
      result.emplace_back(column_test::value_at(values, row));
    } else {
      result.emplace_back(std::nullopt);
    }
  }
  return result;
}

std::vector<std::string> texts(const table& records, std::string_view column) {
  const auto index = static_cast<std::size_t>(records.record().column_index(column));
  const column_view& values = records.view().columns[index];
  std::vector<std::string> result;
  for (const auto& code : numbers(records, column))
    result.emplace_back(code ? column_test::entry_at(values, static_cast<std::size_t>(*code)) : "<missing>");
  return result;
}

std::string refusal(table& records, std::span<const table::named_cell> cells) {
  try {
    records.add(cells);
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::data);
    return thrown.what();
  }
  return "added";
}
std::string refusal(table& records, std::initializer_list<table::named_cell> cells) {
  return refusal(records, std::span{cells.begin(), cells.size()});
}

TEST(Table, EmptyTableSuppliesItsColumns) {
  const table records{contacts()};
  EXPECT_EQ(records.rows(), 0U);
  const table_view view = records.view();
  EXPECT_EQ(view.rows, 0U);
  ASSERT_EQ(view.columns.size(), 6U);
  for (const column_view& column : view.columns)
    EXPECT_TRUE(column.supplied());
}

TEST(Table, HoldsEveryKindOfCell) {
  table records{contacts()};
  records.add({{"opened_at", "2026-04-01T09:03:20Z"},
               {"agent", "Li"},
               {"resolved", true},
               {"rating", 5},
               {"amount", 2.67},
               {"talk", "300"}});
  records.add(
      {{"talk", 12.0}, {"amount", "-1.50"}, {"rating", "4"}, {"resolved", "FALSE"}, {"agent", "王芳"}});
  records.add({{"agent", missing_cell{}}, {"amount", 7}, {"resolved", 0}, {"opened_at", 60}});
  records.add({{"agent", "Li"}});
  records.add({});
  EXPECT_EQ(records.rows(), 5U);
  const auto none = std::nullopt;
  EXPECT_THAT(numbers(records, "opened_at"), ElementsAre(1775034200, none, 60, none, none));
  EXPECT_THAT(texts(records, "agent"), ElementsAre("Li", "王芳", "<missing>", "Li", "<missing>"));
  EXPECT_THAT(numbers(records, "resolved"), ElementsAre(1, 0, 0, none, none));
  EXPECT_THAT(numbers(records, "rating"), ElementsAre(5, 4, none, none, none));
  EXPECT_THAT(numbers(records, "amount"), ElementsAre(267, -150, 700, none, none));
  EXPECT_THAT(numbers(records, "talk"), ElementsAre(300, 12, none, none, none));
}

TEST(Table, AnEmptyTextIsACategoryButNoNumber) {
  table records{contacts()};
  records.add({{"agent", ""}});
  EXPECT_THAT(texts(records, "agent"), ElementsAre(""));
  EXPECT_THAT(refusal(records, {{"rating", ""}}),
              HasSubstr("row 2, column \"rating\": \"\" is not a number"));
}

TEST(Table, RefusesCellsByNameRowAndValue) {
  table records{contacts()};
  records.add({{"agent", "Li"}});
  EXPECT_EQ(refusal(records, {{"rating", "six"}}),
            "record type \"contact\", row 2, column \"rating\": \"six\" is not a number; write digits with "
            "'.' before the decimals and "
            "no thousands separators");
  EXPECT_EQ(refusal(records, {{"rating", 6}}),
            "record type \"contact\", row 2, column \"rating\": 6 is outside 1 to 5, the range of the "
            "column; correct the value, or declare "
            "another \"minimum\" and \"maximum\"");
  EXPECT_THAT(refusal(records, {{"amount", 2.675}}),
              HasSubstr("2.675 has more digits after the point than the 2"));
  EXPECT_THAT(refusal(records, {{"amount", std::nan("")}}), HasSubstr("nan is not a finite number"));
  EXPECT_THAT(refusal(records, {{"rating", true}}), HasSubstr("true is not a number"));
  EXPECT_THAT(refusal(records, {{"agent", 7}}), HasSubstr("7 is not a text"));
  EXPECT_THAT(refusal(records, {{"agent", "\xC3("}}), HasSubstr("is not UTF-8"));
  EXPECT_THAT(refusal(records, {{"resolved", "Y"}}), HasSubstr("\"Y\" is not a truth value"));
  EXPECT_THAT(refusal(records, {{"opened_at", "2026-02-29"}}), HasSubstr("not a date and time that exists"));
  EXPECT_EQ(refusal(records, {{"agnet", "Li"}}),
            "row 2: \"agnet\" is not a column of record type \"contact\"; did you mean \"agent\"?");
  EXPECT_EQ(refusal(records, {{"agent", "Li"}, {"agent", "Wu"}}),
            "row 2: column \"agent\" is named twice; name every column once");
  EXPECT_EQ(records.rows(), 1U);
}

TEST(Table, ARefusedRecordLeavesNoTrace) {
  table records{contacts()};
  for (int row = 0; row < 70; ++row) {
    const std::string agent = "agent " + std::to_string(row % 3);
    records.add({{"agent", agent}, {"rating", 1 + row % 5}});
    EXPECT_NE(refusal(records, {{"agent", "never added"}, {"resolved", true}, {"rating", 9}}), "added");
  }
  EXPECT_EQ(records.rows(), 70U);
  EXPECT_EQ(records.view().columns[1].texts.size, 3U);
  records.add({});
  EXPECT_EQ(numbers(records, "resolved").back(), std::nullopt);
  EXPECT_EQ(numbers(records, "rating").back(), std::nullopt);
  EXPECT_EQ(numbers(records, "rating")[69], 5);
}

TEST(Table, GrowsAndClears) {
  table records{contacts()};
  for (int round = 0; round < 2; ++round) {
    for (std::int64_t row = 0; row < 1000; ++row) {
      const std::string agent = std::to_string(row / 2);
      if (row % 7 == 0) {
        records.add({{"agent", agent}});
      } else {
        records.add({{"agent", agent}, {"talk", row + round}});
      }
    }
    const auto talk = numbers(records, "talk");
    const auto agents = texts(records, "agent");
    ASSERT_EQ(talk.size(), 1000U);
    for (std::int64_t row = 0; row < 1000; ++row) {
      const auto at = static_cast<std::size_t>(row);
      EXPECT_EQ(talk[at], row % 7 == 0 ? std::nullopt : std::optional{row + round});
      EXPECT_EQ(agents[at], std::to_string(row / 2));
    }
    records.clear();
    EXPECT_EQ(records.rows(), 0U);
    EXPECT_EQ(records.view().rows, 0U);
  }
}

TEST(Table, Moves) {
  table records{contacts()};
  records.add({{"agent", "Li"}, {"rating", 3}});
  table moved = std::move(records);
  moved.add({{"agent", "Wu"}, {"rating", 4}});
  EXPECT_THAT(texts(moved, "agent"), ElementsAre("Li", "Wu"));
  records = table{contacts()};
  records.add({{"rating", 1}});
  EXPECT_THAT(numbers(records, "rating"), ElementsAre(1));
  EXPECT_THAT(numbers(moved, "rating"), ElementsAre(3, 4));
}

TEST(Table, ManyThreadsMayReadOneTable) {
  table records{contacts()};
  for (int row = 0; row < 500; ++row)
    records.add({{"rating", 1 + row % 5}});
  std::vector<std::int64_t> sums(4);
  std::vector<std::thread> readers;
  readers.reserve(sums.size());
  for (std::int64_t& sum : sums) {
    readers.emplace_back([&sum, &records] {
      for (const auto& rating : numbers(records, "rating"))
        sum += rating.value_or(0);
    });
  }
  for (std::thread& reader : readers)
    reader.join();
  EXPECT_THAT(sums, ElementsAre(1500, 1500, 1500, 1500));
}

}  // namespace
}  // namespace assay
