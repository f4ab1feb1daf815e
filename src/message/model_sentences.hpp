// SPDX-License-Identifier: Apache-2.0
//
// What the check of a model finds, but for amounts and bands (amount_sentences.hpp) and the measure language.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Kinds of objects.
inline constexpr sentence a_model{"object.model", "a model"};
inline constexpr sentence a_record_type{"object.record", "a record type"};
inline constexpr sentence a_column{"object.column", "a column"};
inline constexpr sentence a_derived_column{"object.derived", "a derived column"};
inline constexpr sentence a_measure{"object.measure", "a measure"};
inline constexpr sentence an_indicator{"object.indicator", "an indicator"};
inline constexpr sentence an_indicator_origin{"object.indicator_origin", "an indicator's origin"};
inline constexpr sentence a_band{"object.band", "a band"};
inline constexpr sentence a_knot{"object.knot", "a point of a line"};
inline constexpr sentence a_ratio_to_target{"object.ratio_to_target", "a ratio to target"};
inline constexpr sentence a_deduction{"object.deduction", "a deduction"};
inline constexpr sentence a_value_as_points{"object.value_as_points", "a value as points"};
inline constexpr sentence the_total{"object.total", "the total"};
inline constexpr sentence a_dimension{"object.dimension", "a dimension"};
inline constexpr sentence a_weighted_indicator{"object.weighted_indicator", "an indicator of a dimension"};
inline constexpr sentence a_missing_rule{"object.missing", "a rule for missing data"};
inline constexpr sentence a_grade{"object.grade", "a grade"};
inline constexpr sentence a_critical_rule{"object.critical", "a critical rule"};
inline constexpr sentence display_settings{"object.display", "the display settings"};
inline constexpr sentence column_of_type{"object.column_of_type", with{"type"},
                                         R"(a column of type "{type}")"};
inline constexpr sentence derived_of_type{"object.derived_of_type", with{"type"},
                                          R"(a derived column of type "{type}")"};
inline constexpr sentence the_effect{"object.effect", with{"effect"}, R"(the effect "{effect}")"};
inline constexpr sentence other_policy{"object.other_policy", R"(a policy other than "refuse")"};

// Things of a kind, when there are many.
inline constexpr sentence knots{"plural.knots", "points of a line"};
inline constexpr sentence critical_rules{"plural.critical_rules", "critical rules"};
inline constexpr sentence indicators{"plural.indicators", "indicators"};
inline constexpr sentence measures{"plural.measures", "measures"};
inline constexpr sentence dimensions{"plural.dimensions", "dimensions"};
inline constexpr sentence grades{"plural.grades", "grades"};
inline constexpr sentence column_names{"plural.column_names", "column names"};
inline constexpr sentence columns{"plural.columns", "columns"};
inline constexpr sentence derived_columns{"plural.derived_columns", "derived columns"};
inline constexpr sentence record_types{"plural.record_types", "record types"};

// The document.
inline constexpr sentence format_number{"kind.format_number", "the number of the document format, 0"};
inline constexpr sentence unsupported_format{
    "unsupported_format.model",
    with{"format"},
    {"document format {format} is not known to this version, which reads 0",
     R"(write "assay": 0, or use a newer version)"}};
inline constexpr sentence nothing_scored{
    "nothing_scored", {"there is no total to apply this to", R"(add "dimensions", or remove it)"}};

// Record types and columns.
inline constexpr sentence bad_column_name{
    "bad_column_name",
    with{"name"},
    {R"("{name}" cannot be the name of a column)", "give it 1 to 200 bytes without control characters"}};
inline constexpr sentence limit_too_fine{
    "too_many_decimals.limit",
    with{"value", "decimals"},
    {"{value} has more digits after the point than the column keeps ({decimals})",
     R"(raise "decimals" or shorten the number)"}};
