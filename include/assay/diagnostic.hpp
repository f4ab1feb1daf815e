// SPDX-License-Identifier: Apache-2.0
//
// One finding about a document. A check gathers all of them instead of stopping at the first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <assay/error.hpp>
#include <assay/message.hpp>

namespace assay {

enum class severity : std::uint8_t {
  error,    ///< the document cannot be used
  warning,  ///< it can be used, but probably does not say what was meant
  note,     ///< worth knowing
};

/// What is wrong where, and what to do about it. All texts are UTF-8. The message becomes text when it is asked for:
///
///   if (finding.message.code() == "out_of_range") report(finding.message.text("zh"));
struct diagnostic {
  severity level = severity::error;
  std::string pointer;      ///< JSON pointer (RFC 6901) to the value concerned; empty: the document
  std::int32_t line = 0;    ///< 1-based; 0: unknown
  std::int32_t column = 0;  ///< 1-based, in code points; 0: unknown
  assay::message message;   ///< what is wrong and what to do about it: code, arguments, text, hint

  friend bool operator==(const diagnostic&, const diagnostic&) = default;
};

[[nodiscard]] constexpr std::string_view name_of(severity level) noexcept {
  switch (level) {
    case severity::error:
      return "error";
    case severity::warning:
      return "warning";
    case severity::note:
      break;
  }
  return "note";
}

namespace detail {

/// Appends `text` with control characters spelled out: a finding stays on its line, and names that come from a
/// stranger's file cannot steer the terminal it is printed on.
inline void append_visible(std::string& target, std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code >= 0x20 && code != 0x7F) {
      target += byte;
    } else {
      target += "\\u00";
      target += hexadecimal[code / 16];
      target += hexadecimal[code % 16];
    }
  }
}

}  // namespace detail

/// The finding as one line without a line end: `model.json:12:7: error: /dimensions/0/weight: message; hint [code]`.
/// Parts that are empty or unknown are left out. The message is in `language`, "zh" or "en"; the rest is the same in both.
[[nodiscard]] inline std::string describe(const diagnostic& finding, std::string_view file,
                                          std::string_view language = "en") {
  std::string text;
  detail::append_visible(text, detail::place_prefix(file, finding.line, finding.column));
  text += name_of(finding.level);
  text += ": ";
  if (!finding.pointer.empty()) {
    detail::append_visible(text, finding.pointer);
    text += ": ";
  }
  detail::append_visible(text, finding.message.line(language));
  if (!finding.message.code().empty()) {
    text += " [";
    detail::append_visible(text, finding.message.code());
    text += ']';
  }
  return text;
}

}  // namespace assay
