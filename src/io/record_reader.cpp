// SPDX-License-Identifier: Apache-2.0
//
// Rows to records: one pass over the cells of each row, straight into the columns of a block. A row that fails in the
// middle is simply overwritten by the next one.
#include "io/record_reader.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <assay/error.hpp>

#include "text/nearest_name.hpp"

namespace assay::io {
namespace {

using cells::cell_fault;

constexpr std::size_t first_capacity = 1024;

const reader_options& checked(const reader_options& options) {
  if (options.rows_per_block == 0 || options.bytes_per_read == 0 || options.maximum_row_bytes == 0 ||
      options.maximum_row_bytes > std::size_t{1} << 30U) {
    throw error(
        error_code::argument,
        "reader_options: rows_per_block and bytes_per_read must be at least 1, maximum_row_bytes 1 to 2^30");
  }
  return options;
}

csv_options tokenizer_options(const table_mapping& mapping, const reader_options& options) {
  csv_options result;
  result.delimiter = mapping.delimiter;
  result.maximum_record_bytes = checked(options).maximum_row_bytes;
  return result;
}

error_location place(const std::string& file, const csv_position& at) {
  constexpr auto largest = std::uint64_t{std::numeric_limits<std::int32_t>::max()};
  return {file, static_cast<std::int64_t>(at.line), static_cast<std::int32_t>(std::min(at.column, largest))};
}

std::string fields(std::size_t count) { return std::to_string(count) + (count == 1 ? " field" : " fields"); }

// The texts that a mapping lists for a column, for a message; the first few of many.
std::string listed(const text_set& texts) {
  constexpr std::size_t most = 8;
  std::string result;
  for (const std::string_view text : texts.texts().first(std::min(most, texts.texts().size())))
    result += (result.empty() ? "" : ", ") + cells::shown(text);
  return result + (texts.texts().size() > most ? ", ..." : "");
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
      options_{options},
      tokenizer_{tokenizer_options(mapping, options)} {
  for (const std::string& column : required_) {
    if (record_.column_index(column) >= 0) continue;
    std::vector<std::string_view> known;
    for (const column_definition& each : record_.columns)
      known.emplace_back(each.name);
    const std::string hint = text::did_you_mean(column, known);
    throw error(error_code::argument, cells::shown(column) + " is not a column of record type \"" +
                                          record_.name + "\"" + (hint.empty() ? "" : "; ") + hint);
  }
}

bool record_reader::next(record_block& block) {
  block.rows_ = 0;
  if (at_end_) return false;
  try {
    if (!fill(block)) at_end_ = true;
  } catch (...) {
    at_end_ = true;
    report_.accepted -= block.rows_;
    block.rows_ = 0;
    throw;
  }
  return block.rows_ != 0;
}

// True when there may be more rows.
bool record_reader::fill(record_block& block) {
  if (!binding_ && !read_header()) return false;
  prepare(block);
  bool more = true;
  while (more && block.rows_ < options_.rows_per_block) {
    switch (next_event()) {
      case csv_event::record:
        take_row(tokenizer_.record(), block);
        break;
      case csv_event::error:
        reject_damaged(tokenizer_.error());
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
    block.views_[column.column] = block.buffers_[column.column].view();
  }
  if (!more && report_.accepted == 0 && report_.filtered == 0 && report_.rejected() == 0)
    report_.notes.push_back(name_ + ": the file has a header and no records");
  return more;
}

csv_event record_reader::next_event() {
  for (;;) {
    const csv_event event = tokenizer_.next();
    if (event != csv_event::need_input) return event;
    if (input_.empty()) input_.resize(options_.bytes_per_read);
    const std::size_t count = source_->read(input_);
    if (count == 0) {
      tokenizer_.finish();
    } else {
      tokenizer_.feed({input_.data(), count});
    }
  }
}

// False when the file is empty.
bool record_reader::read_header() {
  const csv_event event = next_event();
  if (event == csv_event::end) {
    report_.notes.push_back(name_ + ": the file is empty: it has no header and no records");
    return false;
  }
  if (event == csv_event::error) {
    const csv_error& damage = tokenizer_.error();
    throw error(error_code::data, "the header cannot be read: " + damage.detail,
                place(name_, damage.position));
  }
  binding_ = bind_header(tokenizer_.record(), record_, mapping_, required_, name_);
  if (!options_.unneeded_categories) {
    std::erase_if(binding_->columns, [this](const bound_column& column) {
      const std::string& name = record_.columns[column.column].name;
      return column.is_category && std::find(required_.begin(), required_.end(), name) == required_.end();
    });
  }
  report_.notes = std::move(binding_->notes);
  return true;
}

void record_reader::prepare(record_block& block) const {
  block.buffers_.resize(record_.columns.size());
  block.views_.resize(record_.columns.size());
  block.capacity_ = std::numeric_limits<std::size_t>::max();
  for (const bound_column& column : binding_->columns) {
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
  if (read_cells(row, block, failed)) {
    ++block.rows_;
    ++report_.accepted;
  } else {
    reject_cell(row, failed);
  }
}

bool record_reader::is_kept(const csv_record& row) const noexcept {
  return std::all_of(binding_->where.begin(), binding_->where.end(),
                     [&row](const bound_condition& condition) {
                       return condition.texts.contains(row[condition.field]) == condition.keeps_listed;
                     });
}

bool record_reader::read_cells(const csv_record& row, record_block& block, cell_place& failed) {
  for (std::size_t index = 0; index < binding_->columns.size(); ++index) {
    const bound_column& column = binding_->columns[index];
    const cell_fault fault = read_cell(column, row, block.buffers_[column.column], block.rows_);
    if (fault != cell_fault::none) {
      failed = {index, fault};
      return false;
    }
  }
  return true;
}

cell_fault record_reader::read_cell(const bound_column& column, const csv_record& row,
                                    cells::column_buffer& target, std::size_t at) {
  std::string_view text = row[column.fields.front()];
  if (column.fields.size() > 1) {
    const auto joined = join(column, row);
    if (!joined) {
      target.put_missing(at);
      return cell_fault::none;
    }
    text = *joined;
  }
  if (column.missing.contains(text)) {
    target.put_missing(at);
    return cell_fault::none;
  }
  if (!column.values.empty()) {
    const std::int32_t listed = column.value_texts.find(text);
    if (listed != text_set::unknown) {
      const mapped_value& value = column.values[static_cast<std::size_t>(listed)];
      if (value.missing) {
        target.put_missing(at);
      } else {
        target.put(at, column.is_category ? target.texts().intern(value.category) : value.scaled);
      }
      return cell_fault::none;
    }
  }
  if (column.is_category) {
    target.put(at, target.texts().intern(text));
    return cell_fault::none;
  }
  const cells::scaled_value scaled = column.reader.read(text);
  if (scaled.ok()) target.put(at, scaled.value);
  return scaled.fault;
}

// The fields of the column joined by blanks; nothing when one of them has no value.
std::optional<std::string_view> record_reader::join(const bound_column& column, const csv_record& row) {
  joined_.clear();
  for (const std::size_t field : column.fields) {
    if (column.missing.contains(row[field])) return std::nullopt;
    joined_ += row[field];
    joined_ += ' ';
  }
  joined_.pop_back();
  return joined_;
}

// Counts a rejected row; true when its message is wanted.
bool record_reader::tells(reject_reason reason) {
  ++report_.rejected_by_reason[static_cast<std::size_t>(reason)];
  return options_.on_error == row_error_policy::stop || report_.messages.size() < options_.kept_messages;
}

void record_reader::tell(reject_reason reason, const std::string& message, const csv_position& at) {
  const error found{error_code::data, message + " [" + std::string{name_of(reason)} + "]", place(name_, at)};
  if (options_.on_error == row_error_policy::stop) throw error{found};
  report_.messages.emplace_back(found.what());
}

void record_reader::reject_damaged(const csv_error& damage) {
  const reject_reason reason = reason_of(damage.fault);
  if (tells(reason)) tell(reason, damage.detail, damage.position);
}

void record_reader::reject_ragged(const csv_record& row) {
  if (!tells(reject_reason::ragged_row)) return;
  const std::size_t expected = binding_->headers.size();
  tell(reject_reason::ragged_row,
       "the row has " + fields(row.size()) + " and the header " + std::to_string(expected) + "; " +
           (row.size() > expected ? "put fields that contain the delimiter in quotes"
                                  : "write every field of a row"),
       {row.line(), 1});
}

void record_reader::reject_cell(const csv_record& row, const cell_place& failed) {
  const reject_reason reason = reason_of(failed.fault);
  if (!tells(reason)) return;
  const bound_column& column = binding_->columns[failed.column];
  const column_definition& definition = record_.columns[column.column];
  std::string headers;
  for (const std::size_t field : column.fields)
    headers += (headers.empty() ? "" : ", ") + cells::shown(binding_->headers[field]);
  const std::string text = column.fields.size() == 1 ? std::string{row[column.fields.front()]} : joined_;
  const cells::cell_complaint complaint = cells::complain(failed.fault, definition, column.reader.wanted());
  std::string message = "column \"" + definition.name + "\"";
  if (headers != cells::shown(definition.name)) message += " (header " + headers + ")";
  message += ": " + cells::shown(text) + " " + complaint.problem + "; ";
  if (!column.values.empty())
    message += "texts with a meaning of their own: " + listed(column.value_texts) + "; ";
  message += complaint.advice;
  tell(reason, message, row.position_of(column.fields.front()));
}

}  // namespace assay::io
