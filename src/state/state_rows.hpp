// SPDX-License-Identifier: Apache-2.0
//
// What a state holds: for every group the rows of each record type and the integers of each aggregate.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <assay/model.hpp>
#include <assay/state.hpp>
#include <assay/table.hpp>

#include "kernel/metric_column.hpp"
#include "kernel/row_evaluator.hpp"
#include "state/group_index.hpp"

namespace assay::detail {

class state_rows {
 public:
  /// Rows that are added whole or not at all.
  static constexpr std::size_t block_rows = 65'536;
  /// A state's limit: sums of 2^48 64-bit values cannot overflow 128 bits.
  static constexpr std::int64_t maximum_rows = std::int64_t{1} << 48;

  state_rows(model of, std::vector<std::string> by);
  state_rows(const state_rows& other);

  void update(std::int32_t record, const table_view& rows);
  void merge(const state_rows& other);
  void count_rejected(const std::string& record, const std::string& reason, std::int64_t rows);

  [[nodiscard]] const model& of() const noexcept { return model_; }
  [[nodiscard]] const std::vector<std::string>& by() const noexcept { return by_; }
  [[nodiscard]] const group_index& groups() const noexcept { return groups_; }
  [[nodiscard]] const std::map<std::pair<std::string, std::string>, std::int64_t>& rejected() const noexcept {
    return rejected_;
  }
  [[nodiscard]] std::int64_t total_rows() const noexcept;

  /// Rows of a record type in a group.
  [[nodiscard]] std::int64_t rows(std::int32_t record, std::size_t group) const noexcept;
  /// Whether records of that type were supplied at all, even none: a file without complaints is not a missing file.
  [[nodiscard]] bool supplied(std::int32_t record) const noexcept {
    return records_[static_cast<std::size_t>(record)].supplied;
  }
  /// Whether an aggregate reads this record type; other records leave no trace in a state.
  [[nodiscard]] bool needed(std::int32_t record) const noexcept {
    return records_[static_cast<std::size_t>(record)].needed;
  }
  [[nodiscard]] const kernel::metric_column& column(std::size_t aggregate) const noexcept {
    return *columns_[aggregate];
  }
  [[nodiscard]] const compiled_model& compiled() const noexcept { return model_.internals(); }

 private:
  /// A derived group column: evaluated for a whole table before anything of it is added.
  struct derived_keys {
    const measure::derived_key* definition = nullptr;
    std::optional<kernel::row_evaluator> evaluator;  ///< made when first needed
    std::vector<std::int64_t> codes;
    std::vector<std::uint64_t> validity;
    column_view view;
  };
  struct record_state {
    bool needed = false;
    bool supplied = false;
    std::vector<std::int32_t> key_columns;  ///< index of each grouping column; -1: the next derived one
    std::vector<derived_keys> derived;
    std::vector<std::size_t> aggregates;             ///< indices in the plan
    std::vector<std::int64_t> rows;                  ///< by group
    std::optional<kernel::row_evaluator> evaluator;  ///< made when first needed
  };

  void find_key_columns(std::size_t record);
  [[nodiscard]] const measure::derived_key& key_named(std::size_t record, const std::string& name) const;
  [[nodiscard]] std::vector<const column_view*> bind_keys(record_state& record,
                                                          const record_definition& definition,
                                                          const table_view& rows) const;
  static void evaluate_keys(derived_keys& keys, const table_view& rows);
  void update_block(record_state& record, std::span<const column_view* const> keys, std::size_t first,
                    std::size_t count);
  void add_batch(record_state& record, std::size_t rows, const std::uint32_t* groups) noexcept;
  void make_room();

  model model_;
  std::vector<std::string> by_;
  group_index groups_;
  std::vector<record_state> records_;
  std::vector<std::unique_ptr<kernel::metric_column>> columns_;
  std::map<std::pair<std::string, std::string>, std::int64_t> rejected_;
  std::vector<std::uint32_t> row_groups_;
};

}  // namespace assay::detail
