// SPDX-License-Identifier: Apache-2.0
#include "state/state_rows.hpp"

#include <algorithm>

#include <assay/error.hpp>

#include "message/state_sentences.hpp"

namespace assay::detail {

namespace {

/// Strong guarantee.
void add_rejected(state_rows::rejected_map& counts, const std::pair<std::string, std::string>& key,
                  std::int64_t rows) {
  const auto known = counts.find(key);
  if (rows > state_rows::maximum_rows - (known == counts.end() ? 0 : known->second)) {
    throw error{error_code::limit, says::too_many_rejected()};
  }
  counts[key] += rows;
}

std::vector<kernel::counted_aggregate> counted_by(const plan::model_plan& plan, const state_layout& layout) {
  std::vector<kernel::counted_aggregate> counted;
  for (std::size_t index = 0; index < plan.aggregates.size(); ++index)
    counted.emplace_back(layout.aggregates[index].record, plan.aggregates[index]);
  return counted;
}

std::vector<kernel::counted_aggregate> counted_without_plan(const state_layout& layout) {
  std::vector<kernel::counted_aggregate> counted;
  for (const aggregate_layout& aggregate : layout.aggregates)
    counted.emplace_back(aggregate.record, aggregate.form);
  return counted;
}

}  // namespace

state_rows::state_rows(const compiled_model& model, std::vector<std::string> by, const period_rule& period)
    : layout_{layout_of(model, std::move(by), period)},
      groups_{kernel::counter_layout{layout_.records.size(), counted_by(model.plan, layout_)}},
      records_(layout_.records.size()) {}

state_rows::state_rows(state_layout layout)
    : layout_{std::move(layout)},
      groups_{kernel::counter_layout{layout_.records.size(), counted_without_plan(layout_)}},
      records_(layout_.records.size()) {}

std::int32_t state_rows::record_index(std::string_view record) const noexcept {
  const auto at = std::lower_bound(layout_.records.begin(), layout_.records.end(), record);
  if (at == layout_.records.end() || *at != record) return -1;
  return static_cast<std::int32_t>(at - layout_.records.begin());
}

void state_rows::count_rejected(const std::string& record, const std::string& reason, std::int64_t rows) {
  add_rejected(rejected_, {record, reason}, rows);
}

void state_rows::merge(const state_rows& other, std::span<const std::string_view> keys) {
  // What can fail comes first, on copies: merging a state into itself works, and nothing changes when memory runs out.
  rejected_map rejected = rejected_;
  for (const auto& [key, rows] : other.rejected_)
    add_rejected(rejected, key, rows);
  const auto groups = groups_.prepare_merge(other.groups_, keys);
  rejected_.swap(rejected);
  total_rows_ += other.total_rows_;
  for (std::size_t record = 0; record < records_.size(); ++record) {
    records_[record].supplied = records_[record].supplied || other.records_[record].supplied;
    records_[record].rows += other.records_[record].rows;
  }
  groups_.merge(other.groups_, groups);
}

void merge(state_rows& into, const state_rows& other) {
  require_equal(into.layout(), other.layout());
  if (into.total_rows() > state_rows::maximum_rows - other.total_rows()) {
    throw error{error_code::limit, says::too_many_merged_rows()};
  }
  std::vector<std::string_view> keys;
  keys.reserve(other.groups().size());
  for (std::size_t group = 0; group < other.groups().size(); ++group)
    keys.push_back(other.groups().bytes(group));
  into.merge(other, keys);
}

}  // namespace assay::detail
