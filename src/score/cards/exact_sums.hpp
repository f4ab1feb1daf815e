// SPDX-License-Identifier: Apache-2.0
//
// The two sums of one node on one card, exact: the upper one modulo 2^128 beside a double near it.
#pragma once

#include <cstdint>

#include <assay/integer.hpp>

#include "score/cards/card_plan.hpp"
#include "score/exact_quotient.hpp"

namespace assay::detail::cards {

class exact_sums {
 public:
  /// As if everything counted: what is missing is taken off.
  explicit exact_sums(const parent_plan& parent) noexcept
      : lower_{parent.whole}, is_small_{parent.is_exact} {}

  void take_off(const child_plan& child) noexcept { lower_ -= child.weight * child.whole; }
  void add(const child_plan& child, std::int64_t quanta, int128 share) noexcept {
    if (child.counts_by_share) lower_ -= child.weight * (child.whole - share);
    if (is_small_) {
      upper_ += static_cast<std::int64_t>(child.factor.low) * quanta * static_cast<std::int64_t>(share);
      return;
    }
    low_ += child.factor.low * static_cast<uint128>(int128{quanta}) * static_cast<uint128>(share);
    near_ += child.factor.near * static_cast<double>(quanta) * static_cast<double>(share);
  }
  [[nodiscard]] int128 lower() const noexcept { return lower_; }
  /// Rounded half to even. The lower sum must be above zero.
  [[nodiscard]] std::int64_t quotient() const noexcept {
    if (!is_small_) return divided_half_even(low_, near_, lower_);
    return divided_half_even(upper_, static_cast<std::int64_t>(lower_));
  }

 private:
  std::int64_t upper_ = 0;  ///< small
  uint128 low_ = 0;         ///< else, beside near_
  double near_ = 0;
  int128 lower_;
  bool is_small_;  ///< both fit 53 bits
};

}  // namespace assay::detail::cards
