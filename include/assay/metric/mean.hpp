// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include <assay/fraction.hpp>
#include <assay/metric/integer_total.hpp>
#include <assay/metric/metric.hpp>

namespace assay::metric {

/// Arithmetic mean of integers: total / records, never rounded before it is shown.
struct mean : integer_total {
  static constexpr std::string_view id = "mean";

  [[nodiscard]] constexpr std::optional<fraction> value() const noexcept {
    if (records == 0) return std::nullopt;
    return fraction{total, records};
  }
};

}  // namespace assay::metric
