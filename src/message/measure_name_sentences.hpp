// SPDX-License-Identifier: Apache-2.0
//
// The measure language: names of columns, measures and record types, and derived columns.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Names.
inline constexpr sentence column_not_found{
    "unknown_column.measure",
    with{"record", "column", "advice"},
    {R"(record type "{record:whole}" has no column "{column:whole}")", "{advice}"},
    {R"(记录类型 "{record:whole}" 没有列 "{column:whole}")", "{advice}"}};
inline constexpr sentence text_as_name{"advice.text_as_name", with{"text"},
                                       "texts are written in single quotes: {text}",
                                       "文本写在单引号中：{text}"};
inline constexpr sentence column_outside_aggregate{
    "column_outside_aggregate",
    with{"column", "function", "spelling"},
    {R"("{column:whole}" is a column: it has a value for each record, not one for all)",
     "aggregate it: {function}({spelling})"},
    {R"("{column:whole}" 是列：每条记录各有一个值，而不是全体共有一个值)",
     "加以聚合：{function}({spelling})"}};
inline constexpr sentence unknown_measure{"unknown_measure",
                                          with{"measure", "suggestion"},
                                          {R"(there is no measure "{measure:whole}")", "{suggestion}"},
                                          {R"(没有度量 "{measure:whole}")", "{suggestion}"}};
inline constexpr sentence measure_in_measure{
    "measure_in_measure",
    {"measures are made of aggregates, not of other measures",
     "write the aggregate itself, or combine both in an indicator's value"},
    {"度量由聚合函数组成，不能引用其他度量", R"(直接写聚合函数，或在指标的 "value" 中组合两者)"}};
inline constexpr sentence duplicate_measure{
    "duplicate_measure",
    with{"measure"},
    {R"(the measure "{measure:whole}" is declared twice)", "give one of them another name"},
    {R"(度量 "{measure:whole}" 声明了两次)", "给其中一个换名称"}};
inline constexpr sentence record_type_not_found{
    "unknown_record_type.measure",
    with{"record", "suggestion"},
    {R"(there is no record type "{record:whole}")", "{suggestion}"},
    {R"(没有记录类型 "{record:whole}")", "{suggestion}"}};

// Derived columns.
inline constexpr sentence circular_columns{
    "circular_columns",
    with{"columns"},
    {"derived columns need each other in a circle: {columns:needs}",
     "write one of them with columns that are supplied"},
    {"派生列之间循环引用：{columns:needs}", "其中一列改用所提供的列来写"}};
inline constexpr sentence constant_column{
    "constant_condition.column",
    {"a constant is the same for every record", "name a column, or write the constant where it is used"},
    {"常量对每条记录都相同", "写列名，或在使用处直接写常量"}};
inline constexpr const char* declared_type_hint =
    "declare its type as what the expression gives; text(x) makes a text of a whole number";
inline constexpr const char* declared_type_hint_zh = "把列声明为表达式结果的类型；text(x) 可把整数变为文本";
inline constexpr sentence declared_otherwise{
    "type_mismatch.column",
    with{"written", "type", "declared"},
    {"{written} is {type}, and the column is declared as {declared}", declared_type_hint},
    {"{written} 是{type}，而该列声明为{declared}", declared_type_hint_zh}};
inline constexpr sentence declared_without_decimals{
    "type_mismatch.column_decimals",
    with{"written", "type", "declared"},
    {"{written} is {type} with decimals, and the column is declared as {declared}", declared_type_hint},
    {"{written} 是带小数的{type}，而该列声明为{declared}", declared_type_hint_zh}};
inline constexpr sentence range_never_met{
    "range_never_met",
    with{"low", "high"},
    {"the values lie from {low} to {high}, all outside of the declared range",
     R"(correct "minimum" and "maximum")"},
    {"值在 {low} 到 {high} 之间，全部超出声明的范围", R"(更正 "minimum" 和 "maximum")"}};
inline constexpr sentence undeclared_difference{
    "undeclared_difference",
    with{"difference"},
    {R"("{difference:whole}" is below 0 where the times are out of order, and such values count like any other)",
     R"(give the difference a derived column with "minimum": 0 and "outside": "missing" (counted) or "error", )"
     "or write greatest({difference}, 0 s)"},
    {R"(时间先后颠倒时 "{difference:whole}" 小于 0，这样的值照常参与计算)",
     R"(为该差值设一个派生列，写 "minimum": 0 以及 "outside": "missing"（另行计数）或 "error"，或写 greatest({difference}, 0 s))"}};

}  // namespace assay::says
