// SPDX-License-Identifier: Apache-2.0
//
// Which reading the cells of a column get, by its type and format, and what the faults say.
#include "column/cell_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay::column {
namespace {

column_definition column_of(column_type type, std::int32_t decimals = 0) {
  column_definition column;
  column.name = "value";
  column.type = type;
  column.decimals = decimals;
  column.minimum_scaled = -default_range_scaled;
  column.maximum_scaled = default_range_scaled;
  return column;
}

scaled_value good(std::int64_t value) { return {value, cell_fault::none}; }

TEST(CellReader, Booleans) {
  const cell_reader reader{column_of(column_type::boolean)};
  for (const std::string_view text : {"true", "TRUE", "True", "tRuE", "1", " true "})
    EXPECT_EQ(reader.read(text), good(1)) << text;
  for (const std::string_view text : {"false", "FALSE", "0", "\t0"})
    EXPECT_EQ(reader.read(text), good(0)) << text;
  for (const std::string_view text : {"", "yes", "Y", "2", "1.0", "truE1", "是", "\x14rue"})
    EXPECT_EQ(reader.read(text).fault, cell_fault::bad_boolean) << text;
  EXPECT_EQ(reader.read(true), good(1));
  EXPECT_EQ(reader.read(false), good(0));
  EXPECT_EQ(reader.read(std::int64_t{1}), good(1));
  EXPECT_EQ(reader.read(std::int64_t{2}).fault, cell_fault::bad_boolean);
  EXPECT_EQ(reader.read(0.0), good(0));
  EXPECT_EQ(reader.read(0.5).fault, cell_fault::bad_boolean);
  EXPECT_EQ(reader.read(std::nan("")).fault, cell_fault::not_finite);
}

TEST(CellReader, Numbers) {
  const cell_reader integers{column_of(column_type::integer)};
  EXPECT_EQ(integers.read(std::string_view{"7"}), good(7));
  EXPECT_EQ(integers.read(std::string_view{"7.5"}).fault, cell_fault::too_many_digits);
  EXPECT_EQ(integers.read(true).fault, cell_fault::wrong_type);
  const cell_reader decimals{column_of(column_type::decimal, 2)};
  EXPECT_EQ(decimals.read(std::string_view{"7.5"}), good(750));
  EXPECT_EQ(decimals.read(7.25), good(725));
  EXPECT_EQ(decimals.read(std::int64_t{7}), good(700));
  EXPECT_EQ(decimals.read(std::string_view{""}).fault, cell_fault::bad_number);
}

TEST(CellReader, Durations) {
  const column_definition column = column_of(column_type::duration);
  const cell_reader seconds{column};
  EXPECT_EQ(seconds.read(std::string_view{"300"}), good(300));
  EXPECT_EQ(seconds.read(std::string_view{"0:05:00"}).fault, cell_fault::bad_number);
  EXPECT_EQ(seconds.wanted(), "");
  const cell_reader minutes{column, duration_format::minutes};
  EXPECT_EQ(minutes.read(std::string_view{"5"}), good(300));
  EXPECT_EQ(minutes.read(std::int64_t{5}), good(300));
  EXPECT_EQ(minutes.wanted(), "a number of minutes");
  const cell_reader hours{column, duration_format::hours};
  EXPECT_EQ(hours.read(0.5), good(1800));
  EXPECT_EQ(hours.read(0.0001).fault, cell_fault::too_many_digits);  // 0.36 s
  const cell_reader clock{column, duration_format::h_mm_ss};
  EXPECT_EQ(clock.read(std::string_view{"0:05:00"}), good(300));
  EXPECT_EQ(clock.read(std::string_view{"5:00"}).fault, cell_fault::bad_duration);
  EXPECT_EQ(clock.read(std::int64_t{300}), good(300));
  EXPECT_EQ(clock.wanted(), "h:mm:ss");
  EXPECT_EQ((cell_reader{column, duration_format::m_ss}.read(std::string_view{"5:00"})), good(300));
}

TEST(CellReader, Timestamps) {
  const column_definition column = column_of(column_type::timestamp);
  const cell_reader iso{column};
  EXPECT_EQ(iso.read(std::string_view{"1970-01-02"}), good(86400));
  EXPECT_EQ(iso.read(std::string_view{"86400"}).fault, cell_fault::bad_timestamp);
  EXPECT_EQ(iso.read(std::int64_t{86400}), good(86400));
  EXPECT_EQ(iso.read(86400.0), good(86400));
  const cell_reader formatted{column, timestamp_format::compile("%d/%m/%Y").value.value()};
  EXPECT_EQ(formatted.read(std::string_view{"2/1/1970"}), good(86400));
  EXPECT_EQ(formatted.wanted(), "%d/%m/%Y");
}

TEST(CellReader, CategoriesHaveNoValue) {
  const cell_reader reader{column_of(column_type::category)};
  EXPECT_EQ(reader.read(std::string_view{"team"}).fault, cell_fault::wrong_type);
  EXPECT_EQ(reader.read(std::int64_t{1}).fault, cell_fault::wrong_type);
  EXPECT_EQ(reader.read(1.0).fault, cell_fault::wrong_type);
  EXPECT_EQ(reader.read(true).fault, cell_fault::wrong_type);
}

TEST(CellFault, NamesAreStable) {
  EXPECT_EQ(name_of(cell_fault::bad_number), "bad_number");
  EXPECT_EQ(name_of(cell_fault::too_many_digits), "too_many_digits");
  EXPECT_EQ(name_of(cell_fault::out_of_range), "out_of_range");
  EXPECT_EQ(name_of(cell_fault::bad_boolean), "bad_boolean");
  EXPECT_EQ(name_of(cell_fault::bad_duration), "bad_duration");
  EXPECT_EQ(name_of(cell_fault::bad_timestamp), "bad_timestamp");
  EXPECT_EQ(name_of(cell_fault::not_finite), "not_finite");
  EXPECT_EQ(name_of(cell_fault::invalid_utf8), "invalid_utf8");
  EXPECT_EQ(name_of(cell_fault::wrong_type), "wrong_type");
}

TEST(CellFault, SaysWhatIsWrongAndWhatToDo) {
  column_definition rating = column_of(column_type::integer);
  rating.minimum_scaled = 1;
  rating.maximum_scaled = 5;
  EXPECT_EQ(complain(cell_fault::out_of_range, rating, "x").text(),
            "x is outside 1 to 5, the range of the column");
  EXPECT_EQ(complain(cell_fault::too_many_digits, rating, "x").text(),
            "x has digits after the point, and the column holds whole numbers");
  column_definition amount = column_of(column_type::decimal, 2);
  amount.minimum_scaled = -150;
  amount.maximum_scaled = 100000;
  EXPECT_EQ(complain(cell_fault::out_of_range, amount, "x").text(),
            "x is outside -1.5 to 1000, the range of the column");
  EXPECT_EQ(complain(cell_fault::too_many_digits, amount, "x").text(),
            "x has more digits after the point than the 2 the column declares");
  EXPECT_EQ(complain(cell_fault::bad_duration, column_of(column_type::duration), "x", "h:mm:ss").text(),
            "x is not a length of time written as h:mm:ss");
  EXPECT_EQ(complain(cell_fault::bad_timestamp, column_of(column_type::timestamp), "x", "%d/%m/%Y").text(),
            "x is not a date and time that exists, written as %d/%m/%Y");
  for (int fault = 1; fault <= static_cast<int>(cell_fault::wrong_type); ++fault) {
    const message said = complain(static_cast<cell_fault>(fault), amount, "x");
    EXPECT_EQ(said.code(), name_of(static_cast<cell_fault>(fault)));
    EXPECT_TRUE(said.text().starts_with("x ")) << said.text();
    EXPECT_FALSE(said.hint().empty()) << fault;
  }
}

TEST(CellFault, TheRangeOfATimestampIsToldAsTimes) {
  const auto problem = [](std::int32_t decimals, std::int64_t minimum, std::int64_t maximum) {
    column_definition at;
    at.name = "at";
    at.type = column_type::timestamp;
    at.decimals = decimals;
    at.minimum_scaled = minimum;
    at.maximum_scaled = maximum;
    return complain(cell_fault::out_of_range, at, "x").text();
  };
  EXPECT_EQ(problem(9, -default_range_scaled, default_range_scaled),
            "x is outside 1969-09-18T18:00:00Z to 1970-04-15T05:59:59Z, the range of the column");
  EXPECT_EQ(problem(0, 0, 1'767'225'599),
            "x is outside 1970-01-01T00:00:00Z to 2025-12-31T23:59:59Z, the range of the column");
  EXPECT_EQ(problem(3, INT64_MIN, INT64_MAX),
            "x is outside 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z, the range of the column");
}

TEST(CellFault, ShowsTextsShortAndHarmless) {
  EXPECT_EQ(shown("six"), "\"six\"");
  EXPECT_EQ(shown("a\nb\x1b[0m"), "\"a\\u000ab\\u001b[0m\"");
  const std::string chinese = "客户服务体验自查与改进评估指南客户服务";  // 19 characters of three bytes
  EXPECT_EQ(shown(chinese), "\"" + chinese + "\"");
  EXPECT_EQ(shown("x" + chinese + chinese), "\"x" + chinese + "...\"");
}

}  // namespace
}  // namespace assay::column
