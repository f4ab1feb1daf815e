// SPDX-License-Identifier: Apache-2.0
//
// A model as the columnar scorer needs it: edges as doubles, the integers of the score plan as doubles and machine words.
// Made once for a scorer; cards read it only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/integer.hpp>
#include <assay/model.hpp>

#include "plan/score_plan.hpp"
#include "score/cards/cut.hpp"

namespace assay::detail::cards {

/// Scores in the loops stay below: what a bonus lifts further is scored card by card.
inline constexpr std::int64_t largest_lane_score = 400 * points::quantum;

/// An indicator whose values are read.
struct input_plan {
  std::int32_t indicator = 0;
  /// Legal values lie in [low, high).
  cut low{least_value, least_value};
  cut high{beyond_values, beyond_values};
  bool is_limited = false;  ///< by the model
  /// One indicator with bands uses it, besides rules: its values are checked as its bands are added, which touches them once.
  bool is_checked_late = false;
  std::vector<edge> edges;  ///< everything that its values are compared with
  std::vector<cut> cuts;    ///< of these
  std::int64_t most_denominator = 0;
  /// Two different edges have the same cut of ratios: a double cannot stand for a value between them.
  bool crowded = false;
};

/// An indicator in the tree.
struct leaf_plan {
  std::int32_t node = 0;
  std::int32_t input = 0;
  const scoring* rule = nullptr;
  std::vector<double> cuts_of_decimal;  ///< of rules with bands: one less than there are bands
  std::vector<double> cuts_of_ratio;
  std::vector<std::int64_t> awarded;  ///< quanta of each band
  std::int32_t applying = -1;         ///< input that says how many of its points apply, or -1
  std::int64_t points_per_unit = 1;   ///< one applicable point in units of its share
  std::int64_t minimum_sample = 0;
  bool is_sample = true;  ///< its n counts for the nodes above: a count is no sample

  [[nodiscard]] bool has_bands() const noexcept { return !awarded.empty(); }
  [[nodiscard]] const std::vector<double>& cuts(bool of_ratio) const noexcept {
    return of_ratio ? cuts_of_ratio : cuts_of_decimal;
  }
  [[nodiscard]] std::size_t band_of(double value, bool is_ratio) const noexcept {
    std::size_t band = 0;
    for (const double cut : cuts(is_ratio))
      band += value >= cut ? 1U : 0U;
    return band;
  }
};

/// A node as a part of the one above it: what it adds is factor x points x share over weight x share. A share is 1 unless
/// it counts by one.
struct child_plan {
  std::int32_t leaf = -1;    ///< index in leaves, or
  std::int32_t parent = -1;  ///< index in parents
  bool counts_by_share = false;
  bool has_weight = false;
  plan::factor_of<int128> factor;
  int128 weight = 0;
  int128 whole = 1;  ///< its share when everything counts
  // The same near them, for sums of doubles.
  double near_weight = 0;
  double near_whole = 1;
  double near_full_weight = 0;  ///< weight x whole
  double size = 0;              ///< its part in the coverage of the node
  std::vector<double> terms;    ///< of an indicator with bands: what each of them brings
};

/// A dimension or the total.
struct parent_plan {
  std::int32_t node = 0;
  missing_policy policy = missing_policy::redistribute;
  std::vector<child_plan> children;
  std::size_t banded =
      0;  ///< of the children, first: indicators with bands and a weight, all of whose points apply
  /// Every sum is an integer below 2^53, which doubles hold. Where not, doubles are near the sums: quotients within `doubt` of
  /// the middle between two integers, or of a lower sum below `least_lower`, are calculated again in 128 bits.
  bool is_exact = true;
  double doubt = 0;
  double least_lower = 0;
  int128 whole = 0;  ///< the lower sum when everything counts
  double near_whole = 0;
  bool covers = false;  ///< its coverage matters
  std::int64_t minimum_sample = 0;
  double least_covered = 0;  ///< of `refuse`: no score below it
};

/// What a critical rule looks at.
struct rule_plan {
  std::int32_t input = -1;   ///< an indicator, or
  std::int32_t parent = -1;  ///< the score of a dimension
  cut from{least_value, least_value};
  cut to{beyond_values, beyond_values};
  double from_quanta = 0;  ///< of scores
  double to_quanta = 0;
  std::int32_t section = 0;  ///< index in parents
  bool changes_score = false;
};

struct card_plan {
  std::vector<input_plan> inputs;
  std::vector<std::int32_t> input_of;  ///< by indicator; -1: its values are not needed
  std::vector<leaf_plan> leaves;
  std::vector<parent_plan> parents;  ///< the total first, every node before those below it
  std::vector<rule_plan> rules;      ///< as in the model
  std::vector<double>
      grade_edges;  ///< quanta from which on each grade but the worst is earned, the best first
  std::vector<std::int32_t> leaf_of;    ///< by node, or -1
  std::vector<std::int32_t> parent_of;  ///< by node, or -1
  bool everything_applies = true;
  bool covers_anything = false;
  bool asks_for_samples = false;  ///< something in the tree has a minimum sample
  /// The model needs wider integers than the loops have: every card is scored by itself.
  bool one_by_one = false;
};

[[nodiscard]] card_plan make_card_plan(const model_definition& model, const plan::score_plan& numbers);

}  // namespace assay::detail::cards
