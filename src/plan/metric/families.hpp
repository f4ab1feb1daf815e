// SPDX-License-Identifier: Apache-2.0
//
// All metrics, by families, in the order in which their functions are listed for people.
#pragma once

#include <array>
#include <span>

#include "plan/metric/count_metrics.hpp"
#include "plan/metric/kept_value_metrics.hpp"
#include "plan/metric/number_metrics.hpp"
#include "plan/metric/survey_metrics.hpp"
#include "plan/metric_kind.hpp"

namespace assay::plan {

inline constexpr std::array<std::span<const metric_kind>, 4> metric_families{
    counts::metrics, numbers::metrics, kept_values::metrics, survey_answers::metrics};

}  // namespace assay::plan
