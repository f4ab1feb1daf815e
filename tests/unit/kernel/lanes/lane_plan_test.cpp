// SPDX-License-Identifier: Apache-2.0
//
// What of a model fits lanes: masks and sums that measures share are there once, and what could overflow is counted elsewhere.
#include "kernel/lanes/lane_plan.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>

#include "model/compiled_model.hpp"
#include "state/state_rows.hpp"

namespace assay::kernel::lanes {
namespace {

model model_of(const std::vector<std::string>& measures) {
  std::string text = R"json({"assay": 0, "id": "lanes", "version": "1", "label": "x",
    "records": {"call": {"label": "x", "groups": ["team"], "columns": {"team": {"type": "category"},
      "done": {"type": "bool"}, "again": {"type": "bool"}, "wait": {"type": "integer", "minimum": 0, "maximum": 86400},
      "wide": {"type": "integer", "minimum": -1000000000000000000, "maximum": 1000000000000000000},
      "rating": {"type": "integer", "minimum": 1, "maximum": 5}, "any_rating": {"type": "integer", "minimum": 0, "maximum": 9}}}},
    "indicators": {)json";
  for (std::size_t index = 0; index < measures.size(); ++index) {
    text += (index > 0 ? ", \"i" : "\"i") + std::to_string(index) +
            R"json(": {"label": "x", "unit": "number", "better": "context", "from": "call", "value": ")json" +
            measures[index] + "\"}";
  }
  return model::parse(text + "}}");
}

struct planned {
  explicit planned(std::vector<std::string> measures)
      : of{model_of(measures)},
        rows{of.internals(), {}, {}},
        steps{of.internals().plan, 0, rows.counters().layout(), 0},
        plan{steps, rows.counters().layout()} {}

  [[nodiscard]] std::size_t numbers() const {
    std::size_t count = 0;
    for (const line_plan& line : plan.lines)
      count += line.numbers.size();
    return count;
  }

  model of;
  detail::state_rows rows;
  counting_plan steps;
  lane_plan plan;
};

TEST(lane_plan, masks_and_sums_are_shared) {
  const planned of{{"count(*)", "rate(done)", "avg(wait)", "sum(wait)", "rate(done and again)"}};
  EXPECT_TRUE(of.plan.other_steps.empty());
  ASSERT_EQ(of.plan.lines.size(), 1U);
  EXPECT_EQ(of.numbers(), 1U);
  const std::vector<std::uint32_t>& counters = of.plan.lines[0].counters;
  EXPECT_EQ(std::set<std::uint32_t>(counters.begin(), counters.end()).size(), counters.size());
  EXPECT_EQ(counters.front(), 0U);
  EXPECT_EQ(of.plan.masks.front().kind, mask_kind::every_row);
}

TEST(lane_plan, answers_are_only_tested_where_they_can_lie_outside_of_their_scale) {
  const auto tests = [](const planned& of) {
    return std::count_if(of.plan.masks.begin(), of.plan.masks.end(),
                         [](const row_mask& mask) { return mask.kind == mask_kind::in_range; });
  };
  EXPECT_EQ(tests(planned{{"csat(rating, 'top2of5')"}}), 1);
  EXPECT_EQ(tests(planned{{"csat(any_rating, 'top2of5') filter (where any_rating between 1 and 5)"}}), 2);
}

TEST(lane_plan, what_could_overflow_is_counted_elsewhere) {
  EXPECT_EQ(planned{{"sum(wide)"}}.plan.other_steps.size(), 1U);
  EXPECT_EQ(planned{{"var_samp(wait)"}}.plan.other_steps.size(), 0U);
  const planned extremes{{"max(wide)", "min(wide)"}};
  EXPECT_TRUE(extremes.plan.other_steps.empty());
  // 86,400 squared, 255 times, is far from 2^63.
  EXPECT_EQ(planned{{"var_samp(wait)"}}.plan.lines[0].row_limit, most_line_rows);
}

TEST(lane_plan, many_measures_take_many_lines) {
  std::vector<std::string> measures;
  for (int seconds = 0; seconds < 100; ++seconds)
    measures.push_back("rate(wait <= " + std::to_string(seconds) + ")");
  const planned of{measures};
  EXPECT_TRUE(of.plan.other_steps.empty());
  // 100 conditions, known waits, and in every line all rows.
  EXPECT_EQ(of.plan.lines.size(), 4U);
  for (const line_plan& line : of.plan.lines) {
    EXPECT_LE(line.counters.size(), line_counters);
    EXPECT_EQ(line.counters.front(), 0U);
  }
}

TEST(lane_plan, extremes_have_lines_of_their_own) {
  const planned of{{"sum(wait)", "max(wait)", "min(wait)", "max(wait) filter (where done)"}};
  ASSERT_EQ(of.plan.lines.size(), 2U);
  for (const line_plan& line : of.plan.lines) {
    EXPECT_EQ(line.numbers.size(), line.extremes ? 3U : 1U);
    for (const row_number& number : line.numbers)
      EXPECT_EQ(number.kind == number_kind::largest || number.kind == number_kind::smallest, line.extremes);
  }
  EXPECT_NE(of.plan.lines[0].extremes, of.plan.lines[1].extremes);
}

}  // namespace
}  // namespace assay::kernel::lanes
