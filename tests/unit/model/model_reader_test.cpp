// SPDX-License-Identifier: Apache-2.0
//
// What a document becomes, and what it answers when several things are wrong at once.
#include "model/model_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "unit/model/base_document.hpp"

namespace assay::model_test {

namespace {

using testing::ElementsAre;

model base_model() { return model::parse(base_document); }

std::vector<std::string> codes_of(const std::vector<diagnostic>& findings) {
  std::vector<std::string> codes;
  codes.reserve(findings.size());
  for (const auto& each : findings)
    codes.emplace_back(each.message.code());
  return codes;
}

/// A document of a header, the given sections and nothing else.
std::string document_of(std::string_view sections) {
  return R"({"assay": 0, "id": "m", "version": "1", )" + std::string{sections} + "}";
}

TEST(ModelReader, ReadsRecords) {
  const auto model = base_model();
  const auto& records = model.definition().records;
  ASSERT_EQ(records.size(), 2U);
  const auto& contact = records[0];
  EXPECT_EQ(contact.name, "contact");
  EXPECT_EQ(contact.title, (label{"contact", "contact"}));
  EXPECT_EQ(contact.time, "opened_at");
  EXPECT_THAT(contact.groups, ElementsAre("team"));
  ASSERT_EQ(contact.columns.size(), 6U);
  EXPECT_EQ(contact.columns[0].type, column_type::timestamp);
  EXPECT_EQ(contact.columns[0].minimum_scaled, -default_range_scaled);
  EXPECT_EQ(contact.columns[0].maximum_scaled, default_range_scaled);
  EXPECT_EQ(contact.columns[1].type, column_type::category);
  EXPECT_EQ(contact.columns[2].maximum_scaled, 604'800);
  EXPECT_EQ(contact.columns[3].decimals, 2);
  EXPECT_EQ(contact.columns[3].minimum_scaled, -100);
  EXPECT_EQ(contact.columns[3].maximum_scaled, 10'000);
  EXPECT_FALSE(contact.columns[3].round_half_even);
  EXPECT_EQ(contact.columns[4].type, column_type::boolean);
  EXPECT_EQ(contact.columns[5].type, column_type::integer);
}

TEST(ModelReader, ReadsRoundingAndScaledRanges) {
  const auto model = model::parse(document_of(R"("indicators": {}, "records": {"r": {"columns": {
      "a": {"type": "duration", "decimals": 3, "minimum": "0.5 s", "maximum": "1.5 min", "round": "half_even"},
      "首响": {"type": "decimal", "decimals": 0, "minimum": 1e3},
      "with blank": {"type": "timestamp", "decimals": 6}}}})"));
  const auto& columns = model.record("r").columns;
  EXPECT_EQ(columns[0].minimum_scaled, 500);
  EXPECT_EQ(columns[0].maximum_scaled, 90'000);
  EXPECT_TRUE(columns[0].round_half_even);
  EXPECT_EQ(columns[1].name, "首响");
  EXPECT_EQ(columns[1].minimum_scaled, 1000);
  EXPECT_EQ(columns[2].decimals, 6);
}

TEST(ModelReader, ReadsIndicators) {
  const auto model = base_model();
  const auto& definition = model.definition();
  ASSERT_EQ(definition.indicators.size(), 6U);
  const auto& on_time = definition.indicators[0];
  EXPECT_EQ(on_time.id, "on_time");
  EXPECT_EQ(on_time.value_unit, unit::ratio);
  EXPECT_EQ(on_time.better, direction::higher_is_better);
  EXPECT_EQ(on_time.from, "contact");
  EXPECT_EQ(on_time.minimum, fraction{0});
  EXPECT_EQ(on_time.maximum, fraction{1});
  EXPECT_EQ(on_time.target, (fraction{95, 100}));
  EXPECT_FALSE(on_time.benchmark.has_value());
  EXPECT_EQ(on_time.minimum_sample, 30);
  EXPECT_EQ(on_time.display_decimals, 2);
  EXPECT_EQ(on_time.value_origin, origin::document);
  EXPECT_EQ(on_time.rule_origin, origin::preset);
  EXPECT_EQ(definition.indicators[5].id, "per_contact");
  EXPECT_FALSE(definition.indicators[5].rule.has_value());
  EXPECT_FALSE(definition.indicators[5].minimum.has_value());
}

TEST(ModelReader, ReadsEveryScoringRule) {
  const auto model = base_model();
  const auto& list = model.definition().indicators;
  const auto& bands = std::get<named_bands>(*list[0].rule);
  EXPECT_EQ(bands.points_for(fraction{949, 1000}), points::whole(8));
  EXPECT_EQ(bands.titles.size(), 3U);
  const auto& line = std::get<linear<fraction>>(*list[1].rule);
  EXPECT_EQ(line.points_for(fraction{300}), points::whole(100));
  EXPECT_EQ(line.points_for(fraction{1950}), points::whole(50));
  const auto& achievement = std::get<ratio_to_target<fraction>>(*list[2].rule);
  EXPECT_EQ(achievement.target, fraction{50});
  EXPECT_EQ(achievement.cap, (ratio{12, 10}));
  EXPECT_EQ(achievement.at_target, points::whole(20));
  const auto& loss = std::get<deduction<fraction>>(*list[3].rule);
  EXPECT_EQ(loss.points_for(fraction{3}), points::whole(85));
  EXPECT_EQ(std::get<value_as_points<fraction>>(*list[4].rule).full_mark, points::whole(100));
}

TEST(ModelReader, ReadsTheTreeParentsFirst) {
  const auto model = base_model();
  const auto& nodes = model.definition().nodes;
  ASSERT_EQ(nodes.size(), 8U);
  EXPECT_EQ(nodes[0].id, "total");
  EXPECT_EQ(nodes[0].kind, node_kind::total);
  EXPECT_EQ(nodes[0].title, (label{"总分", "Total"}));
  EXPECT_EQ(nodes[0].parent, -1);
  EXPECT_THAT(nodes[0].children, ElementsAre(1, 4, 7));
  EXPECT_EQ(nodes[0].missing, (missing_rule{missing_policy::refuse, ratio{8, 10}}));
  EXPECT_EQ(nodes[1].id, "speed");
  EXPECT_EQ(nodes[1].missing, missing_rule{}) << "a refusal is the total's alone";
  EXPECT_EQ(nodes[1].declared, weight::whole(50));
  EXPECT_THAT(nodes[1].children, ElementsAre(2, 3));
  EXPECT_EQ(nodes[2].id, "on_time");
  EXPECT_EQ(nodes[2].kind, node_kind::indicator);
  EXPECT_EQ(nodes[2].indicator, 0);
  EXPECT_EQ(nodes[2].parent, 1);
  EXPECT_EQ(nodes[4].rule, weight_rule::relative);
  EXPECT_EQ(nodes[7].id, "csat");
  EXPECT_EQ(nodes[7].parent, 0);
  for (std::size_t index = 1; index < nodes.size(); ++index)
    EXPECT_LT(nodes[index].parent, static_cast<int>(index));
}

TEST(ModelReader, ReadsNestedDimensionsAndTheirRules) {
  const auto model = model::parse(document_of(R"(
      "indicators": {"a": {"unit": "score", "better": "higher", "value_as_points": {}},
                     "b": {"unit": "score", "better": "higher", "value_as_points": {"full_mark": 10}}},
      "total": {"label": {"zh": "综合", "en": "Overall"}, "aggregation": "weighted_points"},
      "dimensions": [{"id": "outer", "weight": 100, "missing": {"policy": "zero"}, "aggregation": "weighted_mean",
        "dimensions": [{"id": "inner", "weight": 40, "origin": "inferred", "indicators": [{"indicator": "a", "weight": "40"}]}],
        "indicators": [{"indicator": "b", "weight": 60, "origin": "document"}]}])"));
  const auto& nodes = model.definition().nodes;
  ASSERT_EQ(nodes.size(), 5U);
  EXPECT_EQ(nodes[0].title, (label{"综合", "Overall"}));
  EXPECT_EQ(nodes[1].how, aggregation::weighted_mean);
  EXPECT_EQ(nodes[1].missing.policy, missing_policy::zero);
  EXPECT_THAT(nodes[1].children, ElementsAre(2, 4));
  EXPECT_EQ(nodes[2].id, "inner");
  EXPECT_EQ(nodes[2].weight_origin, origin::inferred);
  EXPECT_EQ(nodes[2].how, aggregation::weighted_points) << "from the total, not from its parent";
  EXPECT_EQ(nodes[2].missing.policy, missing_policy::redistribute);
  EXPECT_EQ(nodes[3].id, "a");
  EXPECT_EQ(nodes[4].weight_origin, origin::document);
}

TEST(ModelReader, ReadsGradesBestFirst) {
  const auto model = model::parse(
      document_of(R"("indicators": {"a": {"unit": "score", "better": "higher", "value_as_points": {}}},
      "dimensions": [{"id": "d", "weight": 100, "indicators": [{"indicator": "a", "weight": 100}]}],
      "grades": [{"id": "low", "at_least": 0}, {"id": "high", "at_least": "89.5", "factor": "1.20", "stars": 5},
                 {"id": "middle", "label": "中", "at_least": 60}],
      "display": {"decimals": 1, "rounding": "half_even", "grade_from": "displayed"})"));
  const auto grades = model.definition().grades.list();
  ASSERT_EQ(grades.size(), 3U);
  EXPECT_EQ(grades[0].id, "high");
  EXPECT_EQ(grades[0].at_least.text(), "89.5");
  EXPECT_EQ(grades[0].factor, (decimal{12, 1}));
  EXPECT_EQ(grades[0].stars, 5);
  EXPECT_EQ(grades[1].title, (label{"中", "中"}));
  EXPECT_EQ(grades[2].id, "low");
  EXPECT_FALSE(grades[2].factor.has_value());
  EXPECT_EQ(model.definition().display.decimals, 1);
  EXPECT_EQ(model.definition().display.rule, rounding::half_even);
  EXPECT_EQ(model.definition().display.basis, grade_basis::displayed);
}

TEST(ModelReader, ReadsWhatRulesLookAtAndActOn) {
  const auto read = model::parse(
      changed({{R"({"id": "late", "indicator": "on_time", "when": "<50%", "effect": "zero_section"},)",
                R"({"id": "late", "indicator": "on_time", "when": "<50%", "effect": "zero_section"},
           {"id": "other", "indicator": "csat", "when": "<50", "effect": "zero_section", "section": "outcome"},
           {"id": "self", "dimension": "outcome", "when": "<20", "effect": "zero_section"},
           {"id": "cap", "dimension": "speed", "when": "<60分", "effect": "cap_points", "most": 59.5},
           {"id": "praise", "indicator": "complaint_count", "when": "0", "effect": "bonus", "each": 2,
            "section": "speed"},)"}}));
  const model_definition& definition = read.definition();
  const auto& rules = definition.critical;
  ASSERT_EQ(rules.size(), 7U);
  EXPECT_EQ(rules[0].section, 0);
  EXPECT_EQ(rules[1].section, definition.node_index("speed")) << "the dimension that holds the indicator";
  EXPECT_EQ(rules[2].section, definition.node_index("outcome"));
  EXPECT_EQ(rules[3].section, definition.node_index("outcome")) << "the dimension that it looks at";
  EXPECT_EQ(rules[3].dimension, definition.node_index("outcome"));
  EXPECT_EQ(rules[3].indicator, -1);
  EXPECT_EQ(rules[4].section, 0);
  EXPECT_EQ(rules[4].rule.most.text(), "59.5");
  EXPECT_TRUE(rules[4].rule.applies_to(fraction{599, 10}));
  EXPECT_EQ(rules[5].section, definition.node_index("speed"));
}

TEST(ModelReader, DimensionsDoAsTheTotalUnlessTheySayOtherwise) {
  const auto read = model::parse(document_of(R"(
      "indicators": {"a": {"unit": "score", "better": "higher", "value_as_points": {}},
                     "b": {"unit": "score", "better": "higher", "value_as_points": {}},
                     "c": {"unit": "score", "better": "higher", "value_as_points": {}}},
      "total": {"missing": {"policy": "redistribute_over_all"}},
      "dimensions": [
        {"id": "outer", "weight": 60, "missing": {"policy": "zero"}, "aggregation": "weighted_points", "dimensions": [
          {"id": "inner", "weight": 50, "indicators": [{"indicator": "a", "weight": 100}]},
          {"id": "strict", "weight": 50, "missing": {"policy": "refuse", "minimum_coverage": "50%"}, "dimensions": [
            {"id": "below_strict", "weight": 100, "indicators": [{"indicator": "b", "weight": 100}]}]}]},
        {"id": "beside", "weight": 40, "indicators": [{"indicator": "c", "weight": 100}]}])"));
  const auto policy_of = [&](std::string_view id) {
    return read.definition()
        .nodes.at(static_cast<std::size_t>(read.definition().node_index(id)))
        .missing.policy;
  };
  EXPECT_EQ(policy_of("outer"), missing_policy::zero);
  EXPECT_EQ(policy_of("inner"), missing_policy::redistribute_over_all)
      << "from the total, not from its parent";
  EXPECT_EQ(policy_of("strict"), missing_policy::refuse);
  EXPECT_EQ(policy_of("below_strict"), missing_policy::redistribute_over_all);
  EXPECT_EQ(policy_of("beside"), missing_policy::redistribute_over_all);
}

TEST(ModelReader, ReadsSamplesAndApplicablePoints) {
  const auto read = model::parse(
      changed({{R"("total": {)", R"("total": {"minimum_sample": 50, )"},
               {R"({"id": "speed", "weight": 50,)",
                R"({"id": "speed", "weight": 50, "minimum_sample": 20, "missing": {"policy": "zero"},)"},
               {R"({"indicator": "spend", "weight": 2})",
                R"({"indicator": "spend", "weight": 2, "applicable_points": "per_contact"})"}}));
  const model_definition& definition = read.definition();
  const auto node = [&](std::string_view id) {
    return definition.nodes.at(static_cast<std::size_t>(definition.node_index(id)));
  };
  EXPECT_EQ(node("total").minimum_sample, 50);
  EXPECT_EQ(node("speed").minimum_sample, 20);
  EXPECT_EQ(node("outcome").minimum_sample, 0) << "a sample is not inherited";
  EXPECT_EQ(node("speed").missing.policy, missing_policy::zero);
  EXPECT_EQ(node("outcome").missing.policy, missing_policy::redistribute) << "a refusal is not";
  EXPECT_EQ(node("spend").applicable_points, definition.indicator_index("per_contact"));
  EXPECT_EQ(node("on_time").applicable_points, -1);
}

TEST(ModelReader, ReadsCriticalRules) {
  const auto model = base_model();
  const auto& rules = model.definition().critical;
  ASSERT_EQ(rules.size(), 3U);
  EXPECT_EQ(rules[0].indicator, 3);
  EXPECT_EQ(rules[0].rule.effect, critical_effect::cap_grade);
  EXPECT_EQ(rules[0].rule.best_grade, 1U);
  EXPECT_EQ(rules[0].rule.when, above(fraction{0}));
  EXPECT_EQ(rules[1].rule.when, below(fraction{1, 2}));
  EXPECT_EQ(rules[2].rule.when, at_least(fraction{1}));
  EXPECT_EQ(rules[2].rule.each, points::whole(1));
  EXPECT_EQ(rules[2].rule.fail_from, 5);
  EXPECT_EQ(rules[2].rule.counted_at_most, 0);
}

TEST(ModelReader, CompilesFormulas) {
  const auto model = base_model();
  const auto& internals = model.internals();
  ASSERT_EQ(internals.formulas.size(), 6U);
  for (const auto handle : internals.formulas) {
    EXPECT_GE(handle, 0);
    EXPECT_LT(static_cast<std::size_t>(handle), internals.plan.formulas.size());
  }
  EXPECT_EQ(internals.plan.programs.size(), 2U);
}

TEST(ModelReader, AnIndicatorWithoutFormulaHasNone) {
  const auto model =
      model::parse(document_of(R"("indicators": {"a": {"unit": "score", "better": "context"}})"));
  EXPECT_THAT(model.internals().formulas, ElementsAre(-1));
  EXPECT_TRUE(model.definition().nodes.empty());
}

TEST(ModelReader, ReportsEverythingAtOnce) {
  const auto document = changed({
      {R"("version": "1.0")", R"("version": "")"},
      {R"("time": "opened_at")", R"("time": "opened")"},
      {R"("due": {"type": "bool"})", R"("due": {"type": "boolean"})"},
      {"rate(first_response_s <= 300)", "rate(first_respons_s <= 300)"},
      {R"({"at_least": "95%", "points": 10})", R"({"at_least": 95, "points": 10})"},
      {R"("minimum_sample": 30)", R"("min_sample": 30)"},
      {R"({"value": "1 h", "points": 0})", R"({"value": "1 min", "points": 0})"},
      {R"({"start": 100, "each": 5, "floor": 0})", R"({"start": 100})"},
      {R"({"indicator": "on_time", "weight": 30})", R"({"indicator": "on_time", "weight": 25})"},
      {R"({"indicator": "spend", "weight": 2})", R"({"indicator": "spent", "weight": -2})"},
      {R"({"id": "good", "at_least": 80})", R"({"id": "good", "at_least": 0})"},
      {R"("when": ">0")", R"("when": ">")"},
      {R"("rounding": "half_up")", R"("rounding": "up")"},
  });
  const auto result = model::compile(document);
  EXPECT_FALSE(result.value.has_value());
  EXPECT_THAT(codes_of(result.diagnostics),
              ElementsAre("empty_text", "unknown_column", "unknown_word", "unknown_column", "bare_percent",
                          "unknown_key", "linear_not_ascending", "missing_key", "weights_do_not_total",
                          "unknown_indicator", "out_of_range", "equal_grades", "bad_number", "unknown_word"))
      << describe_all(result.diagnostics);
}

TEST(ModelReader, OneFaultyColumnDoesNotEchoThroughFormulas) {
  const auto document = changed({{R"("due": {"type": "bool"})", R"("due": {"type": "boolean"})"},
                                 {"avg(amount)", "avg(amount) filter (where due and answer = 'x')"}});
  EXPECT_THAT(codes_of(model::compile(document).diagnostics), ElementsAre("unknown_word", "type_mismatch"));
}

TEST(ModelReader, UnreadableSectionsDoNotMakeEveryNameUnknown) {
  EXPECT_THAT(
      codes_of(model::compile(changed({{R"("records": {)", R"("records": [], "note": {)"}})).diagnostics),
      testing::Each(testing::AnyOf("wrong_type", "unknown_key")));
  const auto result = model::compile(document_of(R"("records": [], "indicators": {
      "a": {"unit": "count", "better": "higher", "from": "contact", "value": "count(*) +"}})"));
  EXPECT_THAT(codes_of(result.diagnostics), ElementsAre("wrong_type", "unexpected_word"));
}

/// Column of the one unknown name in a formula, counted from the opening quote.
int column_in_formula(std::string_view formula) {
  const std::string before = R"("indicators": {"x": {"unit": "ratio", "better": "higher", "value": )";
  const auto result = model::compile(document_of(
      R"("records": {"r": {"columns": {"a b": {"type": "bool"}, "首响": {"type": "bool"}, "😀": {"type": "bool"}}}},)"
      "\n" +
      before + '"' + std::string{formula} + "\"}}"));
  if (codes_of(result.diagnostics) != std::vector<std::string>{"unknown_column"}) return -1;
  EXPECT_EQ(result.diagnostics.front().line, 2);
  return result.diagnostics.front().column - static_cast<int>(before.size()) - 1;
}

TEST(ModelReader, FindsThePlaceInsideOfStrings) {
  EXPECT_EQ(column_in_formula("zzzzzzz"), -1) << "a measure, not a column";
  EXPECT_EQ(column_in_formula("rate(zzzzzzz)"), 6);
  EXPECT_EQ(column_in_formula("rate(首响 or zzzzzzz)"), 12) << "columns are characters, not bytes";
  EXPECT_EQ(column_in_formula(R"(rate(\"a b\" or zzzzzzz))"), 17) << "an escape takes two columns";
  EXPECT_EQ(column_in_formula(R"(rate(\u9996\u54cd or zzzzzzz))"), 22)
      << "an escape of a character beyond ASCII";
  EXPECT_EQ(column_in_formula(R"(rate(\"\ud83d\ude00\" or zzzzzzz))"), 26) << "two escapes for one character";
}

TEST(ModelReader, FindsThePlaceInsideOfBandTexts) {
  const auto result = model::compile(document_of(R"("indicators": {"x": {"unit": "ratio", "better": "higher",
"bands": "≥95:10;90%-94%;<90%:5分x;:3"}})"));
  ASSERT_THAT(codes_of(result.diagnostics),
              ElementsAre("bare_percent", "band_no_colon", "band_text_after_points", "band_no_condition"));
  EXPECT_EQ(result.diagnostics[0].line, 2);
  EXPECT_EQ(result.diagnostics[0].column, 12);
  EXPECT_EQ(result.diagnostics[1].column, 25);
  EXPECT_EQ(result.diagnostics[2].column, 33);
  EXPECT_EQ(result.diagnostics[3].column, 35);
}

TEST(ModelReader, ToleratesAByteOrderMark) {
  const std::string document = "\xEF\xBB\xBF" + changed({{"rate(first_response_s", "rate(first_response"}});
  const auto result = model::compile(document);
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].line, 23);
  EXPECT_EQ(result.diagnostics[0].column, 22);
}

TEST(ModelReader, SortsErrorsBeforeWarningsBeforeNotes) {
  const auto document = changed({{R"({"id": "poor", "at_least": 0})", R"({"id": "poor", "at_least": 60})"},
                                 {R"({"at_least": "90%", "below": "95%", "points": 8})",
                                  R"({"at_least": "90%", "at_most": "94%", "points": 8})"},
                                 {R"("rounding": "half_up")", R"("rounding": "up")"},
                                 {R"("version": "1.0")", R"("version": "1.0", "label": {"zh": "甲"})"}});
  EXPECT_THAT(codes_of(model::compile(document).diagnostics),
              ElementsAre("unknown_word", "label_missing", "band_hole", "grade_gap"));
}

TEST(ModelReader, WarnsOfGradesWithoutATotal) {
  const auto result = model::compile(document_of(R"("indicators": {"a": {"unit": "count", "better": "lower"}},
      "grades": [{"id": "g", "at_least": 0}], "critical": [{"id": "c", "indicator": "a", "when": ">0", "effect": "fail"}])"));
  EXPECT_TRUE(result.value.has_value());
  EXPECT_THAT(codes_of(result.diagnostics), ElementsAre("nothing_scored", "nothing_scored"));
}

TEST(ModelReader, RefusesWeightsWithoutCommonMultiple) {
  const auto document = [](int dimensions) {
    std::string indicators;
    std::string tree;
    for (int at = 0; at < 2 * dimensions; ++at) {
      const std::string id = "i" + std::to_string(at);
      indicators += (at == 0 ? "\"" : ", \"") + id +
                    R"(": {"unit": "score", "better": "higher", "value_as_points": {}})";
    }
    for (int at = 0; at < dimensions; ++at) {
      const auto part = [&](int number) {
        return R"({"indicator": "i)" + std::to_string(2 * at + number) + R"(", "weight": "1.)" +
               std::to_string(234'567'891 + 982'451 * at + 7'919 * number) + "\"}";
      };
      tree +=
          (at == 0 ? "{" : ", {") + (R"("id": "d)" + std::to_string(at)) +
          R"(", "weight": 1, "weights": "relative", "missing": {"policy": "redistribute_over_all"}, "indicators": [)" +
          part(0) + ", " + part(1) + "]}";
    }
    return document_of(R"("indicators": {)" + indicators +
                       R"(}, "total": {"weights": "relative", "missing": {"policy": "redistribute_over_all"}},
                       "dimensions": [)" +
                       tree + "]");
  };
  EXPECT_THAT(codes_of(model::compile(document(400)).diagnostics), testing::Contains("weights_too_fine"));
  EXPECT_TRUE(model::compile(document(40)).value.has_value());
}

TEST(ModelReader, RefusesPointsWithoutCommonMultiple) {
  const auto document = [](std::string_view third) {
    return document_of(R"("indicators": {
        "a": {"unit": "score", "better": "higher", "value_as_points": {"full_mark": "999999.999999989"}},
        "b": {"unit": "score", "better": "higher", "value_as_points": {"full_mark": "999999.999999947"}},
        "c": {"unit": "score", "better": "higher", "value_as_points": {"full_mark": ")" +
                       std::string{third} + R"("}}},
        "total": {"weights": "relative", "indicators": [{"indicator": "a", "weight": 1}, {"indicator": "b", "weight": 1},
                                                        {"indicator": "c", "weight": 1}]})");
  };
  const auto result = model::compile(document("999999.999999883"));
  ASSERT_THAT(codes_of(result.diagnostics), ElementsAre("possible_points_too_different"));
  EXPECT_EQ(result.diagnostics[0].pointer, "/total/indicators");
  EXPECT_TRUE(model::compile(document("999999.999999947")).value.has_value());
}

TEST(ModelReader, RefusesWeightsWhoseSumIsTooLarge) {
  std::string indicators;
  std::string children;
  for (int index = 0; index < 1001; ++index) {
    const std::string id = "i" + std::to_string(index);
    indicators += (index > 0 ? ", \"" : "\"") + id +
                  R"(": {"unit": "score", "better": "higher", "value_as_points": {}})";
    children += (index > 0 ? ", " : "") + (R"({"indicator": ")" + id) + R"(", "weight": 1000000})";
  }
  const auto result =
      model::compile(document_of("\"indicators\": {" + indicators +
                                 R"(}, "total": {"weights": "relative", "indicators": [)" + children + "]}"));
  EXPECT_THAT(codes_of(result.diagnostics), ElementsAre("weights_too_large"));
}

TEST(ModelReader, LimitsHowManyThereAre) {
  std::string grades;
  for (int index = 0; index < 101; ++index) {
    const auto number = std::to_string(index);
    grades += (index > 0 ? ", " : "") + (R"({"id": "g)" + number) + R"(", "at_least": )" + number + "}";
  }
  const auto result = model::compile(document_of(R"("indicators": {}, "grades": [)" + grades + "]"));
  ASSERT_THAT(codes_of(result.diagnostics), ElementsAre("too_many"));
  EXPECT_EQ(result.diagnostics[0].message.text(), "101 grades, more than the 100 that are allowed");
}

TEST(ModelReader, ListsAThousandErrorsAndCountsTheRest) {
  std::string keys;
  for (int index = 0; index < 1500; ++index)
    keys += "\"k" + std::to_string(index) + "\": 1, ";
  const auto result = model::compile(document_of(keys + R"("indicators": {})"));
  ASSERT_EQ(result.diagnostics.size(), 1001U);
  EXPECT_EQ(result.diagnostics.back().message.code(), "too_many_findings");
  EXPECT_EQ(result.diagnostics.back().message.text(), "500 more findings are not listed");
  EXPECT_FALSE(result.value.has_value());
}

TEST(ModelReader, RefusesWhatIsNoObject) {
  EXPECT_THAT(codes_of(model::compile("[]").diagnostics), ElementsAre("wrong_type"));
  EXPECT_THAT(codes_of(model::compile("").diagnostics), ElementsAre("json_syntax"));
  EXPECT_THAT(codes_of(model::compile("\xFF").diagnostics), ElementsAre("invalid_utf8"));
}

TEST(ModelReader, SaysOnlyThatAnotherFormatIsUnknown) {
  EXPECT_THAT(codes_of(model::compile(R"({"assay": 7, "metrics": []})").diagnostics),
              ElementsAre("unsupported_format"));
}

}  // namespace
}  // namespace assay::model_test
