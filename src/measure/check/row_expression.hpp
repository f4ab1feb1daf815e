// SPDX-License-Identifier: Apache-2.0
//
// A checked row expression: every name resolved, every type, scale and range known, spellings normalised.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <assay/decimal.hpp>

#include "measure/syntax/syntax.hpp"
#include "measure/words/plan_words.hpp"

namespace assay::measure {

enum class row_type : std::uint8_t {
  unknown,  ///< there is a fault inside, already reported
  boolean,
  number,
  text,
  null,  ///< the literal null, which fits everywhere a value may be missing
};

enum class row_kind : std::uint8_t {
  damaged,
  number_literal,
  text_literal,
  boolean_literal,
  null_literal,
  column,
  negate,
  add,
  subtract,
  multiply,
  absolute,
  greatest,
  least,
  floor_divide,  ///< floor(operand / constant)
  modulo,        ///< operand - constant * floor(operand / constant)
  truncate,      ///< begin of the `unit` that the operand, moved by `constant` seconds, lies in
  extract,       ///< `part` of the operand moved by `constant` seconds
  text_measure,  ///< a number that `operation` finds in a text
  text_call,     ///< a text that `operation` makes of one
  text_of,       ///< a whole number or a point in time as text
  concatenate,   ///< two operands or more, none of them a concatenate
  coalesce,
  choice,  ///< condition and result in turn; then the result of no condition, unless that is null
  equal,   ///< a literal stands on the right of a comparison
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  in_list,  ///< operand in `numbers` or `texts`
  like,     ///< the pattern is that of `operation`
  is_null,
  logical_not,
  logical_and,  ///< two operands or more, none of them a logical_and
  logical_or,
};

/// What is known of a number: it is an integer from `low` to `high`, divided by 10^scale.
struct number_shape {
  std::int32_t scale = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  row_quantity quantity = row_quantity::plain;
};

struct row_expression {
  row_kind kind = row_kind::damaged;
  row_type type = row_type::unknown;
  place where;
  number_shape shape;         ///< of numbers
  std::string name;           ///< of a column; of a text literal its content
  std::int32_t column = -1;   ///< index of a column that is supplied
  std::int32_t derived = -1;  ///< index of a derived column
  decimal number;             ///< of a literal, with the fewest digits
  number_style style = number_style::
      bare;  ///< of a literal; `time` and `instant` only where a bare number would mean something else
  bool truth = false;  ///< of a literal
  std::vector<row_expression> operands;
  std::vector<decimal> numbers;    ///< ascending, each once
  std::vector<std::string> texts;  ///< ascending by bytes, each once
  text_operation operation;
  calendar_part part = calendar_part::epoch;
  calendar_unit unit = calendar_unit::day;
  std::int64_t constant = 0;

  [[nodiscard]] bool is_number_literal() const noexcept { return kind == row_kind::number_literal; }
  [[nodiscard]] bool is_literal() const noexcept {
    return kind == row_kind::number_literal || kind == row_kind::text_literal ||
           kind == row_kind::boolean_literal || kind == row_kind::null_literal;
  }
};

/// `expression` in the language itself, in the one spelling all equal ones share: single blanks, lower case,
/// minimal parentheses, shortest numbers. Reading it again gives the same expression.
[[nodiscard]] std::string canonical_text(const row_expression& expression);

}  // namespace assay::measure
