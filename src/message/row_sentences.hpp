// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with the header and the rows of a file of records. Codes of rows are the reasons by which they are counted
// (docs/data.md).
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// The row of a fault is left out; has its code.
inline constexpr sentence rejected_row{".rejected", with{"fault", "reason"}, "{fault:line} [{reason}]"};

// Headers.
inline constexpr sentence fault_of_header{
    ".header", with{"fault"}, {"the header cannot be read: {fault}", "{fault:hint}"}};
inline constexpr sentence header_missing{
    "missing_header.column",
    with{"record", "column", "header", "advice"},
    {R"(record type "{record:whole}" needs the column "{column:whole}", and the file has no header "{header:visible}")",
     "{advice}"}};
inline constexpr sentence key_header_missing{
    "missing_header.key",
    with{"header", "advice"},
    {R"(the key needs the header "{header:visible}", which the file does not have)", "{advice}"}};
inline constexpr sentence condition_header_missing{
    "missing_header.condition",
    with{"header", "advice"},
    {R"(a condition ("where") needs the header "{header:visible}", which the file does not have)",
     "{advice}"}};
inline constexpr sentence order_header_missing{
    "missing_header.order",
    with{"column"},
    {R"(rows are ordered by the column "{column:whole}" ("order_by"), which the file does not have)",
     "name its header in the source mapping"}};
inline constexpr sentence header_twice{
    "header_twice",
    with{"header", "first", "second"},
    {R"(the header "{header:visible}" occurs twice, in columns {first} and {second})", "rename one of them"}};
inline constexpr sentence other_delimiter{"advice.delimiter", with{"delimiter"},
                                          "the file has one column only: its delimiter may be {delimiter}"};
inline constexpr sentence name_header{"advice.header", "name the right header in a source mapping"};
inline constexpr sentence a_tab{"delimiter.tab", "a tab"};
inline constexpr sentence a_delimiter{"delimiter.character", with{"character"}, "'{character}'"};

// Rows.
inline constexpr sentence row_of_one_field{
    "ragged_row.one",
    with{"header_fields"},
    {"the row has 1 field and the header {header_fields}", "write every field of a row"}};
inline constexpr sentence row_too_short{
    "ragged_row.short",
    with{"fields", "header_fields"},
    {"the row has {fields} fields and the header {header_fields}", "write every field of a row"}};
inline constexpr sentence row_too_long{"ragged_row.long",
                                       with{"fields", "header_fields"},
                                       {"the row has {fields} fields and the header {header_fields}",
                                        "put fields that contain the delimiter in quotes"}};

// Cells. Where one is: has the code of its fault.
inline constexpr sentence fault_of_cell{
    ".cell", with{"fault", "column"}, {"{column}: {fault}", "{fault:hint}"}};
inline constexpr sentence fault_beside_values{
    ".cell_with_values",
    with{"fault", "column", "texts"},
    {"{column}: {fault}", "texts with a meaning of their own: {texts}; {fault:hint}"}};
inline constexpr sentence column_in_file{"place.column", with{"column"}, R"(column "{column:whole}")"};
inline constexpr sentence column_of_headers{"place.headers", with{"column", "headers"},
                                            R"(column "{column:whole}" (header {headers:visible}))"};
inline constexpr sentence all_texts{"texts.all", with{"texts"}, "{texts:visible}"};
inline constexpr sentence first_texts{"texts.first", with{"texts"}, "{texts:visible}, ..."};

// Keys.
inline constexpr sentence key_missing{
    "missing_key.row",
    with{"header", "text"},
    {R"(key column "{header:visible}": "{text:visible}" is no key, and rows without one cannot be told apart)",
     R"(write the key, drop such rows by a condition ("where"), or leave the column out of "key")"}};
inline constexpr sentence key_shortened{
    "spreadsheet_number.key",
    with{"header", "text"},
    {R"(key column "{header:visible}": "{text:visible}" is a number of which a spreadsheet kept the first digits only)",
     R"(export the column as text again, or state "damaged": "keep" for it in the source mapping)"}};
inline constexpr sentence key_twice{
    "duplicate_key.row",
    with{"key", "place"},
    {"the key {key:visible} has occurred before, in {place}",
     R"(take one of the rows out, or state "duplicates": "keep_first", "keep_last" or "count_all" in the source mapping)"}};
inline constexpr sentence too_many_keys{
    "too_many.keys",
    with{"most"},
    {"more than {most} different keys, the most that are remembered",
     "raise the limit (--max-keys) when there is memory for about 100 bytes a key, or evaluate in smaller "
     "parts"}};

// Calls of programs.
inline constexpr sentence reader_option{
    "bad_option.reader",
    "reader_options: rows_per_block and bytes_per_read must be at least 1, maximum_row_bytes 1 to 2^30"};

}  // namespace assay::says
