// SPDX-License-Identifier: Apache-2.0
//
// Every word of the command line that exists in two languages. Errors and help are English; what a model or a result
// says is in the language that was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <assay/critical.hpp>
#include <assay/period.hpp>

namespace assay::cli {

enum class language : std::uint8_t { zh, en };

/// "zh" or "en", as the library's functions take it.
[[nodiscard]] std::string_view code_of(language spoken) noexcept;

/// Chinese when `setting`, a value of LC_ALL, LC_MESSAGES or LANG, begins with zh.
[[nodiscard]] language language_of(std::string_view setting) noexcept;

enum class phrase : std::uint8_t {
  // Words of results.
  total,
  grade,
  records,
  period,
  dimension,
  indicator,
  score,
  weight,
  contribution,
  lost,
  value,
  sample_size,
  interval,
  band,
  points,
  next,
  gain,
  most_lost,
  not_scored,
  notes,
  filtered,
  missing,
  out_of_scale,
  excluded,
  colon,
  list_separator,
  sentence_separator,
  critical_rules,
  critical_rule,
  score_change,
  effect_zero_total,
  effect_zero_section,
  effect_cap_grade,
  effect_cap_points,
  effect_fail,
  effect_deduct,
  effect_bonus,
  the_total,
  each,
  counted_at_most,
  fails_from,
  rows_read,
  rows_filtered,
  rows_duplicate,
  rows_rejected,
  rows_rejected_for,
  grouped_by,
  // Words of models and of the catalogue.
  name,
  version,
  dimensions,
  indicators,
  better,
  higher,
  lower,
  context,
  unit,
  unit_ratio,
  unit_seconds,
  unit_score,
  unit_count,
  unit_number,
  scoring,
  rule_linear,
  rule_ratio_to_target,
  rule_deduction,
  rule_value_as_points,
  formula,
  record,
  origin,
  origin_document,
  origin_inferred,
  origin_preset,
  from,
  factor,
  when,
  effect,
  time_column,
  group_columns,
  columns,
  column,
  type,
  range,
  variants,
  definition,
  state,
  source,
  minimum_sample,
  settings,
  setting_weighted_mean,
  setting_weighted_points,
  setting_redistribute,
  setting_redistribute_over_all,
  setting_zero,
  setting_refuse,
  setting_display,
  setting_half_up,
  setting_half_even,
  setting_grade_exact,
  setting_grade_displayed,
  points_that_apply,
  rules_undecided,
  rows_rejected_of,
  more_values,
  no_groups,
  values_outside,
  values_outside_of,
  outside_scale,
};

/// The phrase in one language. Some hold {}, as many in both.
[[nodiscard]] std::string_view say(language spoken, phrase what) noexcept;

/// A phrase with parts in the place of each {}, in order. Throws std::logic_error when there are more or fewer parts.
[[nodiscard]] std::string filled_in(std::string_view phrase, std::initializer_list<std::string_view> parts);

/// A unit of periods: 月, month.
[[nodiscard]] std::string_view unit_word(language spoken, period_unit unit) noexcept;

/// What a critical rule does, in words.
[[nodiscard]] phrase effect_phrase(critical_effect effect) noexcept;

}  // namespace assay::cli
