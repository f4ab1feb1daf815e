// SPDX-License-Identifier: Apache-2.0
//
// A small model with one of everything and not a single finding, and a way to break it in one place.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/model.hpp>

namespace assay::model_test {

/// Tests name lines of this text: keep the numbering.
inline constexpr std::string_view base_document = R"json({
  "assay": 0,
  "id": "base", "version": "1.0",
  "records": {
    "contact": {
      "time": "opened_at", "groups": ["team"],
      "columns": {
        "opened_at": {"type": "timestamp"},
        "team": {"type": "category"},
        "first_response_s": {"type": "duration", "minimum": 0, "maximum": "7 d"},
        "amount": {"type": "decimal", "decimals": 2, "minimum": "-1.00", "maximum": 100},
        "due": {"type": "bool"},
        "answer": {"type": "integer", "minimum": 1, "maximum": 5}
      }
    },
    "complaint": {"columns": {"filed_at": {"type": "timestamp"}}}
  },
  "measures": {
    "complaints": {"from": "complaint", "value": "count(*)"}
  },
  "indicators": {
    "on_time": {"unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(first_response_s <= 300) filter (where due)",
      "bands": [
        {"at_least": "95%", "points": 10},
        {"at_least": "90%", "below": "95%", "points": 8},
        {"below": "90%", "points": 5}],
      "target": "95%", "minimum_sample": 30, "origin": {"value": "document", "scoring": "preset"}},
    "response_s": {"unit": "seconds", "better": "lower", "from": "contact", "value": "avg(first_response_s)",
      "linear": [{"value": "5 min", "points": 100}, {"value": "1 h", "points": 0}]},
    "spend": {"unit": "number", "better": "higher", "from": "contact", "value": "avg(amount)",
      "target": 50,
      "ratio_to_target": {"points": 20, "cap": "120%"}},
    "complaint_count": {"unit": "count", "better": "lower", "value": "complaints",
      "deduction": {"start": 100, "each": 5, "floor": 0}},
    "csat": {"unit": "score", "better": "higher", "from": "contact", "value": "csat(answer, 'mean100')",
      "value_as_points": {"full_mark": 100}},
    "per_contact": {"unit": "number", "better": "lower", "from": "contact", "value": "complaints / count(*)"}
  },
  "total": {"missing": {"policy": "refuse", "minimum_coverage": "80%"},
    "indicators": [{"indicator": "csat", "weight": 20}]},
  "dimensions": [
    {"id": "speed", "weight": 50,
     "indicators": [
       {"indicator": "on_time", "weight": 30},
       {"indicator": "response_s", "weight": 20}]},
    {"id": "outcome", "weight": 30, "weights": "relative",
     "indicators": [
       {"indicator": "spend", "weight": 2},
       {"indicator": "complaint_count", "weight": 1}]}
  ],
  "grades": [
    {"id": "good", "at_least": 80},
    {"id": "poor", "at_least": 0}
  ],
  "critical": [
    {"id": "breach", "indicator": "complaint_count", "when": ">0", "effect": "cap_grade", "grade": "poor"},
    {"id": "late", "indicator": "on_time", "when": "<50%", "effect": "zero_section"},
    {"id": "off", "indicator": "complaint_count", "when": ">=1", "effect": "deduct", "each": 1, "fail_from": 5}
  ],
  "display": {"decimals": 2, "rounding": "half_up", "grade_from": "exact"}
}
)json";

/// One replacement; `from` must stand in the text exactly once.
struct change {
  std::string_view from;
  std::string_view to;
};

inline std::string changed(std::initializer_list<change> changes, std::string_view document = base_document) {
  std::string text{document};
  for (const auto& each : changes) {
    const auto at = text.find(each.from);
    EXPECT_NE(at, std::string::npos) << each.from;
    EXPECT_EQ(text.find(each.from, at + 1), std::string::npos) << "twice: " << each.from;
    if (at != std::string::npos) text.replace(at, each.from.size(), each.to);
  }
  return text;
}

/// All findings, one a line.
inline std::string describe_all(const std::vector<diagnostic>& findings) {
  std::string text;
  for (const auto& each : findings)
    text += describe(each, "model.json") + "\n";
  return text;
}

}  // namespace assay::model_test
