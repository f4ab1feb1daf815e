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

/// Arithmetic mean of integers: total / records, never rounded before it is shown.
struct mean {
  static constexpr std::string_view id = "mean";

  std::int64_t records = 0;
  int128 total = 0;

  constexpr void add(std::int64_t value) noexcept {
    ++records;
    total += value;
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  constexpr void merge(const mean& other) noexcept {
    records += other.records;
    total += other.total;
  }

  [[nodiscard]] constexpr std::optional<fraction> value() const noexcept {
    if (records == 0) return std::nullopt;
    return fraction{total, records};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records, total); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(records, total); }
  friend constexpr bool operator==(const mean&, const mean&) noexcept = default;
};

}  // namespace assay::metric
