// SPDX-License-Identifier: Apache-2.0
//
// What goes out: documents as bytes, scores and lines as structs.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <assay/result.hpp>
#include <assay/scorecard.hpp>
#include <assay/units.hpp>

#include "handles.hpp"
#include "interface.hpp"

namespace assay::capi {

[[nodiscard]] inline assay_bytes* bytes_of_text(std::string content) {
  return new assay_bytes{std::move(content)};
}

inline constexpr double none = std::numeric_limits<double>::quiet_NaN();

[[nodiscard]] inline double number_of(const std::optional<points>& value) noexcept {
  return value ? value->to_double() : none;
}
template <class Index>
[[nodiscard]] std::int32_t index_or_none(const std::optional<Index>& index) noexcept {
  return index ? static_cast<std::int32_t>(*index) : -1;
}
/// Index of a grade in its model.
[[nodiscard]] inline std::int32_t grade_index(const model_definition& of,
                                              const grade_definition* grade) noexcept {
  return grade == nullptr ? -1 : static_cast<std::int32_t>(grade - of.grades.list().data());
}

/// Of a graded_group or a scorecard.
template <class Card>
void fill_card(const model_definition& of, const Card& card, assay_card& output) {
  output.status = static_cast<std::int32_t>(card.status());
  output.reason = static_cast<std::int32_t>(card.reason());
  output.grade = grade_index(of, card.grade());
  output.grade_before_rules = grade_index(of, card.grade_before_rules());
  output.rows = card.rows();
  output.score = number_of(card.score());
  output.score_before_rules = number_of(card.score_before_rules());
}

/// Of a graded_node or a scored_node.
template <class Node>
void fill_node(const Node& node, assay_node& output) {
  const std::optional<typed_value> value = node.value();
  const excluded_rows excluded = node.excluded();
  output.status = static_cast<std::int32_t>(node.status());
  output.reason = static_cast<std::int32_t>(node.reason());
  output.band = index_or_none(node.band());
  output.value_kind = value ? static_cast<std::int32_t>(value->kind) + 1 : ASSAY_VALUE_NONE;
  output.next_inclusive = 0;
  output.value = value ? value->to_double() : none;
  output.points = number_of(node.points());
  output.n = node.n().value_or(-1);
  output.rows = node.rows();
  output.rows_filtered = excluded.filtered;
  output.rows_missing = excluded.missing;
  output.rows_off_scale = excluded.out_of_scale;
  for (double* const number : {&output.max_points, &output.weight, &output.applied_weight,
                               &output.contribution, &output.lost, &output.coverage, &output.interval_low,
                               &output.interval_high, &output.next_value, &output.next_points})
    *number = none;
}

}  // namespace assay::capi