inline constexpr sentence limit_too_large{"out_of_range.limit", with{"value", "decimals"},
                                          "{value} with {decimals} decimals does not fit 64 bits"};
inline constexpr sentence seconds_too_fine{
    "too_many_decimals.seconds",
    with{"value", "decimals"},
    {"{value} is no number of seconds with at most {decimals} digits after the point", "shorten it"}};
inline constexpr sentence exchange_ends{"advice.exchange", "exchange them"};
inline constexpr sentence declare_other_end{"advice.other_end", "declare the other end of the range too"};
inline constexpr sentence cell_range_reversed{
    "minimum_above_maximum.cell",
    with{"minimum", "maximum", "advice"},
    {"the smallest legal cell, {minimum}, is larger than the largest, {maximum}", "{advice}"}};
inline constexpr sentence value_range_reversed{
    "minimum_above_maximum.value",
    with{"minimum", "maximum", "advice"},
    {"the smallest legal value, {minimum}, is larger than the largest, {maximum}", "{advice}"}};
inline constexpr sentence outside_without_range{
    "missing_key.range",
    {"without a range nothing lies outside", R"(add "minimum" or "maximum", or remove "outside")"}};
inline constexpr sentence unknown_column{
    "unknown_column.record",
    with{"record", "column", "suggestion"},
    {R"(record type "{record}" has no column "{column}")", "{suggestion}"}};
inline constexpr sentence time_not_timestamp{
    "time_not_timestamp",
    with{"column", "advice"},
    {R"("{column}" is not a column of type "timestamp")", "{advice}"}};
inline constexpr sentence group_not_category{
    "group_not_category",
    with{"column", "advice"},
    {R"("{column}" is not a column of type "category")", "{advice}"}};
inline constexpr sentence no_column_of_type{"advice.no_column", "no column has this type"};
inline constexpr sentence duplicate_group{
    "duplicate_group", with{"column"}, {R"("{column}" is listed twice)", "remove it"}};
inline constexpr sentence duplicate_column{
    "duplicate_column",
    with{"column"},
    {R"("{column}" is a column of the records already)", "give the derived column another name"}};
inline constexpr sentence unknown_record_type{"unknown_record_type.model",
                                              with{"record", "advice"},
                                              {R"(there is no record type "{record}")", "{advice}"}};
inline constexpr sentence declare_under{"advice.declare", with{"key"}, R"(declare it under "{key}")"};

// Measures and indicators.
inline constexpr sentence unknown_indicator{
    "unknown_indicator", with{"id", "advice"}, {R"(there is no indicator "{id}")", "{advice}"}};
inline constexpr sentence goal_below{"out_of_range.goal_below",
                                     with{"value", "minimum"},
                                     {"{value} is below the smallest legal value, {minimum}",
                                      R"(correct it, or the indicator's "minimum" and "maximum")"}};
inline constexpr sentence goal_above{"out_of_range.goal_above",
                                     with{"value", "maximum"},
                                     {"{value} is above the largest legal value, {maximum}",
                                      R"(correct it, or the indicator's "minimum" and "maximum")"}};
inline constexpr sentence unused_measure{"unused_measure",
                                         with{"measure"},
                                         {R"(no indicator uses the measure "{measure}")",
                                          "remove it, unless its data are to be collected for later"}};
inline constexpr sentence unit_ratio{"unit.ratio", "a share (ratio)"};
inline constexpr sentence unit_seconds{"unit.seconds", "a time (seconds)"};
inline constexpr sentence unit_score{"unit.score", "a position on a scale (score)"};
inline constexpr sentence unit_count{"unit.count", "a number of records (count)"};
inline constexpr sentence unit_number{"unit.number", "a plain number"};
inline constexpr sentence unit_mismatch{"unit_mismatch",
                                        with{"value", "shown", "unit"},
                                        {"the value is {value}, which cannot be shown as {shown}",
                                         R"(write "unit": "{unit}", or correct the value)"}};
