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

#include "kernel/row_evaluator.hpp"
#include "measure/planner.hpp"
#include "property/measure_generator.hpp"
#include "property/measure_records.hpp"

namespace assay::measure_test {
namespace {

using measure::metric_kind;

/// What is compared; parts that an aggregate does not have are 0.
struct components {
  std::int64_t rows = 0;
  std::int64_t values = 0;  ///< non-null arguments, known conditions
  std::int64_t high = 0;    ///< true conditions, promoters, top answers
  std::int64_t low = 0;     ///< detractors, bottom answers
  int128 sum = 0;
  std::int64_t minimum = 0;
  std::int64_t maximum = 0;

  friend bool operator==(const components&, const components&) = default;
  friend std::ostream& operator<<(std::ostream& out, const components& all) {
    return out << "rows " << all.rows << ", values " << all.values << ", high " << all.high << ", low "
               << all.low << ", sum " << to_text(all.sum) << ", minimum " << all.minimum << ", maximum "
               << all.maximum;
  }
};

/// Edges of answer counts, in whole answers: at least `high` counts as high, less than `low` as low.
struct answer_edges {
  std::int64_t high = 0;
  std::int64_t low = 0;
};
std::optional<answer_edges> edges_of(metric_kind kind) {
  switch (kind) {
    case metric_kind::nps:
      return answer_edges{9, 7};
    case metric_kind::csat_top2of5:
      return answer_edges{4, 0};
    case metric_kind::csat_net:
      return answer_edges{4, 3};
    case metric_kind::csat_top1of3:
      return answer_edges{3, 0};
    case metric_kind::csat_top3of10:
      return answer_edges{8, 0};
    default:
      return std::nullopt;
  }
}

/// The engine's rows, added up one by one.
class row_accumulator {
 public:
  explicit row_accumulator(const measure::aggregate& found)
      : aggregate_{found}, edges_{edges_of(found.kind)} {}

  void add(const kernel::row_evaluator& evaluator, std::size_t count) {
    for (std::size_t row = 0; row < count; ++row) {
      if (aggregate_.filter_slot >= 0 && !bit(evaluator.slot(aggregate_.filter_slot).truth, row)) continue;
      ++result_.rows;
      if (aggregate_.argument_slot < 0) continue;
      const kernel::slot_view slot = evaluator.slot(aggregate_.argument_slot);
      if (!bit(slot.known, row)) continue;
      ++result_.values;
      if (aggregate_.kind == metric_kind::rate) result_.high += bit(slot.truth, row) ? 1 : 0;
      if (is_numeric()) add_number(slot.values[row]);
    }
    check_tails(evaluator, count);
  }

  const components& result() const { return result_; }

 private:
  static bool bit(const std::uint64_t* words, std::size_t row) {
    return ((words[row / 64] >> (row % 64)) & 1U) != 0;
  }

  bool is_numeric() const {
    return aggregate_.kind != metric_kind::count_values && aggregate_.kind != metric_kind::rate;
  }

  void add_number(std::int64_t number) {
    ASSERT_GE(number, aggregate_.argument_low);
    ASSERT_LE(number, aggregate_.argument_high);
    if (edges_) {
      const std::int64_t one = power_of_ten(aggregate_.argument_scale);
      result_.high += number >= edges_->high * one ? 1 : 0;
      result_.low += number < edges_->low * one ? 1 : 0;
      return;
    }
    result_.minimum = result_.values == 1 ? number : std::min(result_.minimum, number);
    result_.maximum = result_.values == 1 ? number : std::max(result_.maximum, number);
    result_.sum += number;
  }

  /// Accumulators read whole words: what lies behind the last row must be 0.
  void check_tails(const kernel::row_evaluator& evaluator, std::size_t count) const {
    for (const std::int32_t index : {aggregate_.argument_slot, aggregate_.filter_slot}) {
      if (index < 0) continue;
      const kernel::slot_view slot = evaluator.slot(index);
      for (std::size_t row = count; row < kernel::batch_rows; ++row) {
        ASSERT_FALSE(bit(slot.known, row)) << row;
        ASSERT_FALSE(slot.truth != nullptr && bit(slot.truth, row)) << row;
      }
      for (std::size_t word = 0; slot.truth != nullptr && word < kernel::batch_words; ++word) {
        ASSERT_EQ(slot.truth[word] & ~slot.known[word], 0U) << "true without being known";
      }
    }
  }

