// SPDX-License-Identifier: Apache-2.0
//
// What a mapping means for one file: with the header known, every record column has its fields, and nothing is looked up
// by name any more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/record.hpp>

#include "column/cell_reader.hpp"
#include "io/csv/csv_tokenizer.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/rows/text_set.hpp"

namespace assay::io {

/// A record column that the file supplies.
struct bound_column {
  std::size_t column = 0;           ///< index in the record definition
  std::vector<std::size_t> fields;  ///< of a row; several are joined by a blank
  bool is_category = false;
  column::cell_reader reader;
  text_set missing;
  text_set value_texts;              ///< texts with a meaning of their own ...
  std::vector<mapped_value> values;  ///< ... which has the same number here

  /// Whether texts have to be put together or rewritten before they are read: `fields`, `after`, `numbers`, width.
  bool is_unusual = false;
  std::size_t field = 0;  ///< the first of `fields`
  std::vector<std::size_t> after =
      {};  ///< fields with clock times that came before, on the date of fields.front()
  std::int64_t clock_slack_s = 0;
  number_style numbers = {};
  bool normalises_width = false;
  negative_policy negative = negative_policy::keep;
  damaged_policy damaged = damaged_policy::keep;
  bool notes_damage = false;  ///< kept, but not in silence
  bool minds_damage = false;  ///< texts of a category are looked at for it
  std::int64_t smallest =
      INT64_MIN;  ///< value that needs no second look: 0 where lengths of time below it are minded
  failure_policy on_error = failure_policy::usual;
};

/// One of the fields that tell rows apart, read as the record columns with its header are: two texts are one key when they
/// would be one cell.
struct bound_key_part {
  std::size_t field = 0;
  bool keeps_damaged = false;
  bool drops_blanks = false;  ///< around the text: no column with this header is a category
  bool normalises_width = false;
  text_set missing;
};

struct bound_key {
  std::vector<bound_key_part> parts;  ///< empty: rows have no key
  std::size_t order = 0;              ///< index in the record definition, when the rule has an order
};

struct bound_condition {
  std::size_t field = 0;
  bool keeps_listed = true;
  text_set texts;
};

struct header_binding {
  std::vector<std::string> headers;
  std::vector<bound_column> columns;  ///< in the order of the record definition
  std::vector<bound_condition> where;
  bound_key key;
  std::vector<message> notes;  ///< about columns that the mapping names, that the file lacks and nobody needs
};

/// Finds the file's columns. `header` is the first row of the file. Throws assay::error (data, at `file`), one line for each
/// fault: a column in `required` (names of record columns), of a condition or of the key that the file lacks, a used header
/// that occurs twice.
[[nodiscard]] header_binding bind_header(const csv_record& header, const record_definition& record,
                                         const table_mapping& mapping, std::span<const std::string> required,
                                         const std::string& file);

}  // namespace assay::io
