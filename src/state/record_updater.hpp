// SPDX-License-Identifier: Apache-2.0
//
// Adds records of one type to a state, block by block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <assay/table.hpp>

#include "column/call_columns.hpp"
#include "kernel/row_counter.hpp"
#include "kernel/row_evaluator.hpp"
#include "state/derived_key_column.hpp"
#include "state/period_column.hpp"
#include "state/row_groups.hpp"
#include "state/state_rows.hpp"
#include "state/value_watcher.hpp"

namespace assay::detail {

/// Throws assay::error (argument) when a record type of the layout lacks a column that records are grouped by, or the
/// time that periods need.
void require_groupable(const compiled_model& model, const state_layout& layout);

class record_updater {
 public:
  /// Rows that are added whole or not at all.
  static constexpr std::size_t block_rows = 65'536;

  /// For states like this one. Borrows the model, of whose record types this is one that the state's layout has and that
  /// can be grouped its way.
  record_updater(const compiled_model& model, std::size_t record, const state_rows& state);

  /// Throws assay::error for a column that is needed and not supplied, one that cannot be read, a value that its column
  /// cannot hold and a time without a period; then nothing has changed. Adds block by block after that, and says how
  /// many rows were applied when a limit of the state is reached.
  void update(state_rows& state, const table_view& rows);

 private:
  [[nodiscard]] const record_definition& definition() const noexcept {
    return model_->definition.records[record_];
  }
  void refuse_outside();
  void bind(const table_view& rows);
  void prefetch_key_texts() const noexcept;
  void write_single_key();
  void add_row(state_rows& state);
  void check(const table_view& rows);
  [[nodiscard]] column::category_keys keys_of(std::size_t part, std::size_t first, std::size_t count);
  void update_block(state_rows& state, std::size_t first, std::size_t count);
  void read_keys(std::size_t first, std::size_t count);

  const compiled_model* model_;
  std::size_t record_;            ///< index in the model
  std::size_t slot_;              ///< index in the layout of states
  std::vector<std::int32_t> by_;  ///< index of each grouping column; -1: the next derived one
  std::vector<derived_key_column> derived_;
  period_column period_;
  kernel::row_evaluator evaluator_;
  kernel::row_counter counter_;
  value_watcher watcher_;
  std::vector<bool> needed_;  ///< by column of the record type: whether it is read
  column::call_columns columns_;
  row_groups groups_by_code_;
  std::vector<std::vector<std::uint32_t>> key_memory_;  ///< of a block, by grouping column
  std::vector<column::category_keys> keys_;             ///< of a block
  std::string single_key_;                              ///< of a row alone
  std::vector<std::uint32_t> row_groups_;               ///< of a block
};

}  // namespace assay::detail
