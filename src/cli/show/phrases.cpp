// SPDX-License-Identifier: Apache-2.0
//
// The phrases in both languages.
#include "cli/show/phrases.hpp"

#include <array>
#include <stdexcept>

#include "text/enumerators.hpp"

namespace assay::cli {
namespace {

struct translation {
  phrase what;
  std::string_view zh;
  std::string_view en;
};

// In the order of the enumeration, which the compiler checks below.
constexpr std::array translations{
    translation{phrase::total, "总分", "Total"},
    translation{phrase::grade, "等级", "Grade"},
    translation{phrase::records, "记录数", "Records"},
    translation{phrase::period, "周期", "Period"},
    translation{phrase::dimension, "维度", "Dimension"},
    translation{phrase::indicator, "指标", "Indicator"},
    translation{phrase::score, "得分", "Score"},
    translation{phrase::weight, "权重", "Weight"},
    translation{phrase::contribution, "贡献", "Adds"},
    translation{phrase::lost, "失分", "Lost"},
    translation{phrase::value, "数值", "Value"},
    translation{phrase::sample_size, "样本量", "n"},
    translation{phrase::interval, "95% 区间", "95% interval"},
    translation{phrase::band, "档位", "Band"},
    translation{phrase::points, "得分", "Points"},
    translation{phrase::next, "再上一档", "Next step"},
    translation{phrase::gain, "总分可升", "Total gains"},
    translation{phrase::most_lost, "失分最多", "Lost most"},
    translation{phrase::not_scored, "不计分的指标", "Not scored"},
    translation{phrase::notes, "说明", "Notes"},
    translation{phrase::filtered, "不在统计范围 {}", "{} filtered out"},
    translation{phrase::missing, "数据缺失 {}", "{} missing"},
    translation{phrase::out_of_scale, "超出量表 {}", "{} out of scale"},
    translation{phrase::excluded, "{} 行中{}", "of {} rows {}"},
    translation{phrase::colon, "：", ": "},
    translation{phrase::list_separator, "、", ", "},
    translation{phrase::sentence_separator, "；", "; "},
    translation{phrase::critical_rules, "触发的关键规则", "Critical rules that fired"},
    translation{phrase::critical_rule, "关键规则", "Critical rule"},
    translation{phrase::score_change, "总分 {} → {}", "total {} → {}"},
    translation{phrase::effect_zero_total, "总分记零", "the total is zero"},
    translation{phrase::effect_zero_section, "“{}”记零", "{} is zero"},
    translation{phrase::effect_cap_grade, "等级封顶", "the grade is capped"},
    translation{phrase::effect_cap_points, "{}最高 {}", "{} is at most {}"},
    translation{phrase::effect_fail, "直接评为最低等级", "the worst grade"},
    translation{phrase::effect_deduct, "{}扣分", "points off {}"},
    translation{phrase::effect_bonus, "{}加分", "points on top of {}"},
    translation{phrase::the_total, "总分", "the total"},
    translation{phrase::each, "每次 {}", "{} each"},
    translation{phrase::counted_at_most, "最多计 {} 次", "at most {} counted"},
    translation{phrase::fails_from, "达 {} 次评为最低等级", "{} or more: the worst grade"},
    translation{phrase::rows_read, "读入行数：", "rows read: "},
    translation{phrase::rows_filtered, "（筛除 {}）", " ({} filtered)"},
    translation{phrase::rows_duplicate, "（重复 {}）", " ({} duplicates)"},
    translation{phrase::rows_rejected, "（剔除 {}）", " ({} rejected)"},
    translation{phrase::rows_rejected_for, "（剔除 {}：{}）", " ({} rejected: {})"},
    translation{phrase::grouped_by, "分组：{}", "grouped by {}"},
    translation{phrase::name, "名称", "Name"},
    translation{phrase::version, "版本", "Version"},
    translation{phrase::dimensions, "维度", "Dimensions"},
    translation{phrase::indicators, "指标", "Indicators"},
    translation{phrase::better, "方向", "Better"},
    translation{phrase::higher, "越高越好", "higher"},
    translation{phrase::lower, "越低越好", "lower"},
    translation{phrase::context, "仅供参考", "context"},
    translation{phrase::unit, "单位", "Unit"},
    translation{phrase::unit_ratio, "比率", "ratio"},
    translation{phrase::unit_seconds, "时长", "time"},
    translation{phrase::unit_score, "分值", "score"},
    translation{phrase::unit_count, "次数", "count"},
    translation{phrase::unit_number, "数值", "number"},
    translation{phrase::scoring, "评分规则", "Scoring"},
    translation{phrase::rule_linear, "线性：{}", "linear: {}"},
    translation{phrase::rule_ratio_to_target, "达成率：目标 {} 得 {}，封顶 {}",
                "achievement of {}: {}, capped at {}"},
    translation{phrase::rule_deduction, "{} 起，每次扣 {}，最低 {}", "{} less {} each, not below {}"},
    translation{phrase::rule_value_as_points, "数值即得分，满分 {}", "the value itself, of {}"},
    translation{phrase::formula, "公式", "Formula"},
    translation{phrase::record, "记录", "Record"},
    translation{phrase::origin, "依据", "Origin"},
    translation{phrase::origin_document, "文件", "document"},
    translation{phrase::origin_inferred, "推断", "inferred"},
    translation{phrase::origin_preset, "预设", "preset"},
    translation{phrase::from, "起点", "From"},
    translation{phrase::factor, "系数", "Factor"},
    translation{phrase::when, "条件", "When"},
    translation{phrase::effect, "后果", "Effect"},
    translation{phrase::time_column, "时间列", "Time"},
    translation{phrase::group_columns, "可分组列", "Groups"},
    translation{phrase::columns, "列", "Columns"},
    translation{phrase::column, "列", "Column"},
    translation{phrase::type, "类型", "Type"},
    translation{phrase::range, "取值范围", "Range"},
    translation{phrase::variants, "口径", "Variants"},
    translation{phrase::definition, "定义", "Definition"},
    translation{phrase::state, "所存整数", "State"},
    translation{phrase::source, "出处", "Source"},
    translation{phrase::minimum_sample, "最小样本", "Minimum n"},
    translation{phrase::settings, "设置", "Settings"},
    translation{phrase::setting_weighted_mean, "加权平均", "weighted mean"},
    translation{phrase::setting_weighted_points, "得分 / 应得分", "points of possible points"},
    translation{phrase::setting_redistribute, "权重由同级分担", "siblings take the weight"},
    translation{phrase::setting_redistribute_over_all, "权重由全部有数据者分担",
                "everything with data takes the weight"},
    translation{phrase::setting_zero, "缺失数据按零分计", "missing data counts as zero"},
    translation{phrase::setting_refuse, "覆盖率低于 {} 不出总分", "no score below {} coverage"},
    translation{phrase::setting_display, "显示 {} 位小数", "{} decimals shown"},
    translation{phrase::setting_half_up, "四舍五入", "half up"},
    translation{phrase::setting_half_even, "四舍六入五成双", "half even"},
    translation{phrase::setting_grade_exact, "等级取自精确总分", "grade from the exact total"},
    translation{phrase::setting_grade_displayed, "等级取自显示的总分", "grade from the total shown"},
    translation{phrase::points_that_apply, "{}；涉及项分值：{}", "{}; points that apply: {}"},
    translation{phrase::rules_undecided, "无数据、无法判定的关键规则：{}",
                "Critical rules not decided, no data: {}"},
    translation{phrase::rows_rejected_of, "剔除行数：", "rows rejected: "},
    translation{phrase::more_values, "另有 {} 项指标，用 --explain 查看",
                "{} more indicators: see --explain"},
    translation{phrase::no_groups, "没有可用的记录，无分组结果", "no usable record, so no group"},
    translation{phrase::values_outside, "超出声明范围、按缺失处理的值：",
                "values outside of their range, taken as missing: "},
    translation{phrase::values_outside_of, "{} 个值超出声明范围，按缺失处理",
                "{} outside of the declared range, taken as missing"},
    translation{phrase::outside_scale, "值超出 0–{} 的分值，按较近一端计分",
                "the value lies outside of 0 to {} points and earns the nearer end"},
};

constexpr bool is_in_order() {
  for (std::size_t index = 0; index < translations.size(); ++index) {
    if (static_cast<std::size_t>(translations[index].what) != index) return false;
  }
  return translations.size() == text::enumerator_count<phrase>;
}
static_assert(is_in_order(), "one translation for each phrase, in the order of the enumeration");

}  // namespace

std::string_view code_of(language spoken) noexcept { return spoken == language::zh ? "zh" : "en"; }

language language_of(std::string_view setting) noexcept {
  return setting.starts_with("zh") ? language::zh : language::en;
}

std::string_view say(language spoken, phrase what) noexcept {
  const translation& both = translations[static_cast<std::size_t>(what)];
  return spoken == language::zh ? both.zh : both.en;
}

std::string filled_in(std::string_view phrase, std::initializer_list<std::string_view> parts) {
  constexpr std::string_view place = "{}";
  std::string text;
  for (const std::string_view part : parts) {
    const std::size_t at = phrase.find(place);
    if (at == std::string_view::npos) throw std::logic_error{"a phrase has fewer places than parts"};
    text += phrase.substr(0, at);
    text += part;
    phrase.remove_prefix(at + place.size());
  }
  if (phrase.find(place) != std::string_view::npos)
    throw std::logic_error{"a phrase has more places than parts"};
  return text.append(phrase);
}

std::string_view unit_word(language spoken, period_unit unit) noexcept {
  constexpr std::string_view zh[] = {"", "日", "周", "月", "季度", "年"};
  return spoken == language::zh ? zh[static_cast<std::size_t>(unit)] : name_of(unit);
}

phrase effect_phrase(critical_effect effect) noexcept {
  switch (effect) {
    case critical_effect::zero_total:
      return phrase::effect_zero_total;
    case critical_effect::zero_section:
      return phrase::effect_zero_section;
    case critical_effect::cap_grade:
      return phrase::effect_cap_grade;
    case critical_effect::cap_points:
      return phrase::effect_cap_points;
    case critical_effect::fail:
      return phrase::effect_fail;
    case critical_effect::deduct:
      return phrase::effect_deduct;
    case critical_effect::bonus:
      break;
  }
  return phrase::effect_bonus;
}

}  // namespace assay::cli
