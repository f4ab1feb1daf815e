// SPDX-License-Identifier: Apache-2.0
//
// How many enumerators an enumeration has: tables beside one are held to it, and loops over all of them forget none. The
// enumerators are those from 0 on without a gap, as all enumerations of ours have them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace assay::text {

namespace enumerator_detail {

/// Compilers write a named value by its name, and any other as a cast: `(assay::unit)7`.
template <auto Value>
[[nodiscard]] constexpr bool is_named() noexcept {
  constexpr std::string_view text = __PRETTY_FUNCTION__;
  constexpr std::size_t equals = text.rfind("Value = ");
  return text[equals + std::string_view{"Value = "}.size()] != '(';
}

inline constexpr std::size_t most_enumerators = 192;

template <class Enum, std::size_t... Index>
[[nodiscard]] constexpr std::size_t count(std::index_sequence<Index...> /*all*/) noexcept {
  constexpr std::array named{is_named<static_cast<Enum>(Index)>()...};
  std::size_t first_unnamed = 0;
  while (first_unnamed < named.size() && named[first_unnamed])
    ++first_unnamed;
  return first_unnamed;
}

}  // namespace enumerator_detail

template <class Enum>
  requires std::is_enum_v<Enum>
inline constexpr std::size_t enumerator_count =
    enumerator_detail::count<Enum>(std::make_index_sequence<enumerator_detail::most_enumerators>{});

/// All of them, in their order.
template <class Enum>
  requires std::is_enum_v<Enum>
[[nodiscard]] constexpr auto enumerators() noexcept {
  std::array<Enum, enumerator_count<Enum>> all{};
  for (std::size_t index = 0; index < all.size(); ++index)
    all[index] = static_cast<Enum>(index);
  return all;
}

}  // namespace assay::text
