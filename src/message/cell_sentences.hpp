// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with one cell. The codes are the reasons by which rows are counted (docs/data.md).
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// A cell, as it stands in a sentence; numbers and truth values stand as they are.
inline constexpr sentence text_cell{"cell.text", with{"text"}, R"("{text:visible}")", R"("{text:visible}")"};
inline constexpr sentence empty_cell{"cell.nothing", "nothing", "空值"};
inline constexpr sentence time_cell{"cell.time", with{"amount"}, "{amount} s", "{amount} 秒"};
inline constexpr sentence moment_cell{"cell.moment", with{"amount"}, "{amount} s since 1970",
                                      "自 1970 年起 {amount} 秒"};

// Numbers.
inline constexpr sentence cell_no_number{
    "bad_number.cell",
    with{"cell"},
    {"{cell} is not a number", "write digits with '.' before the decimals and no thousands separators"},
    {"{cell} 不是数字", "只写数字，小数点用 '.'，不要写千位分隔符"}};
inline constexpr sentence cell_not_whole{
    "too_many_digits.whole",
    with{"cell"},
    {"{cell} has digits after the point, and the column holds whole numbers",
     R"(declare "decimals" for the column, or "round": "half_even")"},
    {"{cell} 带有小数，而该列只存整数", R"(为该列声明 "decimals"，或写 "round": "half_even")"}};
inline constexpr sentence cell_too_fine{
    "too_many_digits.decimals",
    with{"cell", "decimals"},
    {"{cell} has more digits after the point than the {decimals} the column declares",
     R"(declare more "decimals" for the column, or "round": "half_even")"},
    {"{cell} 的小数位数超过该列声明的 {decimals} 位",
     R"(为该列声明更多的 "decimals"，或写 "round": "half_even")"}};
inline constexpr sentence cell_out_of_range{
    "out_of_range.cell",
    with{"cell", "minimum", "maximum"},
    {"{cell} is outside {minimum} to {maximum}, the range of the column",
     R"(correct the value, or declare another "minimum" and "maximum")"},
    {"{cell} 超出该列的取值范围 {minimum} 至 {maximum}", R"(更正该值，或另行声明 "minimum" 和 "maximum")"}};
inline constexpr sentence cell_outside_years{
    "out_of_range.moment",
    with{"cell", "minimum", "maximum"},
    {"{cell} is outside {minimum} to {maximum}, the range of the column",
     R"(correct the value, declare another "minimum" and "maximum", or fewer "decimals")"},
    {"{cell} 超出该列的取值范围 {minimum} 至 {maximum}",
     R"(更正该值，另行声明 "minimum" 和 "maximum"，或减少 "decimals")"}};
inline constexpr sentence cell_not_finite{
    "not_finite.cell",
    with{"cell"},
    {"{cell} is not a finite number", "treat it as missing, or correct the value"},
    {"{cell} 不是有限数", "按缺失处理，或更正该值"}};
inline constexpr sentence cell_separators{
    "number_separator.cell",
    with{"cell"},
    {"{cell} has a decimal comma or thousands separators",
     R"(state them in the source mapping, such as "decimal": "," or "thousands": ",")"},
    {"{cell} 带有逗号小数点或千位分隔符", R"(在来源映射中写明，例如 "decimal": "," 或 "thousands": ",")"}};
inline constexpr sentence cell_percent_sign{
    "percent_sign.cell",
    with{"cell"},
    {"{cell} has a percent sign", R"(state "unit": "percent" in the source mapping: 95% is then 0.95)"},
    {"{cell} 带有百分号", R"(在来源映射中写明 "unit": "percent"，此时 95% 即 0.95)"}};
inline constexpr sentence cell_full_width{
    "full_width.cell",
    with{"cell"},
    {"{cell} has full-width characters",
     R"(state "width": "normalise" in the source mapping to read them as ordinary ones)"},
    {"{cell} 含有全角字符", R"(在来源映射中写明 "width": "normalise"，即按半角字符读取)"}};
