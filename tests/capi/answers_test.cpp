// SPDX-License-Identifier: Apache-2.0
//
// What comes out of the C interface is what the engine says: models, states, results, scorecards, given values.
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/display.hpp>
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "capi/arrow_memory.hpp"
#include "capi/desk.hpp"
#include "capi/handles.hpp"

namespace assay::c_test {
namespace {

using testing::HasSubstr;

/// The same contacts in a state of the engine's.
class c_answers : public testing::Test {
 protected:
  c_answers() {
    add(state_, contacts_.records());
    table rows{engine_model_.record("contact")};
    for (std::size_t row = 0; row < 3; ++row) {
      rows.add({{"team", contacts_.teams[row]},
                {"opened_at", contacts_.opened[row]},
                {"solved", contacts_.solved[row] != 0},
                {"wait_s", contacts_.waits[row]},
                {"rating", contacts_.ratings[row]}});
    }
    engine_state_.update(rows);
  }
  owned<assay_result> graded() {
    return made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(state_.get()),
                                 static_cast<const assay_model*>(nullptr),
                                 static_cast<const assay_grade_options*>(nullptr));
  }

  model engine_model_ = model::parse(desk_document);
  state engine_state_{engine_model_, {"team"}};
  owned<assay_model> model_ = model_of(desk_document);
  owned<assay_state> state_ = desk_state(model_);
  desk_contacts contacts_;
  failure problem_;
};

TEST_F(c_answers, a_model_names_its_lists) {
  const auto count = [&](std::int32_t list, std::int64_t of = 0) {
    return assay_model_count(model_.get(), list, of);
  };
  EXPECT_EQ(count(ASSAY_LIST_RECORDS), 1);
  EXPECT_EQ(count(ASSAY_LIST_COLUMNS), 6);
  EXPECT_EQ(count(ASSAY_LIST_COLUMNS, 1), -1);
  EXPECT_EQ(count(ASSAY_LIST_INDICATORS), 3);
  EXPECT_EQ(count(ASSAY_LIST_NODES), 5);
  EXPECT_EQ(count(ASSAY_LIST_GRADES), 2);
  EXPECT_EQ(count(ASSAY_LIST_RULES), 0);
  EXPECT_EQ(count(9), -1);
  EXPECT_EQ(assay_model_find(model_.get(), ASSAY_LIST_NODES, 0, "rating", -1), 4) << "it is not scored";
  EXPECT_EQ(assay_model_find(model_.get(), ASSAY_LIST_NODES, 0, "total", -1), 0);
  EXPECT_EQ(assay_model_find(model_.get(), ASSAY_LIST_COLUMNS, 0, "wait_s-", 6), 3);
  EXPECT_EQ(assay_model_find(model_.get(), ASSAY_LIST_COLUMNS, 0, "wait", -1), -1);
  const auto name = [&](std::int32_t list, std::int64_t index, std::int32_t language) {
    const char* text = nullptr;
    std::int64_t bytes = 0;
    EXPECT_EQ(assay_model_name(model_.get(), list, 0, index, language, &text, &bytes, &problem_), ASSAY_OK);
    return std::string{text, static_cast<std::size_t>(bytes)};
  };
  EXPECT_EQ(name(ASSAY_LIST_RECORDS, 0, ASSAY_CHINESE), "联系");
  EXPECT_EQ(name(ASSAY_LIST_RECORDS, 0, ASSAY_ENGLISH), "Contact");
  EXPECT_EQ(name(ASSAY_LIST_RECORDS, 0, ASSAY_ID), "contact");
  EXPECT_EQ(name(ASSAY_LIST_COLUMNS, 2, ASSAY_ENGLISH), "solved") << "without a name of its own";
  EXPECT_EQ(name(ASSAY_LIST_INDICATORS, 2, ASSAY_ENGLISH), "评分") << "in the language that there is";
  EXPECT_EQ(name(ASSAY_LIST_NODES, 0, ASSAY_ID), "total");
  EXPECT_EQ(name(ASSAY_LIST_NODES, 2, ASSAY_CHINESE), "解决率");
  EXPECT_EQ(name(ASSAY_LIST_GRADES, 1, ASSAY_CHINESE), "较差");
  const char* text = nullptr;
  std::int64_t bytes = 0;
  EXPECT_EQ(assay_model_name(model_.get(), ASSAY_LIST_GRADES, 0, 2, 0, &text, &bytes, &problem_),
            ASSAY_ARGUMENT);
  EXPECT_EQ(assay_model_name(model_.get(), ASSAY_LIST_COLUMNS, 5, 0, 0, &text, &bytes, &problem_),
            ASSAY_ARGUMENT);
}

TEST_F(c_answers, a_model_says_which_columns_it_needs) {
  std::int32_t columns[8] = {};
  std::int32_t count = 0;
  ASSERT_EQ(assay_model_needs(model_.get(), 0, nullptr, columns, 8, &count, &problem_), ASSAY_OK);
  EXPECT_EQ(std::vector<std::int32_t>(columns, columns + count), (std::vector<std::int32_t>{2, 3, 4}));
  by_team daily;
  daily.period = ASSAY_PERIOD_DAY;
  ASSERT_EQ(assay_model_needs(model_.get(), 0, &daily, nullptr, 0, &count, &problem_), ASSAY_OK);
  EXPECT_EQ(count, 5);
  std::int32_t first = -1;
  ASSERT_EQ(assay_model_needs(model_.get(), 0, &daily, &first, 1, &count, &problem_), ASSAY_OK);
  EXPECT_EQ(first, 0);
  EXPECT_EQ(assay_model_needs(model_.get(), 1, &daily, nullptr, 0, &count, &problem_), ASSAY_ARGUMENT);
  daily.period = 6;
  EXPECT_EQ(assay_model_needs(model_.get(), 0, &daily, nullptr, 0, &count, &problem_), ASSAY_ARGUMENT);
  daily.period = 0;
  daily.reserved = 1;
  EXPECT_EQ(assay_model_needs(model_.get(), 0, &daily, nullptr, 0, &count, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_answers, a_state_is_the_engine_s_to_the_byte) {
  const auto bytes = made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state_.get()), 0);
  EXPECT_EQ(text_of(bytes), engine_state_.save());
  const std::string stored = text_of(bytes);
  const auto load = [&](const assay_model* model) {
    return made_by<assay_state>(assay_state_load, model, static_cast<const void*>(stored.data()),
                                static_cast<std::int64_t>(stored.size()));
  };
  EXPECT_EQ(digest_of(load(model_.get())), digest_of(state_));
  const owned<assay_state> without = load(nullptr);
  EXPECT_EQ(digest_of(without), digest_of(state_));
  assay_result* result = nullptr;
  EXPECT_EQ(assay_state_grade(without.get(), nullptr, nullptr, &result, &problem_), ASSAY_ARGUMENT);
  const auto scored = made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(without.get()),
                                            static_cast<const assay_model*>(model_.get()),
                                            static_cast<const assay_grade_options*>(nullptr));
  EXPECT_EQ(assay_result_size(scored.get()), 2);
  const assay_records records = contacts_.records();
  EXPECT_EQ(assay_state_update(without.get(), &records, nullptr, &problem_), ASSAY_ARGUMENT);
  assay_state* damaged = nullptr;
  EXPECT_EQ(assay_state_load(model_.get(), stored.data(), static_cast<std::int64_t>(stored.size()) - 1,
                             &damaged, &problem_),
            ASSAY_STATE);
  EXPECT_EQ(assay_state_load(nullptr, "nonsense", 8, &damaged, &problem_), ASSAY_STATE);
  EXPECT_EQ(assay_state_load(nullptr, "nonsense", -1, &damaged, &problem_), ASSAY_ARGUMENT);
  const auto old = made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state_.get()),
                                        static_cast<std::int32_t>(ASSAY_FORMAT_0_1));
  EXPECT_EQ(text_of(old), stored);
}

