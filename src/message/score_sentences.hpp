// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with values that are scored, and with what is asked of results.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Values of one card.
/// Says only whose value it is. Has the code of the fault.
inline constexpr sentence fault_of_value{
    ".value", with{"fault", "id"}, {R"("{id:whole}": {fault})", "{fault:hint}"}};
inline constexpr sentence unknown_value{"unknown_value", with{"suggestion"},
                                        "the model has no indicator or dimension of that id; {suggestion}"};
inline constexpr sentence negative_sample{
    "bad_sample", with{"n"}, {"n is {n}", "a sample has no negative size"}};
inline constexpr sentence value_beside_dimension{
    "given_twice",
    with{"dimension"},
    {R"(given together with its dimension "{dimension:whole}")",
     "give either the dimension's score or the values of its parts"}};
inline constexpr sentence score_off_scale{"out_of_range.score", with{"score"},
                                          "the score {score} of a dimension lies outside 0 to 100"};
inline constexpr const char* declare_minimum = "correct it, or declare the minimum of the indicator";
inline constexpr sentence negative_count{
    "out_of_range.count",
    with{"value"},
    {"the value {value} is negative, and a count is not", declare_minimum}};
inline constexpr sentence negative_time{
    "out_of_range.time",
    with{"value"},
    {"the value {value} is negative, and a time is not", declare_minimum}};
inline constexpr const char* widen_range = "correct it, or widen minimum and maximum of the indicator";
inline constexpr sentence value_below_minimum{
    "out_of_range.value_minimum",
    with{"value", "minimum"},
    {"the value {value} lies outside its legal range from {minimum}", widen_range}};
inline constexpr sentence value_above_maximum{
    "out_of_range.value_maximum",
    with{"value", "maximum"},
    {"the value {value} lies outside its legal range to {maximum}", widen_range}};
inline constexpr sentence value_outside_range{
    "out_of_range.value",
    with{"value", "minimum", "maximum"},
    {"the value {value} lies outside its legal range from {minimum} to {maximum}", widen_range}};

// Columns of values.
inline constexpr sentence columns_of_values{
    "bad_column.values",
    with{"columns", "indicators"},
    {"{columns} columns of values for the {indicators} indicators of the model",
     "give one for each indicator, in the model's order, and leave those empty that have no values"}};
inline constexpr sentence samples_no_integers{
    "bad_column.sample_type",
    {"the column has sample sizes that are no integers", "n is a number of records"}};
inline constexpr sentence samples_without_memory{
    "bad_column.sample_memory", {"the column has sample sizes but no memory", "supply them"}};
inline constexpr const char* one_a_card = "every column needs one a card";
inline constexpr sentence samples_for_cards{
    "bad_column.sample_count",
    with{"count", "cards"},
    {"the column has {count} sample sizes for {cards} cards", one_a_card}};
inline constexpr sentence values_for_cards{"bad_column.value_count",
                                           with{"count", "cards"},
                                           {"the column has {count} values for {cards} cards", one_a_card}};
inline constexpr sentence denominators_for_cards{
    "bad_column.denominator_count",
    with{"count", "cards"},
    {"the column has {count} denominators for {cards} cards", one_a_card}};
inline constexpr sentence denominators_alone{
    "bad_column.denominators_alone", {"the column has denominators but no values", "give both or none"}};
inline constexpr sentence texts_for_values{
    "bad_column.value_texts", {"the column holds texts", "values are numbers in the indicator's unit"}};
inline constexpr sentence values_in_no_memory{"bad_column.value_memory",
                                              {"the column has rows but no memory", "supply the values"}};
inline constexpr sentence denominators_in_no_memory{
    "bad_column.denominator_memory", {"the column has rows but no memory", "supply the denominators"}};
inline constexpr sentence values_without_decimals{
    "bad_column.value_decimals",
    {"the column does not say how many decimals its integers have",
     "-38 to 38 are possible, 0 for whole numbers"}};
inline constexpr sentence denominators_no_int64{
    "bad_column.denominator_type",
    {"the column has denominators, and one of its two columns is not int64", "both have to be"}};
inline constexpr sentence value_is_nan{
    "bad_value.nan", {"the value is not a number", "leave it out, or say that NaN is missing"}};
inline constexpr sentence denominator_not_positive{
    "bad_value.denominator",
    {"the denominator is not above zero", "leave the value out where there is none"}};
inline constexpr sentence value_beyond_arithmetic{
    "bad_value.infinite",
    {"the value is infinite or needs more digits than exact arithmetic has", "correct it"}};

// Values of records.
inline constexpr sentence too_many_different{
    "too_many.different",
    with{"measure", "group", "most", "advice"},
    {R"(measure "{measure:whole}": {group} has more than {most} different values, and so many are not kept)",
     "{advice}"}};
inline constexpr sentence fewer_categories{
    "advice.fewer_categories", "take the share of the most frequent of a column with fewer categories"};
inline constexpr sentence estimate_different{
    "advice.estimate_different", "use count(distinct x), which estimates so many, or group by more columns"};
inline constexpr sentence sketch_percentile{"advice.sketch",
                                            "use percentile(x, p, 'sketch'), or group by more columns"};
inline constexpr sentence the_only_group{"group.only", "the only group"};
inline constexpr sentence group_of_key{"group.key", with{"key"}, "group {key}"};
inline constexpr sentence key_of_parts{"key.parts", with{"first", "next"}, "{first}, {next}"};
inline constexpr sentence key_value{"key.value", with{"column", "value"}, R"({column} "{value:whole}")"};
inline constexpr sentence key_without_value{"key.missing", with{"column"}, "{column} without a value"};
inline constexpr sentence the_period{"key.period", "period"};

// Results.
inline constexpr sentence grading_without_model{
    "bad_call.grading", {"the state was loaded without its model", "load it with the model that grades it"}};
inline constexpr sentence key_of_other_length{
    "bad_call.key", with{"parts", "columns"},
    "the key has {parts} parts, and the state is grouped by {columns} columns"};
inline constexpr sentence no_such_group{
    "bad_call.group",
    with{"group", "groups"},
    {"there is no group {group}", "the result has {groups} of them, counted from 0"}};
inline constexpr sentence scores_nothing{
    "nothing_scored.model",
    with{"model"},
    {R"(the model "{model:whole}" scores nothing)", "give it dimensions with scored indicators"}};

}  // namespace assay::says
