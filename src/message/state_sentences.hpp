// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with states, and with records on their way into one.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Groupings and periods.
inline constexpr sentence group_column_twice{
    "bad_group.twice",
    with{"column"},
    {R"("{column:whole}" is named twice as a group column)", "name it once"},
    {R"("{column:whole}" 作为分组列出现两次)", "只写一次"}};
inline constexpr sentence no_group_column{
    "bad_group.undeclared",
    with{"column", "record", "suggestion"},
    {R"(cannot group by "{column:whole}": record type "{record:whole}", which the model's measures read, does not )"
     "declare it as a group column",
     "{suggestion}"},
    {R"(无法按 "{column:whole}" 分组：模型的度量所读取的记录类型 "{record:whole}" 没有将它声明为分组列)",
     "{suggestion}"}};
inline constexpr sentence not_grouped_by{
    "bad_group.roll_up",
    with{"column", "suggestion"},
    {R"(the state is not grouped by "{column:whole}", so it cannot be rolled up to it)", "{suggestion}"},
    {R"(状态没有按 "{column:whole}" 分组，因此不能上卷到该列)", "{suggestion}"}};
inline constexpr sentence period_rule_senseless{
    "bad_period.rule",
    "the rule of periods makes no sense: its offset from UTC "
    "must lie within 18 hours, the first month of its "
    "year between 1 and 12",
    "周期规则不合理：与 UTC 的时区偏移必须在 18 小时以内，年度起始月必须在 1 至 12 之间"};
inline constexpr sentence no_time_column{
    "bad_period.no_time", with{"period", "record"},
    R"(cannot divide by {period}: record type "{record:whole}", which the model's measures read, names no "time" column in the model)",
    R"(无法按 {period} 划分：模型的度量所读取的记录类型 "{record:whole}" 在模型中没有写明 "time" 列)"};
inline constexpr sentence periods_do_not_add_up{
    "bad_period.roll_up",
    with{"periods", "wanted"},
    {"the state's periods ({periods}) do not add up to the wanted ones ({wanted})",
     "evaluate the records again with finer periods"},
    {"状态的周期（{periods}）不能合成所要的周期（{wanted}）", "用更细的周期重新评估记录"}};
inline constexpr sentence periods_of_unit{"period.unit", with{"unit"}, "{unit}", "{unit}"};
inline constexpr sentence periods_of_clock{"period.clock", with{"unit", "offset"}, "{unit}, clock {offset}",
                                           "{unit}，时钟 {offset}"};
inline constexpr sentence periods_of_year{"period.year", with{"unit", "offset", "month"},
                                          "{unit}, clock {offset}, year from month {month}",
                                          "{unit}，时钟 {offset}，年度始于 {month} 月"};

// Records.
inline constexpr sentence view_of_columns{
    "bad_column.count",
    with{"record", "columns", "given"},
    {R"(record type "{record:whole}" has {columns} columns, the table view has {given})",
     "pass one column_view for each, in the order of the record type"},
    {R"(记录类型 "{record:whole}" 有 {columns} 列，而表视图有 {given} 列)",
     "按记录类型中的顺序，为每列传入一个 column_view"}};
inline constexpr sentence measured_not_supplied{
    "not_supplied.measure",
    with{"column"},
    {R"(column "{column:whole}" is not supplied, and a measure reads it)",
     "supply it, with nulls where a record has no value"},
    {R"(没有提供列 "{column:whole}"，而有度量要读取它)", "提供该列，记录没有值时写 null"}};
inline constexpr sentence group_not_supplied{
    "not_supplied.group",
    with{"column", "record"},
    {R"(column "{column:whole}" of record type "{record:whole}" is not supplied, but the records are grouped by it)",
     "supply it or group by other columns"},
    {R"(没有提供记录类型 "{record:whole}" 的列 "{column:whole}"，而记录按它分组)",
     "提供该列，或按其他列分组"}};
inline constexpr sentence time_not_supplied{
    "not_supplied.time",
    with{"column", "record", "period"},
    {R"(column "{column:whole}" of record type "{record:whole}" is not supplied, but it dates the records and they )"
     "are divided by {period}",
     "supply it or leave the periods out"},
    {R"(没有提供记录类型 "{record:whole}" 的列 "{column:whole}"，而记录的时间由它确定，且记录按 {period} 划分)",
     "提供该列，或不按周期划分"}};
