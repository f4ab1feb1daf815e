// SPDX-License-Identifier: Apache-2.0
#include "score/wilson.hpp"

#include <algorithm>

#include "score/nearest_root.hpp"

namespace assay::detail {

namespace {

/// The 97.5 % quantile of the normal distribution.
constexpr double z = 1.959963984540054;

}  // namespace

interval wilson_95(double proportion, std::int64_t n) noexcept {
  const double size = static_cast<double>(n);
  const double z_squared = z * z;
  const double denominator = 1.0 + z_squared / size;
  const double centre = proportion + z_squared / (2.0 * size);
  const double variance = proportion * (1.0 - proportion) / size + z_squared / (4.0 * size * size);
  const double half_width = z * nearest_root(variance);
  const double low = (centre - half_width) / denominator;
  const double high = (centre + half_width) / denominator;
  // Exact at the ends: no failure seen means the interval reaches 100 %.
  return {proportion <= 0.0 ? 0.0 : std::max(0.0, low), proportion >= 1.0 ? 1.0 : std::min(1.0, high)};
}

}  // namespace assay::detail
