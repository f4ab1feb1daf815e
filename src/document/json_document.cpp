// SPDX-License-Identifier: Apache-2.0
//
// The JSON reader. It is our own although nlohmann-json is a dependency, because that library (3.11) cannot serve
// here: it reads numbers with strtod and asserts, or silently answers 0, under a locale whose decimal point is not one
// byte; it takes a NUL byte for the end of the text; it refuses numbers beyond a double; and its events give neither
// the place where a token starts nor how an integer is spelled, so that a second scanner would have to run beside it.
// Tests compare the two on what both can read.
#include "document/json_document.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "document/json_complaint.hpp"
#include "document/text_cursor.hpp"
#include "message/json_sentences.hpp"
#include "text/json_writer.hpp"

namespace assay::document {

namespace {

constexpr std::size_t most_duplicates_reported = 100;
constexpr std::size_t longest_pointer_reported = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Length of the well-formed UTF-8 sequence at the start of `rest`, or 0 (Unicode 15, table 3-7).
std::size_t utf8_sequence(std::string_view rest) noexcept {
  const auto byte = [rest](std::size_t index) { return static_cast<unsigned char>(rest[index]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || rest.size() < length) return 0;
  // Neither longer than needed, nor a surrogate, nor beyond U+10FFFF.
  const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < lowest || byte(1) > highest) return 0;
  for (std::size_t index = 2; index < length; ++index) {
    if ((byte(index) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

/// Offset of the first byte that is not UTF-8; the size of the text when there is none.
std::size_t utf8_end(std::string_view text) noexcept {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t length = utf8_sequence(text.substr(offset));
    if (length == 0) break;
    offset += length;
  }
  return offset;
}

void append_utf8(std::string& target, std::uint32_t code) {
  const auto byte = [&target](std::uint32_t bits) {
    target += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      byte(0xE0 | (code >> 12));
    } else {
      byte(0xF0 | (code >> 18));
      byte(0x80 | ((code >> 12) & 0x3F));
    }
    byte(0x80 | ((code >> 6) & 0x3F));
  }
  byte(0x80 | (code & 0x3F));
}

/// The number that four hexadecimal digits at the start of `digits` spell.
std::optional<std::uint32_t> four_hexadecimal_digits(std::string_view digits) noexcept {
  if (digits.size() < 4) return std::nullopt;
  std::uint32_t result = 0;
  for (const char digit : digits.substr(0, 4)) {
    const auto code = static_cast<std::uint32_t>(static_cast<unsigned char>(digit));
    const std::uint32_t letter = (code | 0x20U) - 'a';
    if (code - '0' < 10) {
      result = result * 16 + (code - '0');
    } else if (letter < 6) {
      result = result * 16 + letter + 10;
    } else {
      return std::nullopt;
    }
  }
  return result;
}

constexpr bool is_high_surrogate(std::uint32_t code) noexcept { return code >= 0xD800 && code < 0xDC00; }
constexpr bool is_low_surrogate(std::uint32_t code) noexcept { return code >= 0xDC00 && code < 0xE000; }

message spelled(position where) { return says::line_and_column(where.line, where.column); }

void append_pointer(std::string& pointer, std::string_view key_or_index) {
  pointer += '/';
  for (const char character : key_or_index) {
    if (character == '~') {
      pointer += "~0";
    } else if (character == '/') {
      pointer += "~1";
    } else {
      pointer += character;
    }
  }
}

diagnostic finding(std::string pointer, position where, message what) {
  // Keys may be megabytes long; line and column still tell the place.
  if (pointer.size() > longest_pointer_reported) pointer.clear();
  return {severity::error, std::move(pointer), where.line, where.column, std::move(what)};
}

}  // namespace

/// Recursive descent along RFC 8259. Every read_* function starts at the first character of its part and leaves the
/// cursor behind it; false means that reading has ended with a diagnostic.
class json_reader {
 public:
  explicit json_reader(std::string_view text) noexcept : cursor_{text} {}

  parsed read() {
    parsed result;
    if (value root; read_document(root)) result.root = std::move(root);
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const diagnostic& left, const diagnostic& right) {
                       return position{left.line, left.column} < position{right.line, right.column};
                     });
    result.diagnostics = std::move(diagnostics_);
    return result;
  }

 private:
  [[nodiscard]] bool fail(position where, message what) {
    diagnostics_.push_back(finding(pointer_, where, std::move(what)));
    return false;
  }
  [[nodiscard]] bool fail_here(message what) { return fail(cursor_.here, std::move(what)); }

