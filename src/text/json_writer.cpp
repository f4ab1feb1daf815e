// SPDX-License-Identifier: Apache-2.0
//
// The JSON writer: where commas and line ends go, how strings and numbers are spelled.
#include "text/json_writer.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

#include <assay/error.hpp>

namespace assay::text {

namespace {

/// Appends what std::to_chars writes; the longest double takes 24 characters, the longest int64 20.
template <class Number>
void append_number(std::string& target, Number value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  target.append(buffer.data(), end);
}

/// The letter after the backslash for characters that have a short escape, else 0.
char short_escape(char character) noexcept {
  switch (character) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

/// Removes leading digits; false when there are none.
bool take_digits(std::string_view& rest) noexcept {
  const std::size_t before = rest.size();
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9')
    rest.remove_prefix(1);
  return rest.size() < before;
}

bool take_one_of(std::string_view& rest, std::string_view characters) noexcept {
  if (rest.empty() || characters.find(rest.front()) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

}  // namespace

bool is_json_number(std::string_view spelled) noexcept {
  take_one_of(spelled, "-");
  if (!take_one_of(spelled, "0") && !take_digits(spelled)) return false;
  if (take_one_of(spelled, ".") && !take_digits(spelled)) return false;
  if (take_one_of(spelled, "eE")) {
    take_one_of(spelled, "+-");
    if (!take_digits(spelled)) return false;
  }
  return spelled.empty();
}

json_writer& json_writer::begin_object() { return begin(true, '{'); }
json_writer& json_writer::end_object() { return end(true, '}'); }
json_writer& json_writer::begin_array() { return begin(false, '['); }
json_writer& json_writer::end_array() { return end(false, ']'); }

json_writer& json_writer::key(std::string_view name) {
  assert(!levels_.empty() && levels_.back().is_object && "a key belongs in an object");
  assert(!levels_.back().has_key && "the key before has no value yet");
  separate();
  quote(name);
  text_ += is_indented() ? ": " : ":";
  levels_.back().has_key = true;
  return *this;
}

json_writer& json_writer::string(std::string_view value) {
  start_value();
  quote(value);
  return *this;
}

json_writer& json_writer::integer(std::int64_t value) {
  start_value();
  append_number(text_, value);
  return *this;
}

json_writer& json_writer::number(double value) {
  if (!std::isfinite(value)) {
    throw error{error_code::argument,
                "JSON has no way to write NaN or an infinity; write null and a reason instead"};
  }
  start_value();
  append_number(text_, value);
  return *this;
}

json_writer& json_writer::raw_number(std::string_view spelled) {
  assert(is_json_number(spelled) && "not a JSON number");
  start_value();
  text_ += spelled;
  return *this;
}

json_writer& json_writer::boolean(bool value) {
  start_value();
  text_ += value ? "true" : "false";
  return *this;
}

json_writer& json_writer::null() {
  start_value();
  text_ += "null";
  return *this;
}

const std::string& json_writer::text() const& noexcept {
  assert(complete() && "the document is not finished");
  return text_;
}

std::string json_writer::text() && noexcept {
  assert(complete() && "the document is not finished");
  return std::move(text_);
}

json_writer& json_writer::begin(bool is_object, char bracket) {
  start_value();
  text_ += bracket;
  levels_.push_back({.is_object = is_object});
  return *this;
}

json_writer& json_writer::end([[maybe_unused]] bool is_object, char bracket) {
  assert(!levels_.empty() && levels_.back().is_object == is_object && "end without its begin");
  assert(!levels_.back().has_key && "the last key has no value");
  const bool was_empty = levels_.back().is_empty;
  const bool was_indented = is_indented();
  levels_.pop_back();
  if (!was_empty && was_indented) new_line();
  text_ += bracket;
  return *this;
}

void json_writer::start_value() {
  if (levels_.empty()) {
    assert(!is_started_ && "a document is one value");
    is_started_ = true;
    return;
  }
  if (levels_.back().is_object) {
    assert(levels_.back().has_key && "a member needs a key");
    levels_.back().has_key = false;
  } else {
    separate();
  }
}

void json_writer::separate() {
  if (!levels_.back().is_empty) text_ += ',';
  levels_.back().is_empty = false;
  if (is_indented()) new_line();
}

void json_writer::new_line() {
  text_ += '\n';
  text_.append(2 * levels_.size(), ' ');
}

void json_writer::quote(std::string_view value) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  text_ += '"';
  for (const char character : value) {
    const auto code = static_cast<unsigned char>(character);
    if (const char letter = short_escape(character); letter != 0) {
      text_ += '\\';
      text_ += letter;
    } else if (code < 0x20) {
      text_ += "\\u00";
      text_ += hexadecimal[code / 16];
      text_ += hexadecimal[code % 16];
    } else {
      text_ += character;
    }
  }
  text_ += '"';
}

}  // namespace assay::text
