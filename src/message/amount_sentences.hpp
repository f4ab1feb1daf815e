// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with amounts, bands and the other rules that turn a value into points.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Amounts.
inline constexpr sentence an_amount{"kind.amount", "an amount (a number, or a string with its unit)",
                                    "数量（数字，或带单位的字符串）"};
inline constexpr sentence written_percent{
    "bare_percent.written",
    with{"written"},
    {"{written} is not a share of 1", R"(write "{written:whole}%", or the part of a whole, such as 0.95)"},
    {"{written} 不是以 1 为整体的占比", R"(写 "{written:whole}%"，或写占整体的部分，例如 0.95)"}};
/// A fault of the small language of amounts, in a text that is an amount as a whole. Has the code of the fault.
inline constexpr sentence fault_in_amount{".amount",
                                          with{"written", "fault"},
                                          {R"("{written}": {fault})", "{fault:hint}"},
                                          {R"("{written}"：{fault})", "{fault:hint}"}};
inline constexpr sentence write_share{"advice.share", R"(write a share: "95%" or 0.95)",
                                      R"(写一个占比："95%" 或 0.95)"};
inline constexpr sentence write_time{"advice.time",
                                     R"(write a time: 300 (seconds), "300 s", "5 min", "48 h" or "2 d")",
                                     R"(写一个时长：300（秒）、"300 s"、"5 min"、"48 h" 或 "2 d")"};
inline constexpr sentence write_number{"advice.plain_number", "write a plain number: 12.5",
                                       "写不带单位的数：12.5"};
inline constexpr sentence number_missing{"bad_number.missing",
                                         with{"advice"},
                                         {"there is no number of at most 18 digits here", "{advice}"},
                                         {"此处没有不超过 18 位的数字", "{advice}"}};
inline constexpr sentence wrong_unit{"wrong_unit",
                                     with{"unit", "advice"},
                                     {"the unit is not one of {unit}", "{advice}"},
                                     {"单位与 {unit} 不符", "{advice}"}};
inline constexpr sentence bare_percent{"bare_percent.text",
                                       {"the number is not a share of 1", "add the percent sign: 95%"},
                                       {"该数字不是以 1 为整体的占比", "加上百分号：95%"}};

// The band language.
inline constexpr const char* band_example = R"(write bands like "≥95%:10分;90%-94%:8分;<90%:5分")";
inline constexpr const char* band_example_zh = R"(分档写成 "≥95%:10分;90%-94%:8分;<90%:5分" 的形式)";
inline constexpr sentence text_or_array_of_bands{"kind.bands", "a text of bands or an array of bands",
                                                 "分档的文本或分档的数组"};
inline constexpr sentence bands_in_plural{"plural.bands", "bands", "分档"};
inline constexpr sentence band_empty{
    "band_empty", {"there is no band", band_example}, {"没有分档", band_example_zh}};
inline constexpr sentence band_no_condition{"band_no_condition",
                                            {"a band has no number to compare with", band_example},
                                            {"有一档没有可供比较的数字", band_example_zh}};
inline constexpr sentence band_second_condition{
    "band_second_condition",
    {"a band has a second condition before its ':'",
     "separate bands with ';', and write a range like 90%-94%"},
    {"有一档在 ':' 之前有第二个条件", "各档用 ';' 分开，范围写成 90%-94%"}};
inline constexpr sentence band_no_colon{"band_no_colon",
                                        {"a band has no ':' before its points", band_example},
                                        {"有一档在分值之前没有 ':'", band_example_zh}};
inline constexpr sentence band_no_points{"band_no_points",
                                         {"a band has no points after its ':'", band_example},
                                         {"有一档在 ':' 之后没有分值", band_example_zh}};
inline constexpr sentence band_text_after_points{
    "band_text_after_points",
    {"something other than 分, points or pts follows the points", "separate bands with ';'"},
    {"分值之后有分、points、pts 以外的内容", "各档用 ';' 分开"}};
inline constexpr sentence band_vague{
    "band_vague",
    {"a band compares in a way from which no range follows",
     "write ≥, >, ≤, <, a range like 90%-94%, or words such as 不低于, 低于, at least, below"},
    {"有一档的比较方式不能确定范围",
     "写 ≥、>、≤、<，或 90%-94% 这样的范围，或不低于、低于、at least、below 等词"}};
inline constexpr sentence band_contradiction{
    "band_contradiction",
    {"what stands in brackets does not agree with the limit before it",
     "write ≥90% with the limit and >90% without it, or 90%以上（含90%） and 90%以上（不含90%）"},
    {"括号中的内容与前面的界限不一致",
     "包含界限写 ≥90%，不包含写 >90%，或写 90%以上（含90%）、90%以上（不含90%）"}};
inline constexpr sentence both_ends{
    "conflicting_keys.band",
    with{"inclusive", "exclusive"},
    {R"(a band has either "{inclusive}" or "{exclusive}", not both)", "remove one of them"},
    {R"(一档只能有 "{inclusive}" 和 "{exclusive}" 之一，不能同时有)", "删除其中一个"}};
