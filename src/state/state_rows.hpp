// SPDX-License-Identifier: Apache-2.0
//
// What a state holds: for every group the rows of each record type and the integers of each aggregate.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/state.hpp>

#include "kernel/group_counters.hpp"
#include "state/keyed_counters.hpp"
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

  [[nodiscard]] const state_layout& layout() const noexcept { return layout_; }
  [[nodiscard]] const group_index& groups() const noexcept { return groups_.keys(); }
  [[nodiscard]] const kernel::group_counters& counters() const noexcept { return groups_.counters(); }
  [[nodiscard]] kernel::group_counters& counters() noexcept { return groups_.counters(); }
  [[nodiscard]] const rejected_map& rejected() const noexcept { return rejected_; }
  [[nodiscard]] std::int64_t total_rows() const noexcept { return total_rows_; }

  /// Index of a record type in the layout, -1 when no aggregate reads it; such records leave no trace in a state.
  [[nodiscard]] std::int32_t record_index(std::string_view record) const noexcept;
  /// Rows of a record type, by its index in the layout, in a group.
  [[nodiscard]] std::int64_t rows(std::size_t record, std::size_t group) const noexcept {
    return counters().rows(record, group);
  }
  /// The same in all groups.
  [[nodiscard]] std::int64_t rows(std::size_t record) const noexcept { return records_[record].rows; }
  /// Whether records of that type were supplied at all, even none: a file without complaints is not a missing file.
  [[nodiscard]] bool supplied(std::size_t record) const noexcept { return records_[record].supplied; }
  /// An aggregate's answer in a group; of a state that has its model.
  [[nodiscard]] plan::finished_metric finish(std::size_t aggregate, std::size_t group,
                                             const plan::finisher& by) const {
    return counters().finish(aggregate, group, by);
  }

  void mark_supplied(std::size_t record) noexcept { records_[record].supplied = true; }
  void count_rejected(const std::string& record, const std::string& reason, std::int64_t rows);
  /// The groups of rows by their keys, with room for all of them. Strong guarantee.
  void assign_groups(row_groups& by, std::span<const column::category_keys> keys, std::size_t count,
                     std::vector<std::uint32_t>& groups) {
    groups_.assign(by, keys, count, groups);
  }
  /// Forgets the groups from `size` on, which have no records.
  void forget_groups(std::size_t size) noexcept { groups_.truncate(size); }
  /// The group of a key, new if need be. Strong guarantee.
  std::size_t find_or_add_group(std::string_view key) { return groups_.find_or_add(key); }
  /// Adds rows to a group.
  void add_rows(std::size_t record, std::size_t group, std::int64_t rows) noexcept {
    counters().add_rows(record, group, rows);
    count_rows(record, rows);
  }
  /// Rows that were added to their groups.
  void count_rows(std::size_t record, std::int64_t rows) noexcept {
    records_[record].rows += rows;
    total_rows_ += rows;
  }

  /// Adds the other's groups under other keys: keys[g] is the key here of its group g. Layouts must agree in records and
  /// aggregates. Strong guarantee.
  void merge(const state_rows& other, std::span<const std::string_view> keys);

 private:
  struct record_state {
    bool supplied = false;
    std::int64_t rows = 0;
  };

  state_layout layout_;
  keyed_counters groups_;
  std::vector<record_state> records_;
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
