// SPDX-License-Identifier: Apache-2.0
//
// A quotient of two integers rounded half to even, where the upper one is known modulo 2^128 only, beside a double near it.
#pragma once

#include <cstdint>

#include <assay/integer.hpp>

namespace assay::detail {

/// upper / lower, rounded half to even: `low` is the upper number modulo 2^128, `near` a double so near to it that
/// near / lower is off by fewer than 2^62 / lower in quanta. 0 < lower < 2^124, and the quotient fits 63 bits.
///
/// The double gives the quotient but for its last units. What then remains is small enough to be exact modulo 2^128, and
/// says the rest.
[[nodiscard]] inline std::int64_t divided_half_even(uint128 low, double near, int128 lower) noexcept {
  const double divisor = static_cast<double>(lower);
  const auto times = static_cast<uint128>(lower);
  auto quotient = static_cast<std::int64_t>(near / divisor);
  auto rest = static_cast<int128>(low - static_cast<uint128>(int128{quotient}) * times);
  if (rest >= lower || rest <= -lower) {
    const auto more = static_cast<std::int64_t>(static_cast<double>(rest) / divisor);
    quotient += more;
    rest -= int128{more} * lower;
  }
  // Off by at most two now.
  while (rest < 0) {
    rest += lower;
    --quotient;
  }
  while (rest >= lower) {
    rest -= lower;
    ++quotient;
  }
  const int128 other_way = lower - rest;
  if (rest > other_way || (rest == other_way && (quotient & 1) != 0)) ++quotient;
  return quotient;
}

/// The same of numbers below 2^62.
[[nodiscard]] inline std::int64_t divided_half_even(std::int64_t upper, std::int64_t lower) noexcept {
  std::int64_t quotient = upper / lower;
  std::int64_t rest = upper % lower;
  if (rest < 0) {
    rest += lower;
    --quotient;
  }
  const std::int64_t other_way = lower - rest;
  if (rest > other_way || (rest == other_way && (quotient & 1) != 0)) ++quotient;
  return quotient;
}

}  // namespace assay::detail
