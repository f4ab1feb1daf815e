// SPDX-License-Identifier: Apache-2.0
//
// The arithmetic of one card's score tree, on the integers of a score plan: scores, coverage, applied weights. Exact, in 128
// bits where the plan has proved that they suffice, else in integers of any size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <assay/model.hpp>

#include "plan/score_plan.hpp"
#include "score/scored_card.hpp"

namespace assay::detail {

/// A card whose tree is being scored. The lines of the tree are those of the model's nodes, in their order.
struct scored_tree {
  const model_definition& model;
  const plan::score_plan& plan;
  std::span<scored_line> lines;
  /// Of each node: how many of its points apply, where that is known. Empty: nothing in the model can be inapplicable.
  std::span<const std::optional<fraction>> applying;
};

/// Number is int128, for plans that have narrow terms, or plan::big_integer. Keeps its memory from card to card.
template <class Number>
class tree_numbers {
 public:
  /// Begins a card. False when it needs wider numbers: a share beyond its whole, or in parts of its unit.
  [[nodiscard]] bool begin(const scored_tree& tree);

  /// The score of a node from its children, which have theirs; empty when no child counts that has data.
  [[nodiscard]] std::optional<points> score(const scored_tree& tree, std::size_t node);
  /// The score of a node was given: it stands for all that is below.
  void take_as_given(const scored_tree& tree, std::size_t node);

  /// Share of the declared weight below a node that has data; its children have theirs.
  struct coverage_result {
    fraction shown;  ///< exact when it fits 128 bits, else rounded half to even to 18 decimals
    bool below_minimum = false;
  };
  [[nodiscard]] coverage_result coverage(const scored_tree& tree, std::size_t node);

  /// Fills applied weights, contributions and losses.
  void distribute(const scored_tree& tree);

  /// Whether all that was calculated since begin() fitted; when not, nothing of it holds.
  [[nodiscard]] bool fitted() const noexcept { return fitted_; }

 private:
  struct proportion {
    Number top{0};
    Number bottom{1};
  };
  /// How a node settles its children: set by score() and take_as_given().
  struct parent {
    Number unit{1};   ///< of the shares of its children: a multiple of their denominators
    Number lower{0};  ///< the sum of weights of what counts, in that unit
    bool given = false;
  };
  struct covering {
    proportion units;  ///< of its covered units
    bool whole = false;
  };

  [[nodiscard]] const plan::node_terms<Number>& terms(const scored_tree& tree, std::int32_t node) const;
  [[nodiscard]] Number unit_of_shares(const scored_tree& tree, std::size_t node) const;
  [[nodiscard]] bool counts(const scored_tree& tree, std::size_t node, std::int32_t child) const;
  [[nodiscard]] Number share_in_units(const scored_tree& tree, const Number& unit, std::int32_t child) const;
  void apply(const scored_tree& tree, std::size_t node);
  void account(const scored_tree& tree, std::size_t node);
  [[nodiscard]] Number product(const Number& left, const Number& right);
  void reduce(proportion& value) const;

  std::vector<proportion> shares_;     ///< of what counts by a share, in units of its whole
  std::vector<parent> parents_;        ///< of dimensions and the total
  std::vector<covering> coverings_;    ///< of all nodes
  std::vector<proportion> applied_;    ///< of the total
  std::vector<std::uint8_t> counted_;  ///< nothing above was refused a score
  bool fitted_ = true;
};

extern template class tree_numbers<int128>;
extern template class tree_numbers<plan::big_integer>;

}  // namespace assay::detail
