// SPDX-License-Identifier: Apache-2.0
//
// Source mappings: what each key means, every fault by itself, and all of them at once.
#include "io/mapping/source_mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <assay/error.hpp>

#include "document/json_document.hpp"
#include "failure.hpp"
#include "io/mapping/source_keys.hpp"
#include "io/open/source_mapping_file.hpp"
#include "surroundings.hpp"
#include "unit/io/call_records.hpp"

namespace assay::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::vector<record_definition>& records() {
  static const std::vector<record_definition> all = [] {
    record_definition survey;
    survey.name = "survey";
    survey.columns = {test::numeric("score", column_type::integer, 0, 0, 10),
                      test::numeric("weight", column_type::decimal, 2, 0, 1000)};
    return std::vector<record_definition>{test::call_record(), survey};
  }();
  return all;
}

parsed_source_mapping parse(std::string_view json) { return parse_source_mapping(json, records()); }

// A mapping of the record type "call" with `table` as its content.
std::string with_table(std::string_view table) {
  return R"({"assay_source": 0, "tables": {"call": )" + std::string{table} + "}}";
}
std::string with_columns(std::string_view columns) {
  return with_table(R"({"columns": )" + std::string{columns} + "}");
}

std::vector<std::string> findings(std::string_view json) {
  std::vector<std::string> result;
  const parsed_source_mapping parsed = parse(json);
  bool any_error = false;
  for (const diagnostic& each : parsed.diagnostics) {
    any_error = any_error || each.level == severity::error;
    result.push_back(describe(each, ""));
  }
  EXPECT_EQ(parsed.value.has_value(), !any_error) << json;
  return result;
}

std::string only_finding(std::string_view json) {
  const auto all = findings(json);
  return all.size() == 1 ? all.front() : "findings: " + std::to_string(all.size());
}

TEST(SourceMapping, ReadsEverythingItCanSay) {
  const parsed_source_mapping parsed = parse(R"json({
    "assay_source": 0,
    "label": {"zh": "来源", "en": "Source"},
    "note": "how the export of 2026 looks",
    "tables": {
      "call": {
        "note": {"zh": "说明", "en": "note"},
        "delimiter": "\t",
        "missing": ["", "NA"],
        "where": [{"column": "Kind", "in": ["in", "out"]}, {"column": "State", "not_in": ["test"], "note": "x"}],
        "columns": {
          "started_at": {"columns": ["Date", "Time"], "format": "%Y-%m-%d %H:%M:%S"},
          "agent": "坐席",
          "answered": {"column": "Answered (Y/N)", "values": {"Y": true, "N": false, "?": null, "x": "1"}},
          "talk_s": {"column": "Talk", "format": "h:mm:ss", "missing": []},
          "rating": {"values": {"very good": 5, "bad": "1"}}
        }
      },
      "survey": {}
    }
  })json");
  EXPECT_THAT(parsed.diagnostics, IsEmpty());
  ASSERT_TRUE(parsed.value.has_value());
  EXPECT_EQ(parsed.value->title, (label{"来源", "Source"}));
  EXPECT_EQ(parsed.value->find("nothing"), nullptr);
  const table_mapping* const survey = parsed.value->find("survey");
  ASSERT_NE(survey, nullptr);
  EXPECT_FALSE(survey->delimiter.has_value());
  EXPECT_THAT(survey->missing, ElementsAre(""));
  EXPECT_THAT(survey->columns, IsEmpty());
  const table_mapping* const call = parsed.value->find("call");
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->delimiter, '\t');
  EXPECT_THAT(call->missing, ElementsAre("", "NA"));
  ASSERT_EQ(call->where.size(), 2U);
  EXPECT_EQ(call->where[0].header, "Kind");
  EXPECT_TRUE(call->where[0].keeps_listed);
  EXPECT_THAT(call->where[0].texts, ElementsAre("in", "out"));
  EXPECT_FALSE(call->where[1].keeps_listed);
  EXPECT_EQ(call->find("speed_s"), nullptr);
  EXPECT_THAT(call->find("started_at")->headers, ElementsAre("Date", "Time"));
  EXPECT_TRUE(std::holds_alternative<column::timestamp_format>(call->find("started_at")->format));
  EXPECT_THAT(call->find("agent")->headers, ElementsAre("坐席"));
  const std::vector<mapped_value>& answered = call->find("answered")->values;
  ASSERT_EQ(answered.size(), 4U);
  EXPECT_EQ(answered[0].scaled, 1);
  EXPECT_EQ(answered[1].scaled, 0);
  EXPECT_TRUE(answered[2].missing);
  EXPECT_EQ(answered[3].scaled, 1);
  EXPECT_EQ(std::get<column::duration_format>(call->find("talk_s")->format),
            column::duration_format::h_mm_ss);
  EXPECT_TRUE(call->find("talk_s")->missing->empty());
  EXPECT_THAT(call->find("rating")->headers, ElementsAre("rating"));
  EXPECT_EQ(call->find("rating")->values[1].scaled, 1);
}

