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
#include <assay/record.hpp>

#include "column/bitmap.hpp"
#include "column/text_interner.hpp"

namespace assay::column {

/// Values, validity and dictionary of one column. Rows are written at any place below capacity(); how many of them count
/// is the owner's business.
class column_buffer {
 public:
  [[nodiscard]] std::size_t capacity() const noexcept {
    return content_ == content::truths ? 8 * truths_.size() : values_.size();
  }

  /// What the values are: texts by their codes, truth values by their bits, else numbers. A column of another kind keeps
  /// no memory of the one before.
  void hold(column_type type) noexcept {
    const content kind = type == column_type::category  ? content::codes
                         : type == column_type::boolean ? content::truths
                                                        : content::numbers;
    if ((kind == content::truths) != (content_ == content::truths)) forget_rows();
    content_ = kind;
  }
  /// The same as another one.
  void hold_as(const column_buffer& other) noexcept {
    hold(other.content_ == content::codes    ? column_type::category
         : other.content_ == content::truths ? column_type::boolean
                                             : column_type::integer);
  }
  /// Whether the values are codes of texts().
  [[nodiscard]] bool is_category() const noexcept { return content_ == content::codes; }

  /// Makes room for at least `rows` rows.
  void reserve(std::size_t rows) {
    if (rows <= capacity()) return;
    const std::size_t bytes = (rows + 7) / 8;
    validity_.resize(bytes);
    content_ == content::truths ? truths_.resize(bytes) : values_.resize(rows);
  }

  void put(std::size_t row, std::int64_t value) noexcept {
    put_value(row, value);
    set_bit(validity_.data(), row);
  }
  void put_missing(std::size_t row) noexcept {
    put_value(row, 0);
    clear_bit(validity_.data(), row);
  }

  [[nodiscard]] text_interner& texts() noexcept { return texts_; }
  [[nodiscard]] const text_interner& texts() const noexcept { return texts_; }

  [[nodiscard]] bool present(std::size_t row) const noexcept { return bit_at(validity_.data(), row); }
  [[nodiscard]] std::int64_t value(std::size_t row) const noexcept {
    if (content_ == content::truths) return bit_at(truths_.data(), row) ? 1 : 0;
    return values_[row];
  }
  [[nodiscard]] std::string_view text(std::size_t row) const noexcept {
    return texts_.texts()[static_cast<std::size_t>(values_[row])];
  }

  /// The first `rows` rows. Valid until the buffer grows or a text is interned; it survives a move of the buffer.
  [[nodiscard]] column_view view(std::size_t rows) const noexcept {
    return values_of(rows).with_validity(validity_.data());
  }

  /// Forgets the texts and which rows have values, keeps the memory.
  void clear() noexcept {
    texts_.clear();
    std::fill(validity_.begin(), validity_.end(), 0);
  }

 private:
  enum class content : std::uint8_t { numbers, codes, truths };

  void put_value(std::size_t row, std::int64_t value) noexcept {
    if (content_ != content::truths) {
      values_[row] = value;
    } else if (value != 0) {
      set_bit(truths_.data(), row);
    } else {
      clear_bit(truths_.data(), row);
    }
  }

  [[nodiscard]] column_view values_of(std::size_t rows) const noexcept {
    const std::span<const std::int64_t> values{values_.data(), rows};
    switch (content_) {
      case content::codes:
        return column_view::codes(values, texts_.texts());
      case content::truths:
        return column_view::bits(truths_.data(), rows);
      case content::numbers:
        break;
    }
    return column_view::scaled(values);
  }

  void forget_rows() noexcept {
    values_ = {};
    truths_ = {};
    validity_ = {};
  }

  std::vector<std::int64_t> values_;  ///< of numbers and codes
  std::vector<std::uint8_t> truths_;  ///< of truth values, a bit each
  std::vector<std::uint8_t> validity_;
  text_interner texts_;
  content content_ = content::numbers;
};

}  // namespace assay::column
