// SPDX-License-Identifier: Apache-2.0
//
// How the children of a node share its weight.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <assay/model.hpp>
#include <assay/weight.hpp>

#include "score/scored_card.hpp"

namespace assay::detail {

/// The children of a node as parts, ready for combine(). Where missing weight goes to everything that has data, a
/// dimension's share shrinks with what is missing below it.
[[nodiscard]] std::vector<part> parts_of(const model_definition& model, std::size_t node,
                                         std::span<const scored_node> lines);

/// part of whole, exactly as long as 128 bits hold it, else to the points quantum.
[[nodiscard]] fraction portion(const fraction& whole, const fraction& share);

/// What each child takes of its parent when everything has data.
[[nodiscard]] std::vector<fraction> declared_proportions(const model_definition& model, std::size_t node,
                                                         std::span<const scored_node> lines);

/// Share of the declared weight below a node that has data, 0..1; the lines of its dimensions must have theirs.
[[nodiscard]] fraction data_coverage(const model_definition& model, std::size_t node,
                                     std::span<const scored_node> lines);

/// What each part takes of its parent, in proportion: its weight, and for weighted points also its possible points.
/// `with_missing` counts parts without data too.
[[nodiscard]] std::vector<fraction> proportions(aggregation how, std::span<const part> parts,
                                                bool with_missing);

}  // namespace assay::detail
