// SPDX-License-Identifier: Apache-2.0
//
// From the physical type of a column, known at run time, to code for the C++ type.
#pragma once

#include <cstdint>
#include <type_traits>

#include <assay/column.hpp>

namespace assay::column {

[[nodiscard]] constexpr bool is_integer(physical_type type) noexcept {
  return type >= physical_type::int8 && type <= physical_type::uint64;
}
[[nodiscard]] constexpr bool is_floating(physical_type type) noexcept {
  return type == physical_type::float32 || type == physical_type::float64;
}

/// The same number in a wider type. One of 8 bits is a number here, never a character.
template <class Wide, class Integer>
[[nodiscard]] constexpr Wide widened(Integer number) noexcept {
  return static_cast<Wide>(number);  // NOLINT(bugprone-signed-char-misuse)
}

/// Calls visit(std::type_identity<T>{}) with the integer type; `type` must be one.
template <class Visit>
decltype(auto) visit_integer(physical_type type, const Visit& visit) {
  switch (type) {
    case physical_type::int8:
      return visit(std::type_identity<std::int8_t>{});
    case physical_type::int16:
      return visit(std::type_identity<std::int16_t>{});
    case physical_type::int32:
      return visit(std::type_identity<std::int32_t>{});
    case physical_type::uint8:
      return visit(std::type_identity<std::uint8_t>{});
    case physical_type::uint16:
      return visit(std::type_identity<std::uint16_t>{});
    case physical_type::uint32:
      return visit(std::type_identity<std::uint32_t>{});
    case physical_type::uint64:
      return visit(std::type_identity<std::uint64_t>{});
    default:
      return visit(std::type_identity<std::int64_t>{});
  }
}

}  // namespace assay::column
