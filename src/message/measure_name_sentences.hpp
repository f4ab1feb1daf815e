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
    {R"(record type "{record:whole}" has no column "{column:whole}")", "{advice}"}};
inline constexpr sentence text_as_name{"advice.text_as_name", with{"text"},
                                       "texts are written in single quotes: {text}"};
inline constexpr sentence column_outside_aggregate{
    "column_outside_aggregate",
    with{"column", "function", "spelling"},
    {R"("{column:whole}" is a column: it has a value for each record, not one for all)",
     "aggregate it: {function}({spelling})"}};
inline constexpr sentence unknown_measure{"unknown_measure",
                                          with{"measure", "suggestion"},
                                          {R"(there is no measure "{measure:whole}")", "{suggestion}"}};
inline constexpr sentence measure_in_measure{
    "measure_in_measure",
    {"measures are made of aggregates, not of other measures",
     "write the aggregate itself, or combine both in an indicator's value"}};
inline constexpr sentence duplicate_measure{
    "duplicate_measure",
    with{"measure"},
    {R"(the measure "{measure:whole}" is declared twice)", "give one of them another name"}};
inline constexpr sentence record_type_not_found{
    "unknown_record_type.measure",
    with{"record", "suggestion"},
    {R"(there is no record type "{record:whole}")", "{suggestion}"}};

// Derived columns.
inline constexpr sentence circular_columns{"circular_columns",
                                           with{"columns"},
                                           {"derived columns need each other in a circle: {columns:needs}",
                                            "write one of them with columns that are supplied"}};
inline constexpr sentence constant_column{
    "constant_condition.column",
    {"a constant is the same for every record", "name a column, or write the constant where it is used"}};
inline constexpr const char* declared_type_hint =
    "declare its type as what the expression gives; text(x) makes a text of a whole number";
inline constexpr sentence declared_otherwise{
    "type_mismatch.column",
    with{"written", "type", "declared"},
    {"{written} is {type}, and the column is declared as {declared}", declared_type_hint}};
inline constexpr sentence declared_without_decimals{
    "type_mismatch.column_decimals",
    with{"written", "type", "declared"},
    {"{written} is {type} with decimals, and the column is declared as {declared}", declared_type_hint}};
inline constexpr sentence range_never_met{
    "range_never_met",
    with{"low", "high"},
    {"the values lie from {low} to {high}, all outside of the declared range",
     R"(correct "minimum" and "maximum")"}};
inline constexpr sentence undeclared_difference{
    "undeclared_difference",
    with{"difference"},
    {R"("{difference:whole}" is below 0 where the times are out of order, and such values count like any other)",
     R"(give the difference a derived column with "minimum": 0 and "outside": "missing" (counted) or "error", )"
     "or write greatest({difference}, 0 s)"}};

}  // namespace assay::says
