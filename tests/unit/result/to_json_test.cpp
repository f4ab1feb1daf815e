// SPDX-License-Identifier: Apache-2.0
//
// The JSON document: read back with another library, and byte for byte.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <assay/result.hpp>

#include "unit/cli/desk_model.hpp"

namespace assay {
namespace {

using json = nlohmann::ordered_json;

class ToJson : public ::testing::Test {
 protected:
  const json& node(std::size_t group, const std::string& id) const {
    for (const json& item : document_["groups"][group]["nodes"]) {
      if (item["id"] == id) return item;
    }
    ADD_FAILURE() << "no node " << id;
    return document_;
  }

  const json& definition(const std::string& id) const {
    for (const json& item : document_["nodes"]) {
      if (item["id"] == id) return item;
    }
    ADD_FAILURE() << "no node " << id;
    return document_;
  }

  static std::vector<std::string> keys_of(const json& object) {
    std::vector<std::string> keys;
    for (const auto& item : object.items())
      keys.push_back(item.key());
    return keys;
  }

  const model model_ = test::desk_model();
  const result result_ = test::desk_result(model_);
  const json document_ = json::parse(to_json(result_));
};

TEST_F(ToJson, HasAFixedOrderOfMembers) {
  EXPECT_EQ(keys_of(document_), (std::vector<std::string>{"assay", "model", "by", "period", "interval",
                                                          "nodes", "groups", "rejected"}));
  EXPECT_EQ(keys_of(document_["nodes"][0]), (std::vector<std::string>{"id", "kind", "label", "parent", "unit",
                                                                      "max_points", "weight", "exact"}));
  EXPECT_EQ(keys_of(document_["groups"][0]),
            (std::vector<std::string>{"key", "period", "rows", "score", "score_before_rules", "grade",
                                      "grade_before_rules", "provisional", "status", "reason", "exact",
                                      "nodes", "rules", "rules_undecided", "reasons"}));
  EXPECT_EQ(keys_of(document_["groups"][0]["nodes"][0]), (std::vector<std::string>{"id",
                                                                                   "kind",
                                                                                   "parent",
                                                                                   "value",
                                                                                   "n",
                                                                                   "rows",
                                                                                   "excluded",
                                                                                   "status",
                                                                                   "reason",
                                                                                   "band",
                                                                                   "points",
                                                                                   "points_before_rules",
                                                                                   "applied_weight",
                                                                                   "contribution",
                                                                                   "lost",
                                                                                   "exact",
                                                                                   "coverage",
                                                                                   "applicable",
                                                                                   "interval",
                                                                                   "next"}));
}

TEST_F(ToJson, NamesTheModel) {
  EXPECT_EQ(document_["assay"], 0);
  EXPECT_EQ(document_["model"]["id"], "desk");
  EXPECT_EQ(document_["model"]["version"], "2.1.0");
  EXPECT_EQ(document_["model"]["shape"], to_hex(model_.shape()));
  EXPECT_EQ(document_["by"], json::array({"team"}));
}

TEST_F(ToJson, ScoreGradeAndExactTexts) {
  const json& group = document_["groups"][0];
  EXPECT_EQ(group["key"]["team"], "A");
  EXPECT_TRUE(group["period"].is_null());
  EXPECT_EQ(group["score"], 82.4);
  EXPECT_EQ(group["exact"]["score"], "82.4");
  EXPECT_EQ(group["grade"]["id"], "silver");
  EXPECT_EQ(group["grade"]["zh"], "银牌");
  EXPECT_EQ(group["grade"]["factor"], 1);
  EXPECT_EQ(group["grade"]["stars"], 2);
  EXPECT_EQ(group["provisional"], true);
  EXPECT_EQ(group["reason"], "provisional_child");
  EXPECT_EQ(group["reasons"], json::array({"solved_rate", "answer_time", "quality"}));
}

TEST_F(ToJson, IndicatorsCarryTheirValueAndWhatItEarned) {
  const json& line = node(0, "on_time_rate");
  EXPECT_EQ(line["parent"], "speed");
  EXPECT_EQ(line["value"]["exact"], "19/20");
  EXPECT_EQ(line["value"]["number"], 0.95);
  EXPECT_EQ(definition("on_time_rate")["unit"], "ratio");
  EXPECT_EQ(line["n"], 2);
  EXPECT_EQ(line["status"], "provisional");
  EXPECT_EQ(line["reason"], "below_minimum_sample");
  EXPECT_EQ(line["band"]["text"], "≥95%");
  EXPECT_EQ(line["band"]["label"]["zh"], "好");
  EXPECT_EQ(line["points"], 10);
  EXPECT_EQ(line["exact"]["applied_weight"], "30");
  EXPECT_EQ(definition("on_time_rate")["exact"]["weight"], "30");
  EXPECT_EQ(definition("on_time_rate")["label"]["zh"], "及时率");
  EXPECT_EQ(document_["interval"]["method"], "wilson");
  EXPECT_EQ(document_["interval"]["level"], 0.95);
  EXPECT_LT(line["interval"]["low"], 0.95);
  EXPECT_TRUE(line["next"].is_null()) << "nothing earns more than the best band";
}

TEST_F(ToJson, NextSaysWhatEarnsMore) {
  const json& next = node(0, "answer_time")["next"];
  EXPECT_EQ(next["text"], "≤30 s");
  EXPECT_EQ(next["value"], "30");
  EXPECT_EQ(next["direction"], "down");
  EXPECT_EQ(next["inclusive"], true);
  EXPECT_EQ(next["points"], 10);
  EXPECT_EQ(next["exact_points"], "10");
  EXPECT_TRUE(node(0, "answer_time")["band"]["label"].is_null()) << "a band without a name";
}

TEST_F(ToJson, WhatIsMissingIsNullAndHasAReason) {
  const json& line = node(1, "solved_rate");
  EXPECT_TRUE(line["value"].is_null());
  EXPECT_TRUE(line["points"].is_null());
  EXPECT_TRUE(line["contribution"].is_null());
  EXPECT_EQ(line["status"], "not_available");
  EXPECT_EQ(line["reason"], "not_given");
  EXPECT_EQ(definition("solved_rate")["max_points"], 100);
  EXPECT_EQ(line["applied_weight"], 0);
}

TEST_F(ToJson, IndicatorsOutsideTheTreeHaveNoWeight) {
  const json& line = node(0, "load");
  EXPECT_TRUE(line["parent"].is_null());
  EXPECT_TRUE(line["applied_weight"].is_null());
  EXPECT_TRUE(definition("load")["weight"].is_null());
  EXPECT_TRUE(definition("load")["max_points"].is_null());
  EXPECT_EQ(line["value"]["exact"], "7/2");
}

TEST_F(ToJson, RulesThatFired) {
  const json& group = document_["groups"][1];
  ASSERT_EQ(group["rules"].size(), 2U);
  EXPECT_EQ(group["rules"][0]["id"], "incident");
  EXPECT_EQ(group["rules"][0]["effect"], "cap_grade");
  EXPECT_EQ(group["rules"][0]["when"], "≥2");
  EXPECT_EQ(group["rules"][1]["value"], "2");
  EXPECT_EQ(group["score_before_rules"].get<double>() - group["score"].get<double>(), 2);
  EXPECT_EQ(group["grade"]["stars"], nullptr);
}

TEST_F(ToJson, RulesSayWhatTheyDid) {
  const json& cap = document_["groups"][1]["rules"][0];
  EXPECT_EQ(keys_of(cap),
            (std::vector<std::string>{"id", "label", "effect", "section", "indicator", "dimension", "when",
                                      "value", "number", "events", "counted", "points", "before", "after",
                                      "grade_before", "grade_after", "exact"}));
  EXPECT_EQ(cap["section"], "total");
  EXPECT_EQ(cap["indicator"], "severe_incidents");
  EXPECT_TRUE(cap["dimension"].is_null());
  EXPECT_TRUE(cap["events"].is_null());
  EXPECT_TRUE(cap["before"].is_null()) << "a grade is no score";
  EXPECT_EQ(cap["grade_before"], "none");
  EXPECT_EQ(cap["grade_after"], "none") << "silver is no better than what is left";
  const json& deduction = document_["groups"][1]["rules"][1];
  EXPECT_EQ(deduction["events"], 2);
  EXPECT_EQ(deduction["counted"], 2);
  EXPECT_EQ(deduction["points"], -2);
  EXPECT_EQ(deduction["exact"]["points"], "-2");
  EXPECT_EQ(deduction["exact"]["before"], document_["groups"][1]["exact"]["score_before_rules"]);
  EXPECT_EQ(deduction["exact"]["after"], document_["groups"][1]["exact"]["score"]);
  EXPECT_TRUE(deduction["grade_before"].is_null()) << "two events do not fail the form";
}

/// The desk's model with a rule on a section, one that looks at a dimension, and points that may not apply.
json document_with_section_rules() {
  std::string text{test::desk_document};
  const std::string rule = R"({"id": "incident",)";
  text.insert(
      text.find(rule),
      R"({"id": "slow", "dimension": "speed", "when": "<50", "effect": "zero_section", "section": "care"}, )");
  const std::string place = R"({"indicator": "quality", "weight": 30)";
  text.insert(text.find(place) + place.size(), R"(, "applicable_points": "load")");
  const model with = model::parse(text, "desk.json");
  const std::vector<given_entity> entities{
      test::entity("A", {{"answer_time", {400, 1}, 5}, {"quality", {80, 1}, 5}, {"load", {50, 1}, 5}})};
  return json::parse(to_json(score_values(with, {"team"}, entities)));
}

TEST_F(ToJson, SectionsThatARuleChangedShowTheScoreBefore) {
  const json document = document_with_section_rules();
  const json& group = document["groups"][0];
  const json& rule = group["rules"][0];
  EXPECT_EQ(rule["section"], "care");
  EXPECT_EQ(rule["dimension"], "speed");
  EXPECT_TRUE(rule["indicator"].is_null());
  EXPECT_EQ(rule["when"], "<50");
  EXPECT_EQ(rule["value"], "0");
  EXPECT_EQ(rule["before"], 80);
  EXPECT_EQ(rule["after"], 0);
  EXPECT_EQ(group["score_before_rules"], 48);
  EXPECT_EQ(group["score"], 0);
  EXPECT_EQ(group["grade_before_rules"], "none");
  for (const json& node : group["nodes"]) {
    if (node["id"] == "care") {
      EXPECT_EQ(node["points"], 0);
      EXPECT_EQ(node["points_before_rules"], 80);
      EXPECT_EQ(node["exact"]["points_before_rules"], "80");
      EXPECT_EQ(node["coverage"], 0.5);
      EXPECT_EQ(node["exact"]["coverage"], "0.5");
      EXPECT_EQ(node["n"], 5);
    } else if (node["id"] == "quality") {
      EXPECT_EQ(node["applicable"], 0.5);
      EXPECT_EQ(node["exact"]["applicable"], "0.5");
      EXPECT_TRUE(node["coverage"].is_null());
    } else if (node["id"] == "total") {
      EXPECT_EQ(node["points"], group["score"]);
      EXPECT_EQ(node["contribution"], group["score"]);
      EXPECT_TRUE(node["points_before_rules"].is_null()) << "only a rule of a section acted";
    } else {
      EXPECT_TRUE(node["points_before_rules"].is_null()) << node["id"];
      EXPECT_TRUE(node["applicable"].is_null()) << node["id"];
    }
  }
}

TEST_F(ToJson, TheTotalAgreesWithTheScore) {
  const json& group = document_["groups"][1];
  const json& total = group["nodes"][0];
  EXPECT_EQ(total["exact"]["points"], group["exact"]["score"]);
  EXPECT_EQ(total["exact"]["contribution"], group["exact"]["score"]);
  EXPECT_EQ(total["exact"]["points_before_rules"], "52.4775");
  EXPECT_EQ(total["exact"]["lost"], "49.5225");
  EXPECT_EQ(group["rules_undecided"], json::array());
}

TEST_F(ToJson, RulesWithoutDataAreUndecided) {
  const std::vector<given_entity> entities{{{"C"}, {{"quality", fraction{80}, std::nullopt}}}};
  const json document = json::parse(to_json(score_values(model_, {"team"}, entities)));
  EXPECT_EQ(document["groups"][0]["rules_undecided"], json::array({"incident", "penalty"}));
  EXPECT_EQ(document["groups"][0]["score"], 80);
}

TEST_F(ToJson, EqualResultsGiveEqualBytes) {
  EXPECT_EQ(to_json(result_), to_json(test::desk_result(test::desk_model())));
}

TEST_F(ToJson, FractionsOfRecordsKeepTheirCounts) {
  state records{model_};
  table contacts{model_.record("contact")};
  contacts.add({{"solved", true}});
  contacts.add({{"solved", true}});
  contacts.add({{"solved", false}});
  contacts.add({{"team", std::string_view{"A"}}});
  records.update(contacts);
  records.count_rejected("contact", "bad_number", 3);
  const json graded = json::parse(to_json(grade_state(model_, records)));
  EXPECT_EQ(graded["rejected"], json::parse(R"([{"record":"contact","reason":"bad_number","rows":3}])"));
  EXPECT_TRUE(graded["groups"][0]["key"].empty());
  for (const json& line : graded["groups"][0]["nodes"]) {
    if (line["id"] != "solved_rate") continue;
    EXPECT_EQ(line["value"]["kind"], "fraction");
    EXPECT_EQ(line["value"]["exact"], "2/3");
    EXPECT_EQ(line["value"]["numerator"], 2);
    EXPECT_EQ(line["value"]["denominator"], 3);
    EXPECT_EQ(line["n"], 3);
    EXPECT_EQ(line["rows"], 4);
    EXPECT_EQ(line["excluded"]["missing"], 1);
  }
}

TEST_F(ToJson, MissingPartsOfAKeyAreNull) {
  const std::vector<given_entity> entities{{{std::nullopt}, {{"quality", fraction{80}, std::nullopt}}}};
  const json scored = json::parse(to_json(score_values(model_, {"team"}, entities)));
  EXPECT_TRUE(scored["groups"][0]["key"]["team"].is_null());
}

}  // namespace
}  // namespace assay
