// SPDX-License-Identifier: Apache-2.0
//
// What an aggregate answers in one group, with what the answer rests on.
#pragma once

#include <cstdint>
#include <optional>

#include <assay/fraction.hpp>

namespace assay::kernel {

/// Why a metric that has records has no answer.
enum class finish_failure : std::uint8_t {
  none,
  division_by_zero,
  overflow,  ///< the exact answer does not fit 128 bits
  over_cap,  ///< more different values than are kept
};

struct finished_metric {
  std::optional<fraction> value;
  std::int64_t n = 0;
  std::int64_t missing = 0;       ///< argument null
  std::int64_t out_of_scale = 0;  ///< answers outside their scale
  bool is_root = false;           ///< `value` is the square of the answer
  bool is_estimate = false;       ///< `value` is near the answer, by a rule that always gives the same
  /// Of an estimate: what the answer is not below and not above. For certain, when it comes from a bucket of values; as
  /// far as three standard errors tell, when it is a number of different values.
  std::optional<fraction> low;
  std::optional<fraction> high;
  finish_failure failure = finish_failure::none;
  std::int64_t cap = 0;  ///< of over_cap: different values that may be kept
};

}  // namespace assay::kernel
