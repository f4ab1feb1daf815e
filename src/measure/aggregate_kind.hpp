// SPDX-License-Identifier: Apache-2.0
//
// The aggregate functions of the language in one table. A new one is a line here, plus its state and its
// score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "measure/unit_rules.hpp"

namespace assay::measure {

/// What is kept and calculated over the rows of an aggregate (after its filter).
enum class metric_kind : std::uint8_t {
  count_rows,    ///< rows
  count_values,  ///< rows whose argument is not null
  rate,          ///< true / (true + false)
  sum,           ///< sum of the non-null values
  mean,          ///< sum / count of the non-null values
  minimum,
  maximum,
  nps,              ///< 100 * (promoters - detractors) / answers; 9-10 promoters, below 7 detractors
  csat_top2of5,     ///< answers >= 4 / answers, on 1..5
  csat_top1of3,     ///< answers >= 3 / answers, on 1..3
  csat_top3of10,    ///< answers >= 8 / answers, on 0..10 or 1..10
  csat_mean,        ///< mean answer, on any scale
  csat_mean100,     ///< mean answer on 1..5, stretched to 0..100
  csat_net,         ///< (answers >= 4 - answers <= 2) / answers, on 1..5
  ces_mean7,        ///< mean answer on 1..7
  ces_net7,         ///< (answers >= 6 - answers <= 3) / answers, on 1..7
  ces_top3of7,      ///< answers >= 5 / answers, on 1..7
  moments,          ///< n, sum and sum of squares: variances and deviations
  share,            ///< sum / sum of another number, of rows that have both
  values,           ///< how often each value came: percentiles
  sketched_values,  ///< the same in buckets
  texts,            ///< how often each text came: the share of the most frequent
  distinct,         ///< different values
};

/// What is asked of a state that answers several questions: access, where the metric is shape.
enum class finish_kind : std::uint8_t {
  usual,  ///< the one question its metric answers
  variance_sample,
  variance_population,
  deviation_sample,
  deviation_population,
  percentile,
};

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
