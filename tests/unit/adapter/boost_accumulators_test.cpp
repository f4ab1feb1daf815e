// SPDX-License-Identifier: Apache-2.0
//
// Metrics inside Boost.Accumulators, beside Boost's own features and by the way its users write.
#include <assay/adapter/boost_accumulators.hpp>

#include <gtest/gtest.h>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/max.hpp>
#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

// Outside of namespace assay, where users are.
namespace {

using namespace boost::accumulators;  // NOLINT(google-build-using-namespace): as in Boost's own examples

TEST(BoostAccumulators, OneTagServesBothLibraries) {
  accumulator_set<int, stats<tag::nps, tag::mean>> answers;
  for (const int answer : {10, 9, 8, 6})
    answers(answer);
  ASSERT_TRUE(nps(answers));
  EXPECT_EQ(*nps(answers), (assay::score{25, 1}));  // 2 promoters, 1 detractor of 4
  EXPECT_DOUBLE_EQ(mean(answers), 8.25);            // Boost's mean
}

TEST(BoostAccumulators, StandsBesideFeaturesWithDependencies) {
  accumulator_set<int, stats<tag::variance, tag::csat_top2of5, tag::max, tag::count>> answers;
  for (const int answer : {5, 4, 3, 2})
    answers(answer);
  EXPECT_EQ(*csat_top2of5(answers), (assay::ratio{1, 2}));
  EXPECT_DOUBLE_EQ(variance(answers), 1.25);
  EXPECT_EQ((max)(answers), 5);
  EXPECT_EQ(count(answers), 4U);
}

TEST(BoostAccumulators, IsEmptyWithoutSamples) {
  const accumulator_set<int, stats<tag::nps, tag::rate, tag::minimum, tag::csat_mean>> none;
  EXPECT_FALSE(nps(none));
  EXPECT_FALSE(rate(none));
  EXPECT_FALSE(minimum(none));
  EXPECT_FALSE(csat_mean(none));
}

TEST(BoostAccumulators, EveryFeatureOfOurs) {
  accumulator_set<std::int64_t, stats<assay::tag::count, assay::tag::sum, assay::tag::mean,
                                      assay::tag::minimum, assay::tag::maximum>>
      numbers;
  for (const std::int64_t number : {INT64_MAX, INT64_MAX, std::int64_t{-1}})
    numbers(number);
  EXPECT_EQ(*assay::extract::count(numbers), (assay::count{3, 1}));
  EXPECT_EQ(*assay::extract::sum(numbers), assay::fraction{assay::int128{INT64_MAX} * 2 - 1});
  EXPECT_EQ(*assay::extract::mean(numbers), (assay::fraction{assay::int128{INT64_MAX} * 2 - 1, 3}));
  EXPECT_EQ(*minimum(numbers), assay::fraction{-1});
  EXPECT_EQ(*maximum(numbers), assay::fraction{INT64_MAX});

  accumulator_set<int, stats<tag::csat_top2of5, tag::csat_top1of3, tag::csat_top3of10, tag::csat_mean,
                             tag::csat_mean100, tag::csat_net>>
      answers;
  for (const int answer : {5, 4, 3, 2, 1})
    answers(answer);
  EXPECT_EQ(*csat_top2of5(answers), (assay::ratio{2, 5}));
  EXPECT_EQ(*csat_top1of3(answers), (assay::ratio{1, 3}));
  EXPECT_EQ(*csat_top3of10(answers), (assay::ratio{0, 5}));
  EXPECT_EQ(*csat_mean(answers), (assay::score{3, 1}));
  EXPECT_EQ(*csat_mean100(answers), (assay::score{50, 1}));
  EXPECT_EQ(*csat_net(answers), (assay::ratio{0, 5}));
}

TEST(BoostAccumulators, SpreadIsExact) {
  accumulator_set<int, stats<assay::tag::variance, tag::population_variance, tag::standard_deviation,
                             tag::population_standard_deviation, assay::tag::median, tag::distinct>>
      numbers;
  for (const int number : {2, 4, 4, 4, 5, 5, 7, 9})
    numbers(number);
  EXPECT_EQ(*assay::extract::variance(numbers), (assay::fraction{32, 7}));
  EXPECT_EQ(*population_variance(numbers), assay::fraction{4});
  EXPECT_EQ(standard_deviation(numbers)->squared, (assay::fraction{32, 7}));
  EXPECT_EQ(population_standard_deviation(numbers)->to_double(), 2.0);
  EXPECT_EQ(*assay::extract::median(numbers), assay::fraction{4});
  EXPECT_EQ(*distinct(numbers), (assay::count{5, 1}));
}

TEST(BoostAccumulators, PercentilesAreAskedForAfterwards) {
  accumulator_set<std::int64_t, stats<tag::percentile, tag::percentile_sketch>> waits;
  for (std::int64_t wait = 1; wait <= 1000; ++wait)
    waits(wait);
  EXPECT_EQ(*percentile(waits, quantile_probability = assay::decimal{9, 1}), assay::fraction{900});
  EXPECT_EQ(*percentile(waits), assay::fraction{500});
  EXPECT_EQ(*percentile_sketch(waits, quantile_probability = assay::decimal{9, 1}), assay::fraction{900});
  EXPECT_EQ(*percentile_sketch(waits, quantile_probability = assay::decimal{999, 3}), assay::fraction{996});
}

TEST(BoostAccumulators, SharesTakePairsAndCategoriesTexts) {
  accumulator_set<std::pair<int, int>, stats<tag::share>> refunds;
  refunds(std::pair{10, 100});
  refunds(std::pair{1, 1});
  EXPECT_EQ(*share(refunds), (assay::ratio{11, 101}));
  accumulator_set<std::string, stats<tag::mode_share, tag::distinct>> topics;
  for (const char* topic : {"a", "b", "a"})
    topics(std::string{topic});
  EXPECT_EQ(*mode_share(topics), (assay::ratio{2, 3}));
  EXPECT_EQ(*distinct(topics), (assay::count{2, 1}));
}

TEST(BoostAccumulators, EffortScores) {
  accumulator_set<int, stats<tag::ces_mean7, tag::ces_net7, tag::ces_top3of7>> answers;
  for (const int answer : {7, 6, 5, 1})
    answers(answer);
  EXPECT_EQ(*ces_mean7(answers), (assay::score{19, 4}));
  EXPECT_EQ(*ces_net7(answers), (assay::ratio{1, 4}));
  EXPECT_EQ(*ces_top3of7(answers), (assay::ratio{3, 4}));
}

TEST(BoostAccumulators, OutcomesOfAQueueTakeTheirLimits) {
  using assay::metric::contact_outcome;
  accumulator_set<
      contact_outcome,
      stats<tag::service_level_answered_only, tag::service_level_answered_only_lt, tag::service_level_offered,
            tag::service_level_offered_lt, tag::service_level_offered_less_short_abandons,
            tag::service_level_offered_less_short_abandons_lt, tag::abandonment_offered,
            tag::abandonment_offered_less_short_abandons, tag::abandonment_offered_less_short_abandons_lt>>
      calls{answer_limit = 30, abandon_limit = 5};
  for (const contact_outcome& call : {contact_outcome{true, 30}, contact_outcome{true, 40},
                                      contact_outcome{false, 5}, contact_outcome{false, 9}})
    calls(call);
  EXPECT_EQ(*service_level_answered_only(calls), (assay::ratio{1, 2}));
  EXPECT_EQ(*service_level_answered_only_lt(calls), (assay::ratio{0, 2}));
  EXPECT_EQ(*service_level_offered(calls), (assay::ratio{1, 4}));
  EXPECT_EQ(*service_level_offered_lt(calls), (assay::ratio{0, 4}));
  EXPECT_EQ(*service_level_offered_less_short_abandons(calls), (assay::ratio{1, 3}));
  EXPECT_EQ(*service_level_offered_less_short_abandons_lt(calls), (assay::ratio{0, 4}));
  EXPECT_EQ(*abandonment_offered(calls), (assay::ratio{2, 4}));
  EXPECT_EQ(*abandonment_offered_less_short_abandons(calls), (assay::ratio{1, 3}));
  EXPECT_EQ(*abandonment_offered_less_short_abandons_lt(calls), (assay::ratio{2, 4}));
  accumulator_set<contact_outcome, stats<tag::service_level_offered>> usual;
  usual(contact_outcome{true, 20});
  EXPECT_EQ(*service_level_offered(usual), (assay::ratio{1, 1}));
}

TEST(BoostAccumulators, RatesCountTruth) {
  accumulator_set<bool, stats<tag::rate>> solved;
  for (int call = 0; call < 40; ++call)
    solved(call >= 2);
  EXPECT_EQ(*rate(solved), (assay::ratio{38, 40}));
}

TEST(BoostAccumulators, FloatingPointAnswersKeepTheirFractions) {
  accumulator_set<double, stats<tag::nps, tag::csat_top3of10>> answers;
  for (const double answer : {6.5, 8.5, 9.0, std::numeric_limits<double>::quiet_NaN()})
    answers(answer);
  EXPECT_EQ(*nps(answers), (assay::score{0, 3}));  // 1 promoter, 1 passive, 1 detractor
  EXPECT_EQ(*csat_top3of10(answers), (assay::ratio{2, 3}));
}

TEST(BoostAccumulators, CopiesGoOnByThemselves) {
  accumulator_set<int, stats<tag::nps>> first;
  first(10);
  auto second = first;
  second(0);
  EXPECT_EQ(*nps(first), (assay::score{100, 1}));
  EXPECT_EQ(*nps(second), (assay::score{0, 1}));
}

TEST(BoostAccumulators, GivesTheSameAsTheMetricAlone) {
  accumulator_set<int, stats<tag::nps>> inside;
  assay::metric::nps alone;
  for (int answer = -3; answer < 15; ++answer) {
    inside(answer);
    alone.add(answer);
    ASSERT_EQ(nps(inside), alone.value());
  }
}

}  // namespace
