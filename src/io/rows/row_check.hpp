// SPDX-License-Identifier: Apache-2.0
//
// Rows that can be read and still cannot be used: somebody else says which.
#pragma once

#include <cstddef>
#include <vector>

#include <assay/message.hpp>
#include <assay/table.hpp>

namespace assay::io {

class row_check {
 public:
  virtual ~row_check() = default;
  row_check(const row_check&) = delete;
  row_check& operator=(const row_check&) = delete;

  /// The rows that are not to be used, ascending.
  [[nodiscard]] virtual std::vector<std::size_t> refused(const table_view& rows) = 0;
  /// What is wrong with the one that stands at `index` of what refused() has just handed out. Not asked for most of them.
  [[nodiscard]] virtual message complaint(std::size_t index) const = 0;

 protected:
  row_check() = default;
};

}  // namespace assay::io
