// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// Share 占比: sum of parts / sum of wholes, over records that have both. Large records weigh more, unlike in the mean of
/// shares: of 10 in 100 and 1 in 1 it is 11 in 101.
struct share {
  static constexpr std::string_view id = "share";

  std::int64_t records = 0;
  int128 part = 0;
  int128 whole = 0;

  constexpr void add(std::int64_t part_value, std::int64_t whole_value) noexcept {
    ++records;
    part += part_value;
    whole += whole_value;
  }
  /// Part and whole.
  template <std::integral Part, std::integral Whole>
  constexpr void add(const std::pair<Part, Whole>& record) noexcept {
    add(record.first, record.second);
  }
  constexpr void merge(const share& other) noexcept {
    records += other.records;
    part += other.part;
    whole += other.whole;
  }

  /// Empty without records and when the wholes add up to 0.
  [[nodiscard]] constexpr std::optional<ratio> value() const noexcept {
    if (records == 0 || whole == 0) return std::nullopt;
    return whole < 0 ? ratio{fraction{-part, -whole}} : ratio{fraction{part, whole}};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return records; }

  constexpr auto fields() noexcept { return std::tie(records, part, whole); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(records, part, whole); }
  friend constexpr bool operator==(const share&, const share&) noexcept = default;
};

}  // namespace assay::metric
