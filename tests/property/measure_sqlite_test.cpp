// SPDX-License-Identifier: Apache-2.0
//
// Measures against SQLite: random records, random expressions over the whole language and a list of measures
// people write, evaluated by the row evaluator and, from SQL that never saw the engine, by SQLite. Counts,
// sums, minima and maxima must be equal to the last digit.
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <assay/table.hpp>

#include "property/measure_components.hpp"

namespace assay::measure_test {
namespace {

/// Faults that the generator does not avoid: whether numbers fit is the planner's to find out.
bool is_expected(const std::vector<measure::fault>& faults) {
  return std::all_of(faults.begin(), faults.end(), [](const measure::fault& found) {
    for (const char* code : {"range_too_wide", "too_many_decimals", "number_too_long", "constant_condition",
                             "empty_between", "mixed_units", "null_operand", "nested_too_deeply"}) {
      if (found.message.code() == code) return true;
    }
    return false;
  });
}

std::string without_record(const std::string& text) { return text.substr(text.find(": ") + 2); }

class measure_against_sqlite : public testing::TestWithParam<int> {};

TEST_P(measure_against_sqlite, random_measures_have_equal_components) {
  random_source random{static_cast<std::uint64_t>(GetParam()) * 7919 + 17};
  const record_definition record = random_record(random, static_cast<std::size_t>(GetParam()));
  static const std::vector<std::size_t> sizes{0, 1, 63, 64, 65, 200, 1000, 1024, 1025, 2500};
  const std::size_t rows = sizes[static_cast<std::size_t>(GetParam()) % sizes.size()];
  const random_records data{record, rows, random};
  int compiled = 0;
  constexpr int attempts = 150;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const written_measure written = random_measure(record, random);
    SCOPED_TRACE(written.text + "\nSQL: " + written.sql_argument + " where " + written.sql_filter);
    measure::planner planner{{&record, 1}};
    const auto outcome = planner.compile_indicator(written.text, record.name);
    if (!outcome.ok()) {
      ASSERT_TRUE(is_expected(outcome.faults)) << listed(outcome.faults);
      continue;
    }
    ++compiled;
    const plan::model_plan plan = planner.finish();
    ASSERT_EQ(plan.aggregates.size(), 1U);
    const std::string canonical = without_record(plan.aggregates.front().text);
    const components expected =
        sqlite_components(data, written.metric, written.sql_argument, written.sql_filter, written.scale);
    ASSERT_EQ(engine_components(plan, data.view(), kernel::batch_rows).front(), expected) << canonical;
    ASSERT_EQ(engine_components(plan, data.view(), 1 + below(random, 200)).front(), expected) << canonical;

    // The canonical text means the same and is its own canonical text.
    measure::planner again{{&record, 1}};
    const auto repeated = again.compile_indicator(canonical, "");
    ASSERT_TRUE(repeated.ok()) << canonical << "\n" << listed(repeated.faults);
    const plan::model_plan same = again.finish();
    ASSERT_EQ(same.aggregates.front().text, plan.aggregates.front().text);
    ASSERT_EQ(repeated.result, outcome.result) << canonical;
    ASSERT_EQ(engine_components(same, data.view(), kernel::batch_rows).front(), expected) << canonical;
  }
  EXPECT_GT(compiled, attempts / 2) << "the generator must mostly write what the language takes";
}

INSTANTIATE_TEST_SUITE_P(shapes, measure_against_sqlite, testing::Range(0, 40));

TEST(measure_sharing, many_measures_in_one_program_have_the_same_components) {
  random_source random{4711};
  const record_definition record = random_record(random, 0);
  const random_records data{record, 1500, random};
  measure::planner planner{{&record, 1}};
  std::vector<std::pair<std::string, components>> expected;
  while (expected.size() < 120) {
    const written_measure written = random_measure(record, random);
    measure::planner alone{{&record, 1}};
    if (!alone.compile_indicator(written.text, record.name).ok()) continue;
    ASSERT_TRUE(planner.compile_indicator(written.text, record.name).ok());
    expected.emplace_back(
        alone.finish().aggregates.front().text,
        sqlite_components(data, written.metric, written.sql_argument, written.sql_filter, written.scale));
  }
  const plan::model_plan plan = planner.finish();
  const auto found = engine_components(plan, data.view(), kernel::batch_rows);
  for (const auto& [text, result] : expected) {
    std::size_t index = 0;
    while (index < plan.aggregates.size() && plan.aggregates[index].text != text)
      ++index;
    ASSERT_LT(index, found.size()) << text;
    EXPECT_EQ(found[index], result) << text;
  }
}

struct idiom {
  const char* text;
  const char* argument;
  const char* filter;
};

/// Written by hand in both languages, over columns without decimals.
constexpr idiom idioms[] = {
    {"count(*)", "", ""},
    {"count(*) filter (where resolved)", "", "resolved"},
    {"count(channel)", "channel", ""},
    {"rate(首响秒 <= 5 min)", "(首响秒 <= 300)", ""},
    {"rate(coalesce(首响秒 <= 300, false)) filter (where due)", "coalesce(首响秒 <= 300, 0)", "due"},
    {"rate(首响秒 < 300.5)", "(首响秒 <= 300)", ""},
    {"rate(首响秒 = 300.5)", "case when 首响秒 is null then null else 0 end", ""},
    {"rate(resolved and not due)", "(resolved and not due)", ""},
    {"rate(resolved) filter (where channel in ('phone', 'chat') and handle_s is not null)", "resolved",
     "channel in ('phone', 'chat') and handle_s is not null"},
    {"rate(channel <> 'phone')", "(channel <> 'phone')", ""},
    {"rate(channel in ('phone', '电话'))", "(channel in ('phone', '电话'))", ""},
    {"rate(channel not in ('phone', '电话'))", "(channel not in ('phone', '电话'))", ""},
    {"rate(channel = team)", "(channel = team)", ""},
    {"avg(handle_s)", "handle_s", ""},
    {"avg(handle_s) filter (where not resolved or resolved is null)", "handle_s",
     "not resolved or resolved is null"},
    {"sum(closed - created) filter (where closed >= created)", "(closed - created)", "closed >= created"},
    {"rate(closed - created <= 48 h)", "(closed - created <= 172800)", ""},
    {"max(coalesce(首响秒, 0) + handle_s)", "(coalesce(首响秒, 0) + handle_s)", ""},
    {"min(-score * 2)", "(-score * 2)", ""},
    {"nps(score)", "score", ""},
    {"nps(score, 'standard') filter (where channel = 'chat')", "score", "channel = 'chat'"},
    {"csat(score, 'top2of5') filter (where score between 1 and 5)", "score", "score between 1 and 5"},
    {"csat(score, 'net') filter (where score >= 1 and score <= 5 and due)", "score",
     "score >= 1 and score <= 5 and due"},
    {"csat(score, 'top1of3') filter (where score in (1, 2, 3))", "score", "score in (1, 2, 3)"},
    {"csat(score, 'top3of10')", "score", ""},
    {"csat(score, 'mean')", "score", ""},
    {"csat(score, 'mean100') filter (where not (score < 1 or score > 5))", "score",
     "not (score < 1 or score > 5)"},
    {"rate(due = resolved)", "(due = resolved)", ""},
    {"rate(score in (0, 1, 2, 3, 4, 5, 6))", "(score < 7)", ""},
    {"rate(score = 1 or score = 3 or score = 5 or score = 7 or score = 9 or score = 10)",
     "(score in (1, 3, 5, 7, 9, 10))", ""},
    {"rate(null or due)", "(null or due)", ""},
};

record_definition idiom_record() {
  random_source random{1};
  record_definition record;
  do {
    record = random_record(random, 0);
  } while (record.columns.size() < 11 || record.column_index("score") < 0);
  for (column_definition& column : record.columns)
    column.decimals = 0;
  record.name = "contact";
  return record;
}

TEST(measure_idioms, have_equal_components) {
  random_source random{99};
  const record_definition record = idiom_record();
  const random_records data{record, 5000, random};
  for (const idiom& written : idioms) {
    SCOPED_TRACE(written.text);
    measure::planner planner{{&record, 1}};
    const auto outcome = planner.compile_indicator(written.text, "contact");
    ASSERT_TRUE(outcome.ok()) << listed(outcome.faults);
    const plan::model_plan plan = planner.finish();
    const components expected =
        sqlite_components(data, plan.aggregates.front().kind, written.argument, written.filter, 0);
    EXPECT_EQ(engine_components(plan, data.view(), kernel::batch_rows).front(), expected);
    EXPECT_GT(expected.rows, 0) << "the measure sees no row: it tests nothing";
  }
}

}  // namespace
}  // namespace assay::measure_test
