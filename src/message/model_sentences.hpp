// SPDX-License-Identifier: Apache-2.0
//
// What the check of a model finds, but for amounts and bands (amount_sentences.hpp) and the measure language.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

// Kinds of objects.
inline constexpr sentence a_model{"object.model", "a model", "模型"};
inline constexpr sentence a_record_type{"object.record", "a record type", "记录类型"};
inline constexpr sentence a_column{"object.column", "a column", "列"};
inline constexpr sentence a_derived_column{"object.derived", "a derived column", "派生列"};
inline constexpr sentence a_measure{"object.measure", "a measure", "度量"};
inline constexpr sentence an_indicator{"object.indicator", "an indicator", "指标"};
inline constexpr sentence an_indicator_origin{"object.indicator_origin", "an indicator's origin",
                                              "指标的依据"};
inline constexpr sentence a_band{"object.band", "a band", "分档"};
inline constexpr sentence a_knot{"object.knot", "a point of a line", "折线的点"};
inline constexpr sentence a_ratio_to_target{"object.ratio_to_target", "a ratio to target", "达成率规则"};
inline constexpr sentence a_deduction{"object.deduction", "a deduction", "扣分规则"};
inline constexpr sentence a_value_as_points{"object.value_as_points", "a value as points",
                                            "数值即得分的规则"};
inline constexpr sentence the_total{"object.total", "the total", "总分"};
inline constexpr sentence a_dimension{"object.dimension", "a dimension", "维度"};
inline constexpr sentence a_weighted_indicator{"object.weighted_indicator", "an indicator of a dimension",
                                               "维度中的指标"};
inline constexpr sentence a_missing_rule{"object.missing", "a rule for missing data", "数据缺失规则"};
inline constexpr sentence a_grade{"object.grade", "a grade", "等级"};
inline constexpr sentence a_critical_rule{"object.critical", "a critical rule", "关键规则"};
inline constexpr sentence display_settings{"object.display", "the display settings", "显示设置"};
inline constexpr sentence column_of_type{"object.column_of_type", with{"type"},
                                         R"(a column of type "{type}")", R"(类型为 "{type}" 的列)"};
inline constexpr sentence derived_of_type{"object.derived_of_type", with{"type"},
                                          R"(a derived column of type "{type}")",
                                          R"(类型为 "{type}" 的派生列)"};
inline constexpr sentence the_effect{"object.effect", with{"effect"}, R"(the effect "{effect}")",
                                     R"(后果为 "{effect}" 的规则)"};
inline constexpr sentence other_policy{"object.other_policy", R"(a policy other than "refuse")",
                                       R"(除 "refuse" 以外的处理方式)"};

// Things of a kind, when there are many.
inline constexpr sentence knots{"plural.knots", "points of a line", "折线的点"};
inline constexpr sentence critical_rules{"plural.critical_rules", "critical rules", "关键规则"};
inline constexpr sentence indicators{"plural.indicators", "indicators", "指标"};
inline constexpr sentence measures{"plural.measures", "measures", "度量"};
inline constexpr sentence dimensions{"plural.dimensions", "dimensions", "维度"};
inline constexpr sentence grades{"plural.grades", "grades", "等级"};
inline constexpr sentence column_names{"plural.column_names", "column names", "列名"};
inline constexpr sentence columns{"plural.columns", "columns", "列"};
inline constexpr sentence derived_columns{"plural.derived_columns", "derived columns", "派生列"};
inline constexpr sentence record_types{"plural.record_types", "record types", "记录类型"};

// The document.
inline constexpr sentence format_number{"kind.format_number", "the number of the document format, 0",
                                        "文档格式的编号 0"};
inline constexpr sentence unsupported_format{
    "unsupported_format.model",
    with{"format"},
    {"document format {format} is not known to this version, which reads 0",
     R"(write "assay": 0, or use a newer version)"},
    {"此版本不认识文档格式 {format}，只能读取 0", R"(写 "assay": 0，或使用更新的版本)"}};
inline constexpr sentence nothing_scored{
    "nothing_scored",
    {"there is no total to apply this to", R"(add "dimensions", or remove it)"},
    {"没有总分，此项无处可用", R"(添加 "dimensions"，或删除此项)"}};

// Record types and columns.
inline constexpr sentence bad_column_name{
    "bad_column_name",
    with{"name"},
    {R"("{name}" cannot be the name of a column)", "give it 1 to 200 bytes without control characters"},
    {R"("{name}" 不能作为列名)", "列名须为 1 至 200 字节，不含控制字符"}};
