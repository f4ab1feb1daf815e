// SPDX-License-Identifier: Apache-2.0
//
// What stands behind a scorecard, and the way in for the engine.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <assay/model.hpp>
#include <assay/scorecard.hpp>

#include "score/indicator_value.hpp"
#include "score/score_tree.hpp"
#include "score/scorecard_builder.hpp"
#include "score/scored_card.hpp"

namespace assay::detail {

struct scorecard_parts {
  std::optional<model> of;  ///< none: nothing was graded yet
  scored_card card;
  std::optional<std::string> period;

  // What the public scorecard shows of the card.
  std::vector<assay::scored_node> nodes;
  std::vector<assay::fired_rule> rules;
  std::vector<assay::scored_node> reasons;
  std::vector<const critical_definition*> undecided;

  // What it was made from; kept for its memory.
  std::vector<indicator_value> values;
  std::vector<given_dimension> given;
  std::optional<scorecard_builder> builder;  ///< of the model; a copy makes its own

  scorecard_parts() = default;
  scorecard_parts(const scorecard_parts& other);
  scorecard_parts& operator=(const scorecard_parts&) = delete;
  ~scorecard_parts() = default;

  [[nodiscard]] const model_definition& definition() const noexcept { return of->definition(); }
  /// Makes room for the values of another group.
  void start(const model& by_model);
  /// Scores `values` and `given`. The key is set apart.
  void score(std::int64_t rows);

 private:
  void make_views();
};

class scorecard_access {
 public:
  [[nodiscard]] static scorecard_parts& parts(assay::scorecard& card) noexcept { return *card.parts_; }
  [[nodiscard]] static const scorecard_parts& parts(const assay::scorecard& card) noexcept {
    return *card.parts_;
  }
  [[nodiscard]] static assay::scored_node node(const scorecard_parts& card, std::size_t line) noexcept {
    return {card, line};
  }
  [[nodiscard]] static assay::fired_rule rule(const scorecard_parts& card, std::size_t index) noexcept {
    return {card, index};
  }
  [[nodiscard]] static const scored_line& line(const assay::scored_node& node) noexcept {
    return node.card_->card.nodes[node.line_];
  }
  [[nodiscard]] static const fired_line& line(const assay::fired_rule& rule) noexcept {
    return rule.card_->card.fired[rule.rule_];
  }
};

}  // namespace assay::detail
