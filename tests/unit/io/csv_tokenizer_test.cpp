// SPDX-License-Identifier: Apache-2.0
//
// The CSV tokenizer case by case: fields, line ends, positions, byte order marks, every fault and where
// reading goes on after it, and that chunks of any size give the same.
#include "io/csv_tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// One event with everything it says, in a form that can be compared and printed.
struct seen {
  std::optional<csv_fault> fault;
  csv_position position;
  std::uint64_t byte_offset = 0;
  std::string text;  // detail of an error, raw bytes of a record
  std::vector<std::string> fields;
  std::vector<csv_position> field_positions;
  std::vector<bool> quoted;
  friend bool operator==(const seen&, const seen&) = default;
};

void drain(csv_tokenizer& tokenizer, std::vector<seen>& events) {
  for (csv_event event = tokenizer.next(); event == csv_event::record || event == csv_event::error;
       event = tokenizer.next()) {
    seen one;
    if (event == csv_event::error) {
      const csv_error& error = tokenizer.error();
      one.fault = error.fault;
      one.position = error.position;
      one.byte_offset = error.byte_offset;
      one.text = error.detail;
    } else {
      const csv_record& record = tokenizer.record();
      one.position = {record.line(), 1};
      one.byte_offset = record.byte_offset();
      one.text = record.raw();
      for (std::size_t i = 0; i < record.size(); ++i) {
        one.fields.emplace_back(record[i]);
        one.field_positions.push_back(record.position_of(i));
        one.quoted.push_back(record.is_quoted(i));
      }
    }
    events.push_back(std::move(one));
  }
}

std::vector<seen> events_of(std::string_view bytes, const csv_options& options = {},
                            std::size_t chunk_bytes = std::string_view::npos) {
  csv_tokenizer tokenizer(options);
  std::vector<seen> events;
  for (std::string_view rest = bytes; !rest.empty();) {
    // A copy of its own size, freed after use: a view kept too long or a read past the end shows under
    // sanitizers.
    const std::vector<char> chunk(
        rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(std::min(chunk_bytes, rest.size())));
    tokenizer.feed({chunk.data(), chunk.size()});
    drain(tokenizer, events);
    rest.remove_prefix(chunk.size());
  }
  tokenizer.finish();
  drain(tokenizer, events);
  EXPECT_EQ(tokenizer.next(), csv_event::end);
  return events;
}

using rows = std::vector<std::vector<std::string>>;

rows rows_of(std::string_view bytes, const csv_options& options = {}) {
  rows result;
  for (const seen& event : events_of(bytes, options)) {
    if (!event.fault) result.push_back(event.fields);
  }
  return result;
}

struct place {
  csv_fault fault;
  std::uint64_t line;
  std::uint64_t column;
  std::uint64_t byte_offset;
  friend bool operator==(const place&, const place&) = default;
  friend std::ostream& operator<<(std::ostream& out, const place& p) {
    return out << name_of(p.fault) << " at " << p.line << ':' << p.column << " byte " << p.byte_offset;
  }
};

std::vector<place> faults_of(std::string_view bytes, const csv_options& options = {}) {
  std::vector<place> result;
  for (const seen& event : events_of(bytes, options)) {
    if (event.fault)
      result.push_back({*event.fault, event.position.line, event.position.column, event.byte_offset});
  }
  return result;
}

std::string detail_of(std::string_view bytes, const csv_options& options = {}) {
  for (const seen& event : events_of(bytes, options)) {
    if (event.fault) return event.text;
  }
  return "no error";
}

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
  const std::vector<seen> events = events_of(mark + "a,b\n" + mark + "c\n");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_THAT(events[0].fields, ElementsAre("a", "b"));
  EXPECT_THAT(events[0].field_positions, ElementsAre(csv_position{1, 1}, csv_position{1, 3}));
  EXPECT_EQ(events[0].byte_offset, 3U);
  EXPECT_THAT(events[1].fields, ElementsAre(mark + "c"));
  EXPECT_EQ(rows_of(mark + mark + "a"), (rows{{mark + "a"}}));
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

