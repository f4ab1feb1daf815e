// SPDX-License-Identifier: Apache-2.0
//
// The metrics as Boost.Accumulators features:
//
//     using namespace boost::accumulators;
//     accumulator_set<int, stats<tag::nps, tag::mean>> answers;
//     answers(9);
//     nps(answers)->to_double();   // 100; empty while there is no answer
//
// Features and extractors whose names Boost.Accumulators does not have itself are also visible in
// boost::accumulators, so that one `tag::` serves both; assay::tag has all of them. Results are exact and empty without
// data. Percentiles take the p of Boost's own quantiles, the service level and the abandonment rate their limits:
//
//     percentile(waits, quantile_probability = assay::decimal{9, 1});   // 0.9; the median without it
//     accumulator_set<contact_outcome, stats<tag::service_level_offered>> calls{answer_limit = 30};
//
// Needs Boost 1.74 or later; not included by any other header.
#pragma once

#include <utility>

#include <boost/accumulators/framework/accumulator_base.hpp>
#include <boost/accumulators/framework/depends_on.hpp>
#include <boost/accumulators/framework/extractor.hpp>
#include <boost/accumulators/framework/parameters/sample.hpp>
#include <boost/accumulators/statistics/parameters/quantile_probability.hpp>
#include <boost/mpl/always.hpp>
#include <boost/parameter/keyword.hpp>
#include <boost/parameter/name.hpp>

#include <assay/decimal.hpp>
#include <assay/metric/abandonment.hpp>
#include <assay/metric/ces.hpp>
#include <assay/metric/count.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/distinct.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/median.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/mode_share.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/service_level.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/sum.hpp>
#include <assay/metric/variance.hpp>

namespace assay::adapter {

/// Any metric as an accumulator over the samples of an accumulator_set.
template <metric_type Metric>
class metric_accumulator : public boost::accumulators::accumulator_base {
 public:
  using result_type = decltype(std::declval<const Metric&>().value());

  explicit metric_accumulator(boost::accumulators::dont_care) {}

  template <class Arguments>
  void operator()(const Arguments& arguments) {
    metric_.add(arguments[boost::accumulators::sample]);
  }
  [[nodiscard]] result_type result(boost::accumulators::dont_care) const { return metric_.value(); }

 protected:
  Metric metric_;
};

/// Percentiles: p is asked for when the result is taken.
template <metric_type Metric>
class percentile_accumulator : public metric_accumulator<Metric> {
 public:
  using metric_accumulator<Metric>::metric_accumulator;

  template <class Arguments>
  [[nodiscard]] typename metric_accumulator<Metric>::result_type result(const Arguments& arguments) const {
    return this->metric_.value(arguments[boost::accumulators::quantile_probability | decimal{5, 1}]);
  }
};

/// Limits of the waiting time, given when an accumulator_set is made.
BOOST_PARAMETER_NESTED_KEYWORD(keyword, answer_limit, answer_limit)
BOOST_PARAMETER_NESTED_KEYWORD(keyword, abandon_limit, abandon_limit)

/// Metrics of contact_outcome.
template <metric_type Metric>
class outcome_accumulator : public metric_accumulator<Metric> {
 public:
  template <class Arguments>
  explicit outcome_accumulator(const Arguments& arguments) : metric_accumulator<Metric>(arguments) {
    Metric& metric = this->metric_;
    if constexpr (requires { metric.limit; }) {
      metric.limit = arguments[answer_limit | metric.limit];
      metric.short_limit = arguments[abandon_limit | metric.limit];
    } else {
      metric.short_limit = arguments[abandon_limit | metric.short_limit];
    }
  }
};

template <metric_type Metric>
struct percentile_feature : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<percentile_accumulator<Metric>>;
};
template <metric_type Metric>
struct outcome_feature : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<outcome_accumulator<Metric>>;
};

template <metric_type Metric>
struct metric_feature : boost::accumulators::depends_on<> {
  using impl = boost::mpl::always<metric_accumulator<Metric>>;
};

}  // namespace assay::adapter

