// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with bytes that a host pushes, and with its calls.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Bytes that are no text in UTF-8.
inline constexpr sentence pushed_compressed{
    "unreadable_file.pushed",
    with{"kind"},
    {"the bytes are compressed ({kind}), and the text of a CSV file is expected",
     "decompress them before they are pushed; the library assay::files reads gzip and zstd"},
    {"字节经过压缩（{kind}），而此处需要 CSV 文件的文本",
     "先解压再传入；assay::files 库可读取 gzip 和 zstd"}};
inline constexpr sentence pushed_archive{
    "unreadable_file.pushed_archive",
    {"the bytes are a zip archive or a workbook (.xlsx), and the text of a CSV file is expected",
     R"(unpack it, or save the sheet as "CSV UTF-8", and push the bytes of that file)"},
    {"字节是 zip 压缩包或工作簿（.xlsx），而此处需要 CSV 文件的文本",
     R"(解压，或将工作表另存为 "CSV UTF-8"，再传入该文件的字节)"}};
inline constexpr const char* decode_first = "convert the text to UTF-8 before it is pushed";
inline constexpr const char* decode_first_zh = "先将文本转换为 UTF-8 再传入";
inline constexpr sentence pushed_in_utf32{
    "bad_encoding.pushed_utf32",
    with{"encoding"},
    {"the text is {encoding}, by its byte order mark, and UTF-8 is expected", decode_first},
    {"按字节序标记，文本的编码为 {encoding}，而此处需要 UTF-8", decode_first_zh}};
inline constexpr sentence pushed_in_encoding{
    "bad_encoding.pushed",
    with{"encoding"},
    {"the text is {encoding}, by its byte order mark, and UTF-8 is expected",
     "convert it before it is pushed, or read it with the library assay::files"},
    {"按字节序标记，文本的编码为 {encoding}，而此处需要 UTF-8", "先转换再传入，或用 assay::files 库读取"}};
inline constexpr sentence encoding_not_pushed{
    "bad_encoding.pushed_mapping",
    with{"encoding"},
    {R"(the source mapping declares "encoding": "{encoding}", and text that is pushed is UTF-8)",
     "convert it before it is pushed and leave the declaration out, or read it with the library "
     "assay::files"},
    {R"(来源映射声明了 "encoding": "{encoding}"，而传入的文本是 UTF-8)",
     "先转换再传入，并省略该声明，或用 assay::files 库读取"}};

/// How far a file came. Has the code of the fault.
inline constexpr sentence rows_of_file_applied{".rows_of_file", with{"fault", "rows"},
                                               "{fault:line}; {rows} rows of the file are in the state",
                                               "{fault:line}；文件中已有 {rows} 行计入状态"};

// Calls.
inline constexpr sentence csv_reader_option{"bad_option.csv_reader",
                                            "csv_reader_options: maximum_row_bytes must be 1 to 2^30",
                                            "csv_reader_options：maximum_row_bytes 必须为 1 至 2^30"};
inline constexpr sentence csv_reader_finished{
    "bad_call.csv_reader_finished",
    with{"function"},
    {"csv_reader::{function}: finish() was called", "take another reader for another file"},
    {"csv_reader::{function}：已经调用过 finish()", "另一个文件要用另一个 csv_reader"}};
inline constexpr sentence csv_reader_failed{
    "bad_call.csv_reader_failed",
    with{"function"},
    {"csv_reader::{function}: the reader has ended with an error",
     "take another reader and another state, and push the file from its beginning"},
    {"csv_reader::{function}：读取已因错误而结束", "另建 csv_reader 和状态，从文件开头重新传入"}};

}  // namespace assay::says
