// SPDX-License-Identifier: Apache-2.0
//
// The owned memory behind one column of a table or of a block that a file was read into.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/table.hpp>

#include "column/text_interner.hpp"

namespace assay::column {

/// Values, validity and dictionary of one column. Rows are written at any place below capacity(); how many of them count
/// is the owner's business.
class column_buffer {
 public:
  [[nodiscard]] std::size_t capacity() const noexcept { return values_.size(); }

  /// Makes room for at least `rows` rows.
  void reserve(std::size_t rows) {
    if (rows <= capacity()) return;
    validity_.resize((rows + 63) / 64);
    values_.resize(rows);
  }

  void put(std::size_t row, std::int64_t value) noexcept {
    values_[row] = value;
    validity_[row / 64] |= std::uint64_t{1} << (row % 64);
  }
  void put_missing(std::size_t row) noexcept {
    values_[row] = 0;
    validity_[row / 64] &= ~(std::uint64_t{1} << (row % 64));
  }

  [[nodiscard]] text_interner& texts() noexcept { return texts_; }
  [[nodiscard]] const text_interner& texts() const noexcept { return texts_; }

  /// Valid until the buffer grows or a text is interned; it survives a move of the buffer.
  [[nodiscard]] column_view view() const noexcept {
    return {values_.data(), validity_.data(), texts_.texts()};
  }

  /// Forgets the texts and which rows have values, keeps the memory.
  void clear() noexcept {
    texts_.clear();
    std::fill(validity_.begin(), validity_.end(), 0);
  }

 private:
  std::vector<std::int64_t> values_;
  std::vector<std::uint64_t> validity_;
  text_interner texts_;
};

}  // namespace assay::column
