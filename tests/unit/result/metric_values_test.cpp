// SPDX-License-Identifier: Apache-2.0
//
// From records to values: every metric with a state of its own, in a model, against the header-only metric on the same
// records; roots in bands, estimates, caps.
#include <assay/result.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/metric/distinct.hpp>
#include <assay/metric/mode_share.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>
#include <assay/metric/service_level.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/variance.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "failure.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

constexpr std::string_view document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {"call": {"label": "call", "groups": ["team"], "columns": {
    "team": {"type": "category"}, "topic": {"type": "category"}, "answered": {"type": "bool"},
    "wait_s": {"type": "duration", "decimals": 1, "minimum": -1000, "maximum": 100000},
    "paid": {"type": "decimal", "decimals": 2, "minimum": 0, "maximum": 1000},
    "billed": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 1000},
    "effort": {"type": "integer", "minimum": 1, "maximum": 7}}}},
  "indicators": {
    "variance": {"label": "v", "unit": "number", "better": "lower", "value": "variance(wait_s)"},
    "deviation": {"label": "d", "unit": "seconds", "better": "lower", "value": "stddev(wait_s)"},
    "deviation_pop": {"label": "d", "unit": "seconds", "better": "lower", "value": "stddev_pop(wait_s)"},
    "paid_share": {"label": "s", "unit": "ratio", "better": "context", "value": "share(paid, billed)", "maximum": "1000000%"},
    "p90": {"label": "p", "unit": "seconds", "better": "lower", "value": "percentile(wait_s, 0.9)"},
    "p50": {"label": "p", "unit": "seconds", "better": "lower", "value": "median(wait_s)"},
    "p90_sketch": {"label": "p", "unit": "seconds", "better": "lower", "value": "percentile(wait_s, 90%, 'sketch')"},
    "topics": {"label": "t", "unit": "count", "better": "context", "value": "count(distinct topic)"},
    "waits": {"label": "t", "unit": "count", "better": "context", "value": "count(distinct wait_s)"},
    "outcomes": {"label": "t", "unit": "count", "better": "context", "value": "count(distinct answered)"},
    "calls_per_topic": {"label": "t", "unit": "number", "better": "context", "value": "count(topic) / count(distinct topic)"},
    "mode": {"label": "m", "unit": "ratio", "better": "context", "value": "mode_share(topic) filter (where answered)"},
    "effort": {"label": "e", "unit": "score", "better": "higher", "value": "ces(effort, 'mean7')"},
    "level": {"label": "l", "unit": "ratio", "better": "higher",
      "value": "service_level(answered, wait_s, 20, 'offered_less_short_abandons')"}
  }
})json";

struct call {
  std::optional<std::string> topic;
  std::optional<bool> answered;
  std::optional<std::int64_t> wait;  ///< tenths of seconds
  std::optional<std::int64_t> paid;
  std::optional<std::int64_t> billed;
};

class metric_values : public testing::Test {
 protected:
  std::vector<call> random_calls(std::uint64_t seed, int count, int topics) {
    std::mt19937_64 random{seed};
    std::vector<call> calls;
    const auto maybe = [&](std::int64_t value) {
      return random() % 9 == 0 ? std::nullopt : std::optional{value};
    };
    for (int index = 0; index < count; ++index) {
      call made;
      if (random() % 8 != 0)
        made.topic = "主题" + std::to_string(random() % static_cast<std::uint64_t>(topics));
      if (random() % 10 != 0) made.answered = random() % 4 != 0;
      made.wait = maybe(static_cast<std::int64_t>(random() % 4000) - 50);
      made.paid = maybe(static_cast<std::int64_t>(random() % 1000));
      made.billed = maybe(static_cast<std::int64_t>(random() % 1000));
      calls.push_back(made);
    }
    return calls;
  }

  void add(state& to, const std::vector<call>& calls, std::size_t first, std::size_t last) const {
    table rows{model_.record("call")};
    std::vector<std::string> texts;
    for (std::size_t index = first; index < last; ++index) {
      const call& made = calls[index];
      const auto scaled = [](const std::optional<std::int64_t>& value, int digits) {
        return value ? decimal{*value, digits}.text() : std::string{};
      };
      const std::string wait = scaled(made.wait, 1);
      const std::string paid = scaled(made.paid, 2);
      const std::string billed = scaled(made.billed, 1);
      const auto text = [](const std::string& value) {
        return value.empty() ? cell{} : cell{std::string_view{value}};
      };
      rows.add({{"team", "a"},
                {"topic", made.topic ? cell{std::string_view{*made.topic}} : cell{}},
                {"answered", made.answered ? cell{*made.answered} : cell{}},
                {"wait_s", text(wait)},
                {"paid", text(paid)},
                {"billed", text(billed)},
                {"effort", static_cast<std::int64_t>(1 + index % 7)}});
    }
    to.update(rows);
  }

