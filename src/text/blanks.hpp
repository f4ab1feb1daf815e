// SPDX-License-Identifier: Apache-2.0
//
// Blanks around the text of a cell: spaces and tabs, which are never part of a number, a time or a truth value.
#pragma once

#include <string_view>

namespace assay::text {

[[nodiscard]] constexpr bool is_blank(char character) noexcept {
  return character == ' ' || character == '\t';
}

/// Without the blanks at both ends.
[[nodiscard]] constexpr std::string_view without_blanks(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

}  // namespace assay::text
