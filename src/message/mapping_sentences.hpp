// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a source mapping.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence a_source_mapping{"object.source", "a source mapping", "来源映射"};
inline constexpr sentence a_table{"object.table", "a table", "表"};
inline constexpr sentence a_condition{"object.condition", "a condition", "条件"};
inline constexpr sentence tables{"plural.tables", "tables", "表"};
inline constexpr sentence values{"plural.values", "values", "值"};
inline constexpr sentence texts{"plural.texts", "texts", "文本"};
inline constexpr sentence conditions{"plural.conditions", "conditions", "条件"};
inline constexpr sentence value_or_null{"kind.value_or_null", "a value of the column, or null for no value",
                                        "该列的值，或表示无值的 null"};
inline constexpr sentence string_or_null{"kind.string_or_null", "a string, or null for no value",
                                         "字符串，或表示无值的 null"};
inline constexpr sentence header_or_column{"kind.header_or_column",
                                           "the header of a file column, or an object (a column)",
                                           "文件中某列的表头，或对象（列）"};

inline constexpr sentence unsupported_source_format{
    "unsupported_format.source",
    with{"format"},
    {"document format {format} is not known to this version, which reads 0",
     R"(write "assay_source": 0, or use a newer version)"},
    {"本版本不支持文档格式 {format}，只读取 0", R"(写 "assay_source": 0，或使用更新的版本)"}};
inline constexpr sentence no_such_table{"unknown_record_type.source",
                                        with{"record", "suggestion"},
                                        {R"(the model has no record type "{record}")", "{suggestion}"},
                                        {R"(模型中没有记录类型 "{record}")", "{suggestion}"}};

// Tables.
inline constexpr sentence bad_delimiter{
    "bad_delimiter",
    {"a delimiter is one ASCII character, and neither a line end nor a double quote",
     R"(usual: "," ";" "\t" "|"; or "auto", which looks at the header)"},
    {"分隔符必须是一个 ASCII 字符，且不能是换行符或双引号",
     R"(常用："," ";" "\t" "|"；或 "auto"，即根据表头判断)"}};
inline constexpr sentence bad_encoding{"bad_encoding",
                                       with{"written", "known"},
                                       {R"("{written}" is not a known encoding)", "known: {known}"},
                                       {R"("{written}" 不是已知的编码)", "已知的编码：{known}"}};
inline constexpr sentence condition_has_both{
    "conflicting_keys.condition",
    {R"(a condition has either "in" or "not_in", not both)",
     "write two conditions; a row has to fulfil both"},
    {R"(一个条件只能有 "in" 或 "not_in" 之一，不能同时有)", "写成两个条件，行必须同时满足两者"}};
inline constexpr sentence condition_has_neither{
    "missing_key.condition",
    {R"(a condition needs "in" or "not_in")", "list the texts to keep or to drop"},
    {R"(条件需要 "in" 或 "not_in")", "列出要保留或要去掉的文本"}};
inline constexpr sentence column_without_order{
    "unknown_column.order",
    with{"column", "record", "suggestion"},
    {R"("{column}" is not a column of record type "{record}" that has an order: a number, a length of time or a point in time)",
     "{suggestion}"},
    {R"("{column}" 不是记录类型 "{record}" 中可排序的列（数字、时长或时间点）)", "{suggestion}"}};
inline constexpr sentence table_without_key{"object.table_without_key", R"(a table without a "key")",
                                            R"(没有 "key" 的表)"};
inline constexpr sentence unchosen_duplicates{"object.unchosen_duplicates",
                                              "duplicates that are not chosen from (keep_first, keep_last)",
                                              "不作取舍的重复行（取舍方式：keep_first、keep_last）"};
inline constexpr sentence empty_list{
    "empty_list", {"the list is empty", "list at least one text"}, {"列表为空", "至少列出一个文本"}};

// Columns.
inline constexpr sentence date_and_clock{"object.date_and_clock", R"("date" and "clock")",
                                         R"(写有 "date" 和 "clock" 的列)"};
inline constexpr sentence time_of_date_and_clock{
    "object.time_of_date_and_clock", R"(a time of "date" and "clock")", R"(由 "date" 和 "clock" 组成的时间)"};
inline constexpr sentence time_without_after{"object.time_without_after", R"(a time without "after")",
                                             R"(没有 "after" 的时间)"};
