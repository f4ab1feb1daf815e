// SPDX-License-Identifier: Apache-2.0
//
// States as bytes: saving, loading, the seal, and what is refused.
#include <assay/state.hpp>

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/result.hpp>
#include <assay/table.hpp>

#include "bytes/byte_writer.hpp"
#include "bytes/crc32c.hpp"

#include "failure.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

constexpr std::string_view document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {
    "contact": {"label": "contact", "time": "at", "groups": ["team", "agent"], "columns": {
      "team": {"type": "category"}, "agent": {"type": "category"}, "at": {"type": "timestamp"},
      "resolved": {"type": "bool"}, "handle_s": {"type": "duration", "minimum": 0, "maximum": 3600}}},
    "survey": {"label": "survey", "time": "at", "groups": ["team", "agent"], "columns": {
      "team": {"type": "category"}, "agent": {"type": "category"}, "at": {"type": "timestamp"},
      "answer": {"type": "integer", "minimum": 0, "maximum": 10}}}
  },
  "indicators": {
    "contacts": {"label": "n", "unit": "count", "better": "context", "from": "contact", "value": "count(*)"},
    "resolved": {"label": "resolved", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(resolved)"},
    "handle": {"label": "handle", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(handle_s)"},
    "longest": {"label": "longest", "unit": "seconds", "better": "lower", "from": "contact", "value": "max(handle_s)"},
    "shortest": {"label": "shortest", "unit": "seconds", "better": "context", "from": "contact",
      "value": "min(handle_s) filter (where resolved)"},
    "nps": {"label": "NPS", "unit": "score", "better": "higher", "from": "survey", "value": "nps(answer)"},
    "csat": {"label": "csat", "unit": "score", "better": "higher", "from": "survey", "value": "csat(answer, 'mean')"}
  }
})json";

std::string failure_of(const auto& action) {
  try {
    action();
  } catch (const error& problem) {
    return problem.what();
  }
  return "nothing was thrown";
}

class stored_state : public testing::Test {
 protected:
  static constexpr std::int64_t hour_s = 3600;
  static constexpr std::int64_t first_of_march_2026 = 1'772'323'200;

  /// Contacts of 40 days, a few an hour.
  void add_contacts(state& to, std::uint64_t seed, int count) const {
    std::mt19937_64 random{seed};
    table rows{model_.record("contact")};
    for (int row = 0; row < count; ++row) {
      const auto pick = random();
      const cell agent = pick % 7 == 0 ? cell{} : cell{std::string_view{pick % 2 == 0 ? "李" : "Ann"}};
      rows.add({{"team", pick % 3 == 0 ? "north" : "south"},
                {"agent", agent},
                {"at", first_of_march_2026 + static_cast<std::int64_t>(pick % 960) * hour_s},
                {"resolved", pick % 5 != 0},
                {"handle_s", static_cast<std::int64_t>(pick % 3601)}});
    }
    to.update(rows);
  }
  state filled(std::uint64_t seed, const period_rule& period = {period_unit::day, 480, 1},
               int contacts = 400) const {
    state made{model_, {"team", "agent"}, period};
    add_contacts(made, seed, contacts);
    table answers{model_.record("survey")};
    for (std::int64_t answer = 0; answer <= 10; ++answer) {
      answers.add({{"team", "north"}, {"agent", "Ann"}, {"at", first_of_march_2026}, {"answer", answer}});
    }
    made.update(answers);
    made.count_rejected("contact", "bad_number", 3);
    return made;
  }

  const model model_ = model::parse(document);
};

TEST_F(stored_state, comes_back_as_it_was) {
  const state saved = filled(1);
  const state loaded = state::load(model_, saved.save());
  EXPECT_TRUE(loaded.body() == saved.body());
  EXPECT_EQ(loaded.digest(), saved.digest());
  EXPECT_EQ(loaded.rejected(), saved.rejected());
  EXPECT_EQ(loaded.period(), saved.period());
  EXPECT_EQ(to_json(grade_state(model_, loaded)), to_json(grade_state(model_, saved)));
}

TEST_F(stored_state, an_empty_state_comes_back_too) {
  const state empty{model_, {"team"}};
  EXPECT_TRUE(state::load(model_, empty.save()).body() == empty.body());
  EXPECT_TRUE(state::load(empty.save()).body() == empty.body());
}

TEST_F(stored_state, goes_on_where_it_stopped) {
  state all = filled(1);
  state loaded = state::load(model_, all.save());
  add_contacts(all, 2, 100);
  add_contacts(loaded, 2, 100);
  EXPECT_TRUE(loaded.body() == all.body());
}

