// SPDX-License-Identifier: Apache-2.0
//
// Letters to directives: one look ahead and one back are enough to tell months from minutes.
#include "column/time_pattern.hpp"

#include <cstddef>

namespace assay::column {
namespace {

constexpr std::string_view half_of_day = "AM/PM";

// The part that a letter stands for, 0 for none. Capitals mean the same, for what an m is its neighbours say; those of
// AM and PM are left alone.
constexpr char part_at(std::string_view letters, std::size_t at) noexcept {
  const char c = letters[at];
  if (std::string_view{"ymdhsf"}.find(c) != std::string_view::npos) return c;
  if (c == 'M' && at > 0 && (letters[at - 1] == 'A' || letters[at - 1] == 'P')) return 0;
  switch (c) {
    case 'Y':
      return 'y';
    case 'M':
      return 'm';
    case 'D':
      return 'd';
    case 'H':
      return 'h';
    case 'S':
      return 's';
    default:
      return 0;
  }
}

// Whether the next part after `at` is a second: then the m before it is a minute.
bool second_follows(std::string_view letters, std::size_t at) noexcept {
  while (at < letters.size() && part_at(letters, at) == 0)
    ++at;
  return at < letters.size() && part_at(letters, at) == 's';
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
    const char letter = part_at(letters, at);
    std::size_t end = at + 1;
    if (letter != 0) {
      while (end < letters.size() && letters[end] == letters[at])
        ++end;
      const bool is_minute = before == 'h' || second_follows(letters, end);
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

}  // namespace assay::column
