// SPDX-License-Identifier: Apache-2.0
//
// The measure language: types, units and ranges that do not go together.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// A piece of the text; one that begins with a double quote stands as it is.
inline constexpr sentence piece{"piece.text", with{"text"}, R"("{text:whole}")", R"("{text:whole}")"};
inline constexpr sentence quoted_piece{"piece.quoted", with{"text"}, "{text}", "{text}"};

// What a part of a text is.
inline constexpr sentence condition_type{"type.condition", "a condition", "条件"};
inline constexpr sentence text_type{"type.text", "a text", "文本"};
inline constexpr sentence null_type{"type.null", "null", "空值（null）"};
inline constexpr sentence number_type{"type.number", "a number", "数字"};
inline constexpr sentence whole_number_type{"type.whole_number", "a whole number", "整数"};
inline constexpr sentence time_type{"type.time", "a time", "时长"};
inline constexpr sentence instant_type{"type.instant", "a point in time", "时间点"};
inline constexpr sentence plain_quantity{"type.plain_number", "a plain number", "无单位的数"};
inline constexpr sentence seconds_quantity{"type.seconds", "a time in seconds", "以秒计的时长"};
inline constexpr sentence ratio_quantity{"type.ratio", "a ratio", "比率"};
inline constexpr sentence score_quantity{"type.score", "a score", "得分"};
inline constexpr sentence count_quantity{"type.count", "a count", "次数"};
inline constexpr sentence unitless_number{"type.unitless", "a number without a unit", "没有单位的数字"};

// Types.
inline constexpr sentence types_differ{"type_mismatch.pair",
                                       with{"left", "left_type", "right", "right_type", "advice"},
                                       {"{left} is {left_type} and {right} is {right_type}", "{advice}"},
                                       {"{left} 是{left_type}，{right} 是{right_type}", "{advice}"}};
inline constexpr sentence one_type{"advice.one_type", "all values must be of one type",
                                   "所有值必须是同一类型"};
inline constexpr sentence literals_without_quotes{"advice.without_quotes",
                                                  "numbers, true and false are written without quotes",
                                                  "数字、true 和 false 不加引号"};
inline constexpr sentence texts_in_quotes{"advice.text_quotes", "texts are written in single quotes",
                                          "文本写在单引号中"};
inline constexpr sentence compare_one_type{"advice.compare_type", "only values of one type can be compared",
                                           "只有同一类型的值才能比较"};
inline constexpr sentence no_order{"type_mismatch.order",
                                   with{"written", "type"},
                                   {"only numbers have an order, and {written} is {type}", "use = or <>"},
                                   {"只有数字有大小顺序，而 {written} 是{type}", "使用 = 或 <>"}};
inline constexpr sentence condition_in_list{
    "type_mismatch.list",
    with{"written"},
    {"a list is for numbers and texts, and {written} is a condition",
     "write the condition itself, or not and the condition"},
    {"列表用于数字和文本，而 {written} 是条件", "直接写该条件，或写 not 加该条件"}};
inline constexpr sentence condition_joined{
    "type_mismatch.joint",
    with{"written"},
    {"|| joins texts, and {written} is a condition", "write or between conditions"},
    {"|| 用于连接文本，而 {written} 是条件", "条件之间写 or"}};
inline constexpr sentence condition_in_arithmetic{
    "type_mismatch.arithmetic_condition",
    with{"written"},
    {"{written} is a condition, and arithmetic needs numbers",
     "count conditions with rate(...) or filter (where ...)"},
    {"{written} 是条件，而算术运算需要数字", "用 rate(...) 或 filter (where ...) 统计条件"}};
inline constexpr sentence text_in_arithmetic{
    "type_mismatch.arithmetic_text",
    with{"written"},
    {"{written} is a text, and arithmetic needs numbers",
     "texts can be compared and grouped by; length(x) is a number"},
    {"{written} 是文本，而算术运算需要数字", "文本可以比较和分组；length(x) 是数字"}};
inline constexpr sentence text_as_condition{
    "condition_expected.text",
    with{"written", "user"},
    {"{written} is a text, and {user} needs a condition", "compare it: x = 'phone'"},
    {"{written} 是文本，而 {user} 需要条件", "写成比较：x = 'phone'"}};
inline constexpr sentence number_as_condition{
    "condition_expected.number",
    with{"written", "type", "user"},
    {"{written} is {type}, and {user} needs a condition", "compare it: x > 0"},
    {"{written} 是{type}，而 {user} 需要条件", "写成比较：x > 0"}};

// Null and constants.
inline constexpr sentence always_null{
    "null_operand.result", {"the result would always be null", "leave it out"}, {"结果总是 null", "去掉它"}};
