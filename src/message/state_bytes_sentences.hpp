// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with the bytes of a stored state.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// Says only at which byte it is. Has the code of the fault.
inline constexpr sentence fault_in_state{".state_bytes",
                                         with{"fault", "byte"},
                                         {"not a sound state: byte {byte}: {fault}", "{fault:hint}"},
                                         {"不是有效的状态：字节 {byte}：{fault}", "{fault:hint}"}};
inline constexpr sentence state_items{"damaged_state.items", with{"items", "bytes"},
                                      "it states {items} items, more than the {bytes} bytes left can hold",
                                      "声明有 {items} 项，超过剩余 {bytes} 字节所能容纳的数目"};
inline constexpr sentence state_cut_off{
    "damaged_state.cut_off",
    with{"bytes"},
    {"it ends here, but {bytes} more bytes must follow", "it was cut off"},
    {"到此结束，但其后还应有 {bytes} 字节", "状态不完整"}};
inline constexpr sentence state_length{"damaged_state.length", with{"stated", "bytes"},
                                       "its head states {stated} bytes, but its groups end after {bytes}",
                                       "头部声明为 {stated} 字节，但各组在 {bytes} 字节后结束"};
inline constexpr sentence no_state{"damaged_state.magic",
                                   with{"magic"},
                                   {"it does not begin with {magic}", "it is no state"},
                                   {"开头不是 {magic}", "它不是状态"}};
inline constexpr sentence state_format_later{
    "state_format.later",
    with{"format"},
    {"its format is {format}, this version reads 0.0, 0.1 and 0.2",
     "use the version that wrote it or a later one"},
    {"其格式为 {format}，而本版本读取 0.0、0.1 和 0.2", "使用写出它的版本或更新的版本"}};
inline constexpr sentence state_format_oldest{
    "state_format.oldest",
    {"a state of format 0.0 is read with its model only", "name the model, and save it again as 0.1"},
    {"格式为 0.0 的状态须与其模型一起读取", "指定模型，再将状态保存为 0.1"}};

// Texts.
inline constexpr sentence state_text{"damaged_state.text", with{"what"}, "{what} is not UTF-8",
                                     "{what}不是 UTF-8"};
inline constexpr sentence name_of_group_column{"part.group_column", "the name of a group column",
                                               "分组列的名称"};
inline constexpr sentence name_of_record_type{"part.record_type", "the name of a record type",
                                              "记录类型的名称"};
inline constexpr sentence record_of_rejected{"part.rejected_record", "the record type of rejected rows",
                                             "剔除行的记录类型"};
inline constexpr sentence reason_of_rejected{"part.rejected_reason", "the reason of rejected rows",
                                             "剔除行的原因"};
inline constexpr sentence key_of_group{"part.group_key", "a group's key", "组的键"};

// The head.
inline constexpr sentence state_reserved_bytes{"damaged_state.reserved", "reserved bytes are not 0",
                                               "保留字节不为 0"};
inline constexpr sentence state_column_twice{"damaged_state.column_twice", "a group column is named twice",
                                             "有分组列出现两次"};
inline constexpr sentence state_periods_senseless{"damaged_state.periods", "its periods make no sense",
                                                  "周期不合理"};
inline constexpr sentence state_records_descend{"damaged_state.record_types",
                                                "its record types do not ascend", "记录类型没有按升序排列"};
inline constexpr sentence state_rejected_number{
    "damaged_state.rejected_number", "a number of rejected rows makes no sense", "有剔除行数不合理"};
inline constexpr sentence state_rejected_descend{"damaged_state.rejected_order",
                                                 "its rejected rows do not ascend", "剔除行没有按升序排列"};
inline constexpr sentence state_record_unlisted{"damaged_state.record_unlisted",
                                                "an aggregate reads a record type that is not listed",
                                                "有聚合读取了未列出的记录类型"};
inline constexpr sentence state_form_unknown{"damaged_state.form_unknown",
                                             "an aggregate has a form that this version does not know",
                                             "有聚合的形式为本版本所未知"};
inline constexpr sentence state_aggregates_many{
    "damaged_state.aggregates", "it has more aggregates than the model", "聚合多于模型中的聚合"};
inline constexpr sentence state_fields_differ{"damaged_state.fields",
                                              "the fields of an aggregate are not those of the model's",
                                              "有聚合的字段与模型中的不同"};
inline constexpr sentence state_form_needless{"damaged_state.form_needless",
                                              "an aggregate has a newer form than its groups need",
                                              "有聚合的形式比各组所需的更新"};
inline constexpr sentence state_format_needless{"damaged_state.format_needless",
                                                "its format is newer than it needs", "格式比所需的更新"};

// Groups.
inline constexpr sentence state_yes_or_no{"damaged_state.yes_or_no",
                                          "a byte that says yes or no is neither 0 nor 1",
                                          "表示是或否的字节既不是 0 也不是 1"};
inline constexpr sentence state_groups_number{"damaged_state.groups", "its number of groups makes no sense",
                                              "组数不合理"};
inline constexpr sentence state_groups_descend{"damaged_state.group_order", "its groups do not ascend",
                                               "各组没有按升序排列"};
inline constexpr sentence state_rows_number{"damaged_state.rows", "a number of rows makes no sense",
                                            "有行数不合理"};
inline constexpr sentence state_rows_unsupplied{"damaged_state.rows_unsupplied",
                                                "it has rows of a record type that was not supplied",
                                                "含有未提供的记录类型的行"};
inline constexpr sentence state_rows_many{"damaged_state.rows_many", "it has more than 2^48 rows",
                                          "超过 2^48 行"};