TEST(SourceMapping, ALabelMayBeOneText) {
  const auto parsed = parse(R"({"assay_source": 0, "label": "CRM", "tables": {}})");
  ASSERT_TRUE(parsed.value.has_value());
  EXPECT_EQ(parsed.value->title, (label{"CRM", "CRM"}));
}

TEST(SourceMapping, ValuesAreScaledToTheColumn) {
  const auto parsed = parse(
      R"({"assay_source": 0, "tables": {"survey": {"columns": {"weight": {"values": {"half": 0.5, "two": "2", "e": 1e1}}}}}})");
  ASSERT_TRUE(parsed.value.has_value());
  const auto& values = parsed.value->find("survey")->find("weight")->values;
  EXPECT_EQ(values[0].scaled, 50);
  EXPECT_EQ(values[1].scaled, 200);
  EXPECT_EQ(values[2].scaled, 1000);
}

TEST(SourceMapping, TextsThatAreNoMapping) {
  EXPECT_THAT(only_finding("{"), HasSubstr("[json_syntax]"));
  EXPECT_EQ(only_finding("[]"),
            "line 1, column 1: error: must be an object (a source mapping), not an array [wrong_type]");
  EXPECT_THAT(findings("{}"),
              ElementsAre("line 1, column 1: error: a source mapping needs \"assay_source\" [missing_key]",
                          "line 1, column 1: error: a source mapping needs \"tables\" [missing_key]"));
  for (const std::string_view format : {"1", "0.5", "-1"}) {
    EXPECT_EQ(
        only_finding(R"({"assay_source": )" + std::string{format} + R"(, "tables": {}})"),
        "line 1, column 18: error: /assay_source: document format " + std::string{format} +
            " is not known to this version, which reads 0; write \"assay_source\": 0, or use a newer version "
            "[unsupported_format]");
  }
  EXPECT_THAT(only_finding(R"({"assay_source": "0", "tables": {}})"), HasSubstr("[wrong_type]"));
  EXPECT_EQ(
      only_finding(R"({"assay_source": 0, "tables": []})"),
      "line 1, column 31: error: /tables: must be an object (tables by name), not an array [wrong_type]");
}