  const measure::aggregate& aggregate_;
  std::optional<answer_edges> edges_;
  components result_;
};

/// Adds up all aggregates of a plan with one record type, in batches of `batch` rows.
std::vector<components> engine_components(const measure::plan& plan, const table_view& rows,
                                          std::size_t batch) {
  std::vector<row_accumulator> accumulators;
  for (const measure::aggregate& found : plan.aggregates)
    accumulators.emplace_back(found);
  kernel::row_evaluator evaluator{plan.programs.front()};
  evaluator.bind(rows);
  for (std::size_t first = 0; first < rows.rows; first += batch) {
    const std::size_t count = std::min(batch, rows.rows - first);
    evaluator.run(first, count);
    for (row_accumulator& accumulator : accumulators)
      accumulator.add(evaluator, count);
  }
  std::vector<components> result;
  result.reserve(accumulators.size());
  for (const row_accumulator& accumulator : accumulators)
    result.push_back(accumulator.result());
  return result;
}

/// The same from SQLite. `scale` is that of the argument.
components sqlite_components(const random_records& data, metric_kind kind, const std::string& argument,
                             const std::string& filter, int scale) {
  const std::string where = " from records" + (filter.empty() ? "" : " where " + filter);
  const auto query = [&](const std::string& expression) {
    return data.integer("select " + expression + where);
  };
  components result;
  result.rows = query("count(*)");
  if (kind == metric_kind::count_rows) return result;
  result.values = query("count(" + argument + ")");
  if (kind == metric_kind::count_values) return result;
  if (kind == metric_kind::rate) {
    result.high = query("count(*) filter (where " + argument + ")");
    EXPECT_EQ(query("count(*) filter (where not " + argument + ")"), result.values - result.high);
    return result;
  }
  if (const auto edges = edges_of(kind)) {
    const std::int64_t one = power_of_ten(scale);
    result.high =
        query("count(*) filter (where " + argument + " >= " + std::to_string(edges->high * one) + ")");
    result.low = query("count(*) filter (where " + argument + " < " + std::to_string(edges->low * one) + ")");
    return result;
  }
  result.minimum = query("coalesce(min(" + argument + "), 0)");
  result.maximum = query("coalesce(max(" + argument + "), 0)");
  // Two halves, because SQLite's own sum overflows.
  const int128 upper = query("coalesce(sum(" + argument + " >> 32), 0)");
  result.sum = upper * (int128{1} << 32) + query("coalesce(sum(" + argument + " & 4294967295), 0)");
  return result;
}

/// A measure in both languages.
struct written_measure {
  std::string text;
  metric_kind metric = metric_kind::count_rows;
  std::string sql_argument;
  std::string sql_filter;
  int scale = 0;
};

written_measure random_measure(const record_definition& record, random_source& random) {
  expression_generator generate{record, random};
  measure_printer printer{random};
  written_measure result;
  const int depth = static_cast<int>(below(random, 4));
  std::string argument;
  if (chance(random, 45)) {
    const expression tree = generate.condition_of(depth);
    result.metric = chance(random, 80) ? metric_kind::rate : metric_kind::count_values;
    result.text = result.metric == metric_kind::rate ? "rate(" : "count(";
    argument = printer.print(tree);
    result.sql_argument = sql(tree, 0);
  } else if (chance(random, 90)) {
    const kind what = chance(random, 50) && generate.has(kind::seconds) ? kind::seconds : kind::plain;
    const expression tree = generate.number_of(what, depth);
    const std::pair<const char*, metric_kind> functions[] = {{"sum(", metric_kind::sum},
                                                             {"avg(", metric_kind::mean},
                                                             {"Min(", metric_kind::minimum},
                                                             {"MAX(", metric_kind::maximum},
                                                             {"count(", metric_kind::count_values}};
    const auto& [function, metric] = functions[below(random, 5)];
    result.metric = metric;
    result.text = function;
    argument = printer.print(tree);
    result.sql_argument = sql(tree, tree.scale);
    result.scale = tree.scale;
  } else {
    result.text = "count(";
    argument = "*";
  }
  result.text += argument + ")";
  if (chance(random, 50)) {
    const expression filter = generate.condition_of(static_cast<int>(below(random, 3)));
    result.text += random_case(random, " filter (where ") + printer.print(filter) + ")";
    result.sql_filter = sql(filter, 0);
  }
  return result;
}

/// Faults that the generator does not avoid: whether numbers fit is the planner's to find out.
bool is_expected(const std::vector<measure::fault>& faults) {
  return std::all_of(faults.begin(), faults.end(), [](const measure::fault& found) {
    for (const char* code : {"range_too_wide", "too_many_decimals", "number_too_long", "constant_condition",
                             "empty_between", "mixed_units", "null_operand", "nested_too_deeply"}) {
      if (found.code == code) return true;
    }
    return false;
  });
}

std::string listed(const std::vector<measure::fault>& faults) {
  std::string result;
  for (const measure::fault& found : faults)
    result += found.code + ": " + found.message + "\n";
  return result;
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
    const measure::plan plan = planner.finish();
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
    const measure::plan same = again.finish();
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
  const measure::plan plan = planner.finish();
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
    {"rate(channel in ('phone', null))", "(channel in ('phone', null))", ""},
    {"rate(channel not in ('phone', null))", "(channel not in ('phone', null))", ""},
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
    const measure::plan plan = planner.finish();
    const components expected =
        sqlite_components(data, plan.aggregates.front().kind, written.argument, written.filter, 0);
    EXPECT_EQ(engine_components(plan, data.view(), kernel::batch_rows).front(), expected);
    EXPECT_GT(expected.rows, 0) << "the measure sees no row: it tests nothing";
  }
}

}  // namespace
}  // namespace assay::measure_test
