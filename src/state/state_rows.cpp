// SPDX-License-Identifier: Apache-2.0
#include "state/state_rows.hpp"

#include <algorithm>

#include <assay/error.hpp>

#include "model/compiled_model.hpp"
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

}  // namespace

state_rows::state_rows(model of, std::vector<std::string> by) : model_{std::move(of)}, by_{std::move(by)} {
  for (std::size_t index = 0; index < by_.size(); ++index) {
    if (std::find(by_.begin(), by_.begin() + static_cast<std::ptrdiff_t>(index), by_[index]) ==
        by_.begin() + static_cast<std::ptrdiff_t>(index)) {
      continue;
    }
    throw error{error_code::argument,
                "\"" + by_[index] + "\" is named twice as a group column; name it once"};
  }
  const measure::plan& plan = compiled().plan;
  records_.resize(compiled().definition.records.size());
  for (std::size_t index = 0; index < plan.aggregates.size(); ++index) {
    record_state& record = records_[static_cast<std::size_t>(plan.aggregates[index].record)];
    record.needed = true;
    record.aggregates.push_back(index);
    columns_.push_back(kernel::make_metric_column(plan.aggregates[index]));
  }
  for (std::size_t record = 0; record < records_.size(); ++record) {
    if (records_[record].needed) find_key_columns(record);
  }
}

state_rows::state_rows(const state_rows& other)
    : model_{other.model_}, by_{other.by_}, groups_{other.groups_}, rejected_{other.rejected_} {
  for (const record_state& record : other.records_) {
    record_state copy;
    copy.needed = record.needed;
    copy.supplied = record.supplied;
    copy.key_columns = record.key_columns;
    for (const derived_keys& keys : record.derived) {
      copy.derived.emplace_back();
      copy.derived.back().definition = keys.definition;
    }
    copy.aggregates = record.aggregates;
    copy.rows = record.rows;
    records_.push_back(std::move(copy));
  }
  for (const auto& column : other.columns_)
    columns_.push_back(column->clone());
}

void state_rows::find_key_columns(std::size_t record) {
  const record_definition& definition = compiled().definition.records[record];
  for (const std::string& column : by_) {
    if (std::find(definition.groups.begin(), definition.groups.end(), column) == definition.groups.end()) {
      throw error{error_code::argument, unknown_group_column(definition, column)};
    }
    const std::int32_t index = definition.column_index(column);
    records_[record].key_columns.push_back(index);
    if (index >= 0) continue;
    records_[record].derived.emplace_back();
    records_[record].derived.back().definition = &key_named(record, column);
  }
}

const measure::derived_key& state_rows::key_named(std::size_t record, const std::string& name) const {
  const auto& keys = compiled().plan.keys;
  return *std::find_if(keys.begin(), keys.end(), [&](const measure::derived_key& key) {
    return key.record == static_cast<std::int32_t>(record) && key.name == name;
  });
}

std::vector<const column_view*> state_rows::bind_keys(record_state& record,
                                                      const record_definition& definition,
                                                      const table_view& rows) const {
  std::vector<const column_view*> keys;
  auto derived = record.derived.begin();
  for (std::size_t index = 0; index < by_.size(); ++index) {
    if (record.key_columns[index] < 0) {
      evaluate_keys(*derived, rows);
      keys.push_back(&derived->view);
      ++derived;
      continue;
    }
    const column_view& column = rows.columns[static_cast<std::size_t>(record.key_columns[index])];
    if (!column.supplied()) {
      throw error{error_code::data,
                  "column \"" + by_[index] + "\" of record type \"" + definition.name +
                      "\" is not supplied, but the records are grouped by it; supply it or group by "
                      "other columns"};
    }
    keys.push_back(&column);
  }
  return keys;
}

void state_rows::evaluate_keys(derived_keys& keys, const table_view& rows) {
  if (!keys.evaluator) keys.evaluator.emplace(keys.definition->program);
  kernel::row_evaluator& evaluator = *keys.evaluator;
  evaluator.bind(rows);
  keys.codes.resize(rows.rows);
  keys.validity.assign((rows.rows + kernel::batch_rows - 1) / kernel::batch_rows * kernel::batch_words, 0);
  for (std::size_t first = 0; first < rows.rows; first += kernel::batch_rows) {
    const std::size_t count = std::min(kernel::batch_rows, rows.rows - first);
    evaluator.run(first, count);
    const kernel::slot_view slot = evaluator.slot(keys.definition->slot);
    std::copy_n(slot.values, count, keys.codes.begin() + static_cast<std::ptrdiff_t>(first));
    std::copy_n(slot.known, kernel::batch_words,
                keys.validity.begin() + static_cast<std::ptrdiff_t>(first / 64));
  }
  keys.view = {keys.codes.data(), keys.validity.data(), evaluator.dictionary(keys.definition->slot)};
}

std::int64_t state_rows::total_rows() const noexcept {
  std::int64_t total = 0;
  for (const record_state& record : records_) {
    for (const std::int64_t rows : record.rows)
      total += rows;
  }
  return total;
}

std::int64_t state_rows::rows(std::int32_t record, std::size_t group) const noexcept {
  const auto& rows = records_[static_cast<std::size_t>(record)].rows;
  return group < rows.size() ? rows[group] : 0;
}

