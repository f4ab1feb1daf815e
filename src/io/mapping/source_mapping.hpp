// SPDX-License-Identifier: Apache-2.0
//
// The source mapping: how somebody's files become records of a model. A JSON document (docs/data.md, schema in
// docs/schema/source.schema.json); this is its meaning, checked against the model's record types.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/diagnostic.hpp>
#include <assay/record.hpp>

#include "column/cell_reader.hpp"
#include "io/mapping/encoding.hpp"
#include "io/mapping/number_style.hpp"

namespace assay::io {

/// What a listed text of a file stands for.
struct mapped_value {
  std::string text;         ///< in the file
  bool missing = false;     ///< it stands for a missing cell
  std::int64_t scaled = 0;  ///< otherwise: the value
  std::string category;     ///< otherwise, for category columns: the text
};

/// Lengths of time below zero.
enum class negative_policy : std::uint8_t {
  usual,  ///< error; keep when the model's column declares a minimum below zero
  error,
  missing,
  keep,
};

/// Numbers of which a spreadsheet kept the first digits only (column::is_shortened_number).
enum class damaged_policy : std::uint8_t {
  usual,  ///< reject in columns of whole numbers and in keys; keep, with a note, in categories
  reject,
  missing,
  keep,
};

/// Cells that cannot be read.
enum class failure_policy : std::uint8_t {
  usual,       ///< as the reader is told
  reject_row,  ///< the row is left out and counted, whatever the reader is told
  missing,     ///< the cell has no value, and is counted
};

/// Where a record column comes from and how its texts are read.
struct column_mapping {
  std::string column;                               ///< of the record type
  std::vector<std::string> headers;                 ///< of the file; several are joined by one blank
  std::optional<std::vector<std::string>> missing;  ///< texts for "no value"; none: those of the table
  std::vector<mapped_value> values;
  column::cell_format format;
  /// Headers of clock times that came before this one on the same date, in order: each time a clock is earlier than the
  /// one before it, by more than the slack, a day has passed.
  std::vector<std::string> after;
  std::int64_t clock_slack_s = 0;
  std::optional<number_style> numbers;  ///< none: that of the table
  std::optional<bool> normalise_width;  ///< none: that of the table, but not for categories
  negative_policy negative = negative_policy::usual;
  damaged_policy damaged = damaged_policy::usual;
  failure_policy on_error = failure_policy::usual;
};

/// Rows are kept only when the text under `header` is one of `texts` (or, otherwise, none of them). The text is compared as
/// it stands in the file.
struct row_condition {
  std::string header;
  std::vector<std::string> texts;
  bool keeps_listed = true;
};

/// What becomes of rows with equal keys.
enum class duplicate_policy : std::uint8_t { error, keep_first, keep_last, count_all };

/// The headers whose texts, together, tell the rows of a table apart.
struct key_rule {
  std::vector<std::string> headers;  ///< empty: rows have no key
  duplicate_policy duplicates = duplicate_policy::error;
  std::string
      order_by;  ///< record column that says which row is the first and the last; empty: the order of the file
};

/// How the rows of one file become records of one type. As it is made: a CSV file with the record type's own names.
struct table_mapping {
  std::optional<char> delimiter;          ///< none: by the header line (io/csv/file_beginning.hpp)
  std::optional<encoding> text_encoding;  ///< none: by the byte order mark, else UTF-8
  std::optional<std::size_t> maximum_row_bytes;
  std::uint64_t maximum_expansion = 250;  ///< bytes of text a byte of a compressed file may become
  std::vector<std::string> missing = {std::string{}};  ///< texts for "no value"
  std::vector<row_condition> where;                    ///< a row has to fulfil all of them
  key_rule key;
  number_style numbers;
  bool normalise_width = false;
  std::vector<column_mapping>
      columns;  ///< record columns that are not listed have the header of their own name

  /// What is said about a record column, or null.
  [[nodiscard]] const column_mapping* find(std::string_view column) const noexcept;
};

struct source_mapping {
  struct named_table {
    std::string record;  ///< name of the record type
    table_mapping mapping;
  };
  label title;
  std::vector<named_table> tables;

  /// What is said about a record type, or null.
  [[nodiscard]] const table_mapping* find(std::string_view record) const noexcept;
};

struct parsed_source_mapping {
  std::optional<source_mapping> value;  ///< empty exactly when a diagnostic is an error
  std::vector<diagnostic> diagnostics;  ///< errors first, then warnings, both in document order
};

/// Reads a mapping for the record types of a model; nothing is thrown for a wrong document. Codes beside those of JSON
/// itself (document/json_document.hpp):
///   wrong_type, missing_key, unknown_key, conflicting_keys, empty_text, empty_list, too_many, unsupported_format,
///   unknown_record_type, unknown_column, unknown_word, out_of_range, bad_delimiter, bad_encoding, bad_format, bad_value                      errors
///   never_used                                                                                           warning
[[nodiscard]] parsed_source_mapping parse_source_mapping(std::string_view json,
                                                         std::span<const record_definition> records);

}  // namespace assay::io
