// SPDX-License-Identifier: Apache-2.0
//
// The texts of one result in one language: what stands in the cells of every table about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/result.hpp>

#include "cli/show/phrases.hpp"
#include "cli/show/table_writer.hpp"
#include "text/number_format.hpp"

namespace assay::cli {

/// How results are shown.
struct presentation {
  language spoken = language::en;
  bool colour = false;
  bool explain = false;
};

/// Borrows the result.
class scorecard_text {
 public:
  scorecard_text(const result& scored, const presentation& how)
      : scored_{scored}, model_{scored.of.definition()}, how_{how} {}

  [[nodiscard]] const result& scored() const noexcept { return scored_; }
  [[nodiscard]] const model_definition& model() const noexcept { return model_; }
  [[nodiscard]] const presentation& how() const noexcept { return how_; }
  [[nodiscard]] std::string_view say(phrase what) const noexcept { return cli::say(how_.spoken, what); }
  [[nodiscard]] std::string text_of(const label& title, std::string_view instead) const;

  /// Null for the total and dimensions.
  [[nodiscard]] const indicator_definition* indicator_of(const scored_node& node) const noexcept;
  /// Null for an indicator outside the tree.
  [[nodiscard]] const node_definition* definition_of(const scored_node& node) const noexcept;
  /// The node of the scorecard for a node of the model; null when there is none.
  [[nodiscard]] static const scored_node* find(const scorecard& card, std::int32_t definition) noexcept;

  [[nodiscard]] std::string title(const scored_node& node) const;
  /// The same, with the unit of values that have one of their own: `关怀频次（次/客户）`.
  [[nodiscard]] std::string title_with_unit(const scored_node& node) const;
  [[nodiscard]] std::string key_part(const std::optional<std::string>& part) const;
  /// `team = A, channel = chat`; empty without grouping.
  [[nodiscard]] std::string key(const scorecard& card) const;

  /// Points with the model's digits.
  [[nodiscard]] std::string points_text(points value) const;
  /// The same without zeros at the end.
  [[nodiscard]] std::string short_points(points value) const;
  /// A score with the model's digits, and with more where rounding would show the edge of a better grade.
  [[nodiscard]] std::string score_text(points value) const;
  /// A score on 0..100 in the look of the grade that it would be; a dash when there is none.
  [[nodiscard]] cell_text score(const std::optional<points>& value, node_status status) const;
  /// Name, stars, factor and whether it is provisional; the reason when there is no total.
  [[nodiscard]] cell_text grade(const scorecard& card) const;

  [[nodiscard]] cell_text value(const scored_node& node) const;
  [[nodiscard]] cell_text n(const scored_node& node) const;
  [[nodiscard]] cell_text interval(const scored_node& node) const;
  [[nodiscard]] cell_text band(const scored_node& node) const;
  /// `8 / 10`
  [[nodiscard]] cell_text earned(const scored_node& node) const;
  /// `10`, or `10 → 13.33` when missing data moved weight.
  [[nodiscard]] cell_text weight(const scored_node& node) const;
  [[nodiscard]] cell_text contribution(const scored_node& node) const;
  [[nodiscard]] cell_text lost(const scored_node& node) const;
  /// `≥95% → 10`
  [[nodiscard]] cell_text next(const scored_node& node) const;
  /// A value of an indicator in its display unit.
  [[nodiscard]] std::string value_text(const fraction& exact, const indicator_definition& indicator) const;

 private:
  [[nodiscard]] look look_of_score(points value) const noexcept;
  [[nodiscard]] text::number_style style_of(const indicator_definition& indicator) const noexcept {
    return {indicator.display_decimals, model_.display.rule};
  }

  const result& scored_;
  const model_definition& model_;
  presentation how_;
};

}  // namespace assay::cli