TEST_F(stored_state, merges_without_its_model) {
  state all = filled(1);
  all.merge(filled(2));
  state parts = state::load(filled(1).save());
  EXPECT_FALSE(parts.has_model());
  parts.merge(state::load(filled(2).save()));
  EXPECT_TRUE(parts.body() == all.body());
  state mixed = filled(1);
  mixed.merge(state::load(filled(2).save()));
  EXPECT_TRUE(mixed.body() == all.body());
  state other_way = state::load(filled(1).save());
  other_way.merge(filled(2));
  EXPECT_TRUE(other_way.body() == all.body());
}

TEST_F(stored_state, without_its_model_takes_no_records_and_gives_no_grade) {
  state parts = state::load(filled(1).save());
  EXPECT_THAT(failure_of([&] { add_contacts(parts, 3, 1); }), HasSubstr("loaded without its model"));
  EXPECT_THAT(failure_of([&] { (void)grade_state(model_, parts); }), HasSubstr("load it with the model"));
}

TEST_F(stored_state, rolls_up_to_what_the_records_give_directly) {
  const state days = filled(1);
  for (const period_unit unit : {period_unit::none, period_unit::day, period_unit::week, period_unit::month,
                                 period_unit::quarter, period_unit::year}) {
    const period_rule rule{unit, 480, unit >= period_unit::quarter ? 4 : 1};
    for (const std::vector<std::string>& by :
         {std::vector<std::string>{}, {"team"}, {"agent", "team"}, {"team", "agent"}}) {
      state direct{model_, by, rule};
      add_contacts(direct, 1, 400);
      table answers{model_.record("survey")};
      for (std::int64_t answer = 0; answer <= 10; ++answer)
        answers.add({{"team", "north"}, {"agent", "Ann"}, {"at", first_of_march_2026}, {"answer", answer}});
      direct.update(answers);
      direct.count_rejected("contact", "bad_number", 3);
      EXPECT_TRUE(days.rolled_up(by, rule).body() == direct.body()) << name_of(unit) << " " << by.size();
      EXPECT_TRUE(state::load(days.save()).rolled_up(by, rule).body() == direct.body()) << name_of(unit);
    }
  }
}

TEST_F(stored_state, rolling_up_and_merging_may_be_exchanged) {
  const period_rule months{period_unit::month, 480, 1};
  state merged_first = filled(1);
  merged_first.merge(filled(2));
  state rolled_first = filled(1).rolled_up({"team"}, months);
  rolled_first.merge(filled(2).rolled_up({"team"}, months));
  EXPECT_TRUE(merged_first.rolled_up({"team"}, months).body() == rolled_first.body());
}

TEST_F(stored_state, does_not_roll_up_to_what_it_does_not_know) {
  const state weeks = filled(1, {period_unit::week, 480, 1});
  EXPECT_THAT(failure_of([&] { (void)weeks.rolled_up({"taem"}, {}); }), HasSubstr("did you mean \"team\"?"));
  EXPECT_THAT(failure_of([&] { (void)weeks.rolled_up({"team", "team"}, {}); }), HasSubstr("named twice"));
  EXPECT_THAT(failure_of([&] {
                (void)weeks.rolled_up({"team"}, {period_unit::month, 480, 1});
              }),
              HasSubstr("do not add up"));
  EXPECT_THAT(failure_of([&] {
                (void)weeks.rolled_up({"team"}, {period_unit::week, 0, 1});
              }),
              HasSubstr("do not add up"));
}

TEST_F(stored_state, periods_need_a_time) {
  std::string changed{document};
  const std::string time = R"("survey": {"label": "survey", "time": "at",)";
  changed.replace(changed.find(time), time.size(), R"("survey": {"label": "survey",)");
  EXPECT_THAT(failure_of([&] {
                state{model::parse(changed), {}, {period_unit::month}};
              }),
              HasSubstr("record type \"survey\""));
}

TEST_F(stored_state, records_without_a_time_have_a_group_of_their_own) {
  state months{model_, {}, {period_unit::month}};
  table rows{model_.record("contact")};
  rows.add({{"at", first_of_march_2026}, {"handle_s", std::int64_t{5}}});
  rows.add({{"handle_s", std::int64_t{7}}});
  months.update(rows);
  const result graded = grade_state(model_, months);
  ASSERT_EQ(graded.size(), 2U);
  EXPECT_EQ(graded[0].period(), std::nullopt);
  EXPECT_EQ(graded[1].period(), "2026-03");
  EXPECT_TRUE(graded[1].key().empty());
}

