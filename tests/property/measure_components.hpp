// SPDX-License-Identifier: Apache-2.0
//
// Random measures in both languages and what is compared of them: the components of an aggregate, from the engine's rows
// and from SQLite.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <assay/table.hpp>

#include "column_values.hpp"
#include "kernel/row_evaluator.hpp"
#include "measure/compile/planner.hpp"
#include "property/measure_generator.hpp"
#include "property/measure_records.hpp"
#include "unit/measure/metric_named.hpp"

namespace assay::measure_test {

using plan::metric_kind;

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
inline std::optional<answer_edges> edges_of(const metric_kind* kind) {
  if (kind == metric_named("nps", "standard")) return answer_edges{9, 7};
  if (kind == metric_named("csat", "top2of5")) return answer_edges{4, 0};
  if (kind == metric_named("csat", "net")) return answer_edges{4, 3};
  if (kind == metric_named("csat", "top1of3")) return answer_edges{3, 0};
  if (kind == metric_named("csat", "top3of10")) return answer_edges{8, 0};
  return std::nullopt;
}

/// The engine's rows, added up one by one.
class row_accumulator {
 public:
  explicit row_accumulator(const plan::aggregate& found) : aggregate_{found}, edges_{edges_of(found.kind)} {}

  void add(const kernel::row_evaluator& evaluator, std::size_t count) {
    for (std::size_t row = 0; row < count; ++row) {
      if (aggregate_.filter_slot >= 0 && !bit(evaluator.slot(aggregate_.filter_slot).truth, row)) continue;
      ++result_.rows;
      if (aggregate_.argument_slot < 0) continue;
      const kernel::slot_view slot = evaluator.slot(aggregate_.argument_slot);
      if (!bit(slot.known, row)) continue;
      ++result_.values;
      if (aggregate_.kind == metric_named("rate")) result_.high += bit(slot.truth, row) ? 1 : 0;
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
    return aggregate_.kind != count_of_values() && aggregate_.kind != metric_named("rate");
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
    const std::size_t words = count == 1 ? 1 : kernel::batch_words;  // of a single row there may be no more
    for (const std::int32_t index : {aggregate_.argument_slot, aggregate_.filter_slot}) {
      if (index < 0) continue;
      const kernel::slot_view slot = evaluator.slot(index);
      for (std::size_t row = count; row < words * 64; ++row) {
        ASSERT_FALSE(bit(slot.known, row)) << row;
        ASSERT_FALSE(slot.truth != nullptr && bit(slot.truth, row)) << row;
      }
      for (std::size_t word = 0; slot.truth != nullptr && word < words; ++word) {
        ASSERT_EQ(slot.truth[word] & ~slot.known[word], 0U) << "true without being known";
      }
    }
  }

  const plan::aggregate& aggregate_;
  std::optional<answer_edges> edges_;
  components result_;
};

/// Adds up all aggregates of a plan with one record type, in batches of `batch` rows.
inline std::vector<components> engine_components(const plan::model_plan& plan, const table_view& rows,
                                                 std::size_t batch) {
  std::vector<row_accumulator> accumulators;
  for (const plan::aggregate& found : plan.aggregates)
    accumulators.emplace_back(found);
  kernel::row_evaluator evaluator{plan.programs.front()};
  const column_test::native_rows bound{plan.programs.front(), rows};
  evaluator.bind(bound.columns());
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
inline components sqlite_components(const random_records& data, const metric_kind* kind,
                                    const std::string& argument, const std::string& filter, int scale) {
  const std::string where = " from records" + (filter.empty() ? "" : " where " + filter);
  const auto query = [&](const std::string& expression) {
    return data.integer("select " + expression + where);
  };
  components result;
  result.rows = query("count(*)");
  if (kind == metric_named("count")) return result;
  result.values = query("count(" + argument + ")");
  if (kind == count_of_values()) return result;
  if (kind == metric_named("rate")) {
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
  const metric_kind* metric = metric_named("count");
  std::string sql_argument;
  std::string sql_filter;
  int scale = 0;
};

inline written_measure random_measure(const record_definition& record, random_source& random) {
  expression_generator generate{record, random};
  measure_printer printer{random};
  written_measure result;
  const int depth = static_cast<int>(below(random, 4));
  std::string argument;
  if (chance(random, 45)) {
    const expression tree = generate.condition_of(depth);
    result.metric = chance(random, 80) ? metric_named("rate") : count_of_values();
    result.text = result.metric == metric_named("rate") ? "rate(" : "count(";
    argument = printer.print(tree);
    result.sql_argument = sql(tree, 0);
  } else if (chance(random, 15) && generate.has(kind::text)) {
    const expression tree = generate.text_of(depth);
    result.metric = count_of_values();
    result.text = "count(";
    argument = printer.print(tree);
    result.sql_argument = sql(tree, 0);
  } else if (chance(random, 90)) {
    const kind what = chance(random, 50) && generate.has(kind::seconds) ? kind::seconds : kind::plain;
    const expression tree = generate.number_of(what, depth);
    const std::pair<const char*, const metric_kind*> functions[] = {{"sum(", metric_named("sum")},
                                                                    {"avg(", metric_named("avg")},
                                                                    {"Min(", metric_named("min")},
                                                                    {"MAX(", metric_named("max")},
                                                                    {"count(", count_of_values()}};
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

inline std::string listed(const std::vector<measure::fault>& faults) {
  std::string result;
  for (const measure::fault& found : faults)
    result += std::string{found.message.code()} + ": " + found.message.text() + "\n";
  return result;
}

}  // namespace assay::measure_test
