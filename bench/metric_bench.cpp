// SPDX-License-Identifier: Apache-2.0
//
// Every metric on the same million records, one line each; beside them what a user of Boost.Accumulators has for the same
// question.
#include <benchmark/benchmark.h>

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/p_square_quantile.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/variance.hpp>
#include <concepts>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

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

namespace assay::bench {
namespace {

constexpr std::size_t record_count = 1'000'000;

/// Records of a type: waits in seconds, answers, truth values, categories, outcomes.
template <class Record>
const std::vector<Record>& records() {
  static const std::vector<Record> made = [] {
    std::mt19937_64 random{1};
    std::vector<Record> all;
    all.reserve(record_count);
    for (std::size_t index = 0; index < record_count; ++index) {
      const auto wait = static_cast<std::int64_t>(random() % 3600);
      if constexpr (std::same_as<Record, std::string>) {
        all.push_back("category " + std::to_string(wait % 20));
      } else if constexpr (std::same_as<Record, metric::contact_outcome>) {
        all.push_back({wait % 5 != 0, wait});
      } else if constexpr (std::same_as<Record, std::pair<std::int64_t, std::int64_t>>) {
        all.emplace_back(wait / 2, wait);
      } else if constexpr (std::same_as<Record, char>) {
        all.push_back(static_cast<char>(wait % 2));
      } else {
        all.push_back(static_cast<Record>(wait));
      }
    }
    return all;
  }();
  return made;
}

template <metric_type Metric, class Record>
void metric_of(benchmark::State& run) {
  const auto& all = records<Record>();
  for (auto unused : run) {
    Metric metric;
    for (const Record& record : all) {
      if constexpr (std::same_as<Record, char>) {
        metric.add(record != 0);
      } else {
        metric.add(record);
      }
    }
    benchmark::DoNotOptimize(metric.value());
  }
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(all.size()));
}

using number = std::int64_t;
using two_numbers = std::pair<std::int64_t, std::int64_t>;
using namespace metric;
using offered_level = service_level<abandon_treatment::offered>;
using offered_abandonment = abandonment<abandon_treatment::offered>;
using csat_top2of5 = csat<csat_variant::top2of5>;
using ces_net7 = ces<ces_variant::net7>;

BENCHMARK(metric_of<metric::count, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<metric::rate, char>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<sum, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<mean, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<minimum, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<maximum, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<variance, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<standard_deviation, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<share, two_numbers>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<percentile, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<percentile_sketch, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<median, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<distinct, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<mode_share<>, std::string>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<nps, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<csat_top2of5, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<ces_net7, number>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<offered_level, contact_outcome>)->Unit(benchmark::kMillisecond);
BENCHMARK(metric_of<offered_abandonment, contact_outcome>)->Unit(benchmark::kMillisecond);

namespace acc = boost::accumulators;

template <class Set>
void boost_of(benchmark::State& run) {
  const auto& all = records<number>();
  for (auto unused : run) {
    Set set;
    for (const number record : all)
      set(static_cast<double>(record));
    benchmark::DoNotOptimize(set);
  }
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(all.size()));
}
using boost_variance = acc::accumulator_set<double, acc::stats<acc::tag::variance>>;
using boost_median = acc::accumulator_set<double, acc::stats<acc::tag::p_square_quantile>>;
BENCHMARK(boost_of<boost_variance>)->Unit(benchmark::kMillisecond);
BENCHMARK(boost_of<boost_median>)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace assay::bench
