// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with the header and the rows of a file of records. Codes of rows are the reasons by which they are counted
// (docs/data.md).
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// The row of a fault is left out; has its code.
inline constexpr sentence rejected_row{".rejected", with{"fault", "reason"}, "{fault:line} [{reason}]",
                                       "{fault:line} [{reason}]"};

// Headers.
inline constexpr sentence fault_of_header{".header",
                                          with{"fault"},
                                          {"the header cannot be read: {fault}", "{fault:hint}"},
                                          {"无法读取表头：{fault}", "{fault:hint}"}};
inline constexpr sentence header_missing{
    "missing_header.column",
    with{"record", "column", "header", "advice"},
    {R"(record type "{record:whole}" needs the column "{column:whole}", and the file has no header "{header:visible}")",
     "{advice}"},
    {R"(记录类型 "{record:whole}" 需要列 "{column:whole}"，而文件中没有表头 "{header:visible}")",
     "{advice}"}};
inline constexpr sentence key_header_missing{
    "missing_header.key",
    with{"header", "advice"},
    {R"(the key needs the header "{header:visible}", which the file does not have)", "{advice}"},
    {R"(主键需要表头 "{header:visible}"，而文件中没有)", "{advice}"}};
inline constexpr sentence condition_header_missing{
    "missing_header.condition",
    with{"header", "advice"},
    {R"(a condition ("where") needs the header "{header:visible}", which the file does not have)",
     "{advice}"},
    {R"(条件（"where"）需要表头 "{header:visible}"，而文件中没有)", "{advice}"}};
inline constexpr sentence order_header_missing{
    "missing_header.order",
    with{"column"},
    {R"(rows are ordered by the column "{column:whole}" ("order_by"), which the file does not have)",
     "name its header in the source mapping"},
    {R"(行按列 "{column:whole}" 排序（"order_by"），而文件中没有该列)", "在来源映射中写明它的表头"}};
inline constexpr sentence header_twice{
    "header_twice",
    with{"header", "first", "second"},
    {R"(the header "{header:visible}" occurs twice, in columns {first} and {second})", "rename one of them"},
    {R"(表头 "{header:visible}" 出现两次，在第 {first} 列和第 {second} 列)", "将其中一个改名"}};
inline constexpr sentence other_delimiter{"advice.delimiter", with{"delimiter"},
                                          "the file has one column only: its delimiter may be {delimiter}",
                                          "文件只有一列，其分隔符可能是 {delimiter}"};
inline constexpr sentence name_header{"advice.header", "name the right header in a source mapping",
                                      "在来源映射中写明正确的表头"};
inline constexpr sentence a_tab{"delimiter.tab", "a tab", "Tab 制表符"};
inline constexpr sentence a_delimiter{"delimiter.character", with{"character"}, "'{character}'",
                                      "'{character}'"};

// Rows.
inline constexpr sentence row_of_one_field{
    "ragged_row.one",
    with{"header_fields"},
    {"the row has 1 field and the header {header_fields}", "write every field of a row"},
    {"该行有 1 个字段，而表头有 {header_fields} 个", "写全一行的所有字段"}};
inline constexpr sentence row_too_short{
    "ragged_row.short",
    with{"fields", "header_fields"},
    {"the row has {fields} fields and the header {header_fields}", "write every field of a row"},
    {"该行有 {fields} 个字段，而表头有 {header_fields} 个", "写全一行的所有字段"}};
inline constexpr sentence row_too_long{
    "ragged_row.long",
    with{"fields", "header_fields"},
    {"the row has {fields} fields and the header {header_fields}",
     "put fields that contain the delimiter in quotes"},
    {"该行有 {fields} 个字段，而表头有 {header_fields} 个", "为含有分隔符的字段加上引号"}};

// Cells. Where one is: has the code of its fault.
inline constexpr sentence fault_of_cell{".cell",
                                        with{"fault", "column"},
                                        {"{column}: {fault}", "{fault:hint}"},
                                        {"{column}：{fault}", "{fault:hint}"}};
inline constexpr sentence fault_beside_values{
    ".cell_with_values",
    with{"fault", "column", "texts"},
    {"{column}: {fault}", "texts with a meaning of their own: {texts}; {fault:hint}"},
    {"{column}：{fault}", "有专门含义的文本：{texts}；{fault:hint}"}};
inline constexpr sentence column_in_file{"place.column", with{"column"}, R"(column "{column:whole}")",
                                         R"(列 "{column:whole}")"};
inline constexpr sentence column_of_headers{"place.headers", with{"column", "headers"},
                                            R"(column "{column:whole}" (header {headers:visible}))",
                                            R"(列 "{column:whole}"（表头 {headers:visible}）)"};
inline constexpr sentence all_texts{"texts.all", with{"texts"}, "{texts:visible}", "{texts:visible}"};
inline constexpr sentence first_texts{"texts.first", with{"texts"}, "{texts:visible}, ...",
                                      "{texts:visible} 等"};

// Keys.
inline constexpr sentence key_missing{
    "missing_key.row",
    with{"header", "text"},
    {R"(key column "{header:visible}": "{text:visible}" is no key, and rows without one cannot be told apart)",
     R"(write the key, drop such rows by a condition ("where"), or leave the column out of "key")"},
    {R"(主键列 "{header:visible}"："{text:visible}" 不是主键，没有主键的行无法区分)",
     R"(写上主键，用条件（"where"）去掉这些行，或从 "key" 中去掉该列)"}};
inline constexpr sentence key_shortened{
    "spreadsheet_number.key",
    with{"header", "text"},
    {R"(key column "{header:visible}": "{text:visible}" is a number of which a spreadsheet kept the first digits only)",
     R"(export the column as text again, or state "damaged": "keep" for it in the source mapping)"},
    {R"(主键列 "{header:visible}"："{text:visible}" 是被电子表格只保留了前几位的数字)",
     R"(将该列按文本重新导出，或在来源映射中为它写明 "damaged": "keep")"}};
inline constexpr sentence key_twice{
    "duplicate_key.row",
    with{"key", "place"},
    {"the key {key:visible} has occurred before, in {place}",
     R"(take one of the rows out, or state "duplicates": "keep_first", "keep_last" or "count_all" in the source mapping)"},
    {"主键 {key:visible} 已经在 {place} 出现过",
     R"(去掉其中一行，或在来源映射中写明 "duplicates": "keep_first"、"keep_last" 或 "count_all")"}};
inline constexpr sentence too_many_keys{
    "too_many.keys",
    with{"most"},
    {"more than {most} different keys, the most that are remembered",
     "raise the limit (--max-keys) when there is memory for about 100 bytes a key, or evaluate in smaller "
     "parts"},
    {"不同的主键超过 {most} 个，这是能记住的上限",
     "如果内存足够（每个主键约 100 字节），调高上限（--max-keys），或分成较小的部分评估"}};

// Calls of programs.
inline constexpr sentence reader_option{
    "bad_option.reader",
    "reader_options: rows_per_block and bytes_per_read must be at least 1, maximum_row_bytes 1 to 2^30",
    "reader_options：rows_per_block 和 bytes_per_read 至少为 1，maximum_row_bytes 为 1 至 2^30"};

}  // namespace assay::says
