// SPDX-License-Identifier: Apache-2.0
//
// Single groups of a state that grows: the same as grading everything.
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "unit/cli/desk_model.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

void contact(state& records, const model& of, std::string_view team, std::int64_t answered_s) {
  table row{of.record("contact")};
  row.add({{"team", team}, {"answered_s", answered_s}, {"solved", answered_s < 100}, {"quality", 88.5}});
  records.update(row);
}

TEST(grader, grades_one_group_as_it_is_now) {
  const model of = test::desk_model();
  state records{of, {"team"}};
  grader live{of};
  scorecard card;
  live_score alone;
  for (int event = 0; event < 40; ++event) {
    contact(records, of, event % 3 == 0 ? "A" : "B", event * 7);
    if (event == 20) records.count_rejected("contact", "bad_number", 4);
    const group_key key{event % 2 == 0 ? "A" : "B"};
    const result all = grade_state(of, records);
    const auto group = all.find(key);
    ASSERT_EQ(live.grade(records, key, card), group.has_value());
    ASSERT_EQ(live.score(records, key, alone), group.has_value());
    ASSERT_EQ(alone.score, card.score());
    ASSERT_EQ(alone.grade, card.grade());
    ASSERT_EQ(alone.status, card.status());
    ASSERT_EQ(alone.reason, card.reason());
    ASSERT_FALSE(alone.nodes.empty());
    for (std::size_t node = 0; node < alone.nodes.size(); ++node)
      ASSERT_EQ(alone.nodes[node], card.nodes()[node].points()) << card.nodes()[node].id();
    if (!group) continue;
    const scorecard expected = all.scorecard(*group);
    ASSERT_EQ(card.key(), expected.key());
    ASSERT_EQ(card.rows(), expected.rows());
    ASSERT_EQ(card.score(), expected.score());
    ASSERT_EQ(card.status(), expected.status());
    for (std::size_t place = 0; place < expected.nodes().size(); ++place) {
      const scored_node& node = card.nodes()[place];
      const scored_node& wanted = expected.nodes()[place];
      ASSERT_EQ(node.points(), wanted.points()) << node.id();
      ASSERT_EQ(node.n(), wanted.n()) << node.id();
      ASSERT_EQ(node.reason(), wanted.reason()) << node.id();
      ASSERT_EQ(node.contribution(), wanted.contribution()) << node.id();
    }
  }
}

TEST(grader, a_group_that_is_not_there_has_no_records) {
  const model of = test::desk_model();
  state records{of, {"team"}};
  contact(records, of, "A", 5);
  grader live{of};
  scorecard card;
  EXPECT_TRUE(live.grade(records, {"A"}, card));
  EXPECT_FALSE(live.grade(records, {"nobody"}, card));
  EXPECT_EQ(card.rows(), 0);
  EXPECT_EQ(card.key(), group_key{"nobody"});
  EXPECT_EQ(card.find("on_time_rate")->reason(), status_reason::no_records);
  EXPECT_EQ(card.find("contacts")->value()->exact, fraction{0});
}

TEST(grader, takes_a_period_where_the_state_has_them) {
  const model of = model::parse(R"json({"assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"c": {"label": "c", "time": "at", "columns": {"at": {"type": "timestamp"}}}},
    "indicators": {"n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"}}})json");
  state records{of, {}, {period_unit::month, 0, 1}};
  table rows{of.record("c")};
  rows.add({{"at", std::int64_t{1'772'323'200}}});
  records.update(rows);
  grader live{of};
  scorecard card;
  EXPECT_TRUE(live.grade(records, {}, "2026-03", card));
  EXPECT_EQ(card.period(), "2026-03");
  EXPECT_EQ(card.rows(), 1);
  EXPECT_FALSE(live.grade(records, {}, "2026-04", card));
  EXPECT_FALSE(live.grade(records, {}, card)) << "no record without a time";
}

TEST(grader, refuses_keys_and_states_that_do_not_belong) {
  const model of = test::desk_model();
  grader live{of};
  scorecard card;
  const auto failure = [&](const state& records, const group_key& key) -> std::string {
    try {
      (void)live.grade(records, key, card);
    } catch (const error& fault) {
      return fault.what();
    }
    return "nothing was thrown";
  };
  EXPECT_THAT(failure(state{of, {"team"}}, {}),
              HasSubstr("the key has 0 parts, and the state is grouped by 1 columns"));
  EXPECT_THAT(failure(state{model::preset("after-sales-quality")}, {}),
              HasSubstr("the state was made with a model"));
}

}  // namespace
}  // namespace assay
