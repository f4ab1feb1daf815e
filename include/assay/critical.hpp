// SPDX-License-Identifier: Apache-2.0
//
// Critical rules: what one failure may do to a whole scorecard, or to a section of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <assay/bands.hpp>
#include <assay/units.hpp>

namespace assay {

/// What a critical rule does when its condition holds. "The score" is that of the total, or of the section (a dimension
/// at any depth) that a model names.
enum class critical_effect : std::uint8_t {
  zero_total,    ///< the whole form counts zero 一票否决
  zero_section,  ///< a dimension counts zero
  cap_grade,     ///< no better grade than the named one
  cap_points,    ///< no higher score than `most`
  fail,          ///< the worst grade; the score stands
  deduct,        ///< points off the score for every event, outside the score
  bonus,         ///< points on the score for every event, outside the score
};

/// When an indicator's value lies in `when`, `effect` happens. "No failure allowed" is above(0), "two failures
/// allowed" is above(2), a threshold is below(90 %).
template <class Value>
struct critical_rule {
  range<Value> when;
  critical_effect effect = critical_effect::fail;
  points each{};  ///< deduct, bonus: points for one event, at most 1000: a million events count
  std::int64_t counted_at_most = 0;  ///< deduct, bonus: events that count; 0: all
  std::int64_t fail_from = 0;        ///< deduct: so many events fail the form; 0: never
  std::size_t best_grade = 0;        ///< cap_grade: index in the grade scale
  points most = points::whole(100);  ///< cap_points: the highest score left, on 0..100

  [[nodiscard]] constexpr bool applies_to(const Value& value) const noexcept { return when.contains(value); }
};

/// What the rules make of one score: that of the total, or that of a section, each with a verdict of its own. The order
/// in which rules are applied does not matter: points are added up, then the lowest cap holds, and zero beats all.
struct verdict {
  points outside;              ///< points added (or taken off) outside the score
  std::optional<points> most;  ///< the lowest cap
  bool zeroed = false;
  bool failed = false;
  std::size_t best_grade = 0;

  /// The score after the rules; never below zero, and never above a cap, whatever the bonus.
  [[nodiscard]] constexpr points total_after(points total) const noexcept {
    if (zeroed) return {};
    const points after = std::max(points{}, total + outside);
    return most ? std::min(after, *most) : after;
  }
  /// The grade after the rules, as an index in a scale that ends with `worst`.
  [[nodiscard]] constexpr std::size_t grade_after(std::size_t grade, std::size_t worst) const noexcept {
    return failed ? worst : std::max(grade, best_grade);
  }
};

/// What a rule took into account and did.
struct rule_events {
  std::int64_t happened = 0;  ///< whole events in the indicator's value
  std::int64_t counted = 0;   ///< of these, the events that brought or cost points
  points change;              ///< their points: below zero for a deduction
  bool failed = false;        ///< the worst grade follows
};

namespace detail {

/// Whole events in a count; a fraction of an event is none.
[[nodiscard]] constexpr std::int64_t whole_events(const fraction& value) noexcept {
  const int128 whole = value.numerator / value.denominator;
  return static_cast<std::int64_t>(std::clamp<int128>(whole, 0, 1'000'000));
}

template <class Value>
constexpr void lower_cap(const critical_rule<Value>& rule, verdict& result) noexcept {
  result.most = result.most ? std::min(*result.most, rule.most) : rule.most;
}

}  // namespace detail

/// What a rule that fires at `value` counts, without regard to other rules.
template <class Value>
[[nodiscard]] constexpr rule_events events_of(const critical_rule<Value>& rule,
                                              const fraction& value) noexcept {
  rule_events result;
  result.failed = rule.effect == critical_effect::fail;
  const bool deducts = rule.effect == critical_effect::deduct;
  if (!deducts && rule.effect != critical_effect::bonus) return result;
  result.happened = detail::whole_events(value);
  result.counted =
      rule.counted_at_most > 0 ? std::min(result.happened, rule.counted_at_most) : result.happened;
  const points change = points::from_quanta(rule.each.quanta() * result.counted);
  result.change = deducts ? points{} - change : change;
  result.failed = deducts && rule.fail_from > 0 && result.happened >= rule.fail_from;
  return result;
}

/// Adds one rule that fired to the verdict on the score that it acts on.
template <class Value>
constexpr void apply(const critical_rule<Value>& rule, const fraction& value, verdict& result) noexcept {
  const rule_events events = events_of(rule, value);
  result.outside = result.outside + events.change;
  result.failed = result.failed || events.failed;
  switch (rule.effect) {
    case critical_effect::zero_total:
    case critical_effect::zero_section:
      result.zeroed = true;
      break;
    case critical_effect::cap_grade:
      result.best_grade = std::max(result.best_grade, rule.best_grade);
      break;
    case critical_effect::cap_points:
      detail::lower_cap(rule, result);
      break;
    case critical_effect::fail:
    case critical_effect::deduct:
    case critical_effect::bonus:
      break;
  }
}

}  // namespace assay
