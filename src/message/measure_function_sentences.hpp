// SPDX-License-Identifier: Apache-2.0
//
// The measure language: functions of the values of a row, and what they take.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// How a function is written.
inline constexpr sentence usage_coalesce{"usage.coalesce", "coalesce(x, value when x is null)",
                                         "coalesce(x, x 为 null 时的值)"};
inline constexpr sentence usage_nullif{"usage.nullif", "nullif(x, value that means null)",
                                       "nullif(x, 表示 null 的值)"};
inline constexpr sentence usage_greatest{"usage.greatest", "greatest(x, y)", "greatest(x, y)"};
inline constexpr sentence usage_least{"usage.least", "least(x, y)", "least(x, y)"};
inline constexpr sentence usage_abs{"usage.abs", "abs(x)", "abs(x)"};
inline constexpr sentence usage_floor_div{"usage.floor_div", "floor_div(x, 3600)", "floor_div(x, 3600)"};
inline constexpr sentence usage_mod{"usage.mod", "mod(x, 7)", "mod(x, 7)"};
inline constexpr sentence usage_text{"usage.text", "text(x)", "text(x)"};
inline constexpr sentence usage_lower{"usage.lower", "lower(x)", "lower(x)"};
inline constexpr sentence usage_upper{"usage.upper", "upper(x)", "upper(x)"};
inline constexpr sentence usage_trim{"usage.trim", "trim(x)", "trim(x)"};
inline constexpr sentence usage_ltrim{"usage.ltrim", "ltrim(x)", "ltrim(x)"};
inline constexpr sentence usage_rtrim{"usage.rtrim", "rtrim(x)", "rtrim(x)"};
inline constexpr sentence usage_substr{"usage.substr", "substr(x, from, length)",
                                       "substr(x, 起始位置, 长度)"};
inline constexpr sentence usage_replace{"usage.replace", "replace(x, 'from', 'to')",
                                        "replace(x, 'from', 'to')"};
inline constexpr sentence usage_concat{"usage.concat", "concat(x, y) or x || y", "concat(x, y) 或 x || y"};
inline constexpr sentence usage_length{"usage.length", "length(x)", "length(x)"};
inline constexpr sentence usage_strpos{"usage.strpos", "strpos(x, 'text')", "strpos(x, 'text')"};
inline constexpr sentence usage_starts_with{"usage.starts_with", "starts_with(x, 'text')",
                                            "starts_with(x, 'text')"};
inline constexpr sentence usage_date_trunc{"usage.date_trunc",
                                           "date_trunc('day', t) or date_trunc('day', t, '+08:00')",
                                           "date_trunc('day', t) 或 date_trunc('day', t, '+08:00')"};
inline constexpr sentence usage_extract{"usage.extract",
                                        "extract(hour from t) or extract(hour from t, '+08:00')",
                                        "extract(hour from t) 或 extract(hour from t, '+08:00')"};

// Calls.
inline constexpr sentence unknown_row_function{"unknown_function.row",
                                               with{"written", "suggestion"},
                                               {"there is no function {written} for rows", "{suggestion}"},
                                               {"没有用于行的函数 {written}", "{suggestion}"}};
inline constexpr sentence aggregate_in_row{
    "aggregate_in_row",
    with{"written"},
    {"aggregates cannot stand inside of other aggregates: {written}",
     "combine aggregates outside: avg(x) - avg(y)"},
    {"聚合函数之内不能再有聚合函数：{written}", "在外面组合聚合函数：avg(x) - avg(y)"}};
inline constexpr sentence takes_one_argument{"argument_count.one",
                                             with{"function", "usage"},
                                             {"{function} takes 1 argument", "write {usage}"},
                                             {"{function} 需要 1 个参数", "写 {usage}"}};
inline constexpr sentence takes_arguments{"argument_count.exactly",
                                          with{"function", "count", "usage"},
                                          {"{function} takes {count} arguments", "write {usage}"},
                                          {"{function} 需要 {count} 个参数", "写 {usage}"}};
inline constexpr sentence takes_arguments_or_more{
    "argument_count.least",
    with{"function", "least", "usage"},
    {"{function} takes {least} arguments or more", "write {usage}"},
    {"{function} 至少需要 {least} 个参数", "写 {usage}"}};
