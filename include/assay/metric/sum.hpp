// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/metric.hpp>

namespace assay::metric {

/// Sum of integers: amounts scaled to whole units. 128 bits: no number of 64-bit values a machine can add overflows it.
struct sum {
  static constexpr std::string_view id = "sum";

  std::int64_t records = 0;
  int128 total = 0;

  constexpr void add(std::int64_t value) noexcept {
    ++records;
    total += value;
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  constexpr void merge(const sum& other) noexcept {
    records += other.records;
    total += other.total;
  }

  /// Empty without records, as in SQL: the sum of nothing is not 0.
  [[nodiscard]] constexpr std::optional<fraction> value() const noexcept {
    if (records == 0) return std::nullopt;
    return fraction{total};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records, total); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(records, total); }
  friend constexpr bool operator==(const sum&, const sum&) noexcept = default;
};

}  // namespace assay::metric
