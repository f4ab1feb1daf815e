// SPDX-License-Identifier: Apache-2.0
//
// Floats of a column to scaled integers, many at a time: the shortest decimal of each, without writing any.
#pragma once

#include <cstddef>
#include <cstdint>

#include "column/number_text.hpp"

namespace assay::column {

/// Writes the scaled value of each of `count` numbers, unusable_number for one that the rule refuses for another reason than
/// its range. Bit r (of word r / 64) of `known` says whether number r counts; the others become anything. `values` has
/// the natural alignment.
void scale_floats(const double* values, std::size_t count, const std::uint64_t* known,
                  const number_rule& rule, std::int64_t* scaled) noexcept;
void scale_floats(const float* values, std::size_t count, const std::uint64_t* known, const number_rule& rule,
                  std::int64_t* scaled) noexcept;

}  // namespace assay::column
