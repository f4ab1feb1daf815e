// SPDX-License-Identifier: Apache-2.0
//
// What holds for every function of the C interface: the numbered sentences at its beginning.
#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capi/desk.hpp"
#include "capi/handles.hpp"
#include "text/utf8.hpp"

namespace assay::c_test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class c_contract : public testing::Test {
 protected:
  owned<assay_model> model_ = model_of(desk_document);
  owned<assay_state> state_ = desk_state(model_);
  desk_contacts contacts_;
  assay_records records_ = contacts_.records();
  failure problem_;

  owned<assay_result> graded() {
    return made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(state_.get()),
                                 static_cast<const assay_model*>(nullptr),
                                 static_cast<const assay_grade_options*>(nullptr));
  }
  owned<assay_scorecard> scorecard() {
    return made_by<assay_scorecard>(assay_scorecard_new, static_cast<const assay_model*>(model_.get()));
  }
};

TEST_F(c_contract, c1_a_call_returns_ok_or_why_not_and_the_error_says_it) {
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &problem_), ASSAY_OK);
  EXPECT_EQ(problem_.status, ASSAY_OK);
  EXPECT_STREQ(problem_.message, "");
  contacts_.ratings[1] = 6;
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &problem_), ASSAY_DATA);
  EXPECT_EQ(problem_.status, ASSAY_DATA);
  EXPECT_EQ(problem_.row, 2);
  EXPECT_STREQ(problem_.field, "rating");
  EXPECT_STREQ(problem_.code, "out_of_range");
  EXPECT_THAT(problem_.text(), StartsWith(R"(record type "contact", row 2, column "rating": )"));
  problem_.language = ASSAY_CHINESE;
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &problem_), ASSAY_DATA);
  EXPECT_THAT(problem_.text(), StartsWith(R"(记录类型 "contact"，第 2 行，列 "rating"：)"));
  // What failed before leaves nothing behind.
  contacts_.ratings[1] = 5;
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &problem_), ASSAY_OK);
  EXPECT_EQ(problem_.row, 0);
  EXPECT_STREQ(problem_.field, "");
  EXPECT_STREQ(problem_.code, "");
  EXPECT_STREQ(problem_.message, "");
  EXPECT_EQ(problem_.language, ASSAY_CHINESE);
}

