// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with scoring rules, the score tree, grades and critical rules.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "unit/model/fault_case.hpp"

namespace assay::model_test {

inline std::vector<fault_case> scoring_faults() {
  const std::string bands = "/indicators/on_time/bands";
  const std::string first = R"({"at_least": "95%", "points": 10})";
  const std::string middle = R"({"at_least": "90%", "below": "95%", "points": 8})";
  const std::string last = R"({"below": "90%", "points": 5})";
  const std::string linear = R"([{"value": "5 min", "points": 100}, {"value": "1 h", "points": 0}])";
  const std::string linear_at = "/indicators/response_s/linear";
  const std::string ratio = R"({"points": 20, "cap": "120%"})";
  const std::string ratio_at = "/indicators/spend/ratio_to_target";
  const std::string deduction = R"({"start": 100, "each": 5, "floor": 0})";
  const std::string deduction_at = "/indicators/complaint_count/deduction";
  const std::string mark = R"({"full_mark": 100})";
  return {
      {"band of wrong type", first, "5", "wrong_type", bands + "/0", 25},
      {"band without points", first, R"({"at_least": "95%"})", "missing_key", bands + "/0", 25},
      {"band with two lower ends", first, R"({"at_least": "95%", "above": "95%", "points": 10})",
       "conflicting_keys", bands + "/0/above", 25},
      {"band with bare percent", first, R"({"at_least": 95, "points": 10})", "bare_percent",
       bands + "/0/at_least", 25},
      {"band with unknown key", first, R"({"from": "95%", "at_least": "95%", "points": 10})", "unknown_key",
       bands + "/0/from", 25},
      {"band points not a number", first, R"({"at_least": "95%", "points": "ten"})", "bad_number",
       bands + "/0/points", 25},
      {"band points with ten decimals", first, R"({"at_least": "95%", "points": 10.0000000001})",
       "too_many_decimals", bands + "/0/points", 25},
      {"band points too large", first, R"({"at_least": "95%", "points": 1000001})", "out_of_range",
       bands + "/0/points", 25},
      {"bands overlap", middle, R"({"at_least": "90%", "at_most": "95%", "points": 8})", "band_overlap",
       bands + "/0", 25},
      {"bands reversed", middle, R"({"at_least": "95%", "below": "90%", "points": 8})", "band_reversed",
       bands + "/1", 26},
      {"bands with a hole", middle, R"({"at_least": "90%", "at_most": "94%", "points": 8})", "band_hole",
       bands + "/1", 26, severity::warning},
      {"bands with a hole at one value", middle, R"({"above": "90%", "below": "95%", "points": 8})",
       "band_hole", bands + "/2", 27, severity::warning},
      {"bands open above", first, R"({"at_least": "95%", "at_most": "99%", "points": 10})", "band_uncovered",
       bands + "/0", 25, severity::warning},
      {"bands open below", last, R"({"above": 0, "below": "90%", "points": 5})", "band_uncovered",
       bands + "/2", 27, severity::warning},
      {"bands against the direction", first, R"({"at_least": "95%", "points": 7})", "band_not_monotonic",
       bands + "/0", 25, severity::warning},
      {"bands nobody can reach", first,
       R"({"above": "100%", "points": 11}, {"at_least": "95%", "at_most": "100%", "points": 10})",
       "band_unreachable", bands + "/0", 25, severity::warning},
      {"line of wrong type", linear, "{}", "wrong_type", linear_at, 30},
      {"line without points", linear, "[]", "linear_empty", linear_at, 30},
      {"line point without value", linear, R"([{"points": 100}])", "missing_key", linear_at + "/0", 30},
      {"line not ascending", linear, R"([{"value": "1 h", "points": 100}, {"value": "60 min", "points": 0}])",
       "linear_not_ascending", linear_at + "/1/value", 30},
      {"line against the direction", linear,
       R"([{"value": "5 min", "points": 0}, {"value": "1 h", "points": 100}])", "linear_not_monotonic",
       linear_at + "/1", 30, severity::warning},
      {"line in a wrong unit", linear, R"([{"value": "95%", "points": 1}])", "wrong_unit",
       linear_at + "/0/value", 30},
      {"line without anything to earn", linear, R"([{"value": 5, "points": 0}])", "no_points_possible",
       linear_at, 30},
      {"line that loses more than it earns", linear,
       R"([{"value": 5, "points": 1}, {"value": 6, "points": -2}])", "out_of_range", linear_at, 30},
      {"achievement without target", R"("target": 50,)", "", "target_needed", ratio_at, 33},
      {"achievement of zero", R"("target": 50,)", R"("target": 0,)", "target_not_positive",
       "/indicators/spend/target", 32},
      {"achievement with unreadable target", R"("target": 50,)", R"("target": "5 min",)", "wrong_unit",
       "/indicators/spend/target", 32},
      {"achievement in no direction", R"("spend": {"unit": "number", "better": "higher")",
       R"("spend": {"unit": "number", "better": "context")", "direction_needed", ratio_at, 33},
      {"achievement cap bare", ratio, R"({"points": 20, "cap": 120})", "bare_percent", ratio_at + "/cap", 33},
      {"achievement cap zero", ratio, R"({"points": 20, "cap": 0})", "out_of_range", ratio_at + "/cap", 33},
      {"achievement cap too large", ratio, R"({"points": 20, "cap": "1001%"})", "out_of_range",
       ratio_at + "/cap", 33},
      {"achievement worth nothing", ratio, R"({"points": 0})", "out_of_range", ratio_at + "/points", 33},
      {"deduction of nothing", deduction, R"({"each": 0})", "out_of_range", deduction_at + "/each", 35},
      {"deduction without each", deduction, R"({"start": 100})", "missing_key", deduction_at, 35},
      {"deduction with floor above start", deduction, R"({"start": 10, "each": 5, "floor": 20})",
       "out_of_range", deduction_at + "/floor", 35},
      {"deduction against the direction", R"("complaint_count": {"unit": "count", "better": "lower")",
       R"("complaint_count": {"unit": "count", "better": "higher")", "rule_against_direction", deduction_at,
       35, severity::warning},
      {"deduction of a time", linear, R"([{"value": 5, "points": 1}], "note": "x"},
      "y": {"unit": "seconds", "better": "lower", "deduction": {"each": 5})",
       "rule_not_for_unit", "/indicators/y/deduction", 31},
      {"mark of nothing", mark, R"({"full_mark": 0})", "out_of_range",
       "/indicators/csat/value_as_points/full_mark", 37},
      {"mark of wrong type", mark, "100", "wrong_type", "/indicators/csat/value_as_points", 37},
      {"two rules", R"("value_as_points": {"full_mark": 100})",
       R"("value_as_points": {"full_mark": 100}, "bands": ">=5:10;<5:1")", "conflicting_keys",
       "/indicators/csat/bands", 37},
  };
}

/// The bands of response_s as a text.
inline fault_case band_text_fault(std::string name, std::string text, std::string code,
                                  severity level = severity::error) {
  return {std::move(name),
          R"("linear": [{"value": "5 min", "points": 100}, {"value": "1 h", "points": 0}])",
          R"("bands": ")" + std::move(text) + "\"",
          std::move(code),
          "/indicators/response_s/bands",
          30,
          level};
}

