// SPDX-License-Identifier: Apache-2.0
//
// Scoring rules and units in words.
#include <cstddef>
#include <string>

#include "cli/show/model_page.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

using text::amount_style;
using text::amount_text;
using text::range_text;

/// Spells each kind of rule.
struct rule_speller {
  unit of;
  language spoken;

  template <class... Parts>
  [[nodiscard]] std::string filled(phrase what, const Parts&... parts) const {
    return filled_in(say(spoken, what), {parts...});
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

std::string section_text(const critical_definition& rule, const model_definition& model, language spoken) {
  if (rule.section == 0) return std::string{say(spoken, phrase::the_total)};
  const node_definition& section = model.nodes[static_cast<std::size_t>(rule.section)];
  const std::string_view title = section.title.text(code_of(spoken));
  return title.empty() ? section.id : std::string{title};
}

std::string watched_text(const critical_definition& rule, const model_definition& model, language spoken) {
  const bool is_indicator = rule.indicator >= 0;
  const label& title = is_indicator ? model.indicators[static_cast<std::size_t>(rule.indicator)].title
                                    : model.nodes[static_cast<std::size_t>(rule.dimension)].title;
  const std::string_view text = title.text(code_of(spoken));
  if (!text.empty()) return std::string{text};
  return is_indicator ? model.indicators[static_cast<std::size_t>(rule.indicator)].id
                      : model.nodes[static_cast<std::size_t>(rule.dimension)].id;
}

unit watched_unit(const critical_definition& rule, const model_definition& model) noexcept {
  return rule.indicator < 0 ? unit::score
                            : model.indicators[static_cast<std::size_t>(rule.indicator)].value_unit;
}

std::string effect_text(const critical_definition& rule, const model_definition& model, language spoken) {
  const auto filled = [spoken](phrase what, const auto&... parts) {
    return filled_in(say(spoken, what), {parts...});
  };
  const std::string section = section_text(rule, model, spoken);
  const std::string_view colon = say(spoken, phrase::colon);
  const phrase effect = effect_phrase(rule.rule.effect);
  switch (rule.rule.effect) {
    case critical_effect::zero_section:
      return filled(effect, section);
    case critical_effect::cap_points:
      return filled(effect, section, rule.rule.most.text());
    case critical_effect::cap_grade: {
      const grade_definition& best = model.grades.list()[rule.rule.best_grade];
      const std::string_view title = best.title.text(code_of(spoken));
      return std::string{say(spoken, effect)} + std::string{colon} +
             (title.empty() ? best.id : std::string{title});
    }
    case critical_effect::deduct:
    case critical_effect::bonus: {
      const std::string_view comma = say(spoken, phrase::sentence_separator);
      std::string text =
          filled(effect, section) + std::string{colon} + filled(phrase::each, rule.rule.each.text());
      if (rule.rule.counted_at_most > 0)
        text +=
            std::string{comma} + filled(phrase::counted_at_most, std::to_string(rule.rule.counted_at_most));
      if (rule.rule.fail_from > 0)
        text += std::string{comma} + filled(phrase::fails_from, std::to_string(rule.rule.fail_from));
      return text;
    }
    case critical_effect::zero_total:
    case critical_effect::fail:
      break;
  }
  return std::string{say(spoken, effect)};
}

std::string settings_text(const node_definition& node, language spoken) {
  const auto word = [spoken](phrase what) { return std::string{say(spoken, what)}; };
  const std::string comma = word(phrase::sentence_separator);
  std::string text = word(node.how == aggregation::weighted_points ? phrase::setting_weighted_points
                                                                   : phrase::setting_weighted_mean);
  switch (node.missing.policy) {
    case missing_policy::redistribute:
      return text + comma + word(phrase::setting_redistribute);
    case missing_policy::redistribute_over_all:
      return text + comma + word(phrase::setting_redistribute_over_all);
    case missing_policy::zero:
      return text + comma + word(phrase::setting_zero);
    case missing_policy::refuse:
      break;
  }
  return text + comma +
         filled_in(say(spoken, phrase::setting_refuse),
                   {amount_text(node.missing.minimum_coverage.exact(), unit::ratio, amount_style::exact)});
}

std::string settings_text(const display_definition& display, language spoken) {
  const std::string comma{say(spoken, phrase::sentence_separator)};
  std::string text = filled_in(say(spoken, phrase::setting_display), {std::to_string(display.decimals)});
  const bool half_up = display.rule == rounding::half_up;
  text += comma + std::string{say(spoken, half_up ? phrase::setting_half_up : phrase::setting_half_even)};
  const bool exact = display.basis == grade_basis::exact;
  return text + comma +
         std::string{say(spoken, exact ? phrase::setting_grade_exact : phrase::setting_grade_displayed)};
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
