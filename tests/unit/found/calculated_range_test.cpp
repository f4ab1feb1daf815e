// SPDX-License-Identifier: Apache-2.0
//
// Values that a model calculates and that cannot be: a wait that ends before it begins. One bad clock made the mean of two
// waits -11:55 hours and half of them "on time".
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <assay/error.hpp>
#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "cards.hpp"

namespace assay::found_test {
namespace {

using test::cards_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A record type with two times; `derived` and `indicators` are the members of these objects.
std::string document(const std::string& derived, const std::string& indicators) {
  return R"({"assay": 0, "id": "m", "version": "1", "records": {"r": {"groups": ["team"], "columns": {
      "team": {"type": "category"}, "c": {"type": "timestamp"}, "f": {"type": "timestamp"},
      "n": {"type": "decimal", "decimals": 1, "minimum": -100, "maximum": 100}},
      "derived": {)" +
         derived + R"(}}}, "indicators": {)" + indicators + "}}";
}

std::string mean_and_share(const std::string& value) {
  return R"("mean": {"label": "mean", "unit": "seconds", "better": "lower", "value": "avg()" + value +
         R"j()"},
      "on": {"label": "on", "unit": "ratio", "better": "higher", "value": "rate()j" +
         value + R"j( <= 5 min)"})j";
}

std::vector<std::string> codes_of(const model::compiled& compiled) {
  std::vector<std::string> codes;
  for (const diagnostic& finding : compiled.diagnostics)
    codes.emplace_back(finding.message.code());
  return codes;
}

struct wait_row {
  std::string_view team = "a";
  std::string_view began = "2026-03-02 10:00:00";
  std::string_view ended;
};
const std::vector<wait_row> two_waits{{"a", "2026-03-02 10:00:00", "2026-03-02 10:10:00"},
                                      {"a", "2026-03-02 10:00:00", "2026-03-01 10:00:00"}};

table table_of(const model& of, const std::vector<wait_row>& rows) {
  table records{of.record("r")};
  for (const wait_row& row : rows)
    records.add({{"team", row.team}, {"c", row.began}, {"f", row.ended}});
  return records;
}

result graded(const model& of, const std::vector<wait_row>& rows, std::vector<std::string> by = {}) {
  state all{of, std::move(by)};
  all.update(table_of(of, rows));
  return grade_state(of, all);
}

constexpr std::string_view ranged = R"("wait": {"type": "duration", "value": "f - c", "minimum": 0)";

TEST(CalculatedRange, WhatLiesOutsideIsMissingAndCounted) {
  for (const std::string_view policy : {"", R"(, "outside": "missing")"}) {
    const auto of =
        model::parse(document(std::string{ranged} + std::string{policy} + "}", mean_and_share("wait")));
    const auto scored = graded(of, two_waits);
    const scorecard card = scored.scorecard(0);
    EXPECT_EQ(card.find("mean")->value(), (fraction{600}));
    EXPECT_EQ(card.find("mean")->n(), 1);
    EXPECT_EQ(card.find("mean")->excluded().missing, 1);
    EXPECT_EQ(card.find("on")->value(), (fraction{0}));
    EXPECT_EQ(card.find("on")->n(), 1);
    ASSERT_EQ(card.outside().size(), 1U);
    EXPECT_EQ(card.outside()[0].rows, 1);
    EXPECT_EQ(of.definition().records[0].derived.at(0).name, "wait");
    EXPECT_THAT(to_json(scored), HasSubstr(R"("outside":[{"record":"r","column":"wait","rows":1}])"));
  }
}