inline constexpr sentence limit_too_fine{
    "too_many_decimals.limit",
    with{"value", "decimals"},
    {"{value} has more digits after the point than the column keeps ({decimals})",
     R"(raise "decimals" or shorten the number)"},
    {"{value} 的小数位数超过该列保留的位数（{decimals}）", R"(增大 "decimals"，或减少小数位数)"}};
inline constexpr sentence limit_too_large{"out_of_range.limit", with{"value", "decimals"},
                                          "{value} with {decimals} decimals does not fit 64 bits",
                                          "{value} 按 {decimals} 位小数存储时超出 64 位"};
inline constexpr sentence seconds_too_fine{
    "too_many_decimals.seconds",
    with{"value", "decimals"},
    {"{value} is no number of seconds with at most {decimals} digits after the point", "shorten it"},
    {"{value} 不是最多 {decimals} 位小数的秒数", "减少小数位数"}};
inline constexpr sentence exchange_ends{"advice.exchange", "exchange them", "将两者对调"};
inline constexpr sentence declare_other_end{"advice.other_end", "declare the other end of the range too",
                                            "同时声明范围的另一端"};
inline constexpr sentence cell_range_reversed{
    "minimum_above_maximum.cell",
    with{"minimum", "maximum", "advice"},
    {"the smallest legal cell, {minimum}, is larger than the largest, {maximum}", "{advice}"},
    {"单元格的最小合法值 {minimum} 大于最大合法值 {maximum}", "{advice}"}};
inline constexpr sentence value_range_reversed{
    "minimum_above_maximum.value",
    with{"minimum", "maximum", "advice"},
    {"the smallest legal value, {minimum}, is larger than the largest, {maximum}", "{advice}"},
    {"最小合法值 {minimum} 大于最大合法值 {maximum}", "{advice}"}};
inline constexpr sentence outside_without_range{
    "missing_key.range",
    {"without a range nothing lies outside", R"(add "minimum" or "maximum", or remove "outside")"},
    {"没有范围，就没有范围之外的值", R"(添加 "minimum" 或 "maximum"，或删除 "outside")"}};
inline constexpr sentence unknown_column{
    "unknown_column.record",
    with{"record", "column", "suggestion"},
    {R"(record type "{record}" has no column "{column}")", "{suggestion}"},
    {R"(记录类型 "{record}" 没有列 "{column}")", "{suggestion}"}};
inline constexpr sentence time_not_timestamp{
    "time_not_timestamp",
    with{"column", "advice"},
    {R"("{column}" is not a column of type "timestamp")", "{advice}"},
    {R"("{column}" 不是 "timestamp" 类型的列)", "{advice}"}};
inline constexpr sentence group_not_category{"group_not_category",
                                             with{"column", "advice"},
                                             {R"("{column}" is not a column of type "category")", "{advice}"},
                                             {R"("{column}" 不是 "category" 类型的列)", "{advice}"}};
inline constexpr sentence no_column_of_type{"advice.no_column", "no column has this type",
                                            "没有这种类型的列"};
inline constexpr sentence duplicate_group{"duplicate_group",
                                          with{"column"},
                                          {R"("{column}" is listed twice)", "remove it"},
                                          {R"("{column}" 列出了两次)", "删除重复的一个"}};
inline constexpr sentence duplicate_column{
    "duplicate_column",
    with{"column"},
    {R"("{column}" is a column of the records already)", "give the derived column another name"},
    {R"("{column}" 已是记录中的列)", "给派生列换一个名称"}};
inline constexpr sentence unknown_record_type{"unknown_record_type.model",
                                              with{"record", "advice"},
                                              {R"(there is no record type "{record}")", "{advice}"},
                                              {R"(没有记录类型 "{record}")", "{advice}"}};
inline constexpr sentence declare_under{"advice.declare", with{"key"}, R"(declare it under "{key}")",
                                        R"(在 "{key}" 下声明)"};

// Measures and indicators.
inline constexpr sentence unknown_indicator{"unknown_indicator",
                                            with{"id", "advice"},
                                            {R"(there is no indicator "{id}")", "{advice}"},
                                            {R"(没有指标 "{id}")", "{advice}"}};
inline constexpr sentence goal_below{
    "out_of_range.goal_below",
    with{"value", "minimum"},
    {"{value} is below the smallest legal value, {minimum}",
     R"(correct it, or the indicator's "minimum" and "maximum")"},
    {"{value} 低于最小合法值 {minimum}", R"(更正此值，或更正指标的 "minimum" 和 "maximum")"}};
