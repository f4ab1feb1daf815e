// SPDX-License-Identifier: Apache-2.0
//
// An expression that prints itself twice: in the measure language with as few parentheses as its grammar
// allows, and in SQL with all of them, numbers as scaled integers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <assay/decimal.hpp>

namespace assay::measure_test {

using random_source = std::mt19937_64;

inline std::size_t below(random_source& random, std::size_t limit) {
  return static_cast<std::size_t>(random() % limit);
}
inline bool chance(random_source& random, std::size_t percent) { return below(random, 100) < percent; }
template <class Value>
const Value& one_of(random_source& random, const std::vector<Value>& values) {
  return values[below(random, values.size())];
}

/// Binding strength in the measure language.
enum strength : int { weakest, disjunction, conjunction, negation, condition, sum, product, sign, value };

/// A tree that knows both spellings. `sign_` is the operator or function; leaves have no operands.
struct expression {
  std::string word;  ///< operator, function, column name or content of a text
  enum class form {
    column,
    number,
    text,
    truth,
    null,
    prefix,
    infix,
    chain,
    call,
    list,
    between,
    null_test,
    from_template,  ///< `written` in the measure language and `word` in SQL, see measure_functions.hpp
  } shape;
  int binds = value;
  int scale = 0;        ///< of numbers: digits after the point
  decimal number;       ///< of a number literal
  std::string written;  ///< of a number literal: its spelling in the measure language
  bool negated = false;
  std::vector<expression> operands;
};

inline std::string random_case(random_source& random, std::string_view word) {
  std::string result{word};
  for (char& letter : result) {
    if (letter >= 'a' && letter <= 'z' && chance(random, 20)) letter = static_cast<char>(letter - 'a' + 'A');
  }
  return result;
}

inline std::string sql_text(std::string_view text) {
  std::string result = "'";
  for (const char byte : text)
    result += byte == '\'' ? "''" : std::string(1, byte);
  return result + "'";
}

/// A template with its places filled by print(index of the operand, mark behind it or 0).
template <class Print>
std::string filled(std::string_view pattern, const Print& print) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      result += pattern[at];
      continue;
    }
    const char mark = pattern[at + 2];
    result += print(static_cast<std::size_t>(pattern[at + 1] - '0'), mark == '}' ? '\0' : mark);
    at += mark == '}' ? 2 : 3;
  }
  return result;
}

/// The measure language's spelling.
class measure_printer {
 public:
  explicit measure_printer(random_source& random) : random_{random} {}

  std::string print(const expression& tree, int least = weakest) {
    std::string text = bare(tree);
    const bool needed = tree.binds < least;
    return needed || chance(random_, 5) ? "(" + blank() + text + blank() + ")" : text;
  }

 private:
  std::string blank() { return chance(random_, 10) ? "  " : ""; }
  std::string word(std::string_view text) { return random_case(random_, text); }

  std::string bare(const expression& tree) {
    const auto& parts = tree.operands;
    const std::string negation_word = tree.negated ? word("not ") : "";
    switch (tree.shape) {
      case expression::form::column:
        return tree.word;
      case expression::form::number:
        return tree.written;
      case expression::form::text:
        return sql_text(tree.word);
      case expression::form::truth:
      case expression::form::null:
        return word(tree.word);
      case expression::form::prefix:
        return word(tree.word) + print(parts[0], tree.binds);
      case expression::form::infix:
        return infix(tree);
      case expression::form::chain:
        return joined(tree, " " + word(tree.word) + " ", tree.binds + 1);
      case expression::form::call:
        return word(tree.word) + "(" + joined(tree, ", ", weakest) + ")";
      case expression::form::list: {
        expression items = tree;
        items.operands.erase(items.operands.begin());
        return print(parts[0], sum) + " " + negation_word + word("in") + " (" + joined(items, ", ", value) +
               ")";
      }
      case expression::form::between:
        return print(parts[0], sum) + " " + negation_word + word("between ") + print(parts[1], sum) +
               word(" and ") + print(parts[2], sum);
      case expression::form::null_test:
        return print(parts[0], sum) + word(" is ") + negation_word + word("null");
      case expression::form::from_template:
        return filled(tree.written, [&](std::size_t index, char mark) {
          return print(parts[index], mark == '+' ? sum : mark == '*' ? product : weakest);
        });
    }
    return {};
  }

  std::string infix(const expression& tree) {
    std::string sign_text = tree.word;
    if (sign_text == "<>" && chance(random_, 30)) sign_text = "!=";
    const bool tight = chance(random_, 30);
    const std::string blank_text = tight ? "" : " ";
    const int left = tree.binds == condition ? sum : tree.binds;
    const int right = tree.binds == condition ? sum : tree.binds + 1;
    return print(tree.operands[0], left) + blank_text + sign_text + blank_text +
           print(tree.operands[1], right);
  }

