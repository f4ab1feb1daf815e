// SPDX-License-Identifier: Apache-2.0
//
// Letters to directives: one look ahead and one back are enough to tell months from minutes.
#include "table/time_pattern.hpp"

#include <cstddef>

namespace assay::cells {
namespace {

constexpr std::string_view half_of_day = "AM/PM";

constexpr bool is_part(char c) noexcept {
  return std::string_view{"ymdhHsf"}.find(c) != std::string_view::npos;
}

// Whether the next part after `at` is a second: then the m before it is a minute.
bool second_follows(std::string_view letters, std::size_t at) noexcept {
  while (at < letters.size() && !is_part(letters[at]))
    ++at;
  return at < letters.size() && letters[at] == 's';
}

char directive_of(char letter, std::size_t length, bool is_minute, bool has_half) noexcept {
  if (letter == 'y') return length == 4 ? 'Y' : length == 2 ? 'y' : '\0';
  if (letter == 'f') return 'f';
  if (length > 2) return '\0';
  switch (letter) {
    case 'm':
      return is_minute ? 'M' : 'm';
    case 'd':
      return 'd';
    case 's':
      return 'S';
    default:
      return has_half ? 'I' : 'H';
  }
}

}  // namespace

std::string directives_of(std::string_view letters) {
  const bool has_half = letters.find(half_of_day) != std::string_view::npos;
  std::string pattern;
  char before = 0;
  for (std::size_t at = 0; at < letters.size();) {
    if (letters.substr(at).starts_with(half_of_day)) {
      pattern += "%p";
      at += half_of_day.size();
      continue;
    }
    const char letter = letters[at];
    std::size_t end = at + 1;
    if (is_part(letter)) {
      while (end < letters.size() && letters[end] == letter)
        ++end;
      const bool is_minute = before == 'h' || before == 'H' || second_follows(letters, end);
      const char directive = directive_of(letter, end - at, is_minute, has_half);
      before = letter;
      if (directive != 0) {
        pattern += '%';
        pattern += directive;
        at = end;
        continue;
      }
    }
    pattern += letters.substr(at, end - at);
    at = end;
  }
  return pattern;
}

}  // namespace assay::cells