TEST_F(stored_state, a_time_without_a_period_is_an_error_and_changes_nothing) {
  state days{model_, {}, {period_unit::day}};
  const std::string before = [&] {
    days.update(table{model_.record("contact")});
    return days.body();
  }();
  table rows{model_.record("contact")};
  rows.add({{"at", first_of_march_2026}});
  rows.add({{"at", std::int64_t{300'000'000'000}}});
  EXPECT_THAT(failure_of([&] { days.update(rows); }),
              HasSubstr("row 2, column \"at\": 300000000000 lies outside the years 1 to 9998"));
  EXPECT_TRUE(days.body() == before);
}

TEST_F(stored_state, blocks_and_order_do_not_show_in_periods) {
  state whole = filled(7);
  state parts{model_, {"team", "agent"}, {period_unit::day, 480, 1}};
  const state other = filled(7);
  parts.merge(other);
  EXPECT_TRUE(whole.body() == parts.body());
}

// --- the seal -------------------------------------------------------------------------------------------------------

TEST_F(stored_state, seal_comes_back_and_adds_up) {
  state first = filled(1);
  first.seal("2026-03/shard-1");
  state second = filled(2);
  second.seal("2026-03/shard-2");
  state merged = state::load(model_, first.save());
  merged.merge(state::load(second.save()));
  ASSERT_TRUE(merged.sealed().has_value());
  EXPECT_EQ(merged.sealed()->leaves, 2);
  state_seal expected;
  expected.add("2026-03/shard-2");
  expected.add("2026-03/shard-1");
  EXPECT_EQ(*merged.sealed(), expected) << "whatever the order";
  const state again = state::load(model_, merged.save());
  EXPECT_EQ(*again.sealed(), expected);
  EXPECT_THAT(again.sealed()->writer, HasSubstr("assay "));
  EXPECT_EQ(*again.rolled_up({}).sealed(), expected);
}

TEST_F(stored_state, a_double_and_an_omission_show) {
  state leaf = filled(1);
  leaf.seal("monday");
  state other = filled(2);
  other.seal("tuesday");
  state_seal expected;
  expected.add("monday");
  expected.add("tuesday");
  state doubled = leaf;
  const std::string before = doubled.save();
  EXPECT_THAT(failure_of([&] { doubled.merge(leaf); }), HasSubstr("would count twice"));
  EXPECT_TRUE(doubled.save() == before);
  EXPECT_FALSE(*leaf.sealed() == expected);
  state both = leaf;
  both.merge(other);
  EXPECT_EQ(*both.sealed(), expected);
  EXPECT_THAT(failure_of([&] { both.merge(leaf); }), HasSubstr("one source, which would count twice"))
      << "deep inside";
  EXPECT_THAT(failure_of([&] { both.merge(state::load(both.save())); }),
              HasSubstr("2 sources, which would count twice"));
}

TEST_F(stored_state, days_without_records_may_look_alike) {
  const period_rule days{period_unit::day, 480, 1};
  state quiet{model_, {"team", "agent"}, days};
  quiet.update(table{model_.record("contact")});
  quiet.seal("an empty file");
  state sum = filled(1);
  sum.seal("monday");
  sum.merge(quiet);
  sum.merge(quiet);
  EXPECT_EQ(sum.sealed()->leaves, 2);
  EXPECT_EQ(sum.rows(), filled(1).rows());
}

TEST_F(stored_state, many_sources_are_known_by_their_sum) {
  state_seal seal;
  state_seal other_order;
  constexpr int sources = static_cast<int>(state_seal::maximum_listed) + 1;
  for (int source = 0; source < sources; ++source) {
    seal.add("source " + std::to_string(source));
    other_order.add("source " + std::to_string(sources - 1 - source));
  }
  EXPECT_TRUE(seal.listed.empty());
  EXPECT_EQ(seal, other_order);
  state_seal one;
  one.add("source 1");
  seal.add(one);
  EXPECT_FALSE(seal == other_order) << "one too many shows in the sum";
}

TEST_F(stored_state, sealed_means_closed) {
  state leaf = filled(1);
  leaf.seal("monday");
  EXPECT_THAT(failure_of([&] { add_contacts(leaf, 1, 1); }), HasSubstr("takes no more records"));
  EXPECT_THAT(failure_of([&] { leaf.count_rejected("contact", "bad_number"); }),
              HasSubstr("takes no more records"));
  EXPECT_THAT(failure_of([&] { leaf.seal("tuesday"); }), HasSubstr("sealed already"));
  EXPECT_THAT(failure_of([&] { leaf.merge(filled(2)); }), HasSubstr("without a seal do not merge"));
  state open = filled(2);
  const std::string before = open.save();
  EXPECT_THAT(failure_of([&] { open.merge(leaf); }), HasSubstr("without a seal do not merge"));
  EXPECT_TRUE(open.save() == before);
  state blank{model_, {"team", "agent"}, {period_unit::day, 480, 1}};
  blank.merge(leaf);
  EXPECT_EQ(*blank.sealed(), *leaf.sealed()) << "a state without rows is the begin of every sum";
}

TEST_F(stored_state, the_seal_leaves_the_identity_alone) {
  state leaf = filled(1);
  const auto digest = leaf.digest();
  leaf.seal("monday");
  EXPECT_EQ(leaf.digest(), digest);
  EXPECT_EQ(leaf.save().substr(0, leaf.body().size()), leaf.body());
}

// --- older formats --------------------------------------------------------------------------------------------------

TEST_F(stored_state, can_be_written_for_older_readers) {
  state old_kind{model_, {"team"}};
  add_contacts(old_kind, 1, 50);
  const std::string old_bytes = old_kind.save(oldest_state_format);
  EXPECT_EQ(old_bytes[10], 0);
  EXPECT_FALSE(old_bytes == old_kind.save());
  EXPECT_TRUE(state::load(model_, old_bytes).body() == old_kind.body());
  EXPECT_THAT(failure_of([&] { (void)state::load(old_bytes); }), HasSubstr("with its model only"));
  EXPECT_THAT(failure_of([&] { (void)filled(1).save(oldest_state_format); }), HasSubstr("knows no periods"));
  EXPECT_THAT(failure_of([&] { (void)old_kind.save({7, 3}); }), HasSubstr("no state format 7.3"));
}

// --- damaged bytes --------------------------------------------------------------------------------------------------

TEST_F(stored_state, every_truncation_is_refused) {
  state leaf = filled(1, {period_unit::day}, 8);
  leaf.seal("monday");
  const std::string bytes = leaf.save();
  const std::size_t body = leaf.body().size();
  ASSERT_GT(bytes.size(), body) << "a sealed state ends with its seal";
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    if (length == body) continue;  // a state without a seal is a state
    const std::string_view cut = std::string_view{bytes}.substr(0, length);
    EXPECT_THAT([&] { (void)state::load(model_, cut); }, assay::test::fails_with(error_code::state, "state"))
        << length;
    EXPECT_THAT([&] { (void)state::load(cut); }, assay::test::fails_with(error_code::state, "state"))
        << length;
  }
}

TEST_F(stored_state, every_damaged_byte_of_a_sealed_state_is_noticed) {
  state leaf = filled(1, {period_unit::day}, 8);
  leaf.seal("monday");
  std::string bytes = leaf.save();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int bit : {0, 3, 7}) {
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
      EXPECT_THAT([&] { (void)state::load(model_, bytes); },
                  assay::test::fails_with(error_code::state, "state"))
          << at;
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    }
  }
}

TEST_F(stored_state, what_damaged_bytes_load_as_is_at_least_canonical) {
  const std::string bytes = filled(1, {period_unit::day}, 8).save();
  std::mt19937_64 random{99};
  int loaded = 0;
  for (int trial = 0; trial < 20'000; ++trial) {
    std::string damaged = bytes;
    for (std::uint64_t change = random() % 3 + 1; change > 0; --change)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      EXPECT_TRUE(state::load(model_, damaged).save() == damaged);
      ++loaded;
    } catch (const error&) {
    }
  }
  EXPECT_GT(loaded, 0) << "a changed count can be a sound state; only a seal would show it";
}

