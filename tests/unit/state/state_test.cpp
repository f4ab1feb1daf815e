// SPDX-License-Identifier: Apache-2.0
#include <assay/state.hpp>

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/table.hpp>

#include "state/record_updater.hpp"
#include "state/state_rows.hpp"

namespace assay {
namespace {

using testing::HasSubstr;

constexpr std::string_view document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {
    "contact": {"label": "contact", "groups": ["team", "channel"], "columns": {
      "team": {"type": "category"}, "channel": {"type": "category"}, "resolved": {"type": "bool"},
      "handle_s": {"type": "duration"}, "note": {"type": "category"}}},
    "survey": {"label": "survey", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "answer": {"type": "integer", "minimum": 0, "maximum": 10}}},
    "unused": {"label": "unused", "groups": [], "columns": {"x": {"type": "integer"}}}
  },
  "indicators": {
    "resolved": {"label": "resolved", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(resolved)"},
    "handle": {"label": "handle", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(handle_s)"},
    "nps": {"label": "NPS", "unit": "score", "better": "higher", "from": "survey", "value": "nps(answer)"}
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

class state_test : public testing::Test {
 protected:
  table contacts(int rows) const {
    table made{model_.record("contact")};
    for (int row = 0; row < rows; ++row) {
      made.add({{"team", row % 2 == 0 ? "north" : "south"},
                {"resolved", row % 3 == 0},
                {"handle_s", std::int64_t{60} + row}});
    }
    return made;
  }
  const model model_ = model::parse(document);
};

TEST_F(state_test, starts_without_rows_and_groups) {
  const state empty{model_};
  EXPECT_EQ(empty.rows(), 0);
  EXPECT_EQ(empty.groups(), 0U);
  EXPECT_EQ(empty.body().substr(0, 8), "ASSAYSTA");
}

TEST_F(state_test, groups_by_what_every_needed_record_type_has) {
  state by_team{model_, {"team"}};
  by_team.update(contacts(10));
  EXPECT_EQ(by_team.groups(), 2U);
  EXPECT_EQ(by_team.rows(), 10);
}

TEST_F(state_test, refuses_a_group_column_that_a_needed_record_type_lacks) {
  EXPECT_THAT(failure_of([&] {
                state{model_, {"channel"}};
              }),
              HasSubstr("cannot group by \"channel\": record type \"survey\""));
  EXPECT_THAT(failure_of([&] { state{model_, {"taem"}}; }), HasSubstr("did you mean \"team\"?"));
  EXPECT_THAT(failure_of([&] { state{model_, {"team", "team"}}; }), HasSubstr("named twice"));
}

constexpr std::string_view derived_document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {
    "contact": {"label": "contact", "time": "opened", "groups": ["team", "hour", "class", "both"],
      "columns": {"team": {"type": "category"}, "opened": {"type": "timestamp"},
                  "handle_s": {"type": "duration", "minimum": 0, "maximum": 100000}},
      "derived": {
        "both": {"type": "category", "value": "team || ' ' || hour"},
        "hour": {"type": "category", "value": "text(extract(hour from opened, '+08:00'))"},
        "long": {"type": "bool", "value": "handle_s > 5 min"},
        "class": {"type": "category", "value": "case when long then 'long' when not long then 'short' end"}}}},
  "indicators": {
    "long": {"label": "long", "unit": "ratio", "better": "lower", "value": "rate(long)"},
    "count": {"label": "count", "unit": "count", "better": "lower", "value": "count(*)"}}
})json";

TEST(state_of_derived_columns, groups_by_them_and_counts_with_them) {
  const model of = model::parse(derived_document);
  detail::state_rows rows{of.internals(), {"hour", "class"}, {}};
  table contacts{of.record("contact")};
  for (int row = 0; row < 3000; ++row) {
    contacts.add({{"team", row % 2 == 0 ? "north" : "south"},
                  {"opened", std::int64_t{1'769'817'600 + row % 3 * 3'600}},
                  {"handle_s", row % 5 == 0 ? cell{missing_cell{}} : cell{std::int64_t{row}}}});
  }
  detail::record_updater{of.internals(), 0, rows.layout()}.update(rows, contacts.view());
  const std::vector<std::uint32_t> order = rows.groups().sorted();
  std::string text;
  std::int64_t counted = 0;
  for (const std::uint32_t group : order) {
    const group_key& key = rows.groups().key(group);
    text += key[0].value_or("-") + " " + key[1].value_or("-") + ", ";
    counted += rows.rows(0, group);
  }
  EXPECT_EQ(text, "10 -, 10 long, 10 short, 8 -, 8 long, 8 short, 9 -, 9 long, 9 short, ");
  EXPECT_EQ(counted, 3000);
}

TEST(state_of_derived_columns, equals_a_state_of_supplied_columns) {
  const model of = model::parse(derived_document);
  state whole{of, {"both"}};
  state parts{of, {"both"}};
  table contacts{of.record("contact")};
  for (int row = 0; row < 500; ++row) {
    contacts.add({{"team", row % 7 == 0 ? cell{missing_cell{}}
                                        : cell{std::string_view{row % 2 == 0 ? "北区" : "south"}}},
                  {"opened", std::int64_t{-3'600} * row},
                  {"handle_s", std::int64_t{row}}});
    if (row % 50 != 49) continue;
    parts.update(contacts);
    whole.merge([&] {
      state block{of, {"both"}};
      block.update(contacts);
      return block;
    }());
    contacts.clear();
  }
  EXPECT_EQ(parts.digest(), whole.digest());
  EXPECT_EQ(parts.groups(), 25U);  // 24 hours, each with one team, and records without a team
}

TEST(state_of_derived_columns, needs_their_columns_only_when_grouped_by_them) {
  const model of = model::parse(derived_document);
  const std::vector<std::int64_t> handled{100, 400};
  const std::vector<column_view> columns{{}, {}, column_view::scaled(handled)};
  state ungrouped{of, {}};
  ungrouped.update("contact", {2, columns, false});
  EXPECT_EQ(ungrouped.rows(), 2);
  state grouped{of, {"hour"}};
  EXPECT_THAT(failure_of([&] {
                grouped.update("contact", {2, columns, false});
              }),
              HasSubstr("column \"opened\" is not supplied"));
  EXPECT_EQ(grouped.rows(), 0);
  EXPECT_THAT(failure_of([&] { state{of, {"hours"}}; }), HasSubstr("did you mean \"hour\"?"));
}

TEST_F(state_test, refuses_records_of_an_unknown_type) {
  state all{model_};
  EXPECT_THAT(failure_of([&] { all.update("contcat", {}); }), HasSubstr("did you mean \"contact\"?"));
}

TEST_F(state_test, refuses_a_view_with_missing_columns_and_stays_as_it_was) {
  state all{model_, {"team"}};
  all.update(contacts(5));
  const std::string before = all.body();
  const table more = contacts(5);
  std::vector<column_view> columns(more.view().columns.begin(), more.view().columns.end());
  columns[2] = {};
  EXPECT_THAT(failure_of([&] { all.update("contact", {5, columns, false}); }), HasSubstr("resolved"));
  columns.assign(more.view().columns.begin(), more.view().columns.end());
  columns[0] = {};
  EXPECT_THAT(failure_of([&] { all.update("contact", {5, columns, false}); }), HasSubstr("\"team\""));
  columns.pop_back();
  EXPECT_THAT(failure_of([&] { all.update("contact", {5, columns, false}); }), HasSubstr("5 columns"));
  EXPECT_TRUE(all.body() == before);
}

TEST_F(state_test, a_column_no_measure_reads_need_not_be_supplied) {
  state all{model_};
  const table rows = contacts(5);
  std::vector<column_view> columns(rows.view().columns.begin(), rows.view().columns.end());
  columns[1] = {};
  columns[4] = {};
  all.update("contact", {5, columns, false});
  EXPECT_EQ(all.rows(), 5);
}

TEST_F(state_test, records_that_nothing_reads_leave_no_trace) {
  state all{model_};
  const std::string before = all.body();
  table rows{model_.record("unused")};
  rows.add({{"x", std::int64_t{1}}});
  all.update(rows);
  EXPECT_TRUE(all.body() == before);
}

TEST_F(state_test, remembers_that_records_were_supplied_even_when_there_are_none) {
  state all{model_};
  const std::string before = all.body();
  all.update(table{model_.record("survey")});
  EXPECT_FALSE(all.body() == before);
  EXPECT_TRUE(all.internals().supplied(1));
  EXPECT_FALSE(all.internals().supplied(0));
  all.update("contact", {});
  EXPECT_TRUE(all.internals().supplied(0));
}

TEST_F(state_test, counts_rejected_rows_by_reason) {
  state all{model_};
  all.count_rejected("survey", "bad_number", 2);
  all.count_rejected("contact", "ragged_row");
  all.count_rejected("survey", "bad_number");
  state other{model_};
  other.count_rejected("survey", "bad_number", 4);
  all.merge(other);
  EXPECT_THAT(failure_of([&] { all.count_rejected("survy", "bad_number"); }),
              HasSubstr("did you mean \"survey\"?"));
  EXPECT_THAT(failure_of([&] { all.count_rejected("survey", "bad_number", std::int64_t{1} << 48); }),
              HasSubstr("2^48"));
  EXPECT_THAT(failure_of([&] { all.count_rejected("survey", "\xFF"); }), HasSubstr("not UTF-8"));
  EXPECT_EQ(all.rejected(),
            (std::vector<rejected_count>{{"contact", "ragged_row", 1}, {"survey", "bad_number", 7}}));
}

TEST_F(state_test, merges_only_equal_shapes_and_groupings) {
  state all{model_, {"team"}};
  EXPECT_THAT(failure_of([&] { all.merge(state{model_}); }), HasSubstr("different columns"));
  std::string changed{document};
  changed.replace(changed.find("rate(resolved)"), 14, "rate(not resolved)");
  EXPECT_THAT(failure_of([&] {
                all.merge(state{model::parse(changed), {"team"}});
              }),
              HasSubstr("different shape"));
}

TEST_F(state_test, merges_with_a_model_that_differs_in_access_only) {
  std::string changed{document};
  changed.replace(changed.find("\"label\": \"handle\""), 17, "\"label\": \"time\", \"target\": \"5 min\"");
  state all{model_, {"team"}};
  all.update(contacts(3));
  state other{model::parse(changed), {"team"}};
  other.update(contacts(3));
  all.merge(other);
  EXPECT_EQ(all.rows(), 6);
}

TEST_F(state_test, copies_are_independent) {
  state first{model_};
  first.update(contacts(3));
  state second = first;
  second.update(contacts(3));
  EXPECT_EQ(first.rows(), 3);
  EXPECT_EQ(second.rows(), 6);
  first = second;
  EXPECT_TRUE(first.body() == second.body());
}

TEST_F(state_test, body_is_laid_out_as_documented) {
  state all{model_, {"team"}};
  table rows{model_.record("survey")};
  rows.add({{"team", "n"}, {"answer", std::int64_t{10}}});
  all.update(rows);
  const std::string body = all.body();
  // 24 bytes of head, 16 of shape, "team", two record types, no rejections, three aggregates, one group.
  EXPECT_EQ(static_cast<unsigned char>(body[16]), body.size() % 256);
  EXPECT_EQ(body.substr(24, 16), std::string(reinterpret_cast<const char*>(model_.shape().data()), 16));
  EXPECT_EQ(body.substr(40, 12), std::string("\x01\0\0\0\x04\0\0\0team", 12));
  EXPECT_EQ(body.substr(52, 4), std::string("\0\x01\0\0", 4)) << "no periods, years from January, UTC";
  EXPECT_EQ(body.substr(56, 27), std::string("\x02\0\0\0\x07\0\0\0contact\0\x06\0\0\0survey\x01", 27));
}

}  // namespace
}  // namespace assay
