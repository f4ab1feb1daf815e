// SPDX-License-Identifier: Apache-2.0
//
// Memory runs out: the first, the second, the third, ... allocation of every operation on a state fails. The state is then
// what it was, the same operation works afterwards, and it gives what it would have given.
#include <assay/state.hpp>

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <malloc.h>

#include <assay/model.hpp>
#include <assay/scorer.hpp>
#include <assay/table.hpp>

#include "every_form.hpp"
#include "fault/allocations.hpp"
#include "model/compiled_model.hpp"
#include "score/scorecard_builder.hpp"

namespace {

using assay::test::allocations_left;
using assay::test::allocations_made;
using assay::test::bytes_held;
using assay::test::fails_once;

void* allocate(std::size_t size) {
  ++allocations_made;
  if (allocations_left == 0) {
    if (fails_once) allocations_left = -1;
    throw std::bad_alloc{};
  }
  if (allocations_left > 0) --allocations_left;
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc{};
  bytes_held += malloc_usable_size(memory);
  return memory;
}

void* allocate_or_not(std::size_t size) noexcept {
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory != nullptr) bytes_held += malloc_usable_size(memory);
  return memory;
}

void release(void* memory) noexcept {
  if (memory != nullptr) bytes_held -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
// Who asks for memory this way goes on without it: nothing fails.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_not(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_not(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

namespace assay {
namespace {

using test::allocations_left;
using test::allocations_made;

class allocation : public testing::Test {
 protected:
  table records(std::uint32_t seed, int count) const {
    table made{model_.record("c")};
    const auto next = [&seed](std::uint32_t below) {
      seed = seed * 1'664'525U + 1'013'904'223U;
      return (seed >> 8) % below;
    };
    for (int row = 0; row < count; ++row) {
      const std::string team =
          "team " + std::to_string(next(6)) + ", with a name that needs memory of its own";
      const std::string topic = "topic " + std::to_string(next(40));
      made.add({{"team", std::string_view{team}},
                {"topic", std::string_view{topic}},
                {"at", std::int64_t{1'700'000'000} + next(40'000'000)},
                {"answered", next(3) != 0},
                {"wait_s", std::int64_t{next(3'000)}},
                {"answer", std::int64_t{next(11)}}});
    }
    return made;
  }

  state filled(std::uint32_t seed) const {
    state made{model_, {"team", "half"}, {period_unit::month, 480, 1}};
    made.update(records(seed, 60));
    return made;
  }

  /// Every allocation of `change` fails once.
  void sweep(const std::function<void(state&)>& change) const {
    const state base = filled(1);
    const std::string before = base.body();
    state changed = base;
    change(changed);
    const std::string after = changed.body();
    long failures = 0;
    for (long failing = 0;; ++failing) {
      state tried = base;
      bool failed = false;
      allocations_left = failing;
      try {
        change(tried);
      } catch (const std::bad_alloc&) {
        failed = true;
      }
      allocations_left = -1;
      if (!failed) break;
      ++failures;
      ASSERT_TRUE(tried.body() == before) << "allocation " << failing;
      change(tried);
      ASSERT_TRUE(tried.body() == after) << "after the failure of allocation " << failing;
    }
    EXPECT_GT(failures, 5);
  }

  const model model_ = model::parse(test::every_form_document);
};

TEST_F(allocation, of_an_update_changes_nothing_when_it_fails) {
  const table more = records(2, 60);
  sweep([&more](state& tried) { tried.update(more); });
}

TEST_F(allocation, of_a_second_update_changes_nothing_when_it_fails) {
  const table more = records(2, 30);
  const table others = records(3, 40);
  state base = filled(1);
  base.update(more);
  const std::string before = base.body();
  state expected = base;
  expected.update(others);
  // The same state again and again: what an update keeps for the next one survives failures too.
  for (long failing = 0; failing < 2'000; ++failing) {
    bool failed = false;
    allocations_left = failing;
    try {
      base.update(others);
    } catch (const std::bad_alloc&) {
      failed = true;
    }
    allocations_left = -1;
    if (!failed) break;
    ASSERT_TRUE(base.body() == before) << "allocation " << failing;
  }
  EXPECT_TRUE(base.body() == expected.body());
}

TEST_F(allocation, of_a_merge_changes_nothing_when_it_fails) {
  const state other = filled(2);
  sweep([&other](state& tried) { tried.merge(other); });
}

TEST_F(allocation, of_a_merge_into_itself_changes_nothing_when_it_fails) {
  sweep([](state& tried) { tried.merge(tried); });
}

TEST_F(allocation, of_loading_and_rolling_up_only_throws) {
  const std::string bytes = filled(1).save();
  const state base = filled(1);
  const std::string total = base.rolled_up({}).body();
  for (const bool loading : {true, false}) {
    for (long failing = 0;; ++failing) {
      bool failed = false;
      allocations_left = failing;
      try {
        const state made = loading ? state::load(model_, bytes) : base.rolled_up({});
        allocations_left = -1;
        EXPECT_TRUE(made.body() == (loading ? base.body() : total));
      } catch (const std::bad_alloc&) {
        failed = true;
      }
      allocations_left = -1;
      if (!failed) break;
    }
  }
}

/// A state that has seen such records takes more of them without memory: one at a time, whatever it keeps of them.
TEST(live_event, takes_no_memory_once_warm) {
  const model with = model::parse(R"json({
    "assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"c": {"label": "c", "time": "at", "groups": ["team", "topic"], "columns": {
        "team": {"type": "category"}, "topic": {"type": "category"}, "at": {"type": "timestamp"},
        "answered": {"type": "bool"}, "wait_s": {"type": "duration", "minimum": 0, "maximum": 100000},
        "answer": {"type": "integer", "minimum": 0, "maximum": 10}}}},
    "indicators": {
      "n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"},
      "rate": {"label": "n", "unit": "ratio", "better": "context", "value": "rate(topic = 'topic 3') filter (where wait_s > 5)"},
      "mean": {"label": "n", "unit": "seconds", "better": "context", "value": "avg(wait_s)"},
      "nps": {"label": "n", "unit": "score", "better": "context", "value": "nps(answer)"},
      "sd": {"label": "n", "unit": "seconds", "better": "context", "value": "stddev(wait_s)"},
      "p90": {"label": "n", "unit": "seconds", "better": "context", "value": "percentile(wait_s, 0.9)"},
      "sketch": {"label": "n", "unit": "seconds", "better": "context", "value": "percentile(wait_s, 0.9, 'sketch')"},
      "topics": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct topic)"},
      "exact": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct topic, 'exact')"},
      "waits": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct wait_s, 'exact')"},
      "mode": {"label": "n", "unit": "ratio", "better": "context", "value": "mode_share(topic)"}
    }
  })json");
  state live{with, {"team", "topic"}, {period_unit::month, 480, 1}};
  table rows{with.record("c")};
  for (std::int64_t row = 0; row < 300; ++row) {
    const std::string team = "team " + std::to_string(row % 7) + ", with a name that needs memory of its own";
    const std::string topic = "topic " + std::to_string(row % 40);
    rows.add({{"team", std::string_view{team}},
              {"topic", std::string_view{topic}},
              {"at", std::int64_t{1'700'000'000} + row * 86'400},
              {"answered", row % 3 != 0},
              {"wait_s", row * 11 % 300},
              {"answer", row % 11}});
  }
  const table_view all = rows.view();
  std::vector<std::vector<column_view>> single(all.rows);
  for (std::size_t row = 0; row < all.rows; ++row) {
    for (column_view one : all.columns) {
      one.rows = 1;
      one.offset += row;
      one.validity_offset += row;
      single[row].push_back(one);
    }
  }
  const auto add_each = [&] {
    for (const auto& columns : single)
      live.update("c", {1, columns});
  };
  add_each();
  add_each();
  const long before = allocations_made;
  add_each();
  EXPECT_EQ(allocations_made - before, 0);
  state expected{with, {"team", "topic"}, {period_unit::month, 480, 1}};
  for (int time = 0; time < 3; ++time)
    expected.update(rows);
  EXPECT_TRUE(live.body() == expected.body());
}

/// A scorecard that is made into one made before, on either width of numbers: its memory is that of the one before.
TEST(warm_allocation, a_scorecard_needs_none) {
  for (const char* const weight : {"25", "33.333333333"}) {
    std::string text = R"({"assay": 0, "id": "m", "version": "1", "label": "m", "indicators": {)";
    std::string dimensions;
    for (int at = 0; at < 24; ++at) {
      const std::string id = "an_indicator_with_a_long_name_" + std::to_string(at);
      text += std::string{at == 0 ? "" : ", "} + '"' + id +
              R"(": {"label": "x", "unit": "score", "better": "higher", "bands": "≥90:10;80-89:8;<80:5"})";
      dimensions += std::string{at == 0 ? "" : at % 4 == 0 ? "]}, " : ", "};
      if (at % 4 == 0) {
        dimensions += R"({"id": "d)" + std::to_string(at) + R"(", "label": "d", "weight": )" + weight +
                      R"(, "weights": "relative", "indicators": [)";
      }
      dimensions += R"({"indicator": ")" + id + R"(", "weight": ")" + weight + "\"}";
    }
    text += R"(}, "total": {"weights": "relative", "missing": {"policy": "redistribute_over_all"}},
      "dimensions": [)" +
            dimensions + "]}]}";
    const model form = model::parse(text);
    const detail::compiled_model& compiled = form.internals();
    detail::scorecard_builder builder{compiled.definition, compiled.scores};
    std::vector<detail::indicator_value> values(24);
    for (std::size_t at = 0; at < values.size(); ++at) {
      values[at].value = typed_value{value_kind::decimal, fraction{static_cast<std::int64_t>(70 + at)}};
      values[at].n = 50;
    }
    detail::scored_card card;
    builder.build(values, {}, card);
    ASSERT_TRUE(card.score.has_value());
    values[3].value.reset();
    const long before = allocations_made;
    builder.build(values, {}, card);
    EXPECT_EQ(allocations_made, before);
    EXPECT_EQ(card.nodes.front().coverage, fraction(23, 24));
  }
}

/// Columns of as many cards as before, and single cards.
TEST(warm_allocation, scoring_columns_needs_none) {
  const model form = model::preset("after-sales-quality");
  const std::size_t indicators = form.definition().indicators.size();
  const std::vector<double> some(200, 0.5);
  std::vector<given_column> columns(indicators);
  for (std::size_t at = 0; at < indicators; ++at) {
    if (form.definition().indicators[at].value_unit == unit::ratio)
      columns[at].values = column_view::of(some);
  }
  const std::vector<double> one(indicators, 0.5);
  scorer by{form, {true, true, true, true, true}};
  scored_cards scored;
  by.score(200, columns, scored);
  ASSERT_TRUE(scored.score_of(199).has_value());
  const card_score single = by.score_one(one);
  const long before = allocations_made;
  by.score(200, columns, scored);
  EXPECT_EQ(by.score_one(one).score, single.score);
  EXPECT_EQ(allocations_made, before);
}

}  // namespace
}  // namespace assay
