// SPDX-License-Identifier: Apache-2.0
#include "score/indicator_value.hpp"

namespace assay::detail {

void refuse_illegal_value(const indicator_definition& definition, indicator_value& value) {
  if (!value.value) return;
  const bool too_small = definition.minimum && *value.value < *definition.minimum;
  const bool too_large = definition.maximum && *value.value > *definition.maximum;
  if (!too_small && !too_large) return;
  value.value.reset();
  value.wilson_95.reset();
  value.reason = status_reason::out_of_range;
}

}  // namespace assay::detail