inline constexpr sentence net_share{
    "range_too_narrow.net",
    with{"formula"},
    {R"("{formula}" lies within -100% to 100%, but the smallest legal value is 0%)",
     R"(add "minimum": "-100%")"}};
inline constexpr sentence scored_sketch{
    "scored_estimate.percentile",
    {"points or grades depend on an estimate: a sketched percentile lies within 0.8% of the value",
     "write percentile(x, p) without 'sketch', or do not score it"}};
inline constexpr sentence scored_distinct{"scored_estimate.distinct",
                                          {"points or grades depend on an estimate: count(distinct x) counts "
                                           "beyond 1,024 different values by a sketch",
                                           "write count(distinct x, 'exact'), or do not score it"}};

// The score tree.
inline constexpr sentence coverage_out_of_range{"out_of_range.coverage", with{"value"},
                                                "{value} is not within 0% to 100%"};
inline constexpr sentence coverage_never_refuses{
    "coverage_never_refuses",
    {"every coverage is at least 0%, so no score is ever refused",
     R"(write a share above 0%, or choose another "policy")"}};
inline constexpr sentence empty_dimension{
    "empty_dimension",
    with{"id"},
    {R"(dimension "{id}" has nothing in it)", R"(add "indicators" or "dimensions", or remove it)"}};
inline constexpr sentence duplicate_dimension{
    "duplicate_id.dimension",
    with{"id", "pointer"},
    {R"("{id}" is already the id of the dimension at {pointer})", "choose another id"}};
inline constexpr sentence id_of_indicator{
    "duplicate_id.indicator",
    with{"id"},
    {R"("{id}" is already the id of an indicator)",
     "choose another id: reports name dimensions and indicators in one list"}};
inline constexpr sentence own_points{
    "rule_not_for_unit.own_points",
    with{"id"},
    {R"("{id}" cannot say how many of its own points apply)",
     R"(name an indicator of unit "score", "count" or "number" that adds up the points that apply)"}};
inline constexpr sentence no_points{
    "rule_not_for_unit.no_points",
    with{"id"},
    {R"("{id}" is no number of points)",
     R"(name an indicator of unit "score", "count" or "number" that adds up the points that apply)"}};
inline constexpr sentence indicator_used_twice{
    "indicator_used_twice",
    with{"id", "pointer"},
    {R"("{id}" already counts at {pointer})", "an indicator has one place in the score; remove one of them"}};
inline constexpr sentence indicator_without_scoring{
    "indicator_without_scoring",
    with{"id"},
    {R"("{id}" has no rule that turns its value into points)",
     R"(add "bands" to the indicator, or "linear", "ratio_to_target", "deduction", "value_as_points")"}};

// Weights.
inline constexpr sentence weights_too_large{
    "weights_too_large",
    with{"id"},
    {R"(the weights of "{id}" sum to more than 1000000000)", "use smaller ones"}};
inline constexpr sentence weights_all_zero{
    "weights_all_zero",
    with{"id"},
    {R"(the weights of "{id}" are all 0)", "give at least one of them a weight"}};
inline constexpr sentence weights_do_not_total{
    "weights_do_not_total.hundred",
    with{"id", "sum"},
    {R"(the weights of "{id}" sum to {sum}, not 100)", R"(set "weights": "relative" or change them)"}};
inline constexpr sentence weights_do_not_total_own{
    "weights_do_not_total.own",
    with{"id", "sum", "own"},
    {R"(the weights of "{id}" sum to {sum}, not 100 or its own weight, {own})",
     R"(set "weights": "relative" or change them)"}};
inline constexpr sentence possible_points_too_different{
    "possible_points_too_different",
    with{"id"},
    {R"(the most points that the children of "{id}" can earn have no common multiple below 2^127, so their mean cannot be exact)",
     "use rounder numbers, such as 10 or 100 points for the best value"}};
