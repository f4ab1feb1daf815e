// SPDX-License-Identifier: Apache-2.0
//
// The wording of JSON syntax errors, with advice for the slips that people really make.
#include "document/json_complaint.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "message/document_sentences.hpp"
#include "message/json_sentences.hpp"

namespace assay::document {

namespace {

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
  const detail::sentence_data& name;
  const detail::sentence_data& advice;
};
constexpr std::array invisibles{
    invisible{"\u3000", says::found_ideographic_space, says::put_space},
    invisible{"\u00A0", says::found_no_break_space, says::put_space},
    invisible{"\u200B", says::found_zero_width_space, says::remove_it},
    invisible{"\uFEFF", says::found_byte_order_mark, says::remove_mark},
};

/// The entry of `table` that `rest` begins with, or null.
template <class Entry, std::size_t Size>
const Entry* find_entry(const std::array<Entry, Size>& table, std::string_view rest) noexcept {
  const auto* const found = std::find_if(table.begin(), table.end(),
                                         [rest](const Entry& each) { return rest.starts_with(each.found); });
  return found == table.end() ? nullptr : found;
}

/// Names the thing that `rest` begins with.
message name_of_found(std::string_view rest) {
  if (rest.empty()) return says::found_end();
  if (const invisible* const found = find_entry(invisibles, rest)) return message{found->name};
  const auto code = static_cast<unsigned char>(rest.front());
  if (code < 0x20 || code == 0x7F) return says::found_control(code_point_name(code));
  if (rest.starts_with("\"")) return says::a_string();
  const std::string_view word = leading_word(rest);
  return says::found_word(word.empty() ? first_character(rest) : word);
}

/// Advice that follows from what `rest` begins with alone; empty when there is none.
message advice(std::string_view rest) {
  if (rest.empty()) return {};
  if (const invisible* const found = find_entry(invisibles, rest)) return message{found->advice};
  if (const lookalike* const found = find_entry(lookalikes, rest))
    return says::put_ascii(std::string(1, found->meant));
  if (rest.starts_with("//") || rest.starts_with("/*") || rest.front() == '#') return says::no_comments();
  if (rest.front() == '\'' || rest.front() == '`') return says::put_double_quotes();
  if (rest.front() == ';') return says::put_comma();
  if (rest.front() == '=') return says::put_colon();
  if (rest.front() == '\0') return says::save_as_utf8();
  return {};
}

const detail::sentence_data& advice_on_number(std::string_view word) noexcept {
  if (word.front() == '+') return says::no_plus;
  if (word.back() == '%') return says::no_percent;
  const std::string_view digits = word.substr(word.front() == '-' ? 1 : 0);
  if (digits.starts_with('.')) return says::digit_before_point;
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return says::no_leading_zeros;
  const std::size_t point = digits.find('.');
  if (point < digits.size() && (point + 1 == digits.size() || !is_digit(digits[point + 1])))
    return says::digit_behind_point;
  return says::number_grammar;
}

message advice_on_word(const std::string& lower) {
  if (lower == "true" || lower == "false" || lower == "null") return says::write_lower_case(lower);
  if (lower == "yes" || lower == "on") return says::write_true();
  if (lower == "no" || lower == "off") return says::write_false();
  if (lower == "none" || lower == "nil" || lower == "undefined" || lower == "na") return says::write_null();
  if (lower == "nan" || lower.find("inf") < 2) return says::no_infinity();
  return says::put_double_quotes();
}

}  // namespace

std::string_view leading_word(std::string_view rest) noexcept {
  const auto* const end = std::find_if_not(rest.data(), rest.data() + rest.size(),
                                           [](char each) { return is_word_character(each); });
  return rest.substr(0, static_cast<std::size_t>(end - rest.data()));
}

message unexpected(const says::value& expected, std::string_view rest, const message& otherwise) {
  const message better = advice(rest);
  return says::json_unexpected(expected, name_of_found(rest), better.empty() ? otherwise : better);
}

message not_a_value(std::string_view word) {
  const std::string lower = lower_case(word);
  if (is_digit(word.front()) || std::string_view{"+-.%"}.find(word.front()) < 4) {
    const bool infinite = word.size() > 1 && lower.substr(1, 3) == "inf";
    if (!infinite) return says::json_not_a_number(word, advice_on_number(word));
  }
  return says::json_not_a_value(word, advice_on_word(lower));
}

message not_an_escape(std::string_view rest) {
  if (rest.size() > 1 && rest[1] == 'u') return says::json_unicode_escape();
  return says::json_escape(rest.size() > 1 ? first_character(rest.substr(1)) : std::string_view{});
}

message raw_control_character(char character) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(character);
  const std::string escape =
      character == '\t' ? "\\t" : std::string{"\\u00"} + hexadecimal[code / 16] + hexadecimal[code % 16];
  return says::json_control(code_point_name(code), escape);
}

}  // namespace assay::document
