// SPDX-License-Identifier: Apache-2.0
//
// What a mapping can say about units, number styles, widths, dates and cells that are wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "io/open/record_reader.hpp"
#include "unit/io/call_records.hpp"

namespace assay::io {
namespace {

using test::numeric;
using test::plain;
using test::read_text;
using test::reading;
using test::skipping;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// visit(at, until, length_s with 3 decimals, count, share with 4 decimals, code)
record_definition visit_record() {
  record_definition record;
  record.name = "visit";
  record.groups = {"code"};
  record.columns = {numeric("at", column_type::timestamp),         numeric("until", column_type::timestamp),
                    numeric("length_s", column_type::duration, 3), numeric("count", column_type::integer),
                    numeric("share", column_type::decimal, 4),     plain("code", column_type::category)};
  return record;
}

table_mapping visits(const std::string& table) {
  const std::vector<record_definition> records = {visit_record()};
  parsed_source_mapping parsed =
      parse_source_mapping(R"({"assay_source": 0, "tables": {"visit": )" + table + "}}", records);
  for (const diagnostic& each : parsed.diagnostics)
    ADD_FAILURE() << describe(each, "source.json");
  return *parsed.value->find("visit");
}

std::vector<std::string> finding_codes(const std::string& columns) {
  const std::vector<record_definition> records = {visit_record()};
  std::vector<std::string> codes;
  for (const diagnostic& each :
       parse_source_mapping(R"({"assay_source": 0, "tables": {"visit": {"columns": )" + columns + "}}}",
                            records)
           .diagnostics)
    codes.emplace_back(each.message.code());
  return codes;
}

// The values of one column, by a mapping of that column.
std::vector<std::string> column(const std::string& name, const std::string& rules,
                                const std::vector<std::string>& texts, std::string_view more = "") {
  std::string text = name + "\n";
  for (const std::string& each : texts)
    text += "\"" + each + "\"\n";
  const table_mapping mapping = visits(R"({"delimiter": ",")" + std::string{more} + R"(, "columns": {")" +
                                       name + R"(": )" + rules + "}}");
  const record_definition record = visit_record();
  const auto index = static_cast<std::size_t>(record.column_index(name));
  std::vector<std::string> values;
  const reading read = read_text(text, record, mapping, skipping());
  for (const auto& row : read.rows)
    values.push_back(row[index]);
  for (std::size_t reason = 0; reason < reject_reason_count; ++reason) {
    for (std::uint64_t row = 0; row < read.report.rejected_by_reason[reason]; ++row)
      values.emplace_back(name_of(static_cast<reject_reason>(reason)));
  }
  EXPECT_EQ(read.report.rows(), texts.size());
  return values;
}

TEST(record_policy, units_of_durations) {
  EXPECT_THAT(column("length_s", R"({"unit": "ms"})", {"1500", "12.000", "0", "0.5"}),
              ElementsAre("1.500", "0.012", "0.000", "too_many_digits"));
  EXPECT_THAT(column("length_s", R"({"unit": "min"})", {"1.5", "2"}), ElementsAre("90.000", "120.000"));
  EXPECT_THAT(column("length_s", R"({"unit": "h"})", {"0.5"}), ElementsAre("1800.000"));
  EXPECT_THAT(column("length_s", R"({"unit": "s", "decimal": ","})", {"1,5"}), ElementsAre("1.500"));
  EXPECT_THAT(finding_codes(R"({"length_s": {"unit": "h:mm:ss"}})"), ElementsAre("bad_format"));
  EXPECT_THAT(finding_codes(R"({"length_s": {"unit": "s", "format": "h:mm:ss"}})"),
              ElementsAre("key_out_of_place"));
  EXPECT_THAT(finding_codes(R"({"code": {"unit": "s"}})"), ElementsAre("bad_format"));
}

