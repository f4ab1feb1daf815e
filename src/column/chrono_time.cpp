// SPDX-License-Identifier: Apache-2.0
#include "column/chrono_time.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <variant>

#include <assay/integer.hpp>

namespace assay::column {
namespace {

/// k for 10^k.
std::optional<std::int32_t> power_in(std::int64_t number) noexcept {
  std::int32_t power = 0;
  while (number % 10 == 0 && number > 1) {
    number /= 10;
    ++power;
  }
  return number == 1 ? std::optional{power} : std::nullopt;
}

/// coefficient / denominator.
scaled_value read_fraction(int128 coefficient, std::int64_t denominator, const number_rule& rule) noexcept {
  const std::int64_t power = power_of_ten(rule.decimals);
  if (coefficient > int128_max / power || coefficient < -(int128_max / power))
    return failed(cell_fault::out_of_range);
  const int128 scaled = coefficient * power;
  int128 quotient = scaled / denominator;
  const int128 rest = scaled % denominator;
  if (rest != 0) {
    if (!rule.round_half_even) return failed(cell_fault::too_many_digits);
    const int128 twice = 2 * (rest < 0 ? -rest : rest);
    if (twice > denominator || (twice == denominator && quotient % 2 != 0)) quotient += scaled < 0 ? -1 : 1;
  }
  if (quotient > std::numeric_limits<std::int64_t>::max() ||
      quotient < std::numeric_limits<std::int64_t>::min())
    return failed(cell_fault::out_of_range);
  return within(static_cast<std::int64_t>(quotient), rule.minimum, rule.maximum);
}

}  // namespace

scaled_value read_time(const cell_time& time, const number_rule& rule) noexcept {
  const std::optional<std::int32_t> power = power_in(time.denominator);
  if (const auto* const count = std::get_if<std::int64_t>(&time.amount)) {
    const int128 coefficient = static_cast<int128>(*count) * time.numerator;
    return power ? read_scaled(coefficient, *power, rule)
                 : read_fraction(coefficient, time.denominator, rule);
  }
  const double amount = *std::get_if<double>(&time.amount);
  if (power && time.numerator <= std::numeric_limits<std::int32_t>::max()) {
    number_rule scaled = rule;
    scaled.unit = static_cast<std::int32_t>(time.numerator);
    scaled.shift = *power;
    return read_number(amount, scaled);
  }
  return read_number(amount * static_cast<double>(time.numerator) / static_cast<double>(time.denominator),
                     rule);
}

}  // namespace assay::column
