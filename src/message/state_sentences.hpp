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
    {R"("{column:whole}" is named twice as a group column)", "name it once"}};
inline constexpr sentence no_group_column{
    "bad_group.undeclared",
    with{"column", "record", "suggestion"},
    {R"(cannot group by "{column:whole}": record type "{record:whole}", which the model's measures read, does not )"
     "declare it as a group column",
     "{suggestion}"}};
inline constexpr sentence not_grouped_by{
    "bad_group.roll_up",
    with{"column", "suggestion"},
    {R"(the state is not grouped by "{column:whole}", so it cannot be rolled up to it)", "{suggestion}"}};
inline constexpr sentence period_rule_senseless{"bad_period.rule",
                                                "the rule of periods makes no sense: its offset from UTC "
                                                "must lie within 18 hours, the first month of its "
                                                "year between 1 and 12"};
inline constexpr sentence no_time_column{
    "bad_period.no_time", with{"period", "record"},
    R"(cannot divide by {period}: record type "{record:whole}", which the model's measures read, names no "time" column in the model)"};
inline constexpr sentence periods_do_not_add_up{
    "bad_period.roll_up",
    with{"periods", "wanted"},
    {"the state's periods ({periods}) do not add up to the wanted ones ({wanted})",
     "evaluate the records again with finer periods"}};
inline constexpr sentence periods_of_unit{"period.unit", with{"unit"}, "{unit}"};
inline constexpr sentence periods_of_clock{"period.clock", with{"unit", "offset"}, "{unit}, clock {offset}"};
inline constexpr sentence periods_of_year{"period.year", with{"unit", "offset", "month"},
                                          "{unit}, clock {offset}, year from month {month}"};

// Records.
inline constexpr sentence view_of_columns{
    "bad_column.count",
    with{"record", "columns", "given"},
    {R"(record type "{record:whole}" has {columns} columns, the table view has {given})",
     "pass one column_view for each, in the order of the record type"}};
inline constexpr sentence measured_not_supplied{
    "not_supplied.measure",
    with{"column"},
    {R"(column "{column:whole}" is not supplied, and a measure reads it)",
     "supply it, with nulls where a record has no value"}};
inline constexpr sentence group_not_supplied{
    "not_supplied.group",
    with{"column", "record"},
    {R"(column "{column:whole}" of record type "{record:whole}" is not supplied, but the records are grouped by it)",
     "supply it or group by other columns"}};
inline constexpr sentence time_not_supplied{
    "not_supplied.time",
    with{"column", "record", "period"},
    {R"(column "{column:whole}" of record type "{record:whole}" is not supplied, but it dates the records and they )"
     "are divided by {period}",
     "supply it or leave the periods out"}};
/// How far a call came. Has the code of the fault.
inline constexpr sentence rows_applied{".applied", with{"fault", "rows"},
                                       "{fault:line}; {rows} rows were applied"};
inline constexpr sentence rows_beyond_table{"bad_call.rows", with{"first", "last", "rows", "batch"},
                                            "rows {first} to {last} do not lie in the bound table of {rows} "
                                            "rows, or are more than one batch of {batch}"};
inline constexpr sentence reason_not_utf8{
    "invalid_utf8.reason",
    {"the reason of rejected rows is not UTF-8", "give it a plain id such as bad_number"}};
inline constexpr sentence time_without_period{"out_of_range.period",
                                              with{"cell"},
                                              {"{cell} lies outside the years 1 to 9998, which have periods",
                                               "correct it, or declare minimum and maximum of the column"}};

/// Say only which record it is. Have the code of the fault.
inline constexpr sentence fault_of_record{".record", with{"fault", "record"},
                                          R"(a record of type "{record:whole}": {fault:line})"};
inline constexpr sentence calculated_row{
    ".calculated",
    with{"fault", "row", "record"},
    {R"(row {row} of record type "{record:whole}": {fault})",
     R"(leave such records out, or declare "outside": "missing"; 0 rows were applied)"}};
inline constexpr sentence calculated_below{
    "outside_range.below", with{"column", "value", "minimum"},
    R"(column "{column:whole}" is {value}, below its smallest legal value, {minimum})"};
inline constexpr sentence calculated_above{
    "outside_range.above", with{"column", "value", "maximum"},
    R"(column "{column:whole}" is {value}, above its largest legal value, {maximum})"};