inline constexpr sentence too_many_bands{"too_many.bands", with{"count", "most"},
                                         "{count} bands, more than the {most} that are allowed",
                                         "有 {count} 个分档，超过允许的 {most} 个"};
inline constexpr sentence band_points_out_of_range{"out_of_range.band_points", with{"points"},
                                                   "{points} points are not within -1000000 to 1000000",
                                                   "{points} 分不在 -1000000 到 1000000 之间"};

// Conditions.
inline constexpr const char* condition_example = R"(write one condition: "<90%", ">0", "90%-94%")";
inline constexpr const char* condition_example_zh = R"(写一个条件："<90%"、">0"、"90%-94%")";
inline constexpr sentence condition_of_bands{
    "bad_condition.bands",
    with{"written"},
    {R"("{written}" is not one condition: ':' and ';' belong to bands)", condition_example},
    {R"("{written}" 不是单个条件：':' 和 ';' 只用于分档)", condition_example_zh}};
inline constexpr sentence bad_condition{"bad_condition.text",
                                        with{"written"},
                                        {R"("{written}" is not one condition)", condition_example},
                                        {R"("{written}" 不是单个条件)", condition_example_zh}};

// Ranges.
inline constexpr sentence any_value{"range.any", "any value", "任意值"};
inline constexpr sentence at_least{"range.at_least", with{"limit"}, "at least {limit}", "不低于 {limit}"};
inline constexpr sentence above{"range.above", with{"limit"}, "above {limit}", "高于 {limit}"};
inline constexpr sentence at_most{"range.at_most", with{"limit"}, "at most {limit}", "不高于 {limit}"};
inline constexpr sentence below{"range.below", with{"limit"}, "below {limit}", "低于 {limit}"};
inline constexpr sentence at_or_below{"range.at_or_below", with{"limit"}, "at or below {limit}",
                                      "不高于 {limit}"};
inline constexpr sentence at_or_above{"range.at_or_above", with{"limit"}, "at or above {limit}",
                                      "不低于 {limit}"};
inline constexpr sentence between{"range.between", with{"lower", "upper"}, "{lower} and {upper}",
                                  "{lower} 且{upper}"};
inline constexpr sentence band_in_words{"range.band", with{"values", "points"}, "{values}: {points} points",
                                        "{values}：{points} 分"};

// Bands that do not go together.
inline constexpr sentence band_reversed{"band_reversed",
                                        with{"values"},
                                        {"no value is {values}", "exchange the limits"},
                                        {"不存在{values} 的值", "把两个界限对调"}};
inline constexpr sentence band_overlap{
    "band_overlap",
    with{"low", "high"},
    {"two bands hold the same values: ({low}) and ({high})", "let one end where the other begins"},
    {"两档包含相同的值：（{low}）和（{high}）", "让一档在另一档开始处结束"}};
inline constexpr sentence band_hole_at{
    "band_hole.value",
    with{"value", "neighbour"},
    {"no band holds {value}; it belongs to the neighbour with fewer points ({neighbour})",
     "let one band end where the other begins"},
    {"{value} 不在任何一档中，归入分值较低的相邻档（{neighbour}）", "让一档在另一档开始处结束"}};
inline constexpr sentence band_hole_between{
    "band_hole.range",
    with{"from", "to", "neighbour"},
    {"no band holds the values between {from} and {to}; they belong to the neighbour with fewer points "
     "({neighbour})",
     "let one band end where the other begins"},
    {"{from} 与 {to} 之间的值不在任何一档中，归入分值较低的相邻档（{neighbour}）",
     "让一档在另一档开始处结束"}};
inline constexpr sentence band_uncovered{
    "band_uncovered",
    with{"values", "outermost"},
    {"no band holds values {values}; they belong to the outermost one ({outermost})",
     R"(leave that end of the band open, or declare the indicator's "minimum" and "maximum")"},
    {"{values} 的值不在任何一档中，归入最外侧的一档（{outermost}）",
     R"(让这一端的分档不设界限，或声明指标的 "minimum" 和 "maximum")"}};
inline constexpr sentence band_too_high{
    "band_unreachable.above",
    with{"values", "maximum"},
    {"no legal value is {values}: the largest is {maximum}",
     R"(correct the band, or the indicator's "minimum" and "maximum")"},
    {"不存在{values} 的合法值：最大为 {maximum}", R"(更正该档，或更正指标的 "minimum" 和 "maximum")"}};
inline constexpr sentence band_too_low{
    "band_unreachable.below",
    with{"values", "minimum"},
    {"no legal value is {values}: the smallest is {minimum}",
     R"(correct the band, or the indicator's "minimum" and "maximum")"},
    {"不存在{values} 的合法值：最小为 {minimum}", R"(更正该档，或更正指标的 "minimum" 和 "maximum")"}};
inline constexpr const char* monotonic_hint =
    R"(correct the points or "better"; "context" is right where the middle is best)";
