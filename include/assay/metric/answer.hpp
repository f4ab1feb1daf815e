// SPDX-License-Identifier: Apache-2.0
//
// A survey answer as a metric sees it: an integer, a decimal such as 6.5, or a floating point number.
#pragma once

#include <concepts>
#include <cstdint>

#include <assay/decimal.hpp>
#include <assay/integer.hpp>

namespace assay::metric {

/// An answer scaled by `one`: 6.5 with one decimal is {65, 10}. Comparing it with whole numbers is exact.
struct scaled_answer {
  std::int64_t value = 0;
  std::int64_t one = 1;

  [[nodiscard]] constexpr bool at_least(std::int64_t whole) const noexcept {
    return value >= int128{whole} * one;
  }
  [[nodiscard]] constexpr bool at_most(std::int64_t whole) const noexcept {
    return value <= int128{whole} * one;
  }
};

/// A floating point answer; NaN is on no scale.
template <std::floating_point Number>
struct floating_answer {
  Number value = 0;

  [[nodiscard]] constexpr bool at_least(std::int64_t whole) const noexcept {
    return value >= static_cast<Number>(whole);
  }
  [[nodiscard]] constexpr bool at_most(std::int64_t whole) const noexcept {
    return value <= static_cast<Number>(whole);
  }
};

[[nodiscard]] constexpr scaled_answer as_answer(const scaled_answer& answer) noexcept { return answer; }
[[nodiscard]] constexpr scaled_answer as_answer(std::integral auto answer) noexcept {
  return {static_cast<std::int64_t>(answer), 1};
}
[[nodiscard]] constexpr scaled_answer as_answer(const decimal& answer) noexcept {
  return {answer.coefficient, power_of_ten(answer.scale)};
}
template <std::floating_point Number>
[[nodiscard]] constexpr floating_answer<Number> as_answer(Number answer) noexcept {
  return {answer};
}

}  // namespace assay::metric
