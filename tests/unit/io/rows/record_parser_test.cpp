// SPDX-License-Identifier: Apache-2.0
//
// Text that is pushed: when more of it is asked for, and what becomes of a block that it ends in the middle of.
#include "io/rows/record_parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "failure.hpp"
#include "message/note_sentences.hpp"
#include "unit/io/call_records.hpp"

namespace assay::io {
namespace {

using test::call_record;
using test::reading;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

parser_options blocks_of(std::size_t rows) {
  parser_options options;
  options.rows_per_block = rows;
  return options;
}

TEST(record_parser, asks_for_text_until_a_block_is_full) {
  record_parser parser{"calls.csv", call_record(), {}, {}, blocks_of(2)};
  record_block block;
  EXPECT_EQ(parser.next(block), parse_progress::needs_input);
  parser.feed("agent,rating\nLi,5\nWang,");
  EXPECT_EQ(parser.next(block), parse_progress::needs_input) << "the delimiter is not known";
  parser.finish();
  EXPECT_EQ(parser.next(block), parse_progress::filled);
  EXPECT_EQ(block.rows(), 2U);
  EXPECT_EQ(parser.next(block), parse_progress::ended);
}

TEST(record_parser, a_block_goes_on_with_the_next_piece_whatever_block_is_handed_in) {
  std::string text = "agent,rating\n";
  while (text.size() < 70'000)
    text += "Li,5\n";
  text += "last";
  record_parser parser{"calls.csv", call_record(), {}, {}, blocks_of(1'000'000)};
  record_block first;
  record_block second;
  parser.feed(text);
  EXPECT_EQ(parser.next(first), parse_progress::needs_input);
  EXPECT_EQ(first.rows(), 0U);
  parser.feed(",3\n");
  EXPECT_EQ(parser.next(second), parse_progress::needs_input);
  EXPECT_EQ(second.rows(), 0U);
  parser.finish();
  EXPECT_EQ(parser.next(first), parse_progress::filled);
  reading read;
  test::append_rows(call_record(), first, read);
  EXPECT_GT(read.rows.size(), 10'000U);
  EXPECT_EQ(read.rows.front()[1], "Li");
  EXPECT_EQ(read.rows.back()[1], "last");
  EXPECT_EQ(parser.next(second), parse_progress::ended);
  EXPECT_EQ(parser.next(second), parse_progress::ended);
  EXPECT_EQ(parser.report().accepted, read.rows.size());
}

TEST(record_parser, full_blocks_come_out_of_one_piece) {
  record_parser parser{"calls.csv", call_record(), {}, {}, blocks_of(2)};
  parser.feed("agent,rating\n1,5\n2,5\n3,5\n4,5\n5,5");
  parser.finish();
  std::vector<std::size_t> rows;
  record_block block;
  while (parser.next(block) == parse_progress::filled)
    rows.push_back(block.rows());
  EXPECT_THAT(rows, ElementsAre(2U, 2U, 1U));
}

TEST(record_parser, the_block_under_way_is_lost_when_the_feeder_gives_up) {
  std::string text = "agent,rating\n";
  while (text.size() < 70'000)
    text += "Li,5\n";
  record_parser parser{"calls.csv", call_record(), {}, {}, blocks_of(1'000'000)};
  record_block block;
  parser.feed(text);
  EXPECT_EQ(parser.next(block), parse_progress::needs_input);
  EXPECT_GT(parser.report().accepted, 0U);
  parser.give_up();
  EXPECT_EQ(parser.report().accepted, 0U);
  EXPECT_EQ(parser.next(block), parse_progress::ended);
}

TEST(record_parser, errors_end_it) {
  record_parser parser{"calls.csv", call_record(), {}, {}};
  record_block block;
  parser.feed("agent,rating\nLi,5\nWu,9\nLi,5\n");
  parser.finish();
  EXPECT_THAT([&] { (void)parser.next(block); },
              assay::test::fails_with(error_code::data, "calls.csv:3:4: column \"rating\""));
  EXPECT_EQ(parser.next(block), parse_progress::ended);
  EXPECT_EQ(parser.report().accepted, 0U);
}

TEST(record_parser, what_its_opening_has_to_say_comes_first) {
  record_parser parser{"calls.csv", call_record(), {}, {}, blocks_of(10)};
  parser.was_opened("gb18030", {says::file_is_empty()});
  parser.feed(
      "agent;rating\n\xFF"
      "D6;5\n");
  parser.finish();
  record_block block;
  EXPECT_THAT([&] { (void)parser.next(block); }, assay::test::fails_with(error_code::data, "gb18030"));
  ASSERT_EQ(parser.report().notes.size(), 2U);
  EXPECT_EQ(parser.report().notes[0], message{says::file_is_empty()});
  EXPECT_THAT(parser.report().notes[1].line(), HasSubstr("separated by ';'"));
}

}  // namespace
}  // namespace assay::io
