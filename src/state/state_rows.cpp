// SPDX-License-Identifier: Apache-2.0
#include "state/state_rows.hpp"

#include <algorithm>

#include <assay/error.hpp>

namespace assay::detail {

namespace {

/// Strong guarantee.
void add_rejected(state_rows::rejected_map& counts, const std::pair<std::string, std::string>& key,
                  std::int64_t rows) {
  const auto known = counts.find(key);
  if (rows > state_rows::maximum_rows - (known == counts.end() ? 0 : known->second)) {
    throw error{error_code::limit, "a state counts at most 2^48 rejected rows of a kind; start another one"};
  }
  counts[key] += rows;
}

}  // namespace

state_rows::state_rows(const compiled_model& model, std::vector<std::string> by, const period_rule& period)
    : layout_{layout_of(model, std::move(by), period)}, records_(layout_.records.size()) {
  for (const plan::aggregate& aggregate : model.plan.aggregates)
    columns_.push_back(kernel::make_metric_column(aggregate));
}

state_rows::state_rows(state_layout layout) : layout_{std::move(layout)}, records_(layout_.records.size()) {
  for (const aggregate_layout& aggregate : layout_.aggregates)
    columns_.push_back(kernel::make_metric_column(aggregate.form));
}

state_rows::state_rows(const state_rows& other)
    : layout_{other.layout_},
      groups_{other.groups_},
      records_{other.records_},
      rejected_{other.rejected_},
      total_rows_{other.total_rows_} {
  for (const auto& column : other.columns_)
    columns_.push_back(column->clone());
}

void state_rows::add_row_each(std::size_t record, std::span<const std::uint32_t> groups) noexcept {
  auto& rows = records_[record].rows;
  for (const std::uint32_t group : groups)
    ++rows[group];
  records_[record].total += static_cast<std::int64_t>(groups.size());
  total_rows_ += static_cast<std::int64_t>(groups.size());
}

std::int32_t state_rows::record_index(std::string_view record) const noexcept {
  const auto at = std::lower_bound(layout_.records.begin(), layout_.records.end(), record);
  if (at == layout_.records.end() || *at != record) return -1;
  return static_cast<std::int32_t>(at - layout_.records.begin());
}

void state_rows::count_rejected(const std::string& record, const std::string& reason, std::int64_t rows) {
  add_rejected(rejected_, {record, reason}, rows);
}

void state_rows::assign_groups(std::span<const column::category_keys> keys, std::size_t count,
                               std::vector<std::uint32_t>& groups) {
  const std::size_t groups_before = groups_.size();
  try {
    groups_.assign(keys, count, groups);
    make_room();
  } catch (...) {
    groups_.truncate(groups_before);
    throw;
  }
}

std::size_t state_rows::append_group(const group_key& key) {
  const std::size_t groups_before = groups_.size();
  try {
    const std::size_t group = groups_.find_or_add(key);
    make_room();
    return group;
  } catch (...) {
    groups_.truncate(groups_before);
    throw;
  }
}

void state_rows::make_room() {
  for (record_state& record : records_)
    record.rows.resize(groups_.size());
  for (const auto& column : columns_)
    column->resize(groups_.size());
}

void state_rows::merge(const state_rows& other, std::span<const group_key> keys) {
  // What can fail comes first, on copies: merging a state into itself works, and nothing changes when memory runs out.
  rejected_map rejected = rejected_;
  for (const auto& [key, rows] : other.rejected_)
    add_rejected(rejected, key, rows);
  const std::size_t groups_before = groups_.size();
  std::vector<std::uint32_t> groups(keys.size());
  try {
    for (std::size_t group = 0; group < keys.size(); ++group)
      groups[group] = groups_.find_or_add(keys[group]);
    make_room();
    for (std::size_t index = 0; index < columns_.size(); ++index)
      columns_[index]->prepare_merge(*other.columns_[index]);
  } catch (...) {
    groups_.truncate(groups_before);
    throw;
  }
  rejected_.swap(rejected);
  total_rows_ += other.total_rows_;
  for (std::size_t record = 0; record < records_.size(); ++record) {
    records_[record].supplied = records_[record].supplied || other.records_[record].supplied;
    for (std::size_t group = 0; group < groups.size(); ++group)
      records_[record].rows[groups[group]] += other.records_[record].rows[group];
    records_[record].total += other.records_[record].total;
  }
  for (std::size_t index = 0; index < columns_.size(); ++index)
    columns_[index]->merge(*other.columns_[index], groups);
}

void merge(state_rows& into, const state_rows& other) {
  require_equal(into.layout(), other.layout());
  if (into.total_rows() > state_rows::maximum_rows - other.total_rows()) {
    throw error{error_code::limit, "a state holds at most 2^48 rows; the merged state would hold more"};
  }
  std::vector<group_key> keys;
  for (std::size_t group = 0; group < other.groups().size(); ++group)
    keys.push_back(other.groups().key(group));
  into.merge(other, keys);
}

}  // namespace assay::detail
