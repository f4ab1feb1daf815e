// SPDX-License-Identifier: Apache-2.0
//
// A category column of one call as small numbers and the texts behind them, whatever it came as.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <assay/column.hpp>

#include "column/text_interner.hpp"

namespace assay::column {

/// Keys of some rows: 0 where a row has no text, else 1 + the place of its text, so that they are places in a table of
/// texts.size() + 1 entries. Different places may hold equal texts. Borrowed.
struct category_keys {
  const std::uint32_t* keys = nullptr;
  std::span<const std::string_view> texts;
};

/// What is wrong with the offsets of a text, or with how many there are.
struct text_fault {
  bool in_dictionary = false;
  std::size_t index = 0;  ///< row, or entry of the dictionary
};

/// Keeps its memory from one call to the next. Reading is for any number of threads.
class category_codes {
 public:
  /// Most texts of a dictionary.
  static constexpr std::size_t most_texts = 0x7FFF'FFFF;

  /// Makes `column` the column of the next reads; borrows it and its dictionary. Texts without a dictionary are numbered
  /// here. A column in the right shape (column_shape.hpp); gives back what is wrong with its offsets, and is
  /// unusable then.
  [[nodiscard]] std::optional<text_fault> bind(const column_view& column);

  /// The same for integers of the same type with a dictionary of the same layout; false where it has to be bound anew.
  [[nodiscard]] bool rebind(const column_view& column) noexcept {
    const text_list& list = column.texts;
    if (list.layout != text_layout::views || list.entries == nullptr || list.size > most_texts ||
        reinterpret_cast<std::uintptr_t>(list.entries) % alignof(std::string_view) != 0)
      return false;
    column_.rows = column.rows;
    column_.values = column.values;
    column_.offset = column.offset;
    column_.validity = column.validity;
    column_.validity_offset = column.validity_offset;
    texts_ = {static_cast<const std::string_view*>(list.entries) + list.offset, list.size};
    if (column.rows == 1) take_single();
    return true;
  }

  /// The key of the only row of a column.
  [[nodiscard]] std::uint32_t single_key() const noexcept { return single_key_; }
  /// The text of the only row, which has one.
  [[nodiscard]] std::string_view single_text() const noexcept { return texts_[single_key_ - 1]; }

  /// By code, from 0 on; valid until the next bind.
  [[nodiscard]] std::span<const std::string_view> texts() const noexcept { return texts_; }
  [[nodiscard]] std::size_t rows() const noexcept { return column_.rows; }

  /// 0 for a row without a text and for a code that lies outside of the dictionary, else 1 + its code.
  [[nodiscard]] std::uint32_t key_at(std::size_t row) const noexcept;
  /// The same for rows [first, first + count).
  void keys(std::size_t first, std::size_t count, std::uint32_t* keys) const noexcept;

  /// The codes as they came, for the rows [first, first + count); anything where a row has no text. Where they lie
  /// already, or in `buffer`.
  [[nodiscard]] const std::int64_t* codes(std::size_t first, std::size_t count,
                                          std::int64_t* buffer) const noexcept;

 private:
  [[nodiscard]] std::optional<text_fault> number_texts();
  [[nodiscard]] std::optional<text_fault> take_dictionary();
  /// Where the text stands will be asked for soon, and the entry of a large dictionary is far away.
  void take_single() noexcept {
    single_key_ = key_at(0);
    if (single_key_ != 0) __builtin_prefetch(texts_.data() + (single_key_ - 1));
  }

  column_view column_;
  std::span<const std::string_view> texts_;
  std::vector<std::string_view> views_;  ///< of a dictionary with offsets
  text_interner interner_;
  std::vector<std::uint32_t> keys_;  ///< of texts without a dictionary
  std::uint32_t single_key_ = 0;     ///< of a column with one row
};

}  // namespace assay::column
