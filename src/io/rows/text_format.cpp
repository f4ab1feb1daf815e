// SPDX-License-Identifier: Apache-2.0
//
// What is said about a delimiter that nobody declared.
#include "io/rows/text_format.hpp"

#include <optional>

#include "io/csv/file_beginning.hpp"
#include "message/note_sentences.hpp"
#include "message/row_sentences.hpp"

namespace assay::io {
namespace {

message spelled(char delimiter) {
  return delimiter == '\t' ? says::a_tab() : says::a_delimiter(std::string_view{&delimiter, 1});
}

}  // namespace

text_format format_of(std::string_view beginning, const table_mapping& mapping,
                      std::size_t maximum_row_bytes) {
  text_format found;
  const std::optional<char> stated = stated_delimiter(beginning);
  found.options.maximum_record_bytes = mapping.maximum_row_bytes.value_or(maximum_row_bytes);
  found.options.skips_first_line = stated.has_value();
  found.options.delimiter =
      mapping.delimiter ? *mapping.delimiter : stated.value_or(likely_delimiter(beginning));
  const message delimiter = spelled(found.options.delimiter);
  if (stated && found.options.delimiter == *stated) {
    found.note = says::delimiter_stated(delimiter);
  } else if (stated) {
    found.note = says::delimiter_overruled(spelled(*stated), delimiter);
  } else if (!mapping.delimiter && found.options.delimiter != ',') {
    found.note = says::delimiter_guessed(delimiter);
  }
  return found;
}

}  // namespace assay::io
