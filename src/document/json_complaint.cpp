// SPDX-License-Identifier: Apache-2.0
//
// The wording of JSON syntax errors, with advice for the slips that people really make.
#include "document/json_complaint.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace assay::document {

namespace {

constexpr std::size_t longest_excerpt_bytes = 60;

constexpr bool is_digit(char character) noexcept { return character >= '0' && character <= '9'; }
constexpr bool is_letter(char character) noexcept {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}
constexpr bool is_word_character(char character) noexcept {
  return is_digit(character) || is_letter(character) || std::string_view{"._+-%"}.find(character) < 5;
}
constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

std::string lower_case(std::string_view word) {
  std::string result{word};
  for (char& character : result) {
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
  }
  return result;
}

std::string code_point_name(unsigned char character) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  return std::string{"U+00"} + hexadecimal[character / 16] + hexadecimal[character % 16];
}

/// The first character of a text that is not empty.
std::string_view first_character(std::string_view rest) noexcept {
  std::size_t length = 1;
  while (length < rest.size() && is_continuation(rest[length]))
    ++length;
  return rest.substr(0, length);
}

/// At most `longest_excerpt_bytes` of `name`, whole characters.
std::string excerpt(std::string_view name) {
  if (name.size() <= longest_excerpt_bytes) return std::string{name};
  std::size_t length = longest_excerpt_bytes;
  while (length > 0 && is_continuation(name[length]))
    --length;
  return std::string{name.substr(0, length)} + "...";
}

/// Characters that input methods and word processors write where JSON wants an ASCII one.
struct lookalike {
  std::string_view found;
  char meant;
};
constexpr std::array lookalikes{
    lookalike{"，", ','}, lookalike{"、", ','}, lookalike{"：", ':'}, lookalike{"“", '"'},
    lookalike{"”", '"'},  lookalike{"＂", '"'}, lookalike{"「", '"'}, lookalike{"」", '"'},
    lookalike{"‘", '"'},  lookalike{"’", '"'},  lookalike{"【", '['}, lookalike{"】", ']'},
    lookalike{"［", '['}, lookalike{"］", ']'}, lookalike{"｛", '{'}, lookalike{"｝", '}'},
    lookalike{"－", '-'}, lookalike{"−", '-'},  lookalike{"．", '.'}, lookalike{"。", '.'},
};

/// Characters that cannot be seen and are no white space to JSON.
struct invisible {
  std::string_view found;
  std::string_view name;
  std::string_view advice;
};
constexpr std::array invisibles{
    invisible{"\u3000", "an ideographic space (U+3000)", "put an ordinary space there"},
    invisible{"\u00A0", "a no-break space (U+00A0)", "put an ordinary space there"},
    invisible{"\u200B", "a zero-width space (U+200B)", "remove it"},
    invisible{"\uFEFF", "a byte order mark (U+FEFF)",
              "remove it; it may stand at the start of the text only"},
};

/// The entry of `table` that `rest` begins with, or null.
template <class Entry, std::size_t Size>
const Entry* find_entry(const std::array<Entry, Size>& table, std::string_view rest) noexcept {
  const auto* const found = std::find_if(table.begin(), table.end(),
                                         [rest](const Entry& each) { return rest.starts_with(each.found); });
  return found == table.end() ? nullptr : found;
}

/// Names the thing that `rest` begins with.
std::string name_of_found(std::string_view rest) {
  if (rest.empty()) return "the end of the text";
  if (const invisible* const found = find_entry(invisibles, rest)) return std::string{found->name};
  const auto code = static_cast<unsigned char>(rest.front());
  if (code < 0x20 || code == 0x7F) return "the control character " + code_point_name(code);
  if (rest.starts_with("\"")) return "a string";
  const std::string_view word = leading_word(rest);
  return "'" + excerpt(word.empty() ? first_character(rest) : word) + "'";
}

