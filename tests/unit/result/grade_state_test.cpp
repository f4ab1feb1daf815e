// SPDX-License-Identifier: Apache-2.0
#include <assay/result.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "failure.hpp"

namespace assay {
namespace {

using namespace literals;
using testing::HasSubstr;

constexpr std::string_view document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {
    "contact": {"label": "contact", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "due": {"type": "bool"}, "first_response_s": {"type": "duration"},
      "handle_s": {"type": "duration"}, "amount": {"type": "decimal", "decimals": 2}}},
    "complaint": {"label": "complaint", "groups": ["team"], "columns": {"team": {"type": "category"}}},
    "survey": {"label": "survey", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "recommend": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 10},
      "satisfaction": {"type": "integer", "minimum": 1, "maximum": 5}}}
  },
  "measures": {"complaints": {"from": "complaint", "value": "count(*)"}},
  "indicators": {
    "on_time": {"label": "on time", "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(coalesce(first_response_s <= 300, false)) filter (where due)", "bands": "≥95%:10;90%-94%:8;<90%:5"},
    "handle": {"label": "handle", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(handle_s)",
      "linear": [{"value": 300, "points": 10}, {"value": 600, "points": 0}]},
    "complaint_rate": {"label": "complaints", "unit": "ratio", "better": "lower", "from": "contact",
      "value": "complaints / count(*)"},
    "contacts": {"label": "contacts", "unit": "count", "better": "context", "from": "contact", "value": "count(*)"},
    "amount": {"label": "amount", "unit": "number", "better": "context", "from": "contact", "value": "sum(amount)"},
    "per_complaint": {"label": "per complaint", "unit": "number", "better": "context", "from": "contact",
      "value": "sum(amount) / complaints"},
    "answered": {"label": "answered", "unit": "ratio", "better": "context", "from": "survey",
      "value": "count(satisfaction) / count(*)"},
    "nps": {"label": "NPS", "unit": "score", "better": "higher", "from": "survey", "value": "nps(recommend)"},
    "csat": {"label": "CSAT", "unit": "ratio", "better": "higher", "from": "survey", "value": "csat(satisfaction, 'top2of5')"}
  },
  "dimensions": [{"id": "speed", "label": "speed", "weight": 100,
    "indicators": [{"indicator": "on_time", "weight": 60}, {"indicator": "handle", "weight": 40}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 80}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

const scored_node& line(const scorecard& card, std::string_view id) {
  const scored_node* found = card.find(id);
  if (found == nullptr) throw std::out_of_range{std::string{id}};
  return *found;
}

class grade_state_test : public testing::Test {
 protected:
  void contact(std::optional<std::int64_t> response, bool due, std::int64_t handle, double amount = 1.25) {
    table row{model_.record("contact")};
    row.add({{"team", "north"},
             {"due", due},
             {"first_response_s", response ? cell{*response} : cell{missing_cell{}}},
             {"handle_s", handle},
             {"amount", amount}});
    state_.update(row);
  }
  void survey(double recommend, std::int64_t satisfaction) {
    table row{model_.record("survey")};
    row.add({{"team", "north"}, {"recommend", recommend}, {"satisfaction", satisfaction}});
    state_.update(row);
  }
  scorecard card() const { return grade_state(model_, state_).scorecard(0); }

  std::string graded_by(const model& by_model) const {
    const result graded = grade_state(by_model, state_);
    return graded[0].grade()->id;
  }

  const model model_ = model::parse(document);
  state state_{model_, {"team"}};
};

TEST_F(grade_state_test, nineteen_of_twenty_meets_95_percent) {
  for (int index = 0; index < 19; ++index)
    contact(10, true, 300);
  contact(std::nullopt, true, 300);  // never answered: late, not missing
  contact(10, false, 300);           // not due: no part of it
  const auto scored = card();
  const auto& on_time = line(scored, "on_time");
  EXPECT_EQ(on_time.value()->exact.text(), "19/20");
  EXPECT_EQ(on_time.value()->kind, value_kind::fraction);
  EXPECT_EQ(on_time.n(), 20);
  EXPECT_EQ(on_time.rows(), 21);
  EXPECT_EQ(on_time.excluded().filtered, 1);
  EXPECT_EQ(on_time.excluded().missing, 0);
  EXPECT_EQ(on_time.points(), 10_points);
  EXPECT_EQ(on_time.interval()->low, 0.763868806553258);
  EXPECT_EQ(scored.score(), 100_points);
}

TEST_F(grade_state_test, says_what_the_next_band_needs) {
  for (int index = 0; index < 9; ++index)
    contact(10, true, 450);
  contact(301, true, 450);
  const auto scored = card();
  EXPECT_EQ(line(scored, "on_time").points(), 8_points);
  ASSERT_TRUE(line(scored, "on_time").next().has_value());
  EXPECT_EQ(line(scored, "on_time").next()->value, fraction(95, 100));
  EXPECT_TRUE(line(scored, "on_time").next()->upwards);
  EXPECT_EQ(line(scored, "on_time").next()->points, 10_points);
  EXPECT_EQ(line(scored, "handle").points(), 5_points);
  EXPECT_EQ(line(scored, "handle").next()->value, fraction(300));
  EXPECT_FALSE(line(scored, "handle").next()->upwards);
  EXPECT_EQ(scored.score(), 68_points);
}

TEST_F(grade_state_test, no_eligible_record_is_not_available_and_never_a_number) {
  contact(10, false, 300);
  const auto scored = card();
  EXPECT_FALSE(line(scored, "on_time").value().has_value());
  EXPECT_EQ(line(scored, "on_time").status(), node_status::not_available);
  EXPECT_EQ(line(scored, "on_time").reason(), status_reason::no_eligible_records);
  EXPECT_EQ(line(scored, "on_time").excluded().filtered, 1);
  EXPECT_EQ(line(scored, "on_time").applied_weight(), points{});
  EXPECT_EQ(line(scored, "handle").applied_weight(), 100_points);
  EXPECT_EQ(line(scored, "nps").reason(), status_reason::no_records);
}

TEST_F(grade_state_test, complaints_nobody_supplied_are_unknown_not_zero) {
  contact(10, true, 300);
  EXPECT_EQ(line(card(), "complaint_rate").reason(), status_reason::no_records);
  state_.update(table{model_.record("complaint")});
  const auto scored = card();
  EXPECT_EQ(line(scored, "complaint_rate").value()->exact, fraction(0));
  EXPECT_EQ(line(scored, "complaint_rate").n(), 1);
  EXPECT_EQ(line(scored, "per_complaint").reason(), status_reason::division_by_zero);
}

TEST_F(grade_state_test, complaints_that_were_all_rejected_are_unknown_not_zero) {
  contact(10, true, 300);
  state_.update(table{model_.record("complaint")});
  state_.count_rejected("complaint", "bad_number", 2);
  EXPECT_EQ(line(card(), "complaint_rate").reason(), status_reason::no_records);
  EXPECT_FALSE(line(card(), "complaint_rate").value().has_value());
  EXPECT_EQ(line(card(), "on_time").status(), node_status::ok) << "reads another record type";
}

TEST_F(grade_state_test, more_than_one_rejected_row_of_twenty_makes_provisional) {
  for (int row = 0; row < 19; ++row)
    contact(10, true, 300);
  state_.count_rejected("contact", "bad_number", 1);
  EXPECT_EQ(line(card(), "on_time").status(), node_status::ok) << "5 % exactly";
  state_.count_rejected("contact", "bad_flag", 1);
  const auto scored = card();
  EXPECT_EQ(line(scored, "on_time").status(), node_status::provisional);
  EXPECT_EQ(line(scored, "on_time").reason(), status_reason::rejected_rows);
  EXPECT_EQ(line(scored, "on_time").value()->exact, fraction(1));
  EXPECT_EQ(line(scored, "contacts").status(), node_status::provisional) << "not scored, and marked too";
  EXPECT_EQ(line(scored, "total").reason(), status_reason::provisional_child);
  EXPECT_TRUE(scored.provisional());
  EXPECT_EQ(scored.score(), 100_points);
  EXPECT_EQ(describe(status_reason::rejected_rows, "en"), "more than 5% of the rows it reads were rejected");
  EXPECT_EQ(describe(status_reason::rejected_rows, "zh"), "所用记录有超过 5% 的行被剔除");
}

TEST_F(grade_state_test, rejected_rows_of_one_of_two_record_types_are_enough) {
  contact(10, true, 300);
  table complaints{model_.record("complaint")};
  complaints.add({{"team", "north"}});
  state_.update(complaints);
  state_.count_rejected("complaint", "bad_number", 1);
  EXPECT_EQ(line(card(), "complaint_rate").reason(), status_reason::rejected_rows);
  EXPECT_EQ(line(card(), "on_time").status(), node_status::ok);
}

TEST_F(grade_state_test, a_formula_counts_each_record_type_once) {
  survey(9, 5);
  table silent{model_.record("survey")};
  silent.add({{"team", "north"}, {"recommend", missing_cell{}}, {"satisfaction", missing_cell{}}});
  state_.update(silent);
  contact(10, true, 300);
  const auto scored = card();
  EXPECT_EQ(line(scored, "answered").value()->exact, fraction(1, 2));
  EXPECT_EQ(line(scored, "answered").rows(), 2);
  EXPECT_EQ(line(scored, "answered").n(), 2);
  EXPECT_EQ(line(scored, "answered").excluded().missing, 0) << "count(*) left nothing out";
  table complaint{model_.record("complaint")};
  complaint.add({{"team", "north"}});
  state_.update(complaint);
  EXPECT_EQ(line(card(), "complaint_rate").rows(), 2) << "a contact and a complaint";
}

TEST_F(grade_state_test, a_rate_above_100_percent_is_refused) {
  contact(10, true, 300);
  table row{model_.record("complaint")};
  row.add({{"team", "north"}});
  row.add({{"team", "north"}});
  state_.update(row);
  EXPECT_EQ(line(card(), "complaint_rate").reason(), status_reason::out_of_range);
  EXPECT_FALSE(line(card(), "complaint_rate").value().has_value());
}

TEST_F(grade_state_test, sums_are_exact_decimals) {
  contact(10, true, 300, 2.675 - 0.005);
  contact(10, true, 300, 0.1);
  contact(10, true, 300, 0.2);
  const auto scored = card();
  EXPECT_EQ(line(scored, "amount").value()->exact, fraction(297, 100));
  EXPECT_EQ(line(scored, "amount").value()->kind, value_kind::decimal);
  EXPECT_EQ(line(scored, "contacts").value()->exact, fraction(3));
}

TEST_F(grade_state_test, nps_keeps_answers_that_are_not_whole) {
  for (const double answer : {6.5, 8.5, 9.0, 10.0})
    survey(answer, 5);
  EXPECT_EQ(line(card(), "nps").value()->exact, fraction(25));
}

// A borrowed column is not checked against its declared range; an answer outside its scale must not be scored all the same.
TEST_F(grade_state_test, answers_outside_the_scale_are_excluded_and_counted) {
  const std::int64_t recommend[] = {110, 90, 95};
  const std::int64_t satisfaction[] = {4, 0, 3};
  const std::int64_t team[] = {0, 0, 0};
  const std::string_view names[] = {"north"};
  const column_view columns[] = {column_view::codes(team, std::span{names}), column_view::scaled(recommend),
                                 column_view::scaled(satisfaction)};
  state_.update("survey", {3, columns, true});
  const auto scored = card();
  EXPECT_EQ(line(scored, "nps").n(), 2);
  EXPECT_EQ(line(scored, "nps").excluded().out_of_scale, 1);
  EXPECT_EQ(line(scored, "csat").value()->exact, fraction(1, 2));
  EXPECT_EQ(line(scored, "csat").excluded().out_of_scale, 1);
}

TEST_F(grade_state_test, without_records_there_is_still_one_card_that_says_so) {
  const auto empty = grade_state(model_, state{model_});
  ASSERT_EQ(empty.size(), 1U);
  EXPECT_FALSE(empty[0].score().has_value());
  EXPECT_EQ(line(empty.scorecard(0), "on_time").reason(), status_reason::no_records);
  EXPECT_TRUE(grade_state(model_, state{model_, {"team"}}).empty());
}

TEST_F(grade_state_test, cards_stand_in_key_order_with_the_missing_key_first) {
  table rows{model_.record("contact")};
  rows.add({{"team", "b"}});
  rows.add({{"team", "华东"}});
  rows.add({{"team", missing_cell{}}});
  rows.add({{"team", "a"}});
  rows.add({{"team", ""}});
  state_.update(rows);
  std::vector<group_key> keys;
  const result graded = grade_state(model_, state_);
  for (std::size_t group = 0; group < graded.size(); ++group)
    keys.push_back(graded[group].key());
  EXPECT_EQ(keys, (std::vector<group_key>{{std::nullopt}, {""}, {"a"}, {"b"}, {"华东"}}));
}

TEST_F(grade_state_test, another_model_of_the_same_shape_may_grade) {
  contact(10, true, 450);
  std::string stricter{document};
  stricter.replace(stricter.find("\"at_least\": 80"), 14, "\"at_least\": 90");
  EXPECT_EQ(graded_by(model_), "good");
  EXPECT_EQ(graded_by(model::parse(stricter)), "poor");
  std::string other{document};
  other.replace(other.find("<= 300"), 6, "<= 200");
  EXPECT_THAT([&] { (void)grade_state(model::parse(other), state_); },
              assay::test::fails_with(error_code::state,
                                      "the state was made with a model of shape " + to_hex(model_.shape())));
}

std::string failure_of(const model& with, const given_entity& entity) {
  try {
    (void)score_values(with, {}, {&entity, 1});
  } catch (const error& problem) {
    return problem.what();
  }
  return "nothing was thrown";
}

TEST(score_values, scores_what_is_given_and_leaves_out_what_is_not) {
  const model with = model::parse(document);
  const given_entity entity{{}, {{"on_time", fraction{94, 100}, 50}, {"handle", std::nullopt, std::nullopt}}};
  const auto scored = score_values(with, {}, {&entity, 1}).scorecard(0);
  EXPECT_EQ(scored.score(), 80_points);
  EXPECT_TRUE(line(scored, "on_time").interval().has_value());
  EXPECT_EQ(line(scored, "handle").reason(), status_reason::not_given);
}

TEST(score_values, takes_the_score_of_a_dimension) {
  const model with = model::parse(document);
  const given_entity entity{{}, {{"speed", fraction{decimal{89'999'999'999, 9}}, std::nullopt}}};
  EXPECT_EQ(score_values(with, {}, {&entity, 1}).scorecard(0).score()->text(), "89.999999999");
}

TEST(score_values, a_time_may_be_negative_where_the_model_says_so) {
  std::string text{document};
  text.replace(text.find(R"x("value": "avg(handle_s)")x"), 0, R"("minimum": -10, )");
  const given_entity entity{{}, {{"handle", fraction{-5}, {}}, {"nps", fraction{-40}, {}}}};
  const auto scored = score_values(model::parse(text), {}, {&entity, 1}).scorecard(0);
  EXPECT_EQ(line(scored, "handle").value()->exact, fraction(-5));
  EXPECT_EQ(line(scored, "nps").value()->exact, fraction(-40)) << "a score may be";
}

TEST(score_values, refuses_what_makes_no_sense) {
  const model with = model::parse(document);
  EXPECT_THAT(failure_of(with, {{}, {{"on_tiem", fraction{1}, {}}}}), HasSubstr("did you mean \"on_time\"?"));
  EXPECT_THAT(failure_of(with, {{}, {{"on_time", fraction{95}, {}}}}), HasSubstr("outside its legal range"));
  EXPECT_THAT(failure_of(with, {{}, {{"handle", fraction{-5}, {}}}}),
              HasSubstr("negative, and a time is not"));
  EXPECT_THAT(failure_of(with, {{}, {{"contacts", fraction{-1}, {}}}}), HasSubstr("declare the minimum"));
  EXPECT_THAT(failure_of(with, {{}, {{"on_time", fraction{1}, -1}}}), HasSubstr("negative size"));
  EXPECT_THAT(failure_of(with, {{}, {{"speed", fraction{101}, {}}}}), HasSubstr("outside 0 to 100"));
  EXPECT_THAT(failure_of(with, {{}, {{"speed", fraction{90}, {}}, {"on_time", fraction{1}, {}}}}),
              HasSubstr("given together with its dimension \"speed\""));
}

}  // namespace
}  // namespace assay
