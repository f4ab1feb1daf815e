// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a CSV file, where, and how it is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <assay/message.hpp>

#include "io/csv/csv_options.hpp"

namespace assay::io {

/// A place in the input, both 1-based. The column counts characters (code points) of the physical line.
struct csv_position {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  friend bool operator==(const csv_position&, const csv_position&) = default;
};

/// The place that follows `before`, which begins at the start of line `line`.
[[nodiscard]] csv_position position_after(std::string_view before, std::uint64_t line) noexcept;

/// What can be wrong with a record. Of several faults in one record the first in the file is reported; the
/// record is dropped as a whole and tokenizing goes on at "next":
enum class csv_fault : std::uint8_t {
  /// The input ends inside a quoted field, or the quote that closes it stands on a later line and has text
  /// behind it. At: the opening quote. Next: the line after the one with the opening quote, so that a stray
  /// quote costs one line and not the lines up to the next quote or the rest of the file.
  unterminated_quote,
  /// Something other than a delimiter, a line end or a second quote follows a closing quote on the line of the
  /// opening one. At: that character. Next: the line after it, quotes not considered.
  text_after_closing_quote,
  /// A quote inside a field that does not begin with one. At: that quote. Next: the line after it, quotes not
  /// considered.
  quote_in_unquoted_field,
  /// Bytes that are not UTF-8. At: the first of them. Next: the record that follows (quoted line ends do not
  /// end it).
  invalid_utf8,
  /// Bytes that the declared encoding does not have (csv_options::converted_from). Otherwise as invalid_utf8.
  bad_encoding,
  /// A byte order mark anywhere but at the start: files were put together. Next: the record that follows.
  byte_order_mark,
  /// A byte 0. At: that byte. Next: the record that follows.
  nul_byte,
  /// More than `maximum_record_bytes`. At: the opening quote if a quoted field is still open at the limit,
  /// else the start of the record. Next: the line after the one with that opening quote, else the line after
  /// the limit.
  record_too_long,
  /// More than `maximum_fields`. At: the first field above the limit. Next: the record that follows, unless
  /// the same record has a further fault with a rule of its own.
  too_many_fields,
};

/// The fault's own name, as spelt above.
[[nodiscard]] std::string_view name_of(csv_fault fault) noexcept;

struct csv_error {
  csv_fault fault = csv_fault::unterminated_quote;
  csv_position position;
  std::uint64_t byte_offset = 0;  ///< 0-based, of the byte at `position`; a byte order mark counts
  bool in_quotes = false;         ///< a quoted field was open
  std::string bytes;              ///< from the fault on, the first ones; when it is one of bytes

  static constexpr std::size_t most_bytes = 4096;
};

/// What is wrong and what to do, to be put after "file:line:column: ".
[[nodiscard]] message describe(const csv_error& fault, const csv_options& options);

}  // namespace assay::io
