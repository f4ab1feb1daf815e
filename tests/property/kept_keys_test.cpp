// SPDX-License-Identifier: Apache-2.0
//
// Every form of state against the metric types of include/assay/metric/, which count one record at a time into maps: the
// same answers for any records, in any blocks, states and merges.
#include <algorithm>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <assay/metric/ces.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/distinct.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/mode_share.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/variance.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "measure/compile/planner.hpp"
#include "model/compiled_model.hpp"
#include "state/state_rows.hpp"

namespace assay {
namespace {

/// The indicators, in the order of `answers::all()`.
const std::vector<std::string> measures{
    "count(*)",
    "rate(b)",
    "avg(x)",
    "min(x)",
    "max(x) filter (where b)",
    "var_samp(x)",
    "share(y, x)",
    "nps(a)",
    "csat(a, 'top3of10')",
    "csat(a, 'mean')",
    "ces(a, 'net7') filter (where a between 1 and 7)",
    "csat(a, 'net') filter (where a between 1 and 5)",
    "percentile(x, 0.9)",
    "percentile(x, 0.9, 'sketch')",
    "mode_share(t)",
    "count(distinct x)",
    "count(distinct t)",
    "count(distinct x, 'exact')",
    "count(distinct t, 'exact') filter (where b)",
    "count(distinct b, 'exact')",
};

model model_of_measures() {
  std::string document = R"json({"assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"r": {"label": "r", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "t": {"type": "category"}, "b": {"type": "bool"},
      "x": {"type": "integer", "minimum": -3000000, "maximum": 3000000},
      "y": {"type": "integer", "minimum": 0, "maximum": 1000},
      "a": {"type": "integer", "minimum": 0, "maximum": 10}}}},
    "measures": {)json";
  for (std::size_t index = 0; index < measures.size(); ++index) {
    document += (index == 0 ? "" : ", ") + std::string{"\"m"} + std::to_string(index) +
                R"(": {"from": "r", "value": ")" + measures[index] + "\"}";
  }
  return model::parse(document + R"json(}, "indicators": {
    "i": {"label": "i", "unit": "count", "better": "context", "from": "r", "value": "m0"}}})json");
}

struct row {
  std::optional<std::string> team;
  std::optional<std::string> t;
  std::optional<bool> b;
  std::optional<std::int64_t> x;
  std::int64_t y = 0;
  std::optional<std::int64_t> a;
};