  state of(const std::vector<call>& calls) const {
    state all{model_, {"team"}};
    add(all, calls, 0, calls.size());
    return all;
  }

  static const typed_value& value(const scorecard& card, std::string_view id) {
    return card.find(id)->value().value();
  }

  const model model_ = model::parse(document);
};

TEST_F(metric_values, are_those_of_the_metrics_alone) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const auto calls = random_calls(seed, seed % 2 == 0 ? 3000 : 25, 9);
    metric::standard_deviation deviation;
    metric::percentile waits;
    metric::percentile_sketch sketch;
    metric::share paid;
    metric::distinct topics;
    metric::distinct different_waits;
    metric::mode_share<> answered_topics;
    metric::service_level<metric::abandon_treatment::offered_less_short_abandons> level;
    level.limit = 200;
    for (const call& made : calls) {
      if (made.wait) {
        deviation.add(*made.wait);
        waits.add(*made.wait);
        sketch.add(*made.wait);
      }
      if (made.paid && made.billed) paid.add(*made.paid, *made.billed);
      if (made.topic) topics.add(*made.topic);
      if (made.topic && made.answered.value_or(false)) answered_topics.add(*made.topic);
      if (made.wait) different_waits.add(*made.wait);
      // Not known to be answered, but known to have waited too long.
      const bool too_late = made.wait && *made.wait > 200;
      if (made.answered || too_late) level.add({made.answered.value_or(false), made.wait});
    }
    const auto scored = grade_state(model_, of(calls)).scorecard(0);
    const fraction tenth{1, 10};
    EXPECT_EQ(value(scored, "variance").exact, *deviation.variance(metric::variance_divisor::sample, 10));
    EXPECT_EQ(value(scored, "deviation").kind, value_kind::square_root);
    EXPECT_EQ(value(scored, "deviation").exact, deviation.value(10)->squared);
    EXPECT_EQ(value(scored, "deviation_pop").exact,
              *deviation.variance(metric::variance_divisor::population, 10));
    EXPECT_EQ(value(scored, "p90").exact, *waits.value({9, 1})->times(tenth));
    EXPECT_EQ(value(scored, "p90").kind, value_kind::decimal);
    EXPECT_EQ(value(scored, "p50").exact, *waits.value()->times(tenth));
    // Up to 64 different values a sketch keeps them as they are.
    const bool few = different_waits.counted().values <= 64;
    EXPECT_EQ(few, calls.size() < 100);
    EXPECT_EQ(value(scored, "p90_sketch").exact,
              *(few ? waits.value({9, 1}) : sketch.value({9, 1}))->times(tenth));
    EXPECT_EQ(value(scored, "p90_sketch").kind, few ? value_kind::decimal : value_kind::estimate);
    EXPECT_EQ(value(scored, "paid_share").exact, *paid.value()->exact().times(tenth));
    EXPECT_EQ(value(scored, "topics").exact, fraction{topics.counted().values});
    EXPECT_EQ(value(scored, "topics").kind, value_kind::decimal);
    EXPECT_EQ(value(scored, "outcomes").exact, fraction{2});
    EXPECT_EQ(value(scored, "calls_per_topic").exact, (fraction{topics.n(), topics.counted().values}));
    EXPECT_EQ(value(scored, "mode").exact, answered_topics.value()->exact());
    EXPECT_EQ(scored.find("mode")->n(), answered_topics.n());
    EXPECT_EQ(value(scored, "waits").exact, fraction{different_waits.counted().values});
    EXPECT_EQ(value(scored, "level").exact, level.value()->exact());
  }
}

