// SPDX-License-Identifier: Apache-2.0
//
// Critical rules: what one failure may do to a whole scorecard.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <assay/bands.hpp>
#include <assay/units.hpp>

namespace assay {

/// What a critical rule does when its condition holds.
enum class critical_effect : std::uint8_t {
  zero_total,    ///< the whole form counts zero 一票否决
  zero_section,  ///< the dimension that holds the indicator counts zero
  cap_grade,     ///< no better grade than the named one
  fail,          ///< the worst grade; the score stands
  deduct,        ///< points off the total for every event, outside the score
  bonus,         ///< points on the total for every event, outside the score
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

  [[nodiscard]] constexpr bool applies_to(const Value& value) const noexcept { return when.contains(value); }
};

/// What the rules make of a total. The order in which they are applied does not matter.
struct verdict {
  points outside;  ///< points added (or taken off) outside the score
  bool zeroed = false;
  bool failed = false;
  std::size_t best_grade = 0;

  /// The total after the rules; never below zero.
  [[nodiscard]] constexpr points total_after(points total) const noexcept {
    return zeroed ? points{} : std::max(points{}, total + outside);
  }
  /// The grade after the rules, as an index in a scale that ends with `worst`.
  [[nodiscard]] constexpr std::size_t grade_after(std::size_t grade, std::size_t worst) const noexcept {
    return failed ? worst : std::max(grade, best_grade);
  }
};

namespace detail {

/// Whole events in a count; a fraction of an event is none.
[[nodiscard]] constexpr std::int64_t whole_events(const fraction& value) noexcept {
  const int128 whole = value.numerator / value.denominator;
  return static_cast<std::int64_t>(std::clamp<int128>(whole, 0, 1'000'000));
}

template <class Value>
constexpr void add_outside(const critical_rule<Value>& rule, const fraction& events,
                           verdict& result) noexcept {
  const std::int64_t happened = whole_events(events);
  const std::int64_t counted = rule.counted_at_most > 0 ? std::min(happened, rule.counted_at_most) : happened;
  const points change = points::from_quanta(rule.each.quanta() * counted);
  const bool deduct = rule.effect == critical_effect::deduct;
  result.outside = deduct ? result.outside - change : result.outside + change;
  if (deduct && rule.fail_from > 0 && happened >= rule.fail_from) result.failed = true;
}

}  // namespace detail

/// Adds one rule that fired. zero_section changes a part of the tree and is applied there.
template <class Value>
constexpr void apply(const critical_rule<Value>& rule, const fraction& value, verdict& result) noexcept {
  switch (rule.effect) {
    case critical_effect::zero_total:
      result.zeroed = true;
      break;
    case critical_effect::zero_section:
      break;
    case critical_effect::cap_grade:
      result.best_grade = std::max(result.best_grade, rule.best_grade);
      break;
    case critical_effect::fail:
      result.failed = true;
      break;
    case critical_effect::deduct:
    case critical_effect::bonus:
      detail::add_outside(rule, value, result);
      break;
  }
}

}  // namespace assay
