// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// How many records were added.
struct count {
  static constexpr std::string_view id = "count";

  std::int64_t records = 0;

  constexpr void add() noexcept { ++records; }
  template <class Anything>
  constexpr void add(const Anything&) noexcept {
    ++records;
  }
  constexpr void merge(const count& other) noexcept { records += other.records; }

  /// Never empty: no records is a count of 0.
  [[nodiscard]] constexpr std::optional<assay::count> value() const noexcept {
    return assay::count{fraction{records}};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(records); }
  friend constexpr bool operator==(const count&, const count&) noexcept = default;
};

}  // namespace assay::metric
