// SPDX-License-Identifier: Apache-2.0
//
// From the counters of a group to the answer of an aggregate.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernel/counter_layout.hpp"
#include "kernel/key_store.hpp"
#include "plan/finished_metric.hpp"
#include "plan/finisher.hpp"

namespace assay::kernel {

/// The answer of an aggregate that keeps nothing but fields, which begin at `fields`.
[[nodiscard]] plan::finished_metric finish_fields(const counted_aggregate& of, const std::int64_t* fields,
                                                  const plan::finisher& by);
/// The same of one that keeps keys.
[[nodiscard]] plan::finished_metric finish_keys(const counted_aggregate& of, const std::int64_t* fields,
                                                const key_store& keys, std::size_t group,
                                                const plan::finisher& by);

}  // namespace assay::kernel
