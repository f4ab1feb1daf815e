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

}  // namespace

counting_plan::counting_plan(const plan::model_plan& plan, std::size_t record, const counter_layout& layout,
                             std::size_t record_here)
    : record_word{static_cast<std::uint32_t>(layout.word_of_record(record_here))} {
  for (std::size_t index = 0; index < plan.aggregates.size(); ++index) {
    const plan::aggregate& of = plan.aggregates[index];
    if (static_cast<std::size_t>(of.record) != record) continue;
    const counted_aggregate& here = layout.aggregates()[index];
    steps.push_back({plan::describe(here.form).operation, of.filter_slot, of.argument_slot, of.second_slot,
                     static_cast<std::uint32_t>(here.word), here.store, of.argument_type,
                     scaled(of.kind->scale, here.one)});
  }
}

}  // namespace assay::kernel
