// SPDX-License-Identifier: Apache-2.0
//
// The score tree of one entity: points from the leaves up.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include <assay/model.hpp>

#include "score/indicator_value.hpp"
#include "score/scored_card.hpp"
#include "score/tree_numbers.hpp"

namespace assay::detail {

/// A dimension whose score (0..100) was given from outside instead of being computed from its parts.
struct given_dimension {
  std::int32_t node = -1;
  points score;
  std::optional<std::int64_t> n = std::nullopt;  ///< empty: not known
};

/// Fills status, value, band, points and next step of the line of one indicator.
void score_indicator(const indicator_definition& definition, const indicator_value& value, scored_line& line);
/// The same without what only explains: sample, status and points alone, over what the line held before.
void score_indicator_alone(const indicator_definition& definition, const indicator_value& value,
                           scored_line& line);

/// Scores all dimensions and the total from the lines of the leaves, and fills their status, sample and coverage.
/// `verdicts` has what critical rules make of each node, or is empty: without rules. `numbers` has begun the card.
template <class Number>
void score_dimensions(const scored_tree& tree, std::span<const given_dimension> given,
                      std::span<const verdict> verdicts, tree_numbers<Number>& numbers);

extern template void score_dimensions(const scored_tree&, std::span<const given_dimension>,
                                      std::span<const verdict>, tree_numbers<int128>&);
extern template void score_dimensions(const scored_tree&, std::span<const given_dimension>,
                                      std::span<const verdict>, tree_numbers<plan::big_integer>&);

}  // namespace assay::detail
