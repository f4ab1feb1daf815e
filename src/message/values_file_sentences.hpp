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
     "name at least one after the key columns (assay model show lists them)"},
    {R"(没有一列是 "{model:whole}" 的指标或维度)", "在键列之后至少写一个（assay model show 会列出）"}};
inline constexpr sentence column_without_name{"values_header.nameless",
                                              {"a column without a name", "name it or remove it"},
                                              {"有一列没有名称", "为它命名或去掉它"}};
inline constexpr sentence value_column_twice{"values_header.twice",
                                             with{"column"},
                                             {R"(the column "{column:whole}" is there twice)", "remove one"},
                                             {R"(列 "{column:whole}" 出现两次)", "去掉其中一个"}};
inline constexpr sentence total_given{
    "values_header.total",
    {R"("total" is calculated and cannot be given)", "remove the column or call it otherwise"},
    {R"("total" 由计算得出，不能给定)", "去掉该列或改名"}};
inline constexpr sentence misspelt_value_column{
    "values_header.misspelt",
    with{"column", "model", "meant"},
    {R"("{column:whole}" is no indicator or dimension of "{model:whole}")",
     R"(did you mean "{meant:whole}"? (a key column needs a name less like it))"},
    {R"("{column:whole}" 不是 "{model:whole}" 的指标或维度)",
     R"(是否想写 "{meant:whole}"？（如为键列，名称不能与它如此相近）)"}};
inline constexpr sentence unknown_value_column{
    "values_header.unknown",
    with{"column", "model"},
    {R"("{column:whole}" is no indicator or dimension of "{model:whole}")",
     "correct it, remove it, or move it before the first value if it is a key"},
    {R"("{column:whole}" 不是 "{model:whole}" 的指标或维度)", "更正它或去掉它；如果是键，移到第一个值之前"}};
inline constexpr sentence value_column_beside_dimension{
    "given_twice.column",
    with{"column", "dimension"},
    {R"("{column:whole}" is given together with its dimension "{dimension:whole}")",
     "give either the dimension's score or the values of its parts"},
    {R"("{column:whole}" 与其所属维度 "{dimension:whole}" 同时给出)", "维度的得分与其各部分的值，只给其一"}};
inline constexpr sentence sample_of_dimension{
    "values_header.dimension_sample",
    with{"column"},
    {R"("{column:whole}" is the sample size of a dimension, which has none)", "remove the column"},
    {R"("{column:whole}" 是维度的样本量，而维度没有样本量)", "去掉该列"}};
inline constexpr sentence sample_without_value{
    "values_header.lone_sample",
    with{"column", "value"},
    {R"(the sample size "{column:whole}" stands without its value)",
     R"(add a column "{value:whole}" or remove this one)"},
    {R"(样本量 "{column:whole}" 没有对应的值)", R"(添加列 "{value:whole}"，或去掉此列)"}};

// Rows.
inline constexpr sentence cells_of_row{"ragged_row.values",
                                       with{"cells", "header_cells"},
                                       {"the row has {cells} cells, the header {header_cells}",
                                        "add the missing cells, or quote a cell that contains a comma"},
                                       {"该行有 {cells} 个单元格，而表头有 {header_cells} 个",
                                        "补上缺少的单元格，或为含有逗号的单元格加上引号"}};
inline constexpr sentence key_on_line{
    "duplicate_key.values",
    with{"key", "line"},
    {"{key} is on line {line} already", "add a key column that tells the rows apart, or remove one"},
    {"{key} 已在第 {line} 行出现", "添加能区分各行的键列，或去掉其中一行"}};
inline constexpr sentence named_key_part{"key.named", with{"column", "value"}, R"({column}="{value:whole}")",
                                         R"({column}="{value:whole}")"};
inline constexpr sentence empty_key_part{"key.empty", with{"column"}, "{column}=(empty)", "{column}=（空）"};
inline constexpr sentence values_file_empty{"values_file.empty",
                                            {"the file is empty", "its first line has to name the columns"},
                                            {"文件为空", "首行必须写明各列"}};
inline constexpr sentence values_file_without_rows{
    "values_file.no_rows",
    {"there is no row below the header", "add one for each entity"},
    {"表头之下没有行", "为每个评价对象添加一行"}};
inline constexpr sentence keys_are_for_records{
    "conflicting_keys.values",
    {R"("where" and "key" are for records)",
     "a values file has one row for each entity, and its first columns are the key"},
    {R"("where" 和 "key" 只用于记录)", "数值文件中每个评价对象占一行，其前几列即为键"}};

// Cells.
inline constexpr sentence no_fraction_in_cell{
    "bad_amount.fraction",
    with{"column", "text"},
    {R"({column}: "{text:whole}" is not a fraction)",
     "write whole numbers with a denominator above 0, such as 19/20"},
    {R"({column}："{text:whole}" 不是分数)", "写整数，分母大于 0，例如 19/20"}};