inline constexpr sentence goal_above{
    "out_of_range.goal_above",
    with{"value", "maximum"},
    {"{value} is above the largest legal value, {maximum}",
     R"(correct it, or the indicator's "minimum" and "maximum")"},
    {"{value} 高于最大合法值 {maximum}", R"(更正此值，或更正指标的 "minimum" 和 "maximum")"}};
inline constexpr sentence unused_measure{
    "unused_measure",
    with{"measure"},
    {R"(no indicator uses the measure "{measure}")",
     "remove it, unless its data are to be collected for later"},
    {R"(没有指标使用度量 "{measure}")", "除非要收集其数据以备后用，否则请删除"}};
inline constexpr sentence unit_ratio{"unit.ratio", "a share (ratio)", "占比（ratio）"};
inline constexpr sentence unit_seconds{"unit.seconds", "a time (seconds)", "时长（seconds）"};
inline constexpr sentence unit_score{"unit.score", "a position on a scale (score)", "量表上的分值（score）"};
inline constexpr sentence unit_count{"unit.count", "a number of records (count)", "记录的条数（count）"};
inline constexpr sentence unit_number{"unit.number", "a plain number", "无单位的数"};
inline constexpr sentence unit_mismatch{
    "unit_mismatch",
    with{"value", "shown", "unit"},
    {"the value is {value}, which cannot be shown as {shown}",
     R"(write "unit": "{unit}", or correct the value)"},
    {"值是{value}，不能显示为{shown}", R"(写 "unit": "{unit}"，或更正算式)"}};
inline constexpr sentence net_share{
    "range_too_narrow.net",
    with{"formula"},
    {R"("{formula}" lies within -100% to 100%, but the smallest legal value is 0%)",
     R"(add "minimum": "-100%")"},
    {R"("{formula}" 的取值在 -100% 到 100% 之间，但最小合法值为 0%)", R"(添加 "minimum": "-100%")"}};
inline constexpr sentence scored_sketch{
    "scored_estimate.percentile",
    {"points or grades depend on an estimate: a sketched percentile lies within 0.8% of the value",
     "write percentile(x, p) without 'sketch', or do not score it"},
    {"得分或等级取决于估计值：近似计算的百分位数与准确值相差不超过 0.8%",
     "写不带 'sketch' 的 percentile(x, p)，或不对其计分"}};
inline constexpr sentence scored_distinct{
    "scored_estimate.distinct",
    {"points or grades depend on an estimate: count(distinct x) counts "
     "beyond 1,024 different values by a sketch",
     "write count(distinct x, 'exact'), or do not score it"},
    {"得分或等级取决于估计值：不同的值超过 1,024 个时，count(distinct x) 为近似计数",
     "写 count(distinct x, 'exact')，或不对其计分"}};

// The score tree.
inline constexpr sentence coverage_out_of_range{"out_of_range.coverage", with{"value"},
                                                "{value} is not within 0% to 100%",
                                                "{value} 不在 0% 到 100% 之间"};
inline constexpr sentence coverage_never_refuses{
    "coverage_never_refuses",
    {"every coverage is at least 0%, so no score is ever refused",
     R"(write a share above 0%, or choose another "policy")"},
    {"覆盖率总是不低于 0%，因此永远不会拒绝给出总分", R"(写高于 0% 的占比，或选择其他 "policy")"}};
inline constexpr sentence empty_dimension{
    "empty_dimension",
    with{"id"},
    {R"(dimension "{id}" has nothing in it)", R"(add "indicators" or "dimensions", or remove it)"},
    {R"(维度 "{id}" 是空的)", R"(添加 "indicators" 或 "dimensions"，或删除该维度)"}};
inline constexpr sentence duplicate_dimension{
    "duplicate_id.dimension",
    with{"id", "pointer"},
    {R"("{id}" is already the id of the dimension at {pointer})", "choose another id"},
    {R"("{id}" 已是 {pointer} 处维度的 id)", "换一个 id"}};
inline constexpr sentence id_of_indicator{
    "duplicate_id.indicator",
    with{"id"},
    {R"("{id}" is already the id of an indicator)",
     "choose another id: reports name dimensions and indicators in one list"},
    {R"("{id}" 已是指标的 id)", "换一个 id：报告把维度和指标列在同一张表中"}};
inline constexpr sentence own_points{
    "rule_not_for_unit.own_points",
    with{"id"},
    {R"("{id}" cannot say how many of its own points apply)",
     R"(name an indicator of unit "score", "count" or "number" that adds up the points that apply)"},
    {R"("{id}" 不能说明自身有多少分值适用)",
     R"(写单位为 "score"、"count" 或 "number" 的指标，由它累计适用的分值)"}};
