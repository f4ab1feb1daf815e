// SPDX-License-Identifier: Apache-2.0
//
// The shape of the trees: precedence and associativity. Faults of grammar are tested with all other faults.
#include "measure/syntax/syntax.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace assay::measure {
namespace {

std::string shape(const row_syntax& tree) {
  static const char* const names[] = {
      "damaged", "number", "text", "truth", "null", "column",   "neg",     "+",       "-",       "*",
      "/",       "=",      "<>",   "<",     "<=",   ">",        ">=",      "between", "in",      "is_null",
      "not",     "and",    "or",   "||",    "like", "is_truth", "instant", "case",    "case_of", "call"};
  std::string result = names[static_cast<std::size_t>(tree.kind)];
  if (tree.kind == row_syntax_kind::column) return tree.name;
  if (tree.kind == row_syntax_kind::number_literal) return tree.number.text();
  if (tree.kind == row_syntax_kind::text_literal) return "'" + tree.name + "'";
  if (tree.kind == row_syntax_kind::call) result = tree.name;
  for (const row_syntax& operand : tree.operands)
    result += " " + shape(operand);
  return tree.operands.empty() ? result : "(" + result + ")";
}

std::string shape(const formula_syntax& tree) {
  static const char* const names[] = {"damaged", "number", "name", "aggregate", "neg", "+", "-", "*", "/"};
  if (tree.kind == formula_syntax_kind::number_literal) return tree.number.text();
  if (tree.kind == formula_syntax_kind::name) return tree.name;
  std::string result =
      tree.kind == formula_syntax_kind::aggregate ? tree.name : names[static_cast<std::size_t>(tree.kind)];
  if (tree.star) result += " star";
  for (const row_syntax& argument : tree.arguments)
    result += " " + shape(argument);
  if (tree.filter) result += " where " + shape(*tree.filter);
  for (const formula_syntax& operand : tree.operands)
    result += " " + shape(operand);
  return "(" + result + ")";
}

std::string formula(std::string_view text) {
  const parsed_formula parsed = parse_formula(text);
  return parsed.faults.empty() ? shape(parsed.root) : std::string{parsed.faults.front().message.code()};
}
std::string row(std::string_view text) {
  const parsed_formula parsed = parse_formula("f(" + std::string{text} + ")");
  return parsed.faults.empty() ? shape(parsed.root.arguments.front())
                               : std::string{parsed.faults.front().message.code()};
}

TEST(parser, formulas_bind_as_in_arithmetic) {
  EXPECT_EQ(formula("a + b * c - d / e"), "(- (+ a (* b c)) (/ d e))");
  EXPECT_EQ(formula("a / b / c"), "(/ (/ a b) c)");
  EXPECT_EQ(formula("-a * -(b - c)"), "(* (neg a) (neg (- b c)))");
  EXPECT_EQ(formula("- - 5"), "(neg (neg 5))");
  EXPECT_EQ(formula("100 * rate(x) filter (where y) + nps(z, 'standard') - count(*)"),
            "(- (+ (* 100 (rate x where y)) (nps z 'standard')) (count star))");
}

TEST(parser, rows_bind_as_in_sql) {
  EXPECT_EQ(row("a or b and not c = d + e * -f"), "(or a (and b (not (= c (+ d (* e (neg f)))))))");
  EXPECT_EQ(row("a or b or c and d and e"), "(or a b (and c d e))");
  EXPECT_EQ(row("(a or b) and c"), "(and (or a b) c)");
  EXPECT_EQ(row("a - b - c"), "(- (- a b) c)");
  EXPECT_EQ(row("a - (b - c)"), "(- a (- b c))");
  EXPECT_EQ(row("not not a is null"), "(not (not (is_null a)))");
  EXPECT_EQ(row("a + 1 between b and c * 2 and d"), "(and (between (+ a 1) b (* c 2)) d)");
  EXPECT_EQ(row("a not between 1 and 2"), "(not (between a 1 2))");
  EXPECT_EQ(row("a not in (-1, 'x', null, true)"), "(not (in a -1 'x' null truth))");
  EXPECT_EQ(row("a IS NOT NULL"), "(not (is_null a))");
  EXPECT_EQ(row("coalesce(a, coalesce(b, 0)) >= 5"), "(>= (coalesce a (coalesce b 0)) 5)");
  EXPECT_EQ(row("(a < b) = c"), "(= (< a b) c)");
  EXPECT_EQ(row("a / b"), "(/ a b)");
  EXPECT_EQ(row("a || b || c = d"), "(= (|| (|| a b) c) d)");
  EXPECT_EQ(row("not a || b like c || 'x%' escape '!'"), "(not (like (|| a b) (|| c 'x%') '!'))");
  EXPECT_EQ(row("a not like 'x' and b"), "(and (not (like a 'x')) b)");
  EXPECT_EQ(row("a is true or b is not false"), "(or (is_truth a) (not (is_truth b)))");
}

TEST(parser, case_is_a_value) {
  EXPECT_EQ(row("case when a then b when c or d then e else f + 1 end * 2"),
            "(* (case a b (or c d) e (+ f 1)) 2)");
  EXPECT_EQ(row("CASE a WHEN 1 THEN b END"), "(case_of a 1 b)");
  EXPECT_EQ(row("case when case when a then b end then c end"), "(case (case a b) c)");
}

TEST(parser, words_of_functions_are_words_elsewhere) {
  EXPECT_EQ(row("extract(hour from a)"), "(extract 'hour' a)");
  EXPECT_EQ(row("extract = hour"), "(= extract hour)");
  EXPECT_EQ(row("date = date '2026-01-31'"), "(= date instant)");
  EXPECT_EQ(row("timestamp < TIMESTAMP '2026-01-31 08:00:00'"), "(< timestamp instant)");
  EXPECT_EQ(row("like like 'a'"), "(like like 'a')");
  EXPECT_EQ(row("escape like 'a' escape '!'"), "(like escape 'a' '!')");
}

TEST(parser, quoted_words_are_never_keywords_or_functions) {
  EXPECT_EQ(row("\"and\" and \"true\""), "(and and true)");
  EXPECT_EQ(formula("\"count\" + count"), "(+ count count)");
  EXPECT_EQ(row("\"coalesce\" = 1"), "(= coalesce 1)");
}

TEST(parser, percents_and_times_are_numbers) {
  EXPECT_EQ(row("x >= 95%"), "(>= x 0.95)");
  EXPECT_EQ(row("x <= 1.5 min"), "(<= x 90)");
  EXPECT_EQ(row("x <= 2d - 3H + 4s"), "(<= x (+ (- 172800 10800) 4))");
  EXPECT_EQ(row("x = 2.50"), "(= x 2.5)");
  EXPECT_EQ(row("x in (-5 min, 50%)"), "(in x -300 0.5)");
  EXPECT_EQ(formula("5% * a + 1 h"), "(+ (* 0.05 a) 3600)");
}

TEST(parser, places_cover_the_whole_expression) {
  const std::string text = "  rate( (a) <= 5 min )  filter ( where  b is not null )";
  const formula_syntax root = parse_formula(text).root;
  const auto at = [&](const place& where) { return text.substr(where.offset, where.length); };
  EXPECT_EQ(at(root.where), "rate( (a) <= 5 min )  filter ( where  b is not null )");
  EXPECT_EQ(at(root.name_where), "rate");
  EXPECT_EQ(at(root.arguments[0].where), "(a) <= 5 min");
  EXPECT_EQ(at(root.arguments[0].operands[0].where), "(a)");
  EXPECT_EQ(at(root.filter->where), "b is not null");
}

/// Whatever the text, the parser ends, keeps its limits and reports places inside of the text.
TEST(parser, any_sequence_of_words_is_read_to_its_end) {
  const char* const words[] = {"(",   ")",       ",",      "and",   "or",      "not",   "is",       "null",
                               "in",  "between", "filter", "where", "x",       "count", "*",        "+",
                               "-",   "/",       "<",      "=",     "5",       "'a'",   "coalesce", "%",
                               "min", "true",    "\"",     "（",    "case",    "when",  "then",     "else",
                               "end", "like",    "||",     "date",  "extract", "from",  "escape"};
  std::mt19937_64 random{5};
  for (int attempt = 0; attempt < 20'000; ++attempt) {
    std::string text;
    const std::size_t length = random() % 25;
    for (std::size_t word = 0; word < length; ++word) {
      text += words[random() % std::size(words)];
      text += " ";
    }
    for (const fault& found : parse_formula(text).faults) {
      ASSERT_LE(found.offset + found.length, text.size()) << text;
      ASSERT_FALSE(found.message.code().empty() || found.message.empty()) << text;
    }
  }
}

TEST(parser, any_bytes_are_read_to_their_end) {
  std::mt19937_64 random{6};
  for (int attempt = 0; attempt < 20'000; ++attempt) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t byte = 0; byte < length; ++byte)
      text += static_cast<char>(random());
    for (const fault& found : parse_formula(text).faults)
      ASSERT_LE(found.offset + found.length, text.size());
  }
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t count = 0; count < times; ++count)
    text += piece;
  return text;
}

