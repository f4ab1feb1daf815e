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

#include "table/cell_reader.hpp"

namespace assay::io {

/// What a listed text of a file stands for.
struct mapped_value {
  std::string text;         ///< in the file
  bool missing = false;     ///< it stands for a missing cell
  std::int64_t scaled = 0;  ///< otherwise: the value
  std::string category;     ///< otherwise, for category columns: the text
};

/// Where a record column comes from and how its texts are read.
struct column_mapping {
  std::string column;                               ///< of the record type
  std::vector<std::string> headers;                 ///< of the file; several are joined by one blank
  std::optional<std::vector<std::string>> missing;  ///< texts for "no value"; none: those of the table
  std::vector<mapped_value> values;
  cells::cell_format format;
};

/// Rows are kept only when the text under `header` is one of `texts` (or, otherwise, none of them). The text is compared as
/// it stands in the file.
struct row_condition {
  std::string header;
  std::vector<std::string> texts;
  bool keeps_listed = true;
};

/// How the rows of one file become records of one type. As it is made: a CSV file with the record type's own names.
struct table_mapping {
  char delimiter = ',';
  std::vector<std::string> missing = {std::string{}};  ///< texts for "no value"
  std::vector<row_condition> where;                    ///< a row has to fulfil all of them
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
///   unknown_record_type, unknown_column, bad_delimiter, bad_format, bad_value                            errors
///   never_used                                                                                           warning
[[nodiscard]] parsed_source_mapping parse_source_mapping(std::string_view json,
                                                         std::span<const record_definition> records);

/// Reads a mapping file; throws assay::error (file when it cannot be read, model with all its errors, one on a line).
/// Warnings are appended to `warnings`.
[[nodiscard]] source_mapping load_source_mapping(const std::string& path,
                                                 std::span<const record_definition> records,
                                                 std::vector<diagnostic>& warnings);

}  // namespace assay::io
