// SPDX-License-Identifier: Apache-2.0
//
// A host's way in: bytes into a state, what is said of them, and what is refused.
#include <assay/csv_reader.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>

#include "failure.hpp"
#include "unit/io/call_model.hpp"

namespace assay {
namespace {

using io::test::call_header;
using io::test::call_mapping;
using io::test::call_model;
using test::fails_with;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr csv_reader_options skipping{bad_row_policy::skip};

std::string row(std::string_view id, std::string_view rating) {
  return std::string{id} + ",Li,2026-04-01 10:00,2026-04-01 10:01,2026-04-01 10:05,20," +
         std::string{rating} + ",\n";
}

std::vector<std::string> lines(const std::vector<message>& notes) {
  std::vector<std::string> result;
  for (const message& each : notes)
    result.push_back(each.line());
  return result;
}

csv_report read(state& into, std::string_view text, std::string_view mapping = {},
                const csv_reader_options& options = {}) {
  csv_reader reader{into, "call", mapping, "calls.csv", options};
  reader.push(text);
  return reader.finish();
}

TEST(CsvReader, RowsGoIntoTheState) {
  state calls{call_model(), {"agent"}};
  const csv_report report = read(calls, std::string{call_header} + row("1", "5") + row("2", ""));
  EXPECT_EQ(calls.rows(), 2);
  EXPECT_EQ(calls.groups(), 1U);
  EXPECT_EQ(report.rows, 2);
  EXPECT_EQ(report.accepted, 2);
  EXPECT_EQ(report.applied, 2);
  EXPECT_EQ(report.rejected, 0);
  EXPECT_THAT(report.notes, IsEmpty());
}

TEST(CsvReader, AMappingNamesTheColumns) {
  const std::string mapping = call_mapping(
      R"({"delimiter": ";", "columns": {"rating": {"column": "Note", "values": {"top": 5}}, "agent": "Agent"}})");
  state calls{call_model(), {"agent"}};
  const csv_report report = read(
      calls,
      "id;Agent;started_at;answered_at;ended_at;speed_s;Note\n1;Li;2026-04-01;2026-04-01;2026-04-01;3;top\n",
      mapping);
  EXPECT_EQ(report.applied, 1);
}

TEST(CsvReader, SkippedRowsAreCountedInTheStateAndTold) {
  state calls{call_model()};
  const csv_report report = read(
      calls, std::string{call_header} + row("1", "9") + row("2", "4") + row("3", "x") + row("4", "y") + "5\n",
      {}, {bad_row_policy::skip, 10, 2});
  EXPECT_EQ(report.rows, 5);
  EXPECT_EQ(report.rejected, 4);
  const std::vector<rejected_count> expected{
      {"call", "ragged_row", 1}, {"call", "bad_number", 2}, {"call", "out_of_range", 1}};
  EXPECT_EQ(report.rejected_by_reason, expected);
  EXPECT_THAT(calls.rejected(), testing::UnorderedElementsAreArray(expected));
  ASSERT_EQ(report.messages.size(), 2U);
  EXPECT_THAT(report.messages[0].what(), StartsWith("calls.csv:2:60: "));
}

TEST(CsvReader, CellsThatBecameSomethingElseAreTold) {
  state calls{call_model()};
  const csv_report report = read(calls, std::string{call_header} + row("6.02157E+11", "5") + row("2", "bad"),
                                 call_mapping(R"({"columns": {"rating": {"on_error": "missing"}}})"));
  ASSERT_EQ(report.altered.size(), 2U);
  EXPECT_EQ(report.altered[0].reason, "spreadsheet_number");
  EXPECT_TRUE(report.altered[0].kept);
  EXPECT_EQ(report.altered[1].column, "rating");
  EXPECT_EQ(report.altered[1].place, "calls.csv:3:60");
  EXPECT_EQ(report.altered[1].text, "bad");
  EXPECT_EQ(report.notes.size(), 2U);
}

TEST(CsvReader, StopsAtTheFirstBadRowAndSaysHowFarItCame) {
  std::string text{call_header};
  for (int block = 0; block < 65'536; ++block)
    text += row("1", "5");
  text += row("2", "4") + row("3", "seven") + row("4", "5");
  state calls{call_model()};
  csv_reader reader{calls, "call", {}, "calls.csv"};
  try {
    reader.push(text);
    FAIL() << "a bad row passed";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::data);
    EXPECT_THAT(thrown.what(),
                AllOf(StartsWith("calls.csv:65539:60: "), HasSubstr("\"rating\""), HasSubstr("seven"),
                      HasSubstr("[bad_number]"), HasSubstr("; 65536 rows of the file are in the state")));
    ASSERT_NE(thrown.location(), nullptr);
    EXPECT_EQ(thrown.location()->line, 65'539);
    EXPECT_EQ(thrown.said()->code(), "bad_number");
  }
  EXPECT_EQ(calls.rows(), 65'536);
  EXPECT_THAT([&] { reader.push("more"); }, fails_with(error_code::argument, "ended with an error"));
  EXPECT_THAT([&] { (void)reader.finish(); }, fails_with(error_code::argument, "ended with an error"));
  const csv_report report = reader.report();
  EXPECT_EQ(report.applied, 65'536);
  EXPECT_EQ(report.accepted, 65'536) << "the block under way is lost";
  EXPECT_EQ(report.rejected, 1);
  EXPECT_THAT(calls.rejected(), IsEmpty());
}

TEST(CsvReader, RowsThatALaterOneMayReplaceComeAtTheEnd) {
  const std::string mapping = call_mapping(R"({"key": ["id"], "duplicates": "keep_last"})");
  state calls{call_model()};
  csv_reader reader{calls, "call", mapping, "calls.csv"};
  reader.push(std::string{call_header} + row("1", "1") + row("2", "2") + row("1", "5"));
  EXPECT_EQ(calls.rows(), 0);
  EXPECT_EQ(reader.report().applied, 0);
  const csv_report report = reader.finish();
  EXPECT_EQ(calls.rows(), 2);
  EXPECT_EQ(report.accepted, 2);
  EXPECT_EQ(report.duplicates, 1);
  EXPECT_EQ(report.applied, 2);
  EXPECT_THAT([&] { reader.push("3"); },
              fails_with(error_code::argument, "csv_reader::push: finish() was called"));
}

TEST(CsvReader, HeldRowsHaveTheirCalculatedValuesChecked) {
  const std::string mapping = call_mapping(R"({"key": ["id"], "duplicates": "keep_last"})");
  const std::string bad = "2,Li,2026-04-01 10:00,2026-04-01 09:00,2026-04-01 10:05,20,4,\n";
  state calls{call_model()};
  const csv_report report = read(calls, std::string{call_header} + row("1", "1") + bad, mapping, skipping);
  EXPECT_EQ(report.accepted, 1);
  EXPECT_EQ(report.rejected, 1);
  EXPECT_THAT(calls.rejected(), ElementsAre(rejected_count{"call", "outside_range", 1}));
  state others{call_model()};
  EXPECT_THAT([&] { (void)read(others, std::string{call_header} + bad, mapping); },
              fails_with(error_code::data, "0 rows of the file are in the state"));
}

TEST(CsvReader, TooManyKeysAreRefused) {
  state calls{call_model()};
  EXPECT_THAT(
      [&] {
        (void)read(calls, std::string{call_header} + row("1", "1") + row("2", "1"),
                   call_mapping(R"({"key": ["id"]})"), {bad_row_policy::skip, 1});
      },
      fails_with(error_code::limit, "calls.csv:3: "));
}

TEST(CsvReader, NoRowsSayThatThereAreNoSuchRecords) {
  for (const std::string_view text : {std::string_view{}, call_header, std::string_view{"\xEF\xBB\xBF"}}) {
    state calls{call_model()};
    const std::string before = calls.body();
    const csv_report report = read(calls, text);
    EXPECT_EQ(report.rows, 0);
    EXPECT_THAT(
        lines(report.notes),
        ElementsAre(text == call_header ? "calls.csv: the file has a header and no records"
                                        : "calls.csv: the file is empty: it has no header and no records"));
    EXPECT_NE(calls.body(), before);
  }
}

TEST(CsvReader, HeadersThatLackWhatIsNeededAreRefused) {
  state calls{call_model()};
  csv_reader reader{calls, "call", {}, "calls.csv"};
  reader.push("id,agent\n");
  EXPECT_THAT([&] { (void)reader.finish(); },
              fails_with(error_code::data, "needs the column \"rating\", and the file has no header"));
  EXPECT_EQ(calls.rows(), 0);
}

TEST(CsvReader, RecordsThatNobodyMeasuresAreNotLookedAt) {
  state calls{call_model()};
  csv_reader reader{calls, "visit", {}, "visits.csv"};
  reader.push("\x1F\x8B whatever");
  const csv_report report = reader.finish();
  EXPECT_THAT(lines(report.notes), ElementsAre(HasSubstr("visits.csv: not read, no measure of \"calls\"")));
  EXPECT_EQ(report.rows, 0);
}

TEST(CsvReader, BytesThatAreNoTextInUtf8AreRefused) {
  using std::string_literals::operator""s;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"\x1F\x8B\x08\0\0\0\0\0\0\x03"s, "compressed (gzip)"},
      {"\x28\xB5\x2F\xFD\x04\0\0\0\0\0"s, "compressed (zstd)"},
      {"BZh91AY&SY", "compressed (bzip2)"},
      {"\xFD\x37zXZ\0\0\0\0\0"s, "compressed (xz)"},
      {"PK\x03\x04", "workbook (.xlsx)"},
      {"\xFF\xFEi\0d\0"s, "the text is utf-16le, by its byte order mark"},
      {"\xFE\xFF\0i\0d"s, "the text is utf-16be"},
      {"\xFF\xFE\0\0i\0\0\0d\0\0\0"s, "the text is UTF-32LE"},
      {"\0\0\xFE\xFF\0\0\0i"s, "the text is UTF-32BE"}};
  for (const auto& each : cases) {
    const std::string& bytes = each.first;
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, bytes.size()}) {
      state calls{call_model()};
      csv_reader reader{calls, "call", {}, "calls.csv"};
      EXPECT_THAT(
          [&] {
            for (std::size_t at = 0; at < bytes.size(); at += piece)
              reader.push(std::string_view{bytes}.substr(at, piece));
            (void)reader.finish();
          },
          fails_with(error_code::data, each.second));
      EXPECT_THAT([&] { (void)reader.finish(); }, fails_with(error_code::argument, "ended with an error"));
      EXPECT_EQ(reader.report().rows, 0);
    }
  }
}

TEST(CsvReader, CallsThatMakeNoSense) {
  state calls{call_model()};
  EXPECT_THAT([&] { csv_reader(calls, "cal"); }, fails_with(error_code::argument, "call"));
  EXPECT_THAT([&] { csv_reader(calls, "call", call_mapping(R"({"encoding": "gb18030"})")); },
              fails_with(error_code::argument, "declares \"encoding\": \"gb18030\""));
  EXPECT_NO_THROW(csv_reader(calls, "call", call_mapping(R"({"encoding": "utf-8"})")));
  EXPECT_THAT(
      [&] {
        csv_reader(calls, "call", {}, "f", {bad_row_policy::skip, 1, 1, 0});
      },
      fails_with(error_code::argument, "maximum_row_bytes"));
  calls.seal("day 1");
  EXPECT_THAT([&] { csv_reader(calls, "call"); }, fails_with(error_code::argument, "sealed"));
}

TEST(CsvReader, FaultsOfAMappingAreToldAllAtOnce) {
  const std::string faulty =
      call_mapping(R"({"delimiter": "--", "columns": {"ratng": "R", "rating": {"unit": "percent"}}})");
  const std::vector<diagnostic> findings = check_source_mapping(call_model(), faulty);
  EXPECT_EQ(findings.size(), 3U);
  state calls{call_model()};
  try {
    csv_reader reader{calls, "call", faulty};
    FAIL() << "a faulty mapping passed";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::model);
    for (const diagnostic& each : findings)
      EXPECT_THAT(thrown.what(), HasSubstr(each.message.line()));
  }
  EXPECT_THAT(check_source_mapping(call_model(), call_mapping("{}")), IsEmpty());
  const std::vector<diagnostic> doubts = check_source_mapping(
      call_model(), call_mapping(R"({"missing": ["-"], "columns": {"rating": {"values": {"-": 1}}}})"));
  ASSERT_EQ(doubts.size(), 1U);
  EXPECT_EQ(doubts[0].level, severity::warning);
}

TEST(CsvReader, ErrorsAreToldInChineseToo) {
  state calls{call_model()};
  csv_reader reader{calls, "call"};
  try {
    reader.push(std::string{call_header} + row("1", "x"));
    (void)reader.finish();
    FAIL() << "a bad row passed";
  } catch (const error& thrown) {
    EXPECT_THAT(thrown.said()->line("zh"), HasSubstr("；文件中已有 0 行计入状态"));
  }
}

}  // namespace
}  // namespace assay
