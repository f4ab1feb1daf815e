// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with one cell, and how it is told to people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <assay/message.hpp>
#include <assay/record.hpp>

#include "message/sentence.hpp"

namespace assay::column {

/// Why a cell cannot be held by its column. The names are stable: states and reports count rows by them.
enum class cell_fault : std::uint8_t {
  none,
  bad_number,       ///< text that spells no number
  too_many_digits,  ///< digits other than zero beyond the declared decimals
  out_of_range,     ///< outside the column's minimum and maximum, or too large to be held at all
  bad_boolean,      ///< neither true, false, 1 nor 0
  bad_duration,     ///< text that spells no length of time in the column's format
  bad_timestamp,  ///< text that spells no point in time in the column's format, or a date that does not exist
  not_finite,     ///< NaN or an infinity
  invalid_utf8,   ///< text that is not UTF-8
  wrong_type,     ///< a value of a kind that the column's type has no use for
  number_separator,     ///< a decimal comma or thousands separators that nobody declared
  percent_sign,         ///< a percent sign that nobody declared
  full_width,           ///< full-width digits or punctuation that nobody declared
  spreadsheet_number,   ///< a whole number of which a spreadsheet kept the first digits only: 6.02157E+11
  negative_duration,    ///< a length of time below zero
  unstated_date_order,  ///< 3/4/2026 without a format: nobody said which part is the day
};

[[nodiscard]] std::string_view name_of(cell_fault fault) noexcept;

/// A cell as its column holds it, or why it cannot.
struct scaled_value {
  std::int64_t value = 0;  ///< scaled to the column's decimals; booleans 0 or 1
  cell_fault fault = cell_fault::none;

  [[nodiscard]] bool ok() const noexcept { return fault == cell_fault::none; }
  friend bool operator==(const scaled_value&, const scaled_value&) = default;
};

[[nodiscard]] constexpr scaled_value failed(cell_fault fault) noexcept { return {0, fault}; }

/// `value` if the column allows it.
[[nodiscard]] constexpr scaled_value within(std::int64_t value, std::int64_t minimum,
                                            std::int64_t maximum) noexcept {
  if (value < minimum || value > maximum) return failed(cell_fault::out_of_range);
  return {value, cell_fault::none};
}

/// What is wrong with a cell that the column cannot hold, and what to do about it. `cell` is how it stands in the sentence, such
/// as says::text_cell; `wanted` says what the column's texts look like (`h:mm:ss`); empty: as its type says.
[[nodiscard]] message complain(cell_fault fault, const column_definition& column, const says::value& cell,
                               std::string_view wanted = {});

/// `text` for a message: in double quotes, control characters spelled out, cut off between characters when long.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace assay::column
