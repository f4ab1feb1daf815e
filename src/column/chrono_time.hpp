// SPDX-License-Identifier: Apache-2.0
//
// Times of std::chrono, in whatever unit, to scaled seconds.
#pragma once

#include <assay/cell.hpp>

#include "column/number_text.hpp"

namespace assay::column {

/// amount * numerator / denominator seconds. Exact for integers, whatever the unit; a floating-point amount is its shortest
/// decimal where the unit is a decimal part or a multiple of a second, and is calculated in double where it is not.
[[nodiscard]] scaled_value read_time(const cell_time& time, const number_rule& rule) noexcept;

}  // namespace assay::column
