// SPDX-License-Identifier: Apache-2.0
//
// The answer of a metric that keeps nothing but fields: its header-only type, filled with them, gives it.
#pragma once

#include <concepts>
#include <cstdint>
#include <tuple>

#include <assay/integer.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/variance.hpp>

#include "plan/finished_metric.hpp"
#include "plan/finisher.hpp"
#include "plan/group_counts.hpp"
#include "plan/wide_field.hpp"

namespace assay::plan {

namespace finish_detail {

inline void load(const std::int64_t*& word, std::int64_t& field) noexcept { field = *word++; }
inline void load(const std::int64_t*& word, int128& field) noexcept {
  field = wide_at(word);
  word += 2;
}

template <class Metric>
Metric loaded(const std::int64_t* word) noexcept {
  Metric metric;
  std::apply([&word](auto&... field) { (load(word, field), ...); }, metric.fields());
  return metric;
}

/// Values are scaled by `one`: a type whose answer does not simply grow with them takes it as an argument.
template <class Metric>
void answer(const Metric& metric, const group_counts& of, const finisher& /*by*/,
            finished_metric& result) noexcept {
  if constexpr (requires { metric.value(of.one)->exact(); }) {
    if (const auto value = metric.value(of.one)) result.value = value->exact();
  } else if constexpr (requires { metric.value(of.one); }) {
    result.value = metric.value(of.one);
  } else if constexpr (requires { metric.value()->exact(); }) {
    if (const auto value = metric.value()) result.value = value->exact();
  } else {
    if (const auto value = metric.value()) result.value = value->over(fraction{of.one});
  }
}

/// One type stands for all four questions to moments.
inline void answer(const metric::variance& metric, const group_counts& of, const finisher& by,
                   finished_metric& result) noexcept {
  result.is_root = by.gives_root();
  const bool sample = by.kind == finish_kind::variance_sample || by.kind == finish_kind::deviation_sample;
  const auto divisor = sample ? metric::variance_divisor::sample : metric::variance_divisor::population;
  result.value = metric.metric::moments::variance(divisor, of.one);
  if (!result.value && metric.has_variance(divisor)) result.failure = finish_failure::overflow;
}

/// (part / one) / (whole / other one).
inline void answer(const metric::share& metric, const group_counts& of, const finisher& /*by*/,
                   finished_metric& result) noexcept {
  if (metric.n() == 0) return;
  const auto value = metric.value();
  if (!value) {
    result.failure = finish_failure::division_by_zero;
    return;
  }
  result.value = of.one == of.second_one ? value->exact() : value->exact().times({of.second_one, of.one});
  if (!result.value) result.failure = finish_failure::overflow;
}

}  // namespace finish_detail

/// The finish_function of a metric type.
template <class Metric>
finished_metric finish_type(const group_counts& of, const finisher& by) {
  const auto metric = finish_detail::loaded<Metric>(of.fields + 1);
  finished_metric result;
  result.n = metric.n();
  result.missing = of.missing();
  if constexpr (requires { metric.out_of_scale; }) result.out_of_scale = metric.out_of_scale;
  finish_detail::answer(metric, of, by, result);
  return result;
}

}  // namespace assay::plan
