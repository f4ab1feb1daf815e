// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with columns and records that a program hands over.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Columns that cannot be read.
inline constexpr sentence texts_of_no_layout{"bad_column.no_layout",
                                             {"has texts of no known layout", "use one of text_layout"}};
inline constexpr sentence texts_without_layout{"bad_column.without_layout",
                                               {"has texts without a layout", "say how they lie in memory"}};
inline constexpr sentence texts_without_memory{"bad_column.without_entries",
                                               {"has texts, and no memory of them", "pass their entries"}};
inline constexpr sentence offsets_without_bytes{
    "bad_column.without_bytes",
    {"has texts with offsets, and no bytes", "pass the bytes that the offsets count from"}};
inline constexpr sentence unaligned_offsets{
    "bad_column.offsets_address",
    {"has offsets at an address that they cannot have", "copy them to aligned memory"}};
inline constexpr sentence no_physical_type{"bad_column.no_type",
                                           {"has no known physical type", "use one of physical_type"}};
inline constexpr sentence codes_without_dictionary{"bad_column.without_dictionary",
                                                   {"holds texts, and the integers come without a dictionary",
                                                    R"(pass their texts in "texts", or a text column)"}};
inline constexpr sentence numbers_for_texts{
    "bad_column.numbers", {"holds texts, and numbers were passed", "pass texts, or codes with a dictionary"}};
inline constexpr sentence texts_for_numbers{
    "bad_column.texts",
    {"does not hold texts",
     "pass numbers, or put the texts into a table or column_builder, which read them"}};
inline constexpr sentence truths_for_numbers{"bad_column.truth_values",
                                             {"does not hold truth values", "pass numbers"}};
inline constexpr sentence column_decimals{
    "bad_column.decimals",
    with{"decimals"},
    {"has {decimals} decimals", "pass -38 to 38, or declared_decimals"}};
inline constexpr sentence column_length{
    "bad_column.length",
    with{"rows", "table_rows"},
    {"has {rows} rows, and the table {table_rows}", "pass columns of equal length"}};
inline constexpr sentence column_texts{"bad_column.text_count",
                                       with{"texts", "rows"},
                                       {"has {texts} texts for {rows} rows", "pass one for each row"}};
inline constexpr sentence values_without_memory{
    "bad_column.without_values",
    {"has rows, and no memory of values", "pass its values, or physical_type::none when it is not supplied"}};
inline constexpr sentence unaligned_values{
    "bad_column.values_address",
    {"has values at an address that their type cannot have", "copy them to aligned memory"}};

// Texts and dictionaries.
inline constexpr const char* offsets_hint =
    "pass ascending offsets, one more than there are texts, and all of the bytes";
inline constexpr sentence text_offsets{
    "bad_offsets.text", {"the text has offsets that descend or lie outside of the bytes", offsets_hint}};
inline constexpr sentence dictionary_offsets{
    "bad_offsets.dictionary",
    with{"entry"},
    {"entry {entry} of the dictionary has offsets that descend or lie outside of the bytes", offsets_hint}};
inline constexpr sentence code_without_texts{
    "bad_code.empty",
    with{"cell"},
    {"{cell} is no code of the dictionary, which has 0 texts", "add its text"}};
inline constexpr sentence code_beside_one_text{
    "bad_code.one",
    with{"cell"},
    {"{cell} is no code of the dictionary, which has 1 text", "pass codes from 0 to 0"}};
inline constexpr sentence code_beyond_texts{
    "bad_code.many",
    with{"cell", "texts", "last"},
    {"{cell} is no code of the dictionary, which has {texts} texts", "pass codes from 0 to {last}"}};
inline constexpr sentence dictionary_too_large{
    "too_many.dictionary", {"the dictionary has more than 2147483647 texts", "use smaller ones"}};
inline constexpr sentence too_many_texts{
    "too_many.texts", {"a column has more than 2147483647 different texts", "use smaller blocks of records"}};

// Records of named cells.
inline constexpr sentence no_such_column_of_record{
    "unknown_column.cell",
    with{"column", "record", "suggestion"},
    {R"("{column:visible}" is not a column of record type "{record:whole}")", "{suggestion}"}};
inline constexpr sentence column_named_twice{
    "column_twice", with{"column"}, {R"(column "{column:whole}" is named twice)", "name every column once"}};
/// Says only in which row of a call it is. Has the code of the fault.
inline constexpr sentence fault_in_row{".row", with{"fault", "row"}, {"row {row}: {fault}", "{fault:hint}"}};

}  // namespace assay::says
