// SPDX-License-Identifier: Apache-2.0
// A user of the compiled engine: records in, a graded scorecard out. Fails when it is not the expected one.
#include <iostream>
#include <string_view>

#include <assay/model.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

namespace {

constexpr std::string_view document = R"json({
  "assay": 0, "id": "hotline", "version": "1",
  "label": "hotline",
  "records": {"call": {"label": "call", "columns": {"solved": {"type": "bool", "label": "solved"}}}},
  "indicators": {
    "solved_rate": {"label": "solved", "unit": "ratio", "better": "higher", "from": "call", "value": "rate(solved)",
                    "bands": [{"at_least": "70%", "points": 100}, {"below": "70%", "points": 50}]}
  },
  "dimensions": [{"id": "quality", "label": "quality", "weight": 100,
                  "indicators": [{"indicator": "solved_rate", "weight": 100}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 80}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

}  // namespace

int main() {
  const auto hotline = assay::model::parse(document);
  assay::table calls{hotline.record("call")};
  for (const bool solved : {true, true, true, false})
    calls.add({{"solved", solved}});
  assay::state records{hotline};
  records.update(calls);

  const auto graded = assay::grade_state(hotline, records);
  if (graded.size() != 1 || graded[0].grade() == nullptr || graded[0].grade()->id != "good" ||
      graded[0].score() != assay::points::whole(100)) {
    std::cerr << "3 of 4 solved must earn 100 points and the grade good, but:\n"
              << assay::to_json(graded) << '\n';
    return 1;
  }
  return 0;
}
