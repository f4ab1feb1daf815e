// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include <assay/metric/integer_extreme.hpp>
#include <assay/metric/metric.hpp>

namespace assay::metric {

/// Largest of the integers added.
struct maximum : integer_extreme<std::greater<>> {
  static constexpr std::string_view id = "max";
};

}  // namespace assay::metric
