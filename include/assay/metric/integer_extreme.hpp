// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <tuple>

#include <assay/fraction.hpp>

namespace assay::metric {

/// What minimum and maximum keep of integers; Wins(a, b) says that a replaces b.
template <class Wins>
struct integer_extreme {
  std::int64_t records = 0;
  std::int64_t extreme = 0;  ///< 0 as long as there are no records

  constexpr void add(std::int64_t value) noexcept {
    if (records == 0 || Wins{}(value, extreme)) extreme = value;
    ++records;
  }
  /// 4.5 must not become 4: add integers in a smaller unit.
  template <std::floating_point Number>
  void add(Number) = delete;
  constexpr void merge(const integer_extreme& other) noexcept {
    if (other.records == 0) return;
    const std::int64_t all = records + other.records;
    add(other.extreme);
    records = all;
  }

  [[nodiscard]] constexpr std::optional<fraction> value() const noexcept {
    if (records == 0) return std::nullopt;
    return fraction{extreme};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records, extreme); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(records, extreme); }
  friend constexpr bool operator==(const integer_extreme&, const integer_extreme&) noexcept = default;
};

}  // namespace assay::metric
