// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// Share of the most frequent category 众数占比: 1 when all records are of one category, near 0 when they spread. With more
/// than `most_categories` the counts are dropped and there is no answer, whatever order the records came in.
template <class Category = std::string>
struct mode_share {
  static constexpr std::string_view id = "mode_share";
  static constexpr std::size_t most_categories = 65'536;

  std::int64_t records = 0;
  std::map<Category, std::int64_t, std::less<>> counts;  ///< category to records; empty when over_cap
  bool over_cap = false;

  template <class Value>
    requires std::constructible_from<Category, const Value&>
  void add(const Value& category) {
    ++records;
    if (over_cap) return;
    const auto known = counts.find(category);
    if (known != counts.end()) {
      ++known->second;
    } else {
      counts.emplace(Category(category), 1);
      drop_beyond_cap();
    }
  }
  void merge(const mode_share& other) {
    records += other.records;
    over_cap = over_cap || other.over_cap;
    if (!over_cap) {
      for (const auto& [category, count] : other.counts)
        counts[category] += count;
    }
    drop_beyond_cap();
  }

  [[nodiscard]] std::optional<ratio> value() const noexcept {
    if (counts.empty()) return std::nullopt;
    std::int64_t most = 0;
    for (const auto& [category, count] : counts)
      most = std::max(most, count);
    return ratio{most, records};
  }
  [[nodiscard]] std::int64_t n() const noexcept { return records; }

  auto fields() noexcept { return std::tie(records, counts, over_cap); }
  [[nodiscard]] auto fields() const noexcept { return std::tie(records, counts, over_cap); }
  friend bool operator==(const mode_share&, const mode_share&) noexcept = default;

 private:
  void drop_beyond_cap() noexcept {
    over_cap = over_cap || counts.size() > most_categories;
    if (over_cap) counts.clear();
  }
};

}  // namespace assay::metric
