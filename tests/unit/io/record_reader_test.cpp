// SPDX-License-Identifier: Apache-2.0
//
// From CSV texts to blocks of records: headers, mappings, every way a row can be rejected, counts that add up.
#include "io/record_reader.hpp"

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
using test::read_text;
using test::reading;
using test::skipping;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view own_header = "started_at,agent,answered,speed_s,talk_s,rating\n";

table_mapping mapped(std::string_view table) {
  const std::vector<record_definition> records = {call_record()};
  parsed_source_mapping parsed =
      parse_source_mapping(R"({"assay_source": 0, "tables": {"call": )" + std::string{table} + "}}", records);
  for (const diagnostic& each : parsed.diagnostics)
    ADD_FAILURE() << describe(each, "source.json");
  return *parsed.value->find("call");
}

std::string failure(std::string text, const table_mapping& mapping = {},
                    const std::vector<std::string>& required = {}) {
  try {
    (void)read_text(std::move(text), call_record(), mapping, {}, required);
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::data);
    EXPECT_NE(thrown.location(), nullptr);
    return thrown.what();
  }
  return "read";
}

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
  EXPECT_THAT(read.report.notes, IsEmpty());
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
    EXPECT_THAT(read.report.notes,
                ElementsAre("calls.csv: the file is empty: it has no header and no records"));
  }
  const reading read = read_text(std::string{own_header}, call_record(), {}, {}, {"agent"});
  EXPECT_THAT(read.rows, IsEmpty());
  EXPECT_THAT(read.report.notes, ElementsAre("calls.csv: the file has a header and no records"));
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

TEST(RecordReader, EveryRejectedRowSaysWhereWhatWhyAndWhatToDo) {
  const table_mapping mapping = mapped(R"json({"columns": {
      "answered": {"column": "Answered (Y/N)", "values": {"Y": true, "N": false}},
      "talk_s": {"column": "Talk", "format": "h:mm:ss"},
      "started_at": {"columns": ["Date", "Time"], "format": "%Y-%m-%d %H:%M:%S"}}})json");
  const std::string header = "Date,Time,agent,Answered (Y/N),speed_s,Talk,rating\n";
  const auto failed = [&](std::string_view row) { return failure(header + std::string{row}, mapping); };
  EXPECT_EQ(failed("2026-04-01,9:00:00,Li,Y,12,0:05:00,six"),
            "calls.csv:2:36: column \"rating\": \"six\" is not a number; write digits with '.' before the "
            "decimals and no "
            "thousands separators [bad_number]");
  EXPECT_EQ(failed(",,Li,maybe,,,"),
            "calls.csv:2:6: column \"answered\" (header \"Answered (Y/N)\"): \"maybe\" is not a truth value; "
            "texts with a "
            "meaning of their own: \"Y\", \"N\"; write true, false, 1 or 0 [bad_boolean]");
  EXPECT_EQ(failed(",,Li,Y,,5:00,"),
            "calls.csv:2:9: column \"talk_s\" (header \"Talk\"): \"5:00\" is not a length of time written as "
            "h:mm:ss; "
            "correct the value, or the format [bad_duration]");
  EXPECT_EQ(
      failed("2026-02-30,9:00:00,Li,Y,,,"),
      "calls.csv:2:1: column \"started_at\" (header \"Date\", \"Time\"): \"2026-02-30 9:00:00\" is not a "
      "date and "
      "time that exists, written as %Y-%m-%d %H:%M:%S; correct the value, or the format [bad_timestamp]");
  EXPECT_EQ(failed(",,王芳,Y,90000,,"),
            "calls.csv:2:8: column \"speed_s\": \"90000\" is outside 0 to 86400, the range of the column; "
            "correct the "
            "value, or declare another \"minimum\" and \"maximum\" [out_of_range]");
  EXPECT_THAT(failed(",,Li,Y,1.5,,"),
              HasSubstr("has digits after the point, and the column holds whole numbers"));
  EXPECT_THAT(failed(",,Li,Y,nan,,"),
              HasSubstr("is not a finite number; treat it as missing, or correct the value [not_finite]"));
  EXPECT_EQ(failed(",,Li,Y"),
            "calls.csv:2:1: the row has 4 fields and the header 7; write every field of a row [ragged_row]");
  EXPECT_EQ(
      failed(",,Li,Y,,,,"),
      "calls.csv:2:1: the row has 8 fields and the header 7; put fields that contain the delimiter in quotes "
      "[ragged_row]");
  EXPECT_THAT(failed(",,\"Li\"x,Y,,,\n"),
              HasSubstr("calls.csv:2:7: text after the closing quote of a field"));
  EXPECT_THAT(failed(",,L\xC3(i,Y,,,\n"), HasSubstr("calls.csv:2:4: not UTF-8"));
  EXPECT_THAT(failed(",,\"Li,Y,,,\n"), HasSubstr("[unterminated_quote]"));
}

