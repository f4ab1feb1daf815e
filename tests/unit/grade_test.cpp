// SPDX-License-Identifier: Apache-2.0
//
// Grades at their edges, with the scales of the documents, and how many digits a person sees.
#include <assay/grade.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/error.hpp>

namespace assay {
namespace {

using namespace literals;

// 优秀 ≥90, 良好 80-89, 合格 60-79, 待改进 <60, with the factors of an incentive scheme.
constexpr grade_scale service{grade{"excellent", "优秀", "excellent", 90_points, decimal{12, 1}, 0},
                              grade{"good", "良好", "good", 80_points, decimal{10, 1}, 0},
                              grade{"pass", "合格", "qualified", 60_points, decimal{8, 1}, 0},
                              grade{"improve", "待改进", "to be improved", 0_points, decimal{5, 1}, 0}};

// GB/T 27922-2011.
constexpr grade_scale stars{grade{"five_star", "五星级", "five-star", 95_points, {}, 5},
                            grade{"four_star", "四星级", "four-star", 90_points, {}, 4},
                            grade{"three_star", "三星级", "three-star", 80_points, {}, 3},
                            grade{"qualified", "达标级", "qualified", 70_points, {}, 0},
                            grade{"failed", "不达标", "failed", 0_points, {}, 0}};

TEST(GradeScale, TheLowerEdgeDecides) {
  static_assert(service.grade_of(100_points).id == "excellent");
  static_assert(service.grade_of(90_points).zh == "优秀");
  static_assert(service.grade_of(89.999999999_points).zh == "良好");
  static_assert(service.grade_of(89.5_points).zh == "良好");
  static_assert(service.grade_of(80_points).zh == "良好");
  static_assert(service.grade_of(79.999999999_points).zh == "合格");
  static_assert(service.grade_of(60_points).zh == "合格");
  static_assert(service.grade_of(59.999999999_points).zh == "待改进");
  static_assert(service.grade_of(0_points).zh == "待改进");
}

TEST(GradeScale, TheWorstGradeTakesEverythingBelow) {
  static_assert(service.grade_of(points::whole(-5)).zh == "待改进");
  static_assert(service.worst() == 3);
  constexpr grade_scale from_sixty{grade{"pass", "合格", "pass", 80_points, {}, 0},
                                   grade{"fail", "不合格", "fail", 60_points, {}, 0}};
  static_assert(from_sixty.grade_of(10_points).id == "fail");
  constexpr grade_scale single{grade{"any", "任意", "any", 50_points, {}, 0}};
  static_assert(single.index_of(0_points) == 0);
}

TEST(GradeScale, CarriesStarsAndFactors) {
  static_assert(stars.grade_of(95_points).stars == 5);
  static_assert(stars.grade_of(94_points).stars == 4);
  static_assert(stars.grade_of(89.999999999_points).stars == 3);
  static_assert(stars.grade_of(79_points).id == "qualified");
  static_assert(stars.grade_of(69.999999999_points).id == "failed");
  static_assert(service.grade_of(85_points).factor == decimal{1});
  static_assert(!stars.grade_of(85_points).factor);
}

TEST(GradeScale, HoldsAnyNumberOfGradesWhileRunning) {
  const grade_scale<grade> scale{{service.list().begin(), service.list().end()}};
  for (std::int64_t score = 0; score <= 100; ++score) {
    EXPECT_EQ(scale.index_of(points::whole(score)), service.index_of(points::whole(score))) << score;
  }
}

TEST(RoundedTo, HalfUpGoesAwayFromZero) {
  static_assert(rounded_to(89.5_points, 0, rounding::half_up) == 90_points);
  static_assert(rounded_to(88.5_points, 0, rounding::half_up) == 89_points);
  static_assert(rounded_to(89.499999999_points, 0, rounding::half_up) == 89_points);
  static_assert(rounded_to(points{} - 0.5_points, 0, rounding::half_up) == points::whole(-1));
  static_assert(rounded_to(points{} - 1.5_points, 0, rounding::half_up) == points::whole(-2));
  static_assert(rounded_to(0.05_points, 1, rounding::half_up) == 0.1_points);
  static_assert(rounded_to(2.675_points, 2, rounding::half_up) == 2.68_points);
}

TEST(RoundedTo, HalfEvenGoesToTheEvenDigit) {
  static_assert(rounded_to(89.5_points, 0, rounding::half_even) == 90_points);
  static_assert(rounded_to(88.5_points, 0, rounding::half_even) == 88_points);
  static_assert(rounded_to(88.500000001_points, 0, rounding::half_even) == 89_points);
  static_assert(rounded_to(points{} - 0.5_points, 0, rounding::half_even) == points{});
  static_assert(rounded_to(points{} - 1.5_points, 0, rounding::half_even) == points::whole(-2));
  static_assert(rounded_to(points{} - 2.5_points, 0, rounding::half_even) == points::whole(-2));
  static_assert(rounded_to(2.665_points, 2, rounding::half_even) == 2.66_points);
  static_assert(rounded_to(2.675_points, 2, rounding::half_even) == 2.68_points);
}

TEST(RoundedTo, KeepsWhatHasNoMoreDigits) {
  for (const auto rule : {rounding::half_up, rounding::half_even}) {
    for (int digits = 0; digits <= 9; ++digits) {
      EXPECT_EQ(rounded_to(77_points, digits, rule), 77_points);
      EXPECT_EQ(rounded_to(points{} - 77_points, digits, rule), points{} - 77_points);
    }
    EXPECT_EQ(rounded_to(66.666666667_points, 9, rule), 66.666666667_points);
    EXPECT_EQ(rounded_to(66.666666667_points, 1, rule), 66.7_points);
  }
}

TEST(RoundedTo, ShownDigitsCanMoveAGradeAndThatIsWhyTheModelSays) {
  constexpr points total = 89.96_points;
  static_assert(service.grade_of(total).zh == "良好");
  static_assert(service.grade_of(rounded_to(total, 1, rounding::half_up)).zh == "优秀");
}

TEST(Grade, AScaleMadeWhileRunningIsChecked) {
  const auto message_of = [](std::vector<grade> grades) -> std::string {
    try {
      const grade_scale<grade> made{std::move(grades)};
      return made.list().empty() ? "empty" : "made";
    } catch (const error& found) {
      EXPECT_EQ(found.code(), error_code::argument);
      return found.what();
    }
  };
  const grade good{"good", "良好", "Good", 80_points, {}, 0};
  const grade poor{"poor", "待改进", "Poor", 0_points, {}, 0};
  EXPECT_EQ(message_of({good, poor}), "made");
  EXPECT_EQ(message_of({good}), "made");
  EXPECT_EQ(message_of({}), "a grade scale has no grade; give it at least one, best first");
  EXPECT_EQ(
      message_of({poor, good}),
      "grade 2 begins at 80, the grade before it at 0; list grades from the best to the worst, each with its "
      "own edge");
  EXPECT_EQ(message_of({good, good}),
            "grade 2 begins at 80, the grade before it at 80; list grades from the best to the worst, each "
            "with its "
            "own edge");
  EXPECT_TRUE(grade_scale<grade>{}.list().empty());  // no scale: for what is not graded
}

}  // namespace
}  // namespace assay
