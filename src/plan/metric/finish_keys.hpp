// SPDX-License-Identifier: Apache-2.0
//
// The answers of metrics that keep keys; of a group that keeps them still. Each is a finish_function.
#pragma once

#include "plan/finished_metric.hpp"
#include "plan/finisher.hpp"
#include "plan/group_counts.hpp"

namespace assay::plan {

/// The value of the nearest rank; of buckets an estimate.
[[nodiscard]] finished_metric finish_percentile(const group_counts& of, const finisher& by);
/// How many keys there are; of registers an estimate.
[[nodiscard]] finished_metric finish_different(const group_counts& of, const finisher& by);
/// The share of the records that have the most frequent key.
[[nodiscard]] finished_metric finish_largest_share(const group_counts& of, const finisher& by);

}  // namespace assay::plan
