// SPDX-License-Identifier: Apache-2.0
//
// Gives the texts of results their looks.
#include "cli/show/scorecard_text.hpp"

#include <cstddef>
#include <utility>

#include <assay/grade.hpp>

#include "text/number_format.hpp"

namespace assay::cli {
namespace {

cell_text absent() { return {std::string{display::nothing()}, look::faint}; }

/// Whether it lies in a part of the tree that was refused a score: it has points or is the total, and brings nothing.
bool has_no_score_above(const scored_node& node) noexcept {
  if (node.definition() == nullptr || node.contribution()) return false;
  return node.points() || node.kind() == node_kind::total;
}

/// What is provisional begins with a mark.
cell_text marked(cell_text cell, node_status status) {
  const std::string_view mark = display::mark(status);
  if (!mark.empty()) cell.pieces.insert(cell.pieces.begin(), {std::string{mark}, look::caution});
  return cell;
}

}  // namespace

std::string scorecard_text::key_part(const std::optional<std::string_view>& part) const {
  return std::string{part ? *part : display::nothing()};
}

std::string scorecard_text::key(const scorecard& card) const {
  std::string text;
  for (std::size_t index = 0; index < scored_.by().size(); ++index) {
    if (index > 0) text += ", ";
    text += scored_.by()[index] + " = " + key_part(card.key()[index]);
  }
  if (scored_.period().unit != period_unit::none)
    text += (text.empty() ? "" : ", ") + key_part(card.period());
  return text;
}

look scorecard_text::look_of_score(points value) const noexcept {
  const auto grades = model().grades.list();
  if (grades.empty()) return look::plain;
  const bool displayed = model().display.basis == grade_basis::displayed;
  const points shown = displayed ? rounded_to(value, model().display.decimals, model().display.rule) : value;
  return look_of_grade(model().grades.index_of(shown), grades.size());
}

cell_text scorecard_text::score(const std::optional<points>& value, node_status status) const {
  if (!value) return absent();
  return marked({shown_.score(*value), look_of_score(*value)}, status);
}

cell_text scorecard_text::graded(const displayed_grade& shown, const grade_definition* grade) const {
  if (grade == nullptr) return {shown.name, look::faint};
  const auto grades = model().grades.list();
  const look style = look_of_grade(static_cast<std::size_t>(grade - grades.data()), grades.size());
  cell_text cell{shown.name, style};
  if (!shown.stars.empty()) cell.pieces.push_back({shown.stars, style});
  if (!shown.factor.empty()) cell.pieces.push_back({shown.factor, look::plain});
  if (!shown.remark.empty()) cell.pieces.push_back({shown.remark, look::caution});
  return cell;
}

cell_text scorecard_text::grade(const scorecard& card) const {
  return graded(shown_.grade_in_parts(card), card.grade());
}
cell_text scorecard_text::grade(const graded_group& group) const {
  return graded(shown_.grade_in_parts(group), group.grade());
}

cell_text scorecard_text::value(const std::optional<typed_value>& value, node_status status,
                                const indicator_definition& indicator) const {
  if (!value) return {std::string{shown_.no_data()}, look::faint};
  return marked({shown_.value(*value, indicator)}, status);
}

cell_text scorecard_text::value(const scored_node& node) const {
  const auto* indicator = node.indicator();
  return indicator == nullptr ? cell_text{} : value(node.value(), node.status(), *indicator);
}
cell_text scorecard_text::value(const graded_node& node, const indicator_definition& indicator) const {
  return value(node.value(), node.status(), indicator);
}

cell_text scorecard_text::n(const scored_node& node) const {
  if (node.kind() != node_kind::indicator || !node.n()) return {};
  return {text::grouped_text(*node.n())};
}

cell_text scorecard_text::interval(const scored_node& node) const {
  return node.interval() ? cell_text{shown_.interval(node), look::faint} : cell_text{};
}

cell_text scorecard_text::band(const scored_node& node) const {
  return node.band() ? cell_text{shown_.band(node)} : cell_text{};
}

cell_text scorecard_text::earned(const scored_node& node) const {
  const auto points = node.points();
  if (node.kind() != node_kind::indicator) {
    cell_text cell = score(points, node.status());
    if (const auto before = node.points_before_rules())
      cell.pieces.insert(cell.pieces.begin(), {shown_.points(*before) + " → ", look::caution});
    return cell;
  }
  if (!node.max_points()) return {};
  const std::string possible = " / " + shown_.short_points(*node.max_points());
  if (!points) return {std::string{display::nothing()} + possible, look::faint};
  const look style = *points >= *node.max_points() ? look::best
                     : points->quanta() <= 0       ? look::worst
                                                   : look::plain;
  return std::vector<piece>{{shown_.short_points(*points), style}, {possible, look::faint}};
}

cell_text scorecard_text::weight(const scored_node& node) const {
  if (!node.weight()) return {};
  const std::string declared = shown_.short_points(*node.weight());
  cell_text cell{declared};
  // Where no score was given, no weight has moved.
  if (has_no_score_above(node)) return cell;
  const std::string applied = shown_.short_points(*node.applied_weight());
  if (applied != declared) cell.pieces.push_back({" → " + applied, look::caution});
  return cell;
}

cell_text scorecard_text::contribution(const scored_node& node) const {
  const auto brought = node.contribution();
  if (!brought) return has_no_score_above(node) ? absent() : cell_text{};
  return {shown_.points(*brought)};
}

cell_text scorecard_text::lost(const scored_node& node) const {
  const auto lost = node.lost();
  if (!lost) return has_no_score_above(node) ? absent() : cell_text{};
  return {shown_.points(*lost), lost->quanta() > 0 ? look::worst : look::faint};
}

cell_text scorecard_text::next(const scored_node& node) const {
  return node.next() ? cell_text{shown_.next_step(node)} : cell_text{};
}

}  // namespace assay::cli
