// SPDX-License-Identifier: Apache-2.0
//
// Memory runs out in every function of the C interface: the first, the second, the third, ... allocation fails, once and from then
// on. The call says so, its outputs are empty, nothing has leaked, and the objects are what they were.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "capi/arrow_memory.hpp"
#include "capi/desk.hpp"
#include "capi/handles.hpp"
#include "fault/allocations.hpp"

namespace assay::c_test {
namespace {

using test::allocations_left;
using test::bytes_held;
using test::fails_once;

class c_memory : public testing::Test {
 protected:
  c_memory() {
    add(state_, contacts_.records());
    result_ = made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(state_.get()),
                                    static_cast<const assay_model*>(nullptr),
                                    static_cast<const assay_grade_options*>(nullptr));
    scorecard_ = made_by<assay_scorecard>(assay_scorecard_new, static_cast<const assay_model*>(model_.get()));
    EXPECT_EQ(assay_scorecard_explain(scorecard_.get(), result_.get(), 1, nullptr), ASSAY_OK);
    scorer_ = made_by<assay_scorer>(assay_scorer_new, static_cast<const assay_model*>(model_.get()), 31);
    key_.parts = parts_;
    key_.part_count = 1;
    saved_ =
        text_of(made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state_.get()), 0));
    batch_ = arrow_batch_of(arrow_texts<std::int32_t>("team", {"甲", "乙", "丙"}),
                            arrow_numbers<double>("wait_s", "g", {1, 2, 3}),
                            arrow_truths("solved", {true, false, {}}),
                            arrow_numbers<std::int32_t>("rating", "i", {1, {}, 3}));
    batch_->publish();
    arrow_.record = "contact";
    arrow_.record_bytes = -1;
    arrow_.schema = &batch_->schema;
    arrow_.array = &batch_->array;
    values_.rows = 3;
    values_.column_count = 2;
    values_.columns = value_columns_.data();
  }

  /// Runs `call`, which may be repeated, with every allocation failing. What it makes it ends by itself with `undo`.
  void sweep(
      const char* name, const std::function<std::int32_t(assay_error*)>& call,
      const std::function<void()>& undo = [] {}) {
    // Once, so that memory that objects keep for later calls is there.
    ASSERT_EQ(call(nullptr), ASSAY_OK) << name;
    undo();
    const std::string before = digest_of(state_);
    for (const bool once : {true, false}) {
      for (long allocation = 0;; ++allocation) {
        ASSERT_LT(allocation, 100'000) << name;
        failure problem{allocation % 2 == 0 ? ASSAY_ENGLISH : ASSAY_CHINESE};
        const std::size_t held = bytes_held;
        fails_once = once;
        allocations_left = allocation;
        const std::int32_t status = call(&problem);
        allocations_left = -1;
        if (status == ASSAY_OK) {
          undo();
          break;
        }
        ASSERT_EQ(status, ASSAY_MEMORY) << name << ", allocation " << allocation;
        EXPECT_EQ(problem.status, ASSAY_MEMORY);
        EXPECT_NE(problem.message[0], '\0');
        EXPECT_EQ(bytes_held, held) << name << ", allocation " << allocation;
        EXPECT_EQ(digest_of(state_), before) << name << ", allocation " << allocation;
      }
    }
    fails_once = false;
  }

  template <class Handle>
  void sweep_making(const char* name, const std::function<std::int32_t(Handle**, assay_error*)>& make) {
    Handle* made = nullptr;
    sweep(
        name,
        [&](assay_error* error) {
          const std::int32_t status = make(&made, error);
          EXPECT_EQ(made == nullptr, status != ASSAY_OK) << name;
          return status;
        },
        [&] { free_handle{}(made); });
  }

  owned<assay_model> model_ = model_of(desk_document);
  owned<assay_state> state_ = desk_state(model_);
  desk_contacts contacts_;
  owned<assay_result> result_;
  owned<assay_scorecard> scorecard_;
  owned<assay_scorer> scorer_;
  const char* parts_[1] = {"甲"};
  assay_key key_ = sized<assay_key>();
  std::string saved_;
  arrow_values batch_;
  assay_records arrow_ = sized<assay_records>();
  std::vector<double> ratios_{0.95, 0.5, 0.1};
  std::vector<std::int32_t> waits_{60, 61, 5};
  std::vector<assay_column> value_columns_{column_of("solved", ASSAY_FLOAT64, ratios_.data()),
                                           column_of("wait", ASSAY_INT32, waits_.data())};
  assay_records values_ = sized<assay_records>();
};

