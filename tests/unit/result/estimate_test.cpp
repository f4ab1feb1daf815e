// SPDX-License-Identifier: Apache-2.0
//
// Estimates: marked everywhere, and provisional where the true value may earn something else.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/display.hpp>
#include <assay/result.hpp>

#include "cli/show/scorecard_csv.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

/// A model whose only indicator is `value` of seconds up to 100,000, with bands around 10 minutes and more if wanted.
model model_of(const std::string& value, const std::string& rule = R"("bands": "≤10 min:10;>10 min:0")",
               const std::string& critical = "") {
  return model::parse(R"json({"assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"r": {"columns": {"x": {"type": "duration", "minimum": 0, "maximum": 100000}}}},
    "indicators": {"p": {"label": "p", "unit": "seconds", "better": "lower", "value": ")json" +
                      value + "\", " + rule + R"json(}},
    "total": {"indicators": [{"indicator": "p", "weight": 100}]})json" +
                      critical + "}");
}

scorecard graded(const model& of, std::int64_t low, std::int64_t high, int times) {
  state records{of};
  table rows{of.record("r")};
  for (int time = 0; time < times; ++time)
    rows.add({{"x", low + (high - low) * time / times}});
  records.update(rows);
  return grade_state(of, records).scorecard(0);
}

/// The line of the indicator, which must not outlive its scorecard.
struct seen {
  node_status status;
  status_reason reason;
  value_kind kind;
};

seen graded_line(const model& of, std::int64_t low, std::int64_t high, int times) {
  const scorecard card = graded(of, low, high, times);
  const scored_node& line = *card.find("p");
  return {line.status(), line.reason(), line.value()->kind};
}

TEST(estimates, are_provisional_when_their_bucket_holds_an_edge) {
  const model of = model_of("percentile(x, 0.9, 'sketch')");
  const scorecard near = graded(of, 61, 664, 300);  // 601, in the bucket of 600 to 603
  EXPECT_EQ(near.find("p")->value()->kind, value_kind::estimate);
  EXPECT_EQ(near.find("p")->status(), node_status::provisional);
  EXPECT_EQ(near.find("p")->reason(), status_reason::estimate_near_edge);
  EXPECT_TRUE(near.provisional());
  const scorecard far = graded(of, 100, 500, 300);
  EXPECT_EQ(far.find("p")->status(), node_status::ok);
  EXPECT_FALSE(far.provisional());
}

TEST(estimates, of_counts_are_provisional_within_three_standard_errors) {
  const std::string bands = R"("bands": "≤5000 s:10;>5000 s:0")";
  const model of = model_of("count(distinct x) * 1 s", bands);
  EXPECT_EQ(graded_line(of, 0, 5'100, 5'100).reason, status_reason::estimate_near_edge);
  EXPECT_EQ(graded_line(of, 0, 8'000, 8'000).status, node_status::ok);
  EXPECT_EQ(graded_line(of, 0, 900, 900).kind, value_kind::fraction) << "counted exactly";
}

TEST(estimates, are_followed_through_formulas) {
  EXPECT_EQ(graded_line(model_of("1201 s - percentile(x, 0.9, 'sketch')"), 61, 664, 300).reason,
            status_reason::estimate_near_edge);
  EXPECT_EQ(graded_line(model_of("percentile(x, 0.9, 'sketch') / 2"), 61, 664, 300).status, node_status::ok);
  EXPECT_EQ(graded_line(model_of("percentile(x, 0.9, 'sketch') * 2 - 600 s"), 61, 664, 300).reason,
            status_reason::estimate_near_edge);
}

TEST(estimates, near_the_limit_of_a_critical_rule_are_provisional) {
  const std::string linear = R"("linear": [{"value": 0, "points": 10}, {"value": 1200, "points": 0}])";
  const std::string rule =
      R"(, "critical": [{"id": "c", "indicator": "p", "when": ">601 s", "effect": "zero_total"}])";
  EXPECT_EQ(graded_line(model_of("percentile(x, 0.9, 'sketch')", linear), 61, 664, 300).status,
            node_status::ok)
      << "no edge";
  EXPECT_EQ(graded_line(model_of("percentile(x, 0.9, 'sketch')", linear, rule), 61, 664, 300).reason,
            status_reason::estimate_near_edge);
}

TEST(estimates, are_marked_in_every_output) {
  const model of = model_of("percentile(x, 0.9, 'sketch')");
  state records{of};
  table rows{of.record("r")};
  for (std::int64_t row = 0; row < 300; ++row)
    rows.add({{"x", 61 + 2 * row + row / 100}});
  records.update(rows);
  const result all = grade_state(of, records);
  EXPECT_THAT(to_json(all), HasSubstr(R"("value":{"kind":"estimate","exact":"600",)"));
  EXPECT_THAT(to_json(all), HasSubstr(R"("reason":"estimate_near_edge")"));
  collected_text csv;
  cli::write_csv(all, cli::language::en, csv);
  EXPECT_THAT(csv.text, HasSubstr(",estimate\n"));
  const scorecard card = all.scorecard(0);
  EXPECT_EQ((display{of, "en"}.value(*card.find("p"))), "~≈10:00 min");
}

}  // namespace
}  // namespace assay