inline std::vector<fault_case> band_text_faults() {
  return {
      band_text_fault("band text empty", "", "band_empty"),
      band_text_fault("band text without a number", "fast:10; >5 min:5", "band_no_condition"),
      band_text_fault("band text with a long number", ">=1234567890123456789012:10;<5:1", "bad_number"),
      band_text_fault("band text with a grouped number", ">=1,000:10;<5:1", "bad_number"),
      band_text_fault("band text with a percent of time", "≥95%:10;<5:20", "wrong_unit"),
      band_text_fault("band text with two conditions", "<=5 min >=1 min:10;>5 min:1",
                      "band_second_condition"),
      band_text_fault("band text without colon", "<=5 min quick;>5 min:1", "band_no_colon"),
      band_text_fault("band text without points", "<=5 min:;>5 min:1", "band_no_points"),
      band_text_fault("band text with more after the points", "<=5 min:10分 >5 min:1",
                      "band_text_after_points"),
      band_text_fault("band text that overlaps", "<=5 min:10;>=5 min:1", "band_overlap"),
      band_text_fault("band text reversed", "6 min-5 min:10;>6 min:1", "band_reversed"),
      band_text_fault("band text with a hole", "<=5 min:10;>=6 min:1", "band_hole", severity::warning),
      band_text_fault("band text with too many points", "<=5 min:2000000;>5 min:1", "out_of_range"),
  };
}