/// Otherwise nothing of this would fail.
TEST_F(c_memory, the_library_asks_this_program_for_memory) {
  const long made = test::allocations_made;
  const owned<assay_model> model = model_of(desk_document);
  EXPECT_GT(test::allocations_made, made + 100);
}

TEST_F(c_memory, objects_are_made_whole_or_not_at_all) {
  const by_team by;
  sweep_making<assay_model>("model_new", [&](assay_model** made, assay_error* error) {
    return assay_model_new(desk_document.data(), static_cast<std::int64_t>(desk_document.size()), made,
                           error);
  });
  sweep_making<assay_state>("state_new", [&](assay_state** made, assay_error* error) {
    return assay_state_new(model_.get(), &by, made, error);
  });
  sweep_making<assay_state>("state_roll_up", [&](assay_state** made, assay_error* error) {
    return assay_state_roll_up(state_.get(), nullptr, made, error);
  });
  sweep_making<assay_state>("state_load", [&](assay_state** made, assay_error* error) {
    return assay_state_load(model_.get(), saved_.data(), static_cast<std::int64_t>(saved_.size()), made,
                            error);
  });
  sweep_making<assay_state>("state_load without a model", [&](assay_state** made, assay_error* error) {
    return assay_state_load(nullptr, saved_.data(), static_cast<std::int64_t>(saved_.size()), made, error);
  });
  sweep_making<assay_result>("state_grade", [&](assay_result** made, assay_error* error) {
    return assay_state_grade(state_.get(), nullptr, nullptr, made, error);
  });
  sweep_making<assay_result>("score_values", [&](assay_result** made, assay_error* error) {
    return assay_score_values(model_.get(), &values_, nullptr, made, error);
  });
  sweep_making<assay_scorecard>("scorecard_new", [&](assay_scorecard** made, assay_error* error) {
    return assay_scorecard_new(model_.get(), made, error);
  });
  sweep_making<assay_scorer>("scorer_new", [&](assay_scorer** made, assay_error* error) {
    return assay_scorer_new(model_.get(), 31, made, error);
  });
}

TEST_F(c_memory, documents_are_made_whole_or_not_at_all) {
  sweep_making<assay_bytes>("model_describe", [&](assay_bytes** made, assay_error* error) {
    return assay_model_describe(model_.get(), made, error);
  });
  sweep_making<assay_bytes>("state_save", [&](assay_bytes** made, assay_error* error) {
    return assay_state_save(state_.get(), 0, made, error);
  });
  sweep_making<assay_bytes>("state_describe", [&](assay_bytes** made, assay_error* error) {
    return assay_state_describe(state_.get(), made, error);
  });
  sweep_making<assay_bytes>("result_json", [&](assay_bytes** made, assay_error* error) {
    return assay_result_json(result_.get(), 0, -1, made, error);
  });
  sweep_making<assay_bytes>("scorecard_json", [&](assay_bytes** made, assay_error* error) {
    return assay_scorecard_json(scorecard_.get(), made, error);
  });
  sweep_making<assay_bytes>("catalogue", [&](assay_bytes** made, assay_error* error) {
    return assay_catalogue(ASSAY_CATALOGUE_METRICS, made, error);
  });
}

TEST_F(c_memory, calls_that_only_read) {
  std::int32_t count = 0;
  std::int64_t bytes = 0;
  const char* text = nullptr;
  std::uint8_t digest[32];
  auto card = sized<assay_card>();
  auto node = sized<assay_node>();
  auto column = sized<assay_column>();
  char buffer[200];
  const by_team by;
  sweep("model_needs", [&](assay_error* error) {
    return assay_model_needs(model_.get(), 0, &by, nullptr, 0, &count, error);
  });
  sweep("model_name",
        [&](assay_error* error) { return assay_model_name(model_.get(), 0, 0, 0, 0, &text, &bytes, error); });
  sweep("state_digest", [&](assay_error* error) { return assay_state_digest(state_.get(), digest, error); });
  sweep("result_card", [&](assay_error* error) { return assay_result_card(result_.get(), 1, &card, error); });
  sweep("result_node",
        [&](assay_error* error) { return assay_result_node(result_.get(), 1, 2, &node, error); });
  sweep("result_key",
        [&](assay_error* error) { return assay_result_key(result_.get(), 1, 0, &text, &bytes, error); });
  sweep("scorecard_card",
        [&](assay_error* error) { return assay_scorecard_card(scorecard_.get(), &card, error); });
  sweep("scorecard_node",
        [&](assay_error* error) { return assay_scorecard_node(scorecard_.get(), 2, &node, error); });
  sweep("scorecard_text", [&](assay_error* error) {
    return assay_scorecard_text(scorecard_.get(), 2, ASSAY_TEXT_NEXT, ASSAY_CHINESE, buffer, sizeof buffer,
                                &bytes, error);
  });
  sweep("scorer_score",
        [&](assay_error* error) { return assay_scorer_score(scorer_.get(), &values_, error); });
  sweep("scorer_column",
        [&](assay_error* error) { return assay_scorer_column(scorer_.get(), 0, 0, &column, error); });
}

