// SPDX-License-Identifier: Apache-2.0
//
// UTF-8: strict validation, decoding, counting, and how many terminal columns a text takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace assay::text {

/// Byte offset of the first byte that is not part of well-formed UTF-8 (Unicode Standard, table 3-7: no
/// overlong forms, no surrogates, nothing above U+10FFFF, no sequence cut short), or nullopt when all of
/// `bytes` is well-formed. The offset is that of the lead byte of the damaged sequence.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) noexcept;

/// One decoded code point and the bytes it took.
struct code_point {
  char32_t value = U'\uFFFD';  ///< U+FFFD when the bytes are not well-formed
  std::uint8_t byte_count =
      1;  ///< 1 to 4; of damaged bytes the longest part that could have begun a code point
  bool valid = false;
};

/// Decodes the first code point of `bytes`, which must not be empty.
[[nodiscard]] code_point first_code_point(std::string_view bytes) noexcept;

/// The code points of a text as a forward range of char32_t: `for (char32_t c : code_points(text))`. Damaged
/// bytes come as U+FFFD, one for each maximal subpart (Unicode Standard, section 3.9). Borrows the text.
class code_points {
 public:
  class iterator {
   public:
    using value_type = char32_t;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using reference = char32_t;
    using pointer = void;

    iterator() = default;
    explicit iterator(std::string_view rest) noexcept : rest_(rest) { decode(); }

    char32_t operator*() const noexcept { return current_.value; }
    iterator& operator++() noexcept {
      rest_.remove_prefix(current_.byte_count);
      decode();
      return *this;
    }
    iterator operator++(int) noexcept {
      iterator before = *this;
      ++*this;
      return before;
    }
    /// Meaningful between iterators of one range only.
    friend bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.rest_.size() == b.rest_.size();
    }

   private:
    void decode() noexcept {
      if (!rest_.empty()) current_ = first_code_point(rest_);
    }
    std::string_view rest_;
    code_point current_;
  };

  explicit code_points(std::string_view text) noexcept : text_(text) {}
  [[nodiscard]] iterator begin() const noexcept { return iterator(text_); }
  [[nodiscard]] iterator end() const noexcept { return iterator(text_.substr(text_.size())); }

 private:
  std::string_view text_;
};

/// Number of code points of well-formed UTF-8. Of other bytes: the number that are not continuation bytes (80
/// to BF).
[[nodiscard]] std::size_t code_point_count(std::string_view text) noexcept;

/// Columns a terminal gives to one code point: 2 for East Asian Wide and Fullwidth (most emoji too), 0 for
/// combining marks, format and control characters and the vowels and final consonants of decomposed Hangul,
/// else 1. Ambiguous ones (Greek, Cyrillic, curly quotation marks) count 1. Unicode 14.0.0.
[[nodiscard]] int display_width(char32_t character) noexcept;

/// Sum of the widths of the code points of `text`. Emoji joined by U+200D count as the separate emoji they
/// are made of, which is how most terminals show them.
[[nodiscard]] int display_width(std::string_view text) noexcept;

/// `text` followed (pad_right) or preceded (pad_left) by as many spaces as bring it to `width` terminal
/// columns; unchanged when it is as wide already.
[[nodiscard]] std::string pad_right(std::string_view text, int width);
[[nodiscard]] std::string pad_left(std::string_view text, int width);

}  // namespace assay::text
