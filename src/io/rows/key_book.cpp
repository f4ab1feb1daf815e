// SPDX-License-Identifier: Apache-2.0
//
// Keys are numbered in the order in which they are first seen; held rows stand at the number of their key, so what is
// handed out does not depend on anything but the rows.
#include "io/rows/key_book.hpp"

#include <algorithm>

#include <assay/error.hpp>

#include "message/row_sentences.hpp"

namespace assay::io {

key_book::entry key_book::add(std::string_view key, const std::string& file, std::uint64_t line) {
  if (const std::int32_t known = keys_.find(key); known != column::text_interner::unknown)
    return {static_cast<std::size_t>(known), false};
  if (keys_.size() >= maximum_keys_) {
    throw error(error_code::limit, says::too_many_keys(maximum_keys_),
                {file, static_cast<std::int64_t>(line), 0});
  }
  if (files_.empty() || files_.back() != file) files_.push_back(file);
  places_.push_back({static_cast<std::uint32_t>(files_.size() - 1), line});
  return {static_cast<std::size_t>(keys_.intern(key)), true};
}

std::string key_book::first_place(std::size_t number) const {
  return files_[places_[number].file] + ":" + std::to_string(places_[number].line);
}

void key_book::make_room(std::size_t rows) {
  constexpr std::size_t first_capacity = 1024;
  if (rows > capacity_) capacity_ = std::max({first_capacity, 2 * capacity_, rows});
  for (held_column& column : held_) {
    if (column.is_supplied) column.cells.reserve(capacity_);
  }
}

void key_book::put(std::size_t number, const std::vector<column::column_buffer>& columns,
                   const std::vector<std::size_t>& supplied, std::size_t row) {
  for (held_column& column : held_) {
    if (column.is_supplied) column.cells.put_missing(number);
  }
  for (const std::size_t index : supplied) {
    const column::column_buffer& from = columns[index];
    column::column_buffer& target = held_[index].cells;
    if (!from.present(row)) continue;
    target.put(number, from.is_category() ? target.texts().intern(from.text(row)) : from.value(row));
  }
}

void key_book::hold(entry key, const std::vector<column::column_buffer>& columns,
                    const std::vector<std::size_t>& supplied, std::size_t row, const order& by, bool later) {
  if (!key.is_new) {
    const order& held = orders_[key.number];
    const bool equal = by == held;
    const bool replaces =
        equal ? later : by.has_value() && (!held.has_value() || (later ? *by > *held : *by < *held));
    if (!replaces) return;
  } else {
    orders_.resize(key.number + 1);
  }
  if (held_.size() < columns.size()) held_.resize(columns.size());
  bool grows = key.number >= capacity_;
  for (const std::size_t index : supplied) {
    if (held_[index].is_supplied) continue;
    held_[index].is_supplied = true;
    held_[index].cells.hold_as(columns[index]);
    grows = true;
  }
  if (grows) make_room(key.number + 1);
  orders_[key.number] = by;
  put(key.number, columns, supplied, row);
}

bool key_book::next(record_block& block, std::size_t most) {
  const std::size_t first = handed_out_;
  block.rows_ = std::min(most, orders_.size() - first);
  handed_out_ += block.rows_;
  block.buffers_.resize(held_.size());
  block.views_.assign(held_.size(), column_view{});
  block.capacity_ = block.rows_;
  for (std::size_t index = 0; index < held_.size(); ++index) {
    if (!held_[index].is_supplied) continue;
    column::column_buffer& target = block.buffers_[index];
    const column::column_buffer& from = held_[index].cells;
    target.hold_as(from);
    target.clear();
    target.reserve(block.rows_);
    for (std::size_t row = 0; row < block.rows_; ++row) {
      if (!from.present(first + row)) {
        target.put_missing(row);
      } else {
        target.put(row, from.is_category() ? target.texts().intern(from.text(first + row))
                                           : from.value(first + row));
      }
    }
    block.views_[index] = target.view(block.rows_);
  }
  return block.rows_ != 0;
}

}  // namespace assay::io
