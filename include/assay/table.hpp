// SPDX-License-Identifier: Apache-2.0
//
// Records on their way into a state, record by record: an owning table that checks every cell. Hosts that have columns
// need none (column.hpp, column_builder.hpp).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/cell.hpp>
#include <assay/column.hpp>
#include <assay/detail/engine.hpp>
#include <assay/record.hpp>

namespace assay {

/// Records of one type, owned, column by column. Every cell is checked when it comes. Any number of threads may read a
/// table at once; adding is for one thread alone.
class table {
 public:
  using named_cell = std::pair<std::string_view, cell>;

  /// Keeps a copy of the definition.
  explicit table(const record_definition& record);
  /// A table that was moved from can be destroyed and assigned to, nothing else.
  table(table&&) noexcept;
  table& operator=(table&&) noexcept;
  ~table();

  /// Appends one record; columns that are not named are missing. Texts are read as in files (docs/data.md), with ISO 8601
  /// for timestamps and seconds for durations; an empty text is a text, so pass missing_cell{} for what is missing.
  /// Throws assay::error (data) naming row, column, value and what to do for a cell that its column cannot hold, a
  /// column that does not exist, and a column that is named twice; then the record is not added and nothing has changed.
  void add(std::initializer_list<named_cell> cells) { add(std::span{cells.begin(), cells.size()}); }
  void add(std::span<const named_cell> cells);

  /// Forgets the rows, keeps the memory.
  void clear() noexcept;

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const record_definition& record() const noexcept { return record_; }

  /// Every column of the definition, in its order. Valid until the table is added to, cleared or ends.
  [[nodiscard]] table_view view() const noexcept;

 private:
  struct storage;

  void read(const named_cell& named);
  void commit();

  record_definition record_;
  std::size_t rows_ = 0;
  std::unique_ptr<storage> storage_;
};

}  // namespace assay