TEST_F(c_answers, states_merge_seal_and_roll_up) {
  const owned<assay_state> other = desk_state(model_);
  add(other, contacts_.records());
  ASSERT_EQ(assay_state_merge(other.get(), state_.get(), &problem_), ASSAY_OK);
  state twice{engine_state_};
  twice.merge(engine_state_);
  const auto digest = twice.digest();
  EXPECT_EQ(digest_of(other), (std::string{digest.begin(), digest.end()}));
  const auto total = made_by<assay_state>(assay_state_roll_up, static_cast<const assay_state*>(other.get()),
                                          static_cast<const assay_grouping*>(nullptr));
  const auto rolled = twice.rolled_up({}).digest();
  EXPECT_EQ(digest_of(total), (std::string{rolled.begin(), rolled.end()}));
  EXPECT_EQ(assay_state_merge(total.get(), state_.get(), &problem_), ASSAY_STATE);
  EXPECT_EQ(assay_state_merge(state_.get(), state_.get(), &problem_), ASSAY_OK)
      << "a state may be added to itself";

  ASSERT_EQ(assay_state_count_rejected(state_.get(), 0, "bad_number", -1, 7, &problem_), ASSAY_OK);
  EXPECT_EQ(assay_state_count_rejected(state_.get(), 0, "bad_number", -1, -7, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_state_count_rejected(state_.get(), 3, "bad_number", -1, 1, &problem_), ASSAY_ARGUMENT);
  ASSERT_EQ(assay_state_seal(state_.get(), "2026-05-01/shard-1", -1, &problem_), ASSAY_OK);
  const assay_records records = contacts_.records();
  EXPECT_EQ(assay_state_update(state_.get(), &records, nullptr, &problem_), ASSAY_ARGUMENT);
  EXPECT_STREQ(problem_.code, "sealed_state");
  const std::string about =
      text_of(made_by<assay_bytes>(assay_state_describe, static_cast<const assay_state*>(state_.get())));
  EXPECT_THAT(about, HasSubstr(R"("rejected":[{"record":"contact","reason":"bad_number","rows":7}])"));
  EXPECT_THAT(about, HasSubstr(R"("rows":6,"groups":2,"by":["team"],"period":null)"));
  EXPECT_THAT(about, HasSubstr(R"("seal":{"sources":1)"));
}

TEST_F(c_answers, a_result_is_the_engine_s) {
  const owned<assay_result> scored = graded();
  const result expected = grade_state(engine_model_, engine_state_);
  ASSERT_EQ(assay_result_size(scored.get()), static_cast<std::int64_t>(expected.size()));
  for (std::size_t group = 0; group < expected.size(); ++group) {
    const auto index = static_cast<std::int64_t>(group);
    auto card = sized<assay_card>();
    ASSERT_EQ(assay_result_card(scored.get(), index, &card, &problem_), ASSAY_OK);
    EXPECT_EQ(card.score, expected[group].score()->to_double());
    EXPECT_EQ(card.score_before_rules, expected[group].score_before_rules()->to_double());
    EXPECT_EQ(card.rows, expected[group].rows());
    EXPECT_EQ(card.grade, expected[group].grade() - engine_model_.definition().grades.list().data());
    for (std::size_t line = 0; line < expected.nodes().size(); ++line) {
      const auto node = expected[group].node(line);
      auto read = sized<assay_node>();
      ASSERT_EQ(assay_result_node(scored.get(), index, static_cast<std::int64_t>(line), &read, &problem_),
                ASSAY_OK);
      EXPECT_EQ(read.status, static_cast<std::int32_t>(node.status()));
      EXPECT_EQ(read.n, node.n().value_or(-1));
      EXPECT_EQ(std::isnan(read.points), !node.points().has_value());
      if (node.points()) {
        EXPECT_EQ(read.points, node.points()->to_double());
      }
      EXPECT_EQ(read.value_kind != 0, node.value().has_value());
      if (node.value()) {
        EXPECT_EQ(read.value, node.value()->to_double());
      }
      EXPECT_TRUE(std::isnan(read.weight));
    }
  }
  EXPECT_EQ(text_of(made_by<assay_bytes>(assay_result_json, static_cast<const assay_result*>(scored.get()),
                                         std::int64_t{0}, std::int64_t{-1})),
            to_json(expected));
  const std::string second = text_of(made_by<assay_bytes>(
      assay_result_json, static_cast<const assay_result*>(scored.get()), std::int64_t{1}, std::int64_t{1}));
  EXPECT_THAT(second, HasSubstr(R"("groups":[{"key":{"team":"甲"})"));
  EXPECT_THAT(second, testing::Not(HasSubstr(R"({"team":null})")));
  assay_bytes* none = nullptr;
  EXPECT_EQ(assay_result_json(scored.get(), 3, 1, &none, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_result_json(scored.get(), 0, -2, &none, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_result_json(scored.get(), -1, 1, &none, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_answers, groups_are_found_by_their_keys) {
  const owned<assay_result> scored = graded();
  const char* parts[] = {"甲"};
  auto key = sized<assay_key>();
  key.parts = parts;
  key.part_count = 1;
  EXPECT_EQ(assay_result_find(scored.get(), &key), 1);
  parts[0] = nullptr;
  EXPECT_EQ(assay_result_find(scored.get(), &key), 0);
  parts[0] = "乙";
  EXPECT_EQ(assay_result_find(scored.get(), &key), -1);
  key.part_count = 0;
  EXPECT_EQ(assay_result_find(scored.get(), &key), -1);
  const char* text = nullptr;
  std::int64_t bytes = 0;
  ASSERT_EQ(assay_result_key(scored.get(), 1, 0, &text, &bytes, &problem_), ASSAY_OK);
  EXPECT_EQ(std::string(text, static_cast<std::size_t>(bytes)), "甲");
  ASSERT_EQ(assay_result_key(scored.get(), 0, 0, &text, &bytes, &problem_), ASSAY_OK);
  EXPECT_EQ(text, nullptr);
  ASSERT_EQ(assay_result_key(scored.get(), 1, 1, &text, &bytes, &problem_), ASSAY_OK) << "the period";
  EXPECT_EQ(text, nullptr);
  EXPECT_EQ(assay_result_key(scored.get(), 1, 2, &text, &bytes, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_result_key(scored.get(), 2, 0, &text, &bytes, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_answers, a_scorecard_explains_in_both_languages) {
  const owned<assay_result> scored = graded();
  const auto card =
      made_by<assay_scorecard>(assay_scorecard_new, static_cast<const assay_model*>(model_.get()));
  assay_bytes* none = nullptr;
  EXPECT_EQ(assay_scorecard_json(card.get(), &none, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("never filled"));
  ASSERT_EQ(assay_scorecard_explain(card.get(), scored.get(), 1, &problem_), ASSAY_OK);
  const result whole = grade_state(engine_model_, engine_state_);
  const scorecard expected = whole.scorecard(1);
  for (std::size_t line = 0; line < expected.nodes().size(); ++line) {
    const scored_node& node = expected.nodes()[line];
    auto read = sized<assay_node>();
    ASSERT_EQ(assay_scorecard_node(card.get(), static_cast<std::int64_t>(line), &read, &problem_), ASSAY_OK);
    const auto same = [](double number, const std::optional<points>& wanted) {
      EXPECT_EQ(std::isnan(number), !wanted.has_value());
      if (wanted) {
        EXPECT_EQ(number, wanted->to_double());
      }
    };
    same(read.weight, node.weight());
    same(read.applied_weight, node.applied_weight());
    same(read.contribution, node.contribution());
    same(read.lost, node.lost());
    same(read.max_points, node.max_points());
    EXPECT_EQ(std::isnan(read.next_value), !node.next().has_value());
    EXPECT_EQ(std::isnan(read.interval_low), !node.interval().has_value());
    for (const std::int32_t language : {ASSAY_ENGLISH, ASSAY_CHINESE}) {
      const display shown{engine_model_, language == ASSAY_CHINESE ? "zh" : "en"};
      const auto text = [&](std::int32_t which) {
        std::int64_t bytes = 0;
        EXPECT_EQ(assay_scorecard_text(card.get(), static_cast<std::int64_t>(line), which, language, nullptr,
                                       0, &bytes, &problem_),
                  ASSAY_OK);
        std::string content(static_cast<std::size_t>(bytes) + 1, 'x');
        EXPECT_EQ(
            assay_scorecard_text(card.get(), static_cast<std::int64_t>(line), which, language, content.data(),
                                 static_cast<std::int64_t>(content.size()), &bytes, &problem_),
            ASSAY_OK);
        EXPECT_EQ(content.back(), '\0');
        content.pop_back();
        return content;
      };
      EXPECT_EQ(text(ASSAY_TEXT_LABEL), shown.label(node));
      EXPECT_EQ(text(ASSAY_TEXT_VALUE), shown.value(node));
      EXPECT_EQ(text(ASSAY_TEXT_BAND), shown.band(node));
      EXPECT_EQ(text(ASSAY_TEXT_NEXT), shown.next_step(node));
      EXPECT_EQ(text(ASSAY_TEXT_INTERVAL), shown.interval(node));
      EXPECT_EQ(text(ASSAY_TEXT_REASON), shown.reason(node));
      EXPECT_EQ(text(ASSAY_TEXT_SCORE), shown.score(expected));
      EXPECT_EQ(text(ASSAY_TEXT_GRADE), shown.grade(expected));
      const bool is_indicator = node.kind() == node_kind::indicator;
      EXPECT_EQ(text(ASSAY_TEXT_POINTS), !node.points() ? ""
                                         : is_indicator ? shown.short_points(*node.points())
                                                        : shown.points(*node.points()));
      EXPECT_EQ(text(ASSAY_TEXT_EXACT), node.value() ? node.value()->text() : "");
    }
  }
  const std::string json =
      text_of(made_by<assay_bytes>(assay_scorecard_json, static_cast<const assay_scorecard*>(card.get())));
  EXPECT_THAT(to_json(whole), HasSubstr(json));
  EXPECT_THAT(json, HasSubstr(R"("key":{"team":"甲"})"));
  char small[4] = "xxx";
  std::int64_t bytes = 0;
  ASSERT_EQ(assay_scorecard_text(card.get(), 2, ASSAY_TEXT_LABEL, ASSAY_CHINESE, small, sizeof small, &bytes,
                                 &problem_),
            ASSAY_OK);
  EXPECT_EQ(bytes, 9);
  EXPECT_STREQ(small, "") << "no part of a text is written";
  EXPECT_EQ(assay_scorecard_text(card.get(), 9, 0, 0, nullptr, 0, &bytes, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_scorecard_text(card.get(), 0, 0, 0, nullptr, 5, &bytes, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_scorecard_text(card.get(), 0, 0, 0, small, -1, &bytes, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_answers, a_growing_state_is_graded_live) {
  const auto card =
      made_by<assay_scorecard>(assay_scorecard_new, static_cast<const assay_model*>(model_.get()));
  const char* parts[] = {"甲"};
  auto key = sized<assay_key>();
  key.parts = parts;
  key.part_count = 1;
  std::int32_t found = 0;
  ASSERT_EQ(assay_scorecard_grade(card.get(), state_.get(), &key, &found, &problem_), ASSAY_OK);
  EXPECT_EQ(found, 1);
  auto explained = sized<assay_card>();
  auto scored = sized<assay_card>();
  ASSERT_EQ(assay_scorecard_card(card.get(), &explained, &problem_), ASSAY_OK);
  ASSERT_EQ(assay_scorecard_score(card.get(), state_.get(), &key, &found, &scored, &problem_), ASSAY_OK);
  const scorecard expected = grade_state(engine_model_, engine_state_).scorecard(1);
  EXPECT_EQ(explained.score, expected.score()->to_double());
  EXPECT_EQ(scored.score, explained.score);
  EXPECT_EQ(scored.grade, explained.grade);
  const std::string json =
      text_of(made_by<assay_bytes>(assay_scorecard_json, static_cast<const assay_scorecard*>(card.get())));
  EXPECT_THAT(json, HasSubstr(R"("key":{"team":"甲"})"));
  key.part_count = 0;
  EXPECT_EQ(assay_scorecard_grade(card.get(), state_.get(), &key, nullptr, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_answers, one_call_does_it_all) {
  const assay_records records = contacts_.records();
  const by_team by;
  const auto scored = made_by<assay_result>(assay_evaluate, desk_document.data(),
                                            static_cast<std::int64_t>(desk_document.size()), &records, 1,
                                            static_cast<const assay_grouping*>(&by));
  EXPECT_EQ(text_of(made_by<assay_bytes>(assay_result_json, static_cast<const assay_result*>(scored.get()),
                                         std::int64_t{0}, std::int64_t{-1})),
            to_json(grade_state(engine_model_, engine_state_)));
  assay_result* none = nullptr;
  EXPECT_EQ(assay_evaluate("{", -1, &records, 1, nullptr, &none, &problem_), ASSAY_MODEL);
  EXPECT_EQ(assay_evaluate("gbt-27922", -1, &records, -1, nullptr, &none, &problem_), ASSAY_ARGUMENT);
}

class c_scoring : public c_answers {
 protected:
  std::vector<double> solved_{0.95, 0.5, std::numeric_limits<double>::quiet_NaN()};
  std::vector<std::int32_t> waits_{60, 61, 5};
  std::vector<const char*> names_{"a", nullptr, "c"};
  std::vector<assay_column> columns_{column_of("solved", ASSAY_FLOAT64, solved_.data()),
                                     column_of("wait", ASSAY_INT32, waits_.data()),
                                     column_of("name", ASSAY_TEXT, names_.data())};

  c_scoring() { columns_[0].flags = ASSAY_COLUMN_NAN_MISSING; }

  assay_records values() {
    auto made = sized<assay_records>();
    made.rows = 3;
    made.column_count = static_cast<std::int32_t>(columns_.size());
    made.columns = columns_.data();
    return made;
  }
  result expected() {
    const std::vector<given_entity> entities{
        {{"a"}, {{"solved", fraction{95, 100}, {}}, {"wait", fraction{60}, {}}}},
        {{std::nullopt}, {{"solved", fraction{5, 10}, {}}, {"wait", fraction{61}, {}}}},
        {{"c"}, {{"wait", fraction{5}, {}}}}};
    return score_values(engine_model_, {"name"}, entities);
  }
};

TEST_F(c_scoring, given_values_are_scored_by_the_batch) {
  const auto scorer =
      made_by<assay_scorer>(assay_scorer_new, static_cast<const assay_model*>(model_.get()), 31);
  auto column = sized<assay_column>();
  EXPECT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_SCORE, 0, &column, &problem_), ASSAY_ARGUMENT);
  const assay_records given = values();
  ASSERT_EQ(assay_scorer_score(scorer.get(), &given, &problem_), ASSAY_OK) << problem_.message;
  ASSERT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_SCORE, 0, &column, &problem_), ASSAY_OK);
  EXPECT_EQ(column.type, ASSAY_INT64);
  EXPECT_EQ(column.decimals, 9);
  EXPECT_EQ(column.rows, 3);
  const result wanted = expected();
  for (std::size_t row = 0; row < 3; ++row)
    EXPECT_EQ(static_cast<const std::int64_t*>(column.values)[row], wanted[row].score()->quanta());
  const std::int64_t wait = assay_model_find(model_.get(), ASSAY_LIST_NODES, 0, "wait", -1);
  ASSERT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_POINTS, wait, &column, &problem_), ASSAY_OK);
  EXPECT_EQ(static_cast<const std::int64_t*>(column.values)[1], 5'000'000'000);
  ASSERT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_GRADE, 0, &column, &problem_), ASSAY_OK);
  EXPECT_EQ(column.type, ASSAY_UINT8);
  EXPECT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_POINTS, 99, &column, &problem_), ASSAY_ARGUMENT);
  EXPECT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_FIRED, 0, &column, &problem_), ASSAY_ARGUMENT);

  ArrowSchema schema{};
  ArrowArray array{};
  ASSERT_EQ(assay_scorer_export(scorer.get(), &schema, &array, &problem_), ASSAY_OK);
  EXPECT_STREQ(schema.format, "+s");
  EXPECT_EQ(array.length, 3);
  EXPECT_STREQ(schema.children[0]->name, "score");
  EXPECT_EQ(static_cast<const double*>(array.children[0]->buffers[1])[1], wanted[1].score()->to_double());
  EXPECT_STREQ(schema.children[schema.n_children - 3]->name, "wait");
  // A child may be taken out, and outlives the rest.
  ArrowArray taken = *array.children[0];
  array.children[0]->release = nullptr;
  array.release(&array);
  EXPECT_EQ(static_cast<const double*>(taken.buffers[1])[0], wanted[0].score()->to_double());
  taken.release(&taken);
  schema.release(&schema);

  solved_[1] = 1.5;
  EXPECT_EQ(assay_scorer_score(scorer.get(), &given, &problem_), ASSAY_DATA);
  EXPECT_EQ(problem_.row, 2);
  EXPECT_STREQ(problem_.field, "solved");
  EXPECT_EQ(assay_scorer_export(scorer.get(), &schema, &array, &problem_), ASSAY_ARGUMENT)
      << "what was refused leaves no batch";
}

TEST_F(c_scoring, a_batch_is_exported_with_bands_and_rules) {
  std::string document{desk_document};
  document.insert(
      document.rfind("\"grades\""),
      R"("critical": [{"id": "slow", "indicator": "wait", "when": ">60", "effect": "zero_total"}], )");
  const owned<assay_model> model = model_of(document);
  const auto scorer = made_by<assay_scorer>(assay_scorer_new, static_cast<const assay_model*>(model.get()),
                                            std::int32_t{ASSAY_SCORER_BANDS | ASSAY_SCORER_RULES});
  const assay_records given = values();
  ASSERT_EQ(assay_scorer_score(scorer.get(), &given, &problem_), ASSAY_OK) << problem_.message;
  ArrowSchema schema{};
  ArrowArray array{};
  ASSERT_EQ(assay_scorer_export(scorer.get(), &schema, &array, &problem_), ASSAY_OK);
  std::vector<std::string> names;
  for (std::int64_t child = 0; child < schema.n_children; ++child)
    names.emplace_back(schema.children[child]->name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"score", "grade", "status", "solved:band", "wait:band", "slow:fired"}));
  const ArrowArray& solved = *array.children[3];
  EXPECT_STREQ(schema.children[3]->format, "l");
  EXPECT_EQ(solved.null_count, 1);
  EXPECT_EQ(static_cast<const std::uint8_t*>(solved.buffers[0])[0] & 7U, 3U);
  EXPECT_EQ(static_cast<const std::int64_t*>(solved.buffers[1])[0], 2);
  EXPECT_EQ(static_cast<const std::int64_t*>(solved.buffers[1])[1], 1);
  EXPECT_EQ(static_cast<const std::int64_t*>(array.children[4]->buffers[1])[1], 1);
  EXPECT_STREQ(schema.children[5]->format, "b");
  EXPECT_EQ(array.children[5]->null_count, 0);
  EXPECT_EQ(static_cast<const std::uint8_t*>(array.children[5]->buffers[1])[0], 2U);
  array.release(&array);
  schema.release(&schema);
}

TEST_F(c_scoring, one_card_by_itself) {
  const auto scorer =
      made_by<assay_scorer>(assay_scorer_new, static_cast<const assay_model*>(model_.get()), 0);
  const double one[] = {0.95, 60, std::numeric_limits<double>::quiet_NaN()};
  auto card = sized<assay_card>();
  ASSERT_EQ(assay_scorer_score_one(scorer.get(), one, 3, &card, &problem_), ASSAY_OK);
  EXPECT_EQ(card.score, 100);
  EXPECT_EQ(card.grade, 0);
  EXPECT_EQ(assay_scorer_score_one(scorer.get(), one, 2, &card, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("there are 2 values, and the model has 3 indicators"));
  const double wrong[] = {1.5, 60, 0};
  EXPECT_EQ(assay_scorer_score_one(scorer.get(), wrong, 3, &card, &problem_), ASSAY_DATA);
}

TEST_F(c_scoring, with_samples_and_denominators_by_name) {
  const std::vector<std::int64_t> tops{19, 1, 7};
  const std::vector<std::int64_t> bottoms{20, 2, 0};
  const std::uint8_t two = 0b011;
  columns_[0] = column_of("solved", ASSAY_INT64, tops.data());
  columns_.push_back(column_of("solved:denominator", ASSAY_INT64, bottoms.data()));
  columns_.back().validity = &two;
  columns_.push_back(column_of("solved:n", ASSAY_INT64, bottoms.data()));
  columns_.push_back(column_of("solved:other", ASSAY_INT64, bottoms.data()));
  const auto scorer =
      made_by<assay_scorer>(assay_scorer_new, static_cast<const assay_model*>(model_.get()), 0);
  assay_records given = values();
  ASSERT_EQ(assay_scorer_score(scorer.get(), &given, &problem_), ASSAY_OK) << problem_.message;
  auto column = sized<assay_column>();
  ASSERT_EQ(assay_scorer_column(scorer.get(), ASSAY_SCORED_SCORE, 0, &column, &problem_), ASSAY_OK);
  const result wanted = expected();
  for (std::size_t row = 0; row < 3; ++row)
    EXPECT_EQ(static_cast<const std::int64_t*>(column.values)[row], wanted[row].score()->quanta());
  columns_.push_back(column_of("solved:n", ASSAY_INT64, bottoms.data()));
  given = values();
  EXPECT_EQ(assay_scorer_score(scorer.get(), &given, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_scoring, with_explanations) {
  auto by = sized<assay_grouping>();
  const char* names[] = {"name"};
  by.by = names;
  by.by_count = 1;
  const assay_records given = values();
  const auto scored = made_by<assay_result>(assay_score_values, static_cast<const assay_model*>(model_.get()),
                                            &given, static_cast<const assay_grouping*>(&by));
  EXPECT_EQ(text_of(made_by<assay_bytes>(assay_result_json, static_cast<const assay_result*>(scored.get()),
                                         std::int64_t{0}, std::int64_t{-1})),
            to_json(expected()));
  const auto refused = [&](std::int32_t status) {
    assay_result* none = nullptr;
    const assay_records wrong = values();
    EXPECT_EQ(assay_score_values(model_.get(), &wrong, &by, &none, &problem_), status);
    return problem_.text();
  };
  columns_[0].flags = 0;
  EXPECT_THAT(refused(ASSAY_DATA), HasSubstr("row 3, column \"solved\""));
  columns_[0].flags = ASSAY_COLUMN_NAN_MISSING;
  columns_[1].flags = ASSAY_COLUMN_SCALED;
  EXPECT_THAT(refused(ASSAY_ARGUMENT), HasSubstr("how many decimals"));
  columns_[1].flags = ASSAY_COLUMN_DAYS;
  EXPECT_THAT(refused(ASSAY_ARGUMENT), HasSubstr("multiplier"));
  columns_[1].flags = 0;
  names[0] = "nam";
  EXPECT_THAT(refused(ASSAY_ARGUMENT), HasSubstr("did you mean \"name\""));
  names[0] = "name";
  by.period = ASSAY_PERIOD_DAY;
  EXPECT_THAT(refused(ASSAY_ARGUMENT), HasSubstr("keys.period"));
  by.period = 0;
  names_[0] = "\xFF";
  EXPECT_THAT(refused(ASSAY_DATA), HasSubstr("UTF-8"));
}

TEST_F(c_answers, tables_come_out_as_arrow_streams) {
  const owned<assay_result> scored = graded();
  const auto schema_and_rows = [&](std::int32_t table, std::int32_t language) {
    ArrowArrayStream stream{};
    EXPECT_EQ(assay_result_export(scored.get(), table, language, &stream, &problem_), ASSAY_OK);
    ArrowSchema schema{};
    EXPECT_EQ(stream.get_schema(&stream, &schema), 0);
    std::string text;
    for (std::int64_t child = 0; child < schema.n_children; ++child)
      text += std::string{schema.children[child]->name} + ':' + schema.children[child]->format + ' ';
    schema.release(&schema);
    std::int64_t rows = 0;
    for (;;) {
      ArrowArray chunk{};
      EXPECT_EQ(stream.get_next(&stream, &chunk), 0);
      if (chunk.release == nullptr) break;
      rows += chunk.length;
      chunk.release(&chunk);
    }
    stream.release(&stream);
    return text + std::to_string(rows);
  };
  EXPECT_EQ(schema_and_rows(ASSAY_TABLE_CARDS, ASSAY_ID),
            "team:U rows:l score:g score_before_rules:g grade:i status:i reason:i 2");
  EXPECT_EQ(schema_and_rows(ASSAY_TABLE_NODES, ASSAY_ID),
            "team:U node:i kind:i value:g value_exact:U value_kind:i n:l rows:l points:g band:l status:i "
            "reason:i 10");
  EXPECT_EQ(schema_and_rows(ASSAY_TABLE_POINTS, ASSAY_CHINESE),
            "team:U grade:i total:g all:g solved:g wait:g 2");
  EXPECT_EQ(schema_and_rows(ASSAY_TABLE_VALUES, ASSAY_ENGLISH), "team:U solved:g wait:g rating:g 2");

  ArrowArrayStream stream{};
  ASSERT_EQ(assay_result_export(scored.get(), ASSAY_TABLE_CARDS, ASSAY_CHINESE, &stream, &problem_),
            ASSAY_OK);
  ArrowArray chunk{};
  ASSERT_EQ(stream.get_next(&stream, &chunk), 0);
  const auto text_at = [](const ArrowArray& array, std::int64_t row) {
    const auto* const offsets = static_cast<const std::int64_t*>(array.buffers[1]);
    return std::string(static_cast<const char*>(array.buffers[2]) + offsets[row],
                       static_cast<std::size_t>(offsets[row + 1] - offsets[row]));
  };
  EXPECT_EQ(chunk.children[0]->null_count, 1);
  EXPECT_EQ(static_cast<const std::uint8_t*>(chunk.children[0]->buffers[0])[0], 0b10);
  EXPECT_EQ(text_at(*chunk.children[0], 1), "甲");
  const ArrowArray& grade = *chunk.children[4];
  EXPECT_EQ(text_at(*grade.dictionary, static_cast<const std::int32_t*>(grade.buffers[1])[0]), "优秀");
  chunk.release(&chunk);
  stream.release(&stream);
}

TEST_F(c_answers, the_catalogue_is_json) {
  EXPECT_THAT(
      text_of(made_by<assay_bytes>(assay_catalogue, static_cast<std::int32_t>(ASSAY_CATALOGUE_METRICS))),
      HasSubstr(R"("id":"nps")"));
  const std::string presets =
      text_of(made_by<assay_bytes>(assay_catalogue, static_cast<std::int32_t>(ASSAY_CATALOGUE_PRESETS)));
  EXPECT_THAT(presets, HasSubstr(R"("id":"after-sales-quality","version":)"));
  EXPECT_THAT(
      text_of(made_by<assay_bytes>(assay_model_describe, static_cast<const assay_model*>(model_.get()))),
      HasSubstr(
          R"({"name":"wait_s","label":{"zh":"wait_s","en":"wait_s"},"type":"duration","decimals":1,"minimum":0,"maximum":86400})"));
}

TEST(c_version, is_that_of_the_library) {
  EXPECT_EQ(assay_version(), 1'000);
  EXPECT_STREQ(assay_version_text(), "0.1.0");
}

}  // namespace
}  // namespace assay::c_test
