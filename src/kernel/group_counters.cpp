// SPDX-License-Identifier: Apache-2.0
#include "kernel/group_counters.hpp"

#include <utility>

#include "kernel/field_check.hpp"
#include "kernel/finish.hpp"

namespace assay::kernel {

using plan::field_width;
using plan::state_form;

group_counters::group_counters(counter_layout layout) : layout_{std::move(layout)}, rows_{layout_.words()} {
  stores_.reserve(layout_.stores());
  // In the order of their indices, which is that of the record types.
  for (std::size_t record = 0; record < layout_.records(); ++record) {
    for (const counted_aggregate& aggregate : layout_.aggregates()) {
      if (aggregate.record != record || aggregate.store < 0) continue;
      stores_.emplace_back(plan::describe(aggregate.form).keys,
                           value_bounds{aggregate.low, aggregate.high, aggregate.last_different});
    }
  }
}

void group_counters::ensure(std::size_t groups) {
  rows_.ensure(groups);
  for (key_store& store : stores_)
    store.ensure(groups);
}

void group_counters::prepare_merge(const group_counters& other, std::span<const std::uint32_t> groups) {
  for (std::size_t index = 0; index < stores_.size(); ++index)
    stores_[index].prepare_merge(other.stores_[index], groups);
}

void group_counters::merge(const group_counters& other, std::span<const std::uint32_t> groups) noexcept {
  for (std::size_t group = 0; group < groups.size(); ++group)
    layout_.merge(row(groups[group]), other.row(group));
  for (std::size_t index = 0; index < stores_.size(); ++index) {
    for (std::size_t group = 0; group < groups.size(); ++group)
      stores_[index].merge(groups[group], other.stores_[index], group);
  }
}

plan::finished_metric group_counters::finish(std::size_t aggregate, std::size_t group,
                                             const plan::finisher& by) const {
  const counted_aggregate& of = layout_.aggregates()[aggregate];
  const std::int64_t* const fields = row(group) + of.word;
  return of.store < 0 ? finish_fields(of, fields, by) : finish_keys(of, fields, store(of.store), group, by);
}

state_form group_counters::form_in_bytes(std::size_t aggregate, std::size_t groups) const noexcept {
  const counted_aggregate& of = layout_.aggregates()[aggregate];
  if (of.form != state_form::few_values) return of.form;
  const key_store& keys = store(of.store);
  for (std::size_t group = 0; group < groups; ++group) {
    if (keys.size(group) > 0 && !keys.is_beyond(group)) return state_form::few_values;
  }
  return state_form::sketched_values;
}

void group_counters::write(std::size_t aggregate, std::size_t group, state_form form,
                           bytes::byte_writer& out) const {
  const counted_aggregate& of = layout_.aggregates()[aggregate];
  const std::int64_t* word = row(group) + of.word;
  for (const plan::state_field& field : plan::describe(of.form).fields) {
    if (field.width == field_width::bytes_16) {
      out.i128(wide_at(word));
      word += 2;
    } else {
      out.i64(*word++);
    }
  }
  if (of.store >= 0) store(of.store).write(group, form, out);
}

void group_counters::read(std::size_t aggregate, std::size_t group, state_form form, bytes::byte_reader& in) {
  const counted_aggregate& of = layout_.aggregates()[aggregate];
  std::int64_t* const fields = row(group) + of.word;
  std::int64_t* word = fields;
  for (const plan::state_field& field : plan::describe(of.form).fields) {
    if (field.width == field_width::bytes_16) {
      set_wide(word, in.i128());
      word += 2;
    } else {
      *word++ = in.i64();
    }
  }
  check_fields(of, fields, rows(of.record, group), in);
  if (of.store >= 0) store(of.store).read(group, form, fields[1], in);
}

}  // namespace assay::kernel
