// SPDX-License-Identifier: Apache-2.0
//
// What a state holds: for every group the rows of each record type and the integers of each aggregate.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <assay/state.hpp>

#include "kernel/metric_column.hpp"
#include "state/group_index.hpp"
#include "state/state_layout.hpp"

namespace assay::detail {

class state_rows {
 public:
  /// A state's limit: sums of 2^48 64-bit values cannot overflow 128 bits.
  static constexpr std::int64_t maximum_rows = std::int64_t{1} << 48;

  using rejected_map = std::map<std::pair<std::string, std::string>, std::int64_t>;

  state_rows(const compiled_model& model, std::vector<std::string> by, const period_rule& period);
  /// Without a model: can be read into, merged and written.
  explicit state_rows(state_layout layout);
  state_rows(const state_rows& other);
  state_rows(state_rows&&) noexcept = default;
  state_rows& operator=(state_rows&&) noexcept = default;
  ~state_rows() = default;

  [[nodiscard]] const state_layout& layout() const noexcept { return layout_; }
  [[nodiscard]] const group_index& groups() const noexcept { return groups_; }
  [[nodiscard]] const rejected_map& rejected() const noexcept { return rejected_; }
  [[nodiscard]] std::int64_t total_rows() const noexcept { return total_rows_; }

  /// Index of a record type in the layout, -1 when no aggregate reads it; such records leave no trace in a state.
  [[nodiscard]] std::int32_t record_index(std::string_view record) const noexcept;
  /// Rows of a record type, by its index in the layout, in a group.
  [[nodiscard]] std::int64_t rows(std::size_t record, std::size_t group) const noexcept {
    return records_[record].rows[group];
  }
  /// The same in all groups together.
  [[nodiscard]] std::int64_t rows(std::size_t record) const noexcept { return records_[record].total; }
  /// Whether records of that type were supplied at all, even none: a file without complaints is not a missing file.
  [[nodiscard]] bool supplied(std::size_t record) const noexcept { return records_[record].supplied; }
  [[nodiscard]] kernel::metric_column& column(std::size_t aggregate) noexcept { return *columns_[aggregate]; }
  [[nodiscard]] const kernel::metric_column& column(std::size_t aggregate) const noexcept {
    return *columns_[aggregate];
  }

  void mark_supplied(std::size_t record) noexcept { records_[record].supplied = true; }
  void count_rejected(const std::string& record, const std::string& reason, std::int64_t rows);
  /// The groups of rows by their keys, with room for all of them in every column. Strong guarantee.
  void assign_groups(std::span<const column::category_keys> keys, std::size_t count,
                     std::vector<std::uint32_t>& groups);
  /// A new group for a key that sorts after all others. Strong guarantee.
  std::size_t append_group(const group_key& key);
  void add_rows(std::size_t record, std::size_t group, std::int64_t rows) noexcept {
    records_[record].rows[group] += rows;
    records_[record].total += rows;
    total_rows_ += rows;
  }
  /// One row for each of the groups.
  void add_row_each(std::size_t record, std::span<const std::uint32_t> groups) noexcept;

  /// Adds the other's groups under other keys: keys[g] is the key here of its group g. Layouts must agree in records and
  /// aggregates. Strong guarantee.
  void merge(const state_rows& other, std::span<const group_key> keys);

 private:
  struct record_state {
    bool supplied = false;
    std::int64_t total = 0;          ///< of all groups
    std::vector<std::int64_t> rows;  ///< by group
  };

  void make_room();

  state_layout layout_;
  group_index groups_;
  std::vector<record_state> records_;
  std::vector<std::unique_ptr<kernel::metric_column>> columns_;
  rejected_map rejected_;
  std::int64_t total_rows_ = 0;
};

/// Adds all of `other`. Throws assay::error (state) when the layouts differ, (limit) when there would be too many rows;
/// then nothing has changed.
void merge(state_rows& into, const state_rows& other);

/// The same records in fewer groups. Throws assay::error (argument) for a column that the state is not grouped by and for
/// periods that the state's do not add up to.
void roll_up(state_rows& into, const state_rows& from);

}  // namespace assay::detail