/// A scorecard that could not be filled holds nothing, and can be filled again.
TEST_F(c_memory, scorecards_are_filled_or_empty) {
  auto card = sized<assay_card>();
  for (const bool once : {true, false}) {
    for (long allocation = 0;; ++allocation) {
      const auto fresh =
          made_by<assay_scorecard>(assay_scorecard_new, static_cast<const assay_model*>(model_.get()));
      fails_once = once;
      allocations_left = allocation;
      const std::int32_t status = assay_scorecard_explain(fresh.get(), result_.get(), 1, nullptr);
      allocations_left = -1;
      fails_once = false;
      if (status == ASSAY_OK) break;
      ASSERT_EQ(status, ASSAY_MEMORY);
      EXPECT_EQ(assay_scorecard_card(fresh.get(), &card, nullptr), ASSAY_ARGUMENT);
      ASSERT_EQ(assay_scorecard_explain(fresh.get(), result_.get(), 1, nullptr), ASSAY_OK);
      EXPECT_EQ(assay_scorecard_card(fresh.get(), &card, nullptr), ASSAY_OK);
    }
  }
  // Filled again, as a live system does, it takes nothing.
  std::int32_t found = 0;
  ASSERT_EQ(assay_scorecard_grade(scorecard_.get(), state_.get(), &key_, &found, nullptr), ASSAY_OK);
  ASSERT_EQ(assay_scorecard_score(scorecard_.get(), state_.get(), &key_, &found, &card, nullptr), ASSAY_OK);
  const long made = test::allocations_made;
  failure problem;
  EXPECT_EQ(assay_scorecard_grade(scorecard_.get(), state_.get(), &key_, &found, &problem), ASSAY_OK);
  EXPECT_EQ(assay_scorecard_score(scorecard_.get(), state_.get(), &key_, &found, &card, &problem), ASSAY_OK);
  EXPECT_EQ(assay_scorecard_explain(scorecard_.get(), result_.get(), 1, &problem), ASSAY_OK);
  auto node = sized<assay_node>();
  for (std::int64_t line = 0; line < 5; ++line)
    EXPECT_EQ(assay_scorecard_node(scorecard_.get(), line, &node, &problem), ASSAY_OK);
  EXPECT_EQ(assay_scorecard_card(scorecard_.get(), &card, &problem), ASSAY_OK);
  const double values[] = {0.95, 60, 4};
  EXPECT_EQ(assay_scorer_score_one(scorer_.get(), values, 3, &card, &problem), ASSAY_OK);
  EXPECT_EQ(test::allocations_made, made);
}