TEST(csv_faults, unterminated_quote_costs_one_line) {
  const std::string_view bytes = "a,b\n一,\"stray\n3,4\n5,6\n";
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::unterminated_quote, 2, 3, 8}));
  EXPECT_EQ(rows_of(bytes), (rows{{"a", "b"}, {"3", "4"}, {"5", "6"}}));
  EXPECT_THAT(detail_of(bytes), HasSubstr("never closed"));
}

TEST(csv_faults, unterminated_quote_at_the_very_end) {
  EXPECT_THAT(faults_of("a\n\""), ElementsAre(place{csv_fault::unterminated_quote, 2, 1, 2}));
  EXPECT_THAT(faults_of("\"a\"\""), ElementsAre(place{csv_fault::unterminated_quote, 1, 1, 0}));
  EXPECT_THAT(faults_of("\"x\",\"\r\n"), ElementsAre(place{csv_fault::unterminated_quote, 1, 5, 4}));
}

TEST(csv_faults, unterminated_quote_after_a_quoted_line_end) {
  const std::string_view bytes = "\"a\nb\",\"c\nd,e\n";
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::unterminated_quote, 2, 4, 6}));
  EXPECT_EQ(rows_of(bytes), (rows{{"d", "e"}}));
}

TEST(csv_faults, lines_after_an_unterminated_quote_are_judged_anew) {
  const std::vector<place> faults = faults_of("\"a\nb\"\"c\nd\n");
  EXPECT_THAT(faults, ElementsAre(place{csv_fault::unterminated_quote, 1, 1, 0},
                                  place{csv_fault::quote_in_unquoted_field, 2, 2, 4}));
  EXPECT_EQ(rows_of("\"a\nb\"\"c\nd\n"), (rows{{"d"}}));
}

TEST(csv_faults, text_after_closing_quote) {
  const std::string_view bytes = "\"满\"x,\"y\nz\"\n1,2\n";
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::text_after_closing_quote, 1, 4, 5},
                                            place{csv_fault::quote_in_unquoted_field, 2, 2, 11}));
  EXPECT_EQ(rows_of(bytes), (rows{{"1", "2"}}));
  EXPECT_THAT(faults_of("\"a\" ,b\n"), ElementsAre(place{csv_fault::text_after_closing_quote, 1, 4, 3}));
  EXPECT_THAT(faults_of("\"a\"b"), ElementsAre(place{csv_fault::text_after_closing_quote, 1, 4, 3}));
  EXPECT_THAT(faults_of("\"a\"b\"\n"), ElementsAre(place{csv_fault::text_after_closing_quote, 1, 4, 3}));
  EXPECT_THAT(detail_of(bytes), HasSubstr("closing quote"));
}

TEST(csv_faults, quote_in_unquoted_field) {
  const std::string_view bytes = "a,5\" screen,\"x\r\ny\",z\r1,2\n";
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::quote_in_unquoted_field, 1, 4, 3},
                                            place{csv_fault::quote_in_unquoted_field, 2, 2, 17}));
  EXPECT_EQ(rows_of(bytes), (rows{{"1", "2"}}));
  EXPECT_THAT(faults_of(" \"a\"\n"), ElementsAre(place{csv_fault::quote_in_unquoted_field, 1, 2, 1}));
  EXPECT_THAT(detail_of(bytes), HasSubstr("without quotes"));
}

