// SPDX-License-Identifier: Apache-2.0
//
// The texts of a list of any layout, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <assay/column.hpp>

namespace assay::column {

/// Text `index` < size of the list; nothing when its offsets are not ascending or lie outside of the bytes. Reads two
/// offsets, and no byte of the text.
[[nodiscard]] inline std::optional<std::string_view> entry_of(const text_list& list,
                                                              std::size_t index) noexcept {
  const auto between = [&list](auto first, auto last) -> std::optional<std::string_view> {
    if (first < 0 || last < first || static_cast<std::uint64_t>(last) > list.byte_count) return std::nullopt;
    if (first == last) return std::string_view{""};
    return std::string_view{list.bytes + first, static_cast<std::size_t>(last - first)};
  };
  const std::size_t at = list.offset + index;
  switch (list.layout) {
    case text_layout::views:
      return static_cast<const std::string_view*>(list.entries)[at];
    case text_layout::utf8: {
      const auto* const offsets = static_cast<const std::int32_t*>(list.entries);
      return between(offsets[at], offsets[at + 1]);
    }
    case text_layout::large_utf8: {
      const auto* const offsets = static_cast<const std::int64_t*>(list.entries);
      return between(offsets[at], offsets[at + 1]);
    }
    case text_layout::none:
      break;
  }
  return std::nullopt;
}

}  // namespace assay::column
