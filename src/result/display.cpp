// SPDX-License-Identifier: Apache-2.0
//
// Spells the parts of results for people.
#include <assay/display.hpp>

#include <cmath>
#include <variant>

#include <assay/grade.hpp>

#include "text/number_format.hpp"

namespace assay {

namespace {

/// An interval's end as a fraction of 10^-15: far more digits than are ever shown.
fraction shown_part(double value) { return {std::llround(value * 1e15), int128{1'000'000'000'000'000}}; }

text::number_style style_of(const model_definition& of, const indicator_definition& indicator) noexcept {
  return {indicator.display_decimals, of.display.rule};
}

}  // namespace

std::string display::text(const assay::label& title, std::string_view instead) const {
  const std::string_view found = title.text(language());
  return std::string{found.empty() ? instead : found};
}

std::string display::label(const scored_node& node) const {
  return label(result_node{node.id(), node.kind(), node.definition(), node.indicator()});
}

std::string display::label(const result_node& node) const {
  if (node.kind == node_kind::total) return is_chinese_ ? "总分" : "Total";
  if (node.definition != nullptr) {
    std::string found = text(node.definition->title);
    if (!found.empty()) return found;
  }
  return node.indicator == nullptr ? std::string{node.id} : text(node.indicator->title, node.id);
}

std::string display::label_with_unit(const scored_node& node) const {
  const auto* indicator = node.indicator();
  const std::string unit_title = indicator == nullptr ? std::string{} : text(indicator->unit_title);
  if (unit_title.empty()) return label(node);
  return label(node) + (is_chinese_ ? "（" + unit_title + "）" : " (" + unit_title + ")");
}

std::string display::points(assay::points value) const {
  const display_definition& how = of_.definition().display;
  return text::rounded_text(value, how.decimals, how.rule);
}

std::string display::short_points(assay::points value) const {
  return text::without_end_zeros(points(value));
}

std::string display::score(assay::points value) const {
  const model_definition& model = of_.definition();
  int digits = model.display.decimals;
  const bool exact = model.display.basis == grade_basis::exact && !model.grades.list().empty();
  // 89.999 rounded to 90.00 would stand beside a grade that 90 does not earn: enough digits are shown to see why.
  while (exact && digits < assay::points::quantum_digits &&
         model.grades.index_of(rounded_to(value, digits, model.display.rule)) !=
             model.grades.index_of(value)) {
    ++digits;
  }
  return text::rounded_text(value, digits, model.display.rule);
}

std::string display::score(const scorecard& card) const {
  const auto value = card.score();
  return value ? std::string{mark(card.status())} + score(*value) : std::string{nothing()};
}

displayed_grade display::grade_in_parts(const scorecard& card) const {
  return grade_of(card.grade(), card.score().has_value(), card.status(), card.reason());
}

displayed_grade display::grade_in_parts(const graded_group& group) const {
  return grade_of(group.grade(), group.score().has_value(), group.status(), group.reason());
}

displayed_grade display::grade_of(const grade_definition* grade, bool has_score, node_status status,
                                  status_reason reason) const {
  displayed_grade shown;
  if (grade == nullptr) {
    shown.name = nothing();
    if (!has_score && reason != status_reason::none)
      shown.name = std::string{no_data()} + ": " + std::string{describe(reason, language())};
    return shown;
  }
  shown.name = text(grade->title, grade->id);
  if (grade->stars > 0) shown.stars = " ";
  for (std::int32_t star = 0; star < grade->stars; ++star)
    shown.stars += "★";
  if (grade->factor) shown.factor = " ×" + grade->factor->shortest().text();
  if (status == node_status::provisional) shown.remark = is_chinese_ ? " (暂定)" : " (provisional)";
  return shown;
}

std::string display::value(const scored_node& node) const {
  const auto* indicator = node.indicator();
  if (indicator == nullptr) return {};
  if (!node.value()) return std::string{no_data()};
  return std::string{mark(node.status())} + value(*node.value(), *indicator);
}

std::string display::value(const typed_value& value, const indicator_definition& indicator) const {
  return (value.kind == value_kind::estimate ? "≈" : "") + this->value(value.nearest(), indicator);
}

std::string display::value(const fraction& value, const indicator_definition& indicator) const {
  return text::value_text(value, indicator.value_unit, style_of(of_.definition(), indicator));
}

std::string display::interval(const scored_node& node) const {
  const auto* indicator = node.indicator();
  if (!node.interval() || indicator == nullptr) return {};
  std::string low = value(shown_part(node.interval()->low), *indicator);
  const std::string high = value(shown_part(node.interval()->high), *indicator);
  if (low.ends_with('%')) low.pop_back();
  return low + "–" + high;
}

std::string display::band(const scored_node& node) const {
  const auto* indicator = node.indicator();
  const auto* bands =
      indicator != nullptr && indicator->rule ? std::get_if<named_bands>(&*indicator->rule) : nullptr;
  if (!node.band() || bands == nullptr) return {};
  const std::size_t index = *node.band();
  const std::string range =
      text::range_text(bands->scale.list()[index].values, indicator->value_unit, text::amount_style::clock);
  const std::string name = index < bands->titles.size() ? text(bands->titles[index]) : "";
  if (range.empty() || name.empty()) return range + name;
  return name + " " + range;
}

std::string display::next_step(const scored_node& node) const {
  const auto* indicator = node.indicator();
  if (!node.next() || indicator == nullptr) return {};
  const assay::next_step& next = *node.next();
  return text::limit_text(next.value, next.inclusive, next.upwards, indicator->value_unit,
                          text::amount_style::clock) +
         " → " + short_points(next.points);
}

std::string display::reason(const scored_node& node) const {
  return std::string{describe(node.reason(), language())};
}

}  // namespace assay
