// SPDX-License-Identifier: Apache-2.0
//
// A small model with one of everything that renderers have to show, and results of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/model.hpp>
#include <assay/result.hpp>

namespace assay::test {

inline constexpr std::string_view desk_document = R"json({
  "assay": 0, "id": "desk", "version": "2.1.0",
  "label": {"zh": "服务台", "en": "Service desk"},
  "description": {"zh": "小模型", "en": "A small model"},
  "records": {
    "contact": {"label": {"zh": "联系", "en": "Contact"}, "groups": ["team", "kind"],
      "columns": {"team": {"type": "category"}, "kind": {"type": "category"},
                  "answered_s": {"type": "duration", "minimum": 0, "maximum": 86400},
                  "solved": {"type": "bool"},
                  "quality": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 100}}},
    "incident": {"label": {"zh": "事件", "en": "Incident"}, "groups": ["team", "kind"],
      "columns": {"team": {"type": "category"}, "kind": {"type": "category"}, "severe": {"type": "bool"}}}
  },
  "indicators": {
    "on_time_rate": {"label": {"zh": "及时率", "en": "On time"}, "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(answered_s <= 60)", "minimum_sample": 3,
      "bands": [{"at_least": "95%", "points": 10, "label": {"zh": "好", "en": "good"}},
                {"at_least": "90%", "below": "95%", "points": 8, "label": {"zh": "中", "en": "fair"}},
                {"below": "90%", "points": 5, "label": {"zh": "差", "en": "poor"}}]},
    "answer_time": {"label": {"zh": "响应时间", "en": "Answer time"}, "unit": "seconds", "better": "lower", "from": "contact",
      "value": "avg(answered_s)", "bands": "≤30 s:10;31 s-5 min:6;>5 min:0"},
    "quality": {"label": {"zh": "质检", "en": "Quality"}, "unit": "score", "better": "higher", "from": "contact",
      "value": "avg(quality)", "minimum": 0, "maximum": 100, "value_as_points": {"full_mark": 100}, "display_decimals": 1},
    "solved_rate": {"label": {"zh": "解决率", "en": "Solved"}, "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(solved)", "linear": [{"value": "50%", "points": 0}, {"value": "100%", "points": 100}]},
    "severe_incidents": {"label": {"zh": "严重事件", "en": "Severe incidents"}, "unit": "count", "better": "lower",
      "from": "incident", "value": "count(*) filter (where severe)", "deduction": {"start": 100, "each": 25, "floor": 0}},
    "contacts": {"label": {"zh": "联系量", "en": "Contacts"}, "unit": "count", "better": "context", "from": "contact",
      "value": "count(*)"},
    "load": {"label": {"zh": "负荷", "en": "Load"}, "unit": "number", "unit_label": {"zh": "次/人", "en": "per head"},
      "better": "context"}
  },
  "dimensions": [
    {"id": "speed", "label": {"zh": "速度", "en": "Speed"}, "weight": 40, "indicators": [
      {"indicator": "on_time_rate", "weight": 30}, {"indicator": "answer_time", "weight": 10}]},
    {"id": "care", "label": {"zh": "用心", "en": "Care"}, "weight": 60, "indicators": [
      {"indicator": "quality", "weight": 30}, {"indicator": "solved_rate", "weight": 20},
      {"indicator": "severe_incidents", "weight": 10}]}
  ],
  "grades": [
    {"id": "gold", "label": {"zh": "金牌", "en": "Gold"}, "at_least": 90, "factor": 1.2, "stars": 3},
    {"id": "silver", "label": {"zh": "银牌", "en": "Silver"}, "at_least": 70, "factor": 1, "stars": 2},
    {"id": "none", "label": {"zh": "无", "en": "None"}, "at_least": 0, "factor": 0.8}
  ],
  "critical": [
    {"id": "incident", "label": {"zh": "严重事件", "en": "Severe incident"}, "indicator": "severe_incidents", "when": ">=2",
     "effect": "cap_grade", "grade": "silver"},
    {"id": "penalty", "label": {"zh": "扣分", "en": "Penalty"}, "indicator": "severe_incidents", "when": ">=1",
     "effect": "deduct", "each": 1, "counted_at_most": 3, "fail_from": 5}
  ]
})json";

inline model desk_model() { return model::parse(desk_document, "desk.json"); }

/// Given values of one entity; a value is text of whole numbers `numerator/denominator`.
struct desk_value {
  std::string_view id;
  fraction value;
  std::optional<std::int64_t> n;
};

inline given_entity entity(std::string name, const std::vector<desk_value>& values) {
  given_entity given;
  given.key = {std::move(name)};
  for (const desk_value& item : values)
    given.values.push_back({item.id, item.value, item.n});
  return given;
}

/// Two teams: one with everything and a provisional rate, one with little and a critical rule that fired.
inline result desk_result(const model& of) {
  const std::vector<given_entity> entities{
      entity("A", {{"on_time_rate", {19, 20}, 2},
                   {"answer_time", {245, 1}, 40},
                   {"quality", {88, 1}, std::nullopt},
                   {"solved_rate", {3, 4}, 40},
                   {"severe_incidents", {0, 1}, std::nullopt},
                   {"load", {7, 2}, std::nullopt}}),
      entity("乙队",
             {{"answer_time", {4000, 3}, 3}, {"quality", {1999, 20}, 3}, {"severe_incidents", {2, 1}, 2}})};
  return score_values(of, {"team"}, entities);
}

}  // namespace assay::test