  [[nodiscard]] bool read_document(value& root) {
    cursor_.skip_space();
    if (cursor_.at_end()) return fail_here(says::json_empty());
    if (!read_value(root, 0)) return false;
    cursor_.skip_space();
    return cursor_.at_end() || fail_here(unexpected(says::json_end, cursor_.rest(), says::one_value()));
  }

  [[nodiscard]] bool read_value(value& target, std::size_t depth) {
    target.where_ = cursor_.here;
    if (++values_ > maximum_values) {
      return fail_here(says::json_values(maximum_values));
    }
    if (cursor_.at('"')) {
      target.kind_ = value_kind::string;
      return read_string(target.text_);
    }
    if (!cursor_.at('{') && !cursor_.at('[')) return read_word(target);
    if (depth == maximum_depth) {
      return fail_here(says::json_too_deep(maximum_depth));
    }
    return cursor_.at('{') ? read_object(target, depth + 1) : read_array(target, depth + 1);
  }

  /// Numbers, true, false, null: whatever looks like one word must be one of them.
  [[nodiscard]] bool read_word(value& target) {
    const std::string_view word = leading_word(cursor_.rest());
    if (word.empty()) return fail_here(unexpected(says::json_value, cursor_.rest(), value_hint()));
    if (text::is_json_number(word)) {
      target.kind_ = value_kind::number;
      target.text_ = word;
    } else if (word == "true" || word == "false") {
      target.kind_ = value_kind::boolean;
      target.boolean_ = word == "true";
    } else if (word != "null") {
      return fail_here(not_a_value(word));
    }
    cursor_.skip(word.size());
    return true;
  }

  /// What to do when something stands where a value should.
  [[nodiscard]] message value_hint() const {
    if (cursor_.at_end() || cursor_.at(',') || cursor_.at(']') || cursor_.at('}')) return says::write_value();
    const bool is_text = static_cast<unsigned char>(cursor_.text[cursor_.offset]) >= 0x80;
    return is_text ? says::put_double_quotes() : message{};
  }

  [[nodiscard]] bool read_array(value& target, std::size_t depth) {
    target.kind_ = value_kind::array;
    cursor_.step();
    cursor_.skip_space();
    bool more = !cursor_.at(']');
    while (more) {
      if (cursor_.at_end()) return fail_open(target, ']');
      const std::size_t parent_length = pointer_.size();
      append_pointer(pointer_, std::to_string(target.items_.size()));
      if (!read_value(target.items_.emplace_back(), depth)) return false;
      pointer_.resize(parent_length);
      if (!read_separator(target, ']', more)) return false;
    }
    cursor_.step();
    return true;
  }

  [[nodiscard]] bool read_object(value& target, std::size_t depth) {
    target.kind_ = value_kind::object;
    cursor_.step();
    cursor_.skip_space();
    bool more = !cursor_.at('}');
    while (more) {
      if (cursor_.at_end()) return fail_open(target, '}');
      if (!read_member(target.members_.emplace_back(), depth)) return false;
      if (!read_separator(target, '}', more)) return false;
    }
    cursor_.step();
    report_duplicates(target);
    return true;
  }

  [[nodiscard]] bool read_member(member& target, std::size_t depth) {
    target.key_where = cursor_.here;
    if (!cursor_.at('"')) {
      return fail_here(unexpected(says::json_name, cursor_.rest(), says::write_members()));
    }
    if (!read_string(target.key)) return false;
    const std::size_t parent_length = pointer_.size();
    append_pointer(pointer_, target.key);
    cursor_.skip_space();
    if (!cursor_.at(':')) {
      return fail_here(unexpected(says::json_colon(target.key), cursor_.rest(), says::write_members()));
    }
    cursor_.step();
    cursor_.skip_space();
    if (!read_value(target.content, depth)) return false;
    pointer_.resize(parent_length);
    return true;
  }

  /// What stands between two items or after the last: `more` tells whether an item follows.
  [[nodiscard]] bool read_separator(const value& container, char closing, bool& more) {
    cursor_.skip_space();
    more = !cursor_.at(closing);
    if (!more) return true;
    if (cursor_.at_end()) return fail_open(container, closing);
    if (!cursor_.at(',')) {
      const bool other_closing = cursor_.at(']') || cursor_.at('}');
      return fail_here(unexpected(says::json_comma_or(std::string(1, closing)), cursor_.rest(),
                                  other_closing ? still_open(container) : says::put_comma_before()));
    }
    const position comma = cursor_.here;
    cursor_.step();
    cursor_.skip_space();
    if (!cursor_.at(closing)) return true;
    return fail(comma, says::json_trailing_comma(std::string(1, closing)));
  }

