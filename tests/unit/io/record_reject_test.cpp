// SPDX-License-Identifier: Apache-2.0
//
// What a reader says about rows and headers it cannot use, and that its counts add up.
#include "io/open/record_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
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

TEST(RecordReject, EveryRejectedRowSaysWhereWhatWhyAndWhatToDo) {
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

TEST(RecordReject, PatternsAreShownAsTheyWereWritten) {
  const table_mapping mapping = mapped(R"({"columns": {"started_at": {"format": "%d/%m/%Y"}}})");
  EXPECT_THAT(failure("started_at\n2026-04-01\n", mapping), HasSubstr("written as %d/%m/%Y;"));
}

TEST(RecordReject, SkippingCountsByReasonAndKeepsTheFirstMessages) {
  std::string text{own_header};
  text += ",Li,true,12,3,5\n";        // good
  text += ",Li,true,12,3\n";          // ragged
  text += ",Li,true,12,3,5,6\n";      // ragged
  text += ",Li,yes,x,3,9\n";          // three bad cells: the first of the record's columns counts
  text += ",Li,true,12,3.25,5\n";     // digits
  text += ",Li,true,86401,3,5\n";     // range
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
  EXPECT_EQ(report.rows(), 16U);
  ASSERT_EQ(report.messages.size(), report.rejected());
  EXPECT_STREQ(
      report.messages[0].what(),
      "calls.csv:3:1: the row has 5 fields and the header 6; write every field of a row [ragged_row]");
  EXPECT_THAT(report.messages[2].what(),
              HasSubstr("calls.csv:5:5: column \"answered\": \"yes\" is not a truth value"));
}

TEST(RecordReject, AStrayQuoteCostsOneRowHoweverFarTheNextQuoteIs) {
  std::string text = "agent,rating\n\"Li,1\n";
  for (int row = 0; row < 5000; ++row)
    text += "Wu,2\n";
  text += "\"Wu\",3\n";
  const read_report report = read_text(text, call_record(), {}, skipping()).report;
  EXPECT_EQ(report.accepted, 5001U);
  EXPECT_EQ(report.rejected(reject_reason::unterminated_quote), 1U);
  EXPECT_EQ(report.rows(), 5002U);
  EXPECT_TRUE(report.notes.empty());
}

TEST(RecordReject, RowsWithLineEndsInsideQuotesAreTold) {
  const read_report report =
      read_text("agent,rating\n1,1\n\"Li\nna\",2\n\"Wu,3\nWu\",4\n", call_record(), {}, skipping()).report;
  EXPECT_EQ(report.accepted, 3U);
  ASSERT_EQ(report.notes.size(), 1U);
  EXPECT_THAT(report.notes[0].line(),
              HasSubstr("calls.csv: 2 records hold line ends inside quotes, the first at line 3;"));
}

TEST(RecordReject, OnlySoManyMessagesAreKept) {
  std::string text = "rating\n";
  for (int row = 0; row < 100; ++row)
    text += "bad\n";
  EXPECT_THAT(read_text(text, call_record(), {}, skipping()).report.messages, SizeIs(20));
  reader_options quiet = skipping();
  quiet.kept_messages = 0;
  const reading read = read_text(text, call_record(), {}, quiet);
  EXPECT_THAT(test::lines(read.report.messages), IsEmpty());
  EXPECT_EQ(read.report.rejected(), 100U);
  EXPECT_THAT(test::lines(read.report.notes), IsEmpty());
}

TEST(RecordReject, ARejectedRowLeavesNoTraceInTheBlock) {
  const reading read =
      read_text(std::string{own_header} + ",Li,true,1,1,1\n,Wu,true,2,2,9\n,,,,,\n,Xi,true,3,3,9\n",
                call_record(), {}, skipping());
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("-", "Li", "true", "1", "1.0", "1"),
                                     ElementsAre("-", "-", "-", "-", "-", "-")));
}

TEST(RecordReject, BitsBeyondTheLastRowAreClear) {
  record_reader reader{
      from_text("agent,rating\nLi,1\nWu,9\n"), "calls.csv", call_record(), {}, {}, skipping()};
  record_block block;
  ASSERT_TRUE(reader.next(block));
  EXPECT_EQ(*static_cast<const std::uint64_t*>(block.view().columns[1].validity), 1U);
}