/// Advice that follows from what `rest` begins with alone; empty when there is none.
std::string advice(std::string_view rest) {
  if (rest.empty()) return {};
  if (const invisible* const found = find_entry(invisibles, rest)) return std::string{found->advice};
  if (const lookalike* const found = find_entry(lookalikes, rest)) {
    return std::string{"JSON is written with ASCII punctuation: put '"} + found->meant + "' there";
  }
  if (rest.starts_with("//") || rest.starts_with("/*") || rest.front() == '#') return "JSON has no comments";
  if (rest.front() == '\'' || rest.front() == '`') return "put text in double quotes";
  if (rest.front() == ';') return "put ',' there";
  if (rest.front() == '=') return "put ':' there";
  if (rest.front() == '\0') return "the file may be UTF-16; save it as UTF-8";
  return {};
}

complaint not_a_number(std::string_view word) {
  std::string message = "'" + excerpt(word) + "' is not a number";
  if (word.front() == '+') return {message, "leave out the plus sign"};
  if (word.back() == '%') return {message, "leave out the percent sign"};
  const std::string_view digits = word.substr(word.front() == '-' ? 1 : 0);
  if (digits.starts_with('.')) return {message, "write a digit before the decimal point"};
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]))
    return {message, "leave out the leading zeros"};
  const std::size_t point = digits.find('.');
  if (point < digits.size() && (point + 1 == digits.size() || !is_digit(digits[point + 1]))) {
    return {message, "write a digit after the decimal point"};
  }
  return {message, "a number is digits, with a decimal point and an exponent where needed: 12.5, 1e-3"};
}

}  // namespace

std::string_view leading_word(std::string_view rest) noexcept {
  const auto* const end = std::find_if_not(rest.data(), rest.data() + rest.size(),
                                           [](char each) { return is_word_character(each); });
  return rest.substr(0, static_cast<std::size_t>(end - rest.data()));
}

std::string quoted(std::string_view name) { return '"' + excerpt(name) + '"'; }

complaint unexpected(std::string_view expected, std::string_view rest, std::string otherwise) {
  std::string hint = advice(rest);
  return {"expected " + std::string{expected} + " but found " + name_of_found(rest),
          hint.empty() ? std::move(otherwise) : std::move(hint)};
}

complaint not_a_value(std::string_view word) {
  if (is_digit(word.front()) || std::string_view{"+-.%"}.find(word.front()) < 4) {
    const bool infinite = word.size() > 1 && lower_case(word.substr(1, 3)) == "inf";
    if (!infinite) return not_a_number(word);
  }
  std::string message = "expected a value but found '" + excerpt(word) + "'";
  const std::string lower = lower_case(word);
  if (lower == "true" || lower == "false" || lower == "null")
    return {message, "write it in lower case: " + lower};
  if (lower == "yes" || lower == "on") return {message, "write true"};
  if (lower == "no" || lower == "off") return {message, "write false"};
  if (lower == "none" || lower == "nil" || lower == "undefined" || lower == "na") {
    return {message, "write null"};
  }
  if (lower == "nan" || lower.find("inf") < 2)
    return {message, "JSON has no NaN and no infinity; write null"};
  return {message, "put text in double quotes"};
}

complaint not_an_escape(std::string_view rest) {
  if (rest.size() > 1 && rest[1] == 'u') {
    return {"'\\u' must be followed by four hexadecimal digits", "write a backslash itself as \\\\"};
  }
  const std::string_view escaped = rest.size() > 1 ? first_character(rest.substr(1)) : std::string_view{};
  return {"'\\" + std::string{escaped} + "' is not an escape of JSON", "write a backslash itself as \\\\"};
}

complaint raw_control_character(char character) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(character);
  std::string escape =
      character == '\t' ? "\\t" : std::string{"\\u00"} + hexadecimal[code / 16] + hexadecimal[code % 16];
  return {"a string must not contain the control character " + code_point_name(code),
          "write it as " + escape};
}

}  // namespace assay::document
