// SPDX-License-Identifier: Apache-2.0
//
// Variance 方差 and standard deviation 标准差, from exact sums of squares. Sample figures divide by n - 1, population
// figures by n; they are empty where SQL has null: without records, of the sample kind also with a single one.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/detail/wide.hpp>
#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/metric.hpp>
#include <assay/square_root.hpp>

namespace assay::metric {

/// What the sum of squared deviations is divided by.
enum class variance_divisor : std::uint8_t { sample, population };

/// Number, sum and sum of squares of integers. Values beyond +-(2^39 - 1) are counted apart: within them, 2^48 records
/// cannot overflow the squares.
struct moments {
  static constexpr std::int64_t largest_value = (std::int64_t{1} << 39) - 1;

  std::int64_t records = 0;
  int128 total = 0;
  int128 squares = 0;
  std::int64_t too_large = 0;

  constexpr void add(std::int64_t value) noexcept {
    if (value > largest_value || value < -largest_value) {
      ++too_large;
      return;
    }
    ++records;
    total += value;
    squares += int128{value} * value;
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  constexpr void merge(const moments& other) noexcept {
    records += other.records;
    total += other.total;
    squares += other.squares;
    too_large += other.too_large;
  }

  /// Whether there are records enough to divide by.
  [[nodiscard]] constexpr bool has_variance(variance_divisor divisor) const noexcept {
    return too_large == 0 && records > (divisor == variance_divisor::sample ? 1 : 0);
  }
  /// (n Σx² - (Σx)²) / (n d one²), d = n - 1 or n, of values that were scaled by `one`. Empty without a variance, and
  /// when the reduced fraction does not fit 128 bits.
  [[nodiscard]] constexpr std::optional<fraction> variance(variance_divisor divisor,
                                                           std::int64_t one = 1) const noexcept {
    if (!has_variance(divisor)) return std::nullopt;
    using assay::detail::wide;
    const wide count{magnitude(records)};
    const wide sum{magnitude(total)};
    const wide top = count * wide{magnitude(squares)} - sum * sum;
    const wide below{magnitude(divisor == variance_divisor::sample ? records - 1 : records)};
    const wide scale{magnitude(one)};
    return assay::detail::narrowed({false, top}, count * below * scale * scale);
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records, total, squares, too_large); }
  [[nodiscard]] constexpr auto fields() const noexcept {
    return std::tie(records, total, squares, too_large);
  }
  friend constexpr bool operator==(const moments&, const moments&) noexcept = default;
};

/// SQL's var_samp and var_pop.
template <variance_divisor Divisor>
struct variance_of : moments {
  static constexpr std::string_view id = Divisor == variance_divisor::sample ? "var_samp" : "var_pop";

  [[nodiscard]] constexpr std::optional<fraction> value(std::int64_t one = 1) const noexcept {
    return variance(Divisor, one);
  }
};

/// SQL's stddev_samp and stddev_pop.
template <variance_divisor Divisor>
struct standard_deviation_of : moments {
  static constexpr std::string_view id = Divisor == variance_divisor::sample ? "stddev_samp" : "stddev_pop";

  [[nodiscard]] constexpr std::optional<square_root> value(std::int64_t one = 1) const noexcept {
    const auto squared = variance(Divisor, one);
    return squared ? std::optional{square_root{*squared}} : std::nullopt;
  }
};

using variance = variance_of<variance_divisor::sample>;
using population_variance = variance_of<variance_divisor::population>;
using standard_deviation = standard_deviation_of<variance_divisor::sample>;
using population_standard_deviation = standard_deviation_of<variance_divisor::population>;

}  // namespace assay::metric