TEST(RecordReject, RequiredColumns) {
  EXPECT_EQ(failure("Agnt,rating\nLi,1\n", mapped(R"({"columns": {"agent": "Agent"}})"), {"agent"}),
            "calls.csv:1: record type \"call\" needs the column \"agent\", and the file has no header "
            "\"Agent\"; did you "
            "mean \"Agnt\"?");
  EXPECT_EQ(failure("a;b;c;d;e;f\n", mapped(R"({"delimiter": ","})"), {"agent", "rating"}),
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

TEST(RecordReject, AMappedHeaderThatIsNotThereIsANote) {
  const reading read = read_text("rating\n3\n", call_record(), mapped(R"({"columns": {"agent": "Agent"}})"));
  EXPECT_THAT(
      test::lines(read.report.notes),
      ElementsAre(HasSubstr("calls.csv: column \"agent\" is not read: the file has no header \"Agent\"")));
  EXPECT_EQ(read.rows[0][1], "absent");
}

TEST(RecordReject, AHeaderThatOccursTwiceIsAFaultWhenItIsUsed) {
  EXPECT_EQ(failure("agent,x,x,agent\n"),
            "calls.csv:1: the header \"agent\" occurs twice, in columns 1 and 4; rename one of them");
  EXPECT_EQ(failure("agent,x,x\n", mapped(R"({"where": [{"column": "x", "in": ["1"]}]})")),
            "calls.csv:1: the header \"x\" occurs twice, in columns 2 and 3; rename one of them");
  EXPECT_EQ(failure("agent,y\n", mapped(R"({"where": [{"column": "x", "in": ["1"]}]})")),
            "calls.csv:1: a condition (\"where\") needs the header \"x\", which the file does not have; "
            "known: \"agent\", \"y\"");
}

TEST(RecordReject, HeadersMatchExactly) {
  EXPECT_THAT(failure("Agent,x\n", {}, {"agent"}), HasSubstr("did you mean \"Agent\"?"));
  EXPECT_THAT(failure(" agent,x\n", {}, {"agent"}), HasSubstr("did you mean \" agent\"?"));
}

TEST(RecordReject, AHeaderThatCannotBeReadIsAFaultUnderEveryPolicy) {
  for (const reader_options& options : {reader_options{}, skipping()}) {
    try {
      (void)read_text("agent,\xD7\xF8\nLi,1\n", call_record(), {}, options);
      FAIL() << "read";
    } catch (const error& thrown) {
      EXPECT_THAT(thrown.what(), HasSubstr("calls.csv:1:7: the header cannot be read: not UTF-8"));
    }
  }
}

TEST(RecordReject, OptionsAndNamesThatMakeNoSense) {
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

TEST(RecordReject, RowsThatAreTooLongAreRejected) {
  reader_options options = skipping();
  options.maximum_row_bytes = 30;
  const reading read =
      read_text("agent,rating\n" + std::string(100, 'x') + ",1\nLi,2\n", call_record(), {}, options);
  EXPECT_EQ(read.report.rejected(reject_reason::record_too_long), 1U);
  EXPECT_THAT(read.rows, SizeIs(1));
}

TEST(RecordReject, StoppingLosesTheBlockAndEndsTheReading) {
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

TEST(RejectReason, EveryReasonHasWordsForPeople) {
  for (std::size_t index = 0; index < reject_reason_count; ++index) {
    const std::string_view name = name_of(static_cast<reject_reason>(index));
    EXPECT_NE(describe(name, "en"), name);
    EXPECT_NE(describe(name, "zh"), describe(name, "en")) << name;
  }
  EXPECT_EQ(describe("bad_timestamp", "en"), "not a time");
  EXPECT_EQ(describe("bad_timestamp", "zh"), "不是时间");
  EXPECT_EQ(describe("host_reason", "zh"), "host_reason") << "somebody else's reason";
}

TEST(RejectReason, NamesAreStable) {
  EXPECT_EQ(name_of(reject_reason::ragged_row), "ragged_row");
  EXPECT_EQ(name_of(reject_reason::wrong_type), "wrong_type");
  for (int fault = 0; fault <= static_cast<int>(csv_fault::too_many_fields); ++fault) {
    const auto each = static_cast<csv_fault>(fault);
    EXPECT_EQ(name_of(reason_of(each)), name_of(each));
  }
  for (int fault = 1; fault <= static_cast<int>(column::cell_fault::wrong_type); ++fault) {
    const auto each = static_cast<column::cell_fault>(fault);
    EXPECT_EQ(name_of(reason_of(each)), name_of(each));
  }
}

}  // namespace
}  // namespace assay::io
