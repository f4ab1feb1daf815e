// SPDX-License-Identifier: Apache-2.0
//
// Digit groups are checked, not skipped: 1,23 with a thousands comma is no number.
#include "io/mapping/number_style.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/blanks.hpp"

namespace assay::io {
namespace {

constexpr std::array<std::string_view, 8> thousands_marks = {",", ".", "'",      "\u2019",
                                                             "_", " ", "\u00A0", "\u202F"};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text) noexcept {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count]))
    ++count;
  return count;
}

// Takes the digits before the decimal mark; false when their groups are not of three.
bool take_whole(std::string_view& text, const std::string& mark, std::string& target) {
  std::size_t count = digits_at(text);
  target += text.substr(0, count);
  text.remove_prefix(count);
  if (mark.empty() || !text.starts_with(mark)) return true;
  if (count == 0 || count > 3) return false;
  while (text.starts_with(mark)) {
    text.remove_prefix(mark.size());
    count = digits_at(text);
    if (count != 3) return false;
    target += text.substr(0, count);
    text.remove_prefix(count);
  }
  return true;
}

}  // namespace

bool is_thousands_mark(std::string_view text) noexcept {
  return std::find(thousands_marks.begin(), thousands_marks.end(), text) != thousands_marks.end();
}

bool to_plain_number(std::string_view text, const number_style& style, std::string& target) {
  target.clear();
  text = text::without_blanks(text);
  if (style.percent && text.ends_with('%')) text = text::without_blanks(text.substr(0, text.size() - 1));
  if (text.starts_with('-') || text.starts_with('+')) {
    target += text.front();
    text.remove_prefix(1);
  }
  if (!take_whole(text, style.thousands, target)) return false;
  if (text.starts_with(style.decimal_mark)) {
    target += '.';
    text.remove_prefix(1);
    const std::size_t count = digits_at(text);
    target += text.substr(0, count);
    text.remove_prefix(count);
  }
  // What may follow now is an exponent, for the reader of numbers to judge; a point would be a second decimal mark.
  if (text.find('.') != std::string_view::npos) return false;
  target += text;
  return true;
}

bool has_full_width(std::string_view text) noexcept {
  for (std::size_t at = text.find_first_of("\xE3\xEF"); at < text.size();
       at = text.find_first_of("\xE3\xEF", at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\u3000")) return true;
    if (rest.size() < 3 || rest[0] != '\xEF') continue;
    const auto second = static_cast<unsigned char>(rest[1]);
    const auto third = static_cast<unsigned char>(rest[2]);
    if ((second == 0xBCU && third >= 0x81U) || (second == 0xBDU && third <= 0x9EU)) return true;
  }
  return false;
}

void to_usual_width(std::string_view text, std::string& target) {
  target.clear();
  while (!text.empty()) {
    if (text.size() >= 3 && text.starts_with("\u3000")) {
      target += ' ';
      text.remove_prefix(3);
      continue;
    }
    if (text.size() >= 3 && has_full_width(text.substr(0, 3))) {
      // U+FF01 is EF BC 81, U+FF40 is EF BD 80; they stand for 21 to 5F and 60 to 7E.
      const auto third = static_cast<unsigned char>(text[2]);
      target += static_cast<char>(text[1] == '\xBC' ? third - 0x60U : third - 0x20U);
      text.remove_prefix(3);
      continue;
    }
    target += text.front();
    text.remove_prefix(1);
  }
}

bool looks_separated(std::string_view text) {
  std::string plain;
  const auto fits = [&](const number_style& style) {
    if (!to_plain_number(text, style, plain)) return false;
    std::string_view rest = plain;
    if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
    return !rest.empty() && is_digit(rest.back()) &&
           rest.find_first_not_of("0123456789.") == std::string_view::npos;
  };
  for (const std::string_view mark : thousands_marks) {
    for (const char decimal_mark : {'.', ','}) {
      if (mark == std::string_view{&decimal_mark, 1}) continue;
      if (fits({decimal_mark, std::string{mark}, true})) return true;
    }
  }
  return false;
}

}  // namespace assay::io
