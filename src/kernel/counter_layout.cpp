// SPDX-License-Identifier: Apache-2.0
#include "kernel/counter_layout.hpp"

#include <algorithm>
#include <utility>

#include <assay/decimal.hpp>

namespace assay::kernel {

namespace {

std::uint64_t last_different_of(const plan::aggregate& of) noexcept {
  const plan::key_rule& keys = plan::describe(of.form()).keys;
  if (keys.kind == plan::key_kind::none || keys.counted) return UINT64_MAX;
  switch (of.argument_type) {
    case plan::slot_type::boolean:
      return 1;
    case plan::slot_type::number:
      return static_cast<std::uint64_t>(of.argument_high) - static_cast<std::uint64_t>(of.argument_low);
    default:
      return UINT64_MAX;
  }
}

}  // namespace

counted_aggregate::counted_aggregate(std::size_t record_type, const plan::aggregate& of) noexcept
    : record{record_type},
      form{of.form()},
      kind{of.kind},
      one{power_of_ten(of.argument_scale)},
      second_one{power_of_ten(of.second_scale)},
      low{of.argument_low},
      high{of.argument_high},
      second_low{of.second_low},
      second_high{of.second_high},
      last_different{last_different_of(of)},
      takes_all{of.filter_slot < 0} {
  // Truths are kept as the numbers 0 and 1.
  if (of.argument_type == plan::slot_type::boolean && form == plan::state_form::distinct_numbers) {
    low = 0;
    high = 1;
  }
}

counter_layout::counter_layout(std::size_t records, std::vector<counted_aggregate> aggregates)
    : record_words_(records), aggregates_{std::move(aggregates)} {
  for (std::size_t record = 0; record < records; ++record) {
    record_words_[record] = words_;
    add_step(step_kind::add, words_++, 1);
    for (counted_aggregate& aggregate : aggregates_) {
      if (aggregate.record != record) continue;
      const plan::form_description& form = plan::describe(aggregate.form);
      aggregate.word = words_;
      if (form.keys.kind != plan::key_kind::none) aggregate.store = static_cast<std::int32_t>(stores_++);
      // An extreme is merged before the records that say whether there is one.
      for (const plan::state_field& field : form.fields) {
        if (field.merge != plan::field_merge::add)
          add_step(field.merge == plan::field_merge::smaller ? step_kind::smaller : step_kind::larger,
                   words_ + 2, 1);
      }
      for (const plan::state_field& field : form.fields) {
        const bool is_wide = field.width == plan::field_width::bytes_16;
        if (field.merge == plan::field_merge::add)
          add_step(is_wide ? step_kind::add_wide : step_kind::add, words_, 1);
        words_ += is_wide ? 2 : 1;
      }
    }
  }
}

void counter_layout::add_step(step_kind kind, std::size_t word, std::size_t size) {
  if (kind == step_kind::add && !merging_.empty()) {
    merge_step& last = merging_.back();
    if (last.kind == kind && last.word + last.size == word) {
      last.size += static_cast<std::uint32_t>(size);
      return;
    }
  }
  merging_.push_back({kind, static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(size)});
}

void counter_layout::merge(std::int64_t* to, const std::int64_t* from) const noexcept {
  for (const merge_step& step : merging_) {
    std::int64_t* const here = to + step.word;
    const std::int64_t* const there = from + step.word;
    switch (step.kind) {
      case step_kind::add:
        for (std::uint32_t word = 0; word < step.size; ++word)
          here[word] += there[word];
        break;
      case step_kind::add_wide:
        add_wide(here, wide_at(there));
        break;
      case step_kind::smaller:
      case step_kind::larger:
        // The number of values stands before the extreme; an extreme of no values says nothing.
        if (there[-1] == 0) break;
        if (here[-1] == 0 || (step.kind == step_kind::smaller ? *there < *here : *there > *here))
          *here = *there;
        break;
    }
  }
}

}  // namespace assay::kernel
