// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a model document: a change of the base document and the one finding it must lead to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <assay/diagnostic.hpp>

namespace assay::model_test {

struct fault_case {
  std::string name;  ///< words; part of the test's name
  std::string from;
  std::string to;
  std::string code;
  std::string pointer;
  std::int32_t line = 0;
  severity level = severity::error;
};

inline std::vector<fault_case> header_faults() {
  return {
      {"not json", "\"assay\": 0,", "\"assay\": 0", "json_syntax", "", 3},
      {"duplicate key", R"("version": "1.0")", R"("version": "1.0", "id": "again")", "duplicate_key", "/id", 3},
      {"unknown format", R"("assay": 0)", R"("assay": 1)", "unsupported_format", "/assay", 2},
      {"format is text", R"("assay": 0)", R"("assay": "0")", "wrong_type", "/assay", 2},
      {"no format", "\"assay\": 0,", "", "missing_key", "", 1},
      {"no version", R"("id": "base", "version": "1.0")", R"("id": "base")", "missing_key", "", 1},
      {"empty version", R"("version": "1.0")", R"("version": "")", "empty_text", "/version", 3},
      {"id with a blank", R"("id": "base")", R"("id": "my base")", "bad_id", "/id", 3},
      {"id empty", R"("id": "base")", R"("id": "")", "empty_text", "/id", 3},
      {"unknown top key", "\"measures\": {", "\"measure\": {}, \"measures\": {", "unknown_key", "/measure", 18},
      {"note of wrong type", R"("version": "1.0")", R"("version": "1.0", "note": 5)", "wrong_type", "/note", 3},
      {"label of wrong type", R"("version": "1.0")", R"("version": "1.0", "label": [])", "wrong_type", "/label", 3},
      {"label with unknown language", R"("version": "1.0")", R"("version": "1.0", "label": {"zh": "a", "en": "b", "de": "c"})",
       "unknown_key", "/label/de", 3},
      {"label part of wrong type", R"("version": "1.0")", R"("version": "1.0", "label": {"zh": "a", "en": 5})", "wrong_type",
       "/label/en", 3},
      {"label without Chinese", R"("version": "1.0")", R"("version": "1.0", "label": {"en": "b"})", "label_missing", "/label", 3,
       severity::warning},
      {"null value", R"("version": "1.0")", R"("version": null)", "wrong_type", "/version", 3},
  };
}

inline std::vector<fault_case> record_faults() {
  return {
      {"record type of wrong type", R"("complaint": {"columns": {"filed_at": {"type": "timestamp"}}})",
       R"("complaint": {"columns": {}}, "x": 5)", "wrong_type", "/records/x", 16},
      {"record type with bad name", R"("complaint": {"columns")", R"("a b": {"columns": {}}, "complaint": {"columns")",
       "bad_id", "/records/a b", 16},
      {"record type without columns", R"("complaint": {"columns": {"filed_at": {"type": "timestamp"}}})",
       R"("complaint": {})", "missing_key", "/records/complaint", 16},
      {"unknown record key", R"("groups": ["team"],)", R"("groups": ["team"], "timee": "x",)", "unknown_key",
       "/records/contact/timee", 6},
      {"time unknown", R"("time": "opened_at")", R"("time": "opened")", "unknown_column", "/records/contact/time", 6},
      {"time not a timestamp", R"("time": "opened_at")", R"("time": "due")", "time_not_timestamp", "/records/contact/time", 6},
      {"group unknown", R"(["team"])", R"(["team", "agent"])", "unknown_column", "/records/contact/groups/1", 6},
      {"group not a category", R"(["team"])", R"(["team", "due"])", "group_not_category", "/records/contact/groups/1", 6},
      {"group twice", R"(["team"])", R"(["team", "team"])", "duplicate_group", "/records/contact/groups/1", 6},
      {"groups of wrong type", R"(["team"])", R"("team")", "wrong_type", "/records/contact/groups", 6},
      {"column without type", R"("due": {"type": "bool"})", R"("due": {})", "missing_key",
       "/records/contact/columns/due", 12},
      {"unknown column type", R"("due": {"type": "bool"})", R"("due": {"type": "boolean"})", "unknown_word",
       "/records/contact/columns/due/type", 12},
      {"column name with control character", R"("due": {"type": "bool"})", R"("due": {"type": "bool"}, "a\tb": {"type": "bool"})",
       "bad_column_name", "/records/contact/columns/a\tb", 12},
      {"column name empty", R"("due": {"type": "bool"})", R"("due": {"type": "bool"}, "": {"type": "bool"})",
       "bad_column_name", "/records/contact/columns/", 12},
      {"decimals too many", R"("decimals": 2, "minimum")", R"("decimals": 10, "minimum")", "out_of_range",
       "/records/contact/columns/amount/decimals", 11},
      {"decimals not whole", R"("decimals": 2, "minimum")", R"("decimals": 2.5, "minimum")", "not_whole",
       "/records/contact/columns/amount/decimals", 11},
      {"decimals as text", R"("decimals": 2, "minimum")", R"("decimals": "2", "minimum")", "wrong_type",
       "/records/contact/columns/amount/decimals", 11},
      {"decimal column without decimals", R"("decimals": 2, "minimum": "-1.00")", R"("minimum": -1)", "missing_key",
       "/records/contact/columns/amount", 11},
      {"decimals of a bool", R"({"type": "bool"})", R"({"type": "bool", "decimals": 1})", "key_out_of_place",
       "/records/contact/columns/due/decimals", 12},
      {"range of a category", R"({"type": "category"})", R"({"type": "category", "minimum": 1})", "key_out_of_place",
       "/records/contact/columns/team/minimum", 9},
      {"unknown rounding of a column", R"("type": "decimal",)", R"("type": "decimal", "round": "up",)", "unknown_word",
       "/records/contact/columns/amount/round", 11},
      {"column minimum above maximum", R"("minimum": 1, "maximum": 5)", R"("minimum": 5, "maximum": 1)",
       "minimum_above_maximum", "/records/contact/columns/answer/minimum", 13},
      {"column maximum below the default minimum", R"("minimum": 1, "maximum": 5)", R"("maximum": -9007199254740992)",
       "minimum_above_maximum", "/records/contact/columns/answer/maximum", 13},
      {"limit with more digits than the column", R"("minimum": "-1.00")", R"("minimum": "-1.001")", "too_many_decimals",
       "/records/contact/columns/amount/minimum", 11},
      {"limit beyond 64 bits", R"("maximum": 100})", R"("maximum": 1000000000000000000})", "out_of_range",
       "/records/contact/columns/amount/maximum", 11},
      {"limit not a number", R"("minimum": "-1.00")", R"("minimum": "none")", "bad_number",
       "/records/contact/columns/amount/minimum", 11},
      {"limit of a duration in a foreign unit", R"("maximum": "7 d")", R"("maximum": "7 weeks")", "wrong_unit",
       "/records/contact/columns/first_response_s/maximum", 10},
      {"limit of wrong type", R"("minimum": "-1.00")", R"("minimum": true)", "wrong_type",
       "/records/contact/columns/amount/minimum", 11},
  };
}

inline std::vector<fault_case> indicator_faults() {
  return {
      {"indicator of wrong type", R"("per_contact": {)", R"("x": 5, "per_contact": {)", "wrong_type", "/indicators/x", 38},
      {"indicator called total", R"("per_contact": {)", R"("total": {)", "reserved_id", "/indicators/total", 38},
      {"indicator with bad id", R"("per_contact": {)", R"("per contact": {)", "bad_id", "/indicators/per contact", 38},
      {"indicator without unit", R"("per_contact": {"unit": "number", )", R"("per_contact": {)", "missing_key",
       "/indicators/per_contact", 38},
      {"indicator without direction", R"("csat": {"unit": "score", "better": "higher",)", R"("csat": {"unit": "score",)",
       "missing_key", "/indicators/csat", 36},
      {"achievement without direction", R"("spend": {"unit": "number", "better": "higher",)", R"("spend": {"unit": "number",)",
       "missing_key", "/indicators/spend", 31},
      {"unknown unit", R"("unit": "ratio")", R"("unit": "percent")", "unknown_word", "/indicators/on_time/unit", 22},
      {"unknown direction", R"("csat": {"unit": "score", "better": "higher")", R"("csat": {"unit": "score", "better": "up")",
       "unknown_word", "/indicators/csat/better", 36},
      {"unknown indicator key", R"("minimum_sample": 30)", R"("min_sample": 30)", "unknown_key",
       "/indicators/on_time/min_sample", 28},
      {"unknown record type of an indicator", R"j("from": "contact", "value": "avg(amount)")j",
       R"j("from": "contacts", "value": "avg(amount)")j", "unknown_record_type", "/indicators/spend/from", 31},
      {"from without value", R"j("from": "contact", "value": "avg(amount)")j", R"("from": "contact")", "missing_key",
       "/indicators/spend", 31},
      {"minimum above maximum", R"("target": "95%",)", R"("minimum": "60%", "maximum": "50%",)", "minimum_above_maximum",
       "/indicators/on_time/minimum", 28},
      {"minimum above the natural maximum", R"("target": "95%",)", R"("minimum": "120%",)", "minimum_above_maximum",
       "/indicators/on_time/minimum", 28},
      {"unit does not fit the value", R"("per_contact": {"unit": "number")", R"("per_contact": {"unit": "seconds")",
       "unit_mismatch", "/indicators/per_contact/unit", 38},
      {"bare target", R"("target": "95%")", R"("target": 95)", "bare_percent", "/indicators/on_time/target", 28},
      {"bare target in a text", R"("target": "95%")", R"("target": "95")", "bare_percent", "/indicators/on_time/target", 28},
      {"bare negative minimum", R"("target": "95%",)", R"("minimum": -100,)", "bare_percent",
       "/indicators/on_time/minimum", 28},
      {"bare negative minimum in a text", R"("target": "95%",)", R"("minimum": "-100",)", "bare_percent",
       "/indicators/on_time/minimum", 28},
      {"target in a wrong unit", R"("target": "95%")", R"("target": "5 min")", "wrong_unit", "/indicators/on_time/target", 28},
      {"target above the largest value", R"("target": "95%")", R"("target": "110%")", "out_of_range",
       "/indicators/on_time/target", 28},
      {"target not a number", R"("target": "95%")", R"("target": "high")", "bad_number", "/indicators/on_time/target", 28},
      {"target with too many digits", R"("target": 50)", R"("target": 1234567890123456789012)", "bad_number",
       "/indicators/spend/target", 32},
      {"minimum sample negative", R"("minimum_sample": 30)", R"("minimum_sample": -1)", "out_of_range",
       "/indicators/on_time/minimum_sample", 28},
      {"display decimals too many", R"("minimum_sample": 30)", R"("display_decimals": 12)", "out_of_range",
       "/indicators/on_time/display_decimals", 28},
      {"unknown origin", R"({"value": "document", "scoring": "preset"})", R"({"value": "guess", "scoring": "preset"})",
       "unknown_word", "/indicators/on_time/origin/value", 28},
      {"origin with unknown key", R"({"value": "document", "scoring": "preset"})", R"({"value": "document", "bands": "preset"})",
       "unknown_key", "/indicators/on_time/origin/bands", 28},
  };
}

inline std::vector<fault_case> measure_faults() {
  return {
      {"measure without value", R"j({"from": "complaint", "value": "count(*)"})j", R"({"from": "complaint"})", "missing_key",
       "/measures/complaints", 19},
      {"measure of wrong type", R"j({"from": "complaint", "value": "count(*)"})j", R"j("count(*)")j", "wrong_type",
       "/measures/complaints", 19},
      {"measure over an unknown record type", R"j({"from": "complaint", "value": "count(*)"})j",
       R"j({"from": "complain", "value": "count(*)"})j", "unknown_record_type", "/measures/complaints/from", 19},
      {"measure with a fault", R"j({"from": "complaint", "value": "count(*)"})j",
       R"j({"from": "complaint", "value": "count(file_at)"})j", "unknown_column", "/measures/complaints/value", 19},
      {"unknown measure", R"("value": "complaints")", R"("value": "complaint")", "unknown_measure",
       "/indicators/complaint_count/value", 34},
      {"unknown column in a formula", "rate(first_response_s <= 300)", "rate(first_respons_s <= 300)", "unknown_column",
       "/indicators/on_time/value", 23},
      {"formula of wrong type", R"("value": "complaints")", R"("value": 5)", "wrong_type", "/indicators/complaint_count/value", 34},
      {"formula empty", R"("value": "complaints")", R"("value": "")", "empty_text", "/indicators/complaint_count/value", 34},
      {"measure nobody uses", R"("complaints": {"from")", R"j("spare": {"from": "contact", "value": "count(*)"}, "complaints": {"from")j",
       "unused_measure", "/measures/spare", 19, severity::note},
      {"net satisfaction within 0 to 1", R"j("unit": "number", "better": "lower", "from": "contact", "value": "complaints / count(*)")j",
       R"j("unit": "ratio", "better": "lower", "from": "contact", "value": "csat(answer, 'net')")j", "range_too_narrow",
       "/indicators/per_contact/value", 38, severity::warning},
  };
}

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
      {"band with two lower ends", first, R"({"at_least": "95%", "above": "95%", "points": 10})", "conflicting_keys",
       bands + "/0/above", 25},
      {"band with bare percent", first, R"({"at_least": 95, "points": 10})", "bare_percent", bands + "/0/at_least", 25},
      {"band with unknown key", first, R"({"from": "95%", "at_least": "95%", "points": 10})", "unknown_key",
       bands + "/0/from", 25},
      {"band points not a number", first, R"({"at_least": "95%", "points": "ten"})", "bad_number", bands + "/0/points", 25},
      {"band points with ten decimals", first, R"({"at_least": "95%", "points": 10.0000000001})", "too_many_decimals",
       bands + "/0/points", 25},
      {"band points too large", first, R"({"at_least": "95%", "points": 1000001})", "out_of_range", bands + "/0/points", 25},
      {"bands overlap", middle, R"({"at_least": "90%", "at_most": "95%", "points": 8})", "band_overlap", bands + "/0", 25},
      {"bands reversed", middle, R"({"at_least": "95%", "below": "90%", "points": 8})", "band_reversed", bands + "/1", 26},
      {"bands with a hole", middle, R"({"at_least": "90%", "at_most": "94%", "points": 8})", "band_hole", bands + "/1", 26,
       severity::warning},
      {"bands with a hole at one value", middle, R"({"above": "90%", "below": "95%", "points": 8})", "band_hole",
       bands + "/2", 27, severity::warning},
      {"bands open above", first, R"({"at_least": "95%", "at_most": "99%", "points": 10})", "band_uncovered", bands + "/0", 25,
       severity::warning},
      {"bands open below", last, R"({"above": 0, "below": "90%", "points": 5})", "band_uncovered", bands + "/2", 27,
       severity::warning},
      {"bands against the direction", first, R"({"at_least": "95%", "points": 7})", "band_not_monotonic", bands + "/0", 25,
       severity::warning},
      {"bands nobody can reach", first, R"({"above": "100%", "points": 11}, {"at_least": "95%", "at_most": "100%", "points": 10})",
       "band_unreachable", bands + "/0", 25, severity::warning},
      {"line of wrong type", linear, "{}", "wrong_type", linear_at, 30},
      {"line without points", linear, "[]", "linear_empty", linear_at, 30},
      {"line point without value", linear, R"([{"points": 100}])", "missing_key", linear_at + "/0", 30},
      {"line not ascending", linear, R"([{"value": "1 h", "points": 100}, {"value": "60 min", "points": 0}])",
       "linear_not_ascending", linear_at + "/1/value", 30},
      {"line against the direction", linear, R"([{"value": "5 min", "points": 0}, {"value": "1 h", "points": 100}])",
       "linear_not_monotonic", linear_at + "/1", 30, severity::warning},
      {"line in a wrong unit", linear, R"([{"value": "95%", "points": 1}])", "wrong_unit", linear_at + "/0/value", 30},
      {"line without anything to earn", linear, R"([{"value": 5, "points": 0}])", "no_points_possible", linear_at, 30},
      {"line that loses more than it earns", linear, R"([{"value": 5, "points": 1}, {"value": 6, "points": -2}])", "out_of_range",
       linear_at, 30},
      {"achievement without target", R"("target": 50,)", "", "target_needed", ratio_at, 33},
      {"achievement of zero", R"("target": 50,)", R"("target": 0,)", "target_not_positive", "/indicators/spend/target", 32},
      {"achievement with unreadable target", R"("target": 50,)", R"("target": "5 min",)", "wrong_unit",
       "/indicators/spend/target", 32},
      {"achievement in no direction", R"("spend": {"unit": "number", "better": "higher")",
       R"("spend": {"unit": "number", "better": "context")", "direction_needed", ratio_at, 33},
      {"achievement cap bare", ratio, R"({"points": 20, "cap": 120})", "bare_percent", ratio_at + "/cap", 33},
      {"achievement cap zero", ratio, R"({"points": 20, "cap": 0})", "out_of_range", ratio_at + "/cap", 33},
      {"achievement cap too large", ratio, R"({"points": 20, "cap": "1001%"})", "out_of_range", ratio_at + "/cap", 33},
      {"achievement worth nothing", ratio, R"({"points": 0})", "out_of_range", ratio_at + "/points", 33},
      {"deduction of nothing", deduction, R"({"each": 0})", "out_of_range", deduction_at + "/each", 35},
      {"deduction without each", deduction, R"({"start": 100})", "missing_key", deduction_at, 35},
      {"deduction with floor above start", deduction, R"({"start": 10, "each": 5, "floor": 20})", "out_of_range",
       deduction_at + "/floor", 35},
      {"deduction against the direction", R"("complaint_count": {"unit": "count", "better": "lower")",
       R"("complaint_count": {"unit": "count", "better": "higher")", "rule_against_direction", deduction_at, 35,
       severity::warning},
      {"deduction of a time", linear, R"([{"value": 5, "points": 1}], "note": "x"},
      "y": {"unit": "seconds", "better": "lower", "deduction": {"each": 5})", "rule_not_for_unit", "/indicators/y/deduction", 31},
      {"mark of nothing", mark, R"({"full_mark": 0})", "out_of_range", "/indicators/csat/value_as_points/full_mark", 37},
      {"mark of wrong type", mark, "100", "wrong_type", "/indicators/csat/value_as_points", 37},
      {"two rules", R"("value_as_points": {"full_mark": 100})", R"("value_as_points": {"full_mark": 100}, "bands": ">=5:10;<5:1")",
       "conflicting_keys", "/indicators/csat/bands", 37},
  };
}

