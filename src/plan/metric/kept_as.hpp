// SPDX-License-Identifier: Apache-2.0
//
// How a header-only metric type is counted by the engine, from what the type is made of: types that count alike share the
// template or the base that says so. A type of a new make needs a function here, and the state form that it names.
#pragma once

#include <cstdint>
#include <functional>

#include <assay/metric/answer_counts.hpp>
#include <assay/metric/count.hpp>
#include <assay/metric/integer_extreme.hpp>
#include <assay/metric/integer_total.hpp>
#include <assay/metric/nps.hpp>
#include <assay/metric/rate.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/sum.hpp>
#include <assay/metric/variance.hpp>

#include "plan/metric_kind.hpp"

namespace assay::plan {

constexpr metric_kind kept_as(const metric::count& /*type*/) {
  return {.form = state_form::count, .is_decimal = true, .is_count = true};
}
constexpr metric_kind kept_as(const metric::rate& /*type*/) {
  return {.form = state_form::rate, .is_proportion = true};
}
constexpr metric_kind kept_as(const metric::integer_total& /*type*/) { return {.form = state_form::total}; }
constexpr metric_kind kept_as(const metric::sum& /*type*/) {
  return {.form = state_form::total, .is_decimal = true};
}
constexpr metric_kind kept_as(const metric::integer_extreme<std::less<>>& /*type*/) {
  return {.form = state_form::minimum, .is_decimal = true};
}
constexpr metric_kind kept_as(const metric::integer_extreme<std::greater<>>& /*type*/) {
  return {.form = state_form::maximum, .is_decimal = true};
}
constexpr metric_kind kept_as(const metric::moments& /*type*/) { return {.form = state_form::moments}; }
constexpr metric_kind kept_as(const metric::share& /*type*/) { return {.form = state_form::share}; }

/// Below 7, so that 6.5 is a detractor's.
constexpr metric_kind kept_as(const metric::nps& /*type*/) {
  return {.form = state_form::nps, .scale = survey_scale{.low = 0, .high = 10, .high_from = 9, .low_to = 7}};
}
template <std::int64_t Low, std::int64_t High, std::int64_t SatisfiedFrom>
constexpr metric_kind kept_as(const metric::answer_share<Low, High, SatisfiedFrom>& /*type*/) {
  return {.form = state_form::satisfied_share,
          .scale = survey_scale{.low = Low, .high = High, .high_from = SatisfiedFrom},
          .is_proportion = true};
}
template <std::int64_t Low, std::int64_t High, std::int64_t SatisfiedFrom, std::int64_t DissatisfiedTo>
constexpr metric_kind kept_as(const metric::answer_net<Low, High, SatisfiedFrom, DissatisfiedTo>& /*type*/) {
  return {.form = state_form::net_satisfaction,
          .scale = survey_scale{.low = Low,
                                .high = High,
                                .high_from = SatisfiedFrom,
                                .low_to = DissatisfiedTo,
                                .low_includes = true},
          .is_net = true};
}
template <std::int64_t Low, std::int64_t High>
constexpr metric_kind kept_as(const metric::answer_mean<Low, High>& /*type*/) {
  metric_kind kind{.form = state_form::answer_mean};
  if (Low < High) kind.scale = survey_scale{.low = Low, .high = High};
  return kind;
}

}  // namespace assay::plan
