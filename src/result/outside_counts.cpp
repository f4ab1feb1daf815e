// SPDX-License-Identifier: Apache-2.0
//
// The counts are aggregates of the state that no formula reads.
#include "result/outside_counts.hpp"

namespace assay::detail {

std::vector<outside_values> outside_counts(const plan::model_plan& plan, const state_rows& rows,
                                           std::size_t group) {
  std::vector<outside_values> counts;
  for (const plan::value_watch& watch : plan.watches) {
    if (watch.aggregate < 0) continue;
    const auto found = rows.finish(static_cast<std::size_t>(watch.aggregate), group, {});
    if (found.n > 0) counts.push_back({watch.record, watch.column, found.n});
  }
  return counts;
}

}  // namespace assay::detail
