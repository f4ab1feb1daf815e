// SPDX-License-Identifier: Apache-2.0
//
// Floats of a column to scaled integers, many at a time: the shortest decimal of each, without writing any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "column/number_text.hpp"

namespace assay::column {

/// Writes the scaled value of each of `count` numbers, unusable_number for one that the rule refuses for another reason than
/// its range. Bit r (of word r / 64) of `known` says whether number r counts; the others become anything. `values` has
/// the natural alignment.
void scale_floats(const double* values, std::size_t count, const std::uint64_t* known,
                  const number_rule& rule, std::int64_t* scaled) noexcept;
void scale_floats(const float* values, std::size_t count, const std::uint64_t* known, const number_rule& rule,
                  std::int64_t* scaled) noexcept;

/// Loops over doubles of which most are decimals of few digits, in one of the forms that a machine runs. Every form gives the same.
struct float_loops {
  /// Where the value of a column lies; the ends are whole numbers below 10^15.
  struct range {
    double power = 1;  ///< of ten: the scale
    double low = 0;    ///< scaled
    double high = 0;
  };

  std::string_view name;
  /// Writes the scaled value, unusable_number where it is not certain without a closer look; true: all of them are certain.
  bool (*scale)(const double* values, std::size_t count, double power, std::int64_t* scaled) noexcept;
  /// Whether all of them that are known are certain and in the range.
  bool (*are_usual)(const double* values, std::size_t count, const std::uint64_t* known,
                    const range& in) noexcept;
  /// As scale() of values that are_usual() has found to be so.
  void (*scale_usual)(const double* values, std::size_t count, double power, std::int64_t* scaled) noexcept;
};

/// The forms this machine can run, the portable one first, the fastest last.
[[nodiscard]] std::span<const float_loops> float_loop_forms() noexcept;
[[nodiscard]] const float_loops& float_loops_of_this_machine() noexcept;

/// The range of a rule as doubles hold it: values beyond 10^15 are not usual.
[[nodiscard]] float_loops::range usual_range(const number_rule& rule) noexcept;

}  // namespace assay::column
