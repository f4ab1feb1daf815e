// SPDX-License-Identifier: Apache-2.0
//
// Recursive descent, one function a level of precedence: or, and, not, comparisons, + -, *, unary -, values.
#include "measure/syntax/row_parser.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "measure/syntax/row_nodes.hpp"
#include "message/measure_syntax_sentences.hpp"
#include "text/letters.hpp"

namespace assay::measure {
namespace {

using kind = row_syntax_kind;

class row_parser : private row_nodes {
 public:
  explicit row_parser(token_cursor& cursor) : row_nodes{cursor} {}

  row_syntax expression() {
    if (!cursor_.enter()) return damaged({});
    row_syntax result = disjunction();
    while (cursor_.at_operand()) {
      cursor_.report_missing_operator();
      std::vector<row_syntax> parts;
      parts.push_back(std::move(result));
      parts.push_back(disjunction());
      result = damaged(std::move(parts));
    }
    cursor_.leave();
    return result;
  }

  row_syntax filter() {
    cursor_.take();
    if (!cursor_.take_if(token_kind::open)) {
      cursor_.report_expected(says::filter_open, says::write_filter());
      cursor_.synchronise();
      return damaged({});
    }
    if (!cursor_.take_keyword("where")) cursor_.report_expected(says::filter_where, says::write_filter());
    row_syntax condition = expression();
    cursor_.close(says::end_of_filter);
    return condition;
  }

 private:
  row_syntax disjunction() { return chain(kind::logical_or, "or", &row_parser::conjunction); }
  row_syntax conjunction() { return chain(kind::logical_and, "and", &row_parser::negation); }

  row_syntax chain(kind what, std::string_view word, row_syntax (row_parser::*part)()) {
    row_syntax first = (this->*part)();
    if (!cursor_.at_keyword(word)) return first;
    const std::size_t begin = first.where.offset;
    std::vector<row_syntax> parts;
    parts.push_back(std::move(first));
    while (cursor_.take_keyword(word))
      parts.push_back((this->*part)());
    return node(what, cursor_.since(begin), std::move(parts));
  }

  row_syntax negation() {
    if (!cursor_.at_keyword("not")) return condition();
    const std::size_t begin = cursor_.take().offset;
    if (!cursor_.enter()) return damaged({});
    row_syntax operand = negation();
    cursor_.leave();
    return unary(kind::logical_not, cursor_.since(begin), std::move(operand));
  }

  static std::optional<kind> comparison(token_kind word) {
    switch (word) {
      case token_kind::equal:
        return kind::equal;
      case token_kind::not_equal:
        return kind::not_equal;
      case token_kind::less:
        return kind::less;
      case token_kind::less_or_equal:
        return kind::less_or_equal;
      case token_kind::greater:
        return kind::greater;
      case token_kind::greater_or_equal:
        return kind::greater_or_equal;
      default:
        return std::nullopt;
    }
  }

  bool at_condition() const {
    const std::size_t next = cursor_.at_keyword("not") ? 1 : 0;
    for (const std::string_view word : {"in", "between", "like"}) {
      if (cursor_.at_keyword(word, next)) return true;
    }
    return cursor_.at_keyword("is") || comparison(cursor_.peek().kind).has_value();
  }

  row_syntax condition() {
    row_syntax result = sum();
    if (!at_condition()) return result;
    result = condition_on(std::move(result));
    if (!at_condition()) return result;
    cursor_.report(cursor_.here(), says::chained_comparison());
    while (at_condition()) {
      result = condition_on(std::move(result));
      result.kind = kind::damaged;
    }
    return result;
  }

  row_syntax condition_on(row_syntax left) {
    const std::size_t begin = left.where.offset;
    if (const auto compare = comparison(cursor_.peek().kind)) {
      cursor_.take();
      return binary(*compare, std::move(left), sum());
    }
    if (cursor_.take_keyword("is")) return state_test(begin, std::move(left));
    const bool negated = cursor_.take_keyword("not");
    if (cursor_.take_keyword("in")) return negation_if(negated, begin, in_list(begin, std::move(left)));
    if (cursor_.take_keyword("like")) return negation_if(negated, begin, like(begin, std::move(left)));
    cursor_.take();
    return negation_if(negated, begin, between(begin, std::move(left)));
  }

