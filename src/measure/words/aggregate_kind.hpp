// SPDX-License-Identifier: Apache-2.0
//
// The aggregate functions of the language in one table. A new one is a line here, plus its state and its
// score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "measure/words/plan_words.hpp"

namespace assay::measure {

/// What an aggregate takes between its parentheses.
enum class argument_kind : std::uint8_t {
  star,
  any,
  boolean,
  number,
  square,             ///< a number whose square has room in a sum
  two_numbers,        ///< of one quantity
  number_and_p,       ///< a number, and which percentile
  text,               ///< a category column
  different,          ///< anything that can be told apart; also written count(distinct x)
  outcome,            ///< a condition: whether a contact was answered
  outcome_and_limit,  ///< the same, how long it waited, and the limit of a short wait
  outcome_and_limits,  ///< the same with the limit of an answer in time; that of a short wait may follow the variant
};

/// One line of the table: a function, or one variant of a function that has variants.
struct aggregate_kind {
  metric_kind metric;
  std::string_view function;  ///< canonical name, lower case
  std::string_view variant;   ///< text of the second argument; empty: takes none
  bool default_variant;       ///< the variant meant when none is given
  argument_kind argument;
  unit result;            ///< `number`: seconds when the argument is seconds
  bool has_answer_scale;  ///< every counted value must lie in answer_low..answer_high
  std::int32_t answer_low;
  std::int32_t answer_high;
  finish_kind finish;

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
