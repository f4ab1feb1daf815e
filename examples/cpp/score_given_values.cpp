// SPDX-License-Identifier: Apache-2.0
//
// Scores values that another system has calculated: a score, a grade and what costs the most points for each team. No records are
// needed, and what a team has no value for does not count against it.
#include <iostream>
#include <string_view>
#include <vector>

#include <assay/result.hpp>

namespace {

constexpr std::string_view desk = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "Service desk",
  "indicators": {
    "answered_in_time": {"label": "Answered in time", "unit": "ratio", "better": "higher",
                         "bands": "≥95%:10;90%-94%:8;<90%:5"},
    "handle_time": {"label": "Handle time", "unit": "seconds", "better": "lower",
                    "bands": "≤360 s:10;361 s-600 s:8;>600 s:5"},
    "solved": {"label": "Solved", "unit": "ratio", "better": "higher", "bands": "≥80%:10;<80%:6"}
  },
  "dimensions": [{"id": "service", "label": "Service", "weight": 100, "indicators": [
    {"indicator": "answered_in_time", "weight": 40}, {"indicator": "handle_time", "weight": 20},
    {"indicator": "solved", "weight": 40}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 85}, {"id": "fair", "label": "fair", "at_least": 60},
             {"id": "poor", "label": "poor", "at_least": 0}]
})json";

}  // namespace

int main() {
  const auto model = assay::model::parse(desk);

  // A value is an exact fraction: of counts, of a decimal, or of a text.
  const std::vector<assay::given_entity> teams{
      {{"East"},
       {{"answered_in_time", assay::fraction{94, 100}, 1200},
        {"handle_time", assay::fraction{300, 1}, {}},
        {"solved", assay::fraction{173, 200}, {}}}},
      {{"West"}, {{"answered_in_time", assay::fraction{19, 20}, 800}, {"solved", assay::fraction{3, 4}, {}}}},
  };

  const auto graded = assay::score_values(model, {"team"}, teams);
  assay::scorecard card;  // used again for every group
  for (std::size_t group = 0; group < graded.size(); ++group) {
    graded.explain(group, card);
    std::cout << *card.key()[0] << ": " << card.score()->text() << ", " << card.grade()->id << '\n';
    for (const auto& node : card.reasons())
      std::cout << "  " << node.id() << " costs " << node.lost()->text() << " points\n";
    if (!card.find("handle_time")->value()) std::cout << "  handle_time is not known and does not count\n";
  }
}