TEST_F(c_contract, c1_a_model_says_its_first_fault_with_its_place) {
  std::string text{desk_document};
  text.replace(text.find("\"weight\": 60"), 12, "\"weight\": 55");
  assay_model* model = nullptr;
  EXPECT_EQ(assay_model_new(text.data(), static_cast<std::int64_t>(text.size()), &model, &problem_),
            ASSAY_MODEL);
  EXPECT_EQ(model, nullptr);
  EXPECT_GT(problem_.row, 10);
  EXPECT_THAT(problem_.text(), HasSubstr("/dimensions/0"));
  EXPECT_THAT(problem_.text(), HasSubstr("95"));
  EXPECT_STRNE(problem_.code, "");
  text = R"({"assay": 0, "id": "t"})";
  EXPECT_EQ(assay_model_new(text.data(), -1, &model, &problem_), ASSAY_MODEL);
  EXPECT_THAT(problem_.text(), HasSubstr("(and 1 more); assay_check lists all of them"));
  EXPECT_EQ(assay_model_new("no-such-model", -1, &model, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("after-sales-quality"));
}

TEST_F(c_contract, c1_a_message_is_cut_off_between_characters) {
  std::string name;
  for (int repeated = 0; repeated < 100; ++repeated)
    name += "评价标准";
  auto unknown = sized<assay_records>();
  unknown.record = name.c_str();
  // Cut off behind each of the three bytes of a character.
  for (std::int64_t shift = 0; shift < 3; ++shift) {
    const std::string shifted = std::string(static_cast<std::size_t>(shift), 'x') + name;
    unknown.record = shifted.c_str();
    unknown.record_bytes = -1;
    EXPECT_EQ(assay_state_update(state_.get(), &unknown, nullptr, &problem_), ASSAY_ARGUMENT);
    const std::string_view said = problem_.message;
    EXPECT_GT(said.size(), sizeof problem_.message - 4);
    EXPECT_LT(said.size(), sizeof problem_.message);
    EXPECT_EQ(text::first_invalid_utf8(said), std::nullopt);
  }
}

TEST_F(c_contract, c2_after_a_failure_outputs_are_empty_and_objects_as_they_were) {
  add(state_, records_);
  const std::string before = digest_of(state_);
  contacts_.ratings[2] = 9;
  std::int64_t added = 77;
  EXPECT_EQ(assay_state_update(state_.get(), &records_, &added, &problem_), ASSAY_DATA);
  EXPECT_EQ(added, 0);
  EXPECT_EQ(digest_of(state_), before);

  // Something that looks like an output of an earlier call.
  auto* result = reinterpret_cast<assay_result*>(model_.get());
  EXPECT_NE(assay_state_grade(nullptr, nullptr, nullptr, &result, &problem_), ASSAY_OK);
  EXPECT_EQ(result, nullptr);
  auto* bytes = reinterpret_cast<assay_bytes*>(model_.get());
  EXPECT_NE(assay_state_save(state_.get(), 99, &bytes, &problem_), ASSAY_OK);
  EXPECT_EQ(bytes, nullptr);
  auto card = sized<assay_card>();
  card.score = 5;
  card.grade = 3;
  EXPECT_NE(assay_result_card(graded().get(), 2, &card, &problem_), ASSAY_OK);
  EXPECT_EQ(card.struct_bytes, static_cast<std::int32_t>(sizeof card));
  EXPECT_EQ(card.score, 0);
  EXPECT_EQ(card.grade, 0);
  std::uint8_t digest[32];
  std::memset(digest, 7, sizeof digest);
  EXPECT_NE(assay_state_digest(nullptr, digest, &problem_), ASSAY_OK);
  for (const std::uint8_t byte : digest)
    EXPECT_EQ(byte, 0);
}

/// Every pointer that has to be there is left out once.
TEST_F(c_contract, c3_null_where_something_is_needed_is_an_argument_error) {
  add(state_, records_);
  const owned<assay_result> result = graded();
  const owned<assay_scorecard> card = scorecard();
  const auto scorer =
      made_by<assay_scorer>(assay_scorer_new, static_cast<const assay_model*>(model_.get()), 0);
  const char* text = nullptr;
  std::int64_t bytes = 0;
  std::int32_t count = 0;
  assay_model* model = nullptr;
  assay_state* state = nullptr;
  assay_result* scored = nullptr;
  assay_bytes* json = nullptr;
  assay_scorer* made_scorer = nullptr;
  assay_scorecard* made_card = nullptr;
  std::uint8_t digest[32];
  auto out_card = sized<assay_card>();
  auto out_node = sized<assay_node>();
  auto out_column = sized<assay_column>();
  ArrowArrayStream stream{};
  ArrowSchema schema{};
  ArrowArray array{};
  const char* parts[] = {"甲"};
  auto key = sized<assay_key>();
  key.parts = parts;
  key.part_count = 1;
  const double values[3] = {};
  assay_error* const problem = &problem_;
  const std::vector<std::function<std::int32_t()>> calls{
      [&] { return assay_evaluate(nullptr, 0, &records_, 1, nullptr, &scored, problem); },
      [&] { return assay_evaluate("gbt-27922", -1, nullptr, 1, nullptr, &scored, problem); },
      [&] { return assay_evaluate("gbt-27922", -1, &records_, 1, nullptr, nullptr, problem); },
      [&] { return assay_model_new(nullptr, 0, &model, problem); },
      [&] { return assay_model_new("gbt-27922", -1, nullptr, problem); },
      [&] { return assay_model_name(nullptr, 0, 0, 0, 0, &text, &bytes, problem); },
      [&] { return assay_model_name(model_.get(), 0, 0, 0, 0, nullptr, &bytes, problem); },
      [&] { return assay_model_name(model_.get(), 0, 0, 0, 0, &text, nullptr, problem); },
      [&] { return assay_model_needs(nullptr, 0, nullptr, nullptr, 0, &count, problem); },
      [&] { return assay_model_needs(model_.get(), 0, nullptr, nullptr, 1, &count, problem); },
      [&] { return assay_model_needs(model_.get(), 0, nullptr, nullptr, 0, nullptr, problem); },
      [&] { return assay_model_describe(nullptr, &json, problem); },
      [&] { return assay_model_describe(model_.get(), nullptr, problem); },
      [&] { return assay_state_new(nullptr, nullptr, &state, problem); },
      [&] { return assay_state_new(model_.get(), nullptr, nullptr, problem); },
      [&] { return assay_state_update(nullptr, &records_, nullptr, problem); },
      [&] { return assay_state_update(state_.get(), nullptr, nullptr, problem); },
      [&] { return assay_state_add(nullptr, 0, nullptr, 0, problem); },
      [&] { return assay_state_add(state_.get(), 0, nullptr, 1, problem); },
      [&] { return assay_state_count_rejected(nullptr, 0, "x", -1, 1, problem); },
      [&] { return assay_state_count_rejected(state_.get(), 0, nullptr, -1, 1, problem); },
      [&] { return assay_state_merge(nullptr, state_.get(), problem); },
      [&] { return assay_state_merge(state_.get(), nullptr, problem); },
      [&] { return assay_state_roll_up(nullptr, nullptr, &state, problem); },
      [&] { return assay_state_roll_up(state_.get(), nullptr, nullptr, problem); },
      [&] { return assay_state_seal(nullptr, "a", -1, problem); },
      [&] { return assay_state_seal(state_.get(), nullptr, -1, problem); },
      [&] { return assay_state_save(nullptr, 0, &json, problem); },
      [&] { return assay_state_save(state_.get(), 0, nullptr, problem); },
      [&] { return assay_state_load(nullptr, nullptr, 0, &state, problem); },
      [&] { return assay_state_load(nullptr, "x", 1, nullptr, problem); },
      [&] { return assay_state_digest(nullptr, digest, problem); },
      [&] { return assay_state_digest(state_.get(), nullptr, problem); },
      [&] { return assay_state_describe(nullptr, &json, problem); },
      [&] { return assay_state_describe(state_.get(), nullptr, problem); },
      [&] { return assay_state_grade(nullptr, nullptr, nullptr, &scored, problem); },
      [&] { return assay_state_grade(state_.get(), nullptr, nullptr, nullptr, problem); },
      [&] { return assay_result_key(nullptr, 0, 0, &text, &bytes, problem); },
      [&] { return assay_result_key(result.get(), 0, 0, nullptr, &bytes, problem); },
      [&] { return assay_result_key(result.get(), 0, 0, &text, nullptr, problem); },
      [&] { return assay_result_card(nullptr, 0, &out_card, problem); },
      [&] { return assay_result_card(result.get(), 0, nullptr, problem); },
      [&] { return assay_result_node(nullptr, 0, 0, &out_node, problem); },
      [&] { return assay_result_node(result.get(), 0, 0, nullptr, problem); },
      [&] { return assay_result_export(nullptr, 0, 0, &stream, problem); },
      [&] { return assay_result_export(result.get(), 0, 0, nullptr, problem); },
      [&] { return assay_result_json(nullptr, 0, -1, &json, problem); },
      [&] { return assay_result_json(result.get(), 0, -1, nullptr, problem); },
      [&] { return assay_scorecard_new(nullptr, &made_card, problem); },
      [&] { return assay_scorecard_new(model_.get(), nullptr, problem); },
      [&] { return assay_scorecard_explain(nullptr, result.get(), 0, problem); },
      [&] { return assay_scorecard_explain(card.get(), nullptr, 0, problem); },
      [&] { return assay_scorecard_grade(nullptr, state_.get(), &key, nullptr, problem); },
      [&] { return assay_scorecard_grade(card.get(), nullptr, &key, nullptr, problem); },
      [&] { return assay_scorecard_score(nullptr, state_.get(), &key, nullptr, &out_card, problem); },
      [&] { return assay_scorecard_score(card.get(), nullptr, &key, nullptr, &out_card, problem); },
      [&] { return assay_scorecard_score(card.get(), state_.get(), &key, nullptr, nullptr, problem); },
      [&] { return assay_scorecard_card(nullptr, &out_card, problem); },
      [&] { return assay_scorecard_node(nullptr, 0, &out_node, problem); },
      [&] { return assay_scorecard_text(nullptr, 0, 0, 0, nullptr, 0, &bytes, problem); },
      [&] { return assay_scorecard_json(nullptr, &json, problem); },
      [&] { return assay_scorer_new(nullptr, 0, &made_scorer, problem); },
      [&] { return assay_scorer_new(model_.get(), 0, nullptr, problem); },
      [&] { return assay_scorer_score(nullptr, &records_, problem); },
      [&] { return assay_scorer_score(scorer.get(), nullptr, problem); },
      [&] { return assay_scorer_column(nullptr, 0, 0, &out_column, problem); },
      [&] { return assay_scorer_column(scorer.get(), 0, 0, nullptr, problem); },
      [&] { return assay_scorer_export(nullptr, &schema, &array, problem); },
      [&] { return assay_scorer_export(scorer.get(), nullptr, &array, problem); },
      [&] { return assay_scorer_export(scorer.get(), &schema, nullptr, problem); },
      [&] { return assay_scorer_score_one(nullptr, values, 3, &out_card, problem); },
      [&] { return assay_scorer_score_one(scorer.get(), nullptr, 3, &out_card, problem); },
      [&] { return assay_scorer_score_one(scorer.get(), values, 3, nullptr, problem); },
      [&] { return assay_score_values(nullptr, &records_, nullptr, &scored, problem); },
      [&] { return assay_score_values(model_.get(), nullptr, nullptr, &scored, problem); },
      [&] { return assay_score_values(model_.get(), &records_, nullptr, nullptr, problem); },
      [&] { return assay_catalogue(0, nullptr, problem); },
  };
  for (std::size_t index = 0; index < calls.size(); ++index) {
    EXPECT_EQ(calls[index](), ASSAY_ARGUMENT) << index;
    EXPECT_THAT(problem_.text(), HasSubstr("is NULL")) << index;
  }
  EXPECT_EQ(assay_model_count(nullptr, 0, 0), -1);
  EXPECT_EQ(assay_model_find(nullptr, 0, 0, "x", 1), -1);
  EXPECT_EQ(assay_model_find(model_.get(), 0, 0, nullptr, 1), -1);
  EXPECT_EQ(assay_result_size(nullptr), -1);
  EXPECT_EQ(assay_result_find(nullptr, &key), -1);
  EXPECT_EQ(assay_result_find(result.get(), nullptr), -1) << "it is grouped";
  std::int64_t size = 5;
  EXPECT_EQ(assay_bytes_data(nullptr, &size), nullptr);
  EXPECT_EQ(size, 0);
  EXPECT_EQ(assay_bytes_data(nullptr, nullptr), nullptr);
}

TEST_F(c_contract, c3_no_key_is_that_of_what_is_not_grouped) {
  const owned<assay_scorecard> card = scorecard();
  auto read = sized<assay_card>();
  std::int32_t found = 0;
  add(state_, records_);
  EXPECT_EQ(assay_scorecard_grade(card.get(), state_.get(), nullptr, &found, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("0 parts, and the state is grouped by 1"));
  const auto total = made_by<assay_state>(assay_state_roll_up, static_cast<const assay_state*>(state_.get()),
                                          static_cast<const assay_grouping*>(nullptr));
  ASSERT_EQ(assay_scorecard_grade(card.get(), total.get(), nullptr, &found, &problem_), ASSAY_OK);
  EXPECT_EQ(found, 1);
  ASSERT_EQ(assay_scorecard_score(card.get(), total.get(), nullptr, &found, &read, &problem_), ASSAY_OK);
  EXPECT_GT(read.score, 0);
  const auto result = made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(total.get()),
                                            static_cast<const assay_model*>(nullptr),
                                            static_cast<const assay_grade_options*>(nullptr));
  EXPECT_EQ(assay_result_find(result.get(), nullptr), 0);
}

TEST_F(c_contract, c3_every_free_takes_null) {
  assay_bytes_free(nullptr);
  assay_model_free(nullptr);
  assay_state_free(nullptr);
  assay_result_free(nullptr);
  assay_scorecard_free(nullptr);
  assay_scorer_free(nullptr);
}

TEST_F(c_contract, c3_no_error_is_wanted) {
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, nullptr), ASSAY_OK);
  EXPECT_EQ(assay_state_update(nullptr, nullptr, nullptr, nullptr), ASSAY_ARGUMENT);
  contacts_.ratings[0] = 6;
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, nullptr), ASSAY_DATA);
}

