// SPDX-License-Identifier: Apache-2.0
//
// Names and sentences for the faults of cells.
#include "column/cell_fault.hpp"

#include <algorithm>
#include <array>

#include <assay/decimal.hpp>
#include <assay/detail/civil_date.hpp>
#include <assay/diagnostic.hpp>

#include "message/cell_sentences.hpp"
#include "text/enumerators.hpp"

namespace assay::column {
namespace {

constexpr std::size_t longest_shown_bytes = 60;

std::string scaled(std::int64_t value, const column_definition& column) {
  return decimal{value, column.decimals}.shortest().text();
}

void append_digits(std::string& text, std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  text.append(width - std::min(width, digits.size()), '0');
  text += digits;
}

/// The second that an end of a timestamp column's range lies in, as ISO 8601; beyond the years that this can write, the last
/// of these.
std::string instant(std::int64_t scaled, std::int32_t decimals) {
  constexpr std::int64_t seconds_of_day = 86'400;
  constexpr std::int64_t first = -62'167'219'200;  // of the year 0
  constexpr std::int64_t last = 253'402'300'799;   // of the year 9999
  const std::int64_t seconds =
      std::clamp(assay::detail::floor_divide(scaled, power_of_ten(decimals)), first, last);
  const std::int64_t day = assay::detail::floor_divide(seconds, seconds_of_day);
  const std::int64_t second = seconds - day * seconds_of_day;
  const assay::detail::civil_date date = assay::detail::date_of(day);
  std::string text;
  append_digits(text, date.year, 4);
  append_digits(text += '-', date.month, 2);
  append_digits(text += '-', date.day, 2);
  append_digits(text += 'T', second / 3'600, 2);
  append_digits(text += ':', second / 60 % 60, 2);
  append_digits(text += ':', second % 60, 2);
  return text + 'Z';
}

message out_of_range(const column_definition& column, const says::value& cell) {
  if (column.type == column_type::timestamp) {
    return says::cell_outside_years(cell, instant(column.minimum_scaled, column.decimals),
                                    instant(column.maximum_scaled, column.decimals));
  }
  return says::cell_out_of_range(cell, scaled(column.minimum_scaled, column),
                                 scaled(column.maximum_scaled, column));
}

message wrong_type(column_type type, const says::value& cell) {
  switch (type) {
    case column_type::boolean:
      return says::cell_wants_truth(cell);
    case column_type::category:
      return says::cell_wants_text(cell);
    default:
      return says::cell_wants_number(cell);
  }
}

}  // namespace

std::string_view name_of(cell_fault fault) noexcept {
  constexpr std::array<std::string_view, 16> names = {
      "none",         "bad_number",         "too_many_digits",   "out_of_range",
      "bad_boolean",  "bad_duration",       "bad_timestamp",     "not_finite",
      "invalid_utf8", "wrong_type",         "number_separator",  "percent_sign",
      "full_width",   "spreadsheet_number", "negative_duration", "unstated_date_order"};
  static_assert(names.size() == text::enumerator_count<cell_fault>);
  return names[static_cast<std::size_t>(fault)];
}

message complain(cell_fault fault, const column_definition& column, const says::value& cell,
                 std::string_view wanted) {
  switch (fault) {
    case cell_fault::none:
      break;
    case cell_fault::bad_number:
      return says::cell_no_number(cell);
    case cell_fault::too_many_digits:
      return column.decimals == 0 ? says::cell_not_whole(cell) : says::cell_too_fine(cell, column.decimals);
    case cell_fault::out_of_range:
      return out_of_range(column, cell);
    case cell_fault::bad_boolean:
      return says::cell_no_truth_value(cell);
    case cell_fault::bad_duration:
      return wanted.empty() ? says::cell_no_seconds(cell) : says::cell_no_duration(cell, wanted);
    case cell_fault::bad_timestamp:
      return wanted.empty() ? says::cell_no_iso_time(cell) : says::cell_no_time(cell, wanted);
    case cell_fault::not_finite:
      return says::cell_not_finite(cell);
    case cell_fault::invalid_utf8:
      return says::cell_not_utf8(cell);
    case cell_fault::wrong_type:
      return wrong_type(column.type, cell);
    case cell_fault::number_separator:
      return says::cell_separators(cell);
    case cell_fault::percent_sign:
      return says::cell_percent_sign(cell);
    case cell_fault::full_width:
      return says::cell_full_width(cell);
    case cell_fault::spreadsheet_number:
      return says::cell_spreadsheet_number(cell);
    case cell_fault::negative_duration:
      return says::cell_negative_duration(cell);
    case cell_fault::unstated_date_order:
      return says::cell_date_order(cell);
  }
  return {};
}

std::string shown(std::string_view text) {
  const bool cut = text.size() > longest_shown_bytes;
  if (cut) {
    std::size_t length = longest_shown_bytes;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
      --length;
    text = text.substr(0, length);
  }
  std::string result = "\"";
  detail::append_visible(result, text);
  result += cut ? "...\"" : "\"";
  return result;
}

}  // namespace assay::column
