// SPDX-License-Identifier: Apache-2.0
//
// Percentiles 百分位数 of any number of different values, in buckets whose width grows with the value: 256 values on each
// side of 0 are kept exactly, after that every power of two is divided into 128 buckets. Counts of fixed buckets add up to
// the same whatever the order, unlike sketches that choose their buckets from the data. A few different values are kept
// as they are, without buckets.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
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

/// The largest integer in a bucket; sketch_lower_edge() is the smallest.
[[nodiscard]] constexpr std::int64_t sketch_upper_edge(std::int32_t bucket) noexcept {
  return bucket == largest_sketch_bucket ? INT64_MAX : sketch_lower_edge(bucket + 1) - 1;
}

/// Percentiles with a relative error of at most 0.8 %, from at most 14,592 counters; exact as long as there are at most
/// `most_exact` different values. Which of the two an object has depends on its records alone, never on their order.
struct percentile_sketch {
  static constexpr std::string_view id = "percentile";
  static constexpr std::size_t most_exact = 64;

  std::int64_t records = 0;
  std::map<std::int64_t, std::int64_t> values;  ///< value to records; empty once there are buckets
  std::map<std::int32_t, std::int64_t> counts;  ///< bucket to records; empty as long as the values are few

  void add(std::int64_t value) {
    ++records;
    include(value, 1);
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  void merge(const percentile_sketch& other) {
    records += other.records;
    if (!other.counts.empty()) make_buckets();
    for (const auto& [bucket, count] : other.counts)
      counts[bucket] += count;
    for (const auto& [value, count] : other.values)
      include(value, count);
  }

  [[nodiscard]] bool is_exact() const noexcept { return counts.empty(); }
  /// The value of rank nearest_rank(n, p), of the middle record without `p`; the lower edge of its bucket unless
  /// is_exact(). Empty without records and for p outside (0, 1].
  [[nodiscard]] std::optional<fraction> value(const decimal& p = {5, 1}) const noexcept {
    if (records == 0 || !is_percentile(p)) return std::nullopt;
    const std::int64_t rank = nearest_rank(records, p);
    return fraction{is_exact() ? key_of_rank(values, rank) : sketch_lower_edge(key_of_rank(counts, rank))};
  }
  [[nodiscard]] std::int64_t n() const noexcept { return records; }

  auto fields() noexcept { return std::tie(records, values, counts); }
  [[nodiscard]] auto fields() const noexcept { return std::tie(records, values, counts); }
  friend bool operator==(const percentile_sketch&, const percentile_sketch&) noexcept = default;

 private:
  void include(std::int64_t value, std::int64_t count) {
    if (!is_exact()) {
      counts[sketch_bucket(value)] += count;
      return;
    }
    values[value] += count;
    if (values.size() > most_exact) make_buckets();
  }
  void make_buckets() {
    for (const auto& [value, count] : values)
      counts[sketch_bucket(value)] += count;
    values.clear();
  }
};

}  // namespace assay::metric