TEST_F(c_memory, records_are_added_or_not) {
  const std::string before = digest_of(state_);
  const auto expected = [&](const std::function<std::int32_t(assay_state*, assay_error*)>& update) {
    const owned<assay_state> copy = desk_state(model_);
    EXPECT_EQ(assay_state_merge(copy.get(), state_.get(), nullptr), ASSAY_OK);
    EXPECT_EQ(update(copy.get(), nullptr), ASSAY_OK);
    return digest_of(copy);
  };
  const auto sweep_update = [&](const char* name,
                                const std::function<std::int32_t(assay_state*, assay_error*)>& update) {
    const std::string after = expected(update);
    for (const bool once : {true, false}) {
      for (long allocation = 0;; ++allocation) {
        const owned<assay_state> copy = desk_state(model_);
        EXPECT_EQ(assay_state_merge(copy.get(), state_.get(), nullptr), ASSAY_OK);
        failure problem;
        fails_once = once;
        allocations_left = allocation;
        const std::int32_t status = update(copy.get(), &problem);
        allocations_left = -1;
        fails_once = false;
        if (status == ASSAY_OK) {
          EXPECT_EQ(digest_of(copy), after) << name;
          break;
        }
        ASSERT_EQ(status, ASSAY_MEMORY) << name << problem.message;
        EXPECT_EQ(digest_of(copy), before) << name << ", allocation " << allocation;
        ASSERT_EQ(update(copy.get(), &problem), ASSAY_OK) << name;
        EXPECT_EQ(digest_of(copy), after) << name << ", allocation " << allocation;
      }
    }
  };
  const assay_records records = contacts_.records();
  sweep_update("columns", [&](assay_state* state, assay_error* error) {
    return assay_state_update(state, &records, nullptr, error);
  });
  sweep_update("arrow", [&](assay_state* state, assay_error* error) {
    return assay_state_update(state, &arrow_, nullptr, error);
  });
  sweep_update("merge", [&](assay_state* state, assay_error* error) {
    return assay_state_merge(state, state_.get(), error);
  });
  sweep_update("rejected", [&](assay_state* state, assay_error* error) {
    return assay_state_count_rejected(state, 0, "a_reason_that_is_long_enough", -1, 3, error);
  });
  auto cell = sized<assay_cell>();
  cell.column = 0;
  cell.type = ASSAY_TEXT;
  cell.text = "another team that has a long name";
  cell.text_bytes = -1;
  sweep_update("add", [&](assay_state* state, assay_error* error) {
    return assay_state_add(state, 0, &cell, 1, error);
  });

  // Of a group that is known an event takes nothing.
  cell.text = "甲";
  ASSERT_EQ(assay_state_add(state_.get(), 0, &cell, 1, nullptr), ASSAY_OK);
  ASSERT_EQ(assay_state_add(state_.get(), 0, &cell, 1, nullptr), ASSAY_OK);
  const long made = test::allocations_made;
  failure problem;
  for (int event = 0; event < 100; ++event)
    EXPECT_EQ(assay_state_add(state_.get(), 0, &cell, 1, &problem), ASSAY_OK);
  EXPECT_EQ(test::allocations_made, made);
}

TEST_F(c_memory, exports_own_what_they_hold_or_nothing) {
  ArrowArrayStream stream{};
  sweep(
      "result_export",
      [&](assay_error* error) {
        return assay_result_export(result_.get(), ASSAY_TABLE_NODES, ASSAY_CHINESE, &stream, error);
      },
      [&] { stream.release(&stream); });
  ASSERT_EQ(assay_scorer_score(scorer_.get(), &values_, nullptr), ASSAY_OK);
  ArrowSchema schema{};
  ArrowArray array{};
  sweep(
      "scorer_export",
      [&](assay_error* error) {
        const std::int32_t status = assay_scorer_export(scorer_.get(), &schema, &array, error);
        EXPECT_EQ(schema.release == nullptr, status != ASSAY_OK);
        EXPECT_EQ(array.release == nullptr, status != ASSAY_OK);
        return status;
      },
      [&] {
        schema.release(&schema);
        array.release(&array);
      });
  // A chunk that cannot be made is made the next time.
  for (const std::int32_t table :
       {ASSAY_TABLE_CARDS, ASSAY_TABLE_NODES, ASSAY_TABLE_POINTS, ASSAY_TABLE_VALUES}) {
    ASSERT_EQ(assay_result_export(result_.get(), table, ASSAY_ID, &stream, nullptr), ASSAY_OK);
    ArrowArray chunk{};
    for (long allocation = 0;; ++allocation) {
      const std::size_t held = bytes_held;
      allocations_left = allocation;
      const int number = stream.get_next(&stream, &chunk);
      allocations_left = -1;
      if (number == 0) break;
      EXPECT_EQ(chunk.release, nullptr);
      EXPECT_EQ(bytes_held, held) << allocation;
      EXPECT_NE(stream.get_last_error(&stream), nullptr);
    }
    EXPECT_GT(chunk.length, 0);
    chunk.release(&chunk);
    for (long allocation = 0;; ++allocation) {
      const std::size_t held = bytes_held;
      allocations_left = allocation;
      const int number = stream.get_schema(&stream, &schema);
      allocations_left = -1;
      if (number == 0) break;
      EXPECT_EQ(bytes_held, held) << allocation;
    }
    schema.release(&schema);
    stream.release(&stream);
  }
}

}  // namespace
}  // namespace assay::c_test