inline std::vector<fault_case> tree_faults() {
  const std::string speed = R"({"id": "speed", "weight": 50,)";
  return {
      {"dimension of wrong type", R"("dimensions": [)", R"("dimensions": [ 5,)", "wrong_type",
       "/dimensions/0", 42},
      {"dimension without id", speed, R"({"weight": 50,)", "missing_key", "/dimensions/0", 43},
      {"dimension called total", speed, R"({"id": "total", "weight": 50,)", "reserved_id", "/dimensions/0/id",
       43},
      {"dimension with bad id", speed, R"({"id": "so fast", "weight": 50,)", "bad_id", "/dimensions/0/id",
       43},
      {"dimension like another", speed, R"({"id": "outcome", "weight": 50,)", "duplicate_id",
       "/dimensions/1/id", 47},
      {"dimension like an indicator", speed, R"({"id": "per_contact", "weight": 50,)", "duplicate_id",
       "/dimensions/0/id", 43},
      {"dimension without weight", speed, R"({"id": "speed",)", "missing_key", "/dimensions/0", 43},
      {"weight negative", speed, R"({"id": "speed", "weight": -50,)", "out_of_range", "/dimensions/0/weight",
       43},
      {"weight too large", speed, R"({"id": "speed", "weight": 1000001,)", "out_of_range",
       "/dimensions/0/weight", 43},
      {"weight of wrong type", speed, R"({"id": "speed", "weight": [50],)", "wrong_type",
       "/dimensions/0/weight", 43},
      {"weight with ten decimals", speed, R"({"id": "speed", "weight": "50.0000000001",)",
       "too_many_decimals", "/dimensions/0/weight", 43},
      {"weights of the total sum to 95", R"({"indicator": "csat", "weight": 20})",
       R"({"indicator": "csat", "weight": 15})", "weights_do_not_total", "/dimensions", 42},
      {"weights of a dimension sum to 45", R"({"indicator": "on_time", "weight": 30})",
       R"({"indicator": "on_time", "weight": 25})", "weights_do_not_total", "/dimensions/0/indicators", 44},
      {"weights all zero", R"({"indicator": "spend", "weight": 2},
       {"indicator": "complaint_count", "weight": 1})",
       R"({"indicator": "spend", "weight": 0},
       {"indicator": "complaint_count", "weight": 0})",
       "weights_all_zero", "/dimensions/1/indicators", 48},
      {"dimension with nothing in it", R"({"id": "outcome", "weight": 30, "weights": "relative",)",
       R"({"id": "nothing", "weight": 0}, {"id": "outcome", "weight": 30, "weights": "relative",)",
       "empty_dimension", "/dimensions/1", 47},
      {"unknown weight rule", R"("weights": "relative")", R"("weights": "any")", "unknown_word",
       "/dimensions/1/weights", 47},
      {"unknown aggregation", speed, R"({"id": "speed", "weight": 50, "aggregation": "mean",)",
       "unknown_word", "/dimensions/0/aggregation", 43},
      {"unknown indicator", R"({"indicator": "on_time", "weight": 30})",
       R"({"indicator": "on_tim", "weight": 30})", "unknown_indicator",
       "/dimensions/0/indicators/0/indicator", 45},
      {"indicator twice", R"({"indicator": "spend", "weight": 2},)",
       R"({"indicator": "spend", "weight": 2}, {"indicator": "csat", "weight": 1},)", "indicator_used_twice",
       "/total/indicators/0/indicator", 41},
      {"indicator without rule", R"({"indicator": "spend", "weight": 2},)",
       R"({"indicator": "spend", "weight": 2}, {"indicator": "per_contact", "weight": 1},)",
       "indicator_without_scoring", "/dimensions/1/indicators/1/indicator", 49},
      {"indicator reference of wrong type", R"({"indicator": "spend", "weight": 2},)",
       R"({"indicator": "spend", "weight": 2}, "csat",)", "wrong_type", "/dimensions/1/indicators/1", 49},
      {"unknown key of a weighted indicator", R"({"indicator": "spend", "weight": 2},)",
       R"({"indicator": "spend", "weigth": 2, "weight": 2},)", "unknown_key",
       "/dimensions/1/indicators/0/weigth", 49},
      {"unknown origin of a weight", speed, R"({"id": "speed", "weight": 50, "origin": "me",)",
       "unknown_word", "/dimensions/0/origin", 43},
      {"unknown policy", R"("policy": "refuse")", R"("policy": "ignore")", "unknown_word",
       "/total/missing/policy", 40},
      {"coverage above one", R"("minimum_coverage": "80%")", R"("minimum_coverage": "180%")", "out_of_range",
       "/total/missing/minimum_coverage", 40},
      {"coverage bare", R"("minimum_coverage": "80%")", R"("minimum_coverage": 80)", "bare_percent",
       "/total/missing/minimum_coverage", 40},
      {"coverage without refusal", R"("policy": "refuse")", R"("policy": "zero")", "key_out_of_place",
       "/total/missing/minimum_coverage", 40},
      {"missing of wrong type", speed, R"({"id": "speed", "weight": 50, "missing": "zero",)", "wrong_type",
       "/dimensions/0/missing", 43},
  };
}

