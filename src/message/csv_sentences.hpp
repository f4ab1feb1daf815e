// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with the text of a CSV file. The codes are the reasons by which rows are counted (docs/data.md).
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Quotes.
inline constexpr const char* close_quote = R"(close it with " (a quote inside it is written ""))";
inline constexpr const char* close_quote_zh = R"(用 " 结束它（字段内的引号写成 ""）)";
inline constexpr sentence quote_never_closed{
    "unterminated_quote.never",
    {"the quoted field that begins here is never closed", close_quote},
    {"从这里开始的带引号字段一直没有结束", close_quote_zh}};
inline constexpr sentence quote_not_closed{
    "unterminated_quote.text_behind",
    {"the quoted field that begins here is not closed: the next quote stands on a later line and has text "
     "behind it",
     close_quote},
    {"从这里开始的带引号字段没有结束：下一个引号在后面的行中，且其后还有文字", close_quote_zh}};
inline constexpr sentence text_behind_quote{
    "text_after_closing_quote",
    {"text after the closing quote of a field", R"(write a quote inside a quoted field as "")"},
    {"字段的结束引号之后还有文字", R"(将带引号字段内的引号写成 "")"}};
inline constexpr sentence quote_inside_field{
    "quote_in_unquoted_field",
    {"a quote inside a field without quotes", R"(put the field in quotes and write this one as "")"},
    {"未加引号的字段中有引号", R"(为该字段加上引号，并将其中的引号写成 "")"}};

// Bytes.
inline constexpr sentence row_not_utf8{
    "invalid_utf8.row",
    with{"bytes", "offset"},
    {"not UTF-8: bytes {bytes} at offset {offset}", "save the file as UTF-8"},
    {"不是 UTF-8：偏移 {offset} 处的字节为 {bytes}", "将文件保存为 UTF-8"}};
inline constexpr sentence row_in_other_encoding{
    "invalid_utf8.encoding",
    with{"bytes", "offset", "encoding"},
    {"not UTF-8: bytes {bytes} at offset {offset}",
     R"(it looks like {encoding}: declare "encoding": "{encoding}" in the source mapping if the whole file is, )"
     "otherwise save all of it as UTF-8"},
    {"不是 UTF-8：偏移 {offset} 处的字节为 {bytes}",
     R"(看起来像 {encoding}：如果整个文件都是，在来源映射中声明 "encoding": "{encoding}"，否则将整个文件保存为 UTF-8)"}};
inline constexpr sentence row_not_in_encoding{
    "bad_encoding.row",
    with{"encoding", "byte"},
    {"not {encoding}: byte {byte}",
     "the declared encoding is wrong, or the file mixes encodings: save it in one, best UTF-8"},
    {"不是 {encoding}：字节 {byte}",
     "声明的编码有误，或文件混用了多种编码：统一保存为一种编码，最好是 UTF-8"}};
inline constexpr sentence mark_in_the_middle{
    "byte_order_mark",
    {"a byte order mark in the middle of the file, as where files were put together",
     "take it out, and further headers too"},
    {"文件中间有字节序标记，像是由多个文件拼接而成", "去掉它，并去掉多余的表头"}};
inline constexpr sentence zero_byte{
    "nul_byte",
    with{"offset", "encoding"},
    {"a NUL byte at offset {offset}",
     "the file is binary, damaged or UTF-16: save it as UTF-8 text, or declare "
     R"("encoding": "{encoding}" in the source mapping)"},
    {"偏移 {offset} 处有一个 NUL 字节",
     R"(文件是二进制文件、已损坏或为 UTF-16：保存为 UTF-8 文本，或在来源映射中声明 "encoding": "{encoding}")"}};

// Sizes.
inline constexpr sentence open_field_too_long{
    "record_too_long.open",
    with{"most"},
    {"the record is longer than {most} bytes and the quoted field that begins here is still open",
     R"(close it with ")"},
    {"记录超过 {most} 字节，而从这里开始的带引号字段仍未结束", R"(用 " 结束它)"}};
inline constexpr sentence record_too_long{
    "record_too_long.line",
    with{"most"},
    {"the record is longer than {most} bytes", "check the line ends of the file or raise the limit"},
    {"记录超过 {most} 字节", "检查文件的换行符，或调高上限"}};
inline constexpr sentence too_many_fields{
    "too_many_fields",
    with{"most", "delimiter"},
    {"more than {most} fields in one record", "check the delimiter ('{delimiter}') or raise the limit"},
    {"一条记录的字段超过 {most} 个", "检查分隔符（'{delimiter}'），或调高上限"}};

// Calls of programs.
inline constexpr sentence csv_delimiter{
    "bad_option.delimiter",
    "csv_options: the delimiter must be an ASCII character, not NUL, CR, LF or a double quote",
    "csv_options：分隔符必须是一个 ASCII 字符，且不能是 NUL、CR、LF 或双引号"};
inline constexpr sentence csv_record_bytes{"bad_option.record_bytes",
                                           "csv_options: maximum_record_bytes must be from 1 to 2^30",
                                           "csv_options：maximum_record_bytes 必须为 1 至 2^30"};
inline constexpr sentence csv_fields{"bad_option.fields", "csv_options: maximum_fields must be at least 1",
                                     "csv_options：maximum_fields 至少为 1"};
inline constexpr sentence csv_finished{"bad_call.csv_finished", with{"function"},
                                       "csv_tokenizer::{function}: finish() was called",
                                       "csv_tokenizer::{function}：已经调用过 finish()"};
inline constexpr sentence csv_undrained{
    "bad_call.csv_undrained", with{"function"},
    "csv_tokenizer::{function}: call next() until it returns need_input",
    "csv_tokenizer::{function}：先反复调用 next()，直到它返回 need_input"};

}  // namespace assay::says
