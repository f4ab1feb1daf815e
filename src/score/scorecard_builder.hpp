// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include <assay/model.hpp>

#include "score/indicator_value.hpp"
#include "score/score_tree.hpp"
#include "score/scored_card.hpp"

namespace assay::detail {

/// The scorecard of one entity. `values` has one element for every indicator of the model, in its order.
[[nodiscard]] scorecard build_scorecard(const model_definition& model, group_key key, std::int64_t rows,
                                        std::span<const indicator_value> values,
                                        std::span<const given_dimension> given = {});

}  // namespace assay::detail