TEST(RecordReader, PatternsAreShownAsTheyWereWritten) {
  const table_mapping mapping = mapped(R"({"columns": {"started_at": {"format": "%d/%m/%Y"}}})");
  EXPECT_THAT(failure("started_at\n2026-04-01\n", mapping), HasSubstr("written as %d/%m/%Y;"));
}

TEST(RecordReader, SkippingCountsByReasonAndKeepsTheFirstMessages) {
  std::string text{own_header};
  text += ",Li,true,12,3,5\n";        // good
  text += ",Li,true,12,3\n";          // ragged
  text += ",Li,true,12,3,5,6\n";      // ragged
  text += ",Li,yes,x,3,9\n";          // three bad cells: the first of the record's columns counts
  text += ",Li,true,12,3.25,5\n";     // digits
  text += ",Li,true,-1,3,5\n";        // range
  text += "2026-13-01,Li,true,,,\n";  // timestamp
  text += ",Li,true,,inf,\n";         // not finite
  text += ",Li,true,twelve,,\n";      // number
  text += ",\"Li\"x,true,,,\n";       // quote
  text += ",L\"i,true,,,\n";          // quote
  text += ",L\xFFi,true,,,\n";        // bytes
  text += std::string(",L\0i,true,,,\n", 13);
  text += ",Wu,false,0,0,1\n";  // good
  text += ",\"Li,true,,,\n";    // never closed
  text += ",Wu,false,1,1,1\n";  // good
  const reading read = read_text(text, call_record(), {}, skipping());
  const read_report& report = read.report;
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("-", "Li", "true", "12", "3.0", "5"),
                                     ElementsAre("-", "Wu", "false", "0", "0.0", "1"),
                                     ElementsAre("-", "Wu", "false", "1", "1.0", "1")));
  EXPECT_EQ(report.rejected(reject_reason::ragged_row), 2U);
  EXPECT_EQ(report.rejected(reject_reason::bad_boolean), 1U);
  EXPECT_EQ(report.rejected(reject_reason::too_many_digits), 1U);
  EXPECT_EQ(report.rejected(reject_reason::out_of_range), 1U);
  EXPECT_EQ(report.rejected(reject_reason::bad_timestamp), 1U);
  EXPECT_EQ(report.rejected(reject_reason::not_finite), 1U);
  EXPECT_EQ(report.rejected(reject_reason::bad_number), 1U);
  EXPECT_EQ(report.rejected(reject_reason::text_after_closing_quote), 1U);
  EXPECT_EQ(report.rejected(reject_reason::quote_in_unquoted_field), 1U);
  EXPECT_EQ(report.rejected(reject_reason::invalid_utf8), 1U);
  EXPECT_EQ(report.rejected(reject_reason::nul_byte), 1U);
  EXPECT_EQ(report.rejected(reject_reason::unterminated_quote), 1U);
  EXPECT_EQ(report.accepted + report.rejected() + report.filtered, 16U);
  ASSERT_EQ(report.messages.size(), report.rejected());
  EXPECT_EQ(report.messages[0],
            "calls.csv:3:1: the row has 5 fields and the header 6; write every field of a row [ragged_row]");
  EXPECT_THAT(report.messages[2],
              HasSubstr("calls.csv:5:5: column \"answered\": \"yes\" is not a truth value"));
}

