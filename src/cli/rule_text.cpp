// SPDX-License-Identifier: Apache-2.0
//
// Scoring rules and units in words.
#include <cstddef>

#include <fmt/core.h>

#include "cli/model_page.hpp"
#include "result/number_text.hpp"

namespace assay::cli {
namespace {

using rendering::amount_style;
using rendering::amount_text;
using rendering::range_text;

/// Spells each kind of rule.
struct rule_speller {
  unit of;
  language spoken;

  template <class... Parts>
  [[nodiscard]] std::string filled(phrase what, const Parts&... parts) const {
    return fmt::format(fmt::runtime(say(spoken, what)), parts...);
  }
  [[nodiscard]] std::string amount(const fraction& value) const {
    return amount_text(value, of, amount_style::clock);
  }

  /// Best points first, as people write bands.
  std::string operator()(const named_bands& rule) const {
    const auto list = rule.scale.list();
    const bool ascending = list.back().awarded >= list.front().awarded;
    std::string text;
    for (std::size_t number = 0; number < list.size(); ++number) {
      const std::size_t index = ascending ? list.size() - 1 - number : number;
      const std::string range = range_text(list[index].values, of, amount_style::clock);
      if (number > 0) text += "; ";
      text += (range.empty() ? "" : range + ": ") + list[index].awarded.text();
    }
    return text;
  }
  std::string operator()(const linear<fraction>& rule) const {
    std::string text;
    for (const auto& knot : rule.knots())
      text += (text.empty() ? "" : "; ") + amount(knot.at) + ": " + knot.awarded.text();
    return filled(phrase::rule_linear, text);
  }
  std::string operator()(const ratio_to_target<fraction>& rule) const {
    return filled(phrase::rule_ratio_to_target, amount(rule.target), rule.at_target.text(),
                  amount_text(rule.cap.exact(), unit::ratio, amount_style::exact));
  }
  std::string operator()(const deduction<fraction>& rule) const {
    return filled(phrase::rule_deduction, rule.start.text(), rule.each.text(), rule.floor.text());
  }
  std::string operator()(const value_as_points<fraction>& rule) const {
    return filled(phrase::rule_value_as_points, rule.full_mark.text());
  }
};

}  // namespace

std::string rule_text(const scoring& rule, unit of, language spoken) {
  return std::visit(rule_speller{of, spoken}, rule);
}

std::string effect_text(const critical_definition& rule, const model_definition& model, language spoken) {
  const auto filled = [spoken](phrase what, const auto& part) {
    return fmt::format(fmt::runtime(say(spoken, what)), part);
  };
  std::string text{say(spoken, effect_phrase(rule.rule.effect))};
  const std::string_view colon = say(spoken, phrase::colon);
  switch (rule.rule.effect) {
    case critical_effect::cap_grade: {
      const grade_definition& best = model.grades.list()[rule.rule.best_grade];
      text += std::string{colon} +
              (best.title == label{} ? best.id : std::string{best.title.text(code_of(spoken))});
      break;
    }
    case critical_effect::deduct:
    case critical_effect::bonus: {
      const std::string_view comma = say(spoken, phrase::sentence_separator);
      text += std::string{colon} + filled(phrase::each, rule.rule.each.text());
      if (rule.rule.counted_at_most > 0)
        text += std::string{comma} + filled(phrase::counted_at_most, rule.rule.counted_at_most);
      if (rule.rule.fail_from > 0)
        text += std::string{comma} + filled(phrase::fails_from, rule.rule.fail_from);
      break;
    }
    default:
      break;
  }
  return text;
}

std::string unit_text(const indicator_definition& indicator, language spoken) {
  if (const auto own = indicator.unit_title.text(code_of(spoken)); !own.empty()) return std::string{own};
  switch (indicator.value_unit) {
    case unit::ratio:
      return std::string{say(spoken, phrase::unit_ratio)};
    case unit::seconds:
      return std::string{say(spoken, phrase::unit_seconds)};
    case unit::score:
      return std::string{say(spoken, phrase::unit_score)};
    case unit::count:
      return std::string{say(spoken, phrase::unit_count)};
    case unit::number:
      break;
  }
  return std::string{say(spoken, phrase::unit_number)};
}

}  // namespace assay::cli
