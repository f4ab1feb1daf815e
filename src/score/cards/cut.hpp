// SPDX-License-Identifier: Apache-2.0
//
// Exact edges on the line of doubles: where a value begins to reach an edge can be decided by one comparison of doubles.
#pragma once

#include <cstdint>
#include <optional>

#include <assay/bands.hpp>
#include <assay/fraction.hpp>

namespace assay::detail::cards {

/// An edge that a value reaches when it is at least as large, or only when it is larger.
struct edge {
  fraction at;
  bool inclusive = true;

  [[nodiscard]] bool reached_by(const fraction& value) const noexcept {
    return inclusive ? value >= at : value > at;
  }
  friend bool operator==(const edge&, const edge&) = default;
};

/// A value reaches the edge when its double is at least ...
struct cut {
  double of_decimal;  ///< where the double stands for its shortest decimal
  double of_ratio;    ///< where it is the quotient of two integers that most_denominator() allows
};

/// Values lie above the first and below the second, whatever the model says: exact arithmetic has to hold them.
inline constexpr double least_value = -1e20;
inline constexpr double beyond_values = 1e20;

/// Rounding is monotone: no double below the one nearest to the edge has a shortest decimal above it.
[[nodiscard]] cut cut_at(const edge& where);

/// The largest denominator with which quotients of numerators below 2^51 lie on the right side of this edge's cut: two
/// different fractions are then further apart than neighbouring doubles.
[[nodiscard]] std::int64_t most_denominator(const edge& where) noexcept;

}  // namespace assay::detail::cards