inline constexpr sentence no_points{
    "rule_not_for_unit.no_points",
    with{"id"},
    {R"("{id}" is no number of points)",
     R"(name an indicator of unit "score", "count" or "number" that adds up the points that apply)"},
    {R"("{id}" 的值不是分值)", R"(写单位为 "score"、"count" 或 "number" 的指标，由它累计适用的分值)"}};
inline constexpr sentence indicator_used_twice{
    "indicator_used_twice",
    with{"id", "pointer"},
    {R"("{id}" already counts at {pointer})", "an indicator has one place in the score; remove one of them"},
    {R"("{id}" 已在 {pointer} 处计分)", "一个指标只能计分一次，请删除其中一处"}};
inline constexpr sentence indicator_without_scoring{
    "indicator_without_scoring",
    with{"id"},
    {R"("{id}" has no rule that turns its value into points)",
     R"(add "bands" to the indicator, or "linear", "ratio_to_target", "deduction", "value_as_points")"},
    {R"("{id}" 没有把值换算为分值的规则)",
     R"(给该指标添加 "bands"，或 "linear"、"ratio_to_target"、"deduction"、"value_as_points")"}};

// Weights.
inline constexpr sentence weights_too_large{
    "weights_too_large",
    with{"id"},
    {R"(the weights of "{id}" sum to more than 1000000000)", "use smaller ones"},
    {R"("{id}" 的权重之和超过 1000000000)", "使用较小的权重"}};
inline constexpr sentence weights_all_zero{
    "weights_all_zero",
    with{"id"},
    {R"(the weights of "{id}" are all 0)", "give at least one of them a weight"},
    {R"("{id}" 的权重全为 0)", "至少给其中一项非零的权重"}};
inline constexpr sentence weights_do_not_total{
    "weights_do_not_total.hundred",
    with{"id", "sum"},
    {R"(the weights of "{id}" sum to {sum}, not 100)", R"(set "weights": "relative" or change them)"},
    {R"("{id}" 的权重之和为 {sum}，不是 100)", R"(设置 "weights": "relative"，或修改权重)"}};
inline constexpr sentence weights_do_not_total_own{
    "weights_do_not_total.own",
    with{"id", "sum", "own"},
    {R"(the weights of "{id}" sum to {sum}, not 100 or its own weight, {own})",
     R"(set "weights": "relative" or change them)"},
    {R"("{id}" 的权重之和为 {sum}，既不是 100，也不是它自身的权重 {own})",
     R"(设置 "weights": "relative"，或修改权重)"}};
inline constexpr sentence possible_points_too_different{
    "possible_points_too_different",
    with{"id"},
    {R"(the most points that the children of "{id}" can earn have no common multiple below 2^127, so their mean cannot be exact)",
     "use rounder numbers, such as 10 or 100 points for the best value"},
    {R"("{id}" 各下级项的满分没有小于 2^127 的公倍数，无法精确计算平均值)",
     "使用较整的数，例如最好的值得 10 分或 100 分"}};
inline constexpr sentence weights_too_fine{
    "weights_too_fine",
    with{"id", "bits"},
    {R"(the weights below "{id:whole}" have no common multiple of {bits} bits or fewer, so their shares cannot be calculated exactly)",
     "use fewer decimals, or the policy redistribute"},
    {R"("{id:whole}" 之下的权重没有 {bits} 位以内的公倍数，无法精确计算各项所占份额)",
     "减少小数位数，或使用处理方式 redistribute"}};

// Grades.
inline constexpr sentence duplicate_grade{"duplicate_id.grade",
                                          with{"id"},
                                          {R"("{id}" is already the id of a grade)", "choose another id"},
                                          {R"("{id}" 已是某个等级的 id)", "换一个 id"}};
inline constexpr sentence factor_out_of_range{
    "out_of_range.factor", with{"value"}, "{value} is not within 0 to 1000", "{value} 不在 0 到 1000 之间"};
inline constexpr sentence equal_grades{
    "equal_grades",
    with{"better", "worse", "edge"},
    {R"("{better}" and "{worse}" both begin at {edge})", "give each grade a lower edge of its own"},
    {R"("{better}" 和 "{worse}" 都从 {edge} 开始)", "给每个等级各自的下限"}};
inline constexpr sentence grade_above_scale{
    "grade_outside_scale.above",
    with{"id", "edge"},
    {R"("{id}" begins at {edge}, above 100: only a bonus or a rule with more than full points gets there)",
     "totals go from 0 to 100 otherwise; correct the edge if that is not meant"},
    {R"("{id}" 从 {edge} 开始，高于 100：只有加分或超过满分的规则才能达到)",
     "其他情况下总分为 0 到 100；若非本意，请更正下限"}};
