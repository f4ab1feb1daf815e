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
// data. Needs Boost 1.74 or later; not included by any other header.
#pragma once

#include <utility>

#include <boost/accumulators/framework/accumulator_base.hpp>
#include <boost/accumulators/framework/depends_on.hpp>
#include <boost/accumulators/framework/extractor.hpp>
#include <boost/accumulators/framework/parameters/sample.hpp>
#include <boost/mpl/always.hpp>
#include <boost/parameter/keyword.hpp>

#include <assay/metric/count.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/sum.hpp>

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

 private:
  Metric metric_;
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

}  // namespace assay::extract

namespace boost::accumulators {

namespace tag {
using assay::tag::csat_mean;
using assay::tag::csat_mean100;
using assay::tag::csat_net;
using assay::tag::csat_top1of3;
using assay::tag::csat_top2of5;
using assay::tag::csat_top3of10;
using assay::tag::maximum;
using assay::tag::minimum;
using assay::tag::nps;
using assay::tag::rate;
}  // namespace tag

using assay::extract::csat_mean;
using assay::extract::csat_mean100;
using assay::extract::csat_net;
using assay::extract::csat_top1of3;
using assay::extract::csat_top2of5;
using assay::extract::csat_top3of10;
using assay::extract::maximum;
using assay::extract::minimum;
using assay::extract::nps;
using assay::extract::rate;

}  // namespace boost::accumulators