inline constexpr sentence compared_with_null{
    "null_operand.comparison",
    {"a comparison with null is never true", "write x is null or x is not null"},
    {"与 null 的比较永远不成立", "写 x is null 或 x is not null"}};
inline constexpr sentence null_in_list{
    "null_operand.list",
    {"nothing is equal to null, and with it in the list not in is never true",
     "leave it out; write or x is null for records without a value"},
    {"没有值等于 null，列表中有它时 not in 永远不成立", "去掉它；对没有值的记录，写 or x is null"}};
inline constexpr sentence both_constant{"constant_condition.both",
                                        {"both sides are constants", "compare a column"},
                                        {"两边都是常量", "请与列比较"}};
inline constexpr sentence constant_in_list{"constant_condition.list",
                                           {"the value before in is a constant", "compare a column"},
                                           {"in 之前的值是常量", "请与列比较"}};
inline constexpr sentence constant_tested{
    "constant_condition.test",
    {"a constant is never looked up in the rows", "test a column: x is null"},
    {"常量与各行的数据无关", "检查列：x is null"}};
inline constexpr sentence empty_between{
    "empty_between",
    with{"low", "high"},
    {"nothing lies between {low} and {high}", "write the smaller bound first"},
    {"{low} 与 {high} 之间没有任何值", "先写较小的界限"}};

// Units.
inline constexpr sentence quantities_differ{
    "mixed_units.quantities",
    with{"left", "left_quantity", "right", "right_quantity"},
    {"{left} is {left_quantity} and {right} is {right_quantity}",
     "declare columns that hold times as duration or timestamp, and write times as 300 s or 5 min"},
    {"{left} 是{left_quantity}，{right} 是{right_quantity}",
     "存放时间的列声明为 duration 或 timestamp，时长写成 300 s 或 5 min"}};
inline constexpr sentence units_differ{
    "mixed_units.sum",
    with{"left", "left_unit", "right", "right_unit"},
    {"{left} is {left_unit} and {right} is {right_unit}",
     "only values of one unit can be added or subtracted"},
    {"{left} 是{left_unit}，{right} 是{right_unit}", "只有同一单位的值才能相加或相减"}};
inline constexpr sentence time_and_other{
    "mixed_units.time",
    with{"left", "left_unit", "right", "right_unit"},
    {"{left} is {left_unit} and {right} is {right_unit}",
     "times are added to times only; write constants with their unit: 300 s, 5 min"},
    {"{left} 是{left_unit}，{right} 是{right_unit}", "时长只能与时长相加；常量要带单位：300 s、5 min"}};
inline constexpr sentence negative_instant{
    "mixed_units.negative",
    with{"written"},
    {"{written} is a point in time: it has no negative", "subtract two points in time instead"},
    {"{written} 是时间点，不能取负", "改为两个时间点相减"}};

// Ranges.
inline constexpr sentence range_unlimited{
    "range_too_wide.constants",
    with{"written", "low", "high", "decimals"},
    {"{written} may lie anywhere from {low} to {high} with {decimals} decimals, which 64-bit integers do not "
     "hold",
     "use smaller numbers"},
    {"{written} 的取值可为 {low} 到 {high}，带 {decimals} 位小数，超出 64 位整数", "使用较小的数字"}};
inline constexpr sentence range_of_columns{
    "range_too_wide.columns",
    with{"written", "low", "high", "decimals", "columns"},
    {"{written} may lie anywhere from {low} to {high} with {decimals} decimals, which 64-bit integers do not "
     "hold",
     "declare minimum and maximum of {columns:and}"},
    {"{written} 的取值可为 {low} 到 {high}，带 {decimals} 位小数，超出 64 位整数",
     "为 {columns:and} 声明 minimum 和 maximum"}};
inline constexpr sentence product_too_fine{
    "too_many_decimals.product",
    with{"written", "decimals"},
    {"{written} has {decimals} decimals", "at most 18 are possible: declare columns with fewer decimals"},
    {"{written} 有 {decimals} 位小数", "最多 18 位：请为列声明较少的小数位数"}};
inline constexpr sentence division_in_row{
    "division_in_row",
    {"rows cannot be divided: the result would not be exact", "divide sums instead: sum(a) / sum(b)"},
    {"行中的值不能相除：结果不精确", "改为对合计相除：sum(a) / sum(b)"}};
inline constexpr sentence abbreviates_too_much{
    "formula_too_large.repeated",
    with{"most"},
    {"the text stands for more than {most} operations when all it abbreviates is written out",
     "give a part of it a name as a derived column"},
    {"把所有简写展开后，此文本超过 {most} 个运算", "把其中一部分定义为派生列并命名"}};

}  // namespace assay::says
