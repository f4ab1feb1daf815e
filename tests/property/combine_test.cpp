// SPDX-License-Identifier: Apache-2.0
//
// Points against rational arithmetic of Boost.Multiprecision: both aggregations under every policy, lines between knots,
// and achievement rates are the exact value rounded once.
#include <assay/scoring.hpp>
#include <assay/weight.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "property/exact_numbers.hpp"

namespace assay {
namespace {

using test::below;
using test::big;
using test::nearest;
using test::random_bits;
using test::rational;

rational in_quanta(const std::optional<points>& earned) {
  return earned ? rational{earned->quanta()} : rational{0};
}

part random_part(random_bits& random) {
  part result;
  const bool is_round = below(random, 2) == 0;
  result.share = is_round ? weight::whole(below(random, 100))
                          : weight::from_quanta(below(random, 1'000'000'000'000'000'000));
  result.possible =
      is_round ? points::whole(1 + below(random, 20)) : points::from_quanta(1 + below(random, 1000));
  if (below(random, 4) != 0)
    result.earned =
        points::from_quanta(below(random, result.possible.quanta() * 2) - result.possible.quanta() / 2);
  return result;
}

rational expected_score(aggregation how, bool missing_as_zero, const std::vector<part>& parts) {
  rational top = 0;
  rational bottom = 0;
  for (const part& item : parts) {
    if (!item.earned && !missing_as_zero) continue;
    const rational share = item.share.quanta();
    if (how == aggregation::weighted_mean) {
      top += share * in_quanta(item.earned) / item.possible.quanta();
      bottom += share;
    } else {
      top += share * in_quanta(item.earned);
      bottom += share * item.possible.quanta();
    }
  }
  return top / bottom * 100 * points::quantum;
}

TEST(CombineProperty, IsTheExactQuotientRoundedOnce) {
  random_bits random{41};
  int scored = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::vector<part> parts;
    for (std::int64_t count = below(random, 8); count > 0; --count)
      parts.push_back(random_part(random));
    const auto how = round % 2 == 0 ? aggregation::weighted_mean : aggregation::weighted_points;
    const auto policy = static_cast<missing_policy>(below(random, 4));
    const missing_rule rule{policy, ratio{below(random, 5), 4}};

    rational with_data = 0;
    rational all = 0;
    for (const part& item : parts) {
      all += item.share.quanta();
      if (item.earned) with_data += item.share.quanta();
    }
    const auto result = combine(how, rule, parts);
    if (with_data == 0) {
      ASSERT_EQ(result.status, combine_status::no_data);
      continue;
    }
    const rational coverage = with_data / all;
    ASSERT_EQ(result.coverage.exact().reduced().text(),
              fraction(parse_int128(numerator(coverage).str()).value(),
                       parse_int128(denominator(coverage).str()).value())
                  .text());
    const auto& minimum = rule.minimum_coverage.exact();
    if (policy == missing_policy::refuse &&
        coverage < rational{static_cast<std::int64_t>(minimum.numerator),
                            static_cast<std::int64_t>(minimum.denominator)}) {
      ASSERT_EQ(result.status, combine_status::below_coverage);
      continue;
    }
    if (result.status == combine_status::too_many_possibles) continue;  // rare, and never wrong
    ASSERT_EQ(result.status, combine_status::ok);
    ASSERT_EQ(big{result.value.quanta()},
              nearest(expected_score(how, policy == missing_policy::zero, parts)));
    std::shuffle(parts.begin(), parts.end(), random);
    ASSERT_EQ(combine(how, rule, parts).value, result.value);
    ++scored;
  }
  EXPECT_GT(scored, 10'000);
}

fraction random_value(random_bits& random) {
  return {below(random, 2'000'001) - 1'000'000, 1 + below(random, 1000)};
}
rational to_rational(const fraction& value) {
  return {static_cast<std::int64_t>(value.numerator), static_cast<std::int64_t>(value.denominator)};
}

TEST(LinearProperty, IsTheExactLineRoundedOnce) {
  random_bits random{42};
  for (int round = 0; round < 20'000; ++round) {
    const auto random_points = [&] { return points::from_quanta(below(random, 200) - 100); };
    std::vector<knot<fraction>> knots;
    for (std::int64_t count = 1 + below(random, 5); count > 0; --count)
      knots.push_back({random_value(random), random_points()});
    std::sort(knots.begin(), knots.end(),
              [](const auto& left, const auto& right) { return left.at < right.at; });
    const auto same = [](const auto& left, const auto& right) { return left.at == right.at; };
    knots.erase(std::unique(knots.begin(), knots.end(), same), knots.end());
    const fraction value = round % 3 == 0 ? knots[random() % knots.size()].at : random_value(random);

    rational expected = knots.front().awarded.quanta();
    for (std::size_t index = 0; index < knots.size(); ++index) {
      if (value < knots[index].at) break;
      expected = knots[index].awarded.quanta();
      if (index + 1 == knots.size() || value >= knots[index + 1].at) continue;
      const rational from = to_rational(knots[index].at);
      const rational part = (to_rational(value) - from) / (to_rational(knots[index + 1].at) - from);
      expected += part * (knots[index + 1].awarded.quanta() - knots[index].awarded.quanta());
    }
    ASSERT_EQ(big{linear<fraction>{knots}.points_for(value).quanta()}, nearest(expected)) << value.text();
  }
}

TEST(RatioToTargetProperty, IsTheExactRateRoundedOnceAndCapped) {
  random_bits random{43};
  for (int round = 0; round < 20'000; ++round) {
    const fraction target{1 + below(random, 10'000), 1 + below(random, 100)};
    const fraction actual{below(random, 20'000) - 1000, 1 + below(random, 100)};
    const auto better = round % 2 == 0 ? direction::higher_is_better : direction::lower_is_better;
    const points at_target = points::from_quanta(1 + below(random, 100'000'000'000));
    const ratio cap{1 + below(random, 30), 10};
    const ratio_to_target<fraction> rule{target, better, at_target, cap};
    const rational most = to_rational(cap.exact()) * at_target.quanta();
    rational expected = 0;
    if (better == direction::lower_is_better && actual.numerator <= 0) {
      expected = most;
    } else if (actual.numerator > 0) {
      const rational rate = better == direction::higher_is_better ? to_rational(actual) / to_rational(target)
                                                                  : to_rational(target) / to_rational(actual);
      expected = std::min<rational>(most, rate * at_target.quanta());
    }
    ASSERT_EQ(big{rule.points_for(actual).quanta()}, nearest(expected))
        << actual.text() << " of " << target.text();
  }
}

}  // namespace
}  // namespace assay