TEST(RecordReader, OnlySoManyMessagesAreKept) {
  std::string text = "rating\n";
  for (int row = 0; row < 100; ++row)
    text += "bad\n";
  EXPECT_THAT(read_text(text, call_record(), {}, skipping()).report.messages, SizeIs(20));
  reader_options quiet = skipping();
  quiet.kept_messages = 0;
  const reading read = read_text(text, call_record(), {}, quiet);
  EXPECT_THAT(read.report.messages, IsEmpty());
  EXPECT_EQ(read.report.rejected(), 100U);
  EXPECT_THAT(read.report.notes, IsEmpty());
}

TEST(RecordReader, ARejectedRowLeavesNoTraceInTheBlock) {
  const reading read =
      read_text(std::string{own_header} + ",Li,true,1,1,1\n,Wu,true,2,2,9\n,,,,,\n,Xi,true,3,3,9\n",
                call_record(), {}, skipping());
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("-", "Li", "true", "1", "1.0", "1"),
                                     ElementsAre("-", "-", "-", "-", "-", "-")));
}

TEST(RecordReader, BitsBeyondTheLastRowAreClear) {
  record_reader reader{
      from_text("agent,rating\nLi,1\nWu,9\n"), "calls.csv", call_record(), {}, {}, skipping()};
  record_block block;
  ASSERT_TRUE(reader.next(block));
  EXPECT_EQ(block.view().columns[1].validity[0], 1U);
}

TEST(RecordReader, RequiredColumns) {
  EXPECT_EQ(failure("Agnt,rating\nLi,1\n", mapped(R"({"columns": {"agent": "Agent"}})"), {"agent"}),
            "calls.csv:1: record type \"call\" needs the column \"agent\", and the file has no header "
            "\"Agent\"; did you "
            "mean \"Agnt\"?");
  EXPECT_EQ(failure("a;b;c;d;e;f\n", {}, {"agent", "rating"}),
            "calls.csv:1: record type \"call\" needs the column \"agent\", and the file has no header "
            "\"agent\"; the file "
            "has one column only: its delimiter may be ';'\n"
            "record type \"call\" needs the column \"rating\", and the file has no header \"rating\"; the "
            "file has one "
            "column only: its delimiter may be ';'");
  EXPECT_EQ(failure("a,b,c,d,e,f,g,h,i\n", {}, {"rating"}),
            "calls.csv:1: record type \"call\" needs the column \"rating\", and the file has no header "
            "\"rating\"; name "
            "the right header in a source mapping");
  EXPECT_THAT(
      failure("Date\n2026-04-01\n", mapped(R"({"columns": {"started_at": {"columns": ["Date", "Time"]}}})"),
              {"started_at"}),
      HasSubstr("has no header \"Time\""));
}

TEST(RecordReader, AMappedHeaderThatIsNotThereIsANote) {
  const reading read = read_text("rating\n3\n", call_record(), mapped(R"({"columns": {"agent": "Agent"}})"));
  EXPECT_THAT(
      read.report.notes,
      ElementsAre(HasSubstr("calls.csv: column \"agent\" is not read: the file has no header \"Agent\"")));
  EXPECT_EQ(read.rows[0][1], "absent");
}

TEST(RecordReader, AHeaderThatOccursTwiceIsAFaultWhenItIsUsed) {
  EXPECT_EQ(failure("agent,x,x,agent\n"),
            "calls.csv:1: the header \"agent\" occurs twice, in columns 1 and 4; rename one of them");
  EXPECT_EQ(failure("agent,x,x\n", mapped(R"({"where": [{"column": "x", "in": ["1"]}]})")),
            "calls.csv:1: the header \"x\" occurs twice, in columns 2 and 3; rename one of them");
  EXPECT_EQ(failure("agent,y\n", mapped(R"({"where": [{"column": "x", "in": ["1"]}]})")),
            "calls.csv:1: a condition (\"where\") needs the header \"x\", which the file does not have; "
            "known: \"agent\", \"y\"");
}