TEST(record_policy, percent_by_declaration_only) {
  EXPECT_THAT(column("share", R"({"unit": "percent"})", {"95%", "95", "12.34 %", "0.5", "100"}),
              ElementsAre("0.9500", "0.9500", "0.1234", "0.0050", "1.0000"));
  EXPECT_THAT(column("share", R"({"unit": "percent", "decimal": ","})", {"12,34%"}), ElementsAre("0.1234"));
  EXPECT_THAT(column("share", "{}", {"0.95", "95%"}), ElementsAre("0.9500", "percent_sign"));
  EXPECT_THAT(finding_codes(R"({"share": {"unit": "min"}})"), ElementsAre("bad_format"));
}

TEST(record_policy, number_styles_of_the_table_and_of_a_column) {
  constexpr std::string_view german = R"(, "decimal": ",", "thousands": ".")";
  EXPECT_THAT(column("share", "{}", {"1.234,5", "12,25"}, german), ElementsAre("1234.5000", "12.2500"));
  EXPECT_THAT(column("share", R"({"decimal": ".", "thousands": ","})", {"1,234.5"}, german),
              ElementsAre("1234.5000"));
  EXPECT_THAT(column("count", R"({"thousands": " "})", {"1 234", "12 34"}),
              ElementsAre("1234", "bad_number"));
  EXPECT_THAT(column("count", "{}", {"1,234", "1.234.567"}),
              ElementsAre("number_separator", "number_separator"));
  EXPECT_THAT(finding_codes(R"({"share": {"decimal": ";"}})"), ElementsAre("bad_value"));
  EXPECT_THAT(finding_codes(R"({"share": {"thousands": "x"}})"), ElementsAre("bad_value"));
  EXPECT_THAT(finding_codes(R"({"share": {"decimal": ",", "thousands": ","}})"),
              ElementsAre("conflicting_keys"));
  EXPECT_THAT(finding_codes(R"({"code": {"decimal": ","}})"), ElementsAre("key_out_of_place"));
}

TEST(record_policy, full_width_by_declaration_only) {
  EXPECT_THAT(column("count", "{}", {"１２３", "123"}), ElementsAre("123", "full_width"));
  EXPECT_THAT(column("count", R"({"width": "normalise"})", {"１２３", "－５"}), ElementsAre("123", "-5"));
  EXPECT_THAT(column("share", R"({"unit": "percent"})", {"９５％"}, R"(, "width": "normalise")"),
              ElementsAre("0.9500"));
  EXPECT_THAT(column("at", "{}", {"２０２６－０４－０１"}, R"(, "width": "normalise")"),
              ElementsAre("1775001600"));
  EXPECT_THAT(column("at", "{}", {"２０２６－０４－０１"}), ElementsAre("full_width"));
  EXPECT_THAT(column("code", "{}", {"Ａ１"}, R"(, "width": "normalise")"), ElementsAre("Ａ１"))
      << "a text as it stands";
  EXPECT_THAT(column("code", R"({"width": "normalise"})", {"Ａ１"}), ElementsAre("A1"));
  EXPECT_THAT(column("count", R"({"width": "normalise", "missing": ["-"]})", {"－", "-"}),
              ElementsAre("-", "-"));
}

TEST(record_policy, negative_durations) {
  EXPECT_THAT(column("length_s", "{}", {"-1", "0", "-0"}),
              ElementsAre("0.000", "0.000", "negative_duration"));
  EXPECT_THAT(column("length_s", R"({"negative": "error"})", {"-1"}), ElementsAre("negative_duration"));
  EXPECT_THAT(column("length_s", R"({"negative": "missing"})", {"-1", "2"}), ElementsAre("-", "2.000"));
  EXPECT_THAT(column("length_s", R"({"negative": "keep"})", {"-1"}), ElementsAre("-1.000"));
  EXPECT_THAT(column("length_s", R"({"format": "h:mm:ss"})", {"-0:00:01"}), ElementsAre("negative_duration"));
  EXPECT_THAT(column("count", "{}", {"-1"}), ElementsAre("-1")) << "only lengths of time";
  EXPECT_THAT(finding_codes(R"({"length_s": {"negative": "zero"}})"), ElementsAre("unknown_word"));
  EXPECT_THAT(finding_codes(R"({"count": {"negative": "keep"}})"), ElementsAre("key_out_of_place"));
}