TEST(SourceMapping, UnknownNamesComeWithTheNearestOne) {
  EXPECT_EQ(only_finding(R"({"assay_source": 0, "tabels": {}, "tables": {}})"),
            "line 1, column 21: error: /tabels: a source mapping has no key \"tabels\"; did you mean "
            "\"tables\"? [unknown_key]");
  EXPECT_EQ(only_finding(R"({"assay_source": 0, "tables": {"calls": {}}})"),
            "line 1, column 32: error: /tables/calls: the model has no record type \"calls\"; did you mean "
            "\"call\"? "
            "[unknown_record_type]");
  EXPECT_EQ(
      only_finding(with_table(R"({"delimeter": ";"})")),
      "line 1, column 41: error: /tables/call/delimeter: a table has no key \"delimeter\"; did you mean "
      "\"delimiter\"? [unknown_key]");
  EXPECT_EQ(only_finding(with_columns(R"({"agnet": "Agent"})")),
            "line 1, column 53: error: /tables/call/columns/agnet: record type \"call\" has no column "
            "\"agnet\"; did "
            "you mean \"agent\"? [unknown_column]");
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"header": "Agent"}})")), HasSubstr("[unknown_key]"));
  EXPECT_THAT(only_finding(with_table(R"({"where": [{"column": "a", "in": ["b"], "or": 1}]})")),
              HasSubstr("/tables/call/where/0/or: a condition has no key \"or\""));
  EXPECT_THAT(only_finding(R"({"assay_source": 0, "tables": {}, "label": {"de": "Quelle"}})"),
              HasSubstr("/label/de: a label has no key \"de\""));
}

TEST(SourceMapping, WrongKindsOfValues) {
  EXPECT_THAT(only_finding(with_table("7")),
              HasSubstr("/tables/call: must be an object (a table), not a number"));
  EXPECT_THAT(only_finding(with_table(R"({"missing": "NA"})")),
              HasSubstr("/missing: must be an array of texts, not a string [wrong_type]"));
  EXPECT_THAT(only_finding(with_table(R"({"missing": ["NA", 0]})")),
              HasSubstr("/tables/call/missing/1: must be a string, not a number"));
  EXPECT_THAT(only_finding(with_table(R"({"where": {}})")),
              HasSubstr("/where: must be an array of conditions, not an object"));
  EXPECT_THAT(only_finding(with_table(R"({"where": ["a"]})")),
              HasSubstr("/tables/call/where/0: must be an object (a condition), not a string"));
  EXPECT_THAT(only_finding(with_table(R"({"columns": []})")),
              HasSubstr("/tables/call/columns: must be an object (columns by name), not an array"));
  EXPECT_THAT(
      only_finding(with_columns(R"({"agent": 1})")),
      HasSubstr(
          "/columns/agent: must be the header of a file column, or an object (a column), not a number"));
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"column": ["Agent"]}})")),
              HasSubstr("/column: must be a string, not an array"));
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"values": []}})")),
              HasSubstr("must be an object (values by name)"));
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"note": 3}})")),
              HasSubstr("/note: must be a string or"));
  EXPECT_THAT(only_finding(with_columns(R"({"agent": ""})")), HasSubstr("[empty_text]"));
}

TEST(SourceMapping, Delimiters) {
  for (const std::string_view delimiter : {R"(",,")", R"("\n")", R"("\"")", R"("，")", R"("\u0000")"})
    EXPECT_THAT(only_finding(with_table(R"({"delimiter": )" + std::string{delimiter} + "}")),
                HasSubstr("[bad_delimiter]"))
        << delimiter;
  for (const char delimiter : {';', '|', ' '}) {
    const auto parsed = parse(with_table(std::string{R"({"delimiter": ")"} + delimiter + "\"}"));
    ASSERT_TRUE(parsed.value.has_value());
    EXPECT_EQ(parsed.value->find("call")->delimiter, delimiter);
  }
}

TEST(SourceMapping, Conditions) {
  EXPECT_THAT(only_finding(with_table(R"({"where": [{"column": "a"}]})")), HasSubstr("[missing_key]"));
  EXPECT_THAT(only_finding(with_table(R"({"where": [{"column": "a", "in": ["x"], "not_in": ["y"]}]})")),
              HasSubstr("[conflicting_keys]"));
  EXPECT_THAT(only_finding(with_table(R"({"where": [{"column": "a", "in": []}]})")),
              HasSubstr("[empty_list]"));
  EXPECT_THAT(only_finding(with_table(R"({"where": [{"in": ["x"]}]})")),
              HasSubstr("a condition needs \"column\" [missing_key]"));
}

TEST(SourceMapping, HeadersOfAColumn) {
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"column": "A", "columns": ["B"]}})")),
              HasSubstr("[conflicting_keys]"));
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"columns": []}})")), HasSubstr("[empty_list]"));
}