/// A state of one ungrouped count, written by hand.
class written_state : public stored_state {
 protected:
  const model one_ = model::parse(R"json({"assay": 0, "id": "one", "version": "1", "label": "one",
    "records": {"contact": {"label": "contact", "time": "at", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "at": {"type": "timestamp"}, "wait_s": {"type": "duration", "minimum": 0, "maximum": 9}}}},
    "indicators": {"waited": {"label": "w", "unit": "seconds", "better": "lower", "from": "contact",
      "value": "sum(wait_s)"}}})json");

  static std::string with_length(std::string bytes) {
    for (std::size_t index = 0, length = bytes.size(); index < 8; ++index, length >>= 8)
      bytes[16 + index] = static_cast<char>(length & 0xFF);
    return bytes;
  }
  /// Everything up to the groups, by team.
  std::string head() const {
    const state empty{one_, {"team"}};
    std::string bytes = empty.body();
    bytes.resize(bytes.size() - 8);
    bytes[bytes.find("contact") + 7] = 1;  // supplied
    return bytes;
  }
  static void group(bytes::byte_writer& out, std::string_view team, std::int64_t rows, std::int64_t missing,
                    std::int64_t values, std::int64_t total) {
    out.u8(1);
    out.text(team);
    out.i64(rows);
    out.i64(missing);
    out.i64(values);
    out.i128(total);
  }
  std::string refusal(const auto& write_groups, std::int64_t groups) const {
    bytes::byte_writer out;
    out.i64(groups);
    write_groups(out);
    const std::string bytes = with_length(head() + out.take());
    return failure_of([&] { (void)state::load(one_, bytes); });
  }
};

