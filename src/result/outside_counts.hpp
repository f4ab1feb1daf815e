// SPDX-License-Identifier: Apache-2.0
//
// How many values of derived columns lay outside of their declared ranges in a group.
#pragma once

#include <cstddef>
#include <vector>

#include <assay/scorecard.hpp>

#include "plan/plan.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

/// Those that occurred, in the order of the plan.
[[nodiscard]] std::vector<outside_values> outside_counts(const plan::model_plan& plan, const state_rows& rows,
                                                         std::size_t group);

}  // namespace assay::detail