TEST(SourceMapping, Formats) {
  EXPECT_EQ(only_finding(with_columns(R"({"started_at": {"format": "%d/%m %H:%M"}})")),
            "line 1, column 78: error: /tables/call/columns/started_at/format: no year: %Y or %y is needed; "
            "a usual one: "
            "\"%Y-%m-%d %H:%M:%S\" [bad_format]");
  EXPECT_THAT(only_finding(with_columns(R"({"talk_s": {"format": "hh:mm:ss"}})")),
              HasSubstr("\"hh:mm:ss\" is not a format of durations; known: \"s\", \"min\", \"h\", \"ms\", "
                        "\"h:mm:ss\", \"m:ss\""));
  EXPECT_THAT(only_finding(with_columns(R"({"rating": {"format": "s"}})")),
              HasSubstr("a column of type \"integer\" has no format"));
  EXPECT_THAT(only_finding(with_columns(R"({"talk_s": {"format": 1}})")), HasSubstr("[wrong_type]"));
}

TEST(SourceMapping, ValuesMustFitTheColumn) {
  EXPECT_THAT(only_finding(with_columns(R"({"rating": {"values": {"top": 6}}})")),
              HasSubstr("/values/top: 6 is outside 1 to 5, the range of the column"));
  EXPECT_THAT(only_finding(with_columns(R"({"rating": {"values": {"top": 4.5}}})")),
              HasSubstr("4.5 has digits after"));
  EXPECT_THAT(only_finding(with_columns(R"({"rating": {"values": {"top": true}}})")),
              HasSubstr("true is not a number"));
  EXPECT_THAT(only_finding(with_columns(R"({"answered": {"values": {"Y": "yes"}}})")),
              HasSubstr("\"yes\" is not a truth value"));
  EXPECT_THAT(only_finding(with_columns(R"({"answered": {"values": {"Y": []}}})")),
              HasSubstr("[wrong_type]"));
  EXPECT_THAT(only_finding(with_columns(R"({"agent": {"values": {"1": 1}}})")),
              HasSubstr("must be a string, or null for no value, not a number"));
}

TEST(SourceMapping, AValueThatIsMissingAnywayIsAWarning) {
  EXPECT_EQ(
      only_finding(with_columns(R"({"answered": {"missing": ["-"], "values": {"-": false}}})")),
      "line 1, column 100: warning: /tables/call/columns/answered/values/-: the text \"-\" is listed under "
      "\"missing\" already; leave it out here, or give the column a list \"missing\" without it "
      "[never_used]");
  EXPECT_THAT(only_finding(with_columns(R"({"answered": {"values": {"": false}}})")),
              HasSubstr("[never_used]"));
  EXPECT_THAT(findings(with_columns(R"({"answered": {"missing": [], "values": {"": false}}})")), IsEmpty());
}

TEST(SourceMapping, AllFaultsAtOnceErrorsFirst) {
  const auto all = findings(R"({
    "assay_source": 0,
    "tables": {
      "call": {
        "columns": {
          "answered": {"values": {"": true, "Y": "yes"}},
          "talk": "Talk",
          "talk_s": {"format": "x"}
        },
        "delimiter": "--",
        "wher": []
      },
      "cal": {}
    },
    "assay_source": 0
  })");
  EXPECT_THAT(all, ElementsAre(HasSubstr("line 6, column 50: error"), HasSubstr("line 7, column 11: error"),
                               HasSubstr("line 8, column 32: error"), HasSubstr("line 10, column 22: error"),
                               HasSubstr("line 11, column 9: error"), HasSubstr("line 13, column 7: error"),
                               HasSubstr("[duplicate_key]"), HasSubstr("line 6, column 39: warning")));
}

