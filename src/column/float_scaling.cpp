// SPDX-License-Identifier: Apache-2.0
//
// Two different decimals of as many digits as a float surely holds (15 in a double, 6 in a float) are never the same
// float. So when a decimal of no more digits reads back as the number, it equals the shortest one. Whether it does is
// asked of all numbers without a branch; the few others are read one by one.
#include "column/float_scaling.hpp"

#include <bit>
#include <cmath>

#include <assay/decimal.hpp>

#include "column/column_loader.hpp"

namespace assay::column {
namespace {

/// Added to a double of less than 2^51 it leaves the nearest integer in the lowest bits.
constexpr double rounding_shift = 6755399441055744.0;  // 1.5 * 2^52
constexpr std::size_t strip_rows = 64;

template <class Float>
struct float_traits;
template <>
struct float_traits<double> {
  static constexpr double certain = 1e15;        ///< below it every decimal is a double of its own
  static constexpr double certain_whole = 1e15;  ///< whole numbers
};
template <>
struct float_traits<float> {
  static constexpr double certain = 1e6;
  static constexpr double certain_whole = 16777216;  // 2^24: apart by 1 at most
};

template <bool HasDecimals, class Float>
bool scale_strip(const Float* __restrict values, std::size_t count, double power,
                 std::int64_t* __restrict scaled) noexcept {
  constexpr double limit = HasDecimals ? float_traits<Float>::certain : float_traits<Float>::certain_whole;
  std::int64_t doubtful = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const auto number = static_cast<double>(values[row]);
    const double shifted = (HasDecimals ? number * power : number) + rounding_shift;
    const double whole = shifted - rounding_shift;
    const bool reads_back = HasDecimals ? static_cast<Float>(whole / power) == values[row] : whole == number;
    const std::int64_t certain =
        -static_cast<std::int64_t>(static_cast<int>(reads_back) & static_cast<int>(std::fabs(whole) < limit));
    const std::int64_t value = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) -
                                                         std::bit_cast<std::uint64_t>(rounding_shift));
    scaled[row] = (value & certain) | (unusable_number & ~certain);
    doubtful |= ~certain;
  }
  return doubtful == 0;
}

template <bool HasDecimals, class Float>
void scale_all(const Float* values, std::size_t count, const std::uint64_t* known, const number_rule& rule,
               std::int64_t* scaled) noexcept {
  const auto power = static_cast<double>(power_of_ten(rule.decimals));
  for (std::size_t first = 0; first < count; first += strip_rows) {
    // A count known to the compiler for all strips but the last.
    const bool is_whole = count - first >= strip_rows;
    const bool all_certain =
        is_whole ? scale_strip<HasDecimals>(values + first, strip_rows, power, scaled + first)
                 : scale_strip<HasDecimals>(values + first, count - first, power, scaled + first);
    if (all_certain) continue;
    for (std::uint64_t word = known[first / strip_rows]; word != 0; word &= word - 1) {
      const std::size_t row = first + static_cast<std::size_t>(std::countr_zero(word));
      if (scaled[row] != unusable_number) continue;
      const scaled_value exact = read_number(values[row], rule);
      if (exact.ok()) scaled[row] = exact.value;
    }
  }
}

}  // namespace

void scale_floats(const double* values, std::size_t count, const std::uint64_t* known,
                  const number_rule& rule, std::int64_t* scaled) noexcept {
  if (rule.decimals == 0) return scale_all<false>(values, count, known, rule, scaled);
  scale_all<true>(values, count, known, rule, scaled);
}

void scale_floats(const float* values, std::size_t count, const std::uint64_t* known, const number_rule& rule,
                  std::int64_t* scaled) noexcept {
  if (rule.decimals == 0) return scale_all<false>(values, count, known, rule, scaled);
  scale_all<true>(values, count, known, rule, scaled);
}

}  // namespace assay::column