TEST(csv_faults, invalid_utf8_with_place_and_bytes) {
  const std::string_view bytes = "a,b\n满意,x\xE4\xB8y,\"\n\"\n1,2\n";
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::invalid_utf8, 2, 5, 12}));
  EXPECT_EQ(rows_of(bytes), (rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(detail_of(bytes), "not UTF-8: bytes E4 B8 at offset 12; save the file as UTF-8");
  // Inside quotes, at the end of a line, at the end of the file, and from a file in Latin-1.
  EXPECT_THAT(faults_of("\"\n\xFF\"\n"), ElementsAre(place{csv_fault::invalid_utf8, 2, 1, 2}));
  EXPECT_THAT(faults_of("x\xC3\n"), ElementsAre(place{csv_fault::invalid_utf8, 1, 2, 1}));
  EXPECT_THAT(faults_of("x\xC3"), ElementsAre(place{csv_fault::invalid_utf8, 1, 2, 1}));
  EXPECT_THAT(faults_of("caf\xE9,1\n"), ElementsAre(place{csv_fault::invalid_utf8, 1, 4, 3}));
}

TEST(csv_faults, nul_byte) {
  using std::string_view_literals::operator""sv;
  const std::string_view bytes = "a,\0b,\"\n\"\n1,2\n"sv;
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::nul_byte, 1, 3, 2}));
  EXPECT_EQ(rows_of(bytes), (rows{{"1", "2"}}));
  EXPECT_THAT(detail_of(bytes), HasSubstr("offset 2"));
  EXPECT_THAT(faults_of("\"\0\"\n"sv), ElementsAre(place{csv_fault::nul_byte, 1, 2, 1}));
  // UTF-16: damaged from its first byte on.
  EXPECT_THAT(faults_of("\xFF\xFE\x61\0"sv), ElementsAre(place{csv_fault::invalid_utf8, 1, 1, 0}));
}

TEST(csv_faults, record_at_the_limit_and_above_it) {
  const csv_options options{.maximum_record_bytes = 5};
  EXPECT_EQ(rows_of("ab,cd\n\"abc\"\r\n12345", options), (rows{{"ab", "cd"}, {"abc"}, {"12345"}}));
  EXPECT_THAT(faults_of("ab,cd\n\"abc\"\r\n12345", options), IsEmpty());
  const std::string_view bytes = "a\nabc,def,\"g\nh\"\n1,2\n";
  EXPECT_THAT(faults_of(bytes, options), ElementsAre(place{csv_fault::record_too_long, 2, 1, 2},
                                                     place{csv_fault::quote_in_unquoted_field, 3, 2, 14}));
  EXPECT_EQ(rows_of(bytes, options), (rows{{"a"}, {"1", "2"}}));
  EXPECT_THAT(detail_of(bytes, options), HasSubstr("longer than 5 bytes; check"));
  EXPECT_THAT(faults_of("123456", options), ElementsAre(place{csv_fault::record_too_long, 1, 1, 0}));
  EXPECT_THAT(faults_of("12345,\n", options), ElementsAre(place{csv_fault::record_too_long, 1, 1, 0}));
  EXPECT_THAT(faults_of("\"123\"\"\"\n", options), ElementsAre(place{csv_fault::record_too_long, 1, 1, 0}));
}

TEST(csv_faults, too_long_with_a_quote_open_goes_on_after_the_line_of_that_quote) {
  const csv_options options{.maximum_record_bytes = 8};
  const std::string_view bytes = "x,\"y\n1,2\n3,4\n5,6\n";
  EXPECT_THAT(faults_of(bytes, options), ElementsAre(place{csv_fault::record_too_long, 1, 3, 2}));
  EXPECT_EQ(rows_of(bytes, options), (rows{{"1", "2"}, {"3", "4"}, {"5", "6"}}));
  EXPECT_THAT(detail_of(bytes, options), HasSubstr("still open"));
  // A line end within the record, but before the limit.
  EXPECT_THAT(faults_of("\"\n\",123456\nx", options),
              ElementsAre(place{csv_fault::record_too_long, 1, 1, 0}));
  EXPECT_EQ(events_of("\"\n\",123456\nx", options).back().position.line, 3U);
}