namespace assay::tag {

struct count : adapter::metric_feature<metric::count> {};
struct rate : adapter::metric_feature<metric::rate> {};
struct sum : adapter::metric_feature<metric::sum> {};
struct mean : adapter::metric_feature<metric::mean> {};
struct minimum : adapter::metric_feature<metric::minimum> {};
struct maximum : adapter::metric_feature<metric::maximum> {};
struct nps : adapter::metric_feature<metric::nps> {};
struct csat_top2of5 : adapter::metric_feature<metric::csat<metric::csat_variant::top2of5>> {};
struct csat_top1of3 : adapter::metric_feature<metric::csat<metric::csat_variant::top1of3>> {};
struct csat_top3of10 : adapter::metric_feature<metric::csat<metric::csat_variant::top3of10>> {};
struct csat_mean : adapter::metric_feature<metric::csat<metric::csat_variant::mean>> {};
struct csat_mean100 : adapter::metric_feature<metric::csat<metric::csat_variant::mean100>> {};
struct csat_net : adapter::metric_feature<metric::csat<metric::csat_variant::net>> {};
struct share : adapter::metric_feature<metric::share> {};
struct variance : adapter::metric_feature<metric::variance> {};
struct population_variance : adapter::metric_feature<metric::population_variance> {};
struct standard_deviation : adapter::metric_feature<metric::standard_deviation> {};
struct population_standard_deviation : adapter::metric_feature<metric::population_standard_deviation> {};
struct percentile : adapter::percentile_feature<metric::percentile> {};
struct percentile_sketch : adapter::percentile_feature<metric::percentile_sketch> {};
struct median : adapter::metric_feature<metric::median> {};
struct distinct : adapter::metric_feature<metric::distinct> {};
struct mode_share : adapter::metric_feature<metric::mode_share<>> {};
struct ces_mean7 : adapter::metric_feature<metric::ces<metric::ces_variant::mean7>> {};
struct ces_net7 : adapter::metric_feature<metric::ces<metric::ces_variant::net7>> {};
struct ces_top3of7 : adapter::metric_feature<metric::ces<metric::ces_variant::top3of7>> {};
struct service_level_answered_only
    : adapter::outcome_feature<
          metric::service_level<metric::abandon_treatment::answered_only, metric::limit_rule::le>> {};
struct service_level_answered_only_lt
    : adapter::outcome_feature<
          metric::service_level<metric::abandon_treatment::answered_only, metric::limit_rule::lt>> {};
struct service_level_offered
    : adapter::outcome_feature<
          metric::service_level<metric::abandon_treatment::offered, metric::limit_rule::le>> {};
struct service_level_offered_lt
    : adapter::outcome_feature<
          metric::service_level<metric::abandon_treatment::offered, metric::limit_rule::lt>> {};
struct service_level_offered_less_short_abandons
    : adapter::outcome_feature<metric::service_level<metric::abandon_treatment::offered_less_short_abandons,
                                                     metric::limit_rule::le>> {};
struct service_level_offered_less_short_abandons_lt
    : adapter::outcome_feature<metric::service_level<metric::abandon_treatment::offered_less_short_abandons,
                                                     metric::limit_rule::lt>> {};
struct abandonment_offered
    : adapter::outcome_feature<metric::abandonment<metric::abandon_treatment::offered>> {};
struct abandonment_offered_less_short_abandons
    : adapter::outcome_feature<metric::abandonment<metric::abandon_treatment::offered_less_short_abandons,
                                                   metric::limit_rule::le>> {};
struct abandonment_offered_less_short_abandons_lt
    : adapter::outcome_feature<metric::abandonment<metric::abandon_treatment::offered_less_short_abandons,
                                                   metric::limit_rule::lt>> {};

}  // namespace assay::tag

