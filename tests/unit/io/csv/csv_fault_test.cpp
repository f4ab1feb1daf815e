// SPDX-License-Identifier: Apache-2.0
//
// Every fault of a CSV file: where it is found, what is said, and where reading goes on after it.
#include "io/csv/csv_fault.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "unit/io/csv_events.hpp"

namespace assay::io {
namespace {

using namespace csv_events;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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

TEST(csv_faults, a_stray_quote_costs_one_line_although_a_later_one_could_close_it) {
  std::string bytes = "a,b\nx,\"k1\n";
  for (int line = 0; line < 500; ++line)
    bytes += "y,\"\"\n";
  bytes += "z,\"k\"\nlast,\"\n";
  EXPECT_THAT(faults_of(bytes), ElementsAre(place{csv_fault::unterminated_quote, 2, 3, 6},
                                            place{csv_fault::unterminated_quote, 504, 6, bytes.size() - 2}));
  EXPECT_EQ(rows_of(bytes).size(), 502U);
  EXPECT_EQ(rows_of(bytes).back(), (std::vector<std::string>{"z", "k"}));
  EXPECT_THAT(detail_of(bytes), HasSubstr("the next quote stands on a later line and has text behind it"));
  for (std::size_t chunk = 1; chunk < 40; ++chunk)
    EXPECT_EQ(events_of(bytes, {}, chunk), events_of(bytes)) << chunk;
}

TEST(csv_faults, one_stray_quote_after_the_other_costs_one_line_each) {
  std::string bytes;
  for (int line = 0; line < 100; ++line)
    bytes += "1,\"x\n2,3\n";
  EXPECT_EQ(faults_of(bytes).size(), 100U);
  EXPECT_EQ(rows_of(bytes).size(), 100U);
}

TEST(csv_faults, a_quote_that_closes_lines_later_at_the_limit_costs_one_line) {
  const std::string_view bytes = "\"ab\n3,4\n\"x\n5\n";  // the second quote is the tenth byte
  for (std::size_t limit = 8; limit < 12; ++limit) {
    const std::vector<place> faults = faults_of(bytes, {.maximum_record_bytes = limit});
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults.front().line, 1U);
    EXPECT_EQ(rows_of(bytes, {.maximum_record_bytes = limit}).front(), (std::vector<std::string>{"3", "4"}));
  }
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

}  // namespace
}  // namespace assay::io
