// SPDX-License-Identifier: Apache-2.0
//
// How the records of one type are counted: a step for each of its aggregates, with everything that does not change from
// batch to batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernel/counter_layout.hpp"
#include "plan/plan.hpp"
#include "plan/state_form.hpp"

namespace assay::kernel {

using plan::counting;

/// Answers are compared as they are scaled.
struct answer_scale {
  std::int64_t low = INT64_MIN;
  std::int64_t high = INT64_MAX;
  std::int64_t high_from = 0;    ///< the high class begins here
  std::int64_t middle_from = 0;  ///< the middle class begins here
};

struct counting_step {
  std::size_t aggregate = 0;  ///< of the layout
  counting operation = counting::records;
  std::int32_t filter_slot = -1;
  std::int32_t argument_slot = -1;
  std::int32_t second_slot = -1;
  std::int32_t argument_known_slot = -1;  ///< an earlier slot that is known just where the argument is
  std::int32_t second_known_slot = -1;
  std::uint32_t word = 0;  ///< of the first field, which counts missing arguments; the others follow
  std::int32_t store = -1;
  plan::slot_type argument_type = plan::slot_type::number;
  answer_scale scale;
};

struct counting_plan {
  /// The record type of index `record` in the model, `record_here` in the layout, whose aggregates are the plan's.
  counting_plan(const plan::model_plan& plan, std::size_t record, const counter_layout& layout,
                std::size_t record_here);

  std::uint32_t record_word = 0;
  std::vector<counting_step> steps;
};

}  // namespace assay::kernel