/// A text of so many parentheses inside each other.
using nested_text = std::string (*)(std::size_t parentheses);

TEST(parser, a_hundred_parentheses_may_be_open_wherever_they_stand) {
  const std::vector<nested_text> formulas = {
      [](std::size_t count) { return repeated("(", count) + "a" + repeated(")", count); },
      [](std::size_t count) { return "avg(" + repeated("(", count - 1) + "a" + repeated(")", count); },
      [](std::size_t count) { return "avg(" + repeated("abs(", count - 1) + "a" + repeated(")", count); },
      [](std::size_t count) {
        return "sum(a) filter (where " + repeated("(", count - 1) + "a" + repeated(")", count);
      },
      [](std::size_t count) { return repeated("(", count - 1) + "avg(a" + repeated(")", count); },
      [](std::size_t count) { return "avg(" + repeated("- ", count - 1) + "a)"; },
      [](std::size_t count) { return "avg(" + repeated("not ", count - 1) + "a)"; },
  };
  for (const nested_text& text : formulas) {
    EXPECT_NE(formula(text(100)), "nested_too_deeply") << text(3);
    EXPECT_EQ(formula(text(101)), "nested_too_deeply") << text(3);
  }
}

TEST(parser, nesting_and_length_have_limits) {
  EXPECT_EQ(formula(repeated("(", 90) + "a" + repeated(")", 90)), "a");
  EXPECT_EQ(formula(repeated("(", 30'000)), "nested_too_deeply");
  EXPECT_EQ(row(repeated("not ", 15'000) + "a"), "nested_too_deeply");
  EXPECT_EQ(row(repeated("- ", 30'000) + "a"), "nested_too_deeply");
  EXPECT_EQ(row(repeated("coalesce(", 5'000)), "nested_too_deeply");
  EXPECT_EQ(row(repeated("case when ", 6'000)), "nested_too_deeply");
  EXPECT_EQ(row(repeated("case a when ", 5'000)), "nested_too_deeply");
  EXPECT_EQ(row("a" + repeated("||a", 20'000)), "nested_too_deeply");
  EXPECT_EQ(formula("a" + repeated("+a", 30'000)), "nested_too_deeply");
  EXPECT_EQ(row("a" + repeated("*a", 30'000)), "nested_too_deeply");
  EXPECT_EQ(row("a" + repeated(" and a", 9'000)).substr(0, 10), "(and a a a");
  EXPECT_EQ(formula(std::string(70'000, ' ')), "text_too_long");
}

}  // namespace
}  // namespace assay::measure
