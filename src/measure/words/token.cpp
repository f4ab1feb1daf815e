// SPDX-License-Identifier: Apache-2.0
//
// The tokenizer. Works on bytes; everything outside ASCII is decoded once to tell letters from punctuation.
#include "measure/words/token.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "message/measure_syntax_sentences.hpp"
#include "text/letters.hpp"
#include "text/utf8.hpp"

namespace assay::measure {
namespace {

constexpr bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii_letter(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}
constexpr bool is_ascii(char byte) noexcept { return static_cast<unsigned char>(byte) < 0x80; }
constexpr bool is_blank(char byte) noexcept {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct character_range {
  char32_t first;
  char32_t last;
};

/// Blocks outside ASCII that hold punctuation, symbols, blanks and controls; everything else is a letter.
constexpr std::array<character_range, 22> non_letters{{
    {0x80, 0xA9},     {0xAB, 0xB4},      {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x1680, 0x1680},  {0x2000, 0x206F}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF},
    {0x2E00, 0x2E7F}, {0x3000, 0x3004},  {0x3008, 0x3020}, {0x3030, 0x3030}, {0xE000, 0xF8FF},
    {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F},  {0xFEFF, 0xFEFF}, {0xFF00, 0xFF20}, {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0x1FFFF},
}};

/// Letters beyond the basic plane lie in planes 2 and 3 (rarer Han characters).
bool is_letter(char32_t character) noexcept {
  if (character >= 0x40000) return false;
  return std::none_of(non_letters.begin(), non_letters.end(), [character](const character_range& range) {
    return character >= range.first && character <= range.last;
  });
}

/// Characters that an input method or a word processor puts where an operator was meant.
struct look_alike {
  std::string_view written;
  token_kind meant;
  std::string_view spelling;
};

constexpr std::array<look_alike, 25> look_alikes{{
    {"==", token_kind::equal, "="},
    {"&&", token_kind::name, "and"},
    {"\uFF08", token_kind::open, "("},
    {"\uFF09", token_kind::close, ")"},
    {"\uFF0C", token_kind::comma, ","},
    {"\u3001", token_kind::comma, ","},
    {"\uFF0B", token_kind::plus, "+"},
    {"\uFF0D", token_kind::minus, "-"},
    {"\u2212", token_kind::minus, "-"},
    {"\u2013", token_kind::minus, "-"},
    {"\u2014", token_kind::minus, "-"},
    {"\uFF0A", token_kind::star, "*"},
    {"\u00D7", token_kind::star, "*"},
    {"\uFF0F", token_kind::slash, "/"},
    {"\u00F7", token_kind::slash, "/"},
    {"\uFF05", token_kind::percent, "%"},
    {"\uFF1D", token_kind::equal, "="},
    {"\uFF1C", token_kind::less, "<"},
    {"\uFF1E", token_kind::greater, ">"},
    {"\u2264", token_kind::less_or_equal, "<="},
    {"\u2265", token_kind::greater_or_equal, ">="},
    {"\u2260", token_kind::not_equal, "<>"},
    {"=<", token_kind::less_or_equal, "<="},
    {"=>", token_kind::greater_or_equal, ">="},
    {"\uFF01=", token_kind::not_equal, "<>"},
}};

struct operator_spelling {
  std::string_view written;
  token_kind kind;
};

/// Longer spellings first.
constexpr std::array<operator_spelling, 16> operators{{
    {"<=", token_kind::less_or_equal},
    {">=", token_kind::greater_or_equal},
    {"<>", token_kind::not_equal},
    {"!=", token_kind::not_equal},
    {"||", token_kind::joint},
    {"(", token_kind::open},
    {")", token_kind::close},
    {",", token_kind::comma},
    {"+", token_kind::plus},
    {"-", token_kind::minus},
    {"*", token_kind::star},
    {"/", token_kind::slash},
    {"%", token_kind::percent},
    {"=", token_kind::equal},
    {"<", token_kind::less},
    {">", token_kind::greater},
}};

constexpr std::array<std::string_view, 16> keywords{"and",  "or",    "not",     "is",     "null",  "in",
                                                    "true", "false", "between", "filter", "where", "case",
                                                    "when", "then",  "else",    "end"};

class tokenizer {
 public:
  explicit tokenizer(std::string_view text) : text_{text} {}

