// SPDX-License-Identifier: Apache-2.0
//
// Customer effort score: one set of answers, three published figures; answers between whole numbers, scales.
#include <assay/metric/ces.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace assay::metric {
namespace {

template <ces_variant Variant>
constexpr ces<Variant> of(auto... answers) {
  ces<Variant> result;
  (result.add(answers), ...);
  return result;
}

using enum ces_variant;

TEST(Ces, OneSetOfAnswersThreeDefinitions) {
  static_assert(of<mean7>(7, 6, 5, 4, 3, 2, 1, 7).value() == score{35, 8});
  static_assert(of<net7>(7, 6, 5, 4, 3, 2, 1, 7).value() == ratio{});
  static_assert(of<top3of7>(7, 6, 5, 4, 3, 2, 1, 7).value() == ratio{1, 2});
}

TEST(Ces, OneHundredAnswersAsProductsPublishThem) {
  // 1: 15, 2: 12, 3: 12, 4: 15, 5: 20, 6: 14, 7: 12 answers.
  ces<mean7> mean;
  ces<net7> net;
  ces<top3of7> top;
  const int counts[] = {15, 12, 12, 15, 20, 14, 12};
  for (int answer = 1; answer <= 7; ++answer) {
    for (int count = 0; count < counts[answer - 1]; ++count) {
      mean.add(answer);
      net.add(answer);
      top.add(answer);
    }
  }
  EXPECT_EQ(mean.value(), (score{403, 100}));
  EXPECT_EQ(net.value(), (ratio{-13, 100}));
  EXPECT_EQ(top.value(), (ratio{46, 100}));
}

TEST(Ces, AnswersBetweenWholeNumbers) {
  static_assert(of<net7>(3.5, 5.5).neutral == 2);
  static_assert(of<net7>(3.0, 6.0).value() == ratio{});
  static_assert(of<top3of7>(4.9, 5.0).value() == ratio{1, 2});
  static_assert(of<mean7>(scaled_answer{45, 10}, scaled_answer{30, 10}).value(10) == score{375, 100});
}

TEST(Ces, AnswersOutsideTheScaleAreCountedApart) {
  static_assert(of<mean7>(0, 8, 4).value() == score{4, 1});
  static_assert(of<mean7>(0, 8, 4).out_of_scale == 2);
  static_assert(of<net7>(0, 8).n() == 0 && !of<net7>(0, 8).value());
  static_assert(of<top3of7>(std::numeric_limits<double>::quiet_NaN()).out_of_scale == 1);
}

}  // namespace
}  // namespace assay::metric
