// SPDX-License-Identifier: Apache-2.0
//
// The tables of metrics, one for each family.
#pragma once

#include <span>

#include "plan/metric_kind.hpp"

namespace assay::plan {

[[nodiscard]] std::span<const metric_kind> count_metrics() noexcept;
[[nodiscard]] std::span<const metric_kind> number_metrics() noexcept;
[[nodiscard]] std::span<const metric_kind> kept_value_metrics() noexcept;
[[nodiscard]] std::span<const metric_kind> survey_metrics() noexcept;

}  // namespace assay::plan
