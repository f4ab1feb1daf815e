// SPDX-License-Identifier: Apache-2.0
//
// Grades records by team straight from columns that a program already holds: nothing is copied.
#include <array>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <vector>

#include <assay/result.hpp>

namespace {

constexpr std::string_view desk = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "Service desk",
  "records": {"contact": {"label": "Contact", "groups": ["team"], "columns": {
    "team": {"type": "category"}, "waited_s": {"type": "duration", "decimals": 3}, "solved": {"type": "bool"}}}},
  "indicators": {
    "answered_in_time": {"label": "Answered in time", "unit": "ratio", "better": "higher", "from": "contact",
                         "value": "rate(waited_s <= 60)", "bands": "≥95%:10;90%-94%:8;<90%:5"},
    "solved": {"label": "Solved", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(solved)",
               "bands": "≥80%:10;<80%:6"}
  },
  "dimensions": [{"id": "service", "label": "Service", "weight": 100, "indicators": [
    {"indicator": "answered_in_time", "weight": 50}, {"indicator": "solved", "weight": 50}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 85}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

}  // namespace

int main() {
  const auto model = assay::model::parse(desk);

  // What the program has: codes into a list of teams, milliseconds, bytes, and a bit for each answer that is known.
  const std::vector<std::string_view> teams{"East", "West"};
  const std::vector<std::uint16_t> team{0, 0, 1, 0, 1, 1};
  const std::vector<std::int32_t> waited_ms{12'400, 48'000, 75'250, 30'000, 20'100, 240'000};
  const std::vector<std::uint8_t> solved{1, 1, 0, 1, 1, 0};
  const std::uint8_t solved_is_known = 0b011111;  // the lowest bit is row 0

  // In the order of the record type's columns. The memory must stay as it is during the call, no longer.
  const std::array columns{
      assay::column_view::codes(team, teams),
      assay::column_view::of(waited_ms, assay::time_unit::millisecond),
      assay::column_view::of(solved).with_validity(&solved_is_known),
  };

  assay::state contacts{model, {"team"}};
  contacts.update("contact", {team.size(), columns});

  const auto graded = assay::grade_state(model, contacts);
  assay::scorecard card;  // used again for every group
  for (std::size_t group = 0; group < graded.size(); ++group) {
    graded.explain(group, card);
    const auto& in_time = *card.find("answered_in_time");
    const auto& answers = *card.find("solved");
    std::cout << *card.key()[0] << ": " << card.score()->text() << " points; in time "
              << in_time.value()->text() << " of " << *in_time.n() << ", solved " << answers.value()->text()
              << " of " << *answers.n() << '\n';
  }
}
