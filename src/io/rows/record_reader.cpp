// SPDX-License-Identifier: Apache-2.0
//
// Rows to records: one pass over the cells of each row, straight into the columns of a block. A row that fails in the
// middle is simply overwritten by the next one.
#include "io/rows/record_reader.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <assay/error.hpp>

#include "io/open/text_opening.hpp"
#include "message/column_sentences.hpp"
#include "message/note_sentences.hpp"
#include "message/row_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::io {
namespace {

using column::cell_fault;

constexpr std::size_t first_capacity = 1024;

const reader_options& checked(const reader_options& options) {
  if (options.rows_per_block == 0 || options.bytes_per_read == 0 || options.maximum_row_bytes == 0 ||
      options.maximum_row_bytes > std::size_t{1} << 30U) {
    throw error(error_code::argument, says::reader_option());
  }
  return options;
}

}  // namespace

std::uint64_t read_report::rejected() const noexcept {
  return std::accumulate(rejected_by_reason.begin(), rejected_by_reason.end(), std::uint64_t{0});
}

record_reader::record_reader(std::unique_ptr<byte_source> source, std::string name,
                             const record_definition& record, const table_mapping& mapping,
                             std::span<const std::string> required, const reader_options& options)
    : source_{std::move(source)},
      name_{std::move(name)},
      record_{record},
      mapping_{mapping},
      required_{required.begin(), required.end()},
      options_{checked(options)} {
  if (mapping_.key.headers.empty()) {
    options_.keys = nullptr;
  } else if (options_.keys == nullptr) {
    options_.keys = std::make_shared<key_book>(options_.maximum_keys);
    owns_keys_ = true;
  }
  for (const std::string& column : required_) {
    if (record_.column_index(column) >= 0) continue;
    std::vector<std::string_view> known;
    for (const column_definition& each : record_.columns)
      known.emplace_back(each.name);
    throw error(error_code::argument,
                says::no_such_column_of_record(column, record_.name, says::suggestion(column, known)));
  }
}

bool record_reader::next(record_block& block) {
  block.rows_ = 0;
  if (!at_end_) read_more(block);
  if (at_end_ && block.rows_ == 0 && owns_keys_) return options_.keys->next(block, options_.rows_per_block);
  return block.rows_ != 0;
}

void record_reader::read_more(record_block& block) {
  try {
    if (!tokenizer_) open();
    do {
      at_end_ = !fill(block);
      if (options_.check != nullptr) refuse_rows(block);
    } while (!at_end_ && block.rows_ == 0);
    if (at_end_ && binding_) note_end();
    if (at_end_ && digest_ != nullptr) report_.text_digest = text::to_hexadecimal(digest_->digest());
  } catch (...) {
    at_end_ = true;
    owns_keys_ = false;
    report_.accepted -= block.rows_;
    block.rows_ = 0;
    throw;
  }
}

void record_reader::open() {
  if (options_.hashes_text) digest_ = std::make_shared<text::sha256>();
  opened_text opened = open_text(std::move(source_), name_, mapping_, options_.maximum_row_bytes, digest_);
  source_ = std::move(opened.source);
  report_.notes = std::move(opened.notes);
  tokenizer_.emplace(opened.format);
}

// True when there may be more rows.
bool record_reader::fill(record_block& block) {
  if (!binding_ && !read_header()) return false;
  prepare(block);
  bool more = true;
  while (more && block.rows_ < options_.rows_per_block) {
    switch (next_event()) {
      case csv_event::record:
        if (tokenizer_->record().spans_lines()) note_line_ends(tokenizer_->record());
        take_row(tokenizer_->record(), block);
        break;
      case csv_event::error:
        reject_damaged();
        break;
      default:
        more = false;
    }
  }
  for (std::size_t index = 0; index < block.views_.size(); ++index)
    block.views_[index] = column_view{};
  for (const bound_column& column : binding_->columns) {
    // What a rejected row left behind the last good one.
    if (block.rows_ < block.capacity_) block.buffers_[column.column].put_missing(block.rows_);
    block.views_[column.column] = block.buffers_[column.column].view(block.rows_);
  }
  return more;
}

