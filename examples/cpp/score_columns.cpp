// SPDX-License-Identifier: Apache-2.0
//
// Scores many cards at once from a program's own columns: no copy of them is made, and scores, points and grades come back as
// columns. The same answers as score_values() gives, a thousand times faster, without the explanations.
#include <array>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <vector>

#include <assay/scorer.hpp>

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

  // One value an agent in each column: counts as quotients, seconds as integers, doubles of which NaN is none.
  const std::vector<std::int64_t> answered_in_time{188, 171, 55};
  const std::vector<std::int64_t> answered{200, 190, 60};
  const std::vector<std::int32_t> handle_time{300, 360, 601};
  const std::vector<double> solved{0.865, 0.75, std::nan("")};

  // In the order of the model's indicators.
  std::array<assay::given_column, 3> columns;
  columns[0].values = assay::column_view::of(answered_in_time);
  columns[0].denominators = assay::column_view::of(answered);
  columns[1].values = assay::column_view::of(handle_time);
  columns[2].values = assay::column_view::of(solved);
  columns[2].values.nan_is_missing = true;

  assay::scorer scorer{model};  // one for each thread; copies are cheap
  assay::scored_cards cards;    // used again for every call
  scorer.score(solved.size(), columns, cards);

  const auto grades = model.definition().grades.list();
  for (std::size_t card = 0; card < cards.size(); ++card)
    std::cout << cards.score_of(card)->text() << ' ' << grades[*cards.grade_of(card)].id << '\n';

  // One card at a time, where events come one by one.
  const auto one = scorer.score_one(std::array{0.97, 300.0, 0.9});
  std::cout << one.score->text() << ' ' << grades[*one.grade].id << '\n';
}
