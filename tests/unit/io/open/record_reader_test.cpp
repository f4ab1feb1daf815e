// SPDX-License-Identifier: Apache-2.0
//
// From CSV texts to blocks of records: headers, mappings, blocks that stand alone.
#include "io/open/record_reader.hpp"
#include "column_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "unit/io/call_records.hpp"

namespace assay::io {
namespace {

using test::call_record;
using test::failure;
using test::mapped;
using test::own_header;
using test::read_text;
using test::reading;
using test::skipping;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string with_row(std::string_view row) { return std::string{own_header} + std::string{row} + "\n"; }

TEST(RecordReader, HeadersAreColumnNamesWithoutAMapping) {
  const reading read = read_text(std::string{own_header} +
                                     "2026-04-01T09:03:20Z,Li,true,12,300.5,5\n"
                                     "2026-04-01 17:03:20+08:00,\"王, 芳\",0,\"\",,\n"
                                     "\"2026-04-01\",,False,0,7,1",
                                 call_record());
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("1775034200", "Li", "true", "12", "300.5", "5"),
                                     ElementsAre("1775034200", "王, 芳", "false", "-", "-", "-"),
                                     ElementsAre("1775001600", "-", "false", "0", "7.0", "1")));
  EXPECT_EQ(read.report.accepted, 3U);
  EXPECT_EQ(read.report.rejected(), 0U);
  EXPECT_EQ(read.report.filtered, 0U);
  EXPECT_THAT(test::lines(read.report.notes), IsEmpty());
}

TEST(RecordReader, ColumnsInAnyOrderOthersIgnoredAndAbsent) {
  const reading read = read_text("\xEF\xBB\xBFrating,whatever,agent\r\n3,x,Li\r\n,y,Wu\r\n", call_record());
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("absent", "Li", "absent", "absent", "absent", "3"),
                                     ElementsAre("absent", "Wu", "absent", "absent", "absent", "-")));
}

TEST(RecordReader, EmptyFilesAreZeroRecordsAndSaySo) {
  for (const std::string_view text : {"", "\xEF\xBB\xBF", "\n\n"}) {
    const reading read = read_text(std::string{text}, call_record(), {}, {}, {"agent"});
    EXPECT_THAT(read.rows, IsEmpty());
    EXPECT_THAT(test::lines(read.report.notes),
                ElementsAre("calls.csv: the file is empty: it has no header and no records"));
  }
  const reading read = read_text(std::string{own_header}, call_record(), {}, {}, {"agent"});
  EXPECT_THAT(read.rows, IsEmpty());
  EXPECT_THAT(test::lines(read.report.notes), ElementsAre("calls.csv: the file has a header and no records"));
}

TEST(RecordReader, BlankLinesAreNoRows) {
  const reading read = read_text("agent\nLi\n\n\nWu\n\n", call_record());
  EXPECT_THAT(read.rows, SizeIs(2));
}

TEST(RecordReader, MissingTexts) {
  const table_mapping mapping =
      mapped(R"({"missing": ["", "NA"], "columns": {"rating": {"missing": ["6", "0"]}}})");
  const reading read =
      read_text(std::string{own_header} + ",NA,NA,NA,NA,6\n,na,,,,0\n,\"NA\",,,,3\n", call_record(), mapping);
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("-", "-", "-", "-", "-", "-"),
                                     ElementsAre("-", "na", "-", "-", "-", "-"),
                                     ElementsAre("-", "-", "-", "-", "-", "3")));
  // The list replaces the usual one: with its own list, an empty rating is not missing.
  EXPECT_THAT(failure(with_row(",,,,,"), mapping), HasSubstr("column \"rating\": \"\" is not a number"));
  const reading none = read_text("agent\n\"\"\nNA\n", call_record(), mapped(R"({"missing": []})"));
  EXPECT_THAT(none.rows, ElementsAre(ElementsAre("absent", "", "absent", "absent", "absent", "absent"),
                                     ElementsAre("absent", "NA", "absent", "absent", "absent", "absent")));
}

TEST(RecordReader, ValuesFormatsAndJoinedColumns) {
  const table_mapping mapping = mapped(R"({"delimiter": ";", "columns": {
      "started_at": {"columns": ["日期", "时间"], "format": "%d/%m/%Y %H:%M"},
      "agent": {"column": "坐席", "values": {"L": "Li", "?": null}},
      "answered": {"column": "接通", "values": {"是": true, "否": false}},
      "speed_s": {"column": "wait", "format": "m:ss"},
      "talk_s": {"column": "talk", "format": "min"},
      "rating": {"column": "mood", "values": {"好": 5, "差": 1}}}})");
  const reading read = read_text(
      "日期;时间;坐席;接通;wait;talk;mood\n"
      "1/4/2026;9:03;L;是;1:05;0.5;好\n"
      "1/4/2026;;Wu;否;;;差\n"
      ";9:03;?;TRUE;0:00;24.6;3\n",
      call_record(), mapping);
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("1775034180", "Li", "true", "65", "30.0", "5"),
                                     ElementsAre("-", "Wu", "false", "-", "-", "1"),
                                     ElementsAre("-", "-", "true", "0", "1476.0", "3")));
}

TEST(RecordReader, JoinedCategoriesKeepTheirParts) {
  const table_mapping mapping =
      mapped(R"({"missing": ["-", "A B"], "columns": {"agent": {"columns": ["first", "last"]}}})");
  const reading read = read_text("first,last\nAnn,Lee\n,Lee\nAnn,\n-,Lee\nA,B\n", call_record(), mapping);
  std::vector<std::string> agents;
  for (const auto& row : read.rows)
    agents.push_back(row[1]);
  EXPECT_THAT(agents, ElementsAre("Ann Lee", " Lee", "Ann ", "-", "-"));
}