inline constexpr sentence takes_arguments_up_to{
    "argument_count.range",
    with{"function", "least", "most", "usage"},
    {"{function} takes {least} to {most} arguments", "write {usage}"},
    {"{function} 需要 {least} 到 {most} 个参数", "写 {usage}"}};

// Arguments of other types.
inline constexpr sentence condition_for_number{
    "type_mismatch.condition_for_number",
    with{"written", "function"},
    {"{written} is a condition, and {function} needs numbers", "write case when x then 1 else 0 end"},
    {"{written} 是条件，而 {function} 需要数字", "写 case when x then 1 else 0 end"}};
inline constexpr sentence text_for_number{
    "type_mismatch.text_for_number",
    with{"written", "function"},
    {"{written} is a text, and {function} needs numbers",
     "length(x) and strpos(x, 'text') are numbers of a text"},
    {"{written} 是文本，而 {function} 需要数字", "length(x) 和 strpos(x, 'text') 可由文本得到数字"}};
inline constexpr sentence extreme_without_order{
    "type_mismatch.extreme",
    with{"written", "type", "function"},
    {"{written} is {type}, and {function} needs numbers", "only numbers have an order"},
    {"{written} 是{type}，而 {function} 需要数字", "只有数字有大小顺序"}};
inline constexpr sentence instant_for_number{
    "mixed_units.instant",
    with{"written", "function"},
    {"{written} is a point in time, and {function} takes numbers and lengths of time",
     "subtract two points in time, or use extract(hour from t) or date_trunc('day', t)"},
    {"{written} 是时间点，而 {function} 需要数字或时长",
     "用两个时间点相减，或使用 extract(hour from t) 或 date_trunc('day', t)"}};
inline constexpr sentence number_for_text{
    "type_mismatch.number_for_text",
    with{"written", "type", "function", "expression"},
    {"{written} is {type}, and {function} needs texts", "write text({expression})"},
    {"{written} 是{type}，而 {function} 需要文本", "写 text({expression})"}};
inline constexpr sentence condition_for_text{
    "type_mismatch.condition_for_text",
    with{"written", "function", "expression"},
    {"{written} is a condition, and {function} needs texts",
     "write case when {expression} then 'yes' else 'no' end"},
    {"{written} 是条件，而 {function} 需要文本", "写 case when {expression} then 'yes' else 'no' end"}};
inline constexpr sentence text_of_decimals{
    "type_mismatch.text_of_decimals",
    with{"written"},
    {"{written} has decimals, and text takes whole numbers and points in time",
     "write text(floor_div(x, 1))"},
    {"{written} 带小数，而 text 只接受整数和时间点", "写 text(floor_div(x, 1))"}};
inline constexpr sentence text_of_text{
    "type_mismatch.text_of_text",
    with{"written"},
    {"{written} is a text, and text takes whole numbers and points in time", "it is a text already"},
    {"{written} 是文本，而 text 只接受整数和时间点", "它已经是文本"}};
inline constexpr sentence text_of_condition{
    "type_mismatch.text_of_condition",
    with{"written"},
    {"{written} is a condition, and text takes whole numbers and points in time",
     "write case when x then 'yes' else 'no' end"},
    {"{written} 是条件，而 text 只接受整数和时间点", "写 case when x then 'yes' else 'no' end"}};

// Constants.
inline constexpr sentence divisor_not_written{
    "constant_expected.divisor",
    with{"function"},
    {"{function} divides by a whole number above 0 that is written there", "write {function}(x, 3600)"},
    {"{function} 的除数必须是直接写出的、大于 0 的整数", "写 {function}(x, 3600)"}};
inline constexpr sentence text_not_written{
    "constant_expected.text",
    with{"written", "function"},
    {"{written} is not a text in single quotes, which {function} needs there", "write it as 'text'"},
    {"{written} 不是单引号中的文本，而 {function} 此处需要这样的文本", "写成 'text'"}};
inline constexpr sentence begin_not_written{
    "constant_expected.begin",
    with{"written"},
    {"{written} is not a whole number other than 0, which substr needs there", "write substr(x, 1, 3)"},
    {"{written} 不是 0 以外的整数，而 substr 此处需要这样的整数", "写 substr(x, 1, 3)"}};
