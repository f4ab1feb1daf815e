// SPDX-License-Identifier: Apache-2.0
//
// Numbers as people write them: decimal commas, thousands separators, percent signs, full-width digits. Brought to the
// plain form that columns read, by declaration only.
#pragma once

#include <string>
#include <string_view>

namespace assay::io {

struct number_style {
  char decimal_mark = '.';  ///< or ','
  std::string thousands;    ///< between groups of three digits: one of thousands_marks; empty: none
  bool percent = false;     ///< a percent sign may follow

  [[nodiscard]] bool is_plain() const noexcept {
    return decimal_mark == '.' && thousands.empty() && !percent;
  }
};

/// `, . ' ’ _`, a blank, a no-break space, a narrow no-break space.
[[nodiscard]] bool is_thousands_mark(std::string_view text) noexcept;

/// `text` in the plain form, in `target`; false when it is not written in that style. Thousands separators may be left out
/// altogether; where one is, all have to be.
[[nodiscard]] bool to_plain_number(std::string_view text, const number_style& style, std::string& target);

/// Whether there are full-width forms (U+FF01 to U+FF5E, the ideographic space U+3000) in a text.
[[nodiscard]] bool has_full_width(std::string_view text) noexcept;
/// `text` with ordinary characters for full-width ones, in `target`.
void to_usual_width(std::string_view text, std::string& target);

/// Whether a text that is no plain number would be one with separators declared: 1,5 - 1,234.5 - 1 234 - 1'234.
[[nodiscard]] bool looks_separated(std::string_view text);

}  // namespace assay::io