  [[nodiscard]] static message still_open(const value& container) {
    const auto& sentence = container.is(value_kind::array) ? says::json_array_open : says::json_object_open;
    return sentence(spelled(container.where()));
  }
  [[nodiscard]] bool fail_open(const value& container, char closing) {
    return fail_here(says::json_too_early(still_open(container), std::string(1, closing)));
  }

  [[nodiscard]] bool read_string(std::string& target) {
    const position opening = cursor_.here;
    cursor_.step();
    while (!cursor_.at('"')) {
      if (cursor_.at_end()) return fail(opening, says::json_string_open());
      const char character = cursor_.text[cursor_.offset];
      if (character == '\n' || character == '\r') {
        return fail(opening, says::json_string_line());
      }
      if (static_cast<unsigned char>(character) < 0x20) return fail_here(raw_control_character(character));
      if (character == '\\') {
        if (!read_escape(target)) return false;
      } else {
        target += character;
        cursor_.step();
      }
    }
    cursor_.step();
    return true;
  }

  [[nodiscard]] bool read_escape(std::string& target) {
    const std::string_view rest = cursor_.rest();
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t index = rest.size() > 1 ? letters.find(rest[1]) : std::string_view::npos;
    if (index != std::string_view::npos) {
      target += meanings[index];
      cursor_.skip(2);
      return true;
    }
    const auto code = rest.starts_with("\\u") ? four_hexadecimal_digits(rest.substr(2)) : std::nullopt;
    if (!code) return fail_here(not_an_escape(rest));
    if (is_high_surrogate(*code) && rest.substr(6).starts_with("\\u")) {
      const auto low = four_hexadecimal_digits(rest.substr(8));
      if (low && is_low_surrogate(*low)) {
        append_utf8(target, 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00));
        cursor_.skip(12);
        return true;
      }
    }
    if (is_high_surrogate(*code) || is_low_surrogate(*code)) {
      return fail_here(says::json_surrogate(rest.substr(0, 6)));
    }
    append_utf8(target, *code);
    cursor_.skip(6);
    return true;
  }

  /// By sorting, so that an object of any size takes little time.
  void report_duplicates(const value& object) {
    const auto& members = object.members_;
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&members](std::size_t left, std::size_t right) {
      return members[left].key < members[right].key;
    });
    std::size_t first = 0;
    for (std::size_t index = 1; index < order.size(); ++index) {
      const member& original = members[order[first]];
      const member& repeated = members[order[index]];
      if (repeated.key != original.key) {
        first = index;
      } else if (diagnostics_.size() < most_duplicates_reported) {
        diagnostics_.push_back(finding(pointer_join(pointer_, repeated.key), repeated.key_where,
                                       says::duplicate_key(repeated.key, spelled(original.key_where))));
      }
    }
  }

  text_cursor cursor_;
  std::string pointer_;  // of the value being read
  std::size_t values_ = 0;
  std::vector<diagnostic> diagnostics_;
};

std::span<const value> value::items() const noexcept { return items_; }
std::span<const member> value::members() const noexcept { return members_; }

const value* value::find(std::string_view key) const noexcept {
  const auto found =
      std::find_if(members_.begin(), members_.end(), [key](const member& each) { return each.key == key; });
  return found == members_.end() ? nullptr : &found->content;
}

parsed parse(std::string_view text) {
  parsed result;
  if (text.size() > maximum_bytes) {
    result.diagnostics.push_back(finding({}, {}, says::json_too_large(maximum_bytes / 1024 / 1024)));
    return result;
  }
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (const std::size_t end = utf8_end(text); end < text.size()) {
    text_cursor place{text};
    place.skip(end);
    result.diagnostics.push_back(
        finding({}, place.here, utf16 ? says::invalid_utf8_16() : says::invalid_utf8()));
    return result;
  }
  return json_reader{text}.read();
}

std::string pointer_join(std::string_view parent, std::string_view key_or_index) {
  std::string result{parent};
  append_pointer(result, key_or_index);
  return result;
}

}  // namespace assay::document