/// The bands of response_s as a text.
inline fault_case band_text_fault(std::string name, std::string text, std::string code,
                                  severity level = severity::error) {
  return {std::move(name), R"("linear": [{"value": "5 min", "points": 100}, {"value": "1 h", "points": 0}])",
          R"("bands": ")" + std::move(text) + "\"", std::move(code), "/indicators/response_s/bands", 30, level};
}

inline std::vector<fault_case> band_text_faults() {
  return {
      band_text_fault("band text empty", "", "band_empty"),
      band_text_fault("band text without a number", "fast:10; >5 min:5", "band_no_condition"),
      band_text_fault("band text with a long number", ">=1234567890123456789012:10;<5:1", "bad_number"),
      band_text_fault("band text with a grouped number", ">=1,000:10;<5:1", "bad_number"),
      band_text_fault("band text with a percent of time", "≥95%:10;<5:20", "wrong_unit"),
      band_text_fault("band text with two conditions", "<=5 min >=1 min:10;>5 min:1", "band_second_condition"),
      band_text_fault("band text without colon", "<=5 min quick;>5 min:1", "band_no_colon"),
      band_text_fault("band text without points", "<=5 min:;>5 min:1", "band_no_points"),
      band_text_fault("band text with more after the points", "<=5 min:10分 >5 min:1", "band_text_after_points"),
      band_text_fault("band text that overlaps", "<=5 min:10;>=5 min:1", "band_overlap"),
      band_text_fault("band text reversed", "6 min-5 min:10;>6 min:1", "band_reversed"),
      band_text_fault("band text with a hole", "<=5 min:10;>=6 min:1", "band_hole", severity::warning),
      band_text_fault("band text with too many points", "<=5 min:2000000;>5 min:1", "out_of_range"),
  };
}

