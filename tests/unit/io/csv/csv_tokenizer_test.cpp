// SPDX-License-Identifier: Apache-2.0
//
// The CSV tokenizer case by case: fields, line ends, positions, byte order marks, and the order of calls.
#include "io/csv/csv_tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <assay/error.hpp>

#include "unit/io/csv_events.hpp"

namespace assay::io {
namespace {

using namespace csv_events;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(csv_fields, plain_and_empty) {
  EXPECT_EQ(rows_of("a,b,c\n1,,3\n,\n"), (rows{{"a", "b", "c"}, {"1", "", "3"}, {"", ""}}));
}

TEST(csv_fields, quotes_are_taken_off_and_doubled_ones_made_single) {
  EXPECT_EQ(rows_of("\"a\",\"b,c\",\"say \"\"hi\"\"\",\"\"\"\",\"\"\n"),
            (rows{{"a", "b,c", "say \"hi\"", "\"", ""}}));
}

TEST(csv_fields, quoted_line_ends_are_text_and_kept_as_they_are) {
  EXPECT_EQ(rows_of("\"a\nb\",\"c\r\nd\",\"e\rf\"\nx,y,z\n"),
            (rows{{"a\nb", "c\r\nd", "e\rf"}, {"x", "y", "z"}}));
}

TEST(csv_fields, blanks_belong_to_the_text) {
  EXPECT_EQ(rows_of(" a , b\t,\" c \"\n"), (rows{{" a ", " b\t", " c "}}));
}

TEST(csv_fields, quoted_empty_differs_from_nothing) {
  const std::vector<seen> events = events_of(",\"\",x,\"x\"\n");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_THAT(events[0].quoted, ElementsAre(false, true, false, true));
}

TEST(csv_fields, field_count_is_the_records_own) {
  EXPECT_EQ(rows_of("a,b\n1\n1,2,3\n"), (rows{{"a", "b"}, {"1"}, {"1", "2", "3"}}));
}

TEST(csv_fields, raw_bytes_and_offset) {
  const std::vector<seen> events = events_of("a,b\r\n\r\n\"x\"\"y\",\"\n\"\r\nlast");
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].text, "a,b");
  EXPECT_EQ(events[1].text, "\"x\"\"y\",\"\n\"");
  EXPECT_EQ(events[1].byte_offset, 7U);
  EXPECT_EQ(events[2].text, "last");
  EXPECT_EQ(events[2].byte_offset, 19U);
}

TEST(csv_fields, every_allowed_delimiter) {
  for (int code = 1; code < 0x80; ++code) {
    const char delimiter = static_cast<char>(code);
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') continue;
    // Field texts that cannot contain it.
    const std::string one = delimiter == 'x' ? "y" : "x";
    std::string bytes = "x,\"x,\",,x\n,";
    std::replace(bytes.begin(), bytes.end(), 'x', one.front());
    std::replace(bytes.begin(), bytes.end(), ',', delimiter);
    EXPECT_EQ(rows_of(bytes, {.delimiter = delimiter}), (rows{{one, one + delimiter, "", one}, {"", ""}}))
        << "delimiter code " << code;
  }
}

TEST(csv_fields, bytes_that_share_seven_bits_with_special_ones_are_text) {
  // U+00AC, U+00A2, U+008A, U+008D end in bytes AC, A2, 8A, 8D: comma, quote, LF, CR with the high bit set.
  const std::string text = "\u00AC\u00A2\u008A\u008D";
  EXPECT_EQ(rows_of(text + "," + text + "\n" + text), (rows{{text, text}, {text}}));
}

TEST(csv_fields, more_fields_than_any_first_guess) {
  std::string bytes;
  std::vector<std::string> expected;
  for (int i = 0; i < 3000; ++i) {
    expected.push_back(std::to_string(i));
    bytes += (i == 0 ? "" : ",") + expected.back();
  }
  EXPECT_EQ(rows_of(bytes), (rows{expected}));
}