inline std::vector<fault_case> grade_faults() {
  const std::string good = R"({"id": "good", "at_least": 80})";
  return {
      {"grade of wrong type", good, "80", "wrong_type", "/grades/0", 53},
      {"grade without edge", good, R"({"id": "good"})", "missing_key", "/grades/0", 53},
      {"grade without id", good, R"({"at_least": 80})", "missing_key", "/grades/0", 53},
      {"grade with bad id", good, R"({"id": "very good", "at_least": 80})", "bad_id", "/grades/0/id", 53},
      {"grade like another", good, R"({"id": "poor", "at_least": 80})", "duplicate_id", "/grades/1/id", 54},
      {"grades with equal edges", good, R"({"id": "good", "at_least": 0})", "equal_grades",
       "/grades/1/at_least", 54},
      {"grade with unreadable edge", good, R"({"id": "good", "at_least": "80分"})", "bad_number",
       "/grades/0/at_least", 53},
      {"grade with too many stars", good, R"({"id": "good", "at_least": 80, "stars": 11})", "out_of_range",
       "/grades/0/stars", 53},
      {"grade with negative factor", good, R"({"id": "good", "at_least": 80, "factor": -1})", "out_of_range",
       "/grades/0/factor", 53},
      {"lowest grade above zero", R"({"id": "poor", "at_least": 0})", R"({"id": "poor", "at_least": 60})",
       "grade_gap", "/grades/1/at_least", 54, severity::note},
      {"display of wrong type", R"({"decimals": 2, "rounding": "half_up", "grade_from": "exact"})", "2",
       "wrong_type", "/display", 61},
      {"display decimals", R"({"decimals": 2, "rounding")", R"({"decimals": 10, "rounding")", "out_of_range",
       "/display/decimals", 61},
      {"unknown rounding", R"("rounding": "half_up")", R"("rounding": "down")", "unknown_word",
       "/display/rounding", 61},
      {"unknown grade basis", R"("grade_from": "exact")", R"("grade_from": "shown")", "unknown_word",
       "/display/grade_from", 61},
  };
}

