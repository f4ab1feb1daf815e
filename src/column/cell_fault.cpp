// SPDX-License-Identifier: Apache-2.0
//
// Names and sentences for the faults of cells.
#include "column/cell_fault.hpp"

#include <algorithm>
#include <array>

#include <assay/decimal.hpp>
#include <assay/detail/civil_date.hpp>
#include <assay/diagnostic.hpp>

#include "text/enumerators.hpp"

namespace assay::column {
namespace {

constexpr std::size_t longest_shown_bytes = 60;

std::string scaled(std::int64_t value, const column_definition& column) {
  return decimal{value, column.decimals}.shortest().text();
}

cell_complaint too_many_digits(const column_definition& column) {
  if (column.decimals == 0) {
    return {"has digits after the point, and the column holds whole numbers",
            "declare \"decimals\" for the column, or \"round\": \"half_even\""};
  }
  const std::string decimals = std::to_string(column.decimals);
  return {"has more digits after the point than the " + decimals + " the column declares",
          "declare more \"decimals\" for the column, or \"round\": \"half_even\""};
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

cell_complaint out_of_range(const column_definition& column) {
  if (column.type == column_type::timestamp) {
    return {"is outside " + instant(column.minimum_scaled, column.decimals) + " to " +
                instant(column.maximum_scaled, column.decimals) + ", the range of the column",
            "correct the value, declare another \"minimum\" and \"maximum\", or fewer \"decimals\""};
  }
  return {"is outside " + scaled(column.minimum_scaled, column) + " to " +
              scaled(column.maximum_scaled, column) + ", the range of the column",
          "correct the value, or declare another \"minimum\" and \"maximum\""};
}

cell_complaint bad_timestamp(std::string_view wanted) {
  if (!wanted.empty()) {
    return {"is not a date and time that exists, written as " + std::string{wanted},
            "correct the value, or the format"};
  }
  return {"is not a date and time that exists, written by ISO 8601",
          "write it like 2026-04-01T09:03:20Z or 2026-04-01 09:03:20+08:00"};
}

cell_complaint bad_duration(std::string_view wanted) {
  if (!wanted.empty())
    return {"is not a length of time written as " + std::string{wanted}, "correct the value, or the format"};
  return {"is not a number of seconds", "write plain seconds"};
}

cell_complaint wrong_type(column_type type) {
  switch (type) {
    case column_type::boolean:
      return {"is not a truth value", "pass true or false"};
    case column_type::category:
      return {"is not a text", "pass what the column compares and groups by as text"};
    default:
      return {"is not a number", "pass a number, or a text that spells one"};
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

cell_complaint complain(cell_fault fault, const column_definition& column, std::string_view wanted) {
  switch (fault) {
    case cell_fault::none:
      break;
    case cell_fault::bad_number:
      return {"is not a number", "write digits with '.' before the decimals and no thousands separators"};
    case cell_fault::too_many_digits:
      return too_many_digits(column);
    case cell_fault::out_of_range:
      return out_of_range(column);
    case cell_fault::bad_boolean:
      return {"is not a truth value", "write true, false, 1 or 0"};
    case cell_fault::bad_duration:
      return bad_duration(wanted);
    case cell_fault::bad_timestamp:
      return bad_timestamp(wanted);
    case cell_fault::not_finite:
      return {"is not a finite number", "treat it as missing, or correct the value"};
    case cell_fault::invalid_utf8:
      return {"is not UTF-8", "convert the text to UTF-8"};
    case cell_fault::wrong_type:
      return wrong_type(column.type);
    case cell_fault::number_separator:
      return {"has a decimal comma or thousands separators",
              "state them in the source mapping, such as \"decimal\": \",\" or \"thousands\": \",\""};
    case cell_fault::percent_sign:
      return {"has a percent sign", "state \"unit\": \"percent\" in the source mapping: 95% is then 0.95"};
    case cell_fault::full_width:
      return {"has full-width characters",
              "state \"width\": \"normalise\" in the source mapping to read them as ordinary ones"};
    case cell_fault::spreadsheet_number:
      return {"is a number of which a spreadsheet kept the first digits only",
              "export the column as text again, or state \"damaged\": \"missing\" or \"keep\" for it in the "
              "source "
              "mapping"};
    case cell_fault::negative_duration:
      return {"is a length of time below zero",
              "correct the value, or state \"negative\": \"missing\" or \"keep\" for the column in the "
              "source mapping"};
    case cell_fault::unstated_date_order:
      return {"may be day/month/year or month/day/year",
              "state which in the source mapping: \"format\": \"%d/%m/%Y %H:%M\" or \"%m/%d/%Y %H:%M\", with "
              "as much "
              "of the clock as is written"};
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
