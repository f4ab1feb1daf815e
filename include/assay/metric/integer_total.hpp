// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <tuple>

#include <assay/integer.hpp>

namespace assay::metric {

/// What sum and mean keep of integers. 128 bits: no number of 64-bit values a machine can add overflows the total.
struct integer_total {
  std::int64_t records = 0;
  int128 total = 0;

  constexpr void add(std::int64_t value) noexcept {
    ++records;
    total += value;
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  constexpr void merge(const integer_total& other) noexcept {
    records += other.records;
    total += other.total;
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records, total); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(records, total); }
  friend constexpr bool operator==(const integer_total&, const integer_total&) noexcept = default;
};

}  // namespace assay::metric
