// SPDX-License-Identifier: Apache-2.0
//
// Spells the parts of results for people.
#include "cli/show/scorecard_text.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

#include <assay/grade.hpp>

namespace assay::cli {
namespace {

constexpr std::string_view nothing = "–";

cell_text absent() { return {std::string{nothing}, look::faint}; }

/// Whether it lies in a part of the tree that was refused a score: it has points or is the total, and brings nothing.
bool has_no_score_above(const scored_node& node) noexcept {
  if (node.definition < 0 || node.contribution) return false;
  return node.earned || node.kind == node_kind::total;
}

/// An interval's end as a fraction of 10^-15: far more digits than are ever shown.
fraction shown_part(double value) { return {std::llround(value * 1e15), int128{1'000'000'000'000'000}}; }

}  // namespace

std::string scorecard_text::text_of(const label& title, std::string_view instead) const {
  const std::string_view text = title.text(code_of(how_.spoken));
  return std::string{text.empty() ? instead : text};
}

const indicator_definition* scorecard_text::indicator_of(const scored_node& node) const noexcept {
  return node.indicator < 0 ? nullptr : &model_.indicators[static_cast<std::size_t>(node.indicator)];
}

const node_definition* scorecard_text::definition_of(const scored_node& node) const noexcept {
  return node.definition < 0 ? nullptr : &model_.nodes[static_cast<std::size_t>(node.definition)];
}

const scored_node* scorecard_text::find(const scorecard& card, std::int32_t definition) noexcept {
  for (const scored_node& node : card.nodes) {
    if (node.definition == definition) return &node;
  }
  return nullptr;
}

std::string scorecard_text::title(const scored_node& node) const {
  if (node.kind == node_kind::total) return std::string{say(phrase::total)};
  if (const auto* definition = definition_of(node)) {
    std::string text = text_of(definition->title, "");
    if (!text.empty()) return text;
  }
  const auto* indicator = indicator_of(node);
  return indicator == nullptr ? node.id : text_of(indicator->title, node.id);
}

std::string scorecard_text::title_with_unit(const scored_node& node) const {
  const auto* indicator = indicator_of(node);
  const std::string unit_title = indicator == nullptr ? std::string{} : text_of(indicator->unit_title, "");
  if (unit_title.empty()) return title(node);
  return title(node) + (how_.spoken == language::zh ? "（" + unit_title + "）" : " (" + unit_title + ")");
}

std::string scorecard_text::key_part(const std::optional<std::string>& part) const {
  return part ? *part : std::string{nothing};
}

std::string scorecard_text::key(const scorecard& card) const {
  std::string text;
  for (std::size_t index = 0; index < scored_.by.size(); ++index) {
    if (index > 0) text += ", ";
    text += scored_.by[index] + " = " + key_part(card.key[index]);
  }
  if (scored_.period.unit != period_unit::none) text += (text.empty() ? "" : ", ") + key_part(card.period);
  return text;
}

std::string scorecard_text::points_text(points value) const {
  return text::rounded_text(value, model_.display.decimals, model_.display.rule);
}

std::string scorecard_text::short_points(points value) const {
  return text::without_end_zeros(points_text(value));
}

std::string scorecard_text::score_text(points value) const {
  int digits = model_.display.decimals;
  const bool exact = model_.display.basis == grade_basis::exact && !model_.grades.list().empty();
  // 89.999 rounded to 90.00 would stand beside a grade that 90 does not earn: enough digits are shown to see why.
  while (exact && digits < points::quantum_digits &&
         model_.grades.index_of(rounded_to(value, digits, model_.display.rule)) !=
             model_.grades.index_of(value)) {
    ++digits;
  }
  return text::rounded_text(value, digits, model_.display.rule);
}

look scorecard_text::look_of_score(points value) const noexcept {
  const auto grades = model_.grades.list();
  if (grades.empty()) return look::plain;
  const bool displayed = model_.display.basis == grade_basis::displayed;
  const points shown = displayed ? rounded_to(value, model_.display.decimals, model_.display.rule) : value;
  return look_of_grade(model_.grades.index_of(shown), grades.size());
}

cell_text scorecard_text::score(const std::optional<points>& value, node_status status) const {
  if (!value) return absent();
  cell_text cell{score_text(*value), look_of_score(*value)};
  if (status == node_status::provisional) cell.pieces.insert(cell.pieces.begin(), {"~", look::caution});
  return cell;
}

cell_text scorecard_text::grade(const scorecard& card) const {
  if (card.grade < 0) {
    if (card.score || card.reason == status_reason::none) return absent();
    return {
        std::string{say(phrase::no_data)} + ": " + std::string{describe(card.reason, code_of(how_.spoken))},
        look::faint};
  }
  const auto index = static_cast<std::size_t>(card.grade);
  const auto grades = model_.grades.list();
  const grade_definition& grade = grades[index];
  const look style = look_of_grade(index, grades.size());
  cell_text cell{text_of(grade.title, grade.id), style};
  if (grade.stars > 0) {
    std::string stars = " ";
    for (std::int32_t star = 0; star < grade.stars; ++star)
      stars += "★";
    cell.pieces.push_back({std::move(stars), style});
  }
  if (grade.factor) cell.pieces.push_back({" ×" + grade.factor->shortest().text(), look::plain});
  if (card.provisional())
    cell.pieces.push_back({" (" + std::string{say(phrase::provisional)} + ")", look::caution});
  return cell;
}

std::string scorecard_text::value_text(const fraction& exact, const indicator_definition& indicator) const {
  return text::value_text(exact, indicator.value_unit, style_of(indicator));
}

cell_text scorecard_text::value(const scored_node& node) const {
  const auto* indicator = indicator_of(node);
  if (indicator == nullptr) return {};
  if (!node.value) return {std::string{say(phrase::no_data)}, look::faint};
  cell_text cell{value_text(node.value->nearest(), *indicator)};
  if (node.status == node_status::provisional) cell.pieces.insert(cell.pieces.begin(), {"~", look::caution});
  return cell;
}

cell_text scorecard_text::n(const scored_node& node) const {
  if (node.kind != node_kind::indicator || !node.n) return {};
  return {text::grouped_text(*node.n)};
}

cell_text scorecard_text::interval(const scored_node& node) const {
  const auto* indicator = indicator_of(node);
  if (!node.wilson_95 || indicator == nullptr) return {};
  const auto style = style_of(*indicator);
  std::string low = text::value_text(shown_part(node.wilson_95->low), indicator->value_unit, style);
  const std::string high = text::value_text(shown_part(node.wilson_95->high), indicator->value_unit, style);
  if (low.ends_with('%')) low.pop_back();
  return {low + "–" + high, look::faint};
}

cell_text scorecard_text::band(const scored_node& node) const {
  const auto* indicator = indicator_of(node);
  const auto* bands =
      indicator != nullptr && indicator->rule ? std::get_if<named_bands>(&*indicator->rule) : nullptr;
  if (node.band < 0 || bands == nullptr) return {};
  const auto index = static_cast<std::size_t>(node.band);
  const std::string range =
      text::range_text(bands->scale.list()[index].values, indicator->value_unit, text::amount_style::clock);
  const std::string name = index < bands->titles.size() ? text_of(bands->titles[index], "") : "";
  if (range.empty() || name.empty()) return {range + name};
  return {name + " " + range};
}

cell_text scorecard_text::earned(const scored_node& node) const {
  if (node.kind != node_kind::indicator) {
    cell_text cell = score(node.earned, node.status);
    if (node.before_rules)
      cell.pieces.insert(cell.pieces.begin(), {points_text(*node.before_rules) + " → ", look::caution});
    return cell;
  }
  if (node.possible == points{}) return {};
  const std::string possible = " / " + short_points(node.possible);
  if (!node.earned) return {std::string{nothing} + possible, look::faint};
  const look style = *node.earned >= node.possible ? look::best
                     : node.earned->quanta() <= 0  ? look::worst
                                                   : look::plain;
  return std::vector<piece>{{short_points(*node.earned), style}, {possible, look::faint}};
}

cell_text scorecard_text::weight(const scored_node& node) const {
  if (node.definition < 0) return {};
  cell_text cell{short_points(node.declared_weight)};
  // Where no score was given, no weight has moved.
  if (has_no_score_above(node)) return cell;
  if (short_points(node.applied_weight) != short_points(node.declared_weight)) {
    cell.pieces.push_back({" → " + short_points(node.applied_weight), look::caution});
  }
  return cell;
}

cell_text scorecard_text::contribution(const scored_node& node) const {
  if (!node.contribution) return has_no_score_above(node) ? absent() : cell_text{};
  return {points_text(*node.contribution)};
}

cell_text scorecard_text::lost(const scored_node& node) const {
  if (!node.lost) return has_no_score_above(node) ? absent() : cell_text{};
  return {points_text(*node.lost), node.lost->quanta() > 0 ? look::worst : look::faint};
}

cell_text scorecard_text::next(const scored_node& node) const {
  const auto* indicator = indicator_of(node);
  if (!node.next || indicator == nullptr) return {};
  const next_step& next = *node.next;
  return {text::limit_text(next.value, next.inclusive, next.upwards, indicator->value_unit,
                           text::amount_style::clock) +
          " → " + short_points(next.earned)};
}

}  // namespace assay::cli
