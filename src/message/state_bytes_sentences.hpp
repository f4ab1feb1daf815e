// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with the bytes of a stored state.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

/// Says only at which byte it is. Has the code of the fault.
inline constexpr sentence fault_in_state{
    ".state_bytes", with{"fault", "byte"}, {"not a sound state: byte {byte}: {fault}", "{fault:hint}"}};
inline constexpr sentence state_items{"damaged_state.items", with{"items", "bytes"},
                                      "it states {items} items, more than the {bytes} bytes left can hold"};
inline constexpr sentence state_cut_off{
    "damaged_state.cut_off",
    with{"bytes"},
    {"it ends here, but {bytes} more bytes must follow", "it was cut off"}};
inline constexpr sentence state_length{"damaged_state.length", with{"stated", "bytes"},
                                       "its head states {stated} bytes, but its groups end after {bytes}"};
inline constexpr sentence no_state{
    "damaged_state.magic", with{"magic"}, {"it does not begin with {magic}", "it is no state"}};
inline constexpr sentence state_format_later{"state_format.later",
                                             with{"format"},
                                             {"its format is {format}, this version reads 0.0, 0.1 and 0.2",
                                              "use the version that wrote it or a later one"}};
inline constexpr sentence state_format_oldest{
    "state_format.oldest",
    {"a state of format 0.0 is read with its model only", "name the model, and save it again as 0.1"}};

// Texts.
inline constexpr sentence state_text{"damaged_state.text", with{"what"}, "{what} is not UTF-8"};
inline constexpr sentence name_of_group_column{"part.group_column", "the name of a group column"};
inline constexpr sentence name_of_record_type{"part.record_type", "the name of a record type"};
inline constexpr sentence record_of_rejected{"part.rejected_record", "the record type of rejected rows"};
inline constexpr sentence reason_of_rejected{"part.rejected_reason", "the reason of rejected rows"};
inline constexpr sentence key_of_group{"part.group_key", "a group's key"};

// The head.
inline constexpr sentence state_reserved_bytes{"damaged_state.reserved", "reserved bytes are not 0"};
inline constexpr sentence state_column_twice{"damaged_state.column_twice", "a group column is named twice"};
inline constexpr sentence state_periods_senseless{"damaged_state.periods", "its periods make no sense"};
inline constexpr sentence state_records_descend{"damaged_state.record_types",
                                                "its record types do not ascend"};
inline constexpr sentence state_rejected_number{"damaged_state.rejected_number",
                                                "a number of rejected rows makes no sense"};
inline constexpr sentence state_rejected_descend{"damaged_state.rejected_order",
                                                 "its rejected rows do not ascend"};
inline constexpr sentence state_record_unlisted{"damaged_state.record_unlisted",
                                                "an aggregate reads a record type that is not listed"};
inline constexpr sentence state_form_unknown{"damaged_state.form_unknown",
                                             "an aggregate has a form that this version does not know"};
inline constexpr sentence state_aggregates_many{"damaged_state.aggregates",
                                                "it has more aggregates than the model"};
inline constexpr sentence state_fields_differ{"damaged_state.fields",
                                              "the fields of an aggregate are not those of the model's"};
inline constexpr sentence state_form_needless{"damaged_state.form_needless",
                                              "an aggregate has a newer form than its groups need"};
inline constexpr sentence state_format_needless{"damaged_state.format_needless",
                                                "its format is newer than it needs"};

// Groups.
inline constexpr sentence state_yes_or_no{"damaged_state.yes_or_no",
                                          "a byte that says yes or no is neither 0 nor 1"};
inline constexpr sentence state_groups_number{"damaged_state.groups", "its number of groups makes no sense"};
inline constexpr sentence state_groups_descend{"damaged_state.group_order", "its groups do not ascend"};
inline constexpr sentence state_rows_number{"damaged_state.rows", "a number of rows makes no sense"};
inline constexpr sentence state_rows_unsupplied{"damaged_state.rows_unsupplied",
                                                "it has rows of a record type that was not supplied"};
inline constexpr sentence state_rows_many{"damaged_state.rows_many", "it has more than 2^48 rows"};
inline constexpr sentence state_group_empty{"damaged_state.group_empty", "a group has no rows"};