inline constexpr sentence grade_below_scale{
    "grade_outside_scale.below",
    with{"id", "edge"},
    {R"("{id}" begins at {edge}, below 0: only points below zero get there)",
     "totals go from 0 to 100 otherwise; correct the edge if that is not meant"},
    {R"("{id}" 从 {edge} 开始，低于 0：只有负的分值才能达到)",
     "其他情况下总分为 0 到 100；若非本意，请更正下限"}};
inline constexpr sentence grade_gap{"grade_gap",
                                    with{"edge", "id"},
                                    {R"(totals below {edge} get the lowest grade, "{id}")",
                                     R"(write "at_least": 0 if that is meant, or add a grade below)"},
                                    {R"(低于 {edge} 的总分归入最低等级 "{id}")",
                                     R"(若本意如此，请写 "at_least": 0，否则在其下再加一个等级)"}};

// Critical rules.
inline constexpr sentence duplicate_critical{
    "duplicate_id.critical",
    with{"id"},
    {R"("{id}" is already the id of a critical rule)", "choose another id"},
    {R"("{id}" 已是某条关键规则的 id)", "换一个 id"}};
inline constexpr sentence watches_two{
    "conflicting_keys.critical",
    {"a critical rule looks at one thing: an indicator or a dimension",
     R"(keep one of "indicator" and "dimension")"},
    {"一条关键规则只能针对一个对象：指标或维度", R"(在 "indicator" 和 "dimension" 中保留一个)"}};
inline constexpr sentence watches_nothing{
    "missing_key.critical",
    {"a critical rule needs something to look at", R"(add "indicator" or "dimension")"},
    {"关键规则没有针对的对象", R"(添加 "indicator" 或 "dimension")"}};
inline constexpr sentence unknown_dimension{"unknown_dimension",
                                            with{"id", "advice"},
                                            {R"(there is no dimension "{id}")", "{advice}"},
                                            {R"(没有维度 "{id}")", "{advice}"}};
inline constexpr sentence acts_on_total{"advice.total",
                                        "leave the key out: without it a rule acts on the total",
                                        "去掉此键：没有此键的规则作用于总分"};
inline constexpr sentence rule_always_fires{
    "rule_always_fires",
    with{"id", "condition"},
    {R"(every legal value of "{id}" is "{condition}")",
     R"(correct the condition, or the indicator's "minimum" and "maximum")"},
    {R"("{id}" 的每个合法值都满足 "{condition}")", R"(更正条件，或更正指标的 "minimum" 和 "maximum")"}};
inline constexpr sentence rule_never_fires{
    "rule_never_fires",
    with{"id", "condition"},
    {R"(every legal value of "{id}" is outside "{condition}")",
     R"(correct the condition, or the indicator's "minimum" and "maximum")"},
    {R"("{id}" 的每个合法值都不满足 "{condition}")", R"(更正条件，或更正指标的 "minimum" 和 "maximum")"}};
inline constexpr sentence unknown_grade{"unknown_grade",
                                        with{"id", "advice"},
                                        {R"(there is no grade "{id}")", "{advice}"},
                                        {R"(没有等级 "{id}")", "{advice}"}};
inline constexpr sentence counts_no_score{
    "rule_not_for_unit.score",
    with{"effect", "id"},
    {R"({effect} counts events, but "{id}" has a score)", R"(look at an "indicator" of unit "count")"},
    {R"({effect}按事件数计算，但 "{id}" 的值是得分)", R"(改为针对单位为 "count" 的 "indicator")"}};
inline constexpr sentence counts_no_unit{
    "rule_not_for_unit.effect",
    with{"effect", "id", "unit"},
    {R"({effect} counts events, but "{id}" is {unit})", R"(use an indicator of unit "count")"},
    {R"({effect}按事件数计算，但 "{id}" 的值是{unit})", R"(使用单位为 "count" 的指标)"}};
inline constexpr sentence a_share{"unit.share", "a share", "占比"};
inline constexpr sentence a_time{"unit.time", "a time", "时长"};
inline constexpr sentence indicator_without_section{
    "indicator_without_section",
    with{"id"},
    {R"("{id}" is not in a dimension, so no section can be zero)",
     R"(name the dimension with "section", or use "zero_total")"},
    {R"("{id}" 不在任何维度中，没有可记零的部分)", R"(用 "section" 指明维度，或使用 "zero_total")"}};

}  // namespace assay::says
