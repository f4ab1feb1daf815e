// SPDX-License-Identifier: Apache-2.0
//
// Walks through a text and counts lines and columns.
#pragma once

#include <cstddef>
#include <string_view>

#include "document/json_document.hpp"

namespace assay::document {

/// A place in the text that knows its line and column. The text must be valid UTF-8 up to wherever it is moved.
struct text_cursor {
  std::string_view text;
  std::size_t offset = 0;
  position here{1, 1};

  [[nodiscard]] std::string_view rest() const noexcept { return text.substr(offset); }
  [[nodiscard]] bool at_end() const noexcept { return offset == text.size(); }
  [[nodiscard]] bool at(char wanted) const noexcept { return !at_end() && text[offset] == wanted; }

  void step() noexcept {
    const char byte = text[offset++];
    // Of CR LF the LF ends the line, so that the pair counts once.
    if (byte == '\n' || (byte == '\r' && !at('\n'))) {
      here = {here.line + 1, 1};
    } else if (byte != '\r' && (static_cast<unsigned char>(byte) & 0xC0U) != 0x80) {
      ++here.column;
    }
  }
  void skip(std::size_t bytes) noexcept {
    for (const std::size_t end = offset + bytes; offset < end;)
      step();
  }
  void skip_space() noexcept {
    while (!at_end() && std::string_view{" \t\r\n"}.find(text[offset]) < 4)
      step();
  }
};

}  // namespace assay::document