inline constexpr sentence amount_in_other_style{
    "bad_amount.style",
    with{"column", "text", "wanted", "advice", "examples"},
    {R"({column}: "{text:whole}" is not {wanted} as numbers are written here)",
     "{advice}, or write it as {examples}"},
    {R"({column}：按此处的数字书写方式，"{text:whole}" 不是{wanted})", "{advice}，或写成 {examples}"}};
inline constexpr sentence ratio_above_whole{
    "bad_amount.bare_percent",
    with{"column", "text", "share"},
    {R"({column}: "{text:whole}" for a ratio is more than the whole)", "write {text}% or {share}"},
    {R"({column}："{text:whole}" 作为比率超过了整体)", "写成 {text}% 或 {share}"}};
inline constexpr sentence amount_in_other_unit{
    "bad_amount.unit",
    with{"column", "text", "wanted", "examples"},
    {R"({column}: "{text:whole}" has another unit than the indicator, {wanted})",
     "write it as {examples}, or leave the cell empty for no data"},
    {R"({column}："{text:whole}" 的单位与指标不同，指标为{wanted})",
     "写成 {examples}；无数据时将单元格留空"}};
inline constexpr sentence no_amount{
    "bad_amount.text",
    with{"column", "text", "wanted", "examples"},
    {R"({column}: "{text:whole}" is not {wanted})",
     "write it as {examples}, or leave the cell empty for no data"},
    {R"({column}："{text:whole}" 不是{wanted})", "写成 {examples}；无数据时将单元格留空"}};
inline constexpr sentence a_ratio{"amount.ratio", "a ratio", "比率"};
inline constexpr sentence a_length_of_time{"amount.seconds", "a length of time", "时长"};
inline constexpr sentence a_score{"amount.score", "a score", "分值"};
inline constexpr sentence a_count{"amount.count", "a count", "次数"};
inline constexpr sentence ratio_examples{"examples.ratio", "0.95, 95% or 19/20", "0.95、95% 或 19/20"};
inline constexpr sentence time_examples{"examples.seconds", "300, 5 min or 0.5 h", "300、5 min 或 0.5 h"};
inline constexpr sentence number_examples{"examples.number", "88 or 87.5", "88 或 87.5"};
inline constexpr sentence write_declared_style{
    "advice.declared_style", "write its number in the style that the source mapping declares",
    "按来源映射声明的方式书写数字"};
inline constexpr sentence declare_width{"advice.width",
                                        R"(write "width": "normalise" in the source mapping (--source))",
                                        R"(在来源映射（--source）中写 "width": "normalise")"};
inline constexpr sentence declare_separators{
    "advice.separators", R"(declare "decimal" and "thousands" in a source mapping (--source))",
    R"(在来源映射（--source）中声明 "decimal" 和 "thousands")"};
inline constexpr sentence indicator_below{
    "out_of_range.indicator_minimum",
    with{"column", "text", "minimum"},
    {R"({column}: "{text:whole}" is below {minimum}, the least that the indicator can be)",
     "correct the value"},
    {R"({column}："{text:whole}" 低于 {minimum}，即该指标的最小值)", "更正该值"}};
inline constexpr sentence indicator_above{
    "out_of_range.indicator_maximum",
    with{"column", "text", "maximum"},
    {R"({column}: "{text:whole}" is above {maximum}, the most that the indicator can be)",
     "correct the value"},
    {R"({column}："{text:whole}" 高于 {maximum}，即该指标的最大值)", "更正该值"}};
inline constexpr sentence dimension_below{
    "out_of_range.dimension_minimum",
    with{"column", "text", "minimum"},
    {R"({column}: "{text:whole}" is below {minimum}, the least that a dimension can score)",
     "correct the value"},
    {R"({column}："{text:whole}" 低于 {minimum}，即维度的最低得分)", "更正该值"}};
inline constexpr sentence dimension_above{
    "out_of_range.dimension_maximum",
    with{"column", "text", "maximum"},
    {R"({column}: "{text:whole}" is above {maximum}, the most that a dimension can score)",
     "correct the value"},
    {R"({column}："{text:whole}" 高于 {maximum}，即维度的最高得分)", "更正该值"}};
inline constexpr sentence no_sample_size{
    "bad_sample.text",
    with{"column", "text"},
    {R"({column}.n: "{text:whole}" is no sample size)",
     "write a whole number such as 1200, or leave the cell empty"},
    {R"({column}.n："{text:whole}" 不是样本量)", "写整数，例如 1200，或将单元格留空"}};
inline constexpr sentence sample_of_nothing{
    "bad_sample.zero",
    with{"column", "text"},
    {R"({column}.n: "{text:whole}" but there is a value)",
     "a value rests on at least one record, correct one of them"},
    {R"({column}.n：样本量为 "{text:whole}"，却有值)", "一个值至少依据一条记录，更正其中之一"}};

}  // namespace assay::says
