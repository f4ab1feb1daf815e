// SPDX-License-Identifier: Apache-2.0
//
// Percentiles 百分位数 of any number of different values, in buckets whose width grows with the value: 256 values on each
// side of 0 are kept exactly, after that every power of two is divided into 128 buckets. Counts of fixed buckets add up to
// the same whatever the order, unlike sketches that choose their buckets from the data.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/decimal.hpp>
#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/metric.hpp>
#include <assay/metric/percentile.hpp>

namespace assay::metric {

namespace detail {

constexpr int sketch_bits = 7;

/// Bucket of a magnitude up to 2^63; ascending.
[[nodiscard]] constexpr std::int32_t bucket_of_magnitude(std::uint64_t size) noexcept {
  const int shift = 63 - std::countl_zero(size | 1U) - sketch_bits;
  if (shift <= 0) return static_cast<std::int32_t>(size);
  return (shift << sketch_bits) + static_cast<std::int32_t>(size >> shift);
}
/// The smallest magnitude in a bucket.
[[nodiscard]] constexpr uint128 smallest_magnitude(std::int32_t bucket) noexcept {
  const int shift = bucket < (2 << sketch_bits) ? 0 : (bucket >> sketch_bits) - 1;
  return static_cast<uint128>(bucket - (shift << sketch_bits)) << shift;
}

}  // namespace detail

/// The bucket of a value; buckets of ascending values ascend, that of 0 is 0.
[[nodiscard]] constexpr std::int32_t sketch_bucket(std::int64_t value) noexcept {
  return value >= 0 ? detail::bucket_of_magnitude(static_cast<std::uint64_t>(value))
                    : -detail::bucket_of_magnitude(std::uint64_t{0} - static_cast<std::uint64_t>(value));
}

/// The lower edge of a bucket: the smallest integer in it. At most 1/128 (0.79 %) of any value in the bucket away from it,
/// and never above it.
[[nodiscard]] constexpr std::int64_t sketch_lower_edge(std::int32_t bucket) noexcept {
  if (bucket >= 0) return static_cast<std::int64_t>(detail::smallest_magnitude(bucket));
  const int128 largest = static_cast<int128>(detail::smallest_magnitude(1 - bucket)) - 1;
  return -largest < INT64_MIN ? INT64_MIN : static_cast<std::int64_t>(-largest);
}

/// Largest bucket; the smallest is -sketch_bucket(INT64_MIN).
inline constexpr std::int32_t largest_sketch_bucket = sketch_bucket(INT64_MAX);
inline constexpr std::int32_t smallest_sketch_bucket = sketch_bucket(INT64_MIN);

/// The upper edge of a bucket: the largest integer in it.
[[nodiscard]] constexpr std::int64_t sketch_upper_edge(std::int32_t bucket) noexcept {
  return bucket >= largest_sketch_bucket ? INT64_MAX : sketch_lower_edge(bucket + 1) - 1;
}

/// Percentiles with a relative error of at most 0.8 %, from at most 14,592 counters.
struct percentile_sketch {
  static constexpr std::string_view id = "percentile";

  std::int64_t records = 0;
  std::map<std::int32_t, std::int64_t> counts;  ///< bucket to records

  void add(std::int64_t value) {
    ++records;
    ++counts[sketch_bucket(value)];
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  void merge(const percentile_sketch& other) {
    records += other.records;
    for (const auto& [bucket, count] : other.counts)
      counts[bucket] += count;
  }

  /// The lower edge of the bucket that holds the record of rank nearest_rank(n, p); of the middle record without `p`.
  /// Empty without records and for p outside (0, 1].
  [[nodiscard]] std::optional<fraction> value(const decimal& p = {5, 1}) const noexcept {
    if (counts.empty() || !is_percentile(p)) return std::nullopt;
    return fraction{sketch_lower_edge(key_of_rank(counts, nearest_rank(records, p)))};
  }
  [[nodiscard]] std::int64_t n() const noexcept { return records; }

  auto fields() noexcept { return std::tie(records, counts); }
  [[nodiscard]] auto fields() const noexcept { return std::tie(records, counts); }
  friend bool operator==(const percentile_sketch&, const percentile_sketch&) noexcept = default;
};

}  // namespace assay::metric
