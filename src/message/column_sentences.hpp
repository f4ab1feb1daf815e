// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with columns and records that a program hands over.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Columns that cannot be read.
inline constexpr sentence texts_of_no_layout{"bad_column.no_layout",
                                             {"has texts of no known layout", "use one of text_layout"},
                                             {"文本的布局未知", "使用 text_layout 中的一种"}};
inline constexpr sentence texts_without_layout{"bad_column.without_layout",
                                               {"has texts without a layout", "say how they lie in memory"},
                                               {"有文本，但没有布局", "说明文本在内存中如何排列"}};
inline constexpr sentence texts_without_memory{"bad_column.without_entries",
                                               {"has texts, and no memory of them", "pass their entries"},
                                               {"有文本，但没有其内存", "传入文本条目"}};
inline constexpr sentence offsets_without_bytes{
    "bad_column.without_bytes",
    {"has texts with offsets, and no bytes", "pass the bytes that the offsets count from"},
    {"有带偏移的文本，但没有字节", "传入偏移所指的字节"}};
inline constexpr sentence views_without_memories{
    "bad_column.without_memories",
    {"has views of texts, and not the memory that they name", "pass all of its pieces in \"memories\""},
    {"有文本视图，但没有其所指的内存", "在 \"memories\" 中传入全部内存"}};
inline constexpr sentence unaligned_offsets{
    "bad_column.offsets_address",
    {"has offsets at an address that they cannot have", "copy them to aligned memory"},
    {"偏移所在的地址不符合对齐要求", "将其复制到对齐的内存"}};
inline constexpr sentence no_physical_type{"bad_column.no_type",
                                           {"has no known physical type", "use one of physical_type"},
                                           {"物理类型未知", "使用 physical_type 中的一种"}};
inline constexpr sentence codes_without_dictionary{
    "bad_column.without_dictionary",
    {"holds texts, and the integers come without a dictionary",
     R"(pass their texts in "texts", or a text column)"},
    {"该列存文本，而传入的整数没有字典", R"(在 "texts" 中传入其文本，或传入文本列)"}};
inline constexpr sentence numbers_for_texts{
    "bad_column.numbers",
    {"holds texts, and numbers were passed", "pass texts, or codes with a dictionary"},
    {"该列存文本，而传入的是数字", "传入文本，或带字典的代码"}};
inline constexpr sentence texts_for_numbers{
    "bad_column.texts",
    {"does not hold texts", "pass numbers, or put the texts into a table or column_builder, which read them"},
    {"该列不存文本", "传入数字，或将文本放入 table 或 column_builder，由其读取"}};
inline constexpr sentence truths_for_numbers{"bad_column.truth_values",
                                             {"does not hold truth values", "pass numbers"},
                                             {"该列不存真假值", "传入数字"}};
inline constexpr sentence column_decimals{"bad_column.decimals",
                                          with{"decimals"},
                                          {"has {decimals} decimals", "pass -38 to 38, or declared_decimals"},
                                          {"小数位数为 {decimals}", "传入 -38 至 38，或 declared_decimals"}};
inline constexpr sentence column_multiplier{
    "bad_column.multiplier",
    with{"multiplier"},
    {"has the multiplier {multiplier}", "pass 1 or more for integers, 1 for everything else"},
    {"倍数为 {multiplier}", "整数传入 1 或更大的值，其他一律传入 1"}};
inline constexpr sentence column_length{
    "bad_column.length",
    with{"rows", "table_rows"},
    {"has {rows} rows, and the table {table_rows}", "pass columns of equal length"},
    {"该列有 {rows} 行，而表有 {table_rows} 行", "传入长度相等的列"}};
inline constexpr sentence column_texts{"bad_column.text_count",
                                       with{"texts", "rows"},
                                       {"has {texts} texts for {rows} rows", "pass one for each row"},
                                       {"有 {texts} 个文本，而行数为 {rows}", "为每行传入一个文本"}};
inline constexpr sentence values_without_memory{
    "bad_column.without_values",
    {"has rows, and no memory of values", "pass its values, or physical_type::none when it is not supplied"},
    {"有行，但没有值的内存", "传入其值；如不提供该列，传入 physical_type::none"}};
inline constexpr sentence unaligned_values{
    "bad_column.values_address",
    {"has values at an address that their type cannot have", "copy them to aligned memory"},
    {"值所在的地址不符合其类型的对齐要求", "将其复制到对齐的内存"}};

// Texts and dictionaries.
inline constexpr const char* offsets_hint =
    "pass ascending offsets, one more than there are texts, and all of the bytes";
inline constexpr const char* offsets_hint_zh = "传入递增的偏移，个数比文本多一个，并传入全部字节";
inline constexpr sentence text_offsets{
    "bad_offsets.text",
    {"the text has offsets that descend or lie outside of the bytes", offsets_hint},
    {"该文本的偏移递减或超出字节范围", offsets_hint_zh}};
inline constexpr sentence dictionary_offsets{
    "bad_offsets.dictionary",
    with{"entry"},
    {"entry {entry} of the dictionary has offsets that descend or lie outside of the bytes", offsets_hint},
    {"字典第 {entry} 项的偏移递减或超出字节范围", offsets_hint_zh}};
inline constexpr sentence code_without_texts{
    "bad_code.empty",
    with{"cell"},
    {"{cell} is no code of the dictionary, which has 0 texts", "add its text"},
    {"{cell} 不是字典的代码，字典有 0 个文本", "添加其文本"}};
inline constexpr sentence code_beside_one_text{
    "bad_code.one",
    with{"cell"},
    {"{cell} is no code of the dictionary, which has 1 text", "pass codes from 0 to 0"},
    {"{cell} 不是字典的代码，字典有 1 个文本", "传入 0 至 0 的代码"}};
inline constexpr sentence code_beyond_texts{
    "bad_code.many",
    with{"cell", "texts", "last"},
    {"{cell} is no code of the dictionary, which has {texts} texts", "pass codes from 0 to {last}"},
    {"{cell} 不是字典的代码，字典有 {texts} 个文本", "传入 0 至 {last} 的代码"}};
inline constexpr sentence dictionary_too_large{
    "too_many.dictionary",
    {"the dictionary has more than 2147483647 texts", "use smaller ones"},
    {"字典的文本超过 2147483647 个", "使用较小的字典"}};
inline constexpr sentence too_many_texts{
    "too_many.texts",
    {"a column has more than 2147483647 different texts", "use smaller blocks of records"},
    {"一列中不同的文本超过 2147483647 个", "使用较小的记录块"}};

// Records of named cells.
inline constexpr sentence no_such_column_of_record{
    "unknown_column.cell",
    with{"column", "record", "suggestion"},
    {R"("{column:visible}" is not a column of record type "{record:whole}")", "{suggestion}"},
    {R"("{column:visible}" 不是记录类型 "{record:whole}" 的列)", "{suggestion}"}};
inline constexpr sentence column_named_twice{
    "column_twice",
    with{"column"},
    {R"(column "{column:whole}" is named twice)", "name every column once"},
    {R"(列 "{column:whole}" 出现两次)", "每列只写一次"}};
/// Says only in which row of a call it is. Has the code of the fault.
inline constexpr sentence fault_in_row{".row",
                                       with{"fault", "row"},
                                       {"row {row}: {fault}", "{fault:hint}"},
                                       {"第 {row} 行：{fault}", "{fault:hint}"}};

}  // namespace assay::says
