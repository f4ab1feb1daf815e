// SPDX-License-Identifier: Apache-2.0
#include <assay/column_builder.hpp>

#include <algorithm>

#include "column/cell_reader.hpp"
#include "column/cell_value.hpp"
#include "column/column_buffer.hpp"

namespace assay {

struct column_builder::storage {
  explicit storage(const column_definition& column) : definition{column}, reader{column} {
    buffer.hold(column.type);
  }
  column_definition definition;
  column::cell_reader reader;
  column::column_buffer buffer;
};

column_builder::column_builder(const column_definition& definition)
    : storage_{std::make_unique<storage>(definition)} {}
column_builder::column_builder(column_builder&&) noexcept = default;
column_builder& column_builder::operator=(column_builder&&) noexcept = default;
column_builder::~column_builder() = default;

void column_builder::append(const cell& value) {
  constexpr std::size_t first_capacity = 64;
  storage& target = *storage_;
  const column::cell_value read = column::read_cell(target.reader, target.definition, value, {}, rows_ + 1);
  if (rows_ == target.buffer.capacity()) target.buffer.reserve(std::max(first_capacity, 2 * rows_));
  if (!read.present) {
    target.buffer.put_missing(rows_);
  } else {
    // A text that a lack of memory leaves behind is in the dictionary but in no row.
    target.buffer.put(rows_,
                      target.buffer.is_category() ? target.buffer.texts().intern(read.text) : read.value);
  }
  ++rows_;
}

void column_builder::reserve(std::size_t rows) { storage_->buffer.reserve(rows); }

void column_builder::clear() noexcept {
  rows_ = 0;
  storage_->buffer.clear();
}

const column_definition& column_builder::definition() const noexcept { return storage_->definition; }

column_view column_builder::view() const noexcept { return storage_->buffer.view(rows_); }

}  // namespace assay
