// SPDX-License-Identifier: Apache-2.0
//
// Net Promoter Score: the class of every answer, answers between whole numbers, answers outside the scale, both ends.
#include <assay/metric/nps.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string_view>

namespace assay::metric {
namespace {

constexpr nps of(auto... answers) {
  nps result;
  (result.add(answers), ...);
  return result;
}
constexpr nps classes(std::int64_t promoters, std::int64_t passives, std::int64_t detractors,
                      std::int64_t out_of_scale) {
  nps result;
  result.fields() = std::tuple{promoters, passives, detractors, out_of_scale};
  return result;
}

TEST(Nps, ClassOfEveryWholeAnswer) {
  static_assert(of(9, 10) == classes(2, 0, 0, 0));
  static_assert(of(7, 8) == classes(0, 2, 0, 0));
  static_assert(of(0, 1, 2, 3, 4, 5, 6) == classes(0, 0, 7, 0));
  static_assert(of(-1, 11) == classes(0, 0, 0, 2));
}

TEST(Nps, AnswersBetweenWholeNumbersAreCountedBelow) {
  static_assert(of(6.5) == classes(0, 0, 1, 0));
  static_assert(of(8.5) == classes(0, 1, 0, 0));
  static_assert(of(6.999, 8.999) == classes(0, 1, 1, 0));
  static_assert(of(decimal{65, 1}, decimal{85, 1}, decimal{95, 1}) == classes(1, 1, 1, 0));
  static_assert(of(scaled_answer{65, 10}, scaled_answer{85, 10}) == classes(0, 1, 1, 0));
  // The whole average of 6.5 and 8.5 answers, not of those that happen to be whole.
  static_assert(of(6.5, 8.5).n() == 2);
  static_assert(of(6.5, 8.5).value() == score{-50, 1});
}

TEST(Nps, ManyDecimalsDoNotWrap) {
  const auto answer = decimal::parse("6.500000000000000000");
  ASSERT_TRUE(answer);
  EXPECT_EQ(of(*answer), classes(0, 0, 1, 0));
  EXPECT_EQ(of(decimal::parse("9.000000000000000000").value()), classes(1, 0, 0, 0));
}

TEST(Nps, AnswersOutsideTheScaleAreCountedAndNeverScored) {
  static_assert(of(-0.5, 10.5, 99, -1) == classes(0, 0, 0, 4));
  static_assert(of(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()) ==
                classes(0, 0, 0, 2));
  static_assert(of(11, 12).n() == 0);
  static_assert(!of(11, 12).value());
  static_assert(of(10, 11).value() == score{100, 1});
}

TEST(Nps, RunsFromMinus100To100) {
  static_assert(of(10, 9).value() == score{100, 1});
  static_assert(of(0, 6).value() == score{-100, 1});
  static_assert(of(7, 8).value() == score{});
  static_assert(of(10, 0).value() == score{});
  static_assert(of(10, 8, 7).value() == score{100, 3});
}

TEST(Nps, IsExactForHugeCounts) {
  constexpr auto huge = classes(3'000'000'000'000'000'000, 1, 1'000'000'000'000'000'000, 0);
  static_assert(huge.n() == 4'000'000'000'000'000'001);
  static_assert(huge.value()->exact() ==
                fraction{int128{200} * 1'000'000'000'000'000'000, 4'000'000'000'000'000'001});
}

TEST(Nps, OneSurvey) {
  // 40 promoters, 35 passives, 25 detractors.
  nps survey;
  for (int answer = 0; answer < 40; ++answer)
    survey.add(9 + answer % 2);
  for (int answer = 0; answer < 35; ++answer)
    survey.add(7 + answer % 2);
  for (int answer = 0; answer < 25; ++answer)
    survey.add(answer % 7);
  ASSERT_TRUE(survey.value());
  EXPECT_EQ(survey.value()->to_double(), 15.0);
}

}  // namespace
}  // namespace assay::metric
