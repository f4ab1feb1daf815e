// SPDX-License-Identifier: Apache-2.0
//
// The value of an indicator in one group of a state: its formula over finished aggregates, exactly.
#pragma once

#include <cstdint>

#include "measure/plan.hpp"
#include "score/indicator_value.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

/// Which group of a state, by the plan of the model that grades; none: a group without any record.
struct group_view {
  const measure::plan& plan;
  const state_rows& rows;
  std::int64_t group = -1;
};

[[nodiscard]] indicator_value formula_value(const group_view& where, const measure::formula& formula);

}  // namespace assay::detail
