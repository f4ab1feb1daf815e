// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include <assay/metric/percentile.hpp>

namespace assay::metric {

/// Median 中位数: percentile 0.5, so that of 1, 2, 3, 4 it is 2, a value that occurred.
struct median : percentile {
  static constexpr std::string_view id = "median";

  [[nodiscard]] std::optional<fraction> value() const noexcept { return percentile::value({5, 1}); }
  friend bool operator==(const median&, const median&) noexcept = default;
};

}  // namespace assay::metric
