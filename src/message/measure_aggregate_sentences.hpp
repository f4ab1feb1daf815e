// SPDX-License-Identifier: Apache-2.0
//
// The measure language: aggregates and the formulas made of them.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Which aggregate.
inline constexpr sentence unknown_aggregate{"unknown_function.aggregate",
                                            with{"written", "suggestion"},
                                            {"there is no aggregate {written}", "{suggestion}"}};
inline constexpr sentence function_of_rows{"unknown_function.outside",
                                           with{"written"},
                                           {"{written} works on the values of a row, not on aggregates",
                                            "write it inside of the parentheses of an aggregate"}};
inline constexpr sentence wrong_arguments{
    "argument_count.aggregate",
    with{"written", "function", "ways"},
    {"{written} does not have the arguments that {function} takes", "write {ways:or}"}};
inline constexpr sentence missing_variant{"missing_variant.answers",
                                          with{"function", "variants"},
                                          {"{function} is calculated in several ways: say which",
                                           "write {function}(x, variant) with one of {variants:plain}"}};
inline constexpr sentence missing_outcome_variant{
    "missing_variant.outcome",
    with{"function", "ways"},
    {"{function} is calculated in several ways: say which", "write {ways:or}"}};
inline constexpr sentence unknown_variant{
    "unknown_variant",
    with{"written", "function", "variants"},
    {"{written} is no variant of {function}", "the variants are {variants:plain}"}};

// What it aggregates.
inline constexpr sentence null_aggregated{"null_operand.aggregate",
                                          {"null has nothing to aggregate", "name a column"}};
inline constexpr sentence constant_aggregated{"constant_condition.aggregate",
                                              {"a constant is never looked up in the rows", "name a column"}};
inline constexpr sentence condition_aggregated{
    "type_mismatch.condition_aggregated",
    with{"written", "function", "expression"},
    {"{written} is a condition, and {function} needs numbers",
     "write rate({expression}) or count(*) filter (where {expression})"}};
inline constexpr sentence other_aggregated{
    "type_mismatch.other_aggregated",
    with{"written", "type", "function", "expression"},
    {"{written} is {type}, and {function} needs numbers",
     "write count({expression}) or count(*) filter (where {expression} = 'text')"}};
inline constexpr sentence category_expected{
    "type_mismatch.category",
    with{"written", "type", "function"},
    {"{written} is {type}, and {function} takes a category column", "name a column of type category"}};
inline constexpr sentence wait_expected{
    "type_mismatch.wait",
    with{"written", "type", "function", "usage"},
    {"{written} is {type}, and {function} compares waiting times", "write {usage}"}};
inline constexpr sentence instant_aggregated{
    "instant_value",
    with{"written", "function"},
    {"{written} is a point in time, and an indicator's value is not",
     "aggregate the time between two points: {function}(finished - started)"}};
inline constexpr sentence time_as_answer{
    "mixed_units.answer",
    with{"written", "function"},
    {"{written} is a time, and {function} takes answers", "declare the column as integer or decimal"}};
inline constexpr sentence share_of_two_kinds{
    "mixed_units.share",
    with{"part", "part_type", "whole", "whole_type"},
    {"{part} is {part_type} and {whole} is {whole_type}",
     "a share is of two times or of two plain numbers; divide the sums for anything else: sum(x) / "
     "sum(y)"}};
inline constexpr sentence no_percentile{"percentile_range",
                                        with{"written"},
                                        {"{written} is no percentile: it is a number above 0 and up to 1",
                                         "write percentile(x, 0.9) or percentile(x, 90%)"}};
inline constexpr sentence squares_too_large{
    "range_too_wide.squares",
    with{"written", "low", "high", "most"},
    {"{written} may lie anywhere from {low} to {high}, and sums of squares have room for values up to {most}",
     "declare minimum and maximum of the columns in it"}};
inline constexpr sentence answers_off_scale{
    "answer_range",
    with{"written", "low", "high", "function", "least", "most", "expression"},
    {"{written} may lie anywhere from {low} to {high}, and {function} takes answers from {least} to {most}",
     "declare minimum and maximum of the column, or add filter (where {expression} between {least} and "
     "{most})"}};

// Formulas.
inline constexpr sentence constant_formula{"constant_formula",
                                           {"the formula holds no aggregate and no measure",
                                            "values that are not measured from records are given directly"}};
inline constexpr sentence too_many_steps{
    "formula_too_large.steps",
    with{"steps", "most"},
    {"the formula has {steps} steps with the measures it names", "at most {most} are allowed"}};
inline constexpr sentence division_by_zero{"division_by_zero",
                                           {"the formula divides by zero", "it would never have a value"}};
inline constexpr sentence root_in_formula{
    "root_in_formula",
    with{"written"},
    {"{written} is a square root, and formulas are calculated exactly",
     "calculate with variance(x), or give the deviation an indicator of its own"}};
inline constexpr sentence no_record_type{
    "no_record_type",
    with{"written"},
    {"it is not said of which records {written} is taken", R"(add "from" with the name of a record type)"}};

}  // namespace assay::says
