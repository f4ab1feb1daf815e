// SPDX-License-Identifier: Apache-2.0
//
// A measure's text as a tree, before anybody asked what its names mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/decimal.hpp>

#include "measure/words/fault.hpp"

namespace assay::measure {

/// Limits that no text written by a person meets; they bound the work a hostile one can cause.
inline constexpr std::size_t maximum_text_bytes = 65'536;
inline constexpr std::int32_t maximum_nesting = 100;  ///< of parentheses, `case`, `not` and unary minus
inline constexpr std::int32_t maximum_height =
    500;                                           ///< of the tree: operators applied to each other's results
inline constexpr std::size_t maximum_faults = 50;  ///< reported for one text

/// A piece of the text.
struct place {
  std::size_t offset = 0;
  std::size_t length = 0;

  [[nodiscard]] std::size_t end() const noexcept { return offset + length; }
  /// From the begin of `first` to the end of `last`.
  [[nodiscard]] static place spanning(const place& first, const place& last) noexcept {
    return {first.offset, last.end() - first.offset};
  }
};

/// How a number was written; decides what it may be combined with.
enum class number_style : std::uint8_t {
  bare,     ///< 300: takes the unit of what it meets
  percent,  ///< 95%, held as 0.95
  time,     ///< 5 min, held as 300
  instant,  ///< timestamp '1970-01-01 00:05:00', held as 300
};

enum class row_syntax_kind : std::uint8_t {
  damaged,  ///< held a fault that is already reported; its operands are still worth checking
  number_literal,
  text_literal,
  boolean_literal,
  null_literal,
  column,
  negate,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  between,  ///< value, lower bound, upper bound
  in_list,  ///< value, then the literals
  is_null,
  logical_not,
  logical_and,
  logical_or,
  concatenate,
  like,           ///< value, pattern and, where it is written, the escape character
  truth_test,     ///< `is true`, `is false` by `truth`
  instant,        ///< date '...', timestamp '...': `name` is what is quoted
  searched_case,  ///< condition and result in turn; then the other result when `truth`
  simple_case,    ///< the compared value, then as searched_case
  call,           ///< `extract(part from x)` comes with the part as a text
};

/// A row expression. `x is not null`, `not in`, `not between`, `not like` and `is not true` come as logical_not of the
/// plain form.
struct row_syntax {
  row_syntax_kind kind = row_syntax_kind::damaged;
  place where;
  place name_where;  ///< of a call: the function's name
  std::string name;  ///< of a column or call; of a text or instant literal its content
  decimal number;
  number_style style = number_style::bare;
  bool truth = false;
  std::int32_t height = 1;
  std::vector<row_syntax> operands;
};

enum class formula_syntax_kind : std::uint8_t {
  damaged,
  number_literal,
  name,  ///< a named measure
  aggregate,
  negate,
  add,
  subtract,
  multiply,
  divide,
};

struct formula_syntax {
  formula_syntax_kind kind = formula_syntax_kind::damaged;
  place where;
  place name_where;  ///< of an aggregate: the function's name
  std::string name;  ///< of a measure, or of an aggregate's function
  decimal number;
  number_style style = number_style::bare;
  std::int32_t height = 1;
  bool star = false;                  ///< count(*)
  bool distinct = false;              ///< count(distinct x)
  std::vector<row_syntax> arguments;  ///< of an aggregate
  std::optional<row_syntax> filter;   ///< of an aggregate
  std::vector<formula_syntax> operands;
};

struct parsed_formula {
  formula_syntax root;
  std::vector<fault> faults;
};

/// Reads a formula; finds every fault of grammar in it.
[[nodiscard]] parsed_formula parse_formula(std::string_view text);

}  // namespace assay::measure
