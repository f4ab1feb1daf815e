// SPDX-License-Identifier: Apache-2.0
//
// The columns of one call, ready to be read by everyone who needs them: what is numbered or converted for the whole call is so
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/column.hpp>
#include <assay/message.hpp>
#include <assay/record.hpp>

#include "column/column_loader.hpp"
#include "message/sentence.hpp"

namespace assay::column {

class call_columns {
 public:
  /// Borrows the definition.
  explicit call_columns(const record_definition& record);

  /// Makes `rows` the records of the next reads; borrows them. Only columns that are `needed`, a flag a column, are read
  /// from. Throws assay::error (argument, at the column) for one that cannot be read, and (data, at the row) for texts
  /// whose offsets make no sense; then nothing is bound.
  void bind(const table_view& rows, const std::vector<bool>& needed);

  [[nodiscard]] const record_definition& record() const noexcept { return *record_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const column_loader& operator[](std::size_t column) const noexcept {
    return loaders_[column];
  }
  /// Whether there is such a column, and it was supplied.
  [[nodiscard]] bool supplied(std::size_t column) const noexcept {
    return column < loaders_.size() && loaders_[column].supplied();
  }

  /// Indices of the columns that are needed and supplied, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& bound() const noexcept { return bound_; }

  /// Whether every number of a column is found to be usual, which also makes reading it faster (column_loader.hpp).
  [[nodiscard]] bool finds_all_usual(std::size_t column) noexcept {
    return loaders_[column].finds_all_usual();
  }

  /// Whether codes may be used without a look at the size of their dictionary.
  [[nodiscard]] bool codes_are_checked() const noexcept { return codes_are_checked_; }
  void set_codes_checked() noexcept { codes_are_checked_ = true; }

  /// Throws assay::error (data) about the value of a row, which the column cannot hold.
  [[noreturn]] void refuse(std::size_t column, std::size_t row) const;
  /// The same with another message.
  [[noreturn]] void refuse(std::size_t column, std::size_t row, const message& said) const;
  /// The value of a row as it stands in a message.
  [[nodiscard]] says::value cell(std::size_t column, std::size_t row) const;

 private:
  void bind_new(std::size_t index, const column_view& column, std::size_t rows, bool needed);
  void release_all() noexcept;
  [[noreturn]] void refuse_texts(std::size_t column, const text_fault& fault) const;

  const record_definition* record_;
  std::vector<column_loader> loaders_;  ///< by index in the definition
  std::vector<std::uint32_t> bound_;
  std::size_t rows_ = 0;
  bool codes_are_checked_ = false;
};

}  // namespace assay::column
