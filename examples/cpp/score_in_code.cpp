// SPDX-License-Identifier: Apache-2.0
//
// Scores inside a program, without a model file and without linking anything: one dimension of a service team's score
// table, with its bands written as in the working document. One indicator has no data this month: its weight goes to
// the other two, and the coverage says so.
#include <array>
#include <iostream>
#include <optional>
#include <string_view>

#include <assay/band_text.hpp>
#include <assay/grade.hpp>
#include <assay/indicator.hpp>
#include <assay/metric/rate.hpp>
#include <assay/scoring.hpp>

using namespace assay::literals;

namespace {

constexpr assay::indicator response_on_time{"response_on_time_rate 响应及时率", 10_weight,
                                            assay::bands_of<assay::ratio, "≥95%:10分;90%-94%:8分;<90%:5分">};
constexpr assay::indicator solved_first{"first_contact_resolution_rate 一次性解决率", 7.5_weight,
                                        assay::bands_of<assay::ratio, "≥80%:10分;70%-79%:8分;<70%:5分">};
constexpr assay::indicator handle_time{
    "average_handle_time 平均处理时长", 7.5_weight,
    assay::linear{assay::knot{6_minutes, 10_points}, assay::knot{12_minutes, 0_points}},
    assay::direction::lower_is_better};

// The document leaves a hole between 94 % and 95 %; it belongs to the band with fewer points.
static_assert(response_on_time.rule.points_for(94.5_percent) == 8_points);

constexpr assay::grade_scale grades{assay::grade{"excellent", "优秀", "excellent", 90_points, {}, 0},
                                    assay::grade{"good", "良好", "good", 80_points, {}, 0},
                                    assay::grade{"qualified", "合格", "qualified", 60_points, {}, 0},
                                    assay::grade{"improve", "待改进", "to improve", 0_points, {}, 0}};

void print(std::string_view id, const assay::part& part) {
  std::cout << id << ": ";
  if (part.earned) {
    std::cout << part.earned->text() << " of " << part.possible.text() << " points";
  } else {
    std::cout << "no data";
  }
  std::cout << ", weight " << part.share.text() << '\n';
}

}  // namespace

int main() {
  assay::metric::rate answered_in_time;  // counts in any order, on any thread; merge() adds them up
  for (int contact = 0; contact < 200; ++contact)
    answered_in_time.add(contact >= 11);
  const std::optional<assay::ratio> no_survey;

  const std::array efficiency{response_on_time.scored(answered_in_time.value()),
                              solved_first.scored(no_survey), handle_time.scored(7.5_minutes)};
  print(response_on_time.id, efficiency[0]);
  print(solved_first.id, efficiency[1]);
  print(handle_time.id, efficiency[2]);

  const assay::combined score = assay::weighted_mean(efficiency);
  if (score.status != assay::combine_status::ok) return 1;
  std::cout << "efficiency 服务效率: " << score.value.text() << " of 100 (" << grades.grade_of(score.value).zh
            << "), shown " << assay::rounded_to(score.value, 1, assay::rounding::half_up).text() << ", from "
            << score.coverage.to_double() * 100 << " % of the weight\n";
}
