// SPDX-License-Identifier: Apache-2.0
//
// Scorecards with everything that explains them, made one at a time into an object that is reused.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <assay/model.hpp>

#include "plan/score_plan.hpp"
#include "score/indicator_value.hpp"
#include "score/score_tree.hpp"
#include "score/scored_card.hpp"
#include "score/tree_numbers.hpp"

namespace assay::detail {

/// Makes scorecards of one model. Keeps its memory between cards: once it has made one, it allocates nothing for the next
/// unless that has more in it (rules that fire, reasons) than any before. For one thread at a time.
class scorecard_builder {
 public:
  /// Both must outlive the builder.
  scorecard_builder(const model_definition& model, const plan::score_plan& plan) noexcept
      : model_{&model}, plan_{&plan} {}

  /// Fills everything of `card` but its key, its period and its rows. `values` has one element for every indicator of the
  /// model, in its order.
  void build(std::span<const indicator_value> values, std::span<const given_dimension> given,
             scored_card& card);

  /// The score alone: of the card that is given back score, grade, status and reason hold, and of its lines points, status
  /// and reason; those of the tree are all there are. Only values that the tree and critical rules need are looked at,
  /// without a tree all. Valid until the next call.
  [[nodiscard]] const scored_card& score(std::span<const indicator_value> values);

 private:
  /// Whether 128 bits may do for a card: its scores, and its coverage.
  [[nodiscard]] bool is_narrow() const noexcept { return !plan_->narrow.empty() && plan_->narrow_covers; }
  void begin_alone();
  void fill_alone(std::span<const indicator_value> values);
  void fill_indicators(std::span<const indicator_value> values, scored_card& card);
  void apply_applicable_points(std::span<const indicator_value> values, std::size_t node, bool explained,
                               scored_line& line);
  template <class Number>
  bool fill_tree(tree_numbers<Number>& numbers, std::span<const indicator_value> values,
                 std::span<const given_dimension> given, bool explained, scored_card& card);

  const model_definition* model_;
  const plan::score_plan* plan_;
  std::vector<std::optional<fraction>>
      applying_;  ///< of each node, when not everything applies: its applicable points
  std::vector<verdict> verdicts_;
  scored_card alone_;
  tree_numbers<int128> narrow_;
  tree_numbers<plan::big_integer> wide_;
};

}  // namespace assay::detail
