// SPDX-License-Identifier: Apache-2.0
//
// The score tree of 64 cards at a time: node by node from the leaves up, every lane one card.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <assay/critical.hpp>
#include <assay/integer.hpp>
#include <assay/model.hpp>

#include "score/cards/card_columns.hpp"
#include "score/cards/card_plan.hpp"
#include "score/cards/exact_sums.hpp"
#include "score/cards/input_blocks.hpp"
#include "score/cards/kernel.hpp"

namespace assay::detail::cards {

/// An indicator of the tree on the cards of a block.
struct leaf_lanes {
  std::uint64_t known = 0;         ///< it has a value, and some of its points apply
  std::uint64_t inapplicable = 0;  ///< none of its points apply
  bool has_points = false;         ///< `points` is filled
  lane_doubles points{};           ///< in quanta; 0 where not known
  lane_doubles share{};            ///< of what counts by a share
};

/// What is known of the records that a node rests on.
struct sample_lanes {
  std::uint64_t provisional = 0;
  lane_integers fewest{};  ///< unknown_sample where nobody knows
};

/// An indicator with bands as a part of the node above it, where the loops find it at once.
struct banded_part {
  std::int32_t leaf = 0;
  std::int32_t input = 0;
  band_terms terms;
};

/// A dimension or the total.
struct parent_lanes {
  std::size_t first_part = 0;  ///< of its banded children
  std::uint64_t known = 0;
  std::uint64_t inapplicable = 0;
  lane_doubles score{};    ///< in quanta; 0 where not known
  lane_doubles lower{};    ///< the lower sum: its share in the node above
  lane_doubles covered{};  ///< its coverage, where that matters
};

/// What the critical rules that fired make of a section.
struct verdict_lanes {
  std::uint64_t zeroed = 0;
  std::uint64_t changed = 0;  ///< something was added, taken off or capped
  lane_integers outside{};
  lane_integers most{};
};

class block_scorer {
 public:
  block_scorer(const model_definition& model, const card_plan& plan, const kernels& with);

  /// The next blocks are of these columns, which stay where they are.
  void start(const input_blocks& values);
  /// Scores `count` cards from `first`, whose values have been read, and writes them. Gives back the lanes that it cannot
  /// do: they need wider numbers, or parts of a point apply.
  std::uint64_t score(input_blocks& values, std::size_t first, std::size_t count, card_columns& into);

 private:
  void prepare_leaves(const input_blocks& values);
  void read_shares(const input_blocks& values, std::size_t leaf);
  void fill_points(const input_blocks& values, std::size_t leaf);
  void score_tree(input_blocks& values);
  void score_tree_again(input_blocks& values);
  void score_parent(input_blocks& values, std::size_t parent);
  void add_up(input_blocks& values, const parent_plan& plan, parent_lanes& own);
  void divide(const input_blocks& values, const parent_plan& plan, parent_lanes& own);
  [[nodiscard]] exact_sums add_up_exactly(const input_blocks& values, const parent_plan& plan,
                                          std::size_t lane) const;
  void add_coverage(const parent_plan& plan, parent_lanes& own);
  void read_samples(const input_blocks& values);
  void add_samples(std::size_t parent);
  bool look_at_rules(const input_blocks& values);
  void apply_rule(const input_blocks& values, std::size_t rule, std::uint64_t hits);
  void apply_verdict(std::size_t parent);
  void write(const input_blocks& values, std::size_t first, std::size_t count, card_columns& into);
  void grade(std::uint8_t* grades);

  [[nodiscard]] std::uint64_t known(const child_plan& child) const noexcept;
  [[nodiscard]] std::uint64_t inapplicable(const child_plan& child) const noexcept;
  [[nodiscard]] const lane_doubles& points_of(const child_plan& child) const noexcept;
  [[nodiscard]] int128 share(const input_blocks& values, const child_plan& child, std::size_t lane) const;
  [[nodiscard]] std::int64_t quanta(const input_blocks& values, const child_plan& child,
                                    std::size_t lane) const;

  const model_definition* model_;
  const card_plan* plan_;
  const kernels* with_;
  std::vector<leaf_lanes> leaves_;
  std::vector<parent_lanes> parents_;
  std::vector<banded_part> banded_;
  std::vector<std::uint8_t> needs_points_;  ///< by leaf
  std::vector<verdict_lanes> verdicts_;     ///< by parent
  std::vector<std::uint8_t> is_changed_;    ///< by parent: the rules have changed its score
  std::vector<std::uint64_t> fired_;        ///< by rule
  bool has_samples_ = false;
  std::vector<sample_lanes> leaf_samples_;
  std::vector<sample_lanes> parent_samples_;
  std::uint64_t failed_ = 0;
  std::array<std::uint8_t, lanes> best_grade_{};
  std::uint64_t odd_ = 0;
  lane_doubles upper_{};
};

}  // namespace assay::detail::cards
