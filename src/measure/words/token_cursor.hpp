// SPDX-License-Identifier: Apache-2.0
//
// A position in the words of a text, shared by the two parsers: looking, taking, reporting, and going on
// after a fault. A parser that met a fault calls synchronise(), which leaves the cursor where every caller
// stops by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <assay/decimal.hpp>

#include "measure/syntax/syntax.hpp"
#include "measure/words/fault.hpp"
#include "measure/words/token.hpp"
#include "message/sentence.hpp"

namespace assay::measure {

/// A number with its percent sign or time unit already applied.
struct written_number {
  place where;
  decimal value;
  number_style style = number_style::bare;
};

class token_cursor {
 public:
  explicit token_cursor(std::string_view text);

  [[nodiscard]] const token& peek(std::size_t ahead = 0) const noexcept;
  [[nodiscard]] bool at(token_kind kind) const noexcept { return peek().kind == kind; }
  [[nodiscard]] bool at_keyword(std::string_view word, std::size_t ahead = 0) const noexcept;
  [[nodiscard]] bool at_end() const noexcept { return at(token_kind::end); }
  /// A value could begin here: where an operator should stand, one is missing.
  [[nodiscard]] bool at_operand() const noexcept;

  const token& take() noexcept;
  bool take_if(token_kind kind) noexcept;
  bool take_keyword(std::string_view word) noexcept;

  [[nodiscard]] static place place_of(const token& word) noexcept { return {word.offset, word.length}; }
  [[nodiscard]] place here() const noexcept { return place_of(peek()); }
  /// From `begin` to the end of the word taken last.
  [[nodiscard]] place since(std::size_t begin) const noexcept;

  void report(const place& where, message what);
  /// `expected <what>, found <word>` at the current word; at most one fault a word.
  void report_expected(const says::value& what, message advice = {});
  /// The current word follows a complete value without an operator.
  void report_missing_operator();
  /// Skips to the `,` or `)` that ends the current parenthesis, or to the end.
  void synchronise() noexcept;
  /// Takes the `)` that ends a parenthesis, with a fault when there is none: then `expected` says which one is missing.
  void close(const detail::sentence_data& expected);
  /// The `)` is not there: goes on behind where it may have been meant.
  void report_unclosed(const says::value& expected, message advice = {});

  /// Keeps count of nesting; false (and everything skipped) when it is too deep.
  [[nodiscard]] bool enter();
  void leave() noexcept { --nesting_; }
  /// The same for the height of a tree.
  [[nodiscard]] bool allows_height(std::int32_t height);

  /// Reads a number, a percent or a time; the cursor must stand at a number.
  [[nodiscard]] written_number take_number();

  /// All faults so far, in the order of the text.
  [[nodiscard]] std::vector<fault> take_faults();

 private:
  void stop_too_deep();

  std::string_view text_;
  std::vector<token> tokens_;
  std::vector<fault> faults_;
  std::size_t tokenizer_faults_ = 0;  ///< the first ones of faults_
  std::size_t next_ = 0;
  std::size_t last_expected_ = std::string_view::npos;
  std::int32_t nesting_ = -1;  ///< parentheses around the next word; the whole text enters too, without any
  bool stopped_ = false;
};

}  // namespace assay::measure
