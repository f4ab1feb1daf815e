// SPDX-License-Identifier: Apache-2.0
#include "plan/metric/finish_keys.hpp"

#include <algorithm>
#include <cstdint>

#include <assay/fraction.hpp>
#include <assay/metric/percentile.hpp>
#include <assay/metric/percentile_sketch.hpp>

namespace assay::plan {

namespace {

finished_metric counted(const group_counts& of) noexcept {
  finished_metric result;
  result.missing = of.missing();
  result.n = of.fields[1];
  return result;
}

/// The bucket's lower edge; the answer lies in the bucket, and in the range of the column. Near 0 buckets hold one value.
void answer_bucket(std::int32_t bucket, const group_counts& of, finished_metric& result) noexcept {
  const std::int64_t lower = metric::sketch_lower_edge(bucket);
  const std::int64_t upper = metric::sketch_upper_edge(bucket);
  result.value = fraction{lower, of.one};
  if (lower == upper) return;
  result.is_estimate = true;
  result.within = value_range{fraction{lower, of.one}, fraction{std::min(upper, of.high), of.one}};
}

}  // namespace

finished_metric finish_percentile(const group_counts& of, const finisher& by) {
  finished_metric result = counted(of);
  if (result.n == 0) return result;
  const std::int64_t key = of.keys->of_rank(metric::nearest_rank(result.n, by.p));
  if (of.keys->is_beyond()) {
    answer_bucket(static_cast<std::int32_t>(key), of, result);
  } else {
    result.value = fraction{key, of.one};
  }
  return result;
}

finished_metric finish_different(const group_counts& of, const finisher& /*by*/) {
  finished_metric result = counted(of);
  if (!of.keys->is_beyond()) {
    result.value = fraction{static_cast<std::int64_t>(of.keys->size())};
    return result;
  }
  const std::int64_t about = of.keys->estimate();
  // Three standard errors of 1.04 / sqrt(4,096); it is known that there are more than are kept one by one.
  constexpr std::int64_t error_parts = 39;
  constexpr std::int64_t parts = 800;
  result.value = fraction{about};
  result.is_estimate = true;
  const fraction low = std::max(fraction{int128{about} * (parts - error_parts), parts},
                                fraction{static_cast<std::int64_t>(of.keys->most()) + 1});
  result.within = value_range{low, std::max(fraction{int128{about} * (parts + error_parts), parts}, low)};
  return result;
}

finished_metric finish_largest_share(const group_counts& of, const finisher& /*by*/) {
  finished_metric result = counted(of);
  if (result.n > 0) result.value = fraction{of.keys->largest_count(), result.n};
  return result;
}

}  // namespace assay::plan
