// SPDX-License-Identifier: Apache-2.0
//
// Rows with keys: which of several with the same key count, and that nothing of the way they are read matters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include <assay/error.hpp>

#include "io/open/record_reader.hpp"
#include "io/rows/key_book.hpp"
#include "unit/io/call_records.hpp"

namespace assay::io {
namespace {

using test::call_record;
using test::failure;
using test::mapped;
using test::read_text;
using test::reading;
using test::skipping;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string events =
    "id,agent,rating,speed_s\n"
    "1,Li,1,10\n"
    "2,Wu,2,20\n"
    "1,Zhao,3,30\n"
    "3,,4,\n"
    "1,Li,5,20\n"
    "2,,1,\n";

table_mapping keyed(const std::string& more) { return mapped(R"({"key": ["id"])" + more + "}"); }

std::vector<std::string> ratings(const reading& read) {
  std::vector<std::string> values;
  for (const auto& row : read.rows)
    values.push_back(row[1] + row[5]);
  return values;
}

TEST(record_key, keep_first_and_keep_last_by_the_order_of_the_file) {
  const reading first = read_text(events, call_record(), keyed(R"(, "duplicates": "keep_first")"));
  EXPECT_THAT(ratings(first), ElementsAre("Li1", "Wu2", "-4"));
  EXPECT_EQ(first.report.duplicates, 3U);
  EXPECT_EQ(first.report.rows(), 6U);
  const reading last = read_text(events, call_record(), keyed(R"(, "duplicates": "keep_last")"));
  EXPECT_THAT(ratings(last), ElementsAre("Li5", "-1", "-4"));
  EXPECT_EQ(last.report.accepted, 3U);
  EXPECT_EQ(last.report.duplicates, 3U);
  EXPECT_EQ(last.report.rows(), 6U);
}

TEST(record_key, by_the_values_of_a_column) {
  const reading last =
      read_text(events, call_record(), keyed(R"(, "duplicates": "keep_last", "order_by": "speed_s")"));
  EXPECT_THAT(ratings(last), ElementsAre("Zhao3", "Wu2", "-4")) << "a row without a value gives way";
  const reading first =
      read_text(events, call_record(), keyed(R"(, "duplicates": "keep_first", "order_by": "speed_s")"));
  EXPECT_THAT(ratings(first), ElementsAre("Li1", "Wu2", "-4"));
  const reading equal = read_text("id,agent,rating,speed_s\n1,a,1,5\n1,b,2,5\n", call_record(),
                                  keyed(R"(, "duplicates": "keep_last", "order_by": "speed_s")"));
  EXPECT_THAT(ratings(equal), ElementsAre("b2")) << "of equals the last of the file";
}

TEST(record_key, an_error_unless_said_otherwise) {
  EXPECT_EQ(
      failure(events, keyed("")),
      "calls.csv:4:1: the key \"1\" has occurred before, in calls.csv:2; take one of the rows out, or state "
      "\"duplicates\": \"keep_first\", \"keep_last\" or \"count_all\" in the source mapping [duplicate_key]");
  const reading skipped = read_text(events, call_record(), keyed(""), skipping());
  EXPECT_EQ(skipped.report.rejected(reject_reason::duplicate_key), 3U);
  EXPECT_EQ(skipped.rows.size(), 3U);
}

TEST(record_key, count_all_uses_and_counts) {
  const reading all = read_text(events, call_record(), keyed(R"(, "duplicates": "count_all")"));
  EXPECT_EQ(all.rows.size(), 6U);
  EXPECT_EQ(all.report.repeated, 3U);
  EXPECT_EQ(all.report.rows(), 6U);
  EXPECT_THAT(test::lines(all.report.notes),
              ElementsAre(HasSubstr("3 rows repeat the key of an earlier row")));
}

TEST(record_key, several_columns_are_not_run_together) {
  const reading read = read_text("line,id,agent\na,bc,x\nab,c,y\na,bc,z\n", call_record(),
                                 mapped(R"({"key": ["line", "id"], "duplicates": "keep_last"})"));
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0][1], "z");
}

