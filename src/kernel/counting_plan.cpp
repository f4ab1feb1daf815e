// SPDX-License-Identifier: Apache-2.0
#include "kernel/counting_plan.hpp"

#include <optional>

#include "plan/metric_kind.hpp"

namespace assay::kernel {

namespace {

/// Without a scale every answer lies within it.
answer_scale scaled(const std::optional<plan::survey_scale>& scale, std::int64_t one) noexcept {
  if (!scale) return {};
  return {scale->low * one, scale->high * one, scale->high_from * one,
          scale->low_to * one + (scale->low_includes ? 1 : 0)};
}

/// Conditions of one column are known where the column is: they share that slot.
std::int32_t known_slot(const plan::row_program& program, std::int32_t slot) noexcept {
  while (slot >= 0 && plan::is_known_as_operand(program.instructions[static_cast<std::size_t>(slot)].code))
    slot = program.instructions[static_cast<std::size_t>(slot)].first;
  return slot;
}

}  // namespace

counting_plan::counting_plan(const plan::model_plan& plan, std::size_t record, const counter_layout& layout,
                             std::size_t record_here)
    : record_word{static_cast<std::uint32_t>(layout.word_of_record(record_here))} {
  const plan::row_program& program = plan.programs[record];
  for (std::size_t index = 0; index < plan.aggregates.size(); ++index) {
    const plan::aggregate& of = plan.aggregates[index];
    if (static_cast<std::size_t>(of.record) != record) continue;
    const counted_aggregate& here = layout.aggregates()[index];
    counting_step step;
    step.aggregate = index;
    step.operation = plan::describe(here.form).operation;
    step.filter_slot = of.filter_slot;
    step.argument_slot = of.argument_slot;
    step.second_slot = of.second_slot;
    step.argument_known_slot = known_slot(program, of.argument_slot);
    step.second_known_slot = known_slot(program, of.second_slot);
    step.word = static_cast<std::uint32_t>(here.word);
    step.store = here.store;
    step.argument_type = of.argument_type;
    step.scale = scaled(of.kind->scale, here.one);
    steps.push_back(step);
  }
}

}  // namespace assay::kernel
