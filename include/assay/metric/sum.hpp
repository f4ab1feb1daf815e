// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include <assay/fraction.hpp>
#include <assay/metric/integer_total.hpp>
#include <assay/metric/metric.hpp>

namespace assay::metric {

/// Sum of integers: amounts scaled to whole units.
struct sum : integer_total {
  static constexpr std::string_view id = "sum";

  /// Empty without records, as in SQL: the sum of nothing is not 0.
  [[nodiscard]] constexpr std::optional<fraction> value() const noexcept {
    if (records == 0) return std::nullopt;
    return fraction{total};
  }
};

}  // namespace assay::metric
