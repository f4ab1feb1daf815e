// SPDX-License-Identifier: Apache-2.0
//
// A model of calls that has everything rows can fail by: types, ranges, a calculated value that refuses rows, a difference that
// nobody declared.
#pragma once

#include <string>
#include <string_view>

#include <assay/model.hpp>

namespace assay::io::test {

inline constexpr std::string_view call_document = R"json({
  "assay": 0, "id": "calls", "version": "1",
  "records": {
    "call": {"label": "call", "time": "started_at", "groups": ["agent"], "columns": {
      "id": {"type": "category"}, "agent": {"type": "category"}, "started_at": {"type": "timestamp"},
      "answered_at": {"type": "timestamp"}, "ended_at": {"type": "timestamp"},
      "speed_s": {"type": "duration", "minimum": 0, "maximum": 86400},
      "rating": {"type": "integer", "minimum": 1, "maximum": 5}, "remark": {"type": "category"}},
      "derived": {"wait": {"type": "duration", "value": "answered_at - started_at", "minimum": 0, "outside": "error"}}},
    "visit": {"label": "visit", "columns": {"id": {"type": "category"}}}
  },
  "indicators": {
    "wait": {"label": "wait", "unit": "seconds", "better": "lower", "from": "call", "value": "avg(wait)"},
    "length": {"label": "length", "unit": "seconds", "better": "context", "from": "call", "value": "sum(ended_at - started_at)"},
    "speed": {"label": "speed", "unit": "seconds", "better": "lower", "from": "call", "value": "avg(speed_s)"},
    "rating": {"label": "rating", "unit": "ratio", "better": "higher", "from": "call", "value": "csat(rating, 'top2of5')"},
    "callers": {"label": "callers", "unit": "count", "better": "context", "from": "call", "value": "count(distinct id, 'exact')"}
  }
})json";

[[nodiscard]] inline const model& call_model() {
  static const model calls = model::parse(call_document);
  return calls;
}

inline constexpr std::string_view call_header =
    "id,agent,started_at,answered_at,ended_at,speed_s,rating,remark\n";

/// A source mapping whose table "call" is `table`.
[[nodiscard]] inline std::string call_mapping(std::string_view table) {
  return R"({"assay_source": 0, "tables": {"call": )" + std::string{table} + "}}";
}

}  // namespace assay::io::test
