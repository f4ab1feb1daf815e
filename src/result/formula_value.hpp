// SPDX-License-Identifier: Apache-2.0
//
// The value of an indicator in one group of a state: its formula over finished aggregates, exactly.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plan/plan.hpp"
#include "score/indicator_value.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

/// What rejected rows make of a record type, over the whole state: nobody knows their groups.
struct record_trust {
  /// Whether it is known how many records there are: somebody supplied them, and not every row was rejected.
  bool known = false;
  /// Whether more than one of twenty rows, used and rejected together, were rejected.
  bool many_rejected = false;
};

/// One element for each record type of the state's layout.
[[nodiscard]] std::vector<record_trust> trust_in_records(const state_rows& rows);

/// Which group of a state, by the plan of the model that grades; none: a group without any record.
struct group_view {
  const plan::model_plan& plan;
  const state_rows& rows;
  std::span<const record_trust> records;
  std::int64_t group = -1;
};

[[nodiscard]] indicator_value formula_value(const group_view& where, const plan::formula& formula);

}  // namespace assay::detail