  row_syntax state_test(std::size_t begin, row_syntax left) {
    const bool negated = cursor_.take_keyword("not");
    const bool truth = cursor_.at_keyword("true");
    if (truth || cursor_.at_keyword("false")) {
      cursor_.take();
      row_syntax test = unary(kind::truth_test, cursor_.since(begin), std::move(left));
      test.truth = truth;
      return negation_if(negated, begin, std::move(test));
    }
    if (!cursor_.take_keyword("null")) {
      cursor_.report_expected(says::state_after_is, says::compare_values());
      if (cursor_.at(token_kind::name)) cursor_.take();
      return unary(kind::damaged, cursor_.since(begin), std::move(left));
    }
    return negation_if(negated, begin, unary(kind::is_null, cursor_.since(begin), std::move(left)));
  }

  row_syntax like(std::size_t begin, row_syntax value) {
    std::vector<row_syntax> operands;
    operands.push_back(std::move(value));
    operands.push_back(sum());
    if (cursor_.take_keyword("escape")) operands.push_back(this->value());
    return node(kind::like, cursor_.since(begin), std::move(operands));
  }

  row_syntax between(std::size_t begin, row_syntax value) {
    std::vector<row_syntax> operands;
    operands.push_back(std::move(value));
    operands.push_back(sum());
    if (cursor_.take_keyword("and")) {
      operands.push_back(sum());
      return node(kind::between, cursor_.since(begin), std::move(operands));
    }
    cursor_.report_expected(says::and_of_between, says::write_between());
    return node(kind::damaged, cursor_.since(begin), std::move(operands));
  }

  row_syntax in_list(std::size_t begin, row_syntax value) {
    std::vector<row_syntax> operands;
    operands.push_back(std::move(value));
    if (!cursor_.take_if(token_kind::open)) {
      cursor_.report_expected(says::list_open, says::write_list());
      return node(kind::damaged, cursor_.since(begin), std::move(operands));
    }
    do {
      operands.push_back(literal());
    } while (cursor_.take_if(token_kind::comma));
    cursor_.close(says::end_of_list);
    return node(kind::in_list, cursor_.since(begin), std::move(operands));
  }

  row_syntax literal() {
    const std::size_t begin = cursor_.peek().offset;
    const bool negative = cursor_.take_if(token_kind::minus);
    row_syntax result = leaf(kind::damaged, cursor_.here());
    if (cursor_.at(token_kind::number)) {
      result = number();
      result.where = cursor_.since(begin);
      if (negative) result.number = -result.number;
    } else if (!negative && (cursor_.at(token_kind::text) || at_word_literal())) {
      result = value();
    }
    const bool ended = cursor_.at(token_kind::comma) || cursor_.at(token_kind::close);
    if (result.kind != kind::damaged && ended) return result;
    cursor_.report_expected(result.kind == kind::damaged ? says::list_item : says::list_goes_on,
                            says::constants_only());
    cursor_.synchronise();
    return leaf(kind::damaged, cursor_.since(begin));
  }

  bool at_word_literal() const {
    return cursor_.at_keyword("true") || cursor_.at_keyword("false") || cursor_.at_keyword("null");
  }

  static std::optional<kind> addition(token_kind word) {
    switch (word) {
      case token_kind::plus:
        return kind::add;
      case token_kind::minus:
        return kind::subtract;
      case token_kind::joint:
        return kind::concatenate;
      default:
        return std::nullopt;
    }
  }

  row_syntax sum() {
    row_syntax result = product();
    while (const auto what = addition(cursor_.peek().kind)) {
      cursor_.take();
      result = binary(*what, std::move(result), product());
    }
    return result;
  }

  row_syntax product() {
    row_syntax result = factor();
    while (cursor_.at(token_kind::star) || cursor_.at(token_kind::slash)) {
      const kind what = cursor_.take().kind == token_kind::star ? kind::multiply : kind::divide;
      result = binary(what, std::move(result), factor());
    }
    return result;
  }

  row_syntax factor() {
    if (!cursor_.at(token_kind::minus)) return value();
    const std::size_t begin = cursor_.take().offset;
    if (!cursor_.enter()) return damaged({});
    row_syntax operand = factor();
    cursor_.leave();
    return unary(kind::negate, cursor_.since(begin), std::move(operand));
  }

  row_syntax number() {
    const written_number written = cursor_.take_number();
    row_syntax result = leaf(kind::number_literal, written.where);
    result.number = written.value;
    result.style = written.style;
    return result;
  }

  row_syntax value() {
    const token& word = cursor_.peek();
    switch (word.kind) {
      case token_kind::number:
        return number();
      case token_kind::text:
        return named(kind::text_literal);
      case token_kind::quoted_name:
        return named(kind::column);
      case token_kind::open:
        return parenthesis();
      case token_kind::name:
        return word_value();
      default:
        return unexpected();
    }
  }