TEST(csv_fields, views_lead_into_the_chunk_where_nothing_has_to_be_joined_or_unescaped) {
  const std::string_view chunk = "ab,\"cd\"\n\"e\"\"f\"\n";
  csv_tokenizer tokenizer;
  tokenizer.feed(chunk);
  ASSERT_EQ(tokenizer.next(), csv_event::record);
  EXPECT_EQ(tokenizer.record()[0].data(), chunk.data());
  EXPECT_EQ(tokenizer.record()[1].data(), chunk.data() + 4);
  ASSERT_EQ(tokenizer.next(), csv_event::record);
  EXPECT_EQ(tokenizer.record().raw().data(), chunk.data() + 8);
  EXPECT_EQ(tokenizer.record()[0], "e\"f");
}

TEST(csv_line_ends, each_kind_and_all_mixed) {
  const rows expected = {{"a", "b"}, {"c", "d"}, {"e", "f"}};
  EXPECT_EQ(rows_of("a,b\nc,d\ne,f\n"), expected);
  EXPECT_EQ(rows_of("a,b\r\nc,d\r\ne,f\r\n"), expected);
  EXPECT_EQ(rows_of("a,b\rc,d\re,f\r"), expected);
  EXPECT_EQ(rows_of("a,b\rc,d\r\ne,f\n"), expected);
}

