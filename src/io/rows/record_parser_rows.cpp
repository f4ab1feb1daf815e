// SPDX-License-Identifier: Apache-2.0
//
// Rows that are not simply used: what is counted, what is said, and which of several rows with one key stays.
#include <algorithm>
#include <limits>
#include <span>
#include <utility>
#include <variant>

#include <assay/error.hpp>

#include "io/rows/cell_diagnosis.hpp"
#include "io/rows/record_parser.hpp"
#include "message/cell_sentences.hpp"
#include "message/note_sentences.hpp"
#include "message/row_sentences.hpp"
#include "text/blanks.hpp"

namespace assay::io {
namespace {

using column::cell_fault;

error_location place(const std::string& file, const csv_position& at) {
  constexpr auto largest = std::uint64_t{std::numeric_limits<std::int32_t>::max()};
  return {file, static_cast<std::int64_t>(at.line), static_cast<std::int32_t>(std::min(at.column, largest))};
}

// The texts that a mapping lists for a column, for a message; the first few of many.
message listed(const text_set& texts) {
  constexpr std::size_t most = 8;
  const auto all = texts.texts();
  return all.size() > most ? says::first_texts(all.first(most)) : says::all_texts(all);
}

// `calls.csv:17:42`
std::string place_text(const std::string& file, const csv_position& at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

message told(const altered_cells& each) {
  const std::string_view reason = name_of(each.reason);
  if (each.cells == 1) {
    return each.kept ? says::cell_kept(each.column, reason, each.place, each.text)
                     : says::cell_cleared(each.column, reason, each.place, each.text);
  }
  return each.kept ? says::cells_kept(each.column, each.cells, reason, each.place, each.text)
                   : says::cells_cleared(each.column, each.cells, reason, each.place, each.text);
}

}  // namespace

error record_parser::header_damage() const {
  return error{error_code::data, says::fault_of_header(tokenizer_->complaint()),
               place(name_, tokenizer_->error().position)};
}

// --- cells ----------------------------------------------------------------------------------------------------------

bool record_parser::keep_or_clear(const csv_record& row, const cell_place& failed,
                                  column::column_buffer& target, std::size_t at) {
  const bound_column& column = binding_->columns[failed.column];
  const bool is_damaged = failed.fault == cell_fault::spreadsheet_number;
  if (is_damaged && column.notes_damage) {
    count_altered(row, failed, true);
    return true;
  }
  const bool has_no_value =
      (is_damaged && column.damaged == damaged_policy::missing) ||
      (failed.fault == cell_fault::negative_duration && column.negative == negative_policy::missing) ||
      column.on_error == failure_policy::missing;
  if (!has_no_value) return false;
  target.put_missing(at);
  count_altered(row, failed, false);
  return true;
}

void record_parser::count_altered(const csv_record& row, const cell_place& failed, bool kept) {
  const bound_column& column = binding_->columns[failed.column];
  const column_definition& definition = record_.columns[column.column];
  const std::string_view text = taker_.text(column, row);
  const reject_reason reason =
      reason_of(diagnosed(failed.fault, text, definition, !column.reader.wanted().empty()));
  const auto known =
      std::find_if(report_.altered.begin(), report_.altered.end(), [&](const altered_cells& each) {
        return each.reason == reason && each.kept == kept && each.column == definition.name;
      });
  if (known != report_.altered.end()) {
    ++known->cells;
    return;
  }
  report_.altered.push_back({definition.name, reason, kept, 1,
                             place_text(name_, row.position_of(column.fields.front())), std::string{text}});
}

// --- keys -----------------------------------------------------------------------------------------------------------

bool record_parser::take_key(const csv_record& row, record_block& block) {
  if (!make_key(row)) return false;
  const key_rule& rule = mapping_.key;
  key_book& book = *options_.keys;
  if (rule.duplicates == duplicate_policy::error && book.contains(key_)) {
    if (wants_message(reject_reason::duplicate_key))
      report_row(reject_reason::duplicate_key, key_repeats(row), {row.line(), 1});
    return false;
  }
  const key_book::entry entry = book.add(key_, name_, row.line());
  const bool keeps_last = rule.duplicates == duplicate_policy::keep_last;
  if (keeps_last || !rule.order_by.empty()) {
    key_book::order order;
    if (!rule.order_by.empty()) {
      const column::column_buffer& column = block.buffers_[binding_->key.order];
      if (column.present(block.rows_)) order = column.value(block.rows_);
    }
    book.hold(entry, block.buffers_, supplied_, block.rows_, order, keeps_last);
    report_.accepted += entry.is_new ? 1U : 0U;
    report_.duplicates += entry.is_new ? 0U : 1U;
    return false;
  }
  if (entry.is_new) return true;
  if (rule.duplicates == duplicate_policy::count_all) {
    ++report_.repeated;
    return true;
  }
  ++report_.duplicates;
  return false;
}

// What of a text tells rows apart, in the text itself or in usual_width_.
std::string_view record_parser::key_value(const bound_key_part& part, std::string_view text) {
  if (part.normalises_width && has_full_width(text)) {
    to_usual_width(text, usual_width_);
    text = usual_width_;
  }
  return part.drops_blanks ? text::without_blanks(text) : text;
}

// The texts of the key one after the other, each with its length, so that no two keys look alike; false when the row was
// rejected.
bool record_parser::make_key(const csv_record& row) {
  key_.clear();
  for (const bound_key_part& part : binding_->key.parts) {
    const std::string_view text = row[part.field];
    const std::string_view value = key_value(part, text);
    const bool is_missing =
        text::without_blanks(value).empty() || part.missing.contains(text) || part.missing.contains(value);
    const bool is_damaged = !part.keeps_damaged && column::is_shortened_number(text);
    if (is_missing || is_damaged) {
      const reject_reason reason =
          is_missing ? reject_reason::missing_key : reject_reason::spreadsheet_number;
      if (wants_message(reason)) {
        const std::string& header = binding_->headers[part.field];
        report_row(reason, is_missing ? says::key_missing(header, text) : says::key_shortened(header, text),
                   row.position_of(part.field));
      }
      return false;
    }
    const std::size_t size = value.size();
    for (std::size_t shift = 0; shift < 32; shift += 8)
      key_ += static_cast<char>((size >> shift) & 0xFFU);
    key_ += value;
  }
  return true;
}

message record_parser::key_repeats(const csv_record& row) const {
  std::vector<std::string_view> key;
  for (const bound_key_part& part : binding_->key.parts)
    key.push_back(row[part.field]);
  return says::key_twice(std::span<const std::string_view>{key}, options_.keys->first_place(key_));
}

// --- what is said ---------------------------------------------------------------------------------------------------

// Rows that a quote too many has joined look like rows with text of several lines: only people can tell.
void record_parser::note_line_ends(const csv_record& row) noexcept {
  if (report_.joined_lines++ == 0) report_.first_joined_lines = row.line();
}

void record_parser::note(const message& said) { report_.notes.push_back(says::note_of_file(said, name_)); }

void record_parser::note_end() {
  if (report_.rows() == 0) note(says::file_without_records());
  if (report_.joined_lines == 1) note(says::joined_record(report_.first_joined_lines));
  if (report_.joined_lines > 1) note(says::joined_records(report_.joined_lines, report_.first_joined_lines));
  for (const altered_cells& each : report_.altered)
    note(told(each));
  if (report_.repeated > 0) note(says::keys_repeated(report_.repeated));
}

// Counts a rejected row; true when its message is wanted.
bool record_parser::wants_message(reject_reason reason, bool skips) {
  ++report_.rejected_by_reason[static_cast<std::size_t>(reason)];
  const bool stops = options_.on_error == row_error_policy::stop && !skips;
  return stops || report_.messages.size() < options_.kept_messages;
}

void record_parser::report_row(reject_reason reason, const message& fault, const csv_position& at,
                               bool skips) {
  error found{error_code::data, says::rejected_row(fault, name_of(reason)), place(name_, at)};
  if (options_.on_error == row_error_policy::stop && !skips) throw error{found};
  report_.messages.push_back(std::move(found));
}

void record_parser::reject_damaged() {
  const csv_error& damage = tokenizer_->error();
  const reject_reason reason = reason_of(damage.fault);
  if (wants_message(reason)) report_row(reason, tokenizer_->complaint(), damage.position);
}

void record_parser::reject_ragged(const csv_record& row) {
  if (!wants_message(reject_reason::ragged_row)) return;
  const std::size_t expected = binding_->headers.size();
  const message fault = row.size() > expected ? says::row_too_long(row.size(), expected)
                        : row.size() == 1     ? says::row_of_one_field(expected)
                                              : says::row_too_short(row.size(), expected);
  report_row(reject_reason::ragged_row, fault, {row.line(), 1});
}

// column "talk_s" (header "Talk")
message record_parser::place_of(const bound_column& column) const {
  const std::string& name = record_.columns[column.column].name;
  std::vector<std::string_view> headers;
  for (const std::size_t field : column.fields)
    headers.emplace_back(binding_->headers[field]);
  if (headers.size() == 1 && headers.front() == name) return says::column_in_file(name);
  return says::column_of_headers(name, std::span<const std::string_view>{headers});
}

void record_parser::reject_cell(const csv_record& row, const cell_place& failed) {
  const bound_column& column = binding_->columns[failed.column];
  const column_definition& definition = record_.columns[column.column];
  const std::string_view text = taker_.text(column, row);
  const cell_fault fault = diagnosed(failed.fault, text, definition, !column.reader.wanted().empty());
  const reject_reason reason = reason_of(fault);
  const bool skips = column.on_error == failure_policy::reject_row;
  if (!wants_message(reason, skips)) return;
  const message complaint =
      column::complain(fault, definition, says::text_cell(text), column.reader.wanted());
  const message where = place_of(column);
  const message said = column.values.empty()
                           ? says::fault_of_cell(complaint, where)
                           : says::fault_beside_values(complaint, where, listed(column.value_texts));
  report_row(reason, said, row.position_of(column.fields.front()), skips);
}

}  // namespace assay::io
