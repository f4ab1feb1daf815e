// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include <assay/metric/integer_extreme.hpp>
#include <assay/metric/metric.hpp>

namespace assay::metric {

/// Smallest of the integers added.
struct minimum : integer_extreme<std::less<>> {
  static constexpr std::string_view id = "min";
};

}  // namespace assay::metric
