// SPDX-License-Identifier: Apache-2.0
//
// A block of records as they come out of a file.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <assay/table.hpp>

#include "column/column_buffer.hpp"

namespace assay::io {

/// Owns its columns and the dictionaries of its categories: it can be moved to another thread and be read there while the
/// next one is filled. Filling it again reuses its memory. Columns that the file lacks are not supplied.
class record_block {
 public:
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }

  /// The columns in the order of the record definition, checked. Valid while the block lives and is not filled again; a move does not
  /// harm it.
  [[nodiscard]] table_view view() const noexcept { return {rows_, views_, true}; }

  /// Takes rows out, which ascend; those behind them move up.
  void remove(std::span<const std::size_t> rows) noexcept;

 private:
  friend class record_parser;
  friend class key_book;

  std::size_t rows_ = 0;
  std::size_t capacity_ = 0;  // rows that every supplied column has room for
  std::vector<column::column_buffer> buffers_;
  std::vector<column_view> views_;
};

}  // namespace assay::io
