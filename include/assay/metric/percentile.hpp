// SPDX-License-Identifier: Apache-2.0
//
// Exact percentiles 百分位数 by the nearest rank: how often each value came is the state, p is asked of it afterwards.
#pragma once

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

namespace assay::metric {

/// The rank of percentile p among n > 0 records, counted from 1: the smallest integer that is at least p n. `p` lies in
/// (0, 1]. Hyndman and Fan's type 1: "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
[[nodiscard]] constexpr std::int64_t nearest_rank(std::int64_t n, const decimal& p) noexcept {
  const int128 one = power_of_ten(p.scale);
  return static_cast<std::int64_t>((int128{p.coefficient} * n + one - 1) / one);
}

/// Whether `p` asks for a percentile: 0 < p <= 1.
[[nodiscard]] constexpr bool is_percentile(const decimal& p) noexcept {
  return p > decimal{0} && p <= decimal{1};
}

/// The key of the record of that rank, of (key, count) pairs in ascending order that hold it.
template <class Pairs>
[[nodiscard]] constexpr auto key_of_rank(const Pairs& counts, std::int64_t rank) noexcept {
  auto found = counts.begin();
  for (auto at = counts.begin(); at != counts.end() && rank > 0; ++at) {
    found = at;
    rank -= at->second;
  }
  return found->first;
}

/// Exact percentiles of integers with at most `most_values` different values. Beyond that the values are dropped and
/// there is no answer, whatever order the records came in; percentile_sketch knows no such limit.
struct percentile {
  static constexpr std::string_view id = "percentile";
  static constexpr std::size_t most_values = 65'536;

  std::int64_t records = 0;
  std::map<std::int64_t, std::int64_t> counts;  ///< value to records; empty when over_cap
  bool over_cap = false;

  void add(std::int64_t value) {
    ++records;
    if (over_cap) return;
    ++counts[value];
    drop_beyond_cap();
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  void merge(const percentile& other) {
    records += other.records;
    over_cap = over_cap || other.over_cap;
    if (!over_cap) {
      for (const auto& [value, count] : other.counts)
        counts[value] += count;
    }
    drop_beyond_cap();
  }

  /// The value of rank nearest_rank(n, p); of the middle record without `p`. Empty without records, beyond the cap, and
  /// for p outside (0, 1].
  [[nodiscard]] std::optional<fraction> value(const decimal& p = {5, 1}) const noexcept {
    if (counts.empty() || !is_percentile(p)) return std::nullopt;
    return fraction{key_of_rank(counts, nearest_rank(records, p))};
  }
  [[nodiscard]] std::int64_t n() const noexcept { return records; }

  auto fields() noexcept { return std::tie(records, counts, over_cap); }
  [[nodiscard]] auto fields() const noexcept { return std::tie(records, counts, over_cap); }
  friend bool operator==(const percentile&, const percentile&) noexcept = default;

 private:
  void drop_beyond_cap() noexcept {
    over_cap = over_cap || counts.size() > most_values;
    if (over_cap) counts.clear();
  }
};

}  // namespace assay::metric
