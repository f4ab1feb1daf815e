// SPDX-License-Identifier: Apache-2.0
//
// What an aggregate answers in one group: the state's side fills it, formulas calculate with it.
#pragma once

#include <cstdint>
#include <optional>

#include <assay/fraction.hpp>

namespace assay::plan {

/// Why a metric that has records has no answer.
enum class finish_failure : std::uint8_t {
  none,
  division_by_zero,
  overflow,  ///< the exact answer does not fit 128 bits
  over_cap,  ///< more different values than are kept
};

/// Both ends included.
struct value_range {
  fraction low;
  fraction high;

  friend constexpr bool operator==(const value_range&, const value_range&) noexcept = default;
};

/// A metric's answer with what it rests on.
struct finished_metric {
  std::optional<fraction> value;
  std::int64_t n = 0;
  std::int64_t missing = 0;       ///< argument null
  std::int64_t out_of_scale = 0;  ///< answers outside their scale
  bool is_root = false;           ///< `value` is the square of the answer
  bool is_estimate = false;       ///< `value` is near the answer, by a rule that always gives the same
  /// Of an estimate: where the answer itself lies, the two ends of a bucket or three standard errors to each side.
  std::optional<value_range> within = std::nullopt;
  finish_failure failure = finish_failure::none;
  std::int64_t cap = 0;  ///< of over_cap: different values that may be kept
};

}  // namespace assay::plan