  token_list run() {
    while (at_ < text_.size())
      step();
    add(token_kind::end, 0);
    return std::move(result_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  bool rest_starts_with(std::string_view word) const { return rest().starts_with(word); }

  void add(token_kind kind, std::size_t length, std::string value = {}) {
    result_.tokens.push_back({kind, at_, length, std::move(value)});
    at_ += length;
  }
  void report(std::size_t length, message what) { result_.faults.push_back({at_, length, std::move(what)}); }

  void step() {
    const char byte = text_[at_];
    if (is_blank(byte)) {
      ++at_;
    } else if (is_digit(byte)) {
      number();
    } else if (byte == '\'') {
      quoted(byte, token_kind::text, says::unterminated_text);
    } else if (byte == '"') {
      quoted(byte, token_kind::quoted_name, says::unterminated_name);
    } else if (!take_look_alike() && !take_operator() && !take_name()) {
      stray_character();
    }
  }

  std::size_t digits_from(std::size_t position) const {
    while (position < text_.size() && is_digit(text_[position]))
      ++position;
    return position;
  }

  void number() {
    std::size_t end = digits_from(at_);
    if (end < text_.size() && text_[end] == '.') {
      const std::size_t after_point = digits_from(end + 1);
      if (after_point == end + 1) {
        const std::size_t length = end + 1 - at_;
        report(length, says::digit_missing(text_.substr(at_, length - 1)));
        add(token_kind::number, length, std::string{text_.substr(at_, length - 1)});
        return;
      }
      end = after_point;
    }
    end = exponent_from(end);
    add(token_kind::number, end - at_, std::string{text_.substr(at_, end - at_)});
  }

  /// End of `e12` or `e-3` at `position`; `position` itself when there is none.
  std::size_t exponent_from(std::size_t position) const {
    if (position >= text_.size() || (text_[position] != 'e' && text_[position] != 'E')) return position;
    std::size_t digits = position + 1;
    if (digits < text_.size() && (text_[digits] == '+' || text_[digits] == '-')) ++digits;
    const std::size_t end = digits_from(digits);
    return end == digits ? position : end;
  }

  void quoted(char quote, token_kind kind, const says::sentence<0>& unterminated) {
    std::string value;
    std::size_t end = at_ + 1;
    while (true) {
      const std::size_t next = text_.find(quote, end);
      if (next == std::string_view::npos) {
        report(text_.size() - at_, unterminated());
        add(kind, text_.size() - at_, std::string{text_.substr(at_ + 1)});
        return;
      }
      value += text_.substr(end, next - end);
      end = next + 1;
      if (end >= text_.size() || text_[end] != quote) break;
      value += quote;
      ++end;
    }
    check_utf8(value, end - at_);
    add(kind, end - at_, std::move(value));
  }

  void check_utf8(std::string_view value, std::size_t length) {
    if (text::first_invalid_utf8(value)) report(length, says::measure_not_utf8());
  }

  bool take_look_alike() {
    for (const look_alike& candidate : look_alikes) {
      if (!rest_starts_with(candidate.written)) continue;
      report(candidate.written.size(), says::foreign_operator(candidate.written, candidate.spelling));
      add(candidate.meant, candidate.written.size(),
          candidate.meant == token_kind::name ? std::string{candidate.spelling} : "");
      return true;
    }
    return false;
  }

  bool take_operator() {
    for (const operator_spelling& candidate : operators) {
      if (!rest_starts_with(candidate.written)) continue;
      add(candidate.kind, candidate.written.size());
      return true;
    }
    return false;
  }

  /// Bytes of the letter or digit at `position` that can be part of a name; 0 when there is none.
  std::size_t name_character(std::size_t position) const {
    if (position >= text_.size()) return 0;
    const char byte = text_[position];
    if (is_ascii(byte)) return is_ascii_letter(byte) || is_digit(byte) ? 1 : 0;
    const text::code_point point = text::first_code_point(text_.substr(position));
    return point.valid && is_letter(point.value) ? point.byte_count : 0;
  }

  bool take_name() {
    std::size_t end = at_;
    while (const std::size_t length = name_character(end))
      end += length;
    if (end == at_) return false;
    add(token_kind::name, end - at_, std::string{text_.substr(at_, end - at_)});
    return true;
  }

  void stray_character() {
    const text::code_point point = text::first_code_point(rest());
    report(point.byte_count,
           point.valid ? says::stray_character(text_.substr(at_, point.byte_count), advice_for(point.value))
                       : says::measure_not_utf8());
    at_ += point.byte_count;
  }

  static message advice_for(char32_t character) {
    if (character >= U'\uFF10' && character <= U'\uFF19') return says::write_ascii_digits();
    switch (character) {
      case U'!':
        return says::write_not();
      case U'\u00A0':
      case U'\u3000':
      case U'\uFEFF':
        return says::write_blank();
      case U'\u2018':
      case U'\u2019':
      case U'\uFF07':
        return says::write_single_quotes();
      case U'\u201C':
      case U'\u201D':
      case U'\uFF02':
        return says::write_straight_quotes();
      case U'.':
        return says::write_digit_first();
      case U';':
        return says::one_formula();
      case U'[':
      case U'{':
        return says::use_parentheses();
      default:
        return says::quote_other_names();
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  token_list result_;
};

std::string in_quotes(std::string_view value, char quote) {
  std::string result(1, quote);
  for (const char byte : value) {
    if (byte == quote) result += quote;
    result += byte;
  }
  return result + quote;
}

}  // namespace

token_list tokenize(std::string_view text) { return tokenizer{text}.run(); }

bool is_keyword(std::string_view word) noexcept {
  return std::any_of(keywords.begin(), keywords.end(),
                     [word](std::string_view keyword) { return text::equal_ignoring_case(keyword, word); });
}

std::string written_name(std::string_view name) {
  const token_list words = tokenize(name);
  const bool bare = words.faults.empty() && words.tokens.size() == 2 &&
                    words.tokens.front().kind == token_kind::name &&
                    words.tokens.front().length == name.size();
  return bare && !is_keyword(name) ? std::string{name} : in_quotes(name, '"');
}

std::string written_text(std::string_view value) { return in_quotes(value, '\''); }

}  // namespace assay::measure