TEST_F(written_state, a_sound_one_is_taken) {
  EXPECT_EQ(refusal([](auto& out) { group(out, "a", 3, 1, 2, 18); }, 1), "nothing was thrown");
}

TEST_F(written_state, numbers_that_no_records_lead_to_are_refused) {
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 3, 1, 2, 19); }, 1), HasSubstr("total lies outside"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 3, 1, 2, -1); }, 1), HasSubstr("total lies outside"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 3, 2, 2, 9); }, 1),
              HasSubstr("more records than the 3 rows"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 3, 0, 2, 9); }, 1),
              HasSubstr("fewer records than the 3 rows"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 3, -1, 4, 9); }, 1), HasSubstr("negative"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", -3, 0, 0, 0); }, 1), HasSubstr("number of rows"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", std::int64_t{1} << 49, 0, 0, 0); }, 1),
              HasSubstr("number of rows"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 0, 0, 0, 0); }, 1), HasSubstr("no rows"));
}

TEST_F(written_state, keys_must_ascend) {
  const auto two = [this](std::string_view first, std::string_view second) {
    return refusal(
        [&](auto& out) {
          group(out, first, 1, 0, 1, 1);
          group(out, second, 1, 0, 1, 1);
        },
        2);
  };
  EXPECT_EQ(two("a", "b"), "nothing was thrown");
  EXPECT_THAT(two("b", "a"), HasSubstr("do not ascend"));
  EXPECT_THAT(two("a", "a"), HasSubstr("do not ascend"));
  EXPECT_THAT(two("a", "\xFF"), HasSubstr("not UTF-8"));
}

TEST_F(written_state, absurd_counts_are_refused_before_room_is_made) {
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 1, 0, 1, 1); }, std::int64_t{1} << 40),
              HasSubstr("items"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 1, 0, 1, 1); }, -1), HasSubstr("number of groups"));
  EXPECT_THAT(refusal([](auto& out) { group(out, "a", 1, 0, 1, 1); }, 2), HasSubstr("cut off"));
  EXPECT_THAT(refusal([](auto&) {}, 0), "nothing was thrown");
}

TEST_F(written_state, other_versions_and_shapes_are_named) {
  std::string bytes = filled(1).save();
  EXPECT_THAT(failure_of([&] { (void)state::load(one_, bytes); }), HasSubstr("\"one\" has shape"));
  bytes[8] = 9;
  EXPECT_THAT(failure_of([&] { (void)state::load(bytes); }), HasSubstr("its format is 9.1"));
  bytes[8] = 0;
  bytes[10] = 3;
  EXPECT_THAT(failure_of([&] { (void)state::load(bytes); }), HasSubstr("its format is 0.3"));
  bytes[10] = 2;
  EXPECT_THAT(failure_of([&] { (void)state::load(bytes); }), HasSubstr("newer than it needs"));
  EXPECT_THAT(failure_of([&] { (void)state::load("PK\x03\x04 something else"); }),
              HasSubstr("it is no state"));
  EXPECT_THAT(failure_of([&] { (void)state::load(filled(1).save() + "x"); }), HasSubstr("no seal"));
}

TEST_F(written_state, periods_that_nobody_asked_for_have_one_spelling) {
  state made{one_, {}, {period_unit::none, 480, 4}};
  EXPECT_EQ(made.period(), period_rule{});
  std::string bytes = state{one_}.body();
  const std::size_t periods = 24 + 16 + 4;  // after the head, the shape and no group columns
  ASSERT_EQ(bytes[periods + 1], 1);
  bytes[periods + 1] = 4;
  EXPECT_THAT(failure_of([&] { (void)state::load(bytes); }), HasSubstr("periods make no sense"));
}

}  // namespace
}  // namespace assay
