// SPDX-License-Identifier: Apache-2.0
//
// Why a row of a file is not used.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "column/cell_fault.hpp"
#include "io/csv/csv_tokenizer.hpp"

namespace assay::io {

/// Each row is rejected for one reason: damage to the text of the row first, then its number of fields, then the first
/// cell, in the order of the record's columns, that cannot be read.
enum class reject_reason : std::uint8_t {
  unterminated_quote,
  text_after_closing_quote,
  quote_in_unquoted_field,
  invalid_utf8,
  bad_encoding,
  byte_order_mark,
  nul_byte,
  record_too_long,
  too_many_fields,
  ragged_row,  ///< another number of fields than the header has
  bad_number,
  too_many_digits,
  out_of_range,
  bad_boolean,
  bad_duration,
  bad_timestamp,
  not_finite,
  wrong_type,
  number_separator,
  percent_sign,
  full_width,
  spreadsheet_number,
  negative_duration,
  unstated_date_order,
  missing_key,    ///< no value in a column of the key
  duplicate_key,  ///< a row with the same key came before
  outside_range,  ///< a calculated column lies outside of its declared range
};
inline constexpr std::size_t reject_reason_count = 27;

/// The stable id, as spelled above: what states count by.
[[nodiscard]] std::string_view name_of(reject_reason reason) noexcept;
/// The reason with that id in a few words for people, "zh" or "en"; an id of somebody else's is handed back as it is.
[[nodiscard]] std::string_view describe(std::string_view name, std::string_view language) noexcept;

[[nodiscard]] reject_reason reason_of(csv_fault fault) noexcept;
/// `fault` must not be none.
[[nodiscard]] reject_reason reason_of(column::cell_fault fault) noexcept;

}  // namespace assay::io
