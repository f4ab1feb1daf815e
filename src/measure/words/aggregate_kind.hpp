// SPDX-License-Identifier: Apache-2.0
//
// The aggregate functions of the language in one table: those of the metrics (plan/metric/), and those that are other names
// for a rate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// One line of the table: a function, or one variant of a function that has variants.
struct aggregate_kind : plan::metric_function {
  const metric_kind* metric = nullptr;

  /// Rewritten as a rate before it is checked (outcome_rewriter.hpp).
  [[nodiscard]] constexpr bool is_outcome() const noexcept { return argument >= argument_kind::outcome; }
  /// How many arguments stand before the variant.
  [[nodiscard]] constexpr std::size_t arguments() const noexcept {
    switch (argument) {
      case argument_kind::star:
        return 0;
      case argument_kind::two_numbers:
      case argument_kind::number_and_p:
        return 2;
      case argument_kind::outcome_and_limit:
      case argument_kind::outcome_and_limits:
        return 3;
      default:
        return 1;
    }
  }
};

/// The whole table; the lines of one function stand together.
[[nodiscard]] std::span<const aggregate_kind> aggregate_kinds() noexcept;

/// The lines of one function by any of its names, in any case of letters; empty when there is no such
/// function.
[[nodiscard]] std::span<const aggregate_kind> find_aggregate(std::string_view function) noexcept;

}  // namespace assay::measure