void state_rows::update(std::int32_t record_index, const table_view& rows) {
  record_state& record = records_[static_cast<std::size_t>(record_index)];
  if (!record.needed) return;
  if (rows.rows == 0) {
    record.supplied = true;
    return;
  }
  const record_definition& definition = compiled().definition.records[static_cast<std::size_t>(record_index)];
  if (rows.columns.size() != definition.columns.size()) {
    throw error{error_code::argument,
                "record type \"" + definition.name + "\" has " + std::to_string(definition.columns.size()) +
                    " columns, the table view has " + std::to_string(rows.columns.size()) +
                    "; pass one column_view for each, in the order of the record type"};
  }
  const std::vector<const column_view*> keys = bind_keys(record, definition, rows);
  if (!record.evaluator) {
    record.evaluator.emplace(compiled().plan.programs[static_cast<std::size_t>(record_index)]);
  }
  record.evaluator->bind(rows);
  if (total_rows() > maximum_rows - static_cast<std::int64_t>(rows.rows)) {
    throw error{error_code::limit, "a state holds at most 2^48 rows; start another one"};
  }
  record.supplied = true;
  for (std::size_t first = 0; first < rows.rows; first += block_rows) {
    try {
      update_block(record, keys, first, std::min(block_rows, rows.rows - first));
    } catch (const error& problem) {
      throw error{problem.code(),
                  std::string{problem.what()} + "; " + std::to_string(first) + " rows were applied"};
    }
  }
}

void state_rows::update_block(record_state& record, std::span<const column_view* const> keys,
                              std::size_t first, std::size_t count) {
  const std::size_t groups_before = groups_.size();
  try {
    groups_.assign(keys, first, count, row_groups_);
    make_room();
  } catch (...) {
    groups_.truncate(groups_before);
    throw;
  }
  // Nothing below can fail: the block is added whole.
  for (std::size_t done = 0; done < count; done += kernel::batch_rows) {
    const std::size_t batch = std::min(kernel::batch_rows, count - done);
    record.evaluator->run(first + done, batch);
    add_batch(record, batch, row_groups_.data() + done);
  }
}

void state_rows::add_batch(record_state& record, std::size_t rows, const std::uint32_t* groups) noexcept {
  for (std::size_t row = 0; row < rows; ++row)
    ++record.rows[groups[row]];
  for (const std::size_t index : record.aggregates) {
    const measure::aggregate& aggregate = compiled().plan.aggregates[index];
    kernel::selection chosen;
    chosen.rows = rows;
    chosen.groups = groups;
    if (aggregate.filter_slot >= 0) chosen.filter = record.evaluator->slot(aggregate.filter_slot).truth;
    if (aggregate.argument_slot >= 0) chosen.argument = record.evaluator->slot(aggregate.argument_slot);
    columns_[index]->add(chosen);
  }
}

void state_rows::make_room() {
  for (record_state& record : records_) {
    if (record.needed) record.rows.resize(groups_.size());
  }
  for (const auto& column : columns_)
    column->resize(groups_.size());
}

void state_rows::merge(const state_rows& other) {
  if (other.compiled().shape != compiled().shape) {
    throw error{error_code::state, "states of different shape do not merge: this one is " +
                                       to_hex(compiled().shape) + ", the other " +
                                       to_hex(other.compiled().shape) +
                                       "; evaluate the records again with one model"};
  }
  if (other.by_ != by_) throw error{error_code::state, "states grouped by different columns do not merge"};
  if (total_rows() > maximum_rows - other.total_rows()) {
    throw error{error_code::limit, "a state holds at most 2^48 rows; the merged state would hold more"};
  }
  // Copies first, so that merging a state into itself works and nothing changes when memory runs out.
  auto rejected = rejected_;
  for (const auto& [key, rows] : other.rejected_)
    rejected[key] += rows;
  const std::size_t other_size = other.groups_.size();
  const std::size_t groups_before = groups_.size();
  std::vector<std::uint32_t> groups(other_size);
  try {
    for (std::size_t group = 0; group < other_size; ++group)
      groups[group] = groups_.find_or_add(other.groups_.key(group));
    make_room();
  } catch (...) {
    groups_.truncate(groups_before);
    throw;
  }
  rejected_.swap(rejected);
  // Equal shapes may still come from documents that order their record types differently.
  const auto& other_records = other.compiled().definition.records;
  for (std::size_t index = 0; index < other_records.size(); ++index) {
    const std::int32_t here = compiled().definition.record_index(other_records[index].name);
    if (here < 0 || !records_[static_cast<std::size_t>(here)].needed) continue;
    record_state& record = records_[static_cast<std::size_t>(here)];
    record.supplied = record.supplied || other.records_[index].supplied;
    for (std::size_t group = 0; group < other_size; ++group) {
      record.rows[groups[group]] += other.rows(static_cast<std::int32_t>(index), group);
    }
  }
  for (std::size_t index = 0; index < columns_.size(); ++index)
    columns_[index]->merge(*other.columns_[index], groups);
}

void state_rows::count_rejected(const std::string& record, const std::string& reason, std::int64_t rows) {
  rejected_[{record, reason}] += rows;
}

}  // namespace assay::detail