inline constexpr const char* monotonic_hint_zh = R"(更正分值或 "better"；若中间的值最好，则应为 "context")";
inline constexpr sentence bands_not_rising{"band_not_monotonic.higher",
                                           with{"low", "high"},
                                           {"higher is better, but ({low}) and ({high})", monotonic_hint},
                                           {"越高越好，但两档为（{low}）和（{high}）", monotonic_hint_zh}};
inline constexpr sentence bands_not_falling{"band_not_monotonic.lower",
                                            with{"low", "high"},
                                            {"lower is better, but ({low}) and ({high})", monotonic_hint},
                                            {"越低越好，但两档为（{low}）和（{high}）", monotonic_hint_zh}};

// Other rules.
inline constexpr sentence rule_needs{"rule_not_for_unit.rule",
                                     with{"rule", "needed", "unit"},
                                     {"{rule} needs {needed}, not {unit}", R"(use "bands" or "linear")"},
                                     {"{rule}需要{needed}，而不是{unit}", R"(使用 "bands" 或 "linear")"}};
inline constexpr sentence number_of_events{"unit.events", "a number of events", "事件数"};
inline constexpr sentence value_on_scale{"unit.scale", "a value on a scale of points", "分值量表上的值"};
inline constexpr sentence rule_against_higher{
    "rule_against_direction.higher",
    with{"rule"},
    {R"({rule} gives more points to a higher value, but "better" says lower)",
     R"(correct "better", or use another rule)"},
    {R"({rule}给较高的值更多分，但 "better" 为 lower（越低越好）)", R"(更正 "better"，或使用其他规则)"}};
inline constexpr sentence rule_against_lower{
    "rule_against_direction.lower",
    with{"rule"},
    {R"({rule} gives more points to a lower value, but "better" says higher)",
     R"(correct "better", or use another rule)"},
    {R"({rule}给较低的值更多分，但 "better" 为 higher（越高越好）)", R"(更正 "better"，或使用其他规则)"}};
inline constexpr sentence linear_not_ascending{
    "linear_not_ascending",
    with{"value", "before"},
    {"{value} is not above the value before it, {before}",
     "list the points of the line by ascending value, each value once"},
    {"{value} 不大于它前面的值 {before}", "按值从小到大列出折线的点，每个值只出现一次"}};
inline constexpr sentence linear_empty{
    "linear_empty",
    {"a line needs at least one point", R"(write [{"value": ..., "points": ...}, ...])"},
    {"折线至少需要一个点", R"(写 [{"value": ..., "points": ...}, ...])"}};
inline constexpr sentence line_not_rising{
    "linear_not_monotonic.higher",
    with{"low", "high"},
    {"higher is better, but the points go from {low} to {high}", monotonic_hint},
    {"越高越好，但分值从 {low} 变为 {high}", monotonic_hint_zh}};
inline constexpr sentence line_not_falling{
    "linear_not_monotonic.lower",
    with{"low", "high"},
    {"lower is better, but the points go from {low} to {high}", monotonic_hint},
    {"越低越好，但分值从 {low} 变为 {high}", monotonic_hint_zh}};
inline constexpr sentence target_needed{
    "target_needed",
    {"a ratio to target needs a target", R"(add "target" to the indicator)"},
    {"达成率规则需要目标", R"(给指标添加 "target")"}};
inline constexpr sentence target_not_positive{
    "target_not_positive",
    {"a ratio to target needs a target above zero", R"(correct the target, or use "bands" or "linear")"},
    {"达成率规则需要大于零的目标", R"(更正目标，或使用 "bands" 或 "linear")"}};
inline constexpr sentence cap_out_of_range{"out_of_range.cap", with{"cap"},
                                           "the cap, {cap}, must be above 0% and at most 1000%",
                                           "上限 {cap} 必须高于 0% 且不超过 1000%"};
inline constexpr sentence direction_needed{
    "direction_needed",
    {R"(achievement has no direction when "better" is "context")",
     R"(say "higher" or "lower", or use "bands")"},
    {R"("better" 为 "context" 时，达成率没有方向)", R"(写 "higher" 或 "lower"，或使用 "bands")"}};
inline constexpr sentence floor_above_start{"out_of_range.floor", with{"floor", "start"},
                                            "the floor, {floor} points, is above the start, {start}",
                                            "最低分 {floor} 高于起始分 {start}"};
inline constexpr sentence no_points_possible{
    "no_points_possible",
    with{"most"},
    {"no value earns more than {most} points", "give the best value more than zero points"},
    {"任何值都不会超过 {most} 分", "让最好的值得分大于零"}};
inline constexpr sentence loses_more{
    "out_of_range.loss", with{"lost", "most"},
    "the worst value loses {lost} points, more than the best one earns, {most}",
    "最差的值扣 {lost} 分，超过最好的值所得的 {most} 分"};
inline constexpr sentence two_rules{
    "conflicting_keys.rule",
    with{"first", "second"},
    {R"(the indicator already has "{first}" for its points)", R"(keep one of "{first}" and "{second}")"},
    {R"(该指标的分值已由 "{first}" 给出)", R"(在 "{first}" 和 "{second}" 中保留一个)"}};

}  // namespace assay::says
