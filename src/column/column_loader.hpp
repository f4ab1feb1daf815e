// SPDX-License-Identifier: Apache-2.0
//
// Reads a column of any physical type as what the engine calculates with: integers scaled to the declared decimals, bits,
// and codes of texts. A batch at a time, so that nothing is held twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <assay/column.hpp>
#include <assay/record.hpp>

#include "column/category_codes.hpp"
#include "column/cell_fault.hpp"
#include "column/number_text.hpp"

namespace assay::column {

/// Most rows of one read.
inline constexpr std::size_t most_batch_rows = 1024;

/// What stands for a number that the column cannot hold: it lies outside of every range.
inline constexpr std::int64_t unusable_number = INT64_MIN;

class column_loader {
 public:
  explicit column_loader(const column_definition& definition);

  /// Makes `column`, which has the right shape (column_shape.hpp), the column of the next reads; borrows it. The texts of
  /// categories are numbered here, where that is still to be done: gives back what is wrong with their offsets.
  [[nodiscard]] std::optional<text_fault> bind(const column_view& column);
  /// The same for a column that comes as the one before it did, but for its memory and its rows: most calls bring the same
  /// columns again and again. False: nothing is known of its shape, and nothing has changed.
  [[nodiscard]] bool rebind(const column_view& column, std::size_t rows) noexcept {
    if (!repeats_ || column.type != column_.type || column.decimals != column_.decimals ||
        column.multiplier != column_.multiplier || column.nan_is_missing != column_.nan_is_missing ||
        column.texts.layout != column_.texts.layout || column.rows != rows || column.values == nullptr ||
        (reinterpret_cast<std::uintptr_t>(column.values) & (bytes_of_value_ - 1)) != 0)
      return false;
    if (type_ == column_type::category && !codes_.rebind(column)) return false;
    // What else there is has not changed; texts are read from the codes.
    column_.rows = rows;
    column_.values = column.values;
    column_.offset = column.offset;
    column_.validity = column.validity;
    column_.validity_offset = column.validity_offset;
    all_usual_ = false;
    return true;
  }
  /// Has no column any more.
  void release() noexcept {
    column_.type = physical_type::none;
    repeats_ = false;
  }

  [[nodiscard]] column_type type() const noexcept { return type_; }
  [[nodiscard]] const column_view& view() const noexcept { return column_; }
  [[nodiscard]] bool supplied() const noexcept { return column_.supplied(); }
  /// Smallest and largest usable number; of a boolean 0 and 1.
  [[nodiscard]] std::int64_t minimum() const noexcept { return rule_.minimum; }
  [[nodiscard]] std::int64_t maximum() const noexcept { return rule_.maximum; }

  /// Whether all rows have values.
  [[nodiscard]] bool all_known() const noexcept;
  /// Sets bit r (of word r / 64) when row first + r has a value, clears the rest of the last word.
  void known(std::size_t first, std::size_t count, std::uint64_t* words) const noexcept;

  /// The same of one row.
  [[nodiscard]] bool is_known(std::size_t row) const noexcept {
    if (!column_.present(row)) return false;
    return !column_.nan_is_missing || is_number(row);
  }

  /// The numbers of `count` <= most_batch_rows rows, scaled; booleans as 0 and 1. Where `known` is 0 they may be
  /// anything; for a value that the column cannot hold unusable_number, or a number outside of its range. Where they
  /// lie already, or in `buffer`.
  [[nodiscard]] const std::int64_t* numbers(std::size_t first, std::size_t count, const std::uint64_t* known,
                                            std::int64_t* buffer) const noexcept;
  /// Whether a boolean column is bits already, and then these.
  [[nodiscard]] bool is_bits() const noexcept { return column_.type == physical_type::bits; }
  void truths(std::size_t first, std::size_t count, std::uint64_t* words) const noexcept;

  /// The number of one row, which has a value.
  [[nodiscard]] std::int64_t number(std::size_t row) const noexcept {
    if (as_they_stand_) return static_cast<const std::int64_t*>(column_.values)[column_.offset + row];
    return converted_number(row);
  }

  /// Whether every number of a column of doubles has few digits and lies in the column's range; numbers() then does not look again.
  /// False says nothing.
  [[nodiscard]] bool finds_all_usual() noexcept;

  /// Of a category column.
  [[nodiscard]] const category_codes& codes() const noexcept { return codes_; }

  /// What a number or truth value becomes, and why not if it cannot be held.
  [[nodiscard]] scaled_value value_at(std::size_t row) const noexcept;

 private:
  [[nodiscard]] scaled_value number_at(std::size_t row) const noexcept;
  [[nodiscard]] bool is_number(std::size_t row) const noexcept;
  [[nodiscard]] std::int64_t converted_number(std::size_t row) const noexcept;

  column_type type_;
  number_rule rule_;
  column_view column_;
  std::int32_t decimals_ = 0;       ///< of the values that come in
  bool repeats_ = false;            ///< rebind() may be asked
  std::size_t bytes_of_value_ = 1;  ///< when it may
  bool as_they_stand_ = false;      ///< int64 in the column's own scale
  bool all_usual_ = false;          ///< finds_all_usual() has found it
  category_codes codes_;
};

}  // namespace assay::column
