// SPDX-License-Identifier: Apache-2.0
//
// Files as they come when something went wrong: each fault has its name, its place, its value and a way out, and costs no
// more than its row.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include <assay/error.hpp>

#include "unit/io/call_records.hpp"
#include "unit/io/compressed_text.hpp"

namespace assay::io {
namespace {

using test::call_record;
using test::read_text;
using test::reading;
using test::skipping;
using ::testing::HasSubstr;

struct bad_row {
  const char* name;
  std::string row;  // of "agent,started_at,speed_s,rating", on line 3
  reject_reason reason;
  std::string place;              // of the message
  std::vector<std::string> says;  // value, and what to do
};

void PrintTo(const bad_row& row, std::ostream* out) { *out << row.name; }

class bad_input : public testing::TestWithParam<bad_row> {};

TEST_P(bad_input, costs_its_row_and_says_why) {
  const std::string good = "Li,2026-04-01,5,3\n";
  const std::string text = "agent,started_at,speed_s,rating\n" + good + GetParam().row + good;
  const reading read = read_text(text, call_record(), {}, skipping());
  EXPECT_EQ(read.report.rejected(GetParam().reason), 1U);
  EXPECT_EQ(read.report.rejected(), 1U);
  EXPECT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.report.rows(), 3U);
  ASSERT_EQ(read.report.messages.size(), 1U);
  EXPECT_THAT(read.report.messages[0].what(), testing::StartsWith("calls.csv:" + GetParam().place + ": "));
  for (const std::string& part : GetParam().says)
    EXPECT_THAT(read.report.messages[0].what(), HasSubstr(part));
  EXPECT_THAT(read.report.messages[0].what(),
              testing::EndsWith("[" + std::string{name_of(GetParam().reason)} + "]"));
  ASSERT_NE(read.report.messages[0].said(), nullptr);
  EXPECT_EQ(read.report.messages[0].said()->code(), name_of(GetParam().reason));
  EXPECT_EQ(test::failure(text), read.report.messages[0].what())
      << "and ends the reading unless rows are skipped";
}

INSTANTIATE_TEST_SUITE_P(
    every, bad_input,
    // NOLINTNEXTLINE(bugprone-string-constructor): it is meant to be long
    ::testing::Values(bad_row{"long_line",
                              "Li,2026-04-01,5," + std::string(10'000'000, '3') + "\n",
                              reject_reason::record_too_long,
                              "3:1",
                              {"longer than 1048576 bytes", "check the line ends"}},
                      bad_row{"mixed_encoding",
                              test::encoded("王芳,2026-04-01,5,3\n", "GBK"),
                              reject_reason::invalid_utf8,
                              "3:1",
                              {"bytes CD at offset", "it looks like gb18030", "save all of it as UTF-8"}},
                      bad_row{"byte_order_mark_in_the_middle",
                              "\xEF\xBB\xBF"
                              "Li,2026-04-01,5,3\n",
                              reject_reason::byte_order_mark,
                              "3:1",
                              {"a byte order mark in the middle of the file", "take it out"}},
                      bad_row{"text_after_a_closing_quote",
                              "\"Li\"x,2026-04-01,5,3\n",
                              reject_reason::text_after_closing_quote,
                              "3:5",
                              {"text after the closing quote"}},
                      bad_row{"decimal_comma",
                              "Li,2026-04-01,\"1,5\",3\n",
                              reject_reason::number_separator,
                              "3:15",
                              {"column \"speed_s\": \"1,5\"", "\"decimal\": \",\""}},
                      bad_row{"thousands_separator",
                              "Li,2026-04-01,\"1,234\",3\n",
                              reject_reason::number_separator,
                              "3:15",
                              {"\"1,234\"", "\"thousands\": \",\""}},
                      bad_row{"full_width_digits",
                              "Li,2026-04-01,１２,3\n",
                              reject_reason::full_width,
                              "3:15",
                              {"\"１２\"", "\"width\": \"normalise\""}},
                      bad_row{"full_width_punctuation",
                              "Li,2026－04－01,5,3\n",
                              reject_reason::full_width,
                              "3:4",
                              {"\"2026－04－01\"", "\"width\": \"normalise\""}},
                      bad_row{"shortened_number",
                              "Li,2026-04-01,5,6.02157E+11\n",
                              reject_reason::spreadsheet_number,
                              "3:17",
                              {"column \"rating\": \"6.02157E+11\"", "export the column as text again"}},
                      bad_row{"date_that_does_not_exist",
                              "Li,2026-02-30,5,3\n",
                              reject_reason::bad_timestamp,
                              "3:4",
                              {"\"2026-02-30\" is not a date and time that exists"}},
                      bad_row{
                          "date_without_order",
                          "Li,3/4/2026,5,3\n",
                          reject_reason::unstated_date_order,
                          "3:4",
                          {"\"3/4/2026\" may be day/month/year or month/day/year", "\"format\": \"%d/%m/%Y"}},
                      bad_row{"negative_duration",
                              "Li,2026-04-01,-57,3\n",
                              reject_reason::negative_duration,
                              "3:15",
                              {"\"-57\" is a length of time below zero", "\"negative\": \"missing\""}}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(bad_files, carriage_returns_in_quotes_are_text) {
  const reading read = read_text("agent,rating\r\n\"L\ri\r\n\",3\r\nWu,4\r\n", call_record());
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0][1], "L\ri\r\n");
}

std::string file_failure(const std::string& bytes, error_code code) {
  try {
    (void)read_text(bytes, call_record(), {}, skipping());
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), code);
    return thrown.what();
  }
  return "read";
}

TEST(bad_files, damaged_files_end_the_reading_even_when_rows_are_skipped) {
  const std::string whole = test::gzip("agent,rating\nLi,3\n");
  EXPECT_THAT(
      file_failure(whole.substr(0, whole.size() - 3), error_code::file),
      HasSubstr("calls.csv: gzip data, byte offset " + std::to_string(whole.size() - 3) +
                ": the file ends in the middle of a member: it is cut short; copy or fetch the file again"));
}

TEST(bad_files, a_bomb_is_stopped) {
  const std::string bomb = test::zstd("agent,rating\n" + std::string(std::size_t{100} << 20U, ' '));
  EXPECT_LT(bomb.size(), 100'000U);
  EXPECT_THAT(file_failure(bomb, error_code::limit), HasSubstr("the file may be a decompression bomb"));
}

}  // namespace
}  // namespace assay::io
