// SPDX-License-Identifier: Apache-2.0
//
// A derived column that records are grouped by: calculated for a block of records before anything of it is added.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "column/call_columns.hpp"
#include "kernel/row_evaluator.hpp"
#include "plan/plan.hpp"

namespace assay::detail {

class derived_key_column {
 public:
  /// Borrows the key.
  explicit derived_key_column(const plan::derived_key& key);

  /// Makes `rows` the records of the next blocks; borrows them. Throws assay::error when a column it needs is not supplied.
  void bind(const column::call_columns& rows) { evaluator_.bind(rows); }

  /// The texts of the rows; valid until the next block.
  [[nodiscard]] column::category_keys of_block(std::size_t first, std::size_t count);

 private:
  const plan::derived_key* key_;
  kernel::row_evaluator evaluator_;
  std::vector<std::uint32_t> keys_;
};

}  // namespace assay::detail