inline std::vector<fault_case> critical_faults() {
  const std::string cap = R"("effect": "cap_grade", "grade": "poor")";
  const std::string deduct = R"("effect": "deduct", "each": 1, "fail_from": 5)";
  const std::string late =
      R"({"id": "late", "indicator": "on_time", "when": "<50%", "effect": "zero_section"})";
  return {
      {"critical rule without condition", late, R"({"id": "late", "indicator": "on_time", "effect": "fail"})",
       "missing_key", "/critical/1", 58},
      {"critical rule of wrong type", late, R"("late")", "wrong_type", "/critical/1", 58},
      {"critical rule like another", R"({"id": "late",)", R"({"id": "breach",)", "duplicate_id",
       "/critical/1/id", 58},
      {"critical rule of an unknown indicator", R"({"id": "late", "indicator": "on_time")",
       R"({"id": "late", "indicator": "in_time")", "unknown_indicator", "/critical/1/indicator", 58},
      {"unknown effect", R"("effect": "zero_section")", R"("effect": "zero")", "unknown_word",
       "/critical/1/effect", 58},
      {"condition with points", R"("when": "<50%")", R"("when": "<50%:5")", "bad_condition",
       "/critical/1/when", 58},
      {"condition without number", R"("when": "<50%")", R"("when": "never")", "bad_condition",
       "/critical/1/when", 58},
      {"condition twice", R"("when": "<50%")", R"("when": "<50% >10%")", "bad_condition", "/critical/1/when",
       58},
      {"condition bare", R"("when": "<50%")", R"("when": "<50")", "bare_percent", "/critical/1/when", 58},
      {"condition reversed", R"("when": "<50%")", R"("when": "50%-40%")", "band_reversed", "/critical/1/when",
       58},
      {"condition of wrong type", R"("when": "<50%")", R"("when": 0.5)", "wrong_type", "/critical/1/when",
       58},
      {"cap without grade", cap, R"("effect": "cap_grade")", "missing_key", "/critical/0", 57},
      {"cap at an unknown grade", cap, R"("effect": "cap_grade", "grade": "bad")", "unknown_grade",
       "/critical/0/grade", 57},
      {"grade of another effect", cap, R"("effect": "fail", "grade": "poor")", "key_out_of_place",
       "/critical/0/grade", 57},
      {"deduction of points without each", deduct, R"("effect": "deduct")", "missing_key", "/critical/2", 59},
      {"each too large", deduct, R"("effect": "deduct", "each": 101)", "out_of_range", "/critical/2/each",
       59},
      {"each of another effect", deduct, R"("effect": "fail", "each": 1)", "key_out_of_place",
       "/critical/2/each", 59},
      {"events that fail of a bonus", deduct, R"("effect": "bonus", "each": 1, "fail_from": 5)",
       "key_out_of_place", "/critical/2/fail_from", 59},
      {"events negative", deduct, R"("effect": "deduct", "each": 1, "counted_at_most": -1)", "out_of_range",
       "/critical/2/counted_at_most", 59},
      {"deduction for a share", R"("indicator": "complaint_count", "when": ">=1")",
       R"("indicator": "on_time", "when": ">=0.5")", "rule_not_for_unit", "/critical/2/indicator", 59},
      {"section of an indicator outside", late,
       R"({"id": "late", "indicator": "csat", "when": "<50", "effect": "zero_section"})",
       "indicator_without_section", "/critical/1/indicator", 58},
  };
}

}  // namespace assay::model_test