inline constexpr sentence cell_spreadsheet_number{
    "spreadsheet_number.cell",
    with{"cell"},
    {"{cell} is a number of which a spreadsheet kept the first digits only",
     R"(export the column as text again, or state "damaged": "missing" or "keep" for it in the source mapping)"},
    {"{cell} 是被电子表格只保留了前几位的数字",
     R"(将该列按文本重新导出，或在来源映射中为它写明 "damaged": "missing" 或 "keep")"}};

// Truth values and texts.
inline constexpr sentence cell_no_truth_value{"bad_boolean.cell",
                                              with{"cell"},
                                              {"{cell} is not a truth value", "write true, false, 1 or 0"},
                                              {"{cell} 不是真假值", "写 true、false、1 或 0"}};
inline constexpr sentence cell_not_utf8{"invalid_utf8.cell",
                                        with{"cell"},
                                        {"{cell} is not UTF-8", "convert the text to UTF-8"},
                                        {"{cell} 不是 UTF-8 文本", "将文本转换为 UTF-8"}};

// Lengths of time and points in time.
inline constexpr sentence cell_no_seconds{"bad_duration.seconds",
                                          with{"cell"},
                                          {"{cell} is not a number of seconds", "write plain seconds"},
                                          {"{cell} 不是秒数", "直接写秒数"}};
inline constexpr sentence cell_no_duration{
    "bad_duration.format",
    with{"cell", "format"},
    {"{cell} is not a length of time written as {format}", "correct the value, or the format"},
    {"{cell} 不是按 {format} 书写的时长", "更正该值或格式"}};
inline constexpr sentence cell_negative_duration{
    "negative_duration.cell",
    with{"cell"},
    {"{cell} is a length of time below zero",
     R"(correct the value, or state "negative": "missing" or "keep" for the column in the source mapping)"},
    {"{cell} 是负的时长", R"(更正该值，或在来源映射中为该列写明 "negative": "missing" 或 "keep")"}};
inline constexpr sentence cell_no_iso_time{
    "bad_timestamp.iso",
    with{"cell"},
    {"{cell} is not a date and time that exists, written by ISO 8601",
     "write it like 2026-04-01T09:03:20Z or 2026-04-01 09:03:20+08:00"},
    {"{cell} 不是按 ISO 8601 书写的、确实存在的日期和时间",
     "写成 2026-04-01T09:03:20Z 或 2026-04-01 09:03:20+08:00 这样的形式"}};
inline constexpr sentence cell_no_time{
    "bad_timestamp.format",
    with{"cell", "format"},
    {"{cell} is not a date and time that exists, written as {format}", "correct the value, or the format"},
    {"{cell} 不是按 {format} 书写的、确实存在的日期和时间", "更正该值或格式"}};
inline constexpr sentence cell_date_order{
    "unstated_date_order.cell",
    with{"cell"},
    {"{cell} may be day/month/year or month/day/year",
     R"(state which in the source mapping: "format": "%d/%m/%Y %H:%M" or "%m/%d/%Y %H:%M", with as much of )"
     "the clock as is written"},
    {"{cell} 可能是日/月/年，也可能是月/日/年",
     R"(在来源映射中写明是哪一种："format": "%d/%m/%Y %H:%M" 或 "%m/%d/%Y %H:%M"，时刻部分按数据中实际写到的程度填写)"}};

// What a program passes.
inline constexpr sentence cell_wants_truth{"wrong_type.truth",
                                           with{"cell"},
                                           {"{cell} is not a truth value", "pass true or false"},
                                           {"{cell} 不是真假值", "传入 true 或 false"}};
inline constexpr sentence cell_wants_text{
    "wrong_type.text",
    with{"cell"},
    {"{cell} is not a text", "pass what the column compares and groups by as text"},
    {"{cell} 不是文本", "该列用于比较和分组的内容，以文本传入"}};
inline constexpr sentence cell_wants_number{
    "wrong_type.number",
    with{"cell"},
    {"{cell} is not a number", "pass a number, or a text that spells one"},
    {"{cell} 不是数字", "传入数字，或写有数字的文本"}};

}  // namespace assay::says
