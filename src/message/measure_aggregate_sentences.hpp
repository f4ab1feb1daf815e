// SPDX-License-Identifier: Apache-2.0
//
// The measure language: aggregates and the formulas made of them.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Which aggregate.
inline constexpr sentence unknown_aggregate{"unknown_function.aggregate",
                                            with{"written", "suggestion"},
                                            {"there is no aggregate {written}", "{suggestion}"},
                                            {"没有聚合函数 {written}", "{suggestion}"}};
inline constexpr sentence function_of_rows{
    "unknown_function.outside",
    with{"written"},
    {"{written} works on the values of a row, not on aggregates",
     "write it inside of the parentheses of an aggregate"},
    {"{written} 用于一行中的值，不用于聚合结果", "写在聚合函数的括号之内"}};
inline constexpr sentence wrong_arguments{
    "argument_count.aggregate",
    with{"written", "function", "ways"},
    {"{written} does not have the arguments that {function} takes", "write {ways:or}"},
    {"{written} 的参数不符合 {function} 的要求", "写 {ways:or}"}};
inline constexpr sentence missing_variant{
    "missing_variant.answers",
    with{"function", "variants"},
    {"{function} is calculated in several ways: say which",
     "write {function}(x, variant) with one of {variants:plain}"},
    {"{function} 有多种算法，须写明用哪一种", "写 {function}(x, 变体)，变体为以下之一：{variants:plain}"}};
inline constexpr sentence missing_outcome_variant{
    "missing_variant.outcome",
    with{"function", "ways"},
    {"{function} is calculated in several ways: say which", "write {ways:or}"},
    {"{function} 有多种算法，须写明用哪一种", "写 {ways:or}"}};
inline constexpr sentence unknown_variant{
    "unknown_variant",
    with{"written", "function", "variants"},
    {"{written} is no variant of {function}", "the variants are {variants:plain}"},
    {"{written} 不是 {function} 的变体", "可用的变体有：{variants:plain}"}};

// What it aggregates.
inline constexpr sentence null_aggregated{"null_operand.aggregate",
                                          {"null has nothing to aggregate", "name a column"},
                                          {"null 没有可聚合的内容", "写列名"}};
inline constexpr sentence constant_aggregated{"constant_condition.aggregate",
                                              {"a constant is never looked up in the rows", "name a column"},
                                              {"常量与各行的数据无关", "写列名"}};
inline constexpr sentence condition_aggregated{
    "type_mismatch.condition_aggregated",
    with{"written", "function", "expression"},
    {"{written} is a condition, and {function} needs numbers",
     "write rate({expression}) or count(*) filter (where {expression})"},
    {"{written} 是条件，而 {function} 需要数字",
     "写 rate({expression}) 或 count(*) filter (where {expression})"}};
inline constexpr sentence other_aggregated{
    "type_mismatch.other_aggregated",
    with{"written", "type", "function", "expression"},
    {"{written} is {type}, and {function} needs numbers",
     "write count({expression}) or count(*) filter (where {expression} = 'text')"},
    {"{written} 是{type}，而 {function} 需要数字",
     "写 count({expression}) 或 count(*) filter (where {expression} = 'text')"}};
inline constexpr sentence category_expected{
    "type_mismatch.category",
    with{"written", "type", "function"},
    {"{written} is {type}, and {function} takes a category column", "name a column of type category"},
    {"{written} 是{type}，而 {function} 需要类别列", "写 category 类型的列"}};
inline constexpr sentence wait_expected{
    "type_mismatch.wait",
    with{"written", "type", "function", "usage"},
    {"{written} is {type}, and {function} compares waiting times", "write {usage}"},
    {"{written} 是{type}，而 {function} 比较的是等待时长", "写 {usage}"}};
inline constexpr sentence instant_aggregated{
    "instant_value",
    with{"written", "function"},
    {"{written} is a point in time, and an indicator's value is not",
     "aggregate the time between two points: {function}(finished - started)"},
    {"{written} 是时间点，而指标的值不能是时间点",
     "聚合两个时间点之间的时长：{function}(finished - started)"}};
inline constexpr sentence time_as_answer{
    "mixed_units.answer",
    with{"written", "function"},
    {"{written} is a time, and {function} takes answers", "declare the column as integer or decimal"},
    {"{written} 是时长，而 {function} 需要问卷作答", "把该列声明为 integer 或 decimal"}};
inline constexpr sentence share_of_two_kinds{
    "mixed_units.share",
    with{"part", "part_type", "whole", "whole_type"},
    {"{part} is {part_type} and {whole} is {whole_type}",
     "a share is of two times or of two plain numbers; divide the sums for anything else: sum(x) / "
     "sum(y)"},
    {"{part} 是{part_type}，{whole} 是{whole_type}",
     "占比须由两个时长或两个无单位的数得出；其他情况用合计相除：sum(x) / sum(y)"}};
inline constexpr sentence no_percentile{
    "percentile_range",
    with{"written"},
    {"{written} is no percentile: it is a number above 0 and up to 1",
     "write percentile(x, 0.9) or percentile(x, 90%)"},
    {"{written} 不是百分位数：应为大于 0 且不超过 1 的数字", "写 percentile(x, 0.9) 或 percentile(x, 90%)"}};
inline constexpr sentence squares_too_large{
    "range_too_wide.squares",
    with{"written", "low", "high", "most"},
    {"{written} may lie anywhere from {low} to {high}, and sums of squares have room for values up to {most}",
     "declare minimum and maximum of the columns in it"},
    {"{written} 的取值可为 {low} 到 {high}，而平方和只容得下不超过 {most} 的值",
     "为其中的列声明 minimum 和 maximum"}};
inline constexpr sentence answers_off_scale{
    "answer_range",
    with{"written", "low", "high", "function", "least", "most", "expression"},
    {"{written} may lie anywhere from {low} to {high}, and {function} takes answers from {least} to {most}",
     "declare minimum and maximum of the column, or add filter (where {expression} between {least} and "
     "{most})"},
    {"{written} 的取值可为 {low} 到 {high}，而 {function} 只接受 {least} 到 {most} 的作答",
     "为该列声明 minimum 和 maximum，或添加 filter (where {expression} between {least} and {most})"}};

// Formulas.
inline constexpr sentence constant_formula{"constant_formula",
                                           {"the formula holds no aggregate and no measure",
                                            "values that are not measured from records are given directly"},
                                           {"算式中没有聚合函数，也没有度量", "不由记录计算的值应直接给出"}};
inline constexpr sentence too_many_steps{
    "formula_too_large.steps",
    with{"steps", "most"},
    {"the formula has {steps} steps with the measures it names", "at most {most} are allowed"},
    {"算式连同所引用的度量共有 {steps} 步", "最多允许 {most} 步"}};
inline constexpr sentence division_by_zero{"division_by_zero",
                                           {"the formula divides by zero", "it would never have a value"},
                                           {"算式除以零", "这样的算式永远没有值，请更正除数"}};
inline constexpr sentence root_in_formula{
    "root_in_formula",
    with{"written"},
    {"{written} is a square root, and formulas are calculated exactly",
     "calculate with variance(x), or give the deviation an indicator of its own"},
    {"{written} 是平方根，而算式须精确计算", "用 variance(x) 计算，或把标准差单独设为一个指标"}};
inline constexpr sentence no_record_type{
    "no_record_type",
    with{"written"},
    {"it is not said of which records {written} is taken", R"(add "from" with the name of a record type)"},
    {"没有写明 {written} 取自哪一类记录", R"(添加 "from"，写上记录类型的名称)"}};

}  // namespace assay::says