TEST(record_key, rows_that_are_filtered_or_rejected_take_no_part) {
  const reading read = read_text("id,agent,rating\n1,Li,1\n1,Li,9\n1,drop,2\n", call_record(),
                                 mapped(R"({"key": ["id"], "duplicates": "keep_last",
                                            "where": [{"column": "agent", "not_in": ["drop"]}]})"),
                                 skipping());
  EXPECT_THAT(ratings(read), ElementsAre("Li1"));
  EXPECT_EQ(read.report.filtered, 1U);
  EXPECT_EQ(read.report.rejected(), 1U);
  EXPECT_EQ(read.report.rows(), 3U);
}

TEST(record_key, rows_without_a_key_and_with_a_shortened_one) {
  const reading read =
      read_text("id,agent\n,Li\n 6.02157E+11,Li\n7,Li\n", call_record(), keyed(""), skipping());
  EXPECT_EQ(read.report.rejected(reject_reason::missing_key), 1U);
  EXPECT_EQ(read.report.rejected(reject_reason::spreadsheet_number), 1U);
  EXPECT_THAT(read.report.messages[0].what(), HasSubstr("calls.csv:2:1: key column \"id\": \"\" is no key"));
  EXPECT_EQ(read.rows.size(), 1U);
  const reading kept = read_text(
      "agent\n6.02157E+11\n", call_record(),
      mapped(R"({"key": ["agent"], "columns": {"agent": {"column": "agent", "damaged": "keep"}}})"));
  EXPECT_EQ(kept.rows.size(), 1U);
}

TEST(record_key, texts_for_no_value_are_no_keys) {
  const std::string text = "id,agent\n?,Li\n?,Wu\n,Li\n7,Li\n0,Zhao\n";
  const auto missing_keys = [&text](const std::string& mapping) {
    return read_text(text, call_record(), mapped(mapping), skipping())
        .report.rejected(reject_reason::missing_key);
  };
  EXPECT_EQ(missing_keys(R"({"key": ["id"], "duplicates": "keep_last"})"), 1U);
  const std::string table = R"({"missing": ["", "?"], "key": ["id"], "duplicates": "keep_last")";
  EXPECT_EQ(missing_keys(table + "}"), 3U) << "a header that no column has: the table's list";
  EXPECT_EQ(missing_keys(table + R"(, "columns": {"agent": {"column": "id"}}})"), 3U);
  EXPECT_EQ(missing_keys(table + R"(, "columns": {"agent": {"column": "id", "missing": ["0"]}}})"), 2U)
      << "the column's list; an empty key never is one";
  EXPECT_EQ(missing_keys(table + R"(, "columns": {"agent": {"column": "id", "values": {"0": null}}}})"), 4U);
  const reading read = read_text(text, call_record(), mapped(table + "}"), skipping());
  EXPECT_EQ(read.report.duplicates, 0U);
  EXPECT_THAT(read.report.messages[0].what(), HasSubstr("calls.csv:2:1: key column \"id\": \"?\" is no key"));
}

TEST(record_key, texts_are_one_key_when_they_are_one_cell) {
  const std::string text = "id,agent,rating\n3,k2,3\n 3, k2, 3\n３,ｋ２,３\n";
  const auto kept = [&text](const std::string& mapping) {
    return read_text(text, call_record(), mapped(mapping), skipping()).report.accepted;
  };
  const std::string last = R"("duplicates": "keep_last")";
  EXPECT_EQ(kept(R"({"key": ["agent"], "columns": {"rating": "id"}, )" + last + "}"), 2U)
      << "categories are texts as they stand; the full-width rating is rejected";
  EXPECT_EQ(kept(R"({"width": "normalise", "key": ["agent"], )" + last + "}"), 3U);
  EXPECT_EQ(kept(R"({"key": ["agent"], "columns": {"rating": {"column": "id", "width": "normalise"},
                     "agent": {"width": "normalise"}}, )" +
                 last + "}"),
            2U);
  EXPECT_EQ(kept(R"({"width": "normalise", "key": ["rating"], )" + last + "}"), 1U);
  EXPECT_EQ(kept(R"({"width": "normalise", "key": ["id"], )" + last + "}"), 3U) << "no column reads it";
}

