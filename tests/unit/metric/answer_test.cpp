// SPDX-License-Identifier: Apache-2.0
//
// Survey answers of every kind against whole numbers, at the ends of their types.
#include <assay/metric/answer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace assay::metric {
namespace {

TEST(Answer, IntegersOfEverySize) {
  static_assert(as_answer(9).at_least(9) && as_answer(9).at_most(9));
  static_assert(!as_answer(std::int8_t{-1}).at_least(0));
  static_assert(as_answer(INT64_MAX).at_least(10) && !as_answer(INT64_MAX).at_most(10));
  static_assert(!as_answer(INT64_MIN).at_least(0) && as_answer(INT64_MIN).at_most(10));
  static_assert(as_answer(std::uint8_t{255}).at_least(255));
}

TEST(Answer, DecimalsAreExact) {
  static_assert(!as_answer(decimal{65, 1}).at_least(7));
  static_assert(as_answer(decimal{65, 1}).at_least(6));
  static_assert(as_answer(decimal{70, 1}).at_least(7) && as_answer(decimal{70, 1}).at_most(7));
  static_assert(!as_answer(decimal{699'999'999, 8}).at_least(7));
  static_assert(as_answer(scaled_answer{650, 100}).at_most(7));
}

TEST(Answer, DecimalsWithManyDigitsDoNotWrap) {
  // 10 x 10^18 passes 64 bits.
  constexpr auto answer = as_answer(decimal{6'500'000'000'000'000'000, 18});
  static_assert(answer.at_most(10));
  static_assert(answer.at_least(0));
  static_assert(!answer.at_least(7));
  static_assert(as_answer(decimal{INT64_MIN, 18}).at_most(10));
  static_assert(!as_answer(decimal{INT64_MAX, 18}).at_least(10));
}

TEST(Answer, FloatingPointNumbersKeepTheirFractions) {
  static_assert(!as_answer(6.999999999999999).at_least(7));
  static_assert(as_answer(7.0).at_least(7) && as_answer(7.0).at_most(7));
  static_assert(!as_answer(6.5F).at_least(7));
}

TEST(Answer, NanIsOnNoScale) {
  constexpr auto answer = as_answer(std::numeric_limits<double>::quiet_NaN());
  static_assert(!answer.at_least(0) && !answer.at_most(10));
  static_assert(!as_answer(std::numeric_limits<double>::infinity()).at_most(10));
  static_assert(!as_answer(-std::numeric_limits<double>::infinity()).at_least(0));
}

}  // namespace
}  // namespace assay::metric