inline constexpr sentence weights_too_fine{
    "weights_too_fine",
    with{"id", "bits"},
    {R"(the weights below "{id:whole}" have no common multiple of {bits} bits or fewer, so their shares cannot be calculated exactly)",
     "use fewer decimals, or the policy redistribute"}};

// Grades.
inline constexpr sentence duplicate_grade{
    "duplicate_id.grade", with{"id"}, {R"("{id}" is already the id of a grade)", "choose another id"}};
inline constexpr sentence factor_out_of_range{"out_of_range.factor", with{"value"},
                                              "{value} is not within 0 to 1000"};
inline constexpr sentence equal_grades{
    "equal_grades",
    with{"better", "worse", "edge"},
    {R"("{better}" and "{worse}" both begin at {edge})", "give each grade a lower edge of its own"}};
inline constexpr sentence grade_above_scale{
    "grade_outside_scale.above",
    with{"id", "edge"},
    {R"("{id}" begins at {edge}, above 100: only a bonus or a rule with more than full points gets there)",
     "totals go from 0 to 100 otherwise; correct the edge if that is not meant"}};
inline constexpr sentence grade_below_scale{
    "grade_outside_scale.below",
    with{"id", "edge"},
    {R"("{id}" begins at {edge}, below 0: only points below zero get there)",
     "totals go from 0 to 100 otherwise; correct the edge if that is not meant"}};
inline constexpr sentence grade_gap{"grade_gap",
                                    with{"edge", "id"},
                                    {R"(totals below {edge} get the lowest grade, "{id}")",
                                     R"(write "at_least": 0 if that is meant, or add a grade below)"}};

// Critical rules.
inline constexpr sentence duplicate_critical{
    "duplicate_id.critical",
    with{"id"},
    {R"("{id}" is already the id of a critical rule)", "choose another id"}};
inline constexpr sentence watches_two{"conflicting_keys.critical",
                                      {"a critical rule looks at one thing: an indicator or a dimension",
                                       R"(keep one of "indicator" and "dimension")"}};
inline constexpr sentence watches_nothing{
    "missing_key.critical",
    {"a critical rule needs something to look at", R"(add "indicator" or "dimension")"}};
inline constexpr sentence unknown_dimension{
    "unknown_dimension", with{"id", "advice"}, {R"(there is no dimension "{id}")", "{advice}"}};
inline constexpr sentence acts_on_total{"advice.total",
                                        "leave the key out: without it a rule acts on the total"};
inline constexpr sentence rule_always_fires{
    "rule_always_fires",
    with{"id", "condition"},
    {R"(every legal value of "{id}" is "{condition}")",
     R"(correct the condition, or the indicator's "minimum" and "maximum")"}};
inline constexpr sentence rule_never_fires{
    "rule_never_fires",
    with{"id", "condition"},
    {R"(every legal value of "{id}" is outside "{condition}")",
     R"(correct the condition, or the indicator's "minimum" and "maximum")"}};
inline constexpr sentence unknown_grade{
    "unknown_grade", with{"id", "advice"}, {R"(there is no grade "{id}")", "{advice}"}};
inline constexpr sentence counts_no_score{
    "rule_not_for_unit.score",
    with{"effect", "id"},
    {R"({effect} counts events, but "{id}" has a score)", R"(look at an "indicator" of unit "count")"}};
inline constexpr sentence counts_no_unit{
    "rule_not_for_unit.effect",
    with{"effect", "id", "unit"},
    {R"({effect} counts events, but "{id}" is {unit})", R"(use an indicator of unit "count")"}};
inline constexpr sentence a_share{"unit.share", "a share"};
inline constexpr sentence a_time{"unit.time", "a time"};
inline constexpr sentence indicator_without_section{
    "indicator_without_section",
    with{"id"},
    {R"("{id}" is not in a dimension, so no section can be zero)",
     R"(name the dimension with "section", or use "zero_total")"}};

}  // namespace assay::says
