// SPDX-License-Identifier: Apache-2.0
//
// Bytes where bytes do, code points where characters are counted. Damaged UTF-8 counts byte by byte.
#include "plan/text_operation.hpp"

#include <algorithm>
#include <tuple>

#include <assay/error.hpp>

#include "message/measure_function_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::plan {
namespace {

std::size_t first_length(std::string_view text) noexcept { return text::first_code_point(text).byte_count; }

std::int64_t count_of(std::string_view text) noexcept {
  std::int64_t count = 0;
  for (; !text.empty(); ++count)
    text.remove_prefix(first_length(text));
  return count;
}

/// `text` behind its first `count` code points.
std::string_view behind(std::string_view text, std::int64_t count) noexcept {
  for (; count > 0 && !text.empty(); --count)
    text.remove_prefix(first_length(text));
  return text;
}

std::string with_letters(std::string_view text, char first, char last, int distance) {
  std::string result{text};
  for (char& letter : result) {
    if (letter >= first && letter <= last) letter = static_cast<char>(letter + distance);
  }
  return result;
}

bool is_one_of(std::string_view character, std::string_view characters) noexcept {
  for (; !characters.empty(); characters.remove_prefix(first_length(characters))) {
    if (characters.substr(0, first_length(characters)) == character) return true;
  }
  return false;
}

std::string_view trimmed_left(std::string_view text, std::string_view characters) noexcept {
  while (!text.empty() && is_one_of(text.substr(0, first_length(text)), characters))
    text.remove_prefix(first_length(text));
  return text;
}

std::string_view trimmed_right(std::string_view text, std::string_view characters) noexcept {
  // Forward, because damaged bytes have no begin that can be found from behind.
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = first_length(text.substr(at));
    if (!is_one_of(text.substr(at, length), characters)) end = at + length;
    at += length;
  }
  return text.substr(0, end);
}

std::string_view substring(std::string_view text, std::int64_t from, std::int64_t length) noexcept {
  std::int64_t start = from - 1;
  if (from < 0) {
    start = count_of(text) + from;
    // What lies before the begin is cut off.
    if (start < 0 && length >= 0) length = std::max<std::int64_t>(0, length + start);
    start = std::max<std::int64_t>(0, start);
  }
  const std::string_view rest = behind(text, start);
  return length < 0 ? rest : rest.substr(0, rest.size() - behind(rest, length).size());
}

/// Stops when the result is too long.
std::string replaced(std::string_view text, std::string_view wanted, std::string_view instead) {
  std::string result;
  while (result.size() <= longest_text_bytes) {
    const std::size_t found = text.find(wanted);
    if (found == std::string_view::npos) break;
    result += text.substr(0, found);
    result += instead;
    text.remove_prefix(found + wanted.size());
  }
  result += text;
  return result;
}

}  // namespace

bool operator<(const text_operation& left, const text_operation& right) noexcept {
  return std::tie(left.function, left.texts, left.from, left.length) <
         std::tie(right.function, right.texts, right.from, right.length);
}

void fail_too_long() { throw error{error_code::limit, says::made_text_too_long(longest_text_bytes)}; }

std::optional<std::string> mapped_if_short(const text_operation& operation, std::string_view text) {
  std::string result;
  switch (operation.function) {
    case text_function::lower:
      result = with_letters(text, 'A', 'Z', 'a' - 'A');
      break;
    case text_function::upper:
      result = with_letters(text, 'a', 'z', 'A' - 'a');
      break;
    case text_function::trim:
      result = trimmed_right(trimmed_left(text, operation.texts[0]), operation.texts[0]);
      break;
    case text_function::trim_left:
      result = trimmed_left(text, operation.texts[0]);
      break;
    case text_function::trim_right:
      result = trimmed_right(text, operation.texts[0]);
      break;
    case text_function::substring:
      result = substring(text, operation.from, operation.length);
      break;
    default:
      result = replaced(text, operation.texts[0], operation.texts[1]);
      break;
  }
  if (result.size() > longest_text_bytes) return std::nullopt;
  return result;
}

std::string mapped(const text_operation& operation, std::string_view text) {
  std::optional<std::string> result = mapped_if_short(operation, text);
  if (!result) fail_too_long();
  return *std::move(result);
}

std::string joined(std::string_view left, std::string_view right) {
  if (left.size() + right.size() > longest_text_bytes) fail_too_long();
  return std::string{left} + std::string{right};
}

std::int64_t measured(const text_operation& operation, std::string_view text) noexcept {
  std::int64_t result = 0;
  if (operation.function == text_function::length) {
    result = count_of(text);
  } else {
    const std::size_t found = text.find(operation.texts[0]);
    result = found == std::string_view::npos ? 0 : count_of(text.substr(0, found)) + 1;
  }
  return std::min(result, longest_measure);
}

like_pattern::like_pattern(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      items_.push_back({item_kind::any, 0});
    } else if (text[at] == '_') {
      items_.push_back({item_kind::one, 0});
    } else {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      items_.push_back({item_kind::byte, text[at]});
    }
  }
}

bool like_pattern::matches(std::string_view text) const noexcept {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t next = 0;
  std::size_t at = 0;
  std::size_t last_any = none;  // the last % met, and where in the text what follows it was tried
  std::size_t tried = 0;
  while (at < text.size()) {
    const bool left = next < items_.size();
    if (left && items_[next].kind == item_kind::any) {
      last_any = next++;
      tried = at;
    } else if (left && items_[next].kind == item_kind::one) {
      at += first_length(text.substr(at));
      ++next;
    } else if (left && items_[next].byte == text[at]) {
      ++at;
      ++next;
    } else if (last_any != none) {
      next = last_any + 1;
      tried += first_length(text.substr(tried));
      at = tried;
    } else {
      return false;
    }
  }
  while (next < items_.size() && items_[next].kind == item_kind::any)
    ++next;
  return next == items_.size();
}

std::optional<std::string> normal_pattern(std::string_view pattern, std::string_view escape) {
  std::string result;
  bool any = false;
  const auto literal = [&](std::string_view character) {
    if (any) result += '%';
    any = false;
    if (character == "%" || character == "_" || character == "\\") result += '\\';
    result += character;
  };
  while (!pattern.empty()) {
    if (!escape.empty() && pattern.starts_with(escape)) {
      pattern.remove_prefix(escape.size());
      if (pattern.empty()) return std::nullopt;
      literal(pattern.substr(0, first_length(pattern)));
    } else if (pattern.front() == '%') {
      any = true;
    } else if (pattern.front() == '_') {
      result += '_';
    } else {
      literal(pattern.substr(0, first_length(pattern)));
    }
    pattern.remove_prefix(first_length(pattern));
  }
  if (any) result += '%';
  return result;
}

std::optional<std::string> only_match(std::string_view normal) {
  std::string result;
  for (std::size_t at = 0; at < normal.size(); ++at) {
    if (normal[at] == '%' || normal[at] == '_') return std::nullopt;
    if (normal[at] == '\\') ++at;
    result += normal[at];
  }
  return result;
}

}  // namespace assay::plan
