// SPDX-License-Identifier: Apache-2.0
#include "score/indicator_value.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "message/score_sentences.hpp"

namespace assay::detail {

namespace {

/// Below the range, in it or above it.
int side_of(const range<fraction>& values, const fraction& value) noexcept {
  if (values.contains(value)) return 0;
  const auto& lower = values.lower;
  return lower.exists() && (value < lower.at || (value == lower.at && !lower.inclusive())) ? -1 : 1;
}

bool may_earn_other_points(const indicator_definition& definition, const plan::value_range& within) noexcept {
  const auto* const bands = definition.rule ? std::get_if<named_bands>(&*definition.rule) : nullptr;
  return bands != nullptr && bands->scale.index_of(within.low) != bands->scale.index_of(within.high);
}

}  // namespace

void mark_near_edge(const model_definition& model, std::size_t indicator, indicator_value& value) {
  value.near_edge = false;
  if (!value.value || value.value->kind != value_kind::estimate) return;
  const indicator_definition& definition = model.indicators[indicator];
  const auto watches = [indicator](const critical_definition& rule) {
    return rule.indicator >= 0 && static_cast<std::size_t>(rule.indicator) == indicator;
  };
  if (!value.within) {
    // An estimate that is calculated with has ends only where they fit; without them nothing is sure.
    value.near_edge = (definition.rule && std::holds_alternative<named_bands>(*definition.rule)) ||
                      std::any_of(model.critical.begin(), model.critical.end(), watches);
    return;
  }
  value.near_edge =
      may_earn_other_points(definition, *value.within) ||
      std::any_of(model.critical.begin(), model.critical.end(), [&](const critical_definition& rule) {
        return watches(rule) &&
               side_of(rule.rule.when, value.within->low) != side_of(rule.rule.when, value.within->high);
      });
}

std::optional<fraction> least_given_value(const indicator_definition& definition) noexcept {
  if (definition.minimum) return definition.minimum;
  const bool never_negative = definition.value_unit == unit::seconds || definition.value_unit == unit::count;
  return never_negative ? std::optional{fraction{0}} : std::nullopt;
}

message given_value_fault(const indicator_definition& definition, const fraction& value) {
  const auto least = least_given_value(definition);
  const bool too_small = least && value < *least;
  if (!too_small && !(definition.maximum && value > *definition.maximum)) return {};
  const std::string written = value.text();
  if (too_small && !definition.minimum)
    return definition.value_unit == unit::count ? says::negative_count(written)
                                                : says::negative_time(written);
  if (!definition.maximum) return says::value_below_minimum(written, definition.minimum->text());
  if (!definition.minimum) return says::value_above_maximum(written, definition.maximum->text());
  return says::value_outside_range(written, definition.minimum->text(), definition.maximum->text());
}

void refuse_illegal_value(const indicator_definition& definition, indicator_value& value) {
  if (!value.value) return;
  const bool too_small = definition.minimum && *value.value < *definition.minimum;
  const bool too_large = definition.maximum && *value.value > *definition.maximum;
  if (!too_small && !too_large) return;
  value.value.reset();
  value.wilson_95.reset();
  value.reason = status_reason::out_of_range;
}

}  // namespace assay::detail
