// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with the text of a CSV file. The codes are the reasons by which rows are counted (docs/data.md).
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Quotes.
inline constexpr const char* close_quote = R"(close it with " (a quote inside it is written ""))";
inline constexpr sentence quote_never_closed{
    "unterminated_quote.never", {"the quoted field that begins here is never closed", close_quote}};
inline constexpr sentence quote_not_closed{
    "unterminated_quote.text_behind",
    {"the quoted field that begins here is not closed: the next quote stands on a later line and has text "
     "behind it",
     close_quote}};
inline constexpr sentence text_behind_quote{
    "text_after_closing_quote",
    {"text after the closing quote of a field", R"(write a quote inside a quoted field as "")"}};
inline constexpr sentence quote_inside_field{
    "quote_in_unquoted_field",
    {"a quote inside a field without quotes", R"(put the field in quotes and write this one as "")"}};

// Bytes.
inline constexpr sentence row_not_utf8{
    "invalid_utf8.row",
    with{"bytes", "offset"},
    {"not UTF-8: bytes {bytes} at offset {offset}", "save the file as UTF-8"}};
inline constexpr sentence row_in_other_encoding{
    "invalid_utf8.encoding",
    with{"bytes", "offset", "encoding"},
    {"not UTF-8: bytes {bytes} at offset {offset}",
     R"(it looks like {encoding}: declare "encoding": "{encoding}" in the source mapping if the whole file is, )"
     "otherwise save all of it as UTF-8"}};
inline constexpr sentence row_not_in_encoding{
    "bad_encoding.row",
    with{"encoding", "byte"},
    {"not {encoding}: byte {byte}",
     "the declared encoding is wrong, or the file mixes encodings: save it in one, best UTF-8"}};
inline constexpr sentence mark_in_the_middle{
    "byte_order_mark",
    {"a byte order mark in the middle of the file, as where files were put together",
     "take it out, and further headers too"}};
inline constexpr sentence zero_byte{
    "nul_byte",
    with{"offset", "encoding"},
    {"a NUL byte at offset {offset}",
     "the file is binary, damaged or UTF-16: save it as UTF-8 text, or declare "
     R"("encoding": "{encoding}" in the source mapping)"}};

// Sizes.
inline constexpr sentence open_field_too_long{
    "record_too_long.open",
    with{"most"},
    {"the record is longer than {most} bytes and the quoted field that begins here is still open",
     R"(close it with ")"}};
inline constexpr sentence record_too_long{
    "record_too_long.line",
    with{"most"},
    {"the record is longer than {most} bytes", "check the line ends of the file or raise the limit"}};
inline constexpr sentence too_many_fields{
    "too_many_fields",
    with{"most", "delimiter"},
    {"more than {most} fields in one record", "check the delimiter ('{delimiter}') or raise the limit"}};

// Calls of programs.
inline constexpr sentence csv_delimiter{
    "bad_option.delimiter",
    "csv_options: the delimiter must be an ASCII character, not NUL, CR, LF or a double quote"};
inline constexpr sentence csv_record_bytes{"bad_option.record_bytes",
                                           "csv_options: maximum_record_bytes must be from 1 to 2^30"};
inline constexpr sentence csv_fields{"bad_option.fields", "csv_options: maximum_fields must be at least 1"};
inline constexpr sentence csv_finished{"bad_call.csv_finished", with{"function"},
                                       "csv_tokenizer::{function}: finish() was called"};
inline constexpr sentence csv_undrained{"bad_call.csv_undrained", with{"function"},
                                        "csv_tokenizer::{function}: call next() until it returns need_input"};

}  // namespace assay::says
