// SPDX-License-Identifier: Apache-2.0
//
// Names of reasons, and the faults they stand for.
#include "io/reject_reason.hpp"

namespace assay::io {

std::string_view name_of(reject_reason reason) noexcept {
  constexpr std::array<std::string_view, reject_reason_count> names = {"unterminated_quote",
                                                                       "text_after_closing_quote",
                                                                       "quote_in_unquoted_field",
                                                                       "invalid_utf8",
                                                                       "bad_encoding",
                                                                       "byte_order_mark",
                                                                       "nul_byte",
                                                                       "record_too_long",
                                                                       "too_many_fields",
                                                                       "ragged_row",
                                                                       "bad_number",
                                                                       "too_many_digits",
                                                                       "out_of_range",
                                                                       "bad_boolean",
                                                                       "bad_duration",
                                                                       "bad_timestamp",
                                                                       "not_finite",
                                                                       "wrong_type",
                                                                       "number_separator",
                                                                       "percent_sign",
                                                                       "full_width",
                                                                       "spreadsheet_number",
                                                                       "negative_duration",
                                                                       "unstated_date_order",
                                                                       "missing_key",
                                                                       "duplicate_key"};
  return names[static_cast<std::size_t>(reason)];
}

reject_reason reason_of(csv_fault fault) noexcept {
  switch (fault) {
    case csv_fault::unterminated_quote:
      return reject_reason::unterminated_quote;
    case csv_fault::text_after_closing_quote:
      return reject_reason::text_after_closing_quote;
    case csv_fault::quote_in_unquoted_field:
      return reject_reason::quote_in_unquoted_field;
    case csv_fault::invalid_utf8:
      return reject_reason::invalid_utf8;
    case csv_fault::bad_encoding:
      return reject_reason::bad_encoding;
    case csv_fault::byte_order_mark:
      return reject_reason::byte_order_mark;
    case csv_fault::nul_byte:
      return reject_reason::nul_byte;
    case csv_fault::record_too_long:
      return reject_reason::record_too_long;
    case csv_fault::too_many_fields:
      break;
  }
  return reject_reason::too_many_fields;
}

reject_reason reason_of(cells::cell_fault fault) noexcept {
  using cells::cell_fault;
  switch (fault) {
    case cell_fault::bad_number:
      return reject_reason::bad_number;
    case cell_fault::too_many_digits:
      return reject_reason::too_many_digits;
    case cell_fault::out_of_range:
      return reject_reason::out_of_range;
    case cell_fault::bad_boolean:
      return reject_reason::bad_boolean;
    case cell_fault::bad_duration:
      return reject_reason::bad_duration;
    case cell_fault::bad_timestamp:
      return reject_reason::bad_timestamp;
    case cell_fault::not_finite:
      return reject_reason::not_finite;
    case cell_fault::invalid_utf8:
      return reject_reason::invalid_utf8;
    case cell_fault::number_separator:
      return reject_reason::number_separator;
    case cell_fault::percent_sign:
      return reject_reason::percent_sign;
    case cell_fault::full_width:
      return reject_reason::full_width;
    case cell_fault::spreadsheet_number:
      return reject_reason::spreadsheet_number;
    case cell_fault::negative_duration:
      return reject_reason::negative_duration;
    case cell_fault::unstated_date_order:
      return reject_reason::unstated_date_order;
    case cell_fault::none:
    case cell_fault::wrong_type:
      break;
  }
  return reject_reason::wrong_type;
}

}  // namespace assay::io
