// SPDX-License-Identifier: Apache-2.0
#include "state/record_updater.hpp"

#include <algorithm>

#include <assay/error.hpp>

#include "kernel/column_check.hpp"
#include "message/error_message.hpp"
#include "message/state_sentences.hpp"
#include "message/suggestion.hpp"
#include "model/needed_columns.hpp"

namespace assay::detail {

namespace {

message unknown_group_column(const record_definition& record, const std::string& column) {
  const std::vector<std::string_view> known(record.groups.begin(), record.groups.end());
  return says::no_group_column(column, record.name, says::suggestion(column, known));
}

/// The derived column, which is one of the record type's group columns.
const plan::derived_key& key_named(const plan::model_plan& plan, std::size_t record,
                                   const std::string& name) {
  return *std::find_if(plan.keys.begin(), plan.keys.end(), [&](const plan::derived_key& key) {
    return static_cast<std::size_t>(key.record) == record && key.name == name;
  });
}

[[noreturn]] void throw_applied(const error& problem, std::size_t rows) {
  const message said = says::rows_applied(says::said_by(problem), rows);
  if (problem.said() != nullptr && problem.cell() != nullptr)
    throw error{problem.code(), *problem.cell(), said};
  throw error{problem.code(), said};
}

}  // namespace

void require_groupable(const compiled_model& model, const state_layout& layout) {
  for (const record_definition& record : model.definition.records) {
    if (!std::binary_search(layout.records.begin(), layout.records.end(), record.name)) continue;
    for (const std::string& column : layout.by) {
      if (std::find(record.groups.begin(), record.groups.end(), column) == record.groups.end())
        throw error{error_code::argument, unknown_group_column(record, column)};
    }
    require_time(record, layout.period);
  }
}

record_updater::record_updater(const compiled_model& model, std::size_t record, const state_rows& state)
    : model_{&model},
      record_{record},
      slot_{static_cast<std::size_t>(state.record_index(definition().name))},
      period_{definition(), state.layout().period},
      evaluator_{model.plan.programs[record]},
      counter_{kernel::counting_plan{model.plan, record, state.counters().layout(), slot_},
               state.counters().layout()},
      watcher_{model.plan, definition(), record},
      needed_{columns_needed(model, record, state.layout().by, state.layout().period)},
      columns_{definition()},
      key_memory_(state.layout().by.size()) {
  for (const std::string& column : state.layout().by) {
    by_.push_back(definition().column_index(column));
    if (by_.back() < 0) derived_.emplace_back(key_named(model.plan, record, column));
  }
}

void record_updater::bind(const table_view& rows) {
  if (rows.columns.size() != definition().columns.size()) {
    throw error{error_code::argument,
                says::view_of_columns(definition().name, definition().columns.size(), rows.columns.size())};
  }
  columns_.bind(rows, needed_);
  for (const std::int32_t index : by_) {
    if (index < 0) continue;
    const auto column = static_cast<std::size_t>(index);
    if (columns_.supplied(column)) continue;
    throw error{error_code::data,
                says::group_not_supplied(definition().columns[column].name, definition().name)};
  }
  if (rows.rows == 1) prefetch_key_texts();
  period_.bind(columns_);
  check(rows);
  refuse_outside();
  for (derived_key_column& column : derived_)
    column.bind(columns_);
}

void record_updater::prefetch_key_texts() const noexcept {
  for (const std::int32_t index : by_) {
    if (index < 0) continue;
    const column::category_codes& codes = columns_[static_cast<std::size_t>(index)].codes();
    if (codes.single_key() != 0) __builtin_prefetch(codes.single_text().data());
  }
}

void record_updater::check(const table_view& rows) {
  if (!rows.checked) kernel::check_columns(columns_);
  // Which times have a period is not the column's rule, and so nobody else has checked it.
  period_.check();
}

/// Before anything is added: a call with a record that a declared range refuses changes nothing.
void record_updater::refuse_outside() {
  if (!watcher_.refuses()) return;
  const auto refused = watcher_.refused(columns_);
  if (refused.empty()) return;
  throw error{error_code::data, says::calculated_row(watcher_.complaint(refused.front()),
                                                     refused.front().row + 1, definition().name)};
}

void record_updater::update(state_rows& state, const table_view& rows) {
  if (rows.rows > 0) bind(rows);
  if (state.total_rows() > state_rows::maximum_rows - static_cast<std::int64_t>(rows.rows)) {
    throw error{error_code::limit, says::too_many_rows()};
  }
  if (rows.rows == 1) return add_row(state);
  if (rows.rows > 0) {
    evaluator_.bind(columns_);
    counter_.bind(evaluator_, rows.rows, state.counters());
    groups_by_code_.begin(rows.rows);
  }
  state.mark_supplied(slot_);
  for (std::size_t first = 0; first < rows.rows; first += block_rows) {
    try {
      update_block(state, first, std::min(block_rows, rows.rows - first));
    } catch (const error& problem) {
      counter_.settle(state.counters());
      throw_applied(problem, first);
    } catch (...) {
      counter_.settle(state.counters());
      throw;
    }
  }
  counter_.settle(state.counters());
}

/// Events come one by one: what they cost depends neither on the texts of the columns nor on the other groups. The memory of
/// the group is asked for as soon as the group is known, and comes while the row is evaluated.
void record_updater::add_row(state_rows& state) {
  write_single_key();
  const std::string_view key = single_key_;
  const std::uint32_t hash = group_index::hash_of(key);
  std::uint32_t group = state.groups().likely(hash);
  if (group != group_index::none) {
    state.groups().prefetch_key(group);
    state.counters().prefetch_row(group);
    state.counters().prefetch_keys(group);
  }
  evaluator_.bind(columns_);
  group = state.groups().find(key, hash);
  const bool is_known = group != group_index::none;
  const std::size_t groups_before = state.groups().size();
  try {
    if (!is_known) group = static_cast<std::uint32_t>(state.find_or_add_group(key));
    counter_.prepare_single(evaluator_, group, state.counters());
  } catch (const error& problem) {
    state.forget_groups(groups_before);
    throw_applied(problem, 0);
  } catch (...) {
    state.forget_groups(groups_before);
    throw;
  }
  // Nothing below can fail.
  state.mark_supplied(slot_);
  state.count_rows(slot_, 1);
  counter_.count_single(evaluator_, group, state.counters());
}

column::category_keys record_updater::keys_of(std::size_t part, std::size_t first, std::size_t count) {
  const column::category_codes& codes = columns_[static_cast<std::size_t>(by_[part])].codes();
  std::vector<std::uint32_t>& keys = key_memory_[part];
  keys.resize(count);
  codes.keys(first, count, keys.data());
  return {keys.data(), codes.texts()};
}

void record_updater::write_single_key() {
  single_key_.clear();
  const auto append = [this](const column::category_keys& of) {
    of.keys[0] != 0 ? append_part(single_key_, of.texts[of.keys[0] - 1]) : append_missing_part(single_key_);
  };
  auto derived = derived_.begin();
  for (const std::int32_t index : by_) {
    if (index < 0) {
      append((derived++)->of_block(0, 1));
      continue;
    }
    const column::category_codes& codes = columns_[static_cast<std::size_t>(index)].codes();
    codes.single_key() != 0 ? append_part(single_key_, codes.single_text())
                            : append_missing_part(single_key_);
  }
  if (period_.is_used()) append(period_.of_block(0, 1));
}

void record_updater::read_keys(std::size_t first, std::size_t count) {
  keys_.clear();
  auto derived = derived_.begin();
  for (std::size_t part = 0; part < by_.size(); ++part)
    keys_.push_back(by_[part] < 0 ? (derived++)->of_block(first, count) : keys_of(part, first, count));
  if (period_.is_used()) keys_.push_back(period_.of_block(first, count));
}

void record_updater::update_block(state_rows& state, std::size_t first, std::size_t count) {
  read_keys(first, count);
  const bool single_batch = count <= kernel::batch_rows;
  if (single_batch) evaluator_.run(first, count);
  const std::size_t groups_before = state.groups().size();
  state.assign_groups(groups_by_code_, keys_, count, row_groups_);
  try {
    counter_.prepare(evaluator_, row_groups_, state.groups().size(), state.counters());
  } catch (...) {
    state.forget_groups(groups_before);
    throw;
  }
  // Nothing below can fail: the block is added whole.
  state.count_rows(slot_, static_cast<std::int64_t>(count));
  for (std::size_t done = 0; done < count; done += kernel::batch_rows) {
    const std::size_t batch = std::min(kernel::batch_rows, count - done);
    if (!single_batch) evaluator_.run(first + done, batch);
    counter_.count(evaluator_, {row_groups_.data() + done, batch}, state.counters());
  }
}

}  // namespace assay::detail
