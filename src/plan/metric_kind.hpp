// SPDX-License-Identifier: Apache-2.0
//
// What can be counted over records, and what can be asked of what was counted.
#pragma once

#include <cstdint>

namespace assay::plan {

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
  sketched_values,  ///< the same, in buckets once there are many
  texts,            ///< how often each text came: the share of the most frequent
  distinct,         ///< different values, estimated beyond a few
  exact_distinct,   ///< different values, each of them kept
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

}  // namespace assay::plan