std::vector<row> rows_of(std::mt19937_64& random) {
  std::vector<row> rows(200 + random() % 6000);
  const auto below = [&random](std::uint64_t limit) { return static_cast<std::int64_t>(random() % limit); };
  for (row& made : rows) {
    // Groups from one value to thousands of them.
    const std::int64_t team = std::min(below(6), below(6));
    constexpr std::uint64_t spread[]{2'000'000, 3, 60, 70, 3'000, 200};
    if (team != 5) made.team = "team " + std::to_string(team);
    if (below(9) != 0)
      made.t = std::string(1 + random() % 3, 'a') + std::to_string(below(spread[team]) % 2'500);
    if (below(5) != 0) made.b = below(2) == 0;
    if (below(12) != 0) made.x = below(spread[team]) * (below(3) - 1) + (team == 2 ? 1'000 : 0);
    made.y = below(1'001);
    if (below(3) != 0) made.a = below(11);
  }
  return rows;
}

table table_of(const model& of, const std::vector<row>& rows, std::size_t begin, std::size_t end) {
  table made{of.record("r")};
  const auto text = [](const std::optional<std::string>& value) {
    return value ? cell{std::string_view{*value}} : cell{};
  };
  for (std::size_t at = begin; at < end; ++at) {
    const row& next = rows[at];
    made.add({{"team", text(next.team)},
              {"t", text(next.t)},
              {"b", next.b ? cell{*next.b} : cell{}},
              {"x", next.x ? cell{*next.x} : cell{}},
              {"y", next.y},
              {"a", next.a ? cell{*next.a} : cell{}}});
  }
  return made;
}

/// One group, counted record by record.
struct answers {
  metric::rate rate;
  metric::mean mean;
  metric::minimum minimum;
  metric::maximum maximum;
  metric::variance variance;
  metric::share share;
  metric::nps nps;
  metric::csat<metric::csat_variant::top3of10> top3of10;
  metric::csat<metric::csat_variant::mean> answer_mean;
  metric::ces<metric::ces_variant::net7> net7;
  metric::csat<metric::csat_variant::net> net;
  metric::percentile percentile;
  metric::percentile_sketch sketch;
  metric::mode_share<> mode;
  metric::distinct different;
  metric::distinct different_texts;
  std::map<std::int64_t, int> values;
  std::map<std::string, int> texts;
  std::map<bool, int> truths;
  std::int64_t rows = 0;

  void add(const row& next) {
    ++rows;
    if (next.b) {
      rate.add(*next.b);
      truths[*next.b] = 1;
    }
    if (next.x) {
      mean.add(*next.x);
      minimum.add(*next.x);
      if (next.b.value_or(false)) maximum.add(*next.x);
      variance.add(*next.x);
      share.add(next.y, *next.x);
      percentile.add(*next.x);
      sketch.add(*next.x);
      different.add(*next.x);
      values[*next.x] = 1;
    }
    if (next.a) {
      nps.add(*next.a);
      top3of10.add(*next.a);
      answer_mean.add(*next.a);
      if (*next.a >= 1 && *next.a <= 7) net7.add(*next.a);
      if (*next.a >= 1 && *next.a <= 5) net.add(*next.a);
    }
    if (next.t) {
      mode.add(*next.t);
      different_texts.add(std::string_view{*next.t});
      if (next.b.value_or(false)) texts[*next.t] = 1;
    }
  }

  template <class Value>
  static std::optional<fraction> exact(const std::optional<Value>& value) {
    if (!value) return std::nullopt;
    if constexpr (std::same_as<Value, fraction>) {
      return value;
    } else {
      return value->exact();
    }
  }
  static fraction whole(std::size_t count) { return fraction{static_cast<std::int64_t>(count)}; }

  [[nodiscard]] std::vector<std::optional<fraction>> all() const {
    const decimal p{9, 1};
    return {fraction{rows},
            exact(rate.value()),
            mean.value(),
            minimum.value(),
            maximum.value(),
            variance.value(),
            exact(share.value()),
            exact(nps.value()),
            exact(top3of10.value()),
            exact(answer_mean.value()),
            exact(net7.value()),
            exact(net.value()),
            percentile.value(p),
            sketch.value(p),
            exact(mode.value()),
            exact(different.value()),
            exact(different_texts.value()),
            whole(values.size()),
            whole(texts.size()),
            whole(truths.size())};
  }
};

class kept_keys : public testing::TestWithParam<std::uint64_t> {
 protected:
  const model model_ = model_of_measures();
  std::mt19937_64 random_{GetParam()};
  const std::vector<row> rows_ = rows_of(random_);

  /// The rows from `begin` on in blocks of any size.
  void feed(state& into, std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t most = random_() % 3 == 0 ? 20 : 4'000;
      const std::size_t next = std::min(end, begin + 1 + random_() % most);
      into.update(table_of(model_, rows_, begin, next));
      begin = next;
    }
  }
};

TEST_P(kept_keys, answer_what_maps_answer) {
  state all{model_, {"team"}};
  feed(all, 0, rows_.size());
  std::map<std::optional<std::string>, answers> expected;
  for (const row& next : rows_)
    expected[next.team].add(next);
  const auto& inside = all.internals();
  ASSERT_EQ(inside.groups().size(), expected.size());
  for (std::size_t group = 0; group < inside.groups().size(); ++group) {
    const answers& by_hand = expected.at(inside.groups().key(group).at(0));
    const auto values = by_hand.all();
    ASSERT_EQ(values.size(), measures.size());
    for (std::size_t index = 0; index < measures.size(); ++index) {
      measure::planner asked{model_.definition().records};
      ASSERT_TRUE(asked.compile_indicator(measures[index], "r").ok());
      const plan::model_plan alone = asked.finish();
      const std::string& stored = alone.aggregates.at(0).text;
      const plan::finisher& finisher = alone.formulas.at(0).steps.at(0).finish;
      const auto& plan = model_.internals().plan;
      std::size_t aggregate = 0;
      while (aggregate < plan.aggregates.size() && plan.aggregates[aggregate].text != stored)
        ++aggregate;
      ASSERT_LT(aggregate, plan.aggregates.size()) << stored;
      const auto finished = inside.finish(aggregate, group, finisher);
      EXPECT_EQ(finished.value, values[index]) << measures[index];
      EXPECT_EQ(finished.is_estimate, finished.within.has_value()) << measures[index];
      if (!finished.is_estimate || !stored.starts_with("r: median")) continue;
      const auto certain = by_hand.percentile.value(decimal{9, 1});
      EXPECT_LE(finished.within->low, *certain);
      EXPECT_GE(finished.within->high, *certain);
      EXPECT_GT(by_hand.values.size(), 64U);
    }
  }
}

TEST_P(kept_keys, give_the_same_bytes_by_any_way) {
  state whole{model_, {"team"}};
  whole.update(table_of(model_, rows_, 0, rows_.size()));
  const std::string body = whole.body();
  for (int way = 0; way < 3; ++way) {
    std::vector<state> parts;
    for (std::size_t begin = 0; begin < rows_.size();) {
      const std::size_t end = std::min(rows_.size(), begin + 1 + random_() % 1'500);
      feed(parts.emplace_back(model_, std::vector<std::string>{"team"}), begin, end);
      begin = end;
    }
    while (parts.size() > 1) {
      const std::size_t into = random_() % (parts.size() - 1);
      // Sometimes by way of bytes, with the model or without it.
      if (random_() % 4 == 0) parts.back() = state::load(parts.back().save());
      if (random_() % 4 == 0) parts[into] = state::load(model_, parts[into].save());
      parts[into].merge(parts.back());
      parts.pop_back();
    }
    ASSERT_TRUE(parts.front().body() == body);
    ASSERT_TRUE(state::load(body).body() == body);
    ASSERT_TRUE(state::load(model_, body).body() == body);
    state doubled = parts.front();
    doubled.merge(doubled);
    state twice = whole;
    twice.merge(parts.front());
    ASSERT_TRUE(doubled.body() == twice.body());
  }
  state total{model_};
  total.update(table_of(model_, rows_, 0, rows_.size()));
  EXPECT_TRUE(whole.rolled_up({}).body() == total.body());
}

INSTANTIATE_TEST_SUITE_P(seeds, kept_keys, testing::Range<std::uint64_t>(1, 13));

}  // namespace
}  // namespace assay