TEST(RecordReader, HeadersMatchExactly) {
  EXPECT_THAT(failure("Agent,x\n", {}, {"agent"}), HasSubstr("did you mean \"Agent\"?"));
  EXPECT_THAT(failure(" agent,x\n", {}, {"agent"}), HasSubstr("did you mean \" agent\"?"));
}

TEST(RecordReader, AHeaderThatCannotBeReadIsAFaultUnderEveryPolicy) {
  for (const reader_options& options : {reader_options{}, skipping()}) {
    try {
      (void)read_text("agent,\xD7\xF8\nLi,1\n", call_record(), {}, options);
      FAIL() << "read";
    } catch (const error& thrown) {
      EXPECT_THAT(thrown.what(), HasSubstr("calls.csv:1:7: the header cannot be read: not UTF-8"));
    }
  }
}

TEST(RecordReader, OptionsAndNamesThatMakeNoSense) {
  const auto refused = [](const reader_options& options,
                          const std::vector<std::string>& required) -> std::string {
    try {
      record_reader reader{from_text(""), "x", call_record(), {}, required, options};
    } catch (const error& thrown) {
      EXPECT_EQ(thrown.code(), error_code::argument);
      return thrown.what();
    }
    return "accepted";
  };
  reader_options no_rows;
  no_rows.rows_per_block = 0;
  EXPECT_NE(refused(no_rows, {}), "accepted");
  reader_options no_bytes;
  no_bytes.bytes_per_read = 0;
  EXPECT_NE(refused(no_bytes, {}), "accepted");
  reader_options long_rows;
  long_rows.maximum_row_bytes = (std::size_t{1} << 30U) + 1;
  EXPECT_NE(refused(long_rows, {}), "accepted");
  EXPECT_EQ(refused({}, {"agnt"}),
            "\"agnt\" is not a column of record type \"call\"; did you mean \"agent\"?");
}

TEST(RecordReader, RowsThatAreTooLongAreRejected) {
  reader_options options = skipping();
  options.maximum_row_bytes = 30;
  const reading read =
      read_text("agent,rating\n" + std::string(100, 'x') + ",1\nLi,2\n", call_record(), {}, options);
  EXPECT_EQ(read.report.rejected(reject_reason::record_too_long), 1U);
  EXPECT_THAT(read.rows, SizeIs(1));
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
      ASSERT_EQ(read.report.messages, whole.report.messages);
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

TEST(RecordReader, StoppingLosesTheBlockAndEndsTheReading) {
  reader_options options;
  options.rows_per_block = 2;
  record_reader reader{from_text("rating\n1\n2\n3\nbad\n5\n"), "calls.csv", call_record(), {}, {}, options};
  record_block block;
  ASSERT_TRUE(reader.next(block));
  EXPECT_EQ(block.rows(), 2U);
  try {
    (void)reader.next(block);
    FAIL() << "read";
  } catch (const error& thrown) {
    ASSERT_NE(thrown.location(), nullptr);
    EXPECT_EQ(*thrown.location(), (error_location{"calls.csv", 5, 1}));
  }
  EXPECT_EQ(block.rows(), 0U);
  EXPECT_EQ(reader.report().accepted, 2U);
  EXPECT_FALSE(reader.next(block));
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
  EXPECT_THAT(agent.dictionary, ElementsAre("Li", "Wu", "L\"i"));
  EXPECT_EQ(agent.values[2], agent.values[0]);
}

TEST(RejectReason, NamesAreStable) {
  EXPECT_EQ(name_of(reject_reason::ragged_row), "ragged_row");
  EXPECT_EQ(name_of(reject_reason::wrong_type), "wrong_type");
  for (int fault = 0; fault <= static_cast<int>(csv_fault::too_many_fields); ++fault) {
    const auto each = static_cast<csv_fault>(fault);
    EXPECT_EQ(name_of(reason_of(each)), name_of(each));
  }
  for (int fault = 1; fault <= static_cast<int>(cells::cell_fault::wrong_type); ++fault) {
    const auto each = static_cast<cells::cell_fault>(fault);
    EXPECT_EQ(name_of(reason_of(each)), name_of(each));
  }
}

}  // namespace
}  // namespace assay::io
