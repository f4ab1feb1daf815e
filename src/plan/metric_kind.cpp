// SPDX-License-Identifier: Apache-2.0
#include "plan/metric_kind.hpp"

#include "plan/metric/families.hpp"

namespace assay::plan {

std::array<std::span<const metric_kind>, 4> metric_families() noexcept {
  return {count_metrics(), number_metrics(), kept_value_metrics(), survey_metrics()};
}

}  // namespace assay::plan