TEST_F(metric_values, order_blocks_and_merges_do_not_show) {
  const auto calls = random_calls(7, 6000, 3000);  // more topics than are counted exactly
  const state whole = of(calls);
  std::mt19937_64 random{9};
  for (int round = 0; round < 6; ++round) {
    auto shuffled = calls;
    // Efforts go by position and must stay; everything else may come in any order.
    state merged{model_, {"team"}};
    std::vector<state> parts;
    for (std::size_t at = 0; at < calls.size();) {
      const std::size_t end = std::min(calls.size(), at + (1 + random() % 20) * 70);
      parts.emplace_back(model_, std::vector<std::string>{"team"});
      add(parts.back(), shuffled, at, end);
      at = end;
    }
    std::shuffle(parts.begin(), parts.end(), random);
    for (const state& part : parts) {
      if (random() % 2 == 0) {
        merged.merge(state::load(part.save()));
      } else {
        merged.merge(part);
      }
    }
    // Efforts went by position inside of a block: leave them out of the comparison by comparing values.
    const auto left = grade_state(model_, merged).scorecard(0);
    const auto right = grade_state(model_, whole).scorecard(0);
    for (const scored_node& node : left.nodes()) {
      if (node.id() == "effort") continue;
      EXPECT_EQ(node.value()->text(), right.find(node.id())->value()->text()) << node.id();
      EXPECT_EQ(node.n(), right.find(node.id())->n()) << node.id();
    }
    EXPECT_EQ(value(left, "topics").kind, value_kind::estimate);
    EXPECT_EQ(value(left, "calls_per_topic").kind, value_kind::estimate)
        << "what comes of an estimate is one";
  }
}

TEST_F(metric_values, bytes_are_a_function_of_the_records) {
  auto calls = random_calls(8, 4200, 2500);
  // Rows of seven: every block of 7 k rows has the same efforts.
  std::vector<std::string> bodies;
  for (const std::size_t block : {4200U, 7U, 70U, 1400U}) {
    state all{model_, {"team"}};
    for (std::size_t at = 0; at < calls.size(); at += block)
      add(all, calls, at, at + block);
    bodies.push_back(all.body());
    state twice = all;
    twice.merge(twice);
    state again = state::load(model_, all.save());
    again.merge(all);
    bodies.push_back(twice.body() == again.body() ? all.body() : "merging with itself differs");
  }
  std::reverse(calls.begin(), calls.end());
  state backwards{model_, {"team"}};
  for (std::size_t at = 0; at < calls.size(); at += 700)
    add(backwards, calls, at, at + 700);
  bodies.push_back(backwards.body());
  for (const std::string& body : bodies)
    EXPECT_TRUE(body == bodies.front());
  const state loaded = state::load(model_, backwards.save());
  EXPECT_TRUE(loaded.body() == bodies.front());
}

TEST_F(metric_values, without_records_there_is_a_reason) {
  state none{model_, {"team"}};
  table rows{model_.record("call")};
  rows.add({{"team", "a"}});
  none.update(rows);
  const auto card = grade_state(model_, none).scorecard(0);
  for (const std::string_view id : {"variance", "deviation", "paid_share", "p90", "p90_sketch", "mode"}) {
    EXPECT_FALSE(card.find(id)->value()) << id;
    EXPECT_EQ(card.find(id)->reason(), status_reason::no_eligible_records) << id;
  }
  EXPECT_EQ(value(card, "topics").exact, fraction{0});
  EXPECT_EQ(card.find("p90")->excluded().missing, 1);
}

TEST_F(metric_values, wholes_that_add_up_to_0_divide_by_zero) {
  state all{model_, {"team"}};
  table rows{model_.record("call")};
  rows.add({{"team", "a"}, {"paid", std::int64_t{1}}, {"billed", std::int64_t{0}}});
  all.update(rows);
  const auto card = grade_state(model_, all).scorecard(0);
  EXPECT_EQ(card.find("paid_share")->reason(), status_reason::division_by_zero);
}

constexpr std::string_view small_document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {"r": {"label": "r", "groups": ["team"], "columns": {
    "team": {"type": "category"}, "x": {"type": "integer", "minimum": -1000000, "maximum": 1000000},
    "kind": {"type": "category"}}}},
  "indicators": {
    "value": {"label": "value", "unit": UNIT, "better": "lower", "value": "MEASURE" RULE}
  }
  TREE
})json";

constexpr std::string_view tree =
    R"json(, "dimensions": [{"id": "d", "label": "d", "weight": 100, "indicators": [{"indicator": "value", "weight": 100}]}])json";

model small_model(const std::string& measure, const std::string& rule,
                  const std::string& unit = "\"number\"") {
  std::string text{small_document};
  const auto replace = [&text](std::string_view what, const std::string& by) {
    text.replace(text.find(what), what.size(), by);
  };
  replace("UNIT", unit);
  replace("MEASURE", measure);
  replace("RULE", rule);
  replace("TREE", rule.empty() ? "" : std::string{tree});
  return model::parse(text);
}