csv_event record_reader::next_event() {
  for (;;) {
    const csv_event event = tokenizer_->next();
    if (event != csv_event::need_input) return event;
    if (input_.empty()) input_.resize(options_.bytes_per_read);
    const std::size_t count = source_->read(input_);
    if (count == 0) {
      tokenizer_->finish();
    } else {
      tokenizer_->feed({input_.data(), count});
    }
  }
}

// False when the file is empty.
bool record_reader::read_header() {
  const csv_event event = next_event();
  if (event == csv_event::end) {
    note(says::file_is_empty());
    return false;
  }
  if (event == csv_event::error) throw header_damage();
  binding_ = bind_header(tokenizer_->record(), record_, mapping_, required_, name_);
  if (!options_.unneeded_categories) {
    std::erase_if(binding_->columns, [this](const bound_column& column) {
      const std::string& name = record_.columns[column.column].name;
      return column.is_category && std::find(required_.begin(), required_.end(), name) == required_.end();
    });
  }
  report_.notes.insert(report_.notes.end(), binding_->notes.begin(), binding_->notes.end());
  for (const bound_column& column : binding_->columns)
    supplied_.push_back(column.column);
  return true;
}

void record_reader::prepare(record_block& block) const {
  block.buffers_.resize(record_.columns.size());
  block.views_.resize(record_.columns.size());
  block.capacity_ = std::numeric_limits<std::size_t>::max();
  for (const bound_column& column : binding_->columns) {
    block.buffers_[column.column].hold(record_.columns[column.column].type);
    block.buffers_[column.column].clear();
    block.capacity_ = std::min(block.capacity_, block.buffers_[column.column].capacity());
  }
}

void record_reader::make_room(record_block& block) const {
  const std::size_t wanted = std::min(options_.rows_per_block, std::max(first_capacity, 2 * block.capacity_));
  for (const bound_column& column : binding_->columns)
    block.buffers_[column.column].reserve(wanted);
  block.capacity_ = wanted;
}

void record_reader::take_row(const csv_record& row, record_block& block) {
  if (row.size() != binding_->headers.size()) {
    reject_ragged(row);
    return;
  }
  if (!is_kept(row)) {
    ++report_.filtered;
    return;
  }
  if (block.rows_ == block.capacity_) make_room(block);
  cell_place failed;
  if (!read_cells(row, block, failed)) {
    reject_cell(row, failed);
  } else if (options_.keys == nullptr || take_key(row, block)) {
    ++block.rows_;
    ++report_.accepted;
    if (options_.check != nullptr) lines_.push_back(row.line());
  }
}

void record_reader::refuse_rows(record_block& block) {
  std::vector<std::size_t> removed;
  for (const std::size_t row : options_.check->refused(block.view())) {
    if (wants_message(reject_reason::outside_range)) {
      report_row(reject_reason::outside_range, options_.check->complaint(removed.size()), {lines_[row], 1});
    }
    removed.push_back(row);
  }
  lines_.clear();
  block.remove(removed);
  report_.accepted -= removed.size();
}

bool record_reader::is_kept(const csv_record& row) const noexcept {
  return std::all_of(binding_->where.begin(), binding_->where.end(),
                     [&row](const bound_condition& condition) {
                       return condition.texts.contains(row[condition.field]) == condition.keeps_listed;
                     });
}

bool record_reader::read_cells(const csv_record& row, record_block& block, cell_place& failed) {
  const std::vector<bound_column>& columns = binding_->columns;
  column::column_buffer* const targets = block.buffers_.data();
  const std::size_t at = block.rows_;
  for (const bound_column& column : columns) {
    column::column_buffer& target = targets[column.column];
    const cell_fault fault = taker_.take(column, row, target, at);
    if (fault == cell_fault::none) continue;
    failed = {static_cast<std::size_t>(&column - columns.data()), fault};
    if (!keep_or_clear(row, failed, target, at)) return false;
  }
  return true;
}

}  // namespace assay::io
