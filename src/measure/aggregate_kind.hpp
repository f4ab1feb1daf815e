// SPDX-License-Identifier: Apache-2.0
//
// The aggregate functions of the language in one table. A new one is a line here, plus its state and its
// score.
#pragma once

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
  nps,            ///< 100 * (promoters - detractors) / answers; 9-10 promoters, below 7 detractors
  csat_top2of5,   ///< answers >= 4 / answers, on 1..5
  csat_top1of3,   ///< answers >= 3 / answers, on 1..3
  csat_top3of10,  ///< answers >= 8 / answers, on 0..10 or 1..10
  csat_mean,      ///< mean answer, on any scale
  csat_mean100,   ///< mean answer on 1..5, stretched to 0..100
  csat_net,       ///< (answers >= 4 - answers <= 2) / answers, on 1..5
};

/// What an aggregate takes between its parentheses.
enum class argument_kind : std::uint8_t { star, any, boolean, number };

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
};

/// The whole table; the lines of one function stand together.
[[nodiscard]] std::span<const aggregate_kind> aggregate_kinds() noexcept;

/// The lines of one function by any of its names, in any case of letters; empty when there is no such
/// function.
[[nodiscard]] std::span<const aggregate_kind> find_aggregate(std::string_view function) noexcept;

/// The line of a metric.
[[nodiscard]] const aggregate_kind& description_of(metric_kind metric) noexcept;

}  // namespace assay::measure
