// SPDX-License-Identifier: Apache-2.0
//
// The metrics of the engine by the function, and its variant, that models write.
#pragma once

#include <string_view>

#include <gtest/gtest.h>

#include "measure/words/aggregate_kind.hpp"

namespace assay::measure_test {

/// The first, when several functions or arguments fit; a failure when none does.
inline const plan::metric_kind* metric_named(std::string_view function, std::string_view variant = "") {
  for (const measure::aggregate_kind& kind : measure::find_aggregate(function)) {
    if (kind.variant == variant) return kind.metric;
  }
  ADD_FAILURE() << "there is no " << function << " " << variant;
  return nullptr;
}

/// count(x), where count(*) is metric_named("count").
inline const plan::metric_kind* count_of_values() { return measure::find_aggregate("count").back().metric; }

}  // namespace assay::measure_test
