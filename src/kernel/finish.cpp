// SPDX-License-Identifier: Apache-2.0
#include "kernel/finish.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <tuple>

#include <assay/metric/ces.hpp>
#include <assay/metric/count.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/metric.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/sum.hpp>
#include <assay/metric/variance.hpp>

namespace assay::kernel {

namespace {

template <class Metric>
concept survey_metric = requires(const Metric& metric) {
  metric.out_of_scale;
};

void load(const std::int64_t*& word, std::int64_t& field) noexcept { field = *word++; }
void load(const std::int64_t*& word, int128& field) noexcept {
  field = wide_at(word);
  word += 2;
}

template <class Metric>
Metric loaded(const std::int64_t* word) noexcept {
  Metric metric;
  std::apply([&word](auto&... field) { (load(word, field), ...); }, metric.fields());
  return metric;
}

void answer_moments(const metric::moments& metric, const counted_aggregate& of, plan::finish_kind kind,
                    plan::finished_metric& result) noexcept {
  using plan::finish_kind;
  result.is_root = kind == finish_kind::deviation_sample || kind == finish_kind::deviation_population;
  const bool sample = kind == finish_kind::variance_sample || kind == finish_kind::deviation_sample;
  const auto divisor = sample ? metric::variance_divisor::sample : metric::variance_divisor::population;
  result.value = metric.variance(divisor, of.one);
  if (!result.value && metric.has_variance(divisor)) result.failure = plan::finish_failure::overflow;
}

/// (part / one) / (whole / other one).
void answer_share(const metric::share& metric, const counted_aggregate& of,
                  plan::finished_metric& result) noexcept {
  if (metric.n() == 0) return;
  const auto value = metric.value();
  if (!value) {
    result.failure = plan::finish_failure::division_by_zero;
    return;
  }
  result.value = of.one == of.second_one ? value->exact() : value->exact().times({of.second_one, of.one});
  if (!result.value) result.failure = plan::finish_failure::overflow;
}

template <class Metric>
void answer(const Metric& metric, const counted_aggregate& of, const plan::finisher& by,
            plan::finished_metric& result) noexcept {
  if constexpr (std::same_as<Metric, metric::variance>) {
    answer_moments(metric, of, by.kind, result);
  } else if constexpr (std::same_as<Metric, metric::share>) {
    answer_share(metric, of, result);
  } else if constexpr (requires { metric.value(of.one)->exact(); }) {
    const auto value = metric.value(of.one);
    if (value) result.value = value->exact();
  } else if constexpr (requires { metric.value()->exact(); }) {
    const auto value = metric.value();
    if (value) result.value = value->exact();
  } else {
    const auto value = metric.value();
    if (value) result.value = value->over(fraction{of.one});
  }
}

template <class Metric>
plan::finished_metric finish_as(const counted_aggregate& of, const std::int64_t* fields,
                                const plan::finisher& by) noexcept {
  const auto metric = loaded<Metric>(fields + 1);
  plan::finished_metric result;
  result.n = metric.n();
  result.missing = fields[0];
  if constexpr (survey_metric<Metric>) result.out_of_scale = metric.out_of_scale;
  answer(metric, of, by, result);
  return result;
}

/// The bucket's lower edge; the answer lies in the bucket, and in the range of the column. Near 0 buckets hold one value.
void answer_bucket(std::int32_t bucket, const counted_aggregate& of, plan::finished_metric& result) noexcept {
  const std::int64_t lower = metric::sketch_lower_edge(bucket);
  const std::int64_t upper = metric::sketch_upper_edge(bucket);
  result.value = fraction{lower, of.one};
  if (lower == upper) return;
  result.is_estimate = true;
  result.within = plan::value_range{fraction{lower, of.one}, fraction{std::min(upper, of.high), of.one}};
}

void answer_percentile(const counted_aggregate& of, const key_store& keys, std::size_t group,
                       const plan::finisher& by, plan::finished_metric& result) {
  const std::int64_t key = keys.key_of_rank(group, metric::nearest_rank(result.n, by.p));
  if (keys.is_beyond(group)) {
    answer_bucket(static_cast<std::int32_t>(key), of, result);
  } else {
    result.value = fraction{key, of.one};
  }
}

void answer_different(const key_store& keys, std::size_t group, plan::finished_metric& result) noexcept {
  if (!keys.is_beyond(group)) {
    result.value = fraction{static_cast<std::int64_t>(keys.size(group))};
    return;
  }
  const std::int64_t about = keys.estimate(group);
  // Three standard errors of 1.04 / sqrt(4,096); it is known that there are more than are kept one by one.
  constexpr std::int64_t error_parts = 39;
  constexpr std::int64_t parts = 800;
  result.value = fraction{about};
  result.is_estimate = true;
  const fraction low = std::max(fraction{int128{about} * (parts - error_parts), parts},
                                fraction{static_cast<std::int64_t>(keys.rule().most) + 1});
  result.within =
      plan::value_range{low, std::max(fraction{int128{about} * (parts + error_parts), parts}, low)};
}

}  // namespace

plan::finished_metric finish_fields(const counted_aggregate& of, const std::int64_t* fields,
                                    const plan::finisher& by) noexcept {
  using metric::ces;
  using metric::ces_variant;
  using metric::csat;
  using metric::csat_variant;
  using plan::metric_kind;
  switch (of.kind) {
    case metric_kind::count_rows:
    case metric_kind::count_values:
      return finish_as<metric::count>(of, fields, by);
    case metric_kind::rate:
      return finish_as<metric::rate>(of, fields, by);
    case metric_kind::sum:
      return finish_as<metric::sum>(of, fields, by);
    case metric_kind::mean:
      return finish_as<metric::mean>(of, fields, by);
    case metric_kind::minimum:
      return finish_as<metric::minimum>(of, fields, by);
    case metric_kind::maximum:
      return finish_as<metric::maximum>(of, fields, by);
    case metric_kind::nps:
      return finish_as<metric::nps>(of, fields, by);
    case metric_kind::csat_top2of5:
      return finish_as<csat<csat_variant::top2of5>>(of, fields, by);
    case metric_kind::csat_top1of3:
      return finish_as<csat<csat_variant::top1of3>>(of, fields, by);
    case metric_kind::csat_top3of10:
      return finish_as<csat<csat_variant::top3of10>>(of, fields, by);
    case metric_kind::csat_mean:
      return finish_as<csat<csat_variant::mean>>(of, fields, by);
    case metric_kind::csat_mean100:
      return finish_as<csat<csat_variant::mean100>>(of, fields, by);
    case metric_kind::csat_net:
      return finish_as<csat<csat_variant::net>>(of, fields, by);
    case metric_kind::ces_mean7:
      return finish_as<ces<ces_variant::mean7>>(of, fields, by);
    case metric_kind::ces_net7:
      return finish_as<ces<ces_variant::net7>>(of, fields, by);
    case metric_kind::ces_top3of7:
      return finish_as<ces<ces_variant::top3of7>>(of, fields, by);
    case metric_kind::moments:
      return finish_as<metric::variance>(of, fields, by);
    case metric_kind::share:
      return finish_as<metric::share>(of, fields, by);
    case metric_kind::values:
    case metric_kind::sketched_values:
    case metric_kind::texts:
    case metric_kind::distinct:
    case metric_kind::exact_distinct:
      break;
  }
  return {};
}

plan::finished_metric finish_keys(const counted_aggregate& of, const std::int64_t* fields,
                                  const key_store& keys, std::size_t group, const plan::finisher& by) {
  plan::finished_metric result;
  result.missing = fields[0];
  result.n = fields[1];
  if (keys.is_beyond(group) && keys.rule().beyond == plan::beyond_cap::dropped) {
    result.failure = plan::finish_failure::over_cap;
    result.cap = static_cast<std::int64_t>(keys.rule().most);
  } else if (!keys.rule().counted) {
    answer_different(keys, group, result);
  } else if (result.n > 0 && of.kind == plan::metric_kind::texts) {
    result.value = fraction{keys.largest_count(group), result.n};
  } else if (result.n > 0) {
    answer_percentile(of, keys, group, by, result);
  }
  return result;
}

}  // namespace assay::kernel
