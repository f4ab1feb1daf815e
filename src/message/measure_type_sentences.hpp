// SPDX-License-Identifier: Apache-2.0
//
// The measure language: types, units and ranges that do not go together.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// A piece of the text; one that begins with a double quote stands as it is.
inline constexpr sentence piece{"piece.text", with{"text"}, R"("{text:whole}")"};
inline constexpr sentence quoted_piece{"piece.quoted", with{"text"}, "{text}"};

// What a part of a text is.
inline constexpr sentence condition_type{"type.condition", "a condition"};
inline constexpr sentence text_type{"type.text", "a text"};
inline constexpr sentence null_type{"type.null", "null"};
inline constexpr sentence number_type{"type.number", "a number"};
inline constexpr sentence whole_number_type{"type.whole_number", "a whole number"};
inline constexpr sentence time_type{"type.time", "a time"};
inline constexpr sentence instant_type{"type.instant", "a point in time"};
inline constexpr sentence plain_quantity{"type.plain_number", "a plain number"};
inline constexpr sentence seconds_quantity{"type.seconds", "a time in seconds"};
inline constexpr sentence ratio_quantity{"type.ratio", "a ratio"};
inline constexpr sentence score_quantity{"type.score", "a score"};
inline constexpr sentence count_quantity{"type.count", "a count"};
inline constexpr sentence unitless_number{"type.unitless", "a number without a unit"};

// Types.
inline constexpr sentence types_differ{"type_mismatch.pair",
                                       with{"left", "left_type", "right", "right_type", "advice"},
                                       {"{left} is {left_type} and {right} is {right_type}", "{advice}"}};
inline constexpr sentence one_type{"advice.one_type", "all values must be of one type"};
inline constexpr sentence literals_without_quotes{"advice.without_quotes",
                                                  "numbers, true and false are written without quotes"};
inline constexpr sentence texts_in_quotes{"advice.text_quotes", "texts are written in single quotes"};
inline constexpr sentence compare_one_type{"advice.compare_type", "only values of one type can be compared"};
inline constexpr sentence no_order{"type_mismatch.order",
                                   with{"written", "type"},
                                   {"only numbers have an order, and {written} is {type}", "use = or <>"}};
inline constexpr sentence condition_in_list{"type_mismatch.list",
                                            with{"written"},
                                            {"a list is for numbers and texts, and {written} is a condition",
                                             "write the condition itself, or not and the condition"}};
inline constexpr sentence condition_joined{
    "type_mismatch.joint",
    with{"written"},
    {"|| joins texts, and {written} is a condition", "write or between conditions"}};
inline constexpr sentence condition_in_arithmetic{"type_mismatch.arithmetic_condition",
                                                  with{"written"},
                                                  {"{written} is a condition, and arithmetic needs numbers",
                                                   "count conditions with rate(...) or filter (where ...)"}};
inline constexpr sentence text_in_arithmetic{"type_mismatch.arithmetic_text",
                                             with{"written"},
                                             {"{written} is a text, and arithmetic needs numbers",
                                              "texts can be compared and grouped by; length(x) is a number"}};
inline constexpr sentence text_as_condition{
    "condition_expected.text",
    with{"written", "user"},
    {"{written} is a text, and {user} needs a condition", "compare it: x = 'phone'"}};
inline constexpr sentence number_as_condition{
    "condition_expected.number",
    with{"written", "type", "user"},
    {"{written} is {type}, and {user} needs a condition", "compare it: x > 0"}};

// Null and constants.
inline constexpr sentence always_null{"null_operand.result",
                                      {"the result would always be null", "leave it out"}};
inline constexpr sentence compared_with_null{
    "null_operand.comparison", {"a comparison with null is never true", "write x is null or x is not null"}};
inline constexpr sentence null_in_list{
    "null_operand.list",
    {"nothing is equal to null, and with it in the list not in is never true",
     "leave it out; write or x is null for records without a value"}};
inline constexpr sentence both_constant{"constant_condition.both",
                                        {"both sides are constants", "compare a column"}};
inline constexpr sentence constant_in_list{"constant_condition.list",
                                           {"the value before in is a constant", "compare a column"}};
inline constexpr sentence constant_tested{
    "constant_condition.test", {"a constant is never looked up in the rows", "test a column: x is null"}};
inline constexpr sentence empty_between{
    "empty_between",
    with{"low", "high"},
    {"nothing lies between {low} and {high}", "write the smaller bound first"}};

// Units.
inline constexpr sentence quantities_differ{
    "mixed_units.quantities",
    with{"left", "left_quantity", "right", "right_quantity"},
    {"{left} is {left_quantity} and {right} is {right_quantity}",
     "declare columns that hold times as duration or timestamp, and write times as 300 s or 5 min"}};
inline constexpr sentence units_differ{"mixed_units.sum",
                                       with{"left", "left_unit", "right", "right_unit"},
                                       {"{left} is {left_unit} and {right} is {right_unit}",
                                        "only values of one unit can be added or subtracted"}};
inline constexpr sentence time_and_other{
    "mixed_units.time",
    with{"left", "left_unit", "right", "right_unit"},
    {"{left} is {left_unit} and {right} is {right_unit}",
     "times are added to times only; write constants with their unit: 300 s, 5 min"}};
inline constexpr sentence negative_instant{
    "mixed_units.negative",
    with{"written"},
    {"{written} is a point in time: it has no negative", "subtract two points in time instead"}};

// Ranges.
inline constexpr sentence range_unlimited{
    "range_too_wide.constants",
    with{"written", "low", "high", "decimals"},
    {"{written} may lie anywhere from {low} to {high} with {decimals} decimals, which 64-bit integers do not "
     "hold",
     "use smaller numbers"}};
inline constexpr sentence range_of_columns{
    "range_too_wide.columns",
    with{"written", "low", "high", "decimals", "columns"},
    {"{written} may lie anywhere from {low} to {high} with {decimals} decimals, which 64-bit integers do not "
     "hold",
     "declare minimum and maximum of {columns:and}"}};
inline constexpr sentence product_too_fine{
    "too_many_decimals.product",
    with{"written", "decimals"},
    {"{written} has {decimals} decimals", "at most 18 are possible: declare columns with fewer decimals"}};
inline constexpr sentence division_in_row{
    "division_in_row",
    {"rows cannot be divided: the result would not be exact", "divide sums instead: sum(a) / sum(b)"}};
inline constexpr sentence abbreviates_too_much{
    "formula_too_large.repeated",
    with{"most"},
    {"the text stands for more than {most} operations when all it abbreviates is written out",
     "give a part of it a name as a derived column"}};

}  // namespace assay::says
