// SPDX-License-Identifier: Apache-2.0
//
// An indicator in a user's own program: a value's unit, its scoring rule and its weight, tied together.
#pragma once

#include <concepts>
#include <optional>
#include <string_view>

#include <assay/direction.hpp>
#include <assay/units.hpp>
#include <assay/weight.hpp>

namespace assay {

/// Anything that turns a value into points: bands, linear, ratio_to_target, deduction, value_as_points.
template <class Rule, class Value>
concept scoring_rule_for = requires(const Rule& rule, const Value& value) {
  { rule.points_for(value) } -> std::same_as<points>;
  { rule.maximum() } -> std::same_as<points>;
};

/// A scored indicator.
///
///     constexpr assay::indicator response_on_time{"response_on_time_rate", 10_weight,
///         assay::bands_of<assay::ratio, "≥95%:10分;90%-94%:8分;<90%:5分">};
///     static_assert(response_on_time.scored(94.5_percent).earned == 8_points);
template <class Rule>
struct indicator {
  std::string_view id;
  weight share;
  Rule rule;
  direction better = direction::higher_is_better;

  /// The indicator as one part of a dimension; without a value it is a part without data.
  template <class Value>
    requires scoring_rule_for<Rule, Value>
  [[nodiscard]] constexpr part scored(const std::optional<Value>& value) const noexcept {
    if (!value) return {share, std::nullopt, rule.maximum()};
    return scored(*value);
  }
  template <class Value>
    requires scoring_rule_for<Rule, Value>
  [[nodiscard]] constexpr part scored(const Value& value) const noexcept {
    return {share, rule.points_for(value), rule.maximum()};
  }
};
template <class Rule>
indicator(std::string_view, weight, Rule) -> indicator<Rule>;
template <class Rule>
indicator(std::string_view, weight, Rule, direction) -> indicator<Rule>;

}  // namespace assay