// Numbers that records cannot have led to.
inline constexpr sentence state_total{"damaged_state.total",
                                      "a total lies outside what its records can add up to"};
inline constexpr sentence state_squares{"damaged_state.squares", "a sum of squares does not fit its records"};
inline constexpr sentence state_records_negative{"damaged_state.records_negative",
                                                 "a number of records is negative"};
inline constexpr sentence state_squares_impossible{"damaged_state.squares_impossible",
                                                   "a measure has values too large to be squared"};
inline constexpr sentence state_extreme{"damaged_state.extreme",
                                        "an extreme lies outside the range of its column"};
inline constexpr sentence state_category{"damaged_state.category", "a category is not UTF-8"};
inline constexpr sentence state_value{"damaged_state.value", "a value lies outside the range of its column"};
inline constexpr sentence state_bucket{"damaged_state.bucket",
                                       "a bucket lies outside the range of its column"};
inline constexpr sentence state_values_without_records{
    "damaged_state.values_without_records", "a measure has too many values without so many records"};
inline constexpr sentence state_values_impossible{"damaged_state.values_impossible",
                                                  "a measure has more values than there can be"};
inline constexpr sentence state_buckets_without_values{"damaged_state.buckets",
                                                       "a measure without values has buckets"};
inline constexpr sentence state_values_many{"damaged_state.values_many",
                                            "a measure has more different values than it may keep"};
inline constexpr sentence state_values_descend{"damaged_state.value_order",
                                               "the values of a measure do not ascend"};
inline constexpr sentence state_values_sum{"damaged_state.value_sum",
                                           "the values of a measure do not add up to its records"};
inline constexpr sentence state_different_number{"damaged_state.different",
                                                 "the number of different values does not fit the records"};
inline constexpr sentence state_hashes_descend{"damaged_state.hash_order",
                                               "the hashes of different values do not ascend"};
inline constexpr sentence state_estimate_early{"damaged_state.estimate_early",
                                               "different values are estimated from too few records"};
inline constexpr sentence state_estimate_impossible{
    "damaged_state.estimate_impossible", "different values are estimated, and there cannot be so many"};
inline constexpr sentence state_register_rank{"damaged_state.register_rank",
                                              "a register has an impossible rank"};
inline constexpr sentence state_registers{"damaged_state.registers",
                                          "the registers of different values do not fit the records"};

// The seal.
inline constexpr sentence seal_sources_number{"damaged_state.seal_number",
                                              "its seal lists another number of sources than it has"};
inline constexpr sentence seal_sources_descend{"damaged_state.seal_order",
                                               "the sources of its seal do not ascend"};
inline constexpr sentence seal_sources_sum{"damaged_state.seal_sum",
                                           "the sources of its seal do not add up to their sum"};
inline constexpr sentence seal_unknown{
    "damaged_state.seal_unknown",
    {"something follows the state that is no seal", "bytes were appended to it or it is damaged"}};
inline constexpr sentence seal_without_leaf{"damaged_state.seal_leaf", "its seal is of no leaf"};
inline constexpr sentence seal_writer{"damaged_state.seal_writer", "the name of its writer makes no sense"};
inline constexpr sentence state_checksum{"damaged_state.checksum",
                                         {"its checksum is wrong", "it was damaged after it was written"}};
inline constexpr sentence bytes_follow{"damaged_state.follow", "bytes follow its end"};

inline constexpr sentence state_columns_many{"damaged_state.columns", with{"columns", "most"},
                                             "it is grouped by {columns} columns, more than {most}"};
inline constexpr sentence state_no_period{"damaged_state.period", with{"text"},
                                          R"("{text:whole}" is no period of its kind)"};
inline constexpr sentence state_counts_more{
    "damaged_state.counts_more", with{"rows"},
    "a measure counts more records than the {rows} rows of its group"};
inline constexpr sentence state_counts_fewer{
    "damaged_state.counts_fewer", with{"rows"},
    "a measure without a filter counts fewer records than the {rows} rows of its group"};

}  // namespace assay::says