namespace assay::extract {

inline constexpr boost::accumulators::extractor<tag::count> count{};
inline constexpr boost::accumulators::extractor<tag::rate> rate{};
inline constexpr boost::accumulators::extractor<tag::sum> sum{};
inline constexpr boost::accumulators::extractor<tag::mean> mean{};
inline constexpr boost::accumulators::extractor<tag::minimum> minimum{};
inline constexpr boost::accumulators::extractor<tag::maximum> maximum{};
inline constexpr boost::accumulators::extractor<tag::nps> nps{};
inline constexpr boost::accumulators::extractor<tag::csat_top2of5> csat_top2of5{};
inline constexpr boost::accumulators::extractor<tag::csat_top1of3> csat_top1of3{};
inline constexpr boost::accumulators::extractor<tag::csat_top3of10> csat_top3of10{};
inline constexpr boost::accumulators::extractor<tag::csat_mean> csat_mean{};
inline constexpr boost::accumulators::extractor<tag::csat_mean100> csat_mean100{};
inline constexpr boost::accumulators::extractor<tag::csat_net> csat_net{};
inline constexpr boost::accumulators::extractor<tag::share> share{};
inline constexpr boost::accumulators::extractor<tag::variance> variance{};
inline constexpr boost::accumulators::extractor<tag::population_variance> population_variance{};
inline constexpr boost::accumulators::extractor<tag::standard_deviation> standard_deviation{};
inline constexpr boost::accumulators::extractor<tag::population_standard_deviation>
    population_standard_deviation{};
inline constexpr boost::accumulators::extractor<tag::percentile> percentile{};
inline constexpr boost::accumulators::extractor<tag::percentile_sketch> percentile_sketch{};
inline constexpr boost::accumulators::extractor<tag::median> median{};
inline constexpr boost::accumulators::extractor<tag::distinct> distinct{};
inline constexpr boost::accumulators::extractor<tag::mode_share> mode_share{};
inline constexpr boost::accumulators::extractor<tag::ces_mean7> ces_mean7{};
inline constexpr boost::accumulators::extractor<tag::ces_net7> ces_net7{};
inline constexpr boost::accumulators::extractor<tag::ces_top3of7> ces_top3of7{};
inline constexpr boost::accumulators::extractor<tag::service_level_answered_only>
    service_level_answered_only{};
inline constexpr boost::accumulators::extractor<tag::service_level_answered_only_lt>
    service_level_answered_only_lt{};
inline constexpr boost::accumulators::extractor<tag::service_level_offered> service_level_offered{};
inline constexpr boost::accumulators::extractor<tag::service_level_offered_lt> service_level_offered_lt{};
inline constexpr boost::accumulators::extractor<tag::service_level_offered_less_short_abandons>
    service_level_offered_less_short_abandons{};
inline constexpr boost::accumulators::extractor<tag::service_level_offered_less_short_abandons_lt>
    service_level_offered_less_short_abandons_lt{};
inline constexpr boost::accumulators::extractor<tag::abandonment_offered> abandonment_offered{};
inline constexpr boost::accumulators::extractor<tag::abandonment_offered_less_short_abandons>
    abandonment_offered_less_short_abandons{};
inline constexpr boost::accumulators::extractor<tag::abandonment_offered_less_short_abandons_lt>
    abandonment_offered_less_short_abandons_lt{};

}  // namespace assay::extract

namespace boost::accumulators {

namespace tag {
using assay::tag::abandonment_offered;
using assay::tag::abandonment_offered_less_short_abandons;
using assay::tag::abandonment_offered_less_short_abandons_lt;
using assay::tag::ces_mean7;
using assay::tag::ces_net7;
using assay::tag::ces_top3of7;
using assay::tag::csat_mean;
using assay::tag::csat_mean100;
using assay::tag::csat_net;
using assay::tag::csat_top1of3;
using assay::tag::csat_top2of5;
using assay::tag::csat_top3of10;
using assay::tag::distinct;
using assay::tag::maximum;
using assay::tag::minimum;
using assay::tag::mode_share;
using assay::tag::nps;
using assay::tag::percentile;
using assay::tag::percentile_sketch;
using assay::tag::population_standard_deviation;
using assay::tag::population_variance;
using assay::tag::rate;
using assay::tag::service_level_answered_only;
using assay::tag::service_level_answered_only_lt;
using assay::tag::service_level_offered;
using assay::tag::service_level_offered_less_short_abandons;
using assay::tag::service_level_offered_less_short_abandons_lt;
using assay::tag::service_level_offered_lt;
using assay::tag::share;
using assay::tag::standard_deviation;
}  // namespace tag

using assay::extract::abandonment_offered;
using assay::extract::abandonment_offered_less_short_abandons;
using assay::extract::abandonment_offered_less_short_abandons_lt;
using assay::extract::ces_mean7;
using assay::extract::ces_net7;
using assay::extract::ces_top3of7;
using assay::extract::csat_mean;
using assay::extract::csat_mean100;
using assay::extract::csat_net;
using assay::extract::csat_top1of3;
using assay::extract::csat_top2of5;
using assay::extract::csat_top3of10;
using assay::extract::distinct;
using assay::extract::maximum;
using assay::extract::minimum;
using assay::extract::mode_share;
using assay::extract::nps;
using assay::extract::percentile;
using assay::extract::percentile_sketch;
using assay::extract::population_standard_deviation;
using assay::extract::population_variance;
using assay::extract::rate;
using assay::extract::service_level_answered_only;
using assay::extract::service_level_answered_only_lt;
using assay::extract::service_level_offered;
using assay::extract::service_level_offered_less_short_abandons;
using assay::extract::service_level_offered_less_short_abandons_lt;
using assay::extract::service_level_offered_lt;
using assay::extract::share;
using assay::extract::standard_deviation;

using assay::adapter::abandon_limit;
using assay::adapter::answer_limit;

}  // namespace boost::accumulators
