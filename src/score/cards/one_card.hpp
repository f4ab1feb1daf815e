// SPDX-License-Identifier: Apache-2.0
//
// The score of a single card, by the same integers as the blocks, without their 64 lanes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <assay/critical.hpp>
#include <assay/model.hpp>
#include <assay/scorer.hpp>

#include "score/cards/card_plan.hpp"

namespace assay::detail::cards {

class one_card {
 public:
  one_card(const model_definition& model, const card_plan& plan);

  /// Whether this model's cards can be scored here: every point applies, nobody asks for coverage, rules act on the total.
  [[nodiscard]] bool is_able() const noexcept { return is_able_; }

  [[nodiscard]] bool are_legal(std::span<const double> values) const noexcept;

  /// `values` by indicator of the model, NaN where there is none; all of them legal. Empty when it needs wider numbers.
  [[nodiscard]] std::optional<card_score> score(std::span<const double> values);

 private:
  struct part {
    std::int64_t quanta = 0;
    bool known = false;
  };

  [[nodiscard]] part earned(const leaf_plan& leaf, double value) const;
  [[nodiscard]] part combine(std::size_t parent, std::span<const double> values);
  bool apply_rules(std::span<const double> values, card_score& card) const;

  const model_definition* model_;
  const card_plan* plan_;
  bool is_able_ = false;
  std::vector<part> parents_;
  std::vector<int128> lower_;
};

}  // namespace assay::detail::cards
