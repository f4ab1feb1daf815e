// SPDX-License-Identifier: Apache-2.0
//
// What is worth knowing about a file that can be read.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// Says only which file it is.
inline constexpr sentence note_of_file{
    ".file", with{"note", "file"}, {"{file}: {note}", "{note:hint}"}, {"{file}：{note}", "{note:hint}"}};
/// Says only which file or which place in one it is; with a hint in its text.
inline constexpr sentence fault_at_place{".place", with{"fault", "place"}, "{place}{fault:line}",
                                         "{place}{fault:line}"};

// How it was opened.
inline constexpr sentence encoding_by_mark{"note.encoding", with{"encoding"},
                                           "read as {encoding}, by its byte order mark",
                                           "按字节序标记，以 {encoding} 读取"};
inline constexpr sentence delimiter_stated{
    "note.delimiter_stated", with{"delimiter"},
    R"(the first line says that fields are separated by {delimiter} ("sep="), and is no header)",
    R"(首行说明字段的分隔符是 {delimiter}（"sep="），首行不是表头)"};
inline constexpr sentence delimiter_overruled{
    "note.delimiter_overruled",
    with{"stated", "mapped"},
    {R"(the first line says that fields are separated by {stated} ("sep="), the source mapping by {mapped})",
     "the mapping holds"},
    {R"(首行说明字段的分隔符是 {stated}（"sep="），来源映射写的是 {mapped})", "以来源映射为准"}};
inline constexpr sentence delimiter_guessed{
    "note.delimiter_guessed",
    with{"delimiter"},
    {"fields are taken to be separated by {delimiter}, by the header line",
     R"(a source mapping can state the "delimiter")"},
    {"根据表头行判断，字段的分隔符是 {delimiter}", R"(来源映射可以写明 "delimiter")"}};

// What it holds.
inline constexpr sentence file_is_empty{"note.empty", "the file is empty: it has no header and no records",
                                        "文件为空：没有表头，也没有记录"};
inline constexpr sentence file_without_records{"note.no_records", "the file has a header and no records",
                                               "文件只有表头，没有记录"};
inline constexpr sentence column_not_read{
    "note.column",
    with{"column", "header", "advice"},
    {R"(column "{column:whole}" is not read: the file has no header "{header:visible}")", "{advice}"},
    {R"(未读取列 "{column:whole}"：文件中没有表头 "{header:visible}")", "{advice}"}};
inline constexpr const char* joined_hint =
    "text of several lines is read so, and rows that a stray quote joins";
inline constexpr const char* joined_hint_zh = "多行文本会这样读取，被多余的引号连在一起的行也会";
inline constexpr sentence joined_record{
    "note.joined_record",
    with{"line"},
    {"1 record holds line ends inside quotes, the first at line {line}", joined_hint},
    {"1 条记录的引号内含有换行，首个在第 {line} 行", joined_hint_zh}};
inline constexpr sentence joined_records{
    "note.joined_records",
    with{"records", "line"},
    {"{records} records hold line ends inside quotes, the first at line {line}", joined_hint},
    {"{records} 条记录的引号内含有换行，首个在第 {line} 行", joined_hint_zh}};
inline constexpr sentence keys_repeated{
    "note.repeated", with{"rows"},
    R"({rows} rows repeat the key of an earlier row and are used all the same ("count_all"))",
    R"({rows} 行的主键与前面的行重复，仍全部使用（"count_all"）)"};
inline constexpr sentence blank_row{"note.blank_row", "1 row without any value is left out",
                                    "1 行没有任何值，已略去"};
inline constexpr sentence blank_rows{"note.blank_rows", with{"rows"},
                                     "{rows} rows without any value are left out",
                                     "{rows} 行没有任何值，已略去"};

inline constexpr sentence file_not_read{
    "note.not_read", with{"model", "record"},
    R"(not read, no measure of "{model:whole}" needs records of type "{record:whole}")",
    R"(未读取："{model:whole}" 的度量都不需要 "{record:whole}" 类型的记录)"};

// Differences of times that came out below zero and were counted like any other.
inline constexpr const char* declare_outside = R"(a derived column can declare "minimum" and "outside")";
inline constexpr const char* declare_outside_zh = R"(计算列可以声明 "minimum" 和 "outside")";
inline constexpr sentence difference_negative{
    "note.negative_record",
    with{"record", "difference"},
    {"{record}: {difference} is below 0 in 1 record, which counts like any other", declare_outside},
    {"{record}：有 1 条记录的 {difference} 小于 0，仍照常计入", declare_outside_zh}};
inline constexpr sentence differences_negative{
    "note.negative_records",
    with{"record", "difference", "rows"},
    {"{record}: {difference} is below 0 in {rows} records, which count like any other", declare_outside},
    {"{record}：有 {rows} 条记录的 {difference} 小于 0，仍照常计入", declare_outside_zh}};

// Cells that became something else than they say.
inline constexpr sentence cell_kept{
    "note.cell_kept", with{"column", "reason", "place", "text"},
    R"(column "{column:whole}": 1 cell kept as written, the first digits of long numbers [{reason}], first {place}: "{text:visible}")",
    R"(列 "{column:whole}"：1 个单元格是只剩前几位的长数字，按原样保留 [{reason}]，首个在 {place}："{text:visible}")"};
inline constexpr sentence cells_kept{
    "note.cells_kept", with{"column", "cells", "reason", "place", "text"},
    R"(column "{column:whole}": {cells} cells kept as written, the first digits of long numbers [{reason}], first {place}: "{text:visible}")",
    R"(列 "{column:whole}"：{cells} 个单元格是只剩前几位的长数字，按原样保留 [{reason}]，首个在 {place}："{text:visible}")"};
inline constexpr sentence cell_cleared{
    "note.cell_cleared", with{"column", "reason", "place", "text"},
    R"(column "{column:whole}": 1 cell taken as missing [{reason}], first {place}: "{text:visible}")",
    R"(列 "{column:whole}"：1 个单元格按缺失处理 [{reason}]，首个在 {place}："{text:visible}")"};
inline constexpr sentence cells_cleared{
    "note.cells_cleared", with{"column", "cells", "reason", "place", "text"},
    R"(column "{column:whole}": {cells} cells taken as missing [{reason}], first {place}: "{text:visible}")",
    R"(列 "{column:whole}"：{cells} 个单元格按缺失处理 [{reason}]，首个在 {place}："{text:visible}")"};

}  // namespace assay::says