inline constexpr sentence length_not_written{
    "constant_expected.length",
    with{"written"},
    {"{written} is not a whole number from 0 on, which substr needs there", "write substr(x, 1, 3)"},
    {"{written} 不是大于或等于 0 的整数，而 substr 此处需要这样的整数", "写 substr(x, 1, 3)"}};
inline constexpr sentence replaces_nothing{
    "constant_expected.replaced",
    {"replace looks for a text that is not empty", "write replace(x, 'from', 'to')"},
    {"replace 要查找的文本不能为空", "写 replace(x, 'from', 'to')"}};
inline constexpr sentence escape_too_long{"bad_escape.length",
                                          {"escape takes one character", R"(write like '50\%' escape '\')"},
                                          {"escape 只接受一个字符", R"(写 like '50\%' escape '\')"}};
inline constexpr sentence escape_at_end{
    "bad_escape.end",
    {"the pattern ends in the escape character, and nothing comes after it",
     "write the escape character twice, or a character after it"},
    {"模式以转义字符结尾，其后没有字符", "把转义字符写两遍，或在其后写一个字符"}};

// Records.
inline constexpr sentence made_text_too_long{
    "made_text_too_long",
    with{"most"},
    {"a measure makes a text of more than {most} bytes from a record",
     "shorten the cell, or what replace and || make of it: substr(x, 1, 1000) keeps 1000 characters"},
    {"有一个度量由一条记录生成的文本超过 {most} 字节",
     "缩短单元格，或缩短 replace 和 || 生成的文本：substr(x, 1, 1000) 保留 1000 个字符"}};

// Times.
inline constexpr const char* instant_hint =
    "name a timestamp column, or write timestamp '2026-01-31 08:00:00'";
inline constexpr const char* instant_hint_zh = "写 timestamp 类型的列，或写 timestamp '2026-01-31 08:00:00'";
inline constexpr sentence null_for_instant{
    "null_operand.instant",
    with{"written", "function"},
    {"{written} is null, and {function} takes a point in time", instant_hint},
    {"{written} 是 null，而 {function} 需要时间点", instant_hint_zh}};
inline constexpr sentence instant_expected{
    "type_mismatch.instant",
    with{"written", "type", "function"},
    {"{written} is {type}, and {function} takes a point in time", instant_hint},
    {"{written} 是{type}，而 {function} 需要时间点", instant_hint_zh}};
inline constexpr sentence bad_offset{
    "bad_offset",
    with{"written"},
    {"{written} is not how far a clock is ahead of UTC", "write '+08:00', '-05:30' or 'Z'"},
    {"{written} 不是时区偏移", "写 '+08:00'、'-05:30' 或 'Z'"}};
inline constexpr sentence unknown_trunc_unit{"unknown_time_part.unit",
                                             with{"written", "suggestion"},
                                             {"{written} is no unit that date_trunc takes", "{suggestion}"},
                                             {"{written} 不是 date_trunc 接受的单位", "{suggestion}"}};
inline constexpr sentence unknown_extract_part{"unknown_time_part.part",
                                               with{"written", "suggestion"},
                                               {"{written} is no part that extract takes", "{suggestion}"},
                                               {"{written} 不是 extract 接受的部分", "{suggestion}"}};
inline constexpr sentence known_parts{"suggestion.parts", with{"names"}, "known: {names:plain}",
                                      "已知的有：{names:plain}"};
inline constexpr sentence no_such_date{"invalid_instant.date",
                                       with{"written"},
                                       {"{written} is no date that exists", "write date '2026-01-31'"},
                                       {"{written} 不是存在的日期", "写 date '2026-01-31'"}};
inline constexpr sentence no_such_instant{
    "invalid_instant.timestamp",
    with{"written"},
    {"{written} is no date and clock time that exist",
     "write timestamp '2026-01-31 08:00:00', with an offset timestamp '2026-01-31 08:00:00+08:00'"},
    {"{written} 不是存在的日期和时刻",
     "写 timestamp '2026-01-31 08:00:00'，带时区偏移则写 timestamp '2026-01-31 08:00:00+08:00'"}};
inline constexpr sentence instant_outside{
    "invalid_instant.result",
    with{"written"},
    {"{written} lies outside of the years 0 to 9999", "use a point in time that can be written"},
    {"{written} 不在公元 0 年至 9999 年之间", "使用能够写出的时间点"}};

}  // namespace assay::says
