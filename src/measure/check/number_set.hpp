// SPDX-License-Identifier: Apache-2.0
//
// Sets of scaled integers as ascending ranges: what a comparison of one number with constants keeps.
#pragma once

#include <cstdint>
#include <vector>

#include <assay/decimal.hpp>

#include "measure/check/row_expression.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// Scaled integers x for which `x / 10^scale` compares so with `value`, which may have more digits than
/// `scale`: x <= 300.5 at scale 0 is x <= 300, and x = 300.5 is never.
[[nodiscard]] number_set set_of_comparison(row_kind comparison, const decimal& value, std::int32_t scale);

/// The ones of `values` that have no more than `scale` digits after the point; `values` ascend.
[[nodiscard]] number_set set_of_list(const std::vector<decimal>& values, std::int32_t scale);

[[nodiscard]] number_set intersection(const number_set& left, const number_set& right);
/// What lies in any of the ranges, which may come in any order and overlap.
[[nodiscard]] number_set united(std::vector<number_range> ranges);
[[nodiscard]] number_set complement(const number_set& set);

}  // namespace assay::measure