/// How far a call came. Has the code of the fault.
inline constexpr sentence rows_applied{".applied", with{"fault", "rows"},
                                       "{fault:line}; {rows} rows were applied",
                                       "{fault:line}；已计入 {rows} 行"};
inline constexpr sentence rows_beyond_table{
    "bad_call.rows", with{"first", "last", "rows", "batch"},
    "rows {first} to {last} do not lie in the bound table of {rows} "
    "rows, or are more than one batch of {batch}",
    "第 {first} 至 {last} 行不在所绑定的 {rows} 行的表内，或多于一批 {batch} 行"};
inline constexpr sentence reason_not_utf8{
    "invalid_utf8.reason",
    {"the reason of rejected rows is not UTF-8", "give it a plain id such as bad_number"},
    {"剔除行的原因不是 UTF-8", "使用简单的 id，例如 bad_number"}};
inline constexpr sentence time_without_period{
    "out_of_range.period",
    with{"cell"},
    {"{cell} lies outside the years 1 to 9998, which have periods",
     "correct it, or declare minimum and maximum of the column"},
    {"{cell} 不在有周期的公元 1 年至 9998 年之内", "更正它，或为该列声明最小值和最大值"}};

/// Say only which record it is. Have the code of the fault.
inline constexpr sentence fault_of_record{".record", with{"fault", "record"},
                                          R"(a record of type "{record:whole}": {fault:line})",
                                          R"(一条 "{record:whole}" 类型的记录：{fault:line})"};
inline constexpr sentence calculated_row{
    ".calculated",
    with{"fault", "row", "record"},
    {R"(row {row} of record type "{record:whole}": {fault})",
     R"(leave such records out, or declare "outside": "missing"; 0 rows were applied)"},
    {R"(记录类型 "{record:whole}" 的第 {row} 行：{fault})",
     R"(略去这样的记录，或声明 "outside": "missing"；已计入 0 行)"}};
inline constexpr sentence calculated_below{
    "outside_range.below", with{"column", "value", "minimum"},
    R"(column "{column:whole}" is {value}, below its smallest legal value, {minimum})",
    R"(列 "{column:whole}" 为 {value}，低于最小合法值 {minimum})"};
inline constexpr sentence calculated_above{
    "outside_range.above", with{"column", "value", "maximum"},
    R"(column "{column:whole}" is {value}, above its largest legal value, {maximum})",
    R"(列 "{column:whole}" 为 {value}，高于最大合法值 {maximum})"};

// Limits.
inline constexpr sentence too_many_rows{"too_many.rows",
                                        {"a state holds at most 2^48 rows", "start another one"},
                                        {"一个状态最多有 2^48 行", "另建一个状态"}};
inline constexpr sentence too_many_merged_rows{
    "too_many.merged_rows",
    {"a state holds at most 2^48 rows", "the merged state would hold more"},
    {"一个状态最多有 2^48 行", "合并后的状态会超过此数"}};
inline constexpr sentence too_many_rejected{
    "too_many.rejected",
    {"a state counts at most 2^48 rejected rows of a kind", "start another one"},
    {"一个状态中每一种剔除行最多计 2^48 行", "另建一个状态"}};
inline constexpr sentence too_many_groups{
    "too_many.groups",
    {"a state holds at most 4,294,967,294 groups", "group by fewer columns"},
    {"一个状态最多有 4,294,967,294 个组", "减少分组列"}};
inline constexpr sentence key_too_long{"too_many.key_bytes", "a group's key has more than 4 GiB",
                                       "一个组的键超过 4 GiB"};
inline constexpr sentence too_many_leaves{"too_many.leaves", "the number of merged leaves passes 2^63",
                                          "合并的来源数超过 2^63"};

// States that do not go together.
inline constexpr sentence state_of_other_model{
    "state_mismatch.model",
    with{"shape", "model", "model_shape"},
    {R"(the state was made with a model of shape {shape}, "{model:whole}" has shape {model_shape})",
     "evaluate the records again with this model"},
    {R"(状态由形状为 {shape} 的模型生成，而 "{model:whole}" 的形状为 {model_shape})",
     "用此模型重新评估记录"}};
inline constexpr sentence states_of_other_shape{
    "state_mismatch.shape",
    with{"shape", "other"},
    {"states of different shape do not merge: this one is {shape}, the other {other}",
     "evaluate the records again with one model"},
    {"形状不同的状态不能合并：此状态为 {shape}，另一个为 {other}", "用同一个模型重新评估记录"}};
