// SPDX-License-Identifier: Apache-2.0
//
// The model that fuzzed records, mappings, measures and states belong to: a column of every type, a measure of every form.
#pragma once

#include <string_view>

#include <assay/model.hpp>

namespace assay::fuzz {

inline constexpr std::string_view desk_document = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": {"zh": "服务台", "en": "Desk"},
  "records": {
    "contact": {"label": "contact", "time": "at", "groups": ["team", "agent"], "columns": {
      "team": {"type": "category"}, "agent": {"type": "category"}, "at": {"type": "timestamp"},
      "solved": {"type": "bool"}, "wait_s": {"type": "duration"}, "amount": {"type": "decimal", "decimals": 2},
      "answer": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 10},
      "rating": {"type": "integer", "minimum": 1, "maximum": 5}}},
    "complaint": {"label": "complaint", "time": "at", "groups": ["team", "agent"], "columns": {
      "team": {"type": "category"}, "agent": {"type": "category"}, "at": {"type": "timestamp"}}}
  },
  "measures": {"complaints": {"from": "complaint", "value": "count(*)"}},
  "indicators": {
    "complaint_rate": {"label": "c", "unit": "ratio", "better": "lower", "from": "contact", "value": "complaints / count(*)"},
    "solved": {"label": "s", "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(solved) filter (where team <> 'x')", "bands": "≥90%:10;80%-89%:8;<80%:5"},
    "wait": {"label": "w", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(wait_s)",
      "linear": [{"value": 60, "points": 10}, {"value": 600, "points": 0}]},
    "longest": {"label": "l", "unit": "seconds", "better": "context", "from": "contact", "value": "max(wait_s)"},
    "shortest": {"label": "l", "unit": "seconds", "better": "context", "from": "contact", "value": "min(wait_s)"},
    "amount": {"label": "a", "unit": "number", "better": "context", "from": "contact", "value": "sum(amount)"},
    "nps": {"label": "n", "unit": "score", "better": "higher", "from": "contact", "value": "nps(answer)"},
    "csat": {"label": "c", "unit": "ratio", "better": "higher", "from": "contact", "value": "csat(rating, 'top2of5')"},
    "net": {"label": "c", "unit": "ratio", "better": "higher", "from": "contact", "value": "csat(rating, 'net')"},
    "mean": {"label": "c", "unit": "score", "better": "higher", "from": "contact", "value": "csat(rating, 'mean100')"}
  },
  "dimensions": [{"id": "all", "label": "all", "weight": 100, "indicators": [
    {"indicator": "solved", "weight": 60}, {"indicator": "wait", "weight": 40}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 80}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

[[nodiscard]] inline const model& desk_model() {
  static const model desk = model::parse(desk_document);
  return desk;
}

}  // namespace assay::fuzz
