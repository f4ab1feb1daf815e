// SPDX-License-Identifier: Apache-2.0
//
// Results as columns: what is held is what the scorecards say, groups are found, and little memory is taken.
#include <assay/result.hpp>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>

#include "cards.hpp"
#include "unit/cli/desk_model.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

/// A hundred teams with whatever values, some of them wide, missing or given as dimensions.
std::vector<given_entity> entities(std::uint32_t seed) {
  std::mt19937 random{seed};
  const auto next = [&random](std::uint32_t below) { return static_cast<std::int64_t>(random() % below); };
  std::vector<given_entity> all;
  for (int team = 0; team < 100; ++team) {
    given_entity given;
    given.key = {team == 50 ? std::nullopt : std::optional{"team " + std::to_string((team * 37) % 100)}};
    const auto add = [&](std::string_view id, fraction value) {
      if (next(5) == 0) return;
      given.values.push_back({id, value, next(3) == 0 ? std::nullopt : std::optional{next(200)}});
    };
    add("on_time_rate", {next(1000), 1000});
    if (next(10) == 0) {
      given.values.push_back({"care", fraction{next(10'000), 100}, next(50)});
    } else {
      add("quality", {next(1'000'000'007), 10'000'000'070});
      add("solved_rate", {next(1 << 30), int128{1} << 90});
      add("severe_incidents", {next(4)});
    }
    add("load", {next(900), 7});
    all.push_back(std::move(given));
  }
  return all;
}

TEST(result, holds_what_its_scorecards_say) {
  const model of = test::desk_model();
  const auto given = entities(1);
  const result scored = score_values(of, {"team"}, given);
  ASSERT_EQ(scored.size(), given.size());
  scorecard card;
  for (std::size_t group = 0; group < scored.size(); ++group) {
    scored.explain(group, card);
    const graded_group held = scored[group];
    ASSERT_EQ(held.key(), given[group].key);
    ASSERT_EQ(held.key(), card.key());
    ASSERT_EQ(held.score(), card.score());
    ASSERT_EQ(held.score_before_rules(), card.score_before_rules());
    ASSERT_EQ(held.grade(), card.grade());
    ASSERT_EQ(held.grade_before_rules(), card.grade_before_rules());
    ASSERT_EQ(held.status(), card.status());
    ASSERT_EQ(held.reason(), card.reason());
    ASSERT_EQ(held.rows(), card.rows());
    ASSERT_EQ(scored.nodes().size(), card.nodes().size());
    for (std::size_t place = 0; place < card.nodes().size(); ++place) {
      const scored_node& line = card.nodes()[place];
      const graded_node node = held.node(place);
      ASSERT_EQ(scored.nodes()[place].id, line.id());
      ASSERT_EQ(scored.nodes()[place].kind, line.kind());
      ASSERT_EQ(scored.nodes()[place].definition, line.definition());
      ASSERT_EQ(scored.nodes()[place].indicator, line.indicator());
      ASSERT_EQ(node.value().has_value(), line.value().has_value()) << line.id();
      if (line.value()) {
        ASSERT_EQ(node.value()->text(), line.value()->text());
      }
      ASSERT_EQ(node.n(), line.n()) << line.id();
      ASSERT_EQ(node.points(), line.points()) << line.id();
      ASSERT_EQ(node.status(), line.status()) << line.id();
      ASSERT_EQ(node.reason(), line.reason()) << line.id();
      ASSERT_EQ(node.band(), line.band()) << line.id();
    }
  }
}

/// The values of the entity itself, through what was held of them.
TEST(result, gives_values_back_to_the_last_digit) {
  const model of = test::desk_model();
  const auto given = entities(2);
  const result scored = score_values(of, {"team"}, given);
  for (std::size_t group = 0; group < scored.size(); ++group) {
    for (const given_value& value : given[group].values) {
      const auto place = scored.node(value.id);
      ASSERT_TRUE(place);
      const graded_node node = scored[group].node(*place);
      if (scored.nodes()[*place].kind == node_kind::dimension) {
        ASSERT_EQ(node.points(), points::rounded(*value.value));
      } else {
        ASSERT_EQ(node.value()->exact.text(), value.value->text());
      }
      ASSERT_EQ(node.n(), value.n);
    }
  }
  EXPECT_FALSE(scored.node("nothing of that name"));
}

TEST(result, finds_groups_by_key_in_any_order) {
  const model of = test::desk_model();
  const auto given = entities(3);
  const result scored = score_values(of, {"team"}, given);
  for (std::size_t group = 0; group < given.size(); ++group)
    EXPECT_EQ(scored.find(given[group].key), group);
  EXPECT_EQ(scored.find({"team"}), std::nullopt);
  EXPECT_EQ(scored.find({"zzz"}), std::nullopt);
  EXPECT_EQ(scored.find({}), std::nullopt) << "another number of parts";
}

TEST(result, finds_groups_of_a_period) {
  const model of = model::parse(R"json({"assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"c": {"label": "c", "time": "at", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "at": {"type": "timestamp"}}}},
    "indicators": {"n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"}}})json");
  state records{of, {"team"}, {period_unit::month, 0, 1}};
  table rows{of.record("c")};
  rows.add({{"team", "a"}, {"at", std::int64_t{1'772'323'200}}});  // 2026-03-01
  rows.add({{"team", "a"}, {"at", std::int64_t{1'775'001'600}}});  // 2026-04-01
  rows.add({{"team", "a"}, {"at", missing_cell{}}});
  records.update(rows);
  const result graded = grade_state(of, records);
  ASSERT_EQ(graded.size(), 3U);
  EXPECT_EQ(graded.find({"a"}, "2026-04"), 2U);
  EXPECT_EQ(graded.find({"a"}), 0U) << "records without a time";
  EXPECT_EQ(graded.find({"a"}, "2026-05"), std::nullopt);
  EXPECT_EQ(graded[1].period(), "2026-03");
  const scorecard march = graded.scorecard(1);
  EXPECT_EQ(march.period(), "2026-03");
}

TEST(result, a_scorecard_used_again_keeps_nothing_of_the_group_before) {
  const model of = test::desk_model();
  const result scored = score_values(of, {"team"}, entities(4));
  const model other = model::preset("after-sales-quality");
  const result others = score_values(other, {}, std::vector<given_entity>(1));
  scorecard again;
  for (std::size_t group = 0; group < scored.size(); ++group) {
    scored.explain(group, again);
    const scorecard fresh = scored.scorecard(group);
    ASSERT_EQ(again.key(), fresh.key());
    ASSERT_EQ(again.rules().size(), fresh.rules().size());
    ASSERT_EQ(again.rules_undecided().size(), fresh.rules_undecided().size());
    ASSERT_EQ(again.reasons().size(), fresh.reasons().size());
    for (std::size_t place = 0; place < fresh.nodes().size(); ++place) {
      ASSERT_EQ(again.nodes()[place].contribution(), fresh.nodes()[place].contribution());
      ASSERT_EQ(again.nodes()[place].lost(), fresh.nodes()[place].lost());
      ASSERT_EQ(again.nodes()[place].interval().has_value(), fresh.nodes()[place].interval().has_value());
    }
    if (group % 10 == 0) others.explain(0, again);
  }
}

TEST(result, copies_of_scorecards_stand_alone) {
  const model of = test::desk_model();
  scorecard copy;
  {
    const result scored = test::desk_result(of);
    scorecard card = scored.scorecard(1);
    copy = card;
    scored.explain(0, card);
  }
  EXPECT_EQ(copy.key(), group_key{"乙队"});
  EXPECT_EQ(copy.rules().size(), 2U);
  EXPECT_EQ(copy.rules()[1].events(), 2);
  EXPECT_EQ(copy.find("answer_time")->parent()->id(), "speed");
  EXPECT_EQ(copy.find("total")->parent(), nullptr);
  EXPECT_EQ(copy.find("load")->definition(), nullptr);
  EXPECT_EQ(copy.find("load")->weight(), std::nullopt);
  EXPECT_EQ(copy.find("nothing"), nullptr);
  const scorecard moved = std::move(copy);
  EXPECT_EQ(moved.reasons().front().id(), "answer_time");
}

TEST(result, there_is_no_group_beyond_the_last) {
  const result scored = test::desk_result(test::desk_model());
  try {
    (void)scored.scorecard(2);
    FAIL();
  } catch (const error& fault) {
    EXPECT_THAT(fault.what(), HasSubstr("there is no group 2; the result has 2 of them"));
  }
}

TEST(result, takes_less_than_48_bytes_a_node_and_100_a_group) {
  const model of = test::desk_model();
  std::vector<given_entity> many;
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    for (given_entity& entity : entities(seed))
      many.push_back(std::move(entity));
  }
  const result scored = score_values(of, {"team"}, many);
  EXPECT_LT(scored.memory_bytes(), scored.size() * (48 * scored.nodes().size() + 100));
  EXPECT_GT(scored.memory_bytes(), scored.size() * 10 * scored.nodes().size());
}

TEST(result, json_comes_in_pieces_that_are_the_whole_text) {
  class pieces final : public text_sink {
   public:
    void write(std::string_view piece) override {
      text += piece;
      largest = std::max(largest, piece.size());
    }
    std::string text;
    std::size_t largest = 0;
  };
  std::vector<given_entity> many;
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    for (given_entity& entity : entities(seed))
      many.push_back(std::move(entity));
  }
  const result scored = score_values(test::desk_model(), {"team"}, many);
  pieces all;
  write_json(scored, all);
  EXPECT_EQ(all.text, to_json(scored));
  EXPECT_LT(all.largest, 100'000U);
  EXPECT_GT(all.text.size(), 1'000'000U);
}

// Of a model without a score tree the group says what its indicators say.
TEST(result, an_unscored_group_is_provisional_when_an_indicator_is) {
  const model of = model::parse(R"json({"assay": 0, "id": "t", "version": "1", "label": "t",
    "records": {"r": {"columns": {"ok": {"type": "bool"}}}},
    "indicators": {"rate": {"label": "rate", "unit": "ratio", "better": "higher", "value": "rate(ok)"}}})json");
  state records{of};
  table rows{of.record("r")};
  rows.add({{"ok", true}});
  rows.add({{"ok", false}});
  records.update(rows);
  const result before = grade_state(of, records);
  EXPECT_EQ(before[0].status(), node_status::ok);
  records.count_rejected("r", "bad_flag", 2);
  const result graded = grade_state(of, records);
  EXPECT_EQ(graded[0].status(), node_status::provisional);
  EXPECT_EQ(graded[0].reason(), status_reason::provisional_child);
  EXPECT_THAT(to_json(graded), HasSubstr(R"("provisional":true,"status":"provisional")"));
}

}  // namespace
}  // namespace assay
