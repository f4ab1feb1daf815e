// SPDX-License-Identifier: Apache-2.0
//
// The score tree in numbers: everything about it that does not depend on a card, as integers, made once for a model.
//
// The score of a node is a quotient of two sums over its children, S = (sum of factor x points) / (sum of weight), rounded
// once. Factors and weights are integers: declared weights, possible points and, where a child counts by a share of its
// weight, the whole that the share is a part of, brought to one denominator and divided by what they have in common. They
// have as many bits as they need.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/integer.hpp>
#include <assay/model.hpp>
#include <assay/units.hpp>

#include "plan/big_integer.hpp"

namespace assay::plan {

/// What multiplies points: exact, or for sums that are taken modulo 2^128, its low bits beside a double near it.
template <class Number>
struct factor_of;
template <>
struct factor_of<big_integer> {
  big_integer exact;
};
template <>
struct factor_of<int128> {
  uint128 low = 0;
  double near = 0;
};

/// A node in numbers, as a child of the node above it and as the parent of those below.
template <class Number>
struct node_terms {
  // As a child. A child that counts by a share of its weight has that share in units of 1 / whole.
  Number weight{};  ///< what it adds to the lower sum, for each unit of its share
  factor_of<Number>
      factor{};   ///< what a quantum of its points adds to the upper sum, for each unit of its share
  Number size{};  ///< its part in the coverage of its parent, for each unit of its own coverage
  // As a parent.
  Number whole{
      1};  ///< of a dimension: its lower sum when everything counts in full; of an indicator: its share's unit
  Number covered{1};  ///< its coverage in units when everything has data
};

/// What holds for a node whatever the width of its numbers.
struct node_facts {
  /// Whether it counts by a share of its weight: an indicator of which only some points may apply, or a dimension that
  /// passes on the weight of what is missing in it.
  bool counts_by_share = false;
  std::int64_t points_per_unit =
      1;                   ///< of an indicator that counts by a share: one applicable point in units of it
  points declared_weight;  ///< share of the total's 100, to the quantum
  points possible;         ///< of an indicator: the most its rule awards; of others 100
  double most_quanta = 0;  ///< a bound of the quanta it can earn, whatever their sign
};

struct score_plan {
  std::vector<node_facts> facts;  ///< one a node of the model
  std::vector<node_terms<big_integer>> wide;
  /// The same in 128 bits; empty where the scores of the model need more. Holds for cards on which no share exceeds its
  /// whole or needs a smaller unit.
  std::vector<node_terms<int128>> narrow;
  /// Whether that includes what coverage is made from: size and covered.
  bool narrow_covers = true;
  /// No indicator in the tree can have points that do not apply.
  bool everything_applies = true;
  std::vector<std::int32_t> reported;  ///< indicators outside of the tree, in the order of the model
  /// A node whose children's weights have no common multiple of at most most_weight_bits bits, or -1. Then the plan holds
  /// nothing else: such a model is refused.
  std::int32_t too_fine = -1;
};

/// Coefficients of more bits are refused: ten thousand dimensions could ask for gigabytes.
inline constexpr int most_weight_bits = 8192;

[[nodiscard]] score_plan make_score_plan(const model_definition& model);

}  // namespace assay::plan
