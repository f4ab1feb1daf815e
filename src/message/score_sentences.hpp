// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with values that are scored, and with what is asked of results.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Values of one card.
/// Says only whose value it is. Has the code of the fault.
inline constexpr sentence fault_of_value{".value",
                                         with{"fault", "id"},
                                         {R"("{id:whole}": {fault})", "{fault:hint}"},
                                         {R"("{id:whole}"：{fault})", "{fault:hint}"}};
inline constexpr sentence unknown_value{"unknown_value", with{"suggestion"},
                                        "the model has no indicator or dimension of that id; {suggestion}",
                                        "模型中没有该 id 的指标或维度；{suggestion}"};
inline constexpr sentence negative_sample{
    "bad_sample", with{"n"}, {"n is {n}", "a sample has no negative size"}, {"n 为 {n}", "样本量不能为负"}};
inline constexpr sentence value_beside_dimension{
    "given_twice",
    with{"dimension"},
    {R"(given together with its dimension "{dimension:whole}")",
     "give either the dimension's score or the values of its parts"},
    {R"(与其所属维度 "{dimension:whole}" 同时给出)", "维度的得分与其各部分的值，只给其一"}};
inline constexpr sentence score_off_scale{"out_of_range.score", with{"score"},
                                          "the score {score} of a dimension lies outside 0 to 100",
                                          "维度的得分 {score} 不在 0 至 100 之间"};
inline constexpr const char* declare_minimum = "correct it, or declare the minimum of the indicator";
inline constexpr const char* declare_minimum_zh = "更正该值，或为该指标声明最小值";
inline constexpr sentence negative_count{
    "out_of_range.count",
    with{"value"},
    {"the value {value} is negative, and a count is not", declare_minimum},
    {"值 {value} 为负，而次数不能为负", declare_minimum_zh}};
inline constexpr sentence negative_time{"out_of_range.time",
                                        with{"value"},
                                        {"the value {value} is negative, and a time is not", declare_minimum},
                                        {"值 {value} 为负，而时长不能为负", declare_minimum_zh}};
inline constexpr const char* widen_range = "correct it, or widen minimum and maximum of the indicator";
inline constexpr const char* widen_range_zh = "更正该值，或放宽该指标的最小值和最大值";
inline constexpr sentence value_below_minimum{
    "out_of_range.value_minimum",
    with{"value", "minimum"},
    {"the value {value} lies outside its legal range from {minimum}", widen_range},
    {"值 {value} 低于最小合法值 {minimum}", widen_range_zh}};
inline constexpr sentence value_above_maximum{
    "out_of_range.value_maximum",
    with{"value", "maximum"},
    {"the value {value} lies outside its legal range to {maximum}", widen_range},
    {"值 {value} 高于最大合法值 {maximum}", widen_range_zh}};
inline constexpr sentence value_outside_range{
    "out_of_range.value",
    with{"value", "minimum", "maximum"},
    {"the value {value} lies outside its legal range from {minimum} to {maximum}", widen_range},
    {"值 {value} 超出合法范围 {minimum} 至 {maximum}", widen_range_zh}};

// Columns of values.
inline constexpr sentence columns_of_values{
    "bad_column.values",
    with{"columns", "indicators"},
    {"{columns} columns of values for the {indicators} indicators of the model",
     "give one for each indicator, in the model's order, and leave those empty that have no values"},
    {"值的列有 {columns} 个，而模型的指标有 {indicators} 个",
     "按模型的顺序为每个指标给出一列，没有值的列留空"}};
inline constexpr sentence samples_no_integers{
    "bad_column.sample_type",
    {"the column has sample sizes that are no integers", "n is a number of records"},
    {"该列的样本量不是整数", "n 是记录数"}};
inline constexpr sentence samples_without_memory{"bad_column.sample_memory",
                                                 {"the column has sample sizes but no memory", "supply them"},
                                                 {"该列有样本量，但没有内存", "提供样本量"}};
inline constexpr const char* one_a_card = "every column needs one a card";
inline constexpr const char* one_a_card_zh = "每一列都须为每张评分卡给出一个";
inline constexpr sentence samples_for_cards{
    "bad_column.sample_count",
    with{"count", "cards"},
    {"the column has {count} sample sizes for {cards} cards", one_a_card},
    {"该列有 {count} 个样本量，而评分卡有 {cards} 张", one_a_card_zh}};
inline constexpr sentence values_for_cards{"bad_column.value_count",
                                           with{"count", "cards"},
                                           {"the column has {count} values for {cards} cards", one_a_card},
                                           {"该列有 {count} 个值，而评分卡有 {cards} 张", one_a_card_zh}};
inline constexpr sentence denominators_for_cards{
    "bad_column.denominator_count",
    with{"count", "cards"},
    {"the column has {count} denominators for {cards} cards", one_a_card},
    {"该列有 {count} 个分母，而评分卡有 {cards} 张", one_a_card_zh}};
inline constexpr sentence denominators_alone{
    "bad_column.denominators_alone",
    {"the column has denominators but no values", "give both or none"},
    {"该列有分母但没有值", "两者都给，或都不给"}};
inline constexpr sentence texts_for_values{
    "bad_column.value_texts",
    {"the column holds texts", "values are numbers in the indicator's unit"},
    {"该列存的是文本", "值应为以指标的单位表示的数字"}};
