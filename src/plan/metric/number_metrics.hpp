// SPDX-License-Identifier: Apache-2.0
//
// Metrics of numbers that need only sums and extremes of them.
#pragma once

#include <assay/metric/maximum.hpp>
#include <assay/metric/mean.hpp>
#include <assay/metric/minimum.hpp>
#include <assay/metric/share.hpp>
#include <assay/metric/sum.hpp>
#include <assay/metric/variance.hpp>

#include "plan/metric/metric_entry.hpp"

namespace assay::plan::numbers {

constexpr metric_function spread(std::string_view function, finish_kind finish) {
  return {.function = function, .argument = argument_kind::square, .finish = finish};
}

/// Variances and deviations: four questions to one state.
constexpr metric_kind spreads() {
  metric_kind kind = metric_of<metric::variance>({spread("var_samp", finish_kind::variance_sample),
                                                  spread("var_pop", finish_kind::variance_population),
                                                  spread("stddev_samp", finish_kind::deviation_sample),
                                                  spread("stddev_pop", finish_kind::deviation_population)});
  kind.stored_as = "variance";
  return kind;
}

inline constexpr metric_kind metrics[]{
    function_of<metric::sum>("sum", argument_kind::number),
    function_of<metric::mean>("avg", argument_kind::number),
    function_of<metric::minimum>("min", argument_kind::number),
    function_of<metric::maximum>("max", argument_kind::number),
    spreads(),
    function_of<metric::share>("share", argument_kind::two_numbers),
};

}  // namespace assay::plan::numbers