inline constexpr sentence column_and_columns{
    "conflicting_keys.columns",
    {R"(a column has either "column" or "columns", not both)",
     R"(leave one out; the texts of "columns" are joined by a blank)"},
    {R"(一列只能有 "column" 或 "columns" 之一，不能同时有)",
     R"(去掉其中一个；"columns" 的各段文本以空格连接)"}};
inline constexpr sentence bad_time_pattern{"bad_format.time",
                                           with{"complaint"},
                                           {"{complaint}", R"(a usual one: "%Y-%m-%d %H:%M:%S")"},
                                           {"{complaint}", R"(常用格式："%Y-%m-%d %H:%M:%S")"}};
inline constexpr sentence bad_duration_format{
    "bad_format.duration",
    with{"written"},
    {R"("{written}" is not a format of durations)", R"(known: "s", "min", "h", "ms", "h:mm:ss", "m:ss")"},
    {R"("{written}" 不是时长的格式)", R"(已知的格式："s"、"min"、"h"、"ms"、"h:mm:ss"、"m:ss")"}};
inline constexpr sentence no_format{
    "bad_format.type",
    with{"type"},
    {R"(a column of type "{type}" has no format)",
     R"(only timestamps and durations have one; use "values" to replace texts, "unit" for percent)"},
    {R"(类型为 "{type}" 的列没有格式)", R"(只有时间点和时长有格式；替换文本用 "values"，百分数用 "unit")"}};
inline constexpr sentence unit_or_clock{"object.unit", R"("unit"; clock forms have units of their own)",
                                        R"(写有 "unit" 的列，钟表形式的时长自带单位)"};
inline constexpr sentence bad_duration_unit{
    "bad_format.duration_unit",
    with{"written"},
    {R"("{written}" is not a unit of durations)", R"(known: "s", "min", "h", "ms")"},
    {R"("{written}" 不是时长的单位)", R"(已知的单位："s"、"min"、"h"、"ms")"}};
inline constexpr sentence bad_number_unit{"bad_format.number_unit",
                                          with{"written"},
                                          {R"("{written}" is not a unit of numbers)", R"(known: "percent")"},
                                          {R"("{written}" 不是数字的单位)", R"(已知的单位："percent")"}};
inline constexpr sentence no_unit{
    "bad_format.unit",
    with{"type"},
    {R"(a column of type "{type}" has no unit)",
     R"(durations have "s", "min", "h", "ms"; decimals have "percent")"},
    {R"(类型为 "{type}" 的列没有单位)", R"(时长的单位有 "s"、"min"、"h"、"ms"，小数的单位有 "percent")"}};
inline constexpr sentence format_without_year{
    "object.format_without_year", R"(a "format" without a year of two digits)", R"(不含两位年份的 "format")"};
inline constexpr sentence bad_mapped_value{"bad_value.cell",
                                           with{"complaint"},
                                           {"{complaint}", "{complaint:hint}"},
                                           {"{complaint}", "{complaint:hint}"}};
inline constexpr sentence never_used{"never_used",
                                     with{"written"},
                                     {R"(the text "{written}" is listed under "missing" already)",
                                      R"(leave it out here, or give the column a list "missing" without it)"},
                                     {R"(文本 "{written}" 已经列在 "missing" 中)",
                                      R"(在此处去掉它，或为该列另写一个不含它的 "missing" 列表)"}};
inline constexpr sentence bad_decimal_mark{"bad_value.decimal",
                                           with{"written"},
                                           {R"("{written}" is not a decimal mark)", R"(known: "." and ",")"},
                                           {R"("{written}" 不是小数点)", R"(可用："." 和 ",")"}};
inline constexpr sentence bad_thousands_mark{
    "bad_value.thousands",
    with{"written"},
    {R"("{written}" does not separate thousands)", R"(known: "," "." "'" "_" a blank, a no-break space)"},
    {R"("{written}" 不是千位分隔符)", R"(可用："," "." "'" "_"、空格、不换行空格)"}};
inline constexpr sentence same_mark{
    "conflicting_keys.marks",
    {"the same mark stands for decimals and for thousands", R"(with "thousands": "." goes "decimal": ",")"},
    {"小数点与千位分隔符是同一个符号", R"(写 "thousands": "." 时，写 "decimal": ",")"}};

}  // namespace assay::says
