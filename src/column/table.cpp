// SPDX-License-Identifier: Apache-2.0
//
// The owning table. A record is read and checked as a whole first, then given room, then written: only the last step
// changes anything, and it cannot fail.
#include <assay/table.hpp>

#include <algorithm>
#include <string>

#include <assay/error.hpp>

#include "column/cell_reader.hpp"
#include "column/cell_value.hpp"
#include "column/column_buffer.hpp"
#include "message/column_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay {
namespace {

constexpr std::size_t first_capacity = 64;

// One cell of the record that is being added.
struct pending_cell {
  bool named = false;
  column::cell_value cell;
};

}  // namespace

struct table::storage {
  std::vector<column::cell_reader> readers;
  std::vector<column::column_buffer> buffers;
  std::vector<column_view> views;
  std::vector<pending_cell> pending;
  std::size_t expected = 0;  // column that is probably named next: hosts name them in one order

  void refresh_views(std::size_t rows) noexcept {
    for (std::size_t index = 0; index < buffers.size(); ++index)
      views[index] = buffers[index].view(rows);
  }

  // Everything about the pending record that needs memory. Texts that a later lack of memory leaves behind are in the
  // dictionary but in no row.
  void make_room(std::size_t rows, const std::vector<column_definition>& columns) {
    struct refresh_at_end {
      storage& owner;
      std::size_t rows;
      ~refresh_at_end() { owner.refresh_views(rows); }
    } const guard{*this, rows};
    for (std::size_t index = 0; index < buffers.size(); ++index) {
      if (rows == buffers[index].capacity()) buffers[index].reserve(2 * rows);
      pending_cell& added = pending[index];
      if (added.cell.present && columns[index].type == column_type::category)
        added.cell.value = buffers[index].texts().intern(added.cell.text);
    }
  }
};

table::table(const record_definition& record) : record_{record}, storage_{std::make_unique<storage>()} {
  for (const column_definition& column : record_.columns)
    storage_->readers.emplace_back(column);
  storage_->buffers.resize(record_.columns.size());
  storage_->views.resize(record_.columns.size());
  storage_->pending.resize(record_.columns.size());
  // A column without memory would pass for one that is not supplied.
  for (std::size_t index = 0; index < record_.columns.size(); ++index) {
    storage_->buffers[index].hold(record_.columns[index].type);
    storage_->buffers[index].reserve(first_capacity);
  }
  storage_->refresh_views(0);
}

table::table(table&&) noexcept = default;
table& table::operator=(table&&) noexcept = default;
table::~table() = default;

void table::add(std::span<const named_cell> cells) {
  std::fill(storage_->pending.begin(), storage_->pending.end(), pending_cell{});
  storage_->expected = 0;
  for (const named_cell& named : cells)
    read(named);
  commit();
}

void table::read(const named_cell& named) {
  const auto& [name, value] = named;
  std::size_t index = storage_->expected;
  if (index >= record_.columns.size() || record_.columns[index].name != name) {
    const std::int32_t found = record_.column_index(name);
    if (found < 0) {
      std::vector<std::string_view> known;
      for (const column_definition& column : record_.columns)
        known.emplace_back(column.name);
      throw error(error_code::data, says::fault_in_row(says::no_such_column_of_record(
                                                           name, record_.name, says::suggestion(name, known)),
                                                       rows_ + 1));
    }
    index = static_cast<std::size_t>(found);
  }
  storage_->expected = index + 1;
  const column_definition& column = record_.columns[index];
  pending_cell& target = storage_->pending[index];
  if (target.named)
    throw error(error_code::data, says::fault_in_row(says::column_named_twice(column.name), rows_ + 1));
  target.named = true;
  target.cell = column::read_cell(storage_->readers[index], column, value, record_.name, rows_ + 1);
}

void table::commit() {
  storage_->make_room(rows_, record_.columns);
  for (std::size_t index = 0; index < storage_->buffers.size(); ++index) {
    const column::cell_value& written = storage_->pending[index].cell;
    if (written.present) {
      storage_->buffers[index].put(rows_, written.value);
    } else {
      storage_->buffers[index].put_missing(rows_);
    }
  }
  ++rows_;
  for (column_view& view : storage_->views)
    view.rows = rows_;
}

void table::clear() noexcept {
  rows_ = 0;
  for (column::column_buffer& buffer : storage_->buffers)
    buffer.clear();
  storage_->refresh_views(0);
}

table_view table::view() const noexcept { return {rows_, storage_->views, true}; }

}  // namespace assay