TEST(record_policy, a_negative_minimum_of_the_model_allows_negative_durations) {
  record_definition record = visit_record();
  record.columns[2].minimum_scaled = -5000;
  EXPECT_EQ(read_text("length_s\n-5\n", record).rows[0][2], "-5.000");
  record.columns[2].minimum_scaled = 0;
  const reading read = read_text("length_s\n-5\n", record, {}, skipping());
  EXPECT_EQ(read.report.rejected(reject_reason::negative_duration), 1U) << "and not only out of range";
}

TEST(record_policy, numbers_that_a_spreadsheet_shortened) {
  EXPECT_THAT(column("count", "{}", {"6.02157E+11", "1e3", "7"}),
              ElementsAre("1000", "7", "spreadsheet_number"));
  EXPECT_THAT(column("count", R"({"damaged": "missing"})", {"6.02157E+11"}), ElementsAre("-"));
  EXPECT_THAT(column("count", R"({"damaged": "keep"})", {"6.02157E+11"}), ElementsAre("602157000000"));
  EXPECT_THAT(column("code", R"({"damaged": "reject"})", {"6.02157E+11", "A6E+11"}),
              ElementsAre("A6E+11", "spreadsheet_number"));
  EXPECT_THAT(column("code", R"({"damaged": "missing"})", {"6.02157E+11"}), ElementsAre("-"));
  EXPECT_THAT(column("share", "{}", {"1.5E+01"}), ElementsAre("15.0000"))
      << "a number with decimals may be written so";
  EXPECT_THAT(finding_codes(R"({"share": {"damaged": "keep"}})"), ElementsAre("key_out_of_place"));
}

TEST(record_policy, shortened_texts_are_not_kept_in_silence) {
  const reading read = read_text("code\n6.02157E+11\n6.02157E+11\nx\n", visit_record());
  EXPECT_EQ(read.rows.size(), 3U);
  ASSERT_EQ(read.report.altered.size(), 1U);
  EXPECT_EQ(read.report.altered[0].cells, 2U);
  EXPECT_TRUE(read.report.altered[0].kept);
  EXPECT_THAT(test::lines(read.report.notes),
              ElementsAre("calls.csv: column \"code\": 2 cells kept as written, the first digits of "
                          "long numbers [spreadsheet_number], first calls.csv:2:1: \"6.02157E+11\""));
  const reading told = read_text("code\n6.02157E+11\n", visit_record(),
                                 visits(R"({"columns": {"code": {"damaged": "keep"}}})"));
  EXPECT_THAT(test::lines(told.report.notes), IsEmpty());
}

TEST(record_policy, on_error_of_a_column) {
  const std::string text = "count,share\nx,1\n3,2\n4,y\n";
  const reading missing =
      read_text(text, visit_record(), visits(R"({"columns": {"count": {"on_error": "missing"},
      "share": {"on_error": "reject_row"}}})"));
  ASSERT_EQ(missing.rows.size(), 2U) << "stop is the policy of all other columns";
  EXPECT_EQ(missing.rows[0][3], "-");
  EXPECT_EQ(missing.rows[0][4], "1.0000");
  EXPECT_EQ(missing.report.rejected(reject_reason::bad_number), 1U);
  ASSERT_EQ(missing.report.altered.size(), 1U);
  EXPECT_EQ(missing.report.altered[0].reason, reject_reason::bad_number);
  EXPECT_EQ(missing.report.altered[0].place, "calls.csv:2:1");
  EXPECT_EQ(missing.report.altered[0].text, "x");
  EXPECT_THAT(test::lines(missing.report.messages),
              ElementsAre(HasSubstr("calls.csv:4:3: column \"share\": \"y\" is not a number")));
  EXPECT_THAT(finding_codes(R"({"count": {"on_error": "stop"}})"), ElementsAre("unknown_word"));
}

