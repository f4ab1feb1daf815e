// SPDX-License-Identifier: Apache-2.0
//
// Grading the groups of a state again and again takes no memory once it has been done.
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include <assay/result.hpp>

#include "fault/allocations.hpp"

namespace assay {
namespace {

constexpr std::string_view document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {"c": {"label": "c", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "answered": {"type": "bool"},
      "wait_s": {"type": "duration", "minimum": 0, "maximum": 100000},
      "answer": {"type": "integer", "minimum": 0, "maximum": 10}}}},
  "indicators": {
    "n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"},
    "rate": {"label": "n", "unit": "ratio", "better": "higher", "bands": "≥30%:10;20%-29%:8;<20%:5", "value": "rate(answered) filter (where wait_s > 5)"},
    "mean": {"label": "n", "unit": "seconds", "better": "lower", "value": "avg(wait_s)"},
    "max": {"label": "n", "unit": "seconds", "better": "context", "value": "max(wait_s)"},
    "nps": {"label": "n", "unit": "score", "better": "context", "value": "nps(answer)"},
    "deep": {"label": "n", "unit": "number", "better": "context",
             "value": "1 + (2 * (count(*) - (3 + avg(answer) / (sum(answer) + 1))))"}
  },
  "total": {"indicators": [{"indicator": "rate", "weight": 100}]},
  "grades": [{"id": "good", "label": "good", "at_least": 80}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

TEST(live_grading, takes_no_memory_once_it_is_warm) {
  const model of = model::parse(document);
  state records{of, {"team"}};
  table rows{of.record("c")};
  for (int row = 0; row < 200; ++row) {
    const std::string team = "a team with quite a long name " + std::to_string(row % 7);
    rows.add({{"team", std::string_view{team}},
              {"answered", row % 3 == 0},
              {"wait_s", std::int64_t{row * 7}},
              {"answer", std::int64_t{row % 11}}});
  }
  records.update(rows);
  grader live{of};
  scorecard card;
  const group_key first{"a team with quite a long name 0"};
  const group_key other{"a team with quite a long name 6"};
  const group_key nobody{"nobody"};
  ASSERT_TRUE(live.grade(records, first, card));
  ASSERT_TRUE(card.score().has_value());
  ASSERT_TRUE(live.grade(records, other, card));
  ASSERT_FALSE(live.grade(records, nobody, card));
  live_score alone;
  ASSERT_TRUE(live.score(records, first, alone));
  const long before = test::allocations_made;
  EXPECT_TRUE(live.score(records, other, alone));
  EXPECT_FALSE(live.score(records, nobody, alone));
  EXPECT_TRUE(live.grade(records, first, card));
  EXPECT_TRUE(live.grade(records, other, card));
  EXPECT_FALSE(live.grade(records, nobody, card));
  EXPECT_EQ(test::allocations_made, before);
}

}  // namespace
}  // namespace assay