inline constexpr sentence state_group_empty{"damaged_state.group_empty", "a group has no rows", "有组没有行"};

// Numbers that records cannot have led to.
inline constexpr sentence state_total{"damaged_state.total",
                                      "a total lies outside what its records can add up to",
                                      "有合计值超出其记录可能达到的范围"};
inline constexpr sentence state_squares{"damaged_state.squares", "a sum of squares does not fit its records",
                                        "有平方和与其记录不符"};
inline constexpr sentence state_records_negative{"damaged_state.records_negative",
                                                 "a number of records is negative", "有记录数为负"};
inline constexpr sentence state_squares_impossible{"damaged_state.squares_impossible",
                                                   "a measure has values too large to be squared",
                                                   "有度量的值过大，无法求平方"};
inline constexpr sentence state_extreme{
    "damaged_state.extreme", "an extreme lies outside the range of its column", "有极值超出其列的取值范围"};
inline constexpr sentence state_category{"damaged_state.category", "a category is not UTF-8",
                                         "有类别不是 UTF-8"};
inline constexpr sentence state_value{"damaged_state.value", "a value lies outside the range of its column",
                                      "有值超出其列的取值范围"};
inline constexpr sentence state_bucket{
    "damaged_state.bucket", "a bucket lies outside the range of its column", "有桶超出其列的取值范围"};
inline constexpr sentence state_values_without_records{
    "damaged_state.values_without_records", "a measure has too many values without so many records",
    "有度量的值过多，而没有这么多记录"};
inline constexpr sentence state_values_impossible{"damaged_state.values_impossible",
                                                  "a measure has more values than there can be",
                                                  "有度量的值多于可能的数目"};
inline constexpr sentence state_buckets_without_values{
    "damaged_state.buckets", "a measure without values has buckets", "有度量没有值，却有桶"};
inline constexpr sentence state_values_many{"damaged_state.values_many",
                                            "a measure has more different values than it may keep",
                                            "有度量的不同值多于允许保留的数目"};
inline constexpr sentence state_values_descend{
    "damaged_state.value_order", "the values of a measure do not ascend", "有度量的值没有按升序排列"};
inline constexpr sentence state_values_sum{"damaged_state.value_sum",
                                           "the values of a measure do not add up to its records",
                                           "有度量的值与其记录数不符"};
inline constexpr sentence state_different_number{"damaged_state.different",
                                                 "the number of different values does not fit the records",
                                                 "不同值的个数与记录不符"};
inline constexpr sentence state_hashes_descend{
    "damaged_state.hash_order", "the hashes of different values do not ascend", "不同值的哈希没有按升序排列"};
inline constexpr sentence state_estimate_early{"damaged_state.estimate_early",
                                               "different values are estimated from too few records",
                                               "记录过少，而不同值的个数却是估计值"};
inline constexpr sentence state_estimate_impossible{
    "damaged_state.estimate_impossible", "different values are estimated, and there cannot be so many",
    "不同值的个数是估计值，而不可能有这么多"};
inline constexpr sentence state_register_rank{"damaged_state.register_rank",
                                              "a register has an impossible rank", "有寄存器的秩不可能出现"};
inline constexpr sentence state_registers{"damaged_state.registers",
                                          "the registers of different values do not fit the records",
                                          "不同值的寄存器与记录不符"};

// The seal.
inline constexpr sentence seal_sources_number{"damaged_state.seal_number",
                                              "its seal lists another number of sources than it has",
                                              "封存中所列来源的个数与实际不符"};
inline constexpr sentence seal_sources_descend{
    "damaged_state.seal_order", "the sources of its seal do not ascend", "封存中的来源没有按升序排列"};
inline constexpr sentence seal_sources_sum{"damaged_state.seal_sum",
                                           "the sources of its seal do not add up to their sum",
                                           "封存中各来源之和与其合计不符"};
inline constexpr sentence seal_unknown{
    "damaged_state.seal_unknown",
    {"something follows the state that is no seal", "bytes were appended to it or it is damaged"},
    {"状态之后的内容不是封存", "有字节附加在其后，或状态已损坏"}};
inline constexpr sentence seal_without_leaf{"damaged_state.seal_leaf", "its seal is of no leaf",
                                            "封存不含任何来源"};
inline constexpr sentence seal_writer{"damaged_state.seal_writer", "the name of its writer makes no sense",
                                      "写出者的名称不合理"};
inline constexpr sentence state_checksum{"damaged_state.checksum",
                                         {"its checksum is wrong", "it was damaged after it was written"},
                                         {"校验和有误", "写出之后已损坏"}};
inline constexpr sentence bytes_follow{"damaged_state.follow", "bytes follow its end", "结尾之后还有字节"};

inline constexpr sentence state_columns_many{"damaged_state.columns", with{"columns", "most"},
                                             "it is grouped by {columns} columns, more than {most}",
                                             "按 {columns} 列分组，多于 {most} 列"};
inline constexpr sentence state_no_period{"damaged_state.period", with{"text"},
                                          R"("{text:whole}" is no period of its kind)",
                                          R"("{text:whole}" 不是该类周期)"};
inline constexpr sentence state_counts_more{"damaged_state.counts_more", with{"rows"},
                                            "a measure counts more records than the {rows} rows of its group",
                                            "有度量计入的记录多于其组的 {rows} 行"};
inline constexpr sentence state_counts_fewer{
    "damaged_state.counts_fewer", with{"rows"},
    "a measure without a filter counts fewer records than the {rows} rows of its group",
    "有度量没有过滤条件，计入的记录却少于其组的 {rows} 行"};

}  // namespace assay::says
