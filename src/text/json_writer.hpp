// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON text piece by piece: commas, colons, escapes and indentation are right by construction. The same
// calls give the same bytes on every machine and under every locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay::text {

enum class json_layout : std::uint8_t {
  compact,   ///< no white space at all
  indented,  ///< one member or item a line, two spaces a level, no line end after the last line
};

/// Builds one JSON document in a string. Calls must nest as the document does: a key before every member of an
/// object, no key elsewhere, one value at the top; anything else is a mistake of the program and asserts.
/// Texts are taken as UTF-8 and passed through; control characters, quotes and backslashes are escaped.
class json_writer {
 public:
  /// `indented_levels`: an indented document has a line for each member and item of so many levels from the top, and
  /// what lies deeper stands on the line of its own parent; 0: of all levels.
  explicit json_writer(json_layout layout = json_layout::compact, std::size_t indented_levels = 0) noexcept
      : layout_{layout}, indented_levels_{indented_levels} {}

  json_writer& begin_object();
  json_writer& end_object();
  json_writer& begin_array();
  json_writer& end_array();
  json_writer& key(std::string_view name);

  json_writer& string(std::string_view value);
  json_writer& integer(std::int64_t value);
  /// Shortest text that reads back as the same double. Throws assay::error (argument) for NaN and infinities, which
  /// JSON cannot say, and then has written nothing.
  json_writer& number(double value);
  /// A number already spelled as JSON spells it: exact decimals, integers beyond 64 bits.
  json_writer& raw_number(std::string_view spelled);
  json_writer& boolean(bool value);
  json_writer& null();

  /// True when one whole value has been written.
  [[nodiscard]] bool complete() const noexcept { return levels_.empty() && is_started_; }

  /// Bytes that were written and not taken yet.
  [[nodiscard]] std::size_t pending() const noexcept { return text_.size(); }
  /// Hands over what was written since the last time, at any point of the document; the memory of `piece` is used again.
  void take(std::string& piece) noexcept {
    piece.clear();
    piece.swap(text_);
  }

  /// The document; the writer must be complete().
  [[nodiscard]] const std::string& text() const& noexcept;
  [[nodiscard]] std::string text() && noexcept;

 private:
  struct level {
    bool is_object = false;
    bool is_empty = true;
    bool has_key = false;  // a key is written, its value is not
  };

  json_writer& begin(bool is_object, char bracket);
  json_writer& end(bool is_object, char bracket);
  void start_value();
  void separate();
  void new_line();
  void quote(std::string_view value);

  [[nodiscard]] bool is_indented() const noexcept {
    return layout_ == json_layout::indented && (indented_levels_ == 0 || levels_.size() <= indented_levels_);
  }

  json_layout layout_;
  std::size_t indented_levels_;
  bool is_started_ = false;
  std::vector<level> levels_;
  std::string text_;
};

/// True when `spelled` is a number by the grammar of JSON (RFC 8259, section 6).
[[nodiscard]] bool is_json_number(std::string_view spelled) noexcept;

}  // namespace assay::text
