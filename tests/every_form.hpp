// SPDX-License-Identifier: Apache-2.0
//
// A model with a measure of every form of state, texts that functions make, and a grouping that is calculated.
#pragma once

#include <string_view>

namespace assay::test {

inline constexpr std::string_view every_form_document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {"c": {"label": "c", "time": "at", "groups": ["team", "half"], "columns": {
      "team": {"type": "category"}, "topic": {"type": "category"}, "at": {"type": "timestamp"},
      "answered": {"type": "bool"}, "wait_s": {"type": "duration", "minimum": 0, "maximum": 100000},
      "answer": {"type": "integer", "minimum": 0, "maximum": 10}},
    "derived": {"half": {"type": "category", "value": "case when extract(month from at) < 7 then 'h1' else 'h2' end"}}}},
  "indicators": {
    "n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"},
    "rate": {"label": "n", "unit": "ratio", "better": "context", "value": "rate(answered) filter (where wait_s > 5 and upper(topic) like '%1')"},
    "mean": {"label": "n", "unit": "seconds", "better": "context", "value": "avg(wait_s)"},
    "max": {"label": "n", "unit": "seconds", "better": "context", "value": "max(wait_s)"},
    "min": {"label": "n", "unit": "seconds", "better": "context", "value": "min(wait_s)"},
    "nps": {"label": "n", "unit": "score", "better": "context", "value": "nps(answer)"},
    "csat": {"label": "n", "unit": "ratio", "better": "context", "value": "csat(answer, 'top2of5') filter (where answer between 1 and 5)"},
    "csat_mean": {"label": "n", "unit": "score", "better": "context", "value": "csat(answer, 'mean') filter (where answer between 1 and 5)"},
    "sd": {"label": "n", "unit": "seconds", "better": "context", "value": "stddev(wait_s)"},
    "share": {"label": "n", "unit": "ratio", "better": "context", "value": "share(wait_s, wait_s + 1)"},
    "p90": {"label": "n", "unit": "seconds", "better": "context", "value": "percentile(wait_s, 0.9)"},
    "sketch": {"label": "n", "unit": "seconds", "better": "context", "value": "percentile(wait_s, 0.9, 'sketch')"},
    "topics": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct topic)"},
    "texts": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct lower(topic) || team)"},
    "different": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct wait_s, 'exact')"},
    "kinds": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct upper(topic), 'exact')"},
    "truths": {"label": "n", "unit": "count", "better": "context", "value": "count(distinct answered)"},
    "mode": {"label": "n", "unit": "ratio", "better": "context", "value": "mode_share(topic) filter (where answered)"}
  }
})json";

}  // namespace assay::test
