// SPDX-License-Identifier: Apache-2.0
//
// The words of a measure's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "measure/words/fault.hpp"

namespace assay::measure {

enum class token_kind : std::uint8_t {
  end,
  name,         ///< a word; may be a keyword, a function, a column or a measure
  quoted_name,  ///< "in double quotes": never a keyword
  number,
  text,  ///< 'in single quotes'
  percent,
  comma,
  open,
  close,
  plus,
  minus,
  star,
  slash,
  joint,  ///< ||
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
};

struct token {
  token_kind kind = token_kind::end;
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string value;  ///< of names and texts without their quotes; of numbers as written
};

struct token_list {
  std::vector<token> tokens;  ///< the last one is `end`
  std::vector<fault> faults;
};

/// Splits `text` into words. Goes on after a fault: a character that looks like another (a full-width
/// bracket) counts as the one that was meant, any other stray character as a blank.
[[nodiscard]] token_list tokenize(std::string_view text);

/// Words that are part of the grammar and name a column or measure only in double quotes.
[[nodiscard]] bool is_keyword(std::string_view word) noexcept;

/// `name` as it is written in a measure's text: bare when it can be, otherwise in double quotes.
[[nodiscard]] std::string written_name(std::string_view name);

/// `value` in single quotes.
[[nodiscard]] std::string written_text(std::string_view value);

}  // namespace assay::measure