inline constexpr sentence states_of_other_groups{
    "state_mismatch.groups",
    with{"columns", "others"},
    {"states grouped by different columns do not merge: this one by {columns}, the other by {others}",
     "roll them up to the same columns first"},
    {"分组列不同的状态不能合并：此状态的分组列：{columns}，另一个：{others}", "先将它们上卷到相同的列"}};
inline constexpr sentence no_columns{"columns.none", "nothing", "无"};
inline constexpr sentence column_list{"columns.list", with{"columns"}, "{columns:whole}", "{columns:whole}"};
inline constexpr sentence states_of_other_periods{
    "state_mismatch.periods",
    with{"periods", "others"},
    {"states of different periods do not merge: this one has {periods}, the other {others}",
     "roll them up to the same periods first"},
    {"周期不同的状态不能合并：此状态为 {periods}，另一个为 {others}", "先将它们上卷到相同的周期"}};
inline constexpr sentence shape_claimed{
    "damaged_state.shape",
    with{"shape"},
    {"not a sound state: its head claims the shape {shape} but lists "
     "other record types or aggregates than that "
     "shape has",
     "it is damaged"},
    {"不是有效的状态：其头部声称形状为 {shape}，所列的记录类型或聚合却与该形状不同", "状态已损坏"}};
inline constexpr sentence key_without_period{
    "damaged_state.key",
    with{"text"},
    {R"(not a sound state: "{text:whole}" is no period of it)", "it is damaged"},
    {R"(不是有效的状态："{text:whole}" 不是其中的周期)", "状态已损坏"}};

// Seals.
inline constexpr const char* single_states = "leave one of them out, or merge the single states anew";
inline constexpr const char* single_states_zh = "去掉其中一个，或用各单个状态重新合并";
inline constexpr sentence source_twice{
    "source_twice.one",
    with{"source"},
    {"both states hold the records of one source, which would count twice ({source})", single_states},
    {"两个状态都含有同一来源的记录，会被重复计算（{source}）", single_states_zh}};
inline constexpr sentence sources_twice{
    "source_twice.many",
    with{"sources", "first"},
    {"both states hold the records of {sources} sources, which would count twice ({first})", single_states},
    {"两个状态都含有相同的 {sources} 个来源的记录，会被重复计算（{first}）", single_states_zh}};
inline constexpr sentence sealed_state{
    "sealed_state.records",
    {"a sealed state takes no more records", "put them into a state of their own and merge the two"},
    {"已封存的状态不再接收记录", "将记录放入单独的状态，再合并两者"}};
inline constexpr sentence sealed_and_unsealed{
    "sealed_state.merge",
    {"a sealed state and one without a seal do not merge: nobody could say any more what the sum rests on",
     "seal the other one too"},
    {"已封存的状态与未封存的状态不能合并：合并后无法再确定其依据哪些来源", "将另一个也封存"}};
inline constexpr sentence sealed_already{"sealed_state.again",
                                         {"the state is sealed already", "merge states to combine sources"},
                                         {"状态已经封存", "如要合并来源，合并各状态"}};

// Formats and models.
inline constexpr sentence no_such_state_format{
    "state_format.unknown",
    with{"format"},
    {"there is no state format {format}", "this version writes 0.0, 0.1 and 0.2"},
    {"没有状态格式 {format}", "本版本写 0.0、0.1 和 0.2"}};
inline constexpr sentence format_without_periods{
    "state_format.periods",
    {"state format 0.0 knows no periods", "roll the state up to none, or write 0.1"},
    {"状态格式 0.0 不支持周期", "将状态上卷到不分周期，或写成 0.1"}};
inline constexpr sentence format_of_fixed_size{
    "state_format.fixed_size",
    with{"format", "needed"},
    {"state format {format} knows no measures whose state has no fixed size", "write {needed}"},
    {"状态格式 {format} 不支持状态大小不固定的度量", "写成 {needed}"}};
inline constexpr sentence format_of_estimates{
    "state_format.estimates",
    with{"format", "needed"},
    {"state format {format} knows no measures that keep each different value", "write {needed}"},
    {"状态格式 {format} 不支持保留每个不同的值的度量", "写成 {needed}"}};
inline constexpr sentence state_without_model{
    "bad_call.no_model",
    {"the state was loaded without its model, so that it can only be merged, rolled up and saved",
     "load it with the model"},
    {"加载状态时没有带模型，只能合并、上卷和保存", "与模型一起加载"}};

}  // namespace assay::says