TEST(csv_faults, too_many_fields) {
  const csv_options options{.maximum_fields = 2};
  const std::string_view bytes = "a,b\n1,2,\"3\n4\",5\nc,d\n";
  EXPECT_THAT(faults_of(bytes, options), ElementsAre(place{csv_fault::too_many_fields, 2, 5, 8}));
  EXPECT_EQ(rows_of(bytes, options), (rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_THAT(detail_of(bytes, options), HasSubstr("more than 2 fields"));
  EXPECT_EQ(rows_of("a\n", {.maximum_fields = 1}), (rows{{"a"}}));
}

TEST(csv_faults, the_first_in_the_file_is_reported) {
  EXPECT_THAT(faults_of("\xFF,a\"b\nc"), ElementsAre(place{csv_fault::invalid_utf8, 1, 1, 0}));
  EXPECT_THAT(faults_of("a\"b,\xFF\nc"), ElementsAre(place{csv_fault::quote_in_unquoted_field, 1, 2, 1}));
  EXPECT_THAT(faults_of("1,2,3,a\"b\nc", {.maximum_fields = 2}),
              ElementsAre(place{csv_fault::too_many_fields, 1, 5, 4}));
  EXPECT_THAT(faults_of("\xFF,\"b\nc"), ElementsAre(place{csv_fault::invalid_utf8, 1, 1, 0}));
  EXPECT_EQ(rows_of("\xFF,\"b\nc"), (rows{{"c"}}));
}

TEST(csv_faults, names) {
  EXPECT_EQ(name_of(csv_fault::unterminated_quote), "unterminated_quote");
  EXPECT_EQ(name_of(csv_fault::text_after_closing_quote), "text_after_closing_quote");
  EXPECT_EQ(name_of(csv_fault::quote_in_unquoted_field), "quote_in_unquoted_field");
  EXPECT_EQ(name_of(csv_fault::invalid_utf8), "invalid_utf8");
  EXPECT_EQ(name_of(csv_fault::nul_byte), "nul_byte");
  EXPECT_EQ(name_of(csv_fault::record_too_long), "record_too_long");
  EXPECT_EQ(name_of(csv_fault::too_many_fields), "too_many_fields");
}

TEST(csv_use, options_outside_their_range) {
  for (const char delimiter : {'\0', '"', '\n', '\r', '\x80', '\xFF'}) {
    EXPECT_THROW(csv_tokenizer({.delimiter = delimiter}), std::invalid_argument);
  }
  EXPECT_THROW(csv_tokenizer({.maximum_record_bytes = 0}), std::invalid_argument);
  EXPECT_THROW(csv_tokenizer({.maximum_record_bytes = (std::size_t{1} << 30U) + 1}), std::invalid_argument);
  EXPECT_THROW(csv_tokenizer({.maximum_fields = 0}), std::invalid_argument);
}

TEST(csv_use, order_of_calls) {
  csv_tokenizer tokenizer;
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  tokenizer.feed("");
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  tokenizer.feed("a\nb");
  EXPECT_EQ(tokenizer.next(), csv_event::record);
  EXPECT_THROW(tokenizer.feed("c"), std::logic_error);
  EXPECT_THROW(tokenizer.finish(), std::logic_error);
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  EXPECT_EQ(tokenizer.next(), csv_event::need_input);
  tokenizer.finish();
  EXPECT_EQ(tokenizer.next(), csv_event::record);
  EXPECT_EQ(tokenizer.record()[0], "b");
  EXPECT_EQ(tokenizer.next(), csv_event::end);
  EXPECT_EQ(tokenizer.next(), csv_event::end);
  EXPECT_THROW(tokenizer.feed("c"), std::logic_error);
}

TEST(csv_chunks, every_chunk_size_gives_the_same) {
  const std::string bytes =
      std::string("\xEF\xBB\xBF") +
      "客户,\"满意\"\"度\"\r\n\r\n\"a\r\nb\",c\rd\"e,f\n,\"\"\n\n\"x\"y\n\xC3(,1\n" +
      std::string("p,\0\n", 4) + "1,2,3,4,5\nmore than thirty-two bytes in one record,1\n" +
      "\"open at the limit\n一,二\n\"\"\n三,\"\"\npast the limit,1\nz,\"open at the end\nlast,line";
  const csv_options options{.maximum_record_bytes = 32, .maximum_fields = 4};
  const std::vector<seen> whole = events_of(bytes, options);
  std::vector<bool> met(7, false);
  for (const seen& event : whole) {
    if (event.fault) met[static_cast<std::size_t>(*event.fault)] = true;
  }
  EXPECT_THAT(met, ElementsAre(true, true, true, true, true, true, true));
  for (std::size_t chunk_bytes = 1; chunk_bytes <= bytes.size(); ++chunk_bytes) {
    EXPECT_EQ(events_of(bytes, options, chunk_bytes), whole) << "chunks of " << chunk_bytes;
  }
}

TEST(csv_chunks, records_at_every_place_of_a_64_byte_block) {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string filler(before, 'x');
    const rows expected = {{filler + "a", "b\n\"c", ""}, {"d"}, {"e", "满"}};
    const std::string bytes = filler + "a,\"b\n\"\"c\",\r\nd\re,满";
    EXPECT_EQ(rows_of(bytes), expected) << before;
    EXPECT_EQ(events_of(bytes, {}, 64), events_of(bytes)) << before;
  }
}

TEST(csv_chunks, a_record_longer_than_many_chunks) {
  const std::string text(100'000, 'q');
  const std::string bytes = "a," + text + ",\"" + text + "\n\"\"\"\nb,c\n";
  for (const std::size_t chunk_bytes : {1U, 63U, 64U, 65U, 4096U}) {
    const std::vector<seen> events = events_of(bytes, {}, chunk_bytes);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_THAT(events[0].fields, ElementsAre("a", text, text + "\n\""));
    EXPECT_EQ(events[1].position.line, 3U);
  }
}

std::string shared_file(std::string_view name) {
  const char* const set = std::getenv("ASSAY_SHARED_DIR");
  const std::filesystem::path folder =
      set != nullptr ? std::filesystem::path(set) : std::filesystem::path(ASSAY_SOURCE_DIR) / ".." / "shared";
  std::ifstream file(folder / "data" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct real_file {
  const char* name;
  char delimiter;
  std::size_t records;  // with the header
  std::size_t fields;
  const char* first_field;
};

class csv_real_files : public ::testing::TestWithParam<real_file> {};

TEST_P(csv_real_files, tokenize_without_errors) {
  const std::string bytes = shared_file(GetParam().name);
  if (bytes.empty()) GTEST_SKIP() << GetParam().name << " is not there (set ASSAY_SHARED_DIR)";
  const std::vector<seen> events = events_of(bytes, {.delimiter = GetParam().delimiter}, 10'007);
  ASSERT_EQ(events.size(), GetParam().records);
  EXPECT_EQ(events[0].fields[0], GetParam().first_field);
  for (const seen& event : events) {
    ASSERT_FALSE(event.fault) << event.text;
    ASSERT_EQ(event.fields.size(), GetParam().fields) << "line " << event.position.line;
  }
}

INSTANTIATE_TEST_SUITE_P(
    all, csv_real_files,
    ::testing::Values(real_file{"technion_bank/february_1999.txt", '\t', 33'345, 17, "vru+line"},
                      real_file{"sfo_survey/2017_SFO_Customer_Survey.csv", ',', 2'832, 97, "RESPNUM"},
                      real_file{"pwc_call_center/Call-Center-Dataset.csv", ',', 5'001, 10, "Call Id"}),
    [](const auto& test) { return std::string(test.param.name).substr(0, 3); });

}  // namespace
}  // namespace assay::io