state small_state(const model& with, const std::vector<std::int64_t>& values) {
  state all{with, {"team"}};
  table rows{with.record("r")};
  for (const std::int64_t value : values) {
    const std::string kind = "k" + std::to_string(value);
    rows.add({{"team", "华东"}, {"x", value}, {"kind", std::string_view{kind}}});
  }
  all.update(rows);
  return all;
}

TEST(metric_bands, of_deviations_are_decided_exactly) {
  // The deviation of 1, 2, 3, 4 is the root of 5/3: 1.2909944487358056...
  const std::vector<std::int64_t> values{1, 2, 3, 4};
  const auto points_of = [&](const std::string& rule) {
    const model with = small_model("stddev(x)", rule);
    const scorecard card = grade_state(with, small_state(with, values)).scorecard(0);
    return card.find("value")->points()->text();
  };
  EXPECT_EQ(
      points_of(
          R"(, "bands": [{"at_most": "1.2909944487358056", "points": 10}, {"above": "1.2909944487358056", "points": 1}])"),
      "1");
  EXPECT_EQ(
      points_of(
          R"(, "bands": [{"at_most": "1.2909944487358057", "points": 10}, {"above": "1.2909944487358057", "points": 1}])"),
      "10");
  const model whole =
      small_model("stddev_pop(x)", R"(, "bands": [{"at_most": 2, "points": 10}, {"above": 2, "points": 1}])");
  const auto two = grade_state(whole, small_state(whole, {2, 4, 4, 4, 5, 5, 7, 9})).scorecard(0);
  EXPECT_EQ(two.find("value")->points()->text(), "10") << "exactly 2 is at most 2";
  EXPECT_EQ(points_of(R"(, "linear": [{"value": 1, "points": 10}, {"value": 2, "points": 0}])"),
            "7.090055513")
      << "10 x (2 - 1.29099444873...)";
}

TEST(metric_bands, of_deviations_show_digits_rounded_once) {
  const model with = small_model("stddev(x)", "");
  const auto scored = grade_state(with, small_state(with, {1, 2, 3, 4}));
  const std::string json = to_json(scored);
  EXPECT_THAT(
      json,
      HasSubstr(
          R"json("value":{"kind":"square_root","exact":"sqrt(20/12)","squared":"5/3","number":1.2909944487358056})json"));
}

TEST(metric_caps, beyond_them_the_error_says_what_to_do) {
  std::vector<std::int64_t> values;
  for (std::int64_t value = 0; value <= 65'536; ++value)
    values.push_back(value);
  const auto failure_of = [&](const std::string& measure, const std::string& unit) {
    const model with = small_model(measure, "", unit);
    const state all = small_state(with, values);
    try {
      (void)grade_state(with, all);
    } catch (const error& problem) {
      EXPECT_EQ(problem.code(), error_code::data);
      return std::string{problem.what()};
    }
    return std::string{"nothing was thrown"};
  };
  const std::string percentile = failure_of("percentile(x, 0.9)", "\"number\"");
  EXPECT_THAT(percentile, HasSubstr("\"percentile(x, 0.9)\""));
  EXPECT_THAT(percentile, HasSubstr("team \"华东\""));
  EXPECT_THAT(percentile, HasSubstr("65,536"));
  EXPECT_THAT(percentile, HasSubstr("percentile(x, p, 'sketch')"));
  EXPECT_THAT(failure_of("mode_share(kind)", "\"ratio\""), HasSubstr("fewer categories"));
  EXPECT_EQ(failure_of("percentile(x, 0.9, 'sketch')", "\"number\""), "nothing was thrown");
}

TEST(metric_caps, passing_them_leaves_one_canonical_state) {
  const model with = small_model("percentile(x, 0.9)", "");
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  for (std::int64_t value = 0; value <= 65'600; ++value)
    (value < 40'000 ? low : high).push_back(value);
  state forward = small_state(with, low);
  forward.merge(small_state(with, high));
  state backward = small_state(with, high);
  backward.merge(state::load(with, small_state(with, low).save()));
  EXPECT_TRUE(forward.body() == backward.body());
  const state loaded = state::load(with, forward.save());
  EXPECT_TRUE(loaded.body() == forward.body());
  EXPECT_LT(forward.body().size(), 400U) << "the values are gone";
  forward.merge(small_state(with, {5}));
  EXPECT_THAT([&] { (void)grade_state(with, forward); },
              assay::test::fails_with(error_code::data, "more than 65,536 different values"));
}

}  // namespace
}  // namespace assay
