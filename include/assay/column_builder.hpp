// SPDX-License-Identifier: Apache-2.0
//
// Makes one column from values as a host holds them, one after the other; each is converted and checked when it comes.
#pragma once

#include <cstddef>
#include <memory>

#include <assay/cell.hpp>
#include <assay/column.hpp>
#include <assay/record.hpp>

namespace assay {

/// For hosts that have their data column by column, or as objects of their own. (`table` takes whole records.) One thread
/// at a time; views may be read by any number.
///
///     assay::column_builder csat{definition};          // one of model.record("survey").columns
///     for (const survey& each : surveys) csat.append(each.csat);   // std::optional<int>
///     columns[index] = csat.view();
class column_builder {
 public:
  /// Keeps a copy of the definition.
  explicit column_builder(const column_definition& definition);
  /// A builder that was moved from can be destroyed and assigned to, nothing else.
  column_builder(column_builder&&) noexcept;
  column_builder& operator=(column_builder&&) noexcept;
  ~column_builder();

  /// Appends a value; texts are copied. Throws assay::error (data) naming row, column, value and what to do for one that the
  /// column cannot hold; after that, and when memory runs out, nothing has changed.
  void append(const cell& value);
  void append_missing() { append(cell{}); }

  /// Makes room for so many rows in all.
  void reserve(std::size_t rows);
  /// Forgets the rows, keeps the memory.
  void clear() noexcept;

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const column_definition& definition() const noexcept;

  /// The rows so far, each of them checked (table_view::checked). Valid until the builder is appended to, cleared or ends.
  [[nodiscard]] column_view view() const noexcept;

 private:
  struct storage;

  std::size_t rows_ = 0;
  std::unique_ptr<storage> storage_;
};

}  // namespace assay
