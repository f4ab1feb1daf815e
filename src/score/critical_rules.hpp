// SPDX-License-Identifier: Apache-2.0
//
// Which critical rules fire, and what they make of the scores of sections and of the total.
#pragma once

#include <span>
#include <vector>

#include <assay/model.hpp>

#include "score/indicator_value.hpp"
#include "score/scored_card.hpp"

namespace assay::detail {

/// Lists on the card the rules whose condition holds and those that cannot be decided because there is no data, each in
/// the order of the model. They look at the values of indicators and at the scores that dimensions have before any rule,
/// so that no rule waits for another.
void look_at_rules(const model_definition& model, std::span<const indicator_value> values,
                   std::span<const scored_line> before_rules, scored_card& card);

/// Whether a rule changes the score of a dimension or of the total, so that the tree has to be scored again.
[[nodiscard]] bool any_score_changes(const model_definition& model, std::span<const fired_line> fired);

/// Fills one verdict for every node of the tree.
void judge(const model_definition& model, std::span<const fired_line> fired, std::vector<verdict>& verdicts);

/// Fills score, grade and status of the card from its tree.
void grade_total(const model_definition& model, const verdict& total_after_rules, scored_card& card);
/// What each fired rule does to them.
void explain_rules(const model_definition& model, scored_card& card);

}  // namespace assay::detail
