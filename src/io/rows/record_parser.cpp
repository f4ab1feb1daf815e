// SPDX-License-Identifier: Apache-2.0
//
// Rows to records: one pass over the cells of each row, straight into the columns of a block. A row that fails in the
// middle is simply overwritten by the next one.
#include "io/rows/record_parser.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <assay/error.hpp>

#include "io/csv/file_beginning.hpp"
#include "io/rows/text_format.hpp"
#include "message/column_sentences.hpp"
#include "message/note_sentences.hpp"
#include "message/row_sentences.hpp"
#include "message/suggestion.hpp"

namespace assay::io {
namespace {

using column::cell_fault;

constexpr std::size_t first_capacity = 1024;

const parser_options& checked(const parser_options& options) {
  if (options.rows_per_block == 0 || options.maximum_row_bytes == 0 ||
      options.maximum_row_bytes > std::size_t{1} << 30U) {
    throw error(error_code::argument, says::reader_option());
  }
  return options;
}

}  // namespace

std::uint64_t read_report::rejected() const noexcept {
  return std::accumulate(rejected_by_reason.begin(), rejected_by_reason.end(), std::uint64_t{0});
}

record_parser::record_parser(std::string name, const record_definition& record, const table_mapping& mapping,
                             std::span<const std::string> required, const parser_options& options)
    : name_{std::move(name)},
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

void record_parser::was_opened(std::string_view converted_from, std::vector<message> notes) noexcept {
  converted_from_ = converted_from;
  report_.notes = std::move(notes);
}

void record_parser::feed(std::string_view bytes) {
  if (tokenizer_) {
    tokenizer_->feed(bytes);
    return;
  }
  const std::size_t missing = beginning_bytes - beginning_.size();
  if (!beginning_.empty() || bytes.size() < missing) {
    beginning_.append(bytes.substr(0, missing));
    bytes.remove_prefix(std::min(missing, bytes.size()));
  }
  rest_ = bytes;
  has_beginning_ = beginning_.size() + rest_.size() >= beginning_bytes;
}

void record_parser::finish() {
  if (tokenizer_) {
    tokenizer_->finish();
    return;
  }
  has_beginning_ = true;
  finish_waits_ = true;
}

parse_progress record_parser::next(record_block& block) {
  if (in_block_) std::swap(block, under_way_);
  if (!in_block_) block.rows_ = 0;
  under_way_.rows_ = 0;
  try {
    if (!at_end_ && parse(block) == parse_progress::needs_input) {
      if (in_block_) std::swap(block, under_way_);
      block.rows_ = 0;
      return parse_progress::needs_input;
    }
  } catch (...) {
    report_.accepted -= block.rows_;
    block.rows_ = 0;
    give_up();
    throw;
  }
  if (at_end_ && block.rows_ == 0 && owns_keys_) (void)options_.keys->next(block, options_.rows_per_block);
  return block.rows_ != 0 ? parse_progress::filled : parse_progress::ended;
}

void record_parser::give_up() noexcept {
  report_.accepted -= under_way_.rows_;
  under_way_.rows_ = 0;
  in_block_ = false;
  at_end_ = true;
  owns_keys_ = false;
}

parse_progress record_parser::parse(record_block& block) {
  if (!tokenizer_) {
    if (!has_beginning_) return parse_progress::needs_input;
    begin();
  }
  do {
    const parse_progress progress = fill(block);
    if (progress == parse_progress::needs_input) return progress;
    at_end_ = progress == parse_progress::ended;
    if (options_.check != nullptr) refuse_rows(block);
  } while (!at_end_ && block.rows_ == 0);
  if (at_end_ && binding_) note_end();
  return at_end_ ? parse_progress::ended : parse_progress::filled;
}

// With as much text as it takes, or all there is.
void record_parser::begin() {
  text_format format = format_of(beginning_.empty() ? rest_.substr(0, beginning_bytes) : beginning_, mapping_,
                                 options_.maximum_row_bytes);
  format.options.converted_from = converted_from_;
  if (!format.note.empty()) note(format.note);
  tokenizer_.emplace(format.options);
  if (!beginning_.empty()) tokenizer_->feed(beginning_);
}

// A block that was begun is gone on with.
parse_progress record_parser::fill(record_block& block) {
  if (!binding_) {
    switch (next_event()) {
      case csv_event::need_input:
        return parse_progress::needs_input;
      case csv_event::end:
        note(says::file_is_empty());
        return parse_progress::ended;
      case csv_event::error:
        throw header_damage();
      case csv_event::record:
        bind();
    }
  }
  if (!in_block_) prepare(block);
  in_block_ = true;
  while (block.rows_ < options_.rows_per_block) {
    switch (next_event()) {
      case csv_event::record:
        if (tokenizer_->record().spans_lines()) note_line_ends(tokenizer_->record());
        take_row(tokenizer_->record(), block);
        break;
      case csv_event::error:
        reject_damaged();
        break;
      case csv_event::need_input:
        return parse_progress::needs_input;
      case csv_event::end:
        show(block);
        return parse_progress::ended;
    }
  }
  show(block);
  return parse_progress::filled;
}

// The block ends here.
void record_parser::show(record_block& block) {
  in_block_ = false;
  for (column_view& view : block.views_)
    view = column_view{};
  for (const bound_column& column : binding_->columns) {
    // What a rejected row left behind the last good one.
    if (block.rows_ < block.capacity_) block.buffers_[column.column].put_missing(block.rows_);
    block.views_[column.column] = block.buffers_[column.column].view(block.rows_);
  }
}

csv_event record_parser::next_event() {
  for (;;) {
    const csv_event event = tokenizer_->next();
    if (event != csv_event::need_input) return event;
    if (!rest_.empty()) {
      tokenizer_->feed(std::exchange(rest_, {}));
    } else if (finish_waits_) {
      finish_waits_ = false;
      tokenizer_->finish();
    } else {
      return event;
    }
  }
}

void record_parser::bind() {
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
}

void record_parser::prepare(record_block& block) const {
  block.buffers_.resize(record_.columns.size());
  block.views_.resize(record_.columns.size());
  block.capacity_ = std::numeric_limits<std::size_t>::max();
  block.rows_ = 0;
  for (const bound_column& column : binding_->columns) {
    block.buffers_[column.column].hold(record_.columns[column.column].type);
    block.buffers_[column.column].clear();
    block.capacity_ = std::min(block.capacity_, block.buffers_[column.column].capacity());
  }
}

void record_parser::make_room(record_block& block) const {
  const std::size_t wanted = std::min(options_.rows_per_block, std::max(first_capacity, 2 * block.capacity_));
  for (const bound_column& column : binding_->columns)
    block.buffers_[column.column].reserve(wanted);
  block.capacity_ = wanted;
}

void record_parser::take_row(const csv_record& row, record_block& block) {
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

void record_parser::refuse_rows(record_block& block) {
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

bool record_parser::is_kept(const csv_record& row) const noexcept {
  return std::all_of(binding_->where.begin(), binding_->where.end(),
                     [&row](const bound_condition& condition) {
                       return condition.texts.contains(row[condition.field]) == condition.keeps_listed;
                     });
}

bool record_parser::read_cells(const csv_record& row, record_block& block, cell_place& failed) {
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
