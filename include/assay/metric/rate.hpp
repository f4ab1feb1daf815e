// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// Share of records for which something is true: hits / (hits + misses). Records for which it is unknown are not added.
struct rate {
  static constexpr std::string_view id = "rate";

  std::int64_t hits = 0;
  std::int64_t misses = 0;

  constexpr void add(bool hit) noexcept { hit ? ++hits : ++misses; }
  constexpr void merge(const rate& other) noexcept {
    hits += other.hits;
    misses += other.misses;
  }

  [[nodiscard]] constexpr std::optional<ratio> value() const noexcept {
    if (n() == 0) return std::nullopt;
    return ratio{hits, n()};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return hits + misses; }

  constexpr auto fields() noexcept { return std::tie(hits, misses); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(hits, misses); }
  friend constexpr bool operator==(const rate&, const rate&) noexcept = default;
};

}  // namespace assay::metric