inline std::vector<fault_case> tree_faults() {
  const std::string speed = R"({"id": "speed", "weight": 50,)";
  return {
      {"dimension of wrong type", R"("dimensions": [)", R"("dimensions": [ 5,)", "wrong_type", "/dimensions/0", 42},
      {"dimension without id", speed, R"({"weight": 50,)", "missing_key", "/dimensions/0", 43},
      {"dimension called total", speed, R"({"id": "total", "weight": 50,)", "reserved_id", "/dimensions/0/id", 43},
      {"dimension with bad id", speed, R"({"id": "so fast", "weight": 50,)", "bad_id", "/dimensions/0/id", 43},
      {"dimension like another", speed, R"({"id": "outcome", "weight": 50,)", "duplicate_id", "/dimensions/1/id", 47},
      {"dimension like an indicator", speed, R"({"id": "per_contact", "weight": 50,)", "duplicate_id", "/dimensions/0/id", 43},
      {"dimension without weight", speed, R"({"id": "speed",)", "missing_key", "/dimensions/0", 43},
      {"weight negative", speed, R"({"id": "speed", "weight": -50,)", "out_of_range", "/dimensions/0/weight", 43},
      {"weight too large", speed, R"({"id": "speed", "weight": 1000001,)", "out_of_range", "/dimensions/0/weight", 43},
      {"weight of wrong type", speed, R"({"id": "speed", "weight": [50],)", "wrong_type", "/dimensions/0/weight", 43},
      {"weight with ten decimals", speed, R"({"id": "speed", "weight": "50.0000000001",)", "too_many_decimals",
       "/dimensions/0/weight", 43},
      {"weights of the total sum to 95", R"({"indicator": "csat", "weight": 20})", R"({"indicator": "csat", "weight": 15})",
       "weights_do_not_total", "/dimensions", 42},
      {"weights of a dimension sum to 45", R"({"indicator": "on_time", "weight": 30})", R"({"indicator": "on_time", "weight": 25})",
       "weights_do_not_total", "/dimensions/0/indicators", 44},
      {"weights all zero", R"({"indicator": "spend", "weight": 2},
       {"indicator": "complaint_count", "weight": 1})", R"({"indicator": "spend", "weight": 0},
       {"indicator": "complaint_count", "weight": 0})", "weights_all_zero", "/dimensions/1/indicators", 48},
      {"dimension with nothing in it", R"({"id": "outcome", "weight": 30, "weights": "relative",)",
       R"({"id": "nothing", "weight": 0}, {"id": "outcome", "weight": 30, "weights": "relative",)", "empty_dimension",
       "/dimensions/1", 47},
      {"unknown weight rule", R"("weights": "relative")", R"("weights": "any")", "unknown_word", "/dimensions/1/weights", 47},
      {"unknown aggregation", speed, R"({"id": "speed", "weight": 50, "aggregation": "mean",)", "unknown_word",
       "/dimensions/0/aggregation", 43},
      {"unknown indicator", R"({"indicator": "on_time", "weight": 30})", R"({"indicator": "on_tim", "weight": 30})",
       "unknown_indicator", "/dimensions/0/indicators/0/indicator", 45},
      {"indicator twice", R"({"indicator": "spend", "weight": 2},)", R"({"indicator": "spend", "weight": 2}, {"indicator": "csat", "weight": 1},)",
       "indicator_used_twice", "/total/indicators/0/indicator", 41},
      {"indicator without rule", R"({"indicator": "spend", "weight": 2},)", R"({"indicator": "spend", "weight": 2}, {"indicator": "per_contact", "weight": 1},)",
       "indicator_without_scoring", "/dimensions/1/indicators/1/indicator", 49},
      {"indicator reference of wrong type", R"({"indicator": "spend", "weight": 2},)", R"({"indicator": "spend", "weight": 2}, "csat",)",
       "wrong_type", "/dimensions/1/indicators/1", 49},
      {"unknown key of a weighted indicator", R"({"indicator": "spend", "weight": 2},)", R"({"indicator": "spend", "weigth": 2, "weight": 2},)",
       "unknown_key", "/dimensions/1/indicators/0/weigth", 49},
      {"unknown origin of a weight", speed, R"({"id": "speed", "weight": 50, "origin": "me",)", "unknown_word",
       "/dimensions/0/origin", 43},
      {"unknown policy", R"("policy": "refuse")", R"("policy": "ignore")", "unknown_word", "/total/missing/policy", 40},
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
      {"grades with equal edges", good, R"({"id": "good", "at_least": 0})", "equal_grades", "/grades/1/at_least", 54},
      {"grade with unreadable edge", good, R"({"id": "good", "at_least": "80分"})", "bad_number", "/grades/0/at_least", 53},
      {"grade with too many stars", good, R"({"id": "good", "at_least": 80, "stars": 11})", "out_of_range", "/grades/0/stars", 53},
      {"grade with negative factor", good, R"({"id": "good", "at_least": 80, "factor": -1})", "out_of_range",
       "/grades/0/factor", 53},
      {"lowest grade above zero", R"({"id": "poor", "at_least": 0})", R"({"id": "poor", "at_least": 60})", "grade_gap",
       "/grades/1/at_least", 54, severity::note},
      {"display of wrong type", R"({"decimals": 2, "rounding": "half_up", "grade_from": "exact"})", "2", "wrong_type",
       "/display", 61},
      {"display decimals", R"({"decimals": 2, "rounding")", R"({"decimals": 10, "rounding")", "out_of_range",
       "/display/decimals", 61},
      {"unknown rounding", R"("rounding": "half_up")", R"("rounding": "down")", "unknown_word", "/display/rounding", 61},
      {"unknown grade basis", R"("grade_from": "exact")", R"("grade_from": "shown")", "unknown_word", "/display/grade_from", 61},
  };
}