  std::string joined(const expression& tree, const std::string& separator, int least) {
    std::string result;
    for (const expression& part : tree.operands) {
      if (&part != &tree.operands.front()) result += separator;
      result += least == value ? bare(part) : print(part, least);
    }
    return result;
  }

  random_source& random_;
};

/// coefficient * 10^(scale - own scale) as SQL: an integer, or a number with a point.
inline std::string sql_number(const decimal& number, int scale) {
  const int128 factor = power_of_ten(std::max(0, scale - number.scale));
  const int128 coefficient = number.coefficient * factor;
  const int rest = std::max(0, number.scale - scale);
  const bool integer = coefficient >= INT64_MIN && coefficient <= INT64_MAX;
  return detail::scaled_text(coefficient, rest) + (integer || rest > 0 ? "" : ".0");
}

/// SQL; numbers come scaled to `scale` decimals.
inline std::string sql(const expression& tree, int scale);

inline int common_scale(const std::vector<expression>& operands) {
  int scale = 0;
  for (const expression& operand : operands) {
    // Literals are scaled to what they meet, and may then have a point.
    if (operand.shape != expression::form::number) scale = std::max(scale, operand.scale);
  }
  return scale;
}

inline std::string sql_joined(const std::vector<expression>& operands, std::size_t first,
                              std::string_view separator, int scale) {
  std::string result;
  for (std::size_t index = first; index < operands.size(); ++index) {
    if (index != first) result += separator;
    result += sql(operands[index], scale);
  }
  return result;
}

inline std::string sql_arithmetic(const expression& tree) {
  if (tree.word == "*") {
    return sql(tree.operands[0], tree.operands[0].scale) + " * " +
           sql(tree.operands[1], tree.operands[1].scale);
  }
  return sql(tree.operands[0], tree.scale) + " " + tree.word + " " + sql(tree.operands[1], tree.scale);
}

/// Bounds of different scales are compared one by one, so that no side is scaled more than the comparison
/// needs.
inline std::string sql_between(const expression& tree) {
  const auto& parts = tree.operands;
  const int low_scale = common_scale({parts[0], parts[1]});
  const int high_scale = common_scale({parts[0], parts[2]});
  const std::string negation_word = tree.negated ? "not " : "";
  if (low_scale == high_scale) {
    return sql(parts[0], low_scale) + " " + negation_word + "between " + sql(parts[1], low_scale) + " and " +
           sql(parts[2], low_scale);
  }
  return negation_word + "(" + sql(parts[0], low_scale) + " >= " + sql(parts[1], low_scale) + " and " +
         sql(parts[0], high_scale) + " <= " + sql(parts[2], high_scale) + ")";
}

inline std::string sql_bare(const expression& tree) {
  const auto& parts = tree.operands;
  const int scale = common_scale(parts);
  const std::string negation_word = tree.negated ? " not" : "";
  switch (tree.shape) {
    case expression::form::column:
      return "\"" + tree.word + "\"";
    case expression::form::number:
      return sql_number(tree.number, tree.scale);
    case expression::form::text:
      return sql_text(tree.word);
    case expression::form::truth:
    case expression::form::null:
      return tree.word;
    case expression::form::prefix:
      return tree.word + sql(parts[0], tree.scale);
    case expression::form::infix:
      return tree.binds == condition ? sql_joined(parts, 0, " " + tree.word + " ", scale)
                                     : sql_arithmetic(tree);
    case expression::form::chain:
      return sql_joined(parts, 0, " " + tree.word + " ", 0);
    case expression::form::call:
      return tree.word + "(" + sql_joined(parts, 0, ", ", tree.scale) + ")";
    case expression::form::list:
      return sql(parts[0], scale) + negation_word + " in (" + sql_joined(parts, 1, ", ", scale) + ")";
    case expression::form::between:
      return sql_between(tree);
    case expression::form::null_test:
      return sql(parts[0], scale) + " is" + negation_word + " null";
    case expression::form::from_template:
      return filled(tree.word, [&](std::size_t index, char mark) {
        return sql(parts[index], mark == '@' ? tree.scale : parts[index].scale);
      });
  }
  return {};
}

inline std::string sql(const expression& tree, int scale) {
  if (tree.shape == expression::form::number) return "(" + sql_number(tree.number, scale) + ")";
  const std::string text = "(" + sql_bare(tree) + ")";
  return tree.scale < scale ? "(" + text + " * " + std::to_string(power_of_ten(scale - tree.scale)) + ")"
                            : text;
}

}  // namespace assay::measure_test
