// SPDX-License-Identifier: Apache-2.0
//
// What is asked of a state that answers several questions: access, where the metric is shape.
#pragma once

#include <cstdint>

#include <assay/decimal.hpp>

namespace assay::plan {

enum class finish_kind : std::uint8_t {
  usual,  ///< the one question its metric answers
  variance_sample,
  variance_population,
  deviation_sample,
  deviation_population,
  percentile,
};

/// A question to the finished state of an aggregate.
struct finisher {
  finish_kind kind = finish_kind::usual;
  decimal p;  ///< of a percentile: 0 < p <= 1

  /// Answers with a square root, which formulas cannot calculate with exactly.
  [[nodiscard]] bool gives_root() const noexcept {
    return kind == finish_kind::deviation_sample || kind == finish_kind::deviation_population;
  }

  friend bool operator==(const finisher&, const finisher&) = default;
};

}  // namespace assay::plan
