// SPDX-License-Identifier: Apache-2.0
//
// The forms of state format 0.2: what they are written as, how states of older bytes merge with them, damaged bytes.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "state/state_rows.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

model model_with(const std::string& value, const std::string& unit) {
  return model::parse(R"json({"assay": 0, "id": "m", "version": "1", "label": "m",
    "records": {"r": {"label": "r", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "t": {"type": "category"}, "b": {"type": "bool"},
      "x": {"type": "integer", "minimum": -2000000, "maximum": 2000000}}}},
    "indicators": {"i": {"label": "i", "unit": ")json" +
                      unit + R"json(", "better": "context", "from": "r", "value": ")json" + value + "\"}}}");
}

state filled(const model& of, std::int64_t first, std::int64_t count, std::int64_t step = 1) {
  table rows{of.record("r")};
  for (std::int64_t index = 0; index < count; ++index) {
    const std::int64_t x = first + index * step;
    const std::string t = "t" + std::to_string(x);
    rows.add({{"team", "a"}, {"t", std::string_view{t}}, {"b", x % 2 == 0}, {"x", x}});
  }
  state made{of, {"team"}};
  made.update(rows);
  return made;
}

std::string format_of(std::string_view bytes) {
  return std::to_string(int{bytes[8]}) + "." + std::to_string(int{bytes[10]});
}

std::string failure_of(const auto& run) {
  try {
    run();
  } catch (const error& problem) {
    return problem.what();
  }
  return "nothing was thrown";
}

/// The answer of the only measure in the first group.
std::optional<fraction> answer_of(const state& records) { return records.internals().finish(0, 0, {}).value; }

TEST(few_values, are_kept_as_they_are) {
  const model sketch = model_with("percentile(x, 0.9, 'sketch')", "number");
  table rows{sketch.record("r")};
  for (const std::int64_t x : {601, 602, 601})
    rows.add({{"team", "a"}, {"x", x}});
  state made{sketch, {"team"}};
  made.update(rows);
  EXPECT_EQ(made.internals().finish(0, 0, {plan::finish_kind::percentile, decimal{9, 1}}).value,
            fraction{602});
  EXPECT_EQ(format_of(made.save()), "0.2");
}

TEST(few_values, become_buckets_with_the_sixty_fifth) {
  const model sketch = model_with("median(x, 'sketch')", "number");
  const plan::finisher median{plan::finish_kind::percentile, decimal{5, 1}};
  const state few = filled(sketch, 1'001, 64);
  EXPECT_EQ(few.internals().finish(0, 0, median).value, fraction{1'032});
  EXPECT_FALSE(few.internals().finish(0, 0, median).is_estimate);
  const state many = filled(sketch, 1'001, 65);
  const auto about = many.internals().finish(0, 0, median);
  EXPECT_TRUE(about.is_estimate);
  EXPECT_EQ(about.within->low, fraction{1'032});
  EXPECT_EQ(about.within->high, fraction{1'039});
  EXPECT_EQ(format_of(many.save()), "0.1") << "only buckets: what older versions wrote";
  state merged = few;
  merged.merge(filled(sketch, 1'065, 1));
  EXPECT_TRUE(merged.body() == many.body());
  state same = few;
  same.merge(few);
  EXPECT_FALSE(same.internals().finish(0, 0, median).is_estimate);
}

TEST(few_values, of_older_bytes_are_buckets_and_stay_so) {
  const model sketch = model_with("median(x, 'sketch')", "number");
  const state few = filled(sketch, 1'001, 3);
  const std::string old_bytes = few.save({0, 1});
  EXPECT_EQ(format_of(old_bytes), "0.1");
  const state old_state = state::load(sketch, old_bytes);
  EXPECT_TRUE(old_state.save() == old_bytes);
  EXPECT_TRUE(state::load(old_bytes).save() == old_bytes);
  const plan::finisher median{plan::finish_kind::percentile, decimal{5, 1}};
  EXPECT_TRUE(old_state.internals().finish(0, 0, median).is_estimate);
  state merged = few;
  merged.merge(old_state);
  state other_way = old_state;
  other_way.merge(few);
  state without_model = state::load(few.save());
  without_model.merge(state::load(old_bytes));
  EXPECT_TRUE(merged.body() == other_way.body());
  EXPECT_TRUE(merged.body() == without_model.body());
  EXPECT_EQ(format_of(merged.save()), "0.1");
  EXPECT_TRUE(merged.internals().finish(0, 0, median).is_estimate);
}

TEST(exact_distinct, is_refused_in_older_formats) {
  const model counts = model_with("count(distinct x, 'exact')", "count");
  const state made = filled(counts, 0, 3);
  EXPECT_EQ(format_of(made.save()), "0.2");
  EXPECT_THAT(failure_of([&] {
                (void)made.save({0, 1});
              }),
              HasSubstr("keep each different value; write 0.2"));
  EXPECT_THAT(failure_of([&] { (void)made.save({0, 3}); }), HasSubstr("no state format 0.3"));
}

TEST(exact_distinct, counts_beyond_what_estimates_keep) {
  for (const char* const value : {"count(distinct x, 'exact')", "count(distinct t, 'exact')"}) {
    const model counts = model_with(value, "count");
    state made = filled(counts, -3'000, 6'000);
    made.merge(filled(counts, 2'000, 2'000));
    EXPECT_EQ(answer_of(made), fraction{7'000}) << value;
    EXPECT_TRUE(state::load(counts, made.save()).body() == made.body());
  }
  const model truths = model_with("count(distinct b, 'exact')", "count");
  EXPECT_EQ(answer_of(filled(truths, 0, 9)), fraction{2});
}

TEST(exact_distinct, has_a_cap_that_depends_on_the_records_alone) {
  constexpr std::int64_t cap = 1'048'576;
  const model counts = model_with("count(distinct x, 'exact')", "count");
  std::vector<std::int64_t> x(static_cast<std::size_t>(cap));
  for (std::int64_t index = 0; index < cap; ++index)
    x[static_cast<std::size_t>(index)] = index;
  const std::vector<std::int64_t> zeros(x.size());
  const std::string_view team = "a";
  const auto add = [&](state& to, std::size_t first, std::size_t rows) {
    const std::vector<column_view> columns{
        column_view::codes(std::span{zeros}.first(rows), std::span{&team, 1}),
        {},
        {},
        column_view::scaled(std::span{x}.subspan(first, rows))};
    to.update("r", {rows, columns});
  };
  state most{counts, {"team"}};
  add(most, 0, x.size());
  EXPECT_EQ(answer_of(most), fraction{cap});
  state beyond = most;
  beyond.merge(filled(counts, cap, 1));
  EXPECT_THAT(
      failure_of([&] { (void)grade_state(counts, beyond); }),
      testing::AllOf(HasSubstr("more than 1,048,576 different values"), HasSubstr("count(distinct x)")));
  state other_way = filled(counts, cap, 1);
  add(other_way, 0, x.size());
  EXPECT_TRUE(beyond.body() == other_way.body());
  EXPECT_TRUE(state::load(counts, beyond.save()).body() == beyond.body());
}

/// Every byte changed: refused, or what is accepted is canonical.
TEST(stored_keys, damaged_bytes_are_refused_or_canonical) {
  for (const auto& [value, unit] :
       std::vector<std::pair<std::string, std::string>>{{"median(x, 'sketch')", "number"},
                                                        {"count(distinct x, 'exact')", "count"},
                                                        {"count(distinct t, 'exact')", "count"},
                                                        {"count(distinct b, 'exact')", "count"},
                                                        {"mode_share(t)", "ratio"},
                                                        {"count(distinct t)", "count"}}) {
    const model of = model_with(value, unit);
    const std::string bytes = filled(of, 1'000, 5, 3).save();
    std::size_t refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (const int change : {1, 2, 0x80}) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ change);
        for (const bool with_model : {true, false}) {
          try {
            const state loaded = with_model ? state::load(of, damaged) : state::load(damaged);
            EXPECT_TRUE(loaded.save() == damaged) << value << " byte " << at;
          } catch (const error&) {
            ++refused;
          }
        }
      }
    }
    EXPECT_GT(refused, bytes.size()) << value;
    for (std::size_t length = 0; length < bytes.size(); ++length)
      EXPECT_THROW((void)state::load(of, std::string_view{bytes}.substr(0, length)), error);
  }
}

TEST(stored_keys, needless_newness_is_refused) {
  const model sketch = model_with("median(x, 'sketch')", "number");
  std::string bytes = filled(sketch, 1, 70).save();
  const std::string few = filled(sketch, 1, 3).save();
  EXPECT_EQ(format_of(bytes), "0.1");
  bytes[10] = 2;
  EXPECT_THAT(failure_of([&] { (void)state::load(bytes); }), HasSubstr("its format is newer than it needs"));
  std::string older = few;
  older[10] = 1;
  EXPECT_THAT(failure_of([&] { (void)state::load(older); }),
              HasSubstr("form that this version does not know"));
}

}  // namespace
}  // namespace assay
