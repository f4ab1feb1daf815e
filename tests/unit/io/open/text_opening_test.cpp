// SPDX-License-Identifier: Apache-2.0
//
// The delimiter that nobody declared, in files, and the limits of rows.
#include "io/open/text_opening.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "unit/io/call_records.hpp"

namespace assay::io {
namespace {

using test::failure;
using test::mapped;
using test::own_header;
using test::read_text;
using test::reading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(text_opening, an_undeclared_delimiter_is_found_and_said) {
  for (const char delimiter : {',', '\t', ';', '|'}) {
    std::string text = std::string{own_header} + "2026-04-01,Li,true,3,4.5,5\n";
    std::replace(text.begin(), text.end(), ',', delimiter);
    const reading read = read_text(text, test::call_record());
    ASSERT_EQ(read.rows.size(), 1U);
    EXPECT_EQ(read.rows[0][4], "4.5");
    if (delimiter == ',') {
      EXPECT_THAT(test::lines(read.report.notes), IsEmpty());
    } else {
      EXPECT_THAT(test::lines(read.report.notes),
                  ElementsAre(HasSubstr("fields are taken to be separated by")));
    }
  }
}

TEST(text_opening, a_declared_delimiter_is_not_doubted) {
  EXPECT_THAT(failure("agent;rating\n", mapped(R"({"delimiter": ","})"), {"agent"}),
              HasSubstr("the file has one column only: its delimiter may be ';'"));
  EXPECT_EQ(
      read_text("agent:rating\nLi:5\n", test::call_record(), mapped(R"({"delimiter": ":"})")).rows.size(),
      1U);
  EXPECT_EQ(
      read_text("agent;rating\nLi;5\n", test::call_record(), mapped(R"({"delimiter": "auto"})")).rows.size(),
      1U);
}

TEST(text_opening, a_first_line_that_states_the_delimiter) {
  for (const std::string first : {"sep=;\r\n", "\xEF\xBB\xBFsep=;\r\n", "\"sep=;\"\n", "SEP=;\r"}) {
    const reading read =
        read_text(first + "agent;rating\nLi, Na;5\nWu;9\n", test::call_record(), {}, test::skipping());
    ASSERT_EQ(read.rows.size(), 1U) << first;
    EXPECT_EQ(read.rows[0][1], "Li, Na");
    EXPECT_THAT(test::lines(read.report.messages), ElementsAre(HasSubstr("calls.csv:4:4: ")))
        << "lines are those of the file";
    EXPECT_THAT(
        test::lines(read.report.notes),
        ElementsAre("calls.csv: the first line says that fields are separated by ';' (\"sep=\"), and is no "
                    "header"));
  }
  const reading mapping =
      read_text("sep=;\nagent,rating\nLi,5\n", test::call_record(), mapped(R"({"delimiter": ","})"));
  EXPECT_EQ(mapping.rows.size(), 1U);
  EXPECT_THAT(test::lines(mapping.report.notes),
              ElementsAre(HasSubstr("the source mapping by ','; the mapping holds")));
  EXPECT_THAT(failure("sep=;\nagent;rating\n\xFF;5\n"), HasSubstr("bytes FF at offset 19"));
  EXPECT_THAT(test::lines(read_text("sep=;", test::call_record()).report.notes),
              testing::Contains(HasSubstr("the file is empty")));
  EXPECT_EQ(read_text("sep=,agent\n", test::call_record()).rows.size(), 0U) << "a header like any other";
}

TEST(text_opening, utf_32_is_named) {
  using std::string_literals::operator""s;
  const std::string little = "\xFF\xFE\0\0a\0\0\0"s;
  const std::string big = "\0\0\xFE\xFF\0\0\0a"s;
  EXPECT_EQ(failure(little, {}),
            "calls.csv: the file is UTF-32LE, by its byte order mark, which is not read; save it as UTF-8");
  EXPECT_THAT(failure(big, {}), HasSubstr("the file is UTF-32BE"));
  EXPECT_THAT(failure(little, mapped(R"({"encoding": "utf-16le"})")), HasSubstr("UTF-32LE"));
}

TEST(text_opening, line_ends_of_every_kind) {
  for (const std::string end : {"\n", "\r", "\r\n"}) {
    const reading read = read_text("agent,rating" + end + "Li,5" + end + end + "Wang,4", test::call_record());
    ASSERT_EQ(read.rows.size(), 2U);
    EXPECT_EQ(read.rows[1][1], "Wang");
  }
  EXPECT_EQ(read_text("agent,rating\rLi,5\nWang,4\r\nZhao,3\r", test::call_record()).rows.size(), 3U);
}

TEST(text_opening, rows_have_a_stated_limit) {
  const std::string long_row = std::string(2000, 'x') + ",5\n";
  EXPECT_THAT(failure("agent,rating\n" + long_row, mapped(R"({"maximum_row_bytes": 1000})")),
              HasSubstr("calls.csv:2:1: the record is longer than 1000 bytes"));
  EXPECT_EQ(failure("agent,rating\n" + long_row, mapped(R"({"maximum_row_bytes": 2002})")), "read");
}

}  // namespace
}  // namespace assay::io