TEST(CalculatedRange, EveryGroupHasItsOwnCount) {
  const auto of =
      model::parse(document(std::string{ranged} + R"(, "maximum": "1 h"})", mean_and_share("wait")));
  const auto scored = graded(of,
                             {{"a", "2026-03-02 10:00:00", "2026-03-02 09:59:59"},
                              {"a", "2026-03-02 10:00:00", "2026-03-02 11:00:01"},
                              {"a", "2026-03-02 10:00:00", "2026-03-02 11:00:00"},
                              {"b", "2026-03-02 10:00:00", "2026-03-02 10:00:00"}},
                             {"team"});
  ASSERT_EQ(scored.size(), 2U);
  EXPECT_EQ(cards_of(scored)[0].outside()[0].rows, 2);
  EXPECT_EQ(cards_of(scored)[0].find("mean")->value(), (fraction{3600})) << "both ends are legal";
  EXPECT_THAT(cards_of(scored)[1].outside(), IsEmpty());
  EXPECT_EQ(cards_of(scored)[1].find("mean")->value(), (fraction{0}));
}

TEST(CalculatedRange, CountsAddUpOverStatesAndSurviveStorage) {
  const auto of = model::parse(document(std::string{ranged} + "}", mean_and_share("wait")));
  state one{of};
  one.update(table_of(of, {two_waits[0]}));
  state other{of};
  other.update(table_of(of, {two_waits[1]}));
  one.merge(other);
  const auto scored = grade_state(of, state::load(of, one.save()));
  EXPECT_EQ(cards_of(scored)[0].outside()[0].rows, 1);
  state all{of};
  all.update(table_of(of, two_waits));
  EXPECT_EQ(all.save(), one.save());
}

TEST(CalculatedRange, ARowThatARangeRefusesChangesNothing) {
  const auto of =
      model::parse(document(std::string{ranged} + R"(, "outside": "error"})", mean_and_share("wait")));
  state all{of};
  all.update(table_of(of, {two_waits[0]}));
  const auto before = all.save();
  EXPECT_THAT(
      [&] { all.update(table_of(of, two_waits)); },
      testing::ThrowsMessage<error>(HasSubstr("row 2 of record type \"r\": column \"wait\" is -86400, below "
                                              "its smallest legal value, 0")));
  EXPECT_EQ(all.save(), before);
}

TEST(CalculatedRange, OfNumbersWithDecimals) {
  const auto of = model::parse(document(
      R"("twice": {"type": "decimal", "value": "n + n", "minimum": -1.25, "maximum": 3.05})",
      R"j("sum_of": {"label": "t", "unit": "number", "better": "context", "value": "sum(twice)"})j"));
  table records{of.record("r")};
  for (const char* const number : {"-0.7", "-0.6", "1.5", "1.6", "0"})
    records.add({{"n", number}});
  state all{of};
  all.update(records);
  const scorecard card = grade_state(of, all).scorecard(0);
  EXPECT_EQ(card.find("sum_of")->value(), (fraction{18, 10})) << "-1.2 + 3.0 + 0";
  EXPECT_EQ(card.outside()[0].rows, 2);
}