inline constexpr sentence values_in_no_memory{"bad_column.value_memory",
                                              {"the column has rows but no memory", "supply the values"},
                                              {"该列有行，但没有内存", "提供其值"}};
inline constexpr sentence denominators_in_no_memory{
    "bad_column.denominator_memory",
    {"the column has rows but no memory", "supply the denominators"},
    {"该列有行，但没有内存", "提供其分母"}};
inline constexpr sentence values_without_decimals{
    "bad_column.value_decimals",
    {"the column does not say how many decimals its integers have",
     "-38 to 38 are possible, 0 for whole numbers"},
    {"该列没有说明其整数有几位小数", "可为 -38 至 38，整数为 0"}};
inline constexpr sentence values_with_multiplier{"bad_column.value_multiplier",
                                                 {"the column has a multiplier", "pass values as they are"},
                                                 {"该列带有倍数", "直接传入其值"}};
inline constexpr sentence denominators_no_int64{
    "bad_column.denominator_type",
    {"the column has denominators, and one of its two columns is not int64", "both have to be"},
    {"该列有分母，而它的两列之一不是 int64", "两列都必须是 int64"}};
inline constexpr sentence value_is_nan{
    "bad_value.nan",
    {"the value is not a number", "leave it out, or say that NaN is missing"},
    {"该值不是数字", "略去它，或说明 NaN 表示缺失"}};
inline constexpr sentence denominator_not_positive{
    "bad_value.denominator",
    {"the denominator is not above zero", "leave the value out where there is none"},
    {"分母不大于零", "没有分母时略去该值"}};
inline constexpr sentence value_beyond_arithmetic{
    "bad_value.infinite",
    {"the value is infinite or needs more digits than exact arithmetic has", "correct it"},
    {"该值为无穷大，或所需位数超过精确运算的上限", "更正该值"}};

// Values of records.
inline constexpr sentence too_many_different{
    "too_many.different",
    with{"measure", "group", "most", "advice"},
    {R"(measure "{measure:whole}": {group} has more than {most} different values, and so many are not kept)",
     "{advice}"},
    {R"(度量 "{measure:whole}"，{group}：不同的值超过 {most} 个，无法全部保留)", "{advice}"}};
inline constexpr sentence fewer_categories{
    "advice.fewer_categories", "take the share of the most frequent of a column with fewer categories",
    "改取类别较少的列中最常见者的占比"};
inline constexpr sentence estimate_different{
    "advice.estimate_different", "use count(distinct x), which estimates so many, or group by more columns",
    "使用 count(distinct x)，数量很多时给出估计值，或增加分组列"};
inline constexpr sentence sketch_percentile{"advice.sketch",
                                            "use percentile(x, p, 'sketch'), or group by more columns",
                                            "使用 percentile(x, p, 'sketch')，或增加分组列"};
inline constexpr sentence the_only_group{"group.only", "the only group", "唯一的组"};
inline constexpr sentence group_of_key{"group.key", with{"key"}, "group {key}", "组 {key}"};
inline constexpr sentence key_of_parts{"key.parts", with{"first", "next"}, "{first}, {next}",
                                       "{first}、{next}"};
inline constexpr sentence key_value{"key.value", with{"column", "value"}, R"({column} "{value:whole}")",
                                    R"({column} "{value:whole}")"};
inline constexpr sentence key_without_value{"key.missing", with{"column"}, "{column} without a value",
                                            "{column} 无值"};
inline constexpr sentence the_period{"key.period", "period", "周期"};

// Results.
inline constexpr sentence grading_without_model{
    "bad_call.grading",
    {"the state was loaded without its model", "load it with the model that grades it"},
    {"加载状态时没有带模型", "与用于评级的模型一起加载"}};
inline constexpr sentence key_of_other_length{
    "bad_call.key", with{"parts", "columns"},
    "the key has {parts} parts, and the state is grouped by {columns} columns",
    "键有 {parts} 个部分，而状态按 {columns} 列分组"};
inline constexpr sentence key_of_other_names{
    "bad_call.key_names",
    with{"parts", "names"},
    {"the key of the scorecard has {parts} parts, and there are {names} names", "pass a name for each part"},
    {"记分卡的键有 {parts} 个部分，而名称有 {names} 个", "为每个部分传入一个名称"}};
inline constexpr sentence scorecard_is_empty{
    "bad_call.empty_scorecard",
    {"the scorecard was never filled", "explain a group of a result, or grade one of a state, first"},
    {"记分卡尚未填充", "先解释结果的一组，或对状态的一组评级"}};
inline constexpr sentence no_such_group{
    "bad_call.group",
    with{"group", "groups"},
    {"there is no group {group}", "the result has {groups} of them, counted from 0"},
    {"没有组 {group}", "结果共有 {groups} 组，从 0 开始计数"}};
inline constexpr sentence scores_nothing{
    "nothing_scored.model",
    with{"model"},
    {R"(the model "{model:whole}" scores nothing)", "give it dimensions with scored indicators"},
    {R"(模型 "{model:whole}" 没有任何计分项)", "为它添加含有计分指标的维度"}};

}  // namespace assay::says
