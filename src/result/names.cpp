// SPDX-License-Identifier: Apache-2.0
//
// What the parts of a result are called, for programs and for people.
#include "result/names.hpp"

#include <array>
#include <cstddef>

#include <assay/result.hpp>

#include "text/enumerators.hpp"
#include "text/number_format.hpp"

namespace assay {
namespace {

struct reason_text {
  std::string_view id;
  std::string_view zh;
  std::string_view en;
};

// In the order of status_reason.
constexpr std::array<reason_text, 15> reasons{{
    {"none", "", ""},
    {"no_records", "没有这类记录", "there are no records of this kind"},
    {"no_eligible_records", "有记录，但没有一条适用于本指标",
     "there are records, but the indicator applies to none of them"},
    {"division_by_zero", "公式的分母为 0", "the formula divides by zero"},
    {"overflow", "精确结果超出 128 位整数", "the exact result does not fit 128 bits"},
    {"out_of_range", "数值超出指标的合法范围", "the value lies outside the indicator's legal range"},
    {"not_given", "未提供数值", "no value was given"},
    {"no_available_child", "下级均无数据", "none of its parts has data"},
    {"below_coverage", "有数据的权重低于规定的覆盖率", "too little of the weight has data"},
    {"below_minimum_sample", "样本量低于规定的最小样本量", "the sample is smaller than the declared minimum"},
    {"sample_unknown", "规定了最小样本量，但样本量未知",
     "a minimum sample is declared, but the sample size is unknown"},
    {"provisional_child", "有下级为暂定", "a part of it is provisional"},
    {"not_applicable", "没有涉及项", "none of its points apply"},
    {"rejected_rows", "所用记录有超过 5% 的行被剔除", "more than 5% of the rows it reads were rejected"},
    {"estimate_near_edge", "估计值的误差跨越了档位或规则的界限",
     "the value is an estimate, and its error reaches across the edge of a band or the limit of a rule"},
}};
static_assert(reasons.size() == text::enumerator_count<status_reason>);

bool is_power_of_ten(int128 value) noexcept {
  while (value > 0 && value % 10 == 0)
    value /= 10;
  return value == 1;
}

}  // namespace

std::string typed_value::text() const {
  if (kind == value_kind::square_root) return square_root{exact}.text();
  // A decimal that is none after all would otherwise lose digits.
  if (kind != value_kind::fraction && is_power_of_ten(exact.denominator)) return text::exact_text(exact);
  return exact.text();
}

std::string_view name_of(node_status status) noexcept {
  constexpr std::array<std::string_view, 3> names{"ok", "not_available", "provisional"};
  static_assert(names.size() == text::enumerator_count<node_status>);
  return names[static_cast<std::size_t>(status)];
}

std::string_view name_of(status_reason reason) noexcept {
  return reasons[static_cast<std::size_t>(reason)].id;
}

std::string_view describe(status_reason reason, std::string_view language) noexcept {
  const reason_text& text = reasons[static_cast<std::size_t>(reason)];
  return language == "zh" ? text.zh : text.en;
}

}  // namespace assay

namespace assay::detail {

std::string_view name_of(node_kind kind) noexcept {
  constexpr std::array<std::string_view, 3> names{"total", "dimension", "indicator"};
  static_assert(names.size() == text::enumerator_count<node_kind>);
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(value_kind kind) noexcept {
  constexpr std::array<std::string_view, 4> names{"fraction", "decimal", "square_root", "estimate"};
  static_assert(names.size() == text::enumerator_count<value_kind>);
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(critical_effect effect) noexcept {
  constexpr std::array<std::string_view, 7> names{"zero_total", "zero_section", "cap_grade", "cap_points",
                                                  "fail",       "deduct",       "bonus"};
  static_assert(names.size() == text::enumerator_count<critical_effect>);
  return names[static_cast<std::size_t>(effect)];
}

std::string_view name_of(column_type type) noexcept {
  constexpr std::array<std::string_view, 6> names{"bool",     "integer",   "decimal",
                                                  "duration", "timestamp", "category"};
  static_assert(names.size() == text::enumerator_count<column_type>);
  return names[static_cast<std::size_t>(type)];
}

}  // namespace assay::detail