TEST(csv_line_ends, last_line_needs_none) {
  EXPECT_EQ(rows_of("a,b\nc,d"), (rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(rows_of("a,b\nc,"), (rows{{"a", "b"}, {"c", ""}}));
  EXPECT_EQ(rows_of("a,b\n\"c\",\"d\""), (rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(rows_of("\"\""), (rows{{""}}));
}

TEST(csv_line_ends, empty_lines_are_no_records_but_count) {
  const std::vector<seen> events = events_of("\n\r\n\ra\n\n\r\r\n\nb\n\n");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].position.line, 4U);
  EXPECT_EQ(events[1].position.line, 9U);
}

TEST(csv_line_ends, crlf_then_lf_is_an_empty_line) {
  const std::vector<seen> events = events_of("a\r\n\nb\r\rc\n\rd");
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(events[1].position.line, 3U);
  EXPECT_EQ(events[2].position.line, 5U);
  EXPECT_EQ(events[3].position.line, 7U);
}

TEST(csv_line_ends, single_column) {
  EXPECT_EQ(rows_of("name\n\"\"\n\n \nx\n"), (rows{{"name"}, {""}, {" "}, {"x"}}));
}

TEST(csv_line_ends, empty_input) {
  EXPECT_THAT(events_of(""), IsEmpty());
  EXPECT_THAT(events_of("\n\r\n"), IsEmpty());
}

TEST(csv_positions, columns_count_characters) {
  const std::vector<seen> events = events_of("客户,满意度,备注\n\"张三\",5,\U0001F600x\n");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_THAT(events[0].field_positions,
              ElementsAre(csv_position{1, 1}, csv_position{1, 4}, csv_position{1, 8}));
  EXPECT_THAT(events[1].field_positions,
              ElementsAre(csv_position{2, 1}, csv_position{2, 6}, csv_position{2, 8}));
}

TEST(csv_positions, after_quoted_line_ends) {
  const std::vector<seen> events = events_of("a,\"一\r\n二\r三\n四\",五,\"\"\"\n\",x\nend\n");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_THAT(events[0].field_positions,
              ElementsAre(csv_position{1, 1}, csv_position{1, 3}, csv_position{4, 4}, csv_position{4, 6},
                          csv_position{5, 3}));
  EXPECT_EQ(events[1].position.line, 6U);
}

TEST(csv_byte_order_mark, skipped_at_the_start_only) {
  const std::string mark = "\xEF\xBB\xBF";
  const std::vector<seen> events = events_of(mark + "a,b\n" + mark + "c\nd,e\n");
  ASSERT_EQ(events.size(), 3U);
  EXPECT_THAT(events[0].fields, ElementsAre("a", "b"));
  EXPECT_THAT(events[0].field_positions, ElementsAre(csv_position{1, 1}, csv_position{1, 3}));
  EXPECT_EQ(events[0].byte_offset, 3U);
  EXPECT_EQ(events[1].fault, csv_fault::byte_order_mark);
  EXPECT_EQ(events[1].position, (csv_position{2, 1}));
  EXPECT_EQ(events[1].byte_offset, 7U);
  EXPECT_THAT(events[2].fields, ElementsAre("d", "e"));
  EXPECT_EQ(events_of(mark + mark + "a").at(0).fault, csv_fault::byte_order_mark);
  EXPECT_EQ(events_of("a,x" + mark + "\n").at(0).position, (csv_position{1, 4}));
  EXPECT_EQ(rows_of(mark + "\"a\n\""), (rows{{"a\n"}}));
  EXPECT_THAT(events_of(mark), IsEmpty());
}

TEST(csv_byte_order_mark, a_part_of_one_is_an_error_at_the_first_byte) {
  for (const std::string_view bytes : {"\xEF", "\xEF\xBB", "\xEF\xBBx,y", "\xEFx\n", "\xEF\xBB\n"}) {
    for (const std::size_t chunk_bytes : {1U, 2U, 9U}) {
      const std::vector<seen> events = events_of(bytes, {}, chunk_bytes);
      ASSERT_EQ(events.size(), 1U);
      EXPECT_EQ(events[0].fault, csv_fault::invalid_utf8);
      EXPECT_EQ(events[0].position, (csv_position{1, 1}));
      EXPECT_EQ(events[0].byte_offset, 0U);
    }
  }
  // Not a mark, but well-formed: U+FEFE begins with the same two bytes.
  EXPECT_EQ(rows_of("\xEF\xBB\xBE,a\n"), (rows{{"\xEF\xBB\xBE", "a"}}));
}

template <class Action>
std::string refusal_of(const Action& action) {
  try {
    action();
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::argument);
    return refused.what();
  }
  return "not refused";
}

TEST(csv_use, options_outside_their_range) {
  for (const char delimiter : {'\0', '"', '\n', '\r', '\x80', '\xFF'}) {
    EXPECT_THAT(refusal_of([&] { csv_tokenizer({.delimiter = delimiter}); }), HasSubstr("delimiter"));
  }
  for (const std::size_t bytes : {std::size_t{0}, (std::size_t{1} << 30U) + 1}) {
    EXPECT_THAT(refusal_of([&] { csv_tokenizer({.maximum_record_bytes = bytes}); }),
                HasSubstr("maximum_record_bytes"));
  }
  EXPECT_THAT(refusal_of([] { csv_tokenizer({.maximum_fields = 0}); }), HasSubstr("maximum_fields"));
}

TEST(csv_use, order_of_calls) {
  csv_tokenizer tokenizer;
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  tokenizer.feed("");
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  tokenizer.feed("a\nb");
  EXPECT_EQ(tokenizer.next(), csv_event::record);
  EXPECT_THAT(refusal_of([&] { tokenizer.feed("c"); }), HasSubstr("feed: call next()"));
  EXPECT_THAT(refusal_of([&] { tokenizer.finish(); }), HasSubstr("finish: call next()"));
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  tokenizer.finish();
  EXPECT_EQ(tokenizer.next(), csv_event::record);
  EXPECT_EQ(tokenizer.record()[0], "b");
  EXPECT_EQ(tokenizer.next(), csv_event::end);
  EXPECT_EQ(tokenizer.next(), csv_event::end);
  EXPECT_THAT(refusal_of([&] { tokenizer.feed("c"); }), HasSubstr("feed: finish() was called"));
}

}  // namespace
}  // namespace assay::io