TEST_F(c_contract, c4_objects_may_end_in_any_order) {
  add(state_, records_);
  const owned<assay_result> result = graded();
  const owned<assay_scorecard> card = scorecard();
  ASSERT_EQ(assay_scorecard_explain(card.get(), result.get(), 0, &problem_), ASSAY_OK);
  ArrowArrayStream stream{};
  ASSERT_EQ(assay_result_export(result.get(), ASSAY_TABLE_NODES, ASSAY_ID, &stream, &problem_), ASSAY_OK);
  const owned<assay_result> other = graded();
  model_.reset();
  EXPECT_NE(digest_of(state_), "");
  state_.reset();
  auto line = sized<assay_card>();
  EXPECT_EQ(assay_result_card(other.get(), 0, &line, &problem_), ASSAY_OK);
  const_cast<owned<assay_result>&>(result).reset();
  auto read = sized<assay_card>();
  EXPECT_EQ(assay_scorecard_card(card.get(), &read, &problem_), ASSAY_OK);
  EXPECT_EQ(read.score, line.score);
  ArrowArray chunk{};
  ASSERT_EQ(stream.get_next(&stream, &chunk), 0);
  EXPECT_GT(chunk.length, 0);
  stream.release(&stream);
  chunk.release(&chunk);
}

TEST_F(c_contract, c5_a_text_has_a_length_or_ends_with_a_nul) {
  assay_model* model = nullptr;
  EXPECT_EQ(assay_model_new("gbt-27922xyz", 9, &model, &problem_), ASSAY_OK);
  const owned<assay_model> by_length{model};
  EXPECT_EQ(assay_model_new("gbt-27922", -1, &model, &problem_), ASSAY_OK);
  const owned<assay_model> by_nul{model};
  EXPECT_EQ(assay_model_new("gbt-27922", -2, &model, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("the length of \"text\" is -2"));
  EXPECT_EQ(assay_model_new("gbt-27922", 0, &model, &problem_), ASSAY_MODEL);
  const char* text = nullptr;
  std::int64_t bytes = 0;
  ASSERT_EQ(assay_model_name(model_.get(), ASSAY_LIST_GRADES, 0, 0, ASSAY_CHINESE, &text, &bytes, &problem_),
            ASSAY_OK);
  EXPECT_STREQ(text, "优秀");
  EXPECT_EQ(bytes, 6);
}

TEST_F(c_contract, c6_structs_of_other_headers) {
  assay_error small{};
  small.struct_bytes = sizeof(assay_error) - 8;
  std::memset(small.message, 'x', sizeof small.message);
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &small), ASSAY_ARGUMENT);
  EXPECT_EQ(small.message[0], 'x') << "what is too small is not written to";
  records_.struct_bytes = 0;
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("\"records\" says that it has 0 bytes"));

  struct {
    assay_grouping known;
    std::int64_t of_a_newer_header = 0;
  } newer;
  newer.known = by_team{};
  newer.known.struct_bytes = sizeof newer;
  assay_state* state = nullptr;
  EXPECT_EQ(assay_state_new(model_.get(), &newer.known, &state, &problem_), ASSAY_OK);
  assay_state_free(state);
  newer.of_a_newer_header = 1;
  EXPECT_EQ(assay_state_new(model_.get(), &newer.known, &state, &problem_), ASSAY_ARGUMENT);
  EXPECT_THAT(problem_.text(), HasSubstr("does not know"));

  struct {
    assay_card known;
    std::int64_t of_a_newer_header = 5;
  } larger{};
  larger.known.struct_bytes = sizeof larger;
  larger.of_a_newer_header = 5;
  add(state_, contacts_.records());
  EXPECT_EQ(assay_result_card(graded().get(), 0, &larger.known, &problem_), ASSAY_OK);
  EXPECT_EQ(larger.known.struct_bytes, static_cast<std::int32_t>(sizeof larger));
  EXPECT_EQ(larger.of_a_newer_header, 5);
  larger.known.struct_bytes = 8;
  EXPECT_EQ(assay_result_card(graded().get(), 0, &larger.known, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_contract, c6_an_array_of_columns_has_the_size_of_its_first) {
  struct wide {
    assay_column known;
    std::int64_t more[2] = {};
  };
  std::vector<wide> columns;
  for (const assay_column& column : contacts_.columns) {
    columns.push_back({column, {}});
    columns.back().known.struct_bytes = sizeof(wide);
  }
  records_.columns = &columns.front().known;
  add(state_, records_);
  const owned<assay_state> plain = desk_state(model_);
  add(plain, contacts_.records());
  EXPECT_EQ(digest_of(state_), digest_of(plain));
  columns[2].known.struct_bytes = sizeof(assay_column);
  EXPECT_EQ(assay_state_update(state_.get(), &records_, nullptr, &problem_), ASSAY_ARGUMENT);
}

TEST_F(c_contract, c8_threads_share_a_model_and_a_result) {
  add(state_, records_);
  const owned<assay_result> result = graded();
  std::vector<std::string> digests(8);
  std::vector<double> scores(8);
  std::vector<std::thread> threads;
  for (std::size_t index = 0; index < digests.size(); ++index) {
    threads.emplace_back([&, index] {
      const owned<assay_state> mine = desk_state(model_);
      add(mine, contacts_.records());
      digests[index] = digest_of(mine);
      auto card = sized<assay_card>();
      EXPECT_EQ(assay_result_card(result.get(), 0, &card, nullptr), ASSAY_OK);
      scores[index] = card.score;
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  for (std::size_t index = 0; index < digests.size(); ++index) {
    EXPECT_EQ(digests[index], digest_of(state_));
    EXPECT_EQ(scores[index], scores[0]);
  }
}

TEST_F(c_contract, c9_no_score_is_an_answer) {
  const owned<assay_result> result = graded();
  EXPECT_EQ(assay_result_size(result.get()), 0);
  const owned<assay_scorecard> card = scorecard();
  const char* parts[] = {"乙"};
  auto key = sized<assay_key>();
  key.parts = parts;
  key.part_count = 1;
  std::int32_t found = 5;
  ASSERT_EQ(assay_scorecard_grade(card.get(), state_.get(), &key, &found, &problem_), ASSAY_OK);
  EXPECT_EQ(found, 0);
  auto read = sized<assay_card>();
  ASSERT_EQ(assay_scorecard_card(card.get(), &read, &problem_), ASSAY_OK);
  EXPECT_EQ(read.status, ASSAY_NODE_NOT_AVAILABLE);
  EXPECT_EQ(read.reason, ASSAY_REASON_NO_AVAILABLE_CHILD);
  EXPECT_EQ(read.grade, -1);
  EXPECT_TRUE(std::isnan(read.score));
}

TEST_F(c_contract, choices_that_do_not_exist_are_refused) {
  add(state_, records_);
  const owned<assay_result> result = graded();
  const owned<assay_scorecard> card = scorecard();
  ASSERT_EQ(assay_scorecard_explain(card.get(), result.get(), 0, &problem_), ASSAY_OK);
  assay_bytes* bytes = nullptr;
  ArrowArrayStream stream{};
  assay_scorer* scorer = nullptr;
  const char* text = nullptr;
  std::int64_t length = 0;
  const std::vector<std::function<std::int32_t(std::int32_t)>> calls{
      [&](std::int32_t choice) { return assay_state_save(state_.get(), choice, &bytes, &problem_); },
      [&](std::int32_t choice) { return assay_result_export(result.get(), choice, 0, &stream, &problem_); },
      [&](std::int32_t choice) { return assay_result_export(result.get(), 0, choice, &stream, &problem_); },
      [&](std::int32_t choice) {
        return assay_scorecard_text(card.get(), 0, choice, 0, nullptr, 0, &length, &problem_);
      },
      [&](std::int32_t choice) {
        return assay_scorecard_text(card.get(), 0, 0, choice, nullptr, 0, &length, &problem_);
      },
      [&](std::int32_t choice) { return assay_scorer_new(model_.get(), choice, &scorer, &problem_); },
      [&](std::int32_t choice) { return assay_catalogue(choice, &bytes, &problem_); },
      [&](std::int32_t choice) {
        return assay_model_name(model_.get(), choice, 0, 0, 0, &text, &length, &problem_);
      },
      [&](std::int32_t choice) {
        return assay_model_name(model_.get(), 0, 0, 0, choice, &text, &length, &problem_);
      },
  };
  for (std::size_t index = 0; index < calls.size(); ++index) {
    for (const std::int32_t choice : {-1, 1'000'000}) {
      EXPECT_EQ(calls[index](choice), ASSAY_ARGUMENT) << index;
      EXPECT_THAT(problem_.text(), HasSubstr("which this version does not know")) << index;
    }
  }
}

}  // namespace
}  // namespace assay::c_test