TEST(CalculatedRange, OtherColumnsAndFiltersSeeAMissingValue) {
  const auto of = model::parse(
      document(std::string{ranged} + R"(}, "long": {"type": "bool", "value": "wait > 5 min"})",
               R"j("share": {"label": "s", "unit": "ratio", "better": "lower", "value": "rate(long)"},
         "unknown": {"label": "u", "unit": "count", "better": "lower", "value": "count(*) filter (where wait is null)"})j"));
  const scorecard card = graded(of, two_waits).scorecard(0);
  EXPECT_EQ(card.find("share")->value(), (fraction{1}));
  EXPECT_EQ(card.find("share")->n(), 1);
  EXPECT_EQ(card.find("unknown")->value(), (fraction{1}));
}

TEST(CalculatedRange, NarrowsWhatIsKnownOfTheValue) {
  const auto answer = [](const std::string& range) {
    return codes_of(model::compile(
        document(R"("answer": {"type": "decimal", "value": "n + 0")" + range + "}",
                 R"j("nps": {"label": "s", "unit": "score", "better": "higher", "value": "nps(answer)"})j")));
  };
  EXPECT_THAT(answer(""), ElementsAre("answer_range"));
  EXPECT_THAT(answer(R"(, "minimum": 0, "maximum": 10)"), IsEmpty());
}

TEST(CalculatedRange, IsShapeOnlyWhereItIsDeclared) {
  const auto shape = [](const std::string& range) {
    return model::parse(document(R"("wait": {"type": "duration", "value": "f - c")" + range + "}",
                                 mean_and_share("wait")))
        .shape_text();
  };
  EXPECT_THAT(shape(""), HasSubstr("  derived \"wait\" duration \"f - c\"\n"));
  EXPECT_THAT(shape(""), Not(HasSubstr("outside")));
  EXPECT_THAT(shape(R"(, "minimum": 0)"), HasSubstr("\"f - c\" from 0 outside missing\n"));
  EXPECT_THAT(shape(R"(, "minimum": 0)"), HasSubstr("aggregate \"r: outside(wait)\"\n"));
  EXPECT_EQ(shape(R"(, "minimum": 0)"), shape(R"(, "minimum": "0 s", "outside": "missing")"));
  EXPECT_THAT(shape(R"(, "maximum": "1 h", "outside": "error")"),
              HasSubstr("\"f - c\" to 3600 outside error\n"));
  EXPECT_THAT(shape(R"(, "maximum": "1 h", "outside": "error")"), Not(HasSubstr("outside(wait)")));
}

TEST(CalculatedRange, FaultsOfADeclaration) {
  const auto codes = [](const std::string& derived) {
    return codes_of(model::compile(document(
        derived, R"j("count": {"label": "c", "unit": "count", "better": "context", "value": "count(*)"})j")));
  };
  EXPECT_THAT(codes(R"("w": {"type": "duration", "value": "f - c", "outside": "error"})"),
              ElementsAre("missing_key"));
  EXPECT_THAT(codes(R"("w": {"type": "duration", "value": "f - c", "minimum": 5, "maximum": 4})"),
              ElementsAre("minimum_above_maximum"));
  EXPECT_THAT(codes(R"("w": {"type": "duration", "value": "f - c", "minimum": 0, "outside": "drop"})"),
              ElementsAre("unknown_word"));
  EXPECT_THAT(codes(R"("w": {"type": "decimal", "value": "n + n", "minimum": 201})"),
              ElementsAre("range_never_met"));
  EXPECT_THAT(codes(R"("w": {"type": "decimal", "value": "n + n", "minimum": 0.05, "maximum": 0.07})"),
              ElementsAre("range_never_met"));
  for (const char* const other : {R"("w": {"type": "bool", "value": "n > 0", "minimum": 0})",
                                  R"j("w": {"type": "category", "value": "lower(team)", "maximum": 0})j",
                                  R"("w": {"type": "timestamp", "value": "f + 5 s", "minimum": 0})"}) {
    EXPECT_EQ(codes(other).size(), 1U) << other;
  }
}

// --- differences that nobody declared -----------------------------------------------------------------------------------

TEST(UndeclaredDifference, IsAWarningWhereItIsWritten) {
  const auto in_measure = model::compile(document("", mean_and_share("f - c")));
  EXPECT_THAT(codes_of(in_measure), ElementsAre("undeclared_difference", "undeclared_difference"));
  EXPECT_EQ(in_measure.diagnostics[0].level, severity::warning);
  EXPECT_THAT(in_measure.diagnostics[0].message.text(), HasSubstr("\"f - c\""));
  EXPECT_THAT(in_measure.diagnostics[0].message.hint(), HasSubstr("\"minimum\": 0"));
  const auto in_column =
      model::compile(document(R"("wait": {"type": "duration", "value": "f - c"})", mean_and_share("wait")));
  EXPECT_THAT(codes_of(in_column), ElementsAre("undeclared_difference"));
  EXPECT_EQ(in_column.diagnostics[0].pointer, "/records/r/derived/wait/value");
}

TEST(UndeclaredDifference, WhatSaysWhatNegativeMeansIsNone) {
  for (const char* const value :
       {"greatest(f - c, 0 s)", "f - date_trunc('week', f)", "f - date_trunc('day', f, '+08:00')"}) {
    EXPECT_THAT(codes_of(model::compile(document("", mean_and_share(value)))), IsEmpty()) << value;
  }
  EXPECT_THAT(codes_of(model::compile(document(std::string{ranged} + "}", mean_and_share("wait")))),
              IsEmpty());
  EXPECT_THAT(codes_of(model::compile(document(
                  R"("wait": {"type": "duration", "value": "f - c"})",
                  R"j("n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"})j"))),
              IsEmpty())
      << "no measure reads it";
}

TEST(UndeclaredDifference, ChangesNoResult) {
  const auto of = model::parse(document("", mean_and_share("f - c")));
  const auto scored = graded(of, two_waits);
  EXPECT_EQ(cards_of(scored)[0].find("mean")->value(), (fraction{-42'900})) << "(600 - 86,400) / 2";
  EXPECT_THAT(cards_of(scored)[0].outside(), IsEmpty());
}

TEST(UndeclaredDifference, PresetsHaveNone) {
  std::size_t seen = 0;
  for (const preset_document& preset : preset_documents()) {
    for (const std::string& code : codes_of(model::compile(preset.json)))
      EXPECT_NE(code, "undeclared_difference") << preset.id;
    ++seen;
  }
  EXPECT_GE(seen, 2U);
}

// --- estimates that decide ----------------------------------------------------------------------------------------------

std::vector<std::string> codes_of_scored(const std::string& value, const std::string& unit, bool scored) {
  return codes_of(model::compile(
      R"({"assay": 0, "id": "m", "version": "1", "records": {"r": {"columns": {"t": {"type": "duration"}}}}, "indicators": {
      "x": {"label": "x", "unit": ")" +
      unit + R"(", "better": "lower", "value": ")" + value + R"(", "bands": "≤100:10;>100:5"}})" +
      (scored
           ? R"(, "dimensions": [{"id": "d", "label": "d", "weight": 100, "indicators": [{"indicator": "x", "weight": 100}]}])"
           : "") +
      "}"));
}

TEST(ScoredEstimate, IsAWarningOfTheModel) {
  EXPECT_THAT(codes_of_scored("percentile(t, 0.9, 'sketch')", "seconds", true),
              ElementsAre("scored_estimate"));
  EXPECT_THAT(codes_of_scored("median(t, 'sketch') * 2", "seconds", true), ElementsAre("scored_estimate"));
  EXPECT_THAT(codes_of_scored("count(distinct t)", "count", true), ElementsAre("scored_estimate"));
  EXPECT_THAT(codes_of_scored("percentile(t, 0.9)", "seconds", true), IsEmpty());
  EXPECT_THAT(codes_of_scored("percentile(t, 0.9, 'sketch')", "seconds", false), IsEmpty())
      << "shown, not scored";
}

// --- values that are points already -------------------------------------------------------------------------------------

TEST(OutsideScale, IsSaidAndNotClampedSilently) {
  const auto of = model::parse(
      R"({"assay": 0, "id": "m", "version": "1", "indicators": {
      "x": {"label": "x", "unit": "score", "better": "higher", "value_as_points": {"full_mark": 10}}},
      "dimensions": [{"id": "d", "label": "d", "weight": 100, "indicators": [{"indicator": "x", "weight": 100}]}]})");
  struct scale_case {
    fraction value;
    points earned;
    bool outside;
  };
  for (const scale_case& each :
       {scale_case{{0}, points::whole(0), false}, scale_case{{10}, points::whole(10), false},
        scale_case{{101, 10}, points::whole(10), true}, scale_case{{-1, 10}, points::whole(0), true}}) {
    const given_entity entity{{"a"}, {{"x", each.value, std::nullopt}}};
    const auto scored = score_values(of, {"row"}, std::span{&entity, 1});
    const scorecard card = scored.scorecard(0);
    const scored_node& node = *card.find("x");
    EXPECT_EQ(node.points(), each.earned);
    EXPECT_EQ(node.outside_scale(), each.outside);
    EXPECT_EQ(to_json(scored).find("\"outside_scale\":true") != std::string::npos, each.outside);
  }
}

}  // namespace
}  // namespace assay::found_test
