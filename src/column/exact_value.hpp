// SPDX-License-Identifier: Apache-2.0
//
// The number of one row of a column of numbers, whatever its physical type, as what it stands for exactly.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#include <assay/column.hpp>
#include <assay/fraction.hpp>
#include <assay/integer.hpp>

#include "column/bitmap.hpp"

namespace assay::column {

template <class Value>
[[nodiscard]] Value value_at(const column_view& column, std::size_t row) noexcept {
  Value value{};
  std::memcpy(&value, static_cast<const char*>(column.values) + (column.offset + row) * sizeof(Value),
              sizeof value);
  return value;
}

/// Of a column of integers, decimals or bits: as it stands, without its decimals.
[[nodiscard]] inline int128 integer_at(const column_view& column, std::size_t row) noexcept {
  switch (column.type) {
    case physical_type::bits:
      return bit_at(column.values, column.offset + row) ? 1 : 0;
    case physical_type::int8:
      return value_at<std::int8_t>(column, row);
    case physical_type::int16:
      return value_at<std::int16_t>(column, row);
    case physical_type::int32:
      return value_at<std::int32_t>(column, row);
    case physical_type::int64:
      return value_at<std::int64_t>(column, row);
    case physical_type::uint8:
      return value_at<std::uint8_t>(column, row);
    case physical_type::uint16:
      return value_at<std::uint16_t>(column, row);
    case physical_type::uint32:
      return value_at<std::uint32_t>(column, row);
    case physical_type::uint64:
      return value_at<std::uint64_t>(column, row);
    default:
      return value_at<int128>(column, row);
  }
}

[[nodiscard]] inline bool is_nan(const column_view& column, std::size_t row) noexcept {
  if (column.type == physical_type::float64) return std::isnan(value_at<double>(column, row));
  return column.type == physical_type::float32 && std::isnan(value_at<float>(column, row));
}

/// The decimal that a double stands for: the shortest that reads back as the same double. Empty when it needs more than
/// 128 bits, and for what is no number.
[[nodiscard]] std::optional<fraction> shortest_decimal(double value) noexcept;
[[nodiscard]] std::optional<fraction> shortest_decimal(float value) noexcept;

/// Empty when exact arithmetic cannot hold it, and for what is not finite. The row has a value; `decimals` says how many there are.
[[nodiscard]] std::optional<fraction> exact_value(const column_view& column, std::size_t row) noexcept;

}  // namespace assay::column
