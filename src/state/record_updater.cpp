// SPDX-License-Identifier: Apache-2.0
#include "state/record_updater.hpp"

#include <algorithm>

#include <assay/error.hpp>

#include "kernel/column_check.hpp"
#include "model/needed_columns.hpp"
#include "text/nearest_name.hpp"

namespace assay::detail {

namespace {

std::string unknown_group_column(const record_definition& record, const std::string& column) {
  std::vector<std::string_view> known(record.groups.begin(), record.groups.end());
  std::string text = "cannot group by \"" + column + "\": record type \"" + record.name +
                     "\", which the model's measures read, does not declare it as a group column";
  if (const std::string hint = text::did_you_mean(column, known); !hint.empty()) text += "; " + hint;
  return text;
}

/// The derived column, which is one of the record type's group columns.
const plan::derived_key& key_named(const plan::model_plan& plan, std::size_t record,
                                   const std::string& name) {
  return *std::find_if(plan.keys.begin(), plan.keys.end(), [&](const plan::derived_key& key) {
    return static_cast<std::size_t>(key.record) == record && key.name == name;
  });
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

record_updater::record_updater(const compiled_model& model, std::size_t record, const state_layout& layout)
    : model_{&model},
      record_{record},
      slot_{static_cast<std::size_t>(
          std::lower_bound(layout.records.begin(), layout.records.end(), definition().name) -
          layout.records.begin())},
      period_{definition(), layout.period},
      evaluator_{model.plan.programs[record]},
      needed_{columns_needed(model, record, layout.by, layout.period)},
      columns_{definition()},
      key_memory_(layout.by.size()) {
  for (const std::string& column : layout.by) {
    by_.push_back(definition().column_index(column));
    if (by_.back() < 0) derived_.emplace_back(key_named(model.plan, record, column));
  }
  for (std::size_t index = 0; index < model.plan.aggregates.size(); ++index) {
    if (static_cast<std::size_t>(model.plan.aggregates[index].record) == record) aggregates_.push_back(index);
  }
}

void record_updater::bind(const table_view& rows) {
  if (rows.columns.size() != definition().columns.size()) {
    throw error{error_code::argument, "record type \"" + definition().name + "\" has " +
                                          std::to_string(definition().columns.size()) +
                                          " columns, the table view has " +
                                          std::to_string(rows.columns.size()) +
                                          "; pass one column_view for each, in the order of the record type"};
  }
  columns_.bind(rows, needed_);
  for (const std::int32_t index : by_) {
    if (index < 0) continue;
    const auto column = static_cast<std::size_t>(index);
    if (columns_.supplied(column)) continue;
    throw error{error_code::data,
                "column \"" + definition().columns[column].name + "\" of record type \"" + definition().name +
                    "\" is not supplied, but the records are grouped by it; supply it or group by "
                    "other columns"};
  }
  period_.bind(columns_);
  check(rows);
  for (derived_key_column& column : derived_)
    column.bind(columns_);
  evaluator_.bind(columns_);
}

void record_updater::check(const table_view& rows) {
  if (!rows.checked) kernel::check_columns(columns_, needed_);
  // Which times have a period is not the column's rule, and so nobody else has checked it.
  period_.check();
}

void record_updater::bind_texts(state_rows& state) const {
  const plan::model_plan& plan = model_->plan;
  for (const std::size_t index : aggregates_) {
    const plan::aggregate& aggregate = plan.aggregates[index];
    if (aggregate.argument_slot < 0) continue;
    const auto& step = plan.programs[record_].instructions[static_cast<std::size_t>(aggregate.argument_slot)];
    // Whatever makes the texts: their codes are those of the slot's own dictionary.
    if (plan::result_of(step.code) == plan::slot_type::text)
      state.column(index).bind(evaluator_.dictionary(aggregate.argument_slot));
  }
}

void record_updater::update(state_rows& state, const table_view& rows) {
  if (rows.rows > 0) bind(rows);
  if (state.total_rows() > state_rows::maximum_rows - static_cast<std::int64_t>(rows.rows)) {
    throw error{error_code::limit, "a state holds at most 2^48 rows; start another one"};
  }
  if (rows.rows > 0) bind_texts(state);
  state.mark_supplied(slot_);
  for (std::size_t first = 0; first < rows.rows; first += block_rows) {
    try {
      update_block(state, first, std::min(block_rows, rows.rows - first));
    } catch (const error& problem) {
      throw error{problem.code(),
                  std::string{problem.what()} + "; " + std::to_string(first) + " rows were applied"};
    }
  }
}

column::category_keys record_updater::keys_of(std::size_t part, std::size_t first, std::size_t count) {
  const column::category_codes& codes = columns_[static_cast<std::size_t>(by_[part])].codes();
  std::vector<std::uint32_t>& keys = key_memory_[part];
  keys.resize(count);
  codes.keys(first, count, keys.data());
  return {keys.data(), codes.texts()};
}

void record_updater::update_block(state_rows& state, std::size_t first, std::size_t count) {
  std::vector<column::category_keys> keys;
  auto derived = derived_.begin();
  for (std::size_t part = 0; part < by_.size(); ++part) {
    keys.push_back(by_[part] < 0 ? (derived++)->of_block(first, count) : keys_of(part, first, count));
  }
  if (period_.is_used()) keys.push_back(period_.of_block(first, count));
  for (const std::size_t index : aggregates_)
    state.column(index).prepare(count);
  state.assign_groups(keys, count, row_groups_);
  // Nothing below can fail: the block is added whole.
  for (std::size_t done = 0; done < count; done += kernel::batch_rows) {
    const std::size_t batch = std::min(kernel::batch_rows, count - done);
    evaluator_.run(first + done, batch);
    add_batch(state, batch, row_groups_.data() + done);
  }
}

void record_updater::add_batch(state_rows& state, std::size_t rows, const std::uint32_t* groups) noexcept {
  state.add_row_each(slot_, {groups, rows});
  for (const std::size_t index : aggregates_) {
    const plan::aggregate& aggregate = model_->plan.aggregates[index];
    kernel::selection chosen;
    chosen.rows = rows;
    chosen.groups = groups;
    if (aggregate.filter_slot >= 0) chosen.filter = evaluator_.slot(aggregate.filter_slot).truth;
    if (aggregate.argument_slot >= 0) chosen.argument = evaluator_.slot(aggregate.argument_slot);
    if (aggregate.second_slot >= 0) chosen.second = evaluator_.slot(aggregate.second_slot);
    state.column(index).add(chosen);
  }
}

}  // namespace assay::detail
