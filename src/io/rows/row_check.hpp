// SPDX-License-Identifier: Apache-2.0
//
// Rows that can be read and still cannot be used: somebody else says which.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <assay/table.hpp>

namespace assay::io {

struct row_refusal {
  std::size_t row = 0;
  std::string message;  ///< what is wrong with it
};

class row_check {
 public:
  virtual ~row_check() = default;
  row_check(const row_check&) = delete;
  row_check& operator=(const row_check&) = delete;

  /// The rows that are not to be used, ascending.
  [[nodiscard]] virtual std::vector<row_refusal> refused(const table_view& rows) = 0;

 protected:
  row_check() = default;
};

}  // namespace assay::io