TEST(RecordReader, OneFileColumnMayServeSeveralRecordColumns) {
  const table_mapping mapping = mapped(R"({"columns": {"speed_s": "t", "talk_s": "t"}})");
  const reading read = read_text("t\n7\n", call_record(), mapping);
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("absent", "absent", "absent", "7", "7.0", "absent")));
}

TEST(RecordReader, ConditionsKeepAndDropRows) {
  const table_mapping mapping = mapped(
      R"({"where": [{"column": "outcome", "not_in": ["PHANTOM", ""]}, {"column": "line", "in": ["A", "B"]}]})");
  const reading read = read_text(
      "agent,outcome,line,rating\n"
      "1,AGENT,A,5\n2,PHANTOM,A,nonsense\n3,AGENT,C,5\n4,,B,5\n5,HANG,B,4\n",
      call_record(), mapping);
  EXPECT_THAT(read.rows, SizeIs(2));
  EXPECT_EQ(read.rows[1][1], "5");
  EXPECT_EQ(read.report.filtered, 3U);  // what is dropped is not checked any further
  EXPECT_EQ(read.report.accepted, 2U);
}

// A file with a bit of everything, long enough for several blocks.
std::string mixed_file(std::size_t rows) {
  std::string text{own_header};
  for (std::size_t row = 0; row < rows; ++row) {
    text += "2026-04-01T09:03:20Z,\"agent \"\"" + std::to_string(row % 700) + "\"\"\",";
    text += row % 2 == 0 ? "true," : "0,";
    text += row % 5 == 0 ? "," : std::to_string(row % 100) + ",";
    text += std::to_string(row % 1000) + "." + std::to_string(row % 10) + ",";
    text += row % 11 == 0 ? "9\n" : row % 13 == 0 ? "2\"\r\n" : "3\r\n";
  }
  return text;
}

TEST(RecordReader, BlocksAndChunksOfAnySizeGiveTheSame) {
  const std::string text = mixed_file(3000);
  const reading whole = read_text(text, call_record(), {}, skipping());
  EXPECT_EQ(whole.report.accepted + whole.report.rejected(), 3000U);
  EXPECT_GT(whole.report.rejected(reject_reason::out_of_range), 200U);
  EXPECT_GT(whole.report.rejected(reject_reason::quote_in_unquoted_field), 200U);
  EXPECT_THAT(whole.block_rows, SizeIs(1));
  for (const std::size_t rows : {1U, 63U, 64U, 1000U, 1025U, 65536U}) {
    for (const std::size_t bytes : {1U, 7U, 4096U}) {
      reader_options options = skipping();
      options.rows_per_block = rows;
      options.bytes_per_read = bytes;
      const reading read = read_text(text, call_record(), {}, options);
      ASSERT_EQ(read.rows, whole.rows) << rows << " rows, " << bytes << " bytes";
      ASSERT_EQ(read.report.rejected_by_reason, whole.report.rejected_by_reason);
      ASSERT_EQ(test::lines(read.report.messages), test::lines(whole.report.messages));
      for (std::size_t block = 0; block + 1 < read.block_rows.size(); ++block)
        ASSERT_EQ(read.block_rows[block], rows);
    }
  }
}

TEST(RecordReader, BlocksStandAloneOnOtherThreads) {
  const record_definition record = call_record();
  const std::string text = mixed_file(2000);
  const reading expected = read_text(text, record, {}, skipping());
  reader_options options = skipping();
  options.rows_per_block = 300;
  std::vector<reading> parts;
  parts.reserve(100);
  std::vector<std::thread> workers;
  {
    record_reader reader{from_text(text), "calls.csv", record, {}, {}, options};
    record_block block;
    while (reader.next(block)) {
      reading& part = parts.emplace_back();
      workers.emplace_back(
          [&record, &part, mine = std::move(block)] { test::append_rows(record, mine, part); });
      block = record_block{};
    }
  }
  std::vector<std::vector<std::string>> rows;
  for (std::size_t index = 0; index < workers.size(); ++index) {
    workers[index].join();
    rows.insert(rows.end(), parts[index].rows.begin(), parts[index].rows.end());
  }
  EXPECT_EQ(rows, expected.rows);
}

TEST(RecordReader, UnneededCategoriesMayBeLeftOut) {
  const std::string text = "agent,rating\nLi,1\nWu,9\n";
  reader_options options = skipping();
  options.unneeded_categories = false;
  const reading without = read_text(text, call_record(), {}, options, {"rating"});
  EXPECT_THAT(without.rows, ElementsAre(ElementsAre("absent", "absent", "absent", "absent", "absent", "1")));
  EXPECT_EQ(without.report.rejected(), 1U);
  const reading with = read_text(text, call_record(), {}, options, {"agent"});
  EXPECT_THAT(with.rows, ElementsAre(ElementsAre("absent", "Li", "absent", "absent", "absent", "1")));
}

TEST(RecordReader, DictionariesHoldEachTextOnce) {
  record_reader reader{from_text("agent\nLi\nWu\nLi\n\"L\"\"i\"\nWu\n"), "calls.csv", call_record(), {}, {}};
  record_block block;
  ASSERT_TRUE(reader.next(block));
  const column_view& agent = block.view().columns[1];
  ASSERT_EQ(agent.texts.size, 3U);
  EXPECT_EQ(column_test::entry_at(agent, 0), "Li");
  EXPECT_EQ(column_test::entry_at(agent, 1), "Wu");
  EXPECT_EQ(column_test::entry_at(agent, 2), "L\"i");
  EXPECT_EQ(column_test::value_at(agent, 2), column_test::value_at(agent, 0));
}

}  // namespace
}  // namespace assay::io