TEST(record_key, columns_that_are_not_there) {
  EXPECT_THAT(failure("agent\nLi\n", keyed("")), HasSubstr("the key needs the header \"id\""));
  EXPECT_THAT(
      failure("id,agent\n1,Li\n", keyed(R"(, "duplicates": "keep_last", "order_by": "rating")")),
      HasSubstr("rows are ordered by the column \"rating\" (\"order_by\"), which the file does not have"));
}

TEST(record_key, the_number_of_keys_is_bounded) {
  reader_options options;
  options.maximum_keys = 2;
  try {
    (void)read_text(events, call_record(), keyed(R"(, "duplicates": "keep_last")"), options);
    FAIL() << "three keys were taken";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::limit);
    EXPECT_THAT(thrown.what(), HasSubstr("calls.csv:5: more than 2 different keys"));
  }
}

TEST(record_key, blocks_and_reads_of_any_size_give_the_same) {
  std::string text = "id,agent,rating,speed_s\n";
  for (int row = 0; row < 5000; ++row)
    text += std::to_string(row * 7 % 1999) + ",a" + std::to_string(row % 13) + "," +
            std::to_string(row % 5 + 1) + "," + std::to_string(row * 31 % 977) + "\n";
  for (const std::string rule : {R"(, "duplicates": "keep_first")", R"(, "duplicates": "keep_last")",
                                 R"(, "duplicates": "keep_last", "order_by": "speed_s")"}) {
    const reading whole = read_text(text, call_record(), keyed(rule));
    EXPECT_EQ(whole.rows.size(), 1999U);
    for (const std::size_t size : {1U, 7U, 100U, 1999U}) {
      reader_options options;
      options.rows_per_block = size;
      options.bytes_per_read = size;
      const reading read = read_text(text, call_record(), keyed(rule), options);
      EXPECT_EQ(read.rows, whole.rows) << size;
      EXPECT_EQ(read.report.duplicates, whole.report.duplicates);
    }
  }
}

TEST(record_key, files_of_one_type_share_their_keys) {
  const auto keys = std::make_shared<key_book>();
  reader_options options;
  options.keys = keys;
  const table_mapping mapping = keyed(R"(, "duplicates": "keep_last")");
  const reading one = read_text("id,agent\n1,Li\n2,Wu\n", call_record(), mapping, options);
  const reading two = read_text("id,rating,agent\n2,5,Zhao\n3,4,Li\n", call_record(), mapping, options);
  EXPECT_TRUE(one.rows.empty());
  EXPECT_EQ(one.report.accepted, 2U);
  EXPECT_EQ(two.report.accepted, 1U);
  EXPECT_EQ(two.report.duplicates, 1U);
  reading all;
  record_block block;
  while (keys->next(block, 2))
    test::append_rows(call_record(), block, all);
  ASSERT_EQ(all.rows.size(), 3U);
  EXPECT_THAT(all.block_rows, ElementsAre(2U, 1U));
  EXPECT_THAT(ratings(all), ElementsAre("Li-", "Zhao5", "Li4"));
}

TEST(record_key, mappings_that_make_no_sense) {
  const auto code = [](const std::string& table) {
    const std::vector<record_definition> records = {call_record()};
    const auto parsed =
        parse_source_mapping(R"({"assay_source": 0, "tables": {"call": )" + table + "}}", records);
    return parsed.diagnostics.size() == 1 ? std::string{parsed.diagnostics[0].message.code()} : "not one";
  };
  EXPECT_EQ(code(R"({"duplicates": "keep_last"})"), "key_out_of_place");
  EXPECT_EQ(code(R"({"key": ["id"], "duplicates": "any"})"), "unknown_word");
  EXPECT_EQ(code(R"({"key": ["id"], "duplicates": "keep_last", "order_by": "agent"})"), "unknown_column");
  EXPECT_EQ(code(R"({"key": ["id"], "duplicates": "count_all", "order_by": "rating"})"), "key_out_of_place");
  EXPECT_EQ(code(R"({"key": []})"), "empty_list");
  EXPECT_EQ(code(R"({"encoding": "klingon"})"), "bad_encoding");
  EXPECT_EQ(code(R"({"maximum_row_bytes": 0})"), "out_of_range");
}

}  // namespace
}  // namespace assay::io