// Limits.
inline constexpr sentence too_many_rows{"too_many.rows",
                                        {"a state holds at most 2^48 rows", "start another one"}};
inline constexpr sentence too_many_merged_rows{
    "too_many.merged_rows", {"a state holds at most 2^48 rows", "the merged state would hold more"}};
inline constexpr sentence too_many_rejected{
    "too_many.rejected", {"a state counts at most 2^48 rejected rows of a kind", "start another one"}};
inline constexpr sentence too_many_groups{
    "too_many.groups", {"a state holds at most 4,294,967,294 groups", "group by fewer columns"}};
inline constexpr sentence key_too_long{"too_many.key_bytes", "a group's key has more than 4 GiB"};
inline constexpr sentence too_many_leaves{"too_many.leaves", "the number of merged leaves passes 2^63"};

// States that do not go together.
inline constexpr sentence state_of_other_model{
    "state_mismatch.model",
    with{"shape", "model", "model_shape"},
    {R"(the state was made with a model of shape {shape}, "{model:whole}" has shape {model_shape})",
     "evaluate the records again with this model"}};
inline constexpr sentence states_of_other_shape{
    "state_mismatch.shape",
    with{"shape", "other"},
    {"states of different shape do not merge: this one is {shape}, the other {other}",
     "evaluate the records again with one model"}};
inline constexpr sentence states_of_other_groups{
    "state_mismatch.groups",
    with{"columns", "others"},
    {"states grouped by different columns do not merge: this one by {columns}, the other by {others}",
     "roll them up to the same columns first"}};
inline constexpr sentence no_columns{"columns.none", "nothing"};
inline constexpr sentence column_list{"columns.list", with{"columns"}, "{columns:whole}"};
inline constexpr sentence states_of_other_periods{
    "state_mismatch.periods",
    with{"periods", "others"},
    {"states of different periods do not merge: this one has {periods}, the other {others}",
     "roll them up to the same periods first"}};
inline constexpr sentence shape_claimed{"damaged_state.shape",
                                        with{"shape"},
                                        {"not a sound state: its head claims the shape {shape} but lists "
                                         "other record types or aggregates than that "
                                         "shape has",
                                         "it is damaged"}};
inline constexpr sentence key_without_period{
    "damaged_state.key",
    with{"text"},
    {R"(not a sound state: "{text:whole}" is no period of it)", "it is damaged"}};

// Seals.
inline constexpr const char* single_states = "leave one of them out, or merge the single states anew";
inline constexpr sentence source_twice{
    "source_twice.one",
    with{"source"},
    {"both states hold the records of one source, which would count twice ({source})", single_states}};
inline constexpr sentence sources_twice{
    "source_twice.many",
    with{"sources", "first"},
    {"both states hold the records of {sources} sources, which would count twice ({first})", single_states}};
inline constexpr sentence sealed_state{
    "sealed_state.records",
    {"a sealed state takes no more records", "put them into a state of their own and merge the two"}};
inline constexpr sentence sealed_and_unsealed{
    "sealed_state.merge",
    {"a sealed state and one without a seal do not merge: nobody could say any more what the sum rests on",
     "seal the other one too"}};
inline constexpr sentence sealed_already{"sealed_state.again",
                                         {"the state is sealed already", "merge states to combine sources"}};

// Formats and models.
inline constexpr sentence no_such_state_format{
    "state_format.unknown",
    with{"format"},
    {"there is no state format {format}", "this version writes 0.0, 0.1 and 0.2"}};
inline constexpr sentence format_without_periods{
    "state_format.periods", {"state format 0.0 knows no periods", "roll the state up to none, or write 0.1"}};
inline constexpr sentence format_of_fixed_size{
    "state_format.fixed_size",
    with{"format", "needed"},
    {"state format {format} knows no measures whose state has no fixed size", "write {needed}"}};
inline constexpr sentence format_of_estimates{
    "state_format.estimates",
    with{"format", "needed"},
    {"state format {format} knows no measures that keep each different value", "write {needed}"}};
inline constexpr sentence state_without_model{
    "bad_call.no_model",
    {"the state was loaded without its model, so that it can only be merged, rolled up and saved",
     "load it with the model"}};

}  // namespace assay::says
