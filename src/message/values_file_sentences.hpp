// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with a file of values.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// The header.
inline constexpr sentence no_value_column{
    "values_header.none",
    with{"model"},
    {R"(no column is an indicator or a dimension of "{model:whole}")",
     "name at least one after the key columns (assay model show lists them)"}};
inline constexpr sentence column_without_name{"values_header.nameless",
                                              {"a column without a name", "name it or remove it"}};
inline constexpr sentence value_column_twice{
    "values_header.twice", with{"column"}, {R"(the column "{column:whole}" is there twice)", "remove one"}};
inline constexpr sentence total_given{
    "values_header.total",
    {R"("total" is calculated and cannot be given)", "remove the column or call it otherwise"}};
inline constexpr sentence misspelt_value_column{
    "values_header.misspelt",
    with{"column", "model", "meant"},
    {R"("{column:whole}" is no indicator or dimension of "{model:whole}")",
     R"(did you mean "{meant:whole}"? (a key column needs a name less like it))"}};
inline constexpr sentence unknown_value_column{
    "values_header.unknown",
    with{"column", "model"},
    {R"("{column:whole}" is no indicator or dimension of "{model:whole}")",
     "correct it, remove it, or move it before the first value if it is a key"}};
inline constexpr sentence value_column_beside_dimension{
    "given_twice.column",
    with{"column", "dimension"},
    {R"("{column:whole}" is given together with its dimension "{dimension:whole}")",
     "give either the dimension's score or the values of its parts"}};
inline constexpr sentence sample_of_dimension{
    "values_header.dimension_sample",
    with{"column"},
    {R"("{column:whole}" is the sample size of a dimension, which has none)", "remove the column"}};
inline constexpr sentence sample_without_value{
    "values_header.lone_sample",
    with{"column", "value"},
    {R"(the sample size "{column:whole}" stands without its value)",
     R"(add a column "{value:whole}" or remove this one)"}};

// Rows.
inline constexpr sentence cells_of_row{"ragged_row.values",
                                       with{"cells", "header_cells"},
                                       {"the row has {cells} cells, the header {header_cells}",
                                        "add the missing cells, or quote a cell that contains a comma"}};
inline constexpr sentence key_on_line{
    "duplicate_key.values",
    with{"key", "line"},
    {"{key} is on line {line} already", "add a key column that tells the rows apart, or remove one"}};
inline constexpr sentence named_key_part{"key.named", with{"column", "value"}, R"({column}="{value:whole}")"};
inline constexpr sentence empty_key_part{"key.empty", with{"column"}, "{column}=(empty)"};
inline constexpr sentence values_file_empty{"values_file.empty",
                                            {"the file is empty", "its first line has to name the columns"}};
inline constexpr sentence values_file_without_rows{
    "values_file.no_rows", {"there is no row below the header", "add one for each entity"}};
inline constexpr sentence keys_are_for_records{
    "conflicting_keys.values",
    {R"("where" and "key" are for records)",
     "a values file has one row for each entity, and its first columns are the key"}};

// Cells.
inline constexpr sentence no_fraction_in_cell{
    "bad_amount.fraction",
    with{"column", "text"},
    {R"({column}: "{text:whole}" is not a fraction)",
     "write whole numbers with a denominator above 0, such as 19/20"}};
inline constexpr sentence amount_in_other_style{
    "bad_amount.style",
    with{"column", "text", "wanted", "advice", "examples"},
    {R"({column}: "{text:whole}" is not {wanted} as numbers are written here)",
     "{advice}, or write it as {examples}"}};
inline constexpr sentence ratio_above_whole{
    "bad_amount.bare_percent",
    with{"column", "text", "share"},
    {R"({column}: "{text:whole}" for a ratio is more than the whole)", "write {text}% or {share}"}};
inline constexpr sentence amount_in_other_unit{
    "bad_amount.unit",
    with{"column", "text", "wanted", "examples"},
    {R"({column}: "{text:whole}" has another unit than the indicator, {wanted})",
     "write it as {examples}, or leave the cell empty for no data"}};
inline constexpr sentence no_amount{"bad_amount.text",
                                    with{"column", "text", "wanted", "examples"},
                                    {R"({column}: "{text:whole}" is not {wanted})",
                                     "write it as {examples}, or leave the cell empty for no data"}};
inline constexpr sentence a_ratio{"amount.ratio", "a ratio"};
inline constexpr sentence a_length_of_time{"amount.seconds", "a length of time"};
inline constexpr sentence a_score{"amount.score", "a score"};
inline constexpr sentence a_count{"amount.count", "a count"};
inline constexpr sentence ratio_examples{"examples.ratio", "0.95, 95% or 19/20"};
inline constexpr sentence time_examples{"examples.seconds", "300, 5 min or 0.5 h"};
inline constexpr sentence number_examples{"examples.number", "88 or 87.5"};
inline constexpr sentence write_declared_style{
    "advice.declared_style", "write its number in the style that the source mapping declares"};
inline constexpr sentence declare_width{"advice.width",
                                        R"(declare "normalise_width" in a source mapping (--source))"};
inline constexpr sentence declare_separators{
    "advice.separators", R"(declare "decimal" and "thousands" in a source mapping (--source))"};
inline constexpr sentence indicator_below{
    "out_of_range.indicator_minimum",
    with{"column", "text", "minimum"},
    {R"({column}: "{text:whole}" is below {minimum}, the least that the indicator can be)",
     "correct the value"}};
inline constexpr sentence indicator_above{
    "out_of_range.indicator_maximum",
    with{"column", "text", "maximum"},
    {R"({column}: "{text:whole}" is above {maximum}, the most that the indicator can be)",
     "correct the value"}};
inline constexpr sentence dimension_below{
    "out_of_range.dimension_minimum",
    with{"column", "text", "minimum"},
    {R"({column}: "{text:whole}" is below {minimum}, the least that a dimension can score)",
     "correct the value"}};
inline constexpr sentence dimension_above{
    "out_of_range.dimension_maximum",
    with{"column", "text", "maximum"},
    {R"({column}: "{text:whole}" is above {maximum}, the most that a dimension can score)",
     "correct the value"}};
inline constexpr sentence no_sample_size{"bad_sample.text",
                                         with{"column", "text"},
                                         {R"({column}.n: "{text:whole}" is no sample size)",
                                          "write a whole number such as 1200, or leave the cell empty"}};
inline constexpr sentence sample_of_nothing{"bad_sample.zero",
                                            with{"column", "text"},
                                            {R"({column}.n: "{text:whole}" but there is a value)",
                                             "a value rests on at least one record, correct one of them"}};

}  // namespace assay::says
