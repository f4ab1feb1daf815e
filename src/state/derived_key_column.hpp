// SPDX-License-Identifier: Apache-2.0
//
// A derived column that records are grouped by: calculated for a block of records before anything of it is added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/table.hpp>

#include "kernel/row_evaluator.hpp"
#include "plan/plan.hpp"

namespace assay::detail {

class derived_key_column {
 public:
  /// Borrows the key.
  explicit derived_key_column(const plan::derived_key& key);

  /// Makes `rows` the table of the next blocks; borrows it. Throws assay::error when a column it needs is not supplied.
  void bind(const table_view& rows) { evaluator_.bind(rows); }

  /// The texts of the rows; valid until the next block.
  [[nodiscard]] column_view of_block(std::size_t first, std::size_t count);

 private:
  const plan::derived_key* key_;
  kernel::row_evaluator evaluator_;
  std::vector<std::int64_t> codes_;
  std::vector<std::uint64_t> validity_;
};

}  // namespace assay::detail
