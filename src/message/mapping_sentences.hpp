// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a source mapping.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence a_source_mapping{"object.source", "a source mapping"};
inline constexpr sentence a_table{"object.table", "a table"};
inline constexpr sentence a_condition{"object.condition", "a condition"};
inline constexpr sentence tables{"plural.tables", "tables"};
inline constexpr sentence values{"plural.values", "values"};
inline constexpr sentence texts{"plural.texts", "texts"};
inline constexpr sentence conditions{"plural.conditions", "conditions"};
inline constexpr sentence value_or_null{"kind.value_or_null", "a value of the column, or null for no value"};
inline constexpr sentence string_or_null{"kind.string_or_null", "a string, or null for no value"};
inline constexpr sentence header_or_column{"kind.header_or_column",
                                           "the header of a file column, or an object (a column)"};

inline constexpr sentence unsupported_source_format{
    "unsupported_format.source",
    with{"format"},
    {"document format {format} is not known to this version, which reads 0",
     R"(write "assay_source": 0, or use a newer version)"}};
inline constexpr sentence no_such_table{"unknown_record_type.source",
                                        with{"record", "suggestion"},
                                        {R"(the model has no record type "{record}")", "{suggestion}"}};

// Tables.
inline constexpr sentence bad_delimiter{
    "bad_delimiter",
    {"a delimiter is one ASCII character, and neither a line end nor a double quote",
     R"(usual: "," ";" "\t" "|"; or "auto", which looks at the header)"}};
inline constexpr sentence bad_encoding{
    "bad_encoding", with{"written", "known"}, {R"("{written}" is not a known encoding)", "known: {known}"}};
inline constexpr sentence condition_has_both{"conflicting_keys.condition",
                                             {R"(a condition has either "in" or "not_in", not both)",
                                              "write two conditions; a row has to fulfil both"}};
inline constexpr sentence condition_has_neither{
    "missing_key.condition", {R"(a condition needs "in" or "not_in")", "list the texts to keep or to drop"}};
inline constexpr sentence column_without_order{
    "unknown_column.order",
    with{"column", "record", "suggestion"},
    {R"("{column}" is not a column of record type "{record}" that has an order: a number, a length of time or a point in time)",
     "{suggestion}"}};
inline constexpr sentence table_without_key{"object.table_without_key", R"(a table without a "key")"};
inline constexpr sentence unchosen_duplicates{"object.unchosen_duplicates",
                                              "duplicates that are not chosen from (keep_first, keep_last)"};
inline constexpr sentence empty_list{"empty_list", {"the list is empty", "list at least one text"}};

// Columns.
inline constexpr sentence date_and_clock{"object.date_and_clock", R"("date" and "clock")"};
inline constexpr sentence time_of_date_and_clock{"object.time_of_date_and_clock",
                                                 R"(a time of "date" and "clock")"};
inline constexpr sentence time_without_after{"object.time_without_after", R"(a time without "after")"};
inline constexpr sentence column_and_columns{
    "conflicting_keys.columns",
    {R"(a column has either "column" or "columns", not both)",
     R"(leave one out; the texts of "columns" are joined by a blank)"}};
inline constexpr sentence bad_time_pattern{
    "bad_format.time", with{"complaint"}, {"{complaint}", R"(a usual one: "%Y-%m-%d %H:%M:%S")"}};
inline constexpr sentence bad_duration_format{
    "bad_format.duration",
    with{"written"},
    {R"("{written}" is not a format of durations)", R"(known: "s", "min", "h", "ms", "h:mm:ss", "m:ss")"}};
inline constexpr sentence no_format{
    "bad_format.type",
    with{"type"},
    {R"(a column of type "{type}" has no format)",
     R"(only timestamps and durations have one; use "values" to replace texts, "unit" for percent)"}};
inline constexpr sentence unit_or_clock{"object.unit", R"("unit"; clock forms have units of their own)"};
inline constexpr sentence bad_duration_unit{
    "bad_format.duration_unit",
    with{"written"},
    {R"("{written}" is not a unit of durations)", R"(known: "s", "min", "h", "ms")"}};
inline constexpr sentence bad_number_unit{"bad_format.number_unit",
                                          with{"written"},
                                          {R"("{written}" is not a unit of numbers)", R"(known: "percent")"}};
inline constexpr sentence no_unit{"bad_format.unit",
                                  with{"type"},
                                  {R"(a column of type "{type}" has no unit)",
                                   R"(durations have "s", "min", "h", "ms"; decimals have "percent")"}};
inline constexpr sentence format_without_year{"object.format_without_year",
                                              R"(a "format" without a year of two digits)"};
inline constexpr sentence bad_mapped_value{
    "bad_value.cell", with{"complaint"}, {"{complaint}", "{complaint:hint}"}};
inline constexpr sentence never_used{
    "never_used",
    with{"written"},
    {R"(the text "{written}" is listed under "missing" already)",
     R"(leave it out here, or give the column a list "missing" without it)"}};
inline constexpr sentence bad_decimal_mark{
    "bad_value.decimal", with{"written"}, {R"("{written}" is not a decimal mark)", R"(known: "." and ",")"}};
inline constexpr sentence bad_thousands_mark{
    "bad_value.thousands",
    with{"written"},
    {R"("{written}" does not separate thousands)", R"(known: "," "." "'" "_" a blank, a no-break space)"}};
inline constexpr sentence same_mark{
    "conflicting_keys.marks",
    {"the same mark stands for decimals and for thousands", R"(with "thousands": "." goes "decimal": ",")"}};

}  // namespace assay::says