TEST(SourceMapping, TheSchemaHasTheSameKeys) {
  std::ifstream file{tests::source_folder() / "docs/schema/source.schema.json"};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const document::parsed schema = document::parse(text);
  ASSERT_TRUE(schema.root.has_value());
  const document::value* const definitions = schema.root->find("$defs");
  ASSERT_NE(definitions, nullptr);
  for (const document::object_kind* const kind : source_keys::all) {
    const document::value* const definition = definitions->find(kind->name);
    ASSERT_NE(definition, nullptr) << kind->name;
    std::set<std::string> in_schema;
    for (const document::member& property : definition->find("properties")->members())
      in_schema.insert(property.key);
    std::set<std::string> required_in_schema;
    if (const document::value* const required = definition->find("required")) {
      for (const document::value& key : required->items())
        required_in_schema.insert(key.text());
    }
    std::set<std::string> known;
    std::set<std::string> required;
    for (const document::known_key& key : kind->keys) {
      known.emplace(key.name);
      if (key.required) required.emplace(key.name);
    }
    EXPECT_EQ(in_schema, known) << kind->name;
    EXPECT_EQ(required_in_schema, required) << kind->name;
  }
}

// The text between the first `begin` in `document` and the next line of three backticks.
std::string block_of(const std::string& document, const std::string& begin) {
  const std::size_t fence = document.find(begin);
  if (fence == std::string::npos) return {};
  const std::size_t start = document.find('\n', fence + begin.size()) + 1;
  return document.substr(start, document.find("```", start) - start);
}

TEST(SourceMapping, TheExampleOfTheDocumentationWorks) {
  std::ifstream file{tests::source_folder() / "docs/data.md"};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  record_definition record = test::call_record();
  record.columns.back().name = "satisfaction";
  const std::vector<record_definition> only = {record};
  const parsed_source_mapping parsed = parse_source_mapping(block_of(text, "```json"), only);
  EXPECT_THAT(parsed.diagnostics, IsEmpty());
  ASSERT_TRUE(parsed.value.has_value());
  const test::reading read =
      test::read_text(block_of(text, "An example for the file\n\n```"), record, *parsed.value->find("call"));
  EXPECT_THAT(read.rows, ElementsAre(ElementsAre("1775034180", "李娜", "true", "absent", "312.0", "5"),
                                     ElementsAre("1775034420", "王芳", "false", "absent", "-", "-")));
  EXPECT_EQ(read.report.filtered, 1U);
}

TEST(SourceMapping, LoadsFiles) {
  const std::filesystem::path path =
      std::filesystem::path{::testing::TempDir()} / "assay_source_mapping_test.json";
  std::vector<diagnostic> warnings;
  std::ofstream{path} << with_columns(R"({"answered": {"values": {"": false}}})");
  EXPECT_EQ(load_source_mapping(path.string(), records(), warnings).tables.size(), 1U);
  EXPECT_EQ(warnings.size(), 1U);
  std::ofstream{path} << R"({"assay_source": 1, "tables": {"x": {}}})";
  try {
    (void)load_source_mapping(path.string(), records(), warnings);
    FAIL() << "loaded";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::model);
    EXPECT_THAT(thrown.what(), HasSubstr(path.string() + ":1:18: error: /assay_source: "));
    EXPECT_THAT(thrown.what(), HasSubstr("\n" + path.string() + ":1:32: error: /tables/x: "));
  }
  std::filesystem::remove(path);
  EXPECT_THAT([&] { (void)load_source_mapping(path.string(), records(), warnings); },
              assay::test::fails_with(error_code::file, "cannot open the file"));
}

}  // namespace
}  // namespace assay::io