  row_syntax named(kind what) {
    row_syntax result = leaf(what, cursor_.here());
    result.name = cursor_.take().value;
    return result;
  }

  row_syntax unexpected() {
    cursor_.report_expected(says::row_operand,
                            cursor_.at_keyword("not") ? says::negation_in_parentheses() : message{});
    cursor_.synchronise();
    return damaged({});
  }

  row_syntax word_value() {
    if (cursor_.at_keyword("null")) return named(kind::null_literal);
    if (cursor_.at_keyword("true") || cursor_.at_keyword("false")) {
      const bool truth = cursor_.at_keyword("true");
      row_syntax result = named(kind::boolean_literal);
      result.truth = truth;
      return result;
    }
    if (cursor_.at_keyword("case")) return choice();
    if (is_keyword(cursor_.peek().value)) return unexpected();
    if (cursor_.peek(1).kind == token_kind::text &&
        (cursor_.at_keyword("date") || cursor_.at_keyword("timestamp")))
      return instant();
    return cursor_.peek(1).kind == token_kind::open ? call() : named(kind::column);
  }

  row_syntax instant() {
    const std::size_t begin = cursor_.peek().offset;
    const bool date = cursor_.take().value.size() == std::string_view{"date"}.size();
    row_syntax result = named(kind::instant);
    result.truth = date;
    result.where = cursor_.since(begin);
    return result;
  }

  row_syntax choice() {
    const std::size_t begin = cursor_.take().offset;
    const bool simple = !cursor_.at_keyword("when");
    std::vector<row_syntax> operands;
    if (simple) operands.push_back(expression());
    if (simple && operands.front().kind == kind::damaged)
      return node(kind::damaged, cursor_.since(begin), std::move(operands));
    if (!cursor_.at_keyword("when")) return broken_choice(begin, says::when_of_case, std::move(operands));
    while (cursor_.take_keyword("when")) {
      operands.push_back(expression());
      if (!cursor_.take_keyword("then")) return broken_choice(begin, says::then_of_case, std::move(operands));
      operands.push_back(expression());
    }
    const bool otherwise = cursor_.take_keyword("else");
    if (otherwise) operands.push_back(expression());
    if (!cursor_.take_keyword("end")) {
      return broken_choice(begin, otherwise ? says::end_of_case : says::case_goes_on, std::move(operands));
    }
    row_syntax result =
        node(simple ? kind::simple_case : kind::searched_case, cursor_.since(begin), std::move(operands));
    result.truth = otherwise;
    return result;
  }

  /// A case without one of its words; goes on behind its `end`, if there is one before the parenthesis ends.
  row_syntax broken_choice(std::size_t begin, const detail::sentence_data& expected,
                           std::vector<row_syntax> operands) {
    cursor_.report_expected(expected, says::write_case());
    cursor_.synchronise();
    return node(kind::damaged, cursor_.since(begin), std::move(operands));
  }

  row_syntax parenthesis() {
    const std::size_t begin = cursor_.take().offset;
    row_syntax result = expression();
    cursor_.close(says::end_of_parenthesis);
    result.where = cursor_.since(begin);
    return result;
  }

  row_syntax call() {
    row_syntax function = named(kind::call);
    const std::size_t begin = function.where.offset;
    cursor_.take();
    std::vector<row_syntax> arguments;
    if (text::equal_ignoring_case(function.name, "extract") && cursor_.at(token_kind::name) &&
        cursor_.at_keyword("from", 1)) {
      arguments.push_back(named(kind::text_literal));
      cursor_.take();
    }
    // For count(*) the checker says that aggregates do not stand here.
    if (!cursor_.take_if(token_kind::star) && !cursor_.at(token_kind::close)) {
      do {
        arguments.push_back(expression());
      } while (cursor_.take_if(token_kind::comma));
    }
    if (!cursor_.take_if(token_kind::close)) cursor_.report_unclosed(says::end_of_arguments(function.name));
    if (cursor_.at_keyword("filter")) arguments.push_back(filter());
    row_syntax result = node(kind::call, cursor_.since(begin), std::move(arguments));
    result.name = std::move(function.name);
    result.name_where = function.where;
    return result;
  }
};

}  // namespace

row_syntax parse_row(token_cursor& cursor) { return row_parser{cursor}.expression(); }
row_syntax parse_filter(token_cursor& cursor) { return row_parser{cursor}.filter(); }

}  // namespace assay::measure