TEST(record_policy, the_order_of_day_and_month_has_to_be_stated) {
  EXPECT_THAT(column("at", "{}", {"3/4/2026", "25.12.2026 9:05", "2026/04/01", "99/99/2026"}),
              ElementsAre("bad_timestamp", "bad_timestamp", "unstated_date_order", "unstated_date_order"));
  EXPECT_THAT(column("at", R"({"format": "d/m/yyyy"})", {"3/4/2026", "31/2/2026"}),
              ElementsAre("1775174400", "bad_timestamp"));
  EXPECT_THAT(column("at", R"({"format": "m/d/yyyy"})", {"3/4/2026", "25/12/2026"}),
              ElementsAre("1772582400", "bad_timestamp"));
  EXPECT_THAT(column("at", R"({"format": "yymmdd", "first_year": 2000})", {"990101"}),
              ElementsAre("4070908800"));
  EXPECT_THAT(finding_codes(R"({"at": {"format": "yyyy-mm-dd", "first_year": 2000}})"),
              ElementsAre("key_out_of_place"));
}

// The second of the day, and the day, of "until".
std::vector<std::string> untils(const std::string& rows, const std::string& more = "") {
  const table_mapping mapping = visits(R"({"missing": ["", "0:00:00"], "columns": {
      "at": {"date": "day", "clock": "from", "format": "d/m/yyyy H:mm:ss"},
      "until": {"date": "day", "clock": "to", "after": ["from", "between"], "format": "d/m/yyyy H:mm:ss")" +
                                       more + "}}}");
  std::vector<std::string> values;
  for (const auto& row : read_text("day,from,between,to\n" + rows, visit_record(), mapping).rows)
    values.push_back(row[1]);
  return values;
}

TEST(record_policy, clocks_across_midnight) {
  EXPECT_THAT(untils("1/1/1970,9:00:00,9:00:10,9:00:20\n"), ElementsAre("32420"));
  EXPECT_THAT(untils("1/1/1970,23:59:50,23:59:55,0:00:05\n"), ElementsAre("86405"));
  EXPECT_THAT(untils("1/1/1970,23:59:50,0:00:01,0:00:05\n"), ElementsAre("86405"))
      << "midnight passed before";
  EXPECT_THAT(untils("1/1/1970,23:00:00,22:00:00,21:00:00\n"), ElementsAre("248400")) << "and twice";
  EXPECT_THAT(untils("1/1/1970,23:59:50,0:00:00,0:00:05\n"), ElementsAre("86405"))
      << "a missing clock is passed over";
  EXPECT_THAT(untils("1/1/1970,9:00:00,9:00:00,9:00:00\n"), ElementsAre("32400"))
      << "equal clocks: the same day";
  EXPECT_THAT(untils("1/1/1970,9:00:00,,0:00:00\n"), ElementsAre("-"));
  EXPECT_THAT(untils(",9:00:00,,9:00:01\n"), ElementsAre("-"));
}

TEST(record_policy, clocks_that_differ_a_little) {
  const std::string slack = R"(, "clock_slack_s": 60)";
  EXPECT_THAT(untils("1/1/1970,9:01:00,,9:00:00\n", slack), ElementsAre("32400"));
  EXPECT_THAT(untils("1/1/1970,9:01:01,,9:00:00\n", slack), ElementsAre("118800"));
  EXPECT_THAT(finding_codes(R"({"at": {"date": "day", "clock": "to", "clock_slack_s": 5}})"),
              ElementsAre("key_out_of_place"));
  EXPECT_THAT(finding_codes(R"({"at": {"date": "day"}})"), ElementsAre("missing_key"));
  EXPECT_THAT(finding_codes(R"({"count": {"date": "day", "clock": "to"}})"),
              ElementsAre("key_out_of_place", "key_out_of_place"));
}

}  // namespace
}  // namespace assay::io
