// SPDX-License-Identifier: Apache-2.0
//
// The owned memory behind one column of a table or of a block that a file was read into.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <assay/column.hpp>

#include "column/bitmap.hpp"
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
    validity_.resize((rows + 7) / 8);
    values_.resize(rows);
  }

  void put(std::size_t row, std::int64_t value) noexcept {
    values_[row] = value;
    set_bit(validity_.data(), row);
  }
  void put_missing(std::size_t row) noexcept {
    values_[row] = 0;
    clear_bit(validity_.data(), row);
  }

  [[nodiscard]] text_interner& texts() noexcept { return texts_; }
  [[nodiscard]] const text_interner& texts() const noexcept { return texts_; }

  /// Whether the values are codes of texts().
  void set_category(bool is_category) noexcept { is_category_ = is_category; }
  [[nodiscard]] bool is_category() const noexcept { return is_category_; }

  [[nodiscard]] bool present(std::size_t row) const noexcept { return bit_at(validity_.data(), row); }
  [[nodiscard]] std::int64_t value(std::size_t row) const noexcept { return values_[row]; }
  [[nodiscard]] std::string_view text(std::size_t row) const noexcept {
    return texts_.texts()[static_cast<std::size_t>(values_[row])];
  }

  /// The first `rows` rows. Valid until the buffer grows or a text is interned; it survives a move of the buffer.
  [[nodiscard]] column_view view(std::size_t rows) const noexcept {
    const std::span<const std::int64_t> values{values_.data(), rows};
    const column_view column =
        is_category_ ? column_view::codes(values, texts_.texts()) : column_view::scaled(values);
    return column.with_validity(validity_.data());
  }

  /// Forgets the texts and which rows have values, keeps the memory.
  void clear() noexcept {
    texts_.clear();
    std::fill(validity_.begin(), validity_.end(), 0);
  }

 private:
  std::vector<std::int64_t> values_;
  std::vector<std::uint8_t> validity_;
  text_interner texts_;
  bool is_category_ = false;
};

}  // namespace assay::column