inline std::vector<fault_case> critical_faults() {
  const std::string cap = R"("effect": "cap_grade", "grade": "poor")";
  const std::string deduct = R"("effect": "deduct", "each": 1, "fail_from": 5)";
  const std::string late = R"({"id": "late", "indicator": "on_time", "when": "<50%", "effect": "zero_section"})";
  return {
      {"critical rule without condition", late, R"({"id": "late", "indicator": "on_time", "effect": "fail"})", "missing_key",
       "/critical/1", 58},
      {"critical rule of wrong type", late, R"("late")", "wrong_type", "/critical/1", 58},
      {"critical rule like another", R"({"id": "late",)", R"({"id": "breach",)", "duplicate_id", "/critical/1/id", 58},
      {"critical rule of an unknown indicator", R"({"id": "late", "indicator": "on_time")",
       R"({"id": "late", "indicator": "in_time")", "unknown_indicator", "/critical/1/indicator", 58},
      {"unknown effect", R"("effect": "zero_section")", R"("effect": "zero")", "unknown_word", "/critical/1/effect", 58},
      {"condition with points", R"("when": "<50%")", R"("when": "<50%:5")", "bad_condition", "/critical/1/when", 58},
      {"condition without number", R"("when": "<50%")", R"("when": "never")", "bad_condition", "/critical/1/when", 58},
      {"condition twice", R"("when": "<50%")", R"("when": "<50% >10%")", "bad_condition", "/critical/1/when", 58},
      {"condition bare", R"("when": "<50%")", R"("when": "<50")", "bare_percent", "/critical/1/when", 58},
      {"condition reversed", R"("when": "<50%")", R"("when": "50%-40%")", "band_reversed", "/critical/1/when", 58},
      {"condition of wrong type", R"("when": "<50%")", R"("when": 0.5)", "wrong_type", "/critical/1/when", 58},
      {"cap without grade", cap, R"("effect": "cap_grade")", "missing_key", "/critical/0", 57},
      {"cap at an unknown grade", cap, R"("effect": "cap_grade", "grade": "bad")", "unknown_grade", "/critical/0/grade", 57},
      {"grade of another effect", cap, R"("effect": "fail", "grade": "poor")", "key_out_of_place", "/critical/0/grade", 57},
      {"deduction of points without each", deduct, R"("effect": "deduct")", "missing_key", "/critical/2", 59},
      {"each too large", deduct, R"("effect": "deduct", "each": 101)", "out_of_range", "/critical/2/each", 59},
      {"each of another effect", deduct, R"("effect": "fail", "each": 1)", "key_out_of_place", "/critical/2/each", 59},
      {"events that fail of a bonus", deduct, R"("effect": "bonus", "each": 1, "fail_from": 5)", "key_out_of_place",
       "/critical/2/fail_from", 59},
      {"events negative", deduct, R"("effect": "deduct", "each": 1, "counted_at_most": -1)", "out_of_range",
       "/critical/2/counted_at_most", 59},
      {"deduction for a share", R"("indicator": "complaint_count", "when": ">=1")", R"("indicator": "on_time", "when": ">=0.5")",
       "rule_not_for_unit", "/critical/2/indicator", 59},
      {"section of an indicator outside", late, R"({"id": "late", "indicator": "csat", "when": "<50", "effect": "zero_section"})",
       "indicator_without_section", "/critical/1/indicator", 58},
  };
}

inline std::vector<fault_case> fault_cases() {
  std::vector<fault_case> all;
  for (const auto& part : {header_faults(), record_faults(), indicator_faults(), measure_faults(), scoring_faults(),
                           band_text_faults(), tree_faults(), grade_faults(), critical_faults()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace assay::model_test
