// SPDX-License-Identifier: Apache-2.0
//
// A small model, and three contacts in the arrays of a host.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include <assay.h>

#include "capi/handles.hpp"

namespace assay::c_test {

inline constexpr std::string_view desk_document = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": {"zh": "服务台", "en": "Desk"},
  "records": {
    "contact": {"label": {"zh": "联系", "en": "Contact"}, "time": "opened_at", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "opened_at": {"type": "timestamp"}, "solved": {"type": "bool"},
      "wait_s": {"type": "duration", "decimals": 1, "minimum": 0, "maximum": 86400},
      "rating": {"type": "integer", "minimum": 1, "maximum": 5}, "note": {"type": "category"}}}},
  "indicators": {
    "solved": {"label": {"zh": "解决率", "en": "Solved"}, "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(solved)", "bands": [{"at_least": 0.9, "points": 10}, {"at_least": 0.5, "below": 0.9, "points": 6}, {"below": 0.5, "points": 0}]},
    "wait": {"label": {"zh": "等待", "en": "Wait"}, "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(wait_s)",
      "bands": [{"at_most": 60, "points": 10}, {"above": 60, "points": 5}]},
    "rating": {"label": "评分", "unit": "score", "better": "higher", "from": "contact", "value": "avg(rating)"}
  },
  "dimensions": [{"id": "all", "label": "all", "weight": 100, "indicators": [
    {"indicator": "solved", "weight": 60}, {"indicator": "wait", "weight": 40}]}],
  "grades": [{"id": "good", "label": {"zh": "优秀", "en": "good"}, "at_least": 80}, {"id": "poor", "label": {"zh": "较差", "en": "poor"}, "at_least": 0}]
})json";

/// Columns of three contacts: two of team 甲, one of none.
struct desk_contacts {
  std::vector<const char*> teams{"甲", "甲", nullptr};
  std::vector<std::int64_t> opened{1'775'000'000, 1'775'003'600, 1'775'090'000};
  std::vector<std::uint8_t> solved{1, 0, 1};
  std::vector<double> waits{12.5, 75, 30};
  std::vector<std::int32_t> ratings{5, 2, 4};
  std::vector<assay_column> columns{
      column_of("team", ASSAY_TEXT, teams.data()), column_of("opened_at", ASSAY_INT64, opened.data()),
      column_of("solved", ASSAY_UINT8, solved.data()), column_of("wait_s", ASSAY_FLOAT64, waits.data()),
      column_of("rating", ASSAY_INT32, ratings.data())};

  [[nodiscard]] assay_records records() const {
    auto made = sized<assay_records>();
    made.record = "contact";
    made.record_bytes = -1;
    made.rows = static_cast<std::int64_t>(solved.size());
    made.column_count = static_cast<std::int32_t>(columns.size());
    made.columns = columns.data();
    return made;
  }
};

/// By team.
struct by_team : assay_grouping {
  by_team() : assay_grouping{} {
    struct_bytes = sizeof(assay_grouping);
    by = names;
    by_count = 1;
  }
  static constexpr const char* names[] = {"team"};
};

inline owned<assay_state> desk_state(const owned<assay_model>& model, const assay_grouping& by = by_team{}) {
  return made_by<assay_state>(assay_state_new, static_cast<const assay_model*>(model.get()), &by);
}

inline void add(const owned<assay_state>& state, const assay_records& records) {
  failure problem;
  ASSERT_EQ(assay_state_update(state.get(), &records, nullptr, &problem), ASSAY_OK) << problem.message;
}

}  // namespace assay::c_test
