// SPDX-License-Identifier: Apache-2.0
//
// The short way for cells that are read as they stand, the long one for all others.
#include "io/rows/cell_taker.hpp"

#include "column/number_text.hpp"

namespace assay::io {

using column::cell_fault;

namespace {

// Nearly no text gets beyond the first comparisons.
bool is_shortened(std::string_view text) noexcept {
  if (text.size() < 5 || static_cast<unsigned char>(text.front()) > '9') return false;
  return column::is_shortened_number(text);
}

bool begins_with_minus(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of(" \t");
  return first != std::string_view::npos && text[first] == '-';
}

}  // namespace

bool cell_taker::take_listed(const bound_column& column, std::string_view text, column::column_buffer& target,
                             std::size_t at) {
  if (column.missing.contains(text)) {
    target.put_missing(at);
    return true;
  }
  if (column.values.empty()) return false;
  const std::int32_t listed = column.value_texts.find(text);
  if (listed == text_set::unknown) return false;
  const mapped_value& value = column.values[static_cast<std::size_t>(listed)];
  if (value.missing) {
    target.put_missing(at);
  } else {
    target.put(at, column.is_category ? target.texts().intern(value.category) : value.scaled);
  }
  return true;
}

// A value below zero where none may be is put, for policies to replace.
cell_fault cell_taker::refused(const bound_column& column, const column::scaled_value& scaled,
                               std::string_view text, column::column_buffer& target, std::size_t at) {
  if (scaled.ok()) {
    target.put(at, scaled.value);
    return cell_fault::negative_duration;
  }
  // Below zero is mostly below the column's minimum too.
  const bool is_negative = column.negative != negative_policy::keep &&
                           scaled.fault == cell_fault::out_of_range && begins_with_minus(text);
  return is_negative ? cell_fault::negative_duration : scaled.fault;
}

cell_fault cell_taker::take_text(const bound_column& column, std::string_view text,
                                 column::column_buffer& target, std::size_t at) {
  if (take_listed(column, text, target, at)) return cell_fault::none;
  if (column.is_category) {
    target.put(at, target.texts().intern(text));
    return column.minds_damage && is_shortened(text) ? cell_fault::spreadsheet_number : cell_fault::none;
  }
  const column::scaled_value scaled = column.reader.read(text);
  if (!scaled.ok() || scaled.value < column.smallest) return refused(column, scaled, text, target, at);
  target.put(at, scaled.value);
  return cell_fault::none;
}

// The fields of the column joined by blanks; false when one of them has no value.
bool cell_taker::join(const bound_column& column, const csv_record& row) {
  joined_.clear();
  for (const std::size_t field : column.fields) {
    if (column.missing.contains(row[field])) return false;
    joined_ += row[field];
    joined_ += ' ';
  }
  joined_.pop_back();
  return true;
}

cell_fault cell_taker::take_unusual(const bound_column& column, const csv_record& row,
                                    column::column_buffer& target, std::size_t at) {
  std::string_view text = row[column.fields.front()];
  if (column.fields.size() > 1) {
    if (!join(column, row)) {
      target.put_missing(at);
      return cell_fault::none;
    }
    text = joined_;
  }
  if (take_listed(column, text, target, at)) return cell_fault::none;
  if (!column.after.empty()) return take_after(column, row, target, at);
  if (column.normalises_width && has_full_width(text)) {
    to_usual_width(text, usual_width_);
    text = usual_width_;
    if (take_listed(column, text, target, at)) return cell_fault::none;
  }
  if (!column.numbers.is_plain()) {
    if (!to_plain_number(text, column.numbers, plain_number_)) return cell_fault::bad_number;
    text = plain_number_;
  }
  return take_text(column, text, target, at);
}

// joined_ holds the date and the clock time of the cell. Every clock before it is read with the same date: where one is
// earlier than the one before, midnight has passed between them.
cell_fault cell_taker::take_after(const bound_column& column, const csv_record& row,
                                  column::column_buffer& target, std::size_t at) {
  constexpr std::int64_t seconds_a_day = 86'400;
  const std::string own = joined_;
  std::int64_t days = 0;
  std::optional<std::int64_t> latest;
  const auto read = [&]() {
    if (column.normalises_width) {
      to_usual_width(joined_, usual_width_);
      return column.reader.read(usual_width_);
    }
    return column.reader.read(joined_);
  };
  const auto midnight_passed = [&](std::int64_t value) {
    if (!latest) return false;
    const column::scaled_value allowed = column.reader.later(value, column.clock_slack_s);
    return allowed.ok() && allowed.value < *latest;
  };
  for (const std::size_t field : column.after) {
    if (column.missing.contains(row[field])) continue;
    joined_ = row[column.fields.front()];
    joined_ += ' ';
    joined_ += row[field];
    const column::scaled_value before = read();
    if (!before.ok()) return before.fault;
    days += midnight_passed(before.value) ? 1 : 0;
    latest = before.value;
  }
  joined_ = own;
  column::scaled_value scaled = read();
  if (!scaled.ok()) return scaled.fault;
  days += midnight_passed(scaled.value) ? 1 : 0;
  scaled = column.reader.later(scaled.value, days * seconds_a_day);
  if (scaled.ok()) target.put(at, scaled.value);
  return scaled.fault;
}

}  // namespace assay::io
