// SPDX-License-Identifier: Apache-2.0
//
// The texts of a list of any layout, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <assay/column.hpp>

namespace assay::column {

/// An entry of utf8_view: the length of the text, then the text itself or its first bytes and its place.
[[nodiscard]] inline std::optional<std::string_view> viewed_entry(const text_list& list,
                                                                  std::size_t at) noexcept {
  constexpr std::size_t entry_bytes = 16;
  constexpr std::int32_t most_inlined_bytes = 12;
  const char* const entry = static_cast<const char*>(list.entries) + entry_bytes * at;
  std::int32_t length = 0;
  std::int32_t memory = 0;
  std::int32_t offset = 0;
  std::memcpy(&length, entry, 4);
  if (length < 0) return std::nullopt;
  if (length <= most_inlined_bytes) return std::string_view{entry + 4, static_cast<std::size_t>(length)};
  std::memcpy(&memory, entry + 8, 4);
  std::memcpy(&offset, entry + 12, 4);
  if (memory < 0 || static_cast<std::size_t>(memory) >= list.memory_count || offset < 0) return std::nullopt;
  const text_memory& within = list.memories[memory];
  const auto first = static_cast<std::size_t>(offset);
  const auto bytes = static_cast<std::size_t>(length);
  if (first > within.byte_count || bytes > within.byte_count - first) return std::nullopt;
  return std::string_view{within.bytes + first, bytes};
}

/// Text `index` < size of the list; nothing when its offsets are not ascending or lie outside of the bytes. Reads two
/// offsets or an entry, and no byte of the text.
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
    case text_layout::utf8_view:
      return viewed_entry(list, at);
    case text_layout::none:
      break;
  }
  return std::nullopt;
}

}  // namespace assay::column
