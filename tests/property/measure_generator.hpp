// SPDX-License-Identifier: Apache-2.0
//
// Random record types, random cells and random row expressions.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/decimal.hpp>
#include <assay/record.hpp>

#include "property/measure_expression.hpp"
#include "property/measure_functions.hpp"

namespace assay::measure_test {

/// Random expressions over the columns of one record type.
class expression_generator {
 public:
  expression_generator(const record_definition& record, random_source& random)
      : record_{record}, random_{random}, functions_{random} {}

  expression condition_of(int depth) {
    if (depth <= 0) return simple_condition();
    switch (below(random_, 15)) {
      case 12:
        return functions_.truth_test(condition_of(depth - 1));
      case 13:
        return functions_.choice(condition_of(depth - 1), condition_of(depth - 1), condition_of(depth - 1),
                                 false);
      case 14:
        return text_condition(depth);
      case 0:
      case 1:
        return chain("and", conjunction, depth);
      case 2:
      case 3:
        return chain("or", disjunction, depth);
      case 4:
        return prefix("not ", negation, condition_of(depth - 1));
      case 5:
        return call("coalesce", {condition_of(depth - 1), condition_of(depth - 1)}, 0);
      case 6:
        return compared(one_of<std::string>(random_, {"=", "<>"}), condition_of(depth - 1),
                        condition_of(depth - 1));
      case 7:
        return null_test(depth);
      default:
        return number_condition(depth);
    }
  }

  /// Never a literal when there is a column of texts.
  expression text_of(int depth) {
    if (!has(kind::text)) return text_leaf();
    if (depth <= 0) return column_of(kind::text);
    switch (below(random_, 9)) {
      case 0:
      case 1:
        return functions_.text_call(text_of(depth - 1));
      case 2:
        return functions_.joined(text_of(depth - 1), text_operand(depth));
      case 3:
        return call("coalesce", {text_of(depth - 1), text_operand(depth)}, 0);
      case 4:
        return functions_.choice(condition_of(depth - 1), text_of(depth - 1), text_operand(depth), false);
      case 5:
        return functions_.nullif(text_of(depth - 1), text_operand(depth));
      case 6:
        return has(kind::instant) ? functions_.time_text(calendar_instant()) : text_of(depth - 1);
      case 7: {
        expression number = number_of(kind::plain, depth - 1);
        if (number.scale > 0 || !has_column(number)) return column_of(kind::text);
        return functions_.number_text(std::move(number));
      }
      default:
        return column_of(kind::text);
    }
  }

  expression number_of(kind what, int depth) {
    if (depth <= 0) return number_leaf(what);
    switch (below(random_, 9)) {
      case 6:
        return chosen_number(what, depth);
      case 7:
      case 8:
        return function_of(what, depth);
      case 0:
        return number_leaf(what);
      case 1:
        return choice(what, depth);
      case 2:
        return what == kind::instant ? shifted_instant(depth) : sign_of(what, depth);
      case 3:
        return what == kind::plain ? product_of(kind::plain, kind::plain, depth) : distance(what, depth);
      case 4:
        return what == kind::seconds ? product_of(kind::seconds, kind::plain, depth) : number_leaf(what);
      default:
        return what == kind::instant ? shifted_instant(depth) : sum_of(what, depth);
    }
  }

  bool has(kind what) const { return !columns_of(what).empty(); }

  expression column_of(kind what) {
    const auto names = columns_of(what);
    return leaf(names[below(random_, names.size())]);
  }

 private:
  static kind kind_of(const column_definition& column) {
    switch (column.type) {
      case column_type::boolean:
        return kind::boolean;
      case column_type::category:
        return kind::text;
      case column_type::duration:
        return kind::seconds;
      case column_type::timestamp:
        return kind::instant;
      default:
        return kind::plain;
    }
  }

  std::vector<const column_definition*> columns_of(kind what) const {
    std::vector<const column_definition*> result;
    for (const column_definition& column : record_.columns) {
      if (kind_of(column) == what) result.push_back(&column);
    }
    return result;
  }

  static expression leaf(const column_definition* column) {
    return {column->name, expression::form::column,
            value,        column->is_number() ? column->decimals : 0,
            {},           {},
            false,        {}};
  }

  expression literal(kind what, int scale) { return random_literal(random_, what, scale); }

  expression chain(std::string_view word, int binds, int depth) {
    expression result{std::string{word}, expression::form::chain, binds, 0, {}, {}, false, {}};
    const std::size_t parts = 2 + below(random_, 3);
    for (std::size_t part = 0; part < parts; ++part)
      result.operands.push_back(condition_of(depth - 1));
    return result;
  }

  kind number_kind() {
    std::vector<kind> kinds;
    for (const kind what : {kind::plain, kind::seconds, kind::instant}) {
      if (has(what)) kinds.push_back(what);
    }
    return one_of(random_, kinds);
  }

  expression simple_condition() {
    switch (below(random_, 8)) {
      case 0:
        return has(kind::boolean) ? column_of(kind::boolean) : number_condition(0);
      case 1:
        return text_condition(0);
      case 2:
        return null_test(0);
      case 3:
        return chance(random_, 20) ? constant_condition() : number_condition(0);
      default:
        return number_condition(0);
    }
  }

  expression constant_condition() {
    const auto word = one_of<std::string>(random_, {"true", "false", "null"});
    return {word, word == "null" ? expression::form::null : expression::form::truth, value, 0, {}, {}, false,
            {}};
  }

  expression null_test(int depth) {
    expression operand =
        chance(random_, 50) && depth > 0 ? number_of(number_kind(), depth - 1) : any_column();
    expression result{"", expression::form::null_test, condition, 0, {}, {}, chance(random_, 50), {}};
    result.operands.push_back(std::move(operand));
    return result;
  }

  expression any_column() { return leaf(&record_.columns[below(random_, record_.columns.size())]); }

  expression text_leaf() {
    static const std::vector<std::string> texts{"phone", "chat", "", "it's", "电话", "Phone", "absent"};
    return {one_of(random_, texts), expression::form::text, value, 0, {}, {}, false, {}};
  }

  expression text_operand(int depth) { return chance(random_, 50) ? text_leaf() : text_of(depth - 1); }

  /// A point in time that SQLite's calendar has; sometimes before 1970.
  expression calendar_instant() {
    expression instant = column_of(kind::instant);
    const int scale = instant.scale;
    if (chance(random_, 40)) return instant;
    const std::pair<const char*, std::int64_t> shifts[] = {
        {"20000 d", 1'728'000'000}, {"1 s", 1}, {"40 d", 3'456'000}};
    const auto& [written, seconds] = shifts[below(random_, 3)];
    expression shift{"", expression::form::number, value, 0, decimal{seconds}, written, false, {}};
    return infix(chance(random_, 70) ? "-" : "+", sum, scale, std::move(instant), std::move(shift));
  }

  expression column_or(kind what, expression number) { return has_column(number) ? number : column_of(what); }

  expression chosen_number(kind what, int depth) {
    if (!has(what)) return number_leaf(what);
    expression then = column_or(what, number_of(what, depth - 1));
    expression otherwise = column_or(what, number_of(what, depth - 1));
    switch (below(random_, 4)) {
      case 0:
        return functions_.choice(condition_of(depth - 1), std::move(then), std::move(otherwise), true);
      case 1:
        return functions_.long_choice(condition_of(depth - 1), condition_of(depth - 1), std::move(then),
                                      std::move(otherwise));
      case 2:
        return has(kind::text)
                   ? functions_.simple_choice(text_of(depth - 1), std::move(then), std::move(otherwise))
                   : then;
      default:
        return functions_.extreme(std::move(then), std::move(otherwise));
    }
  }

  expression function_of(kind what, int depth) {
    if (what == kind::instant) return functions_.begin_of(calendar_instant());
    if (!has(what)) return number_leaf(what);
    expression operand = column_or(what, number_of(what, depth - 1));
    const bool plain = what == kind::plain;
    switch (below(random_, plain ? 4 : 1)) {
      case 0:
        return functions_.absolute(std::move(operand));
      case 1:
        return functions_.floored(std::move(operand));
      case 2:
        return has(kind::instant) ? functions_.part_of(calendar_instant()) : operand;
      default:
        return has(kind::text) ? functions_.text_number(text_of(depth - 1)) : operand;
    }
  }

  expression text_condition(int depth) {
    if (!has(kind::text)) return number_condition(0);
    const std::string word = one_of<std::string>(random_, {"=", "<>"});
    switch (below(random_, 6)) {
      case 0:
        return compared(word, text_of(depth - 1), text_leaf());
      case 1:
        return compared(word, text_leaf(), text_of(depth - 1));
      case 2:
        return compared(word, text_of(depth - 1), text_of(depth - 1));
      case 3:
        return functions_.like(text_of(depth - 1));
      case 4:
        return functions_.starts_with(text_of(depth - 1));
      default:
        break;
    }
    std::vector<expression> items;
    for (std::size_t item = 0; item < 1 + below(random_, 4); ++item)
      items.push_back(text_leaf());
    return list(text_of(depth - 1), std::move(items));
  }

  expression list(expression tested, std::vector<expression> items) {
    expression result{"", expression::form::list, condition, 0, {}, {}, chance(random_, 40), {}};
    result.operands.push_back(std::move(tested));
    std::move(items.begin(), items.end(), std::back_inserter(result.operands));
    return result;
  }

  expression number_condition(int depth) {
    const kind what = number_kind();
    expression left = number_of(what, depth - 1);
    if (left.shape == expression::form::number) left = column_of(what);
    const std::string word = one_of<std::string>(random_, {"=", "<>", "<", "<=", ">", ">="});
    switch (below(random_, 7)) {
      case 0:
        return compared(word, left, number_of(what, depth - 1));
      case 1:
        return compared(word, literal(what, left.scale), left);
      case 2: {
        expression low = literal(what, left.scale);
        expression high = literal(what, left.scale);
        if (high.number < low.number) std::swap(low, high);
        return between(left, low, high);
      }
      case 3:
        return between(left, number_of(what, depth - 1), number_of(what, depth - 1));
      case 4: {
        std::vector<expression> items;
        const std::size_t count = chance(random_, 10) ? 30 : 1 + below(random_, 5);
        for (std::size_t item = 0; item < count; ++item)
          items.push_back(literal(what, left.scale));
        return list(left, std::move(items));
      }
      default:
        return compared(word, left, literal(what, left.scale));
    }
  }

  expression between(expression tested, expression low, expression high) {
    expression result{"", expression::form::between, condition, 0, {}, {}, chance(random_, 30), {}};
    result.operands.push_back(std::move(tested));
    result.operands.push_back(std::move(low));
    result.operands.push_back(std::move(high));
    return result;
  }

  expression number_leaf(kind what) {
    if (has(what) && chance(random_, 85)) return column_of(what);
    return has(what) && what == kind::instant ? column_of(what) : literal(what, 2);
  }

  expression sign_of(kind what, int depth) {
    expression operand = number_of(what, depth - 1);
    return prefix("- ", sign, std::move(operand));
  }

  expression sum_of(kind what, int depth) {
    expression left = number_of(what, depth - 1);
    expression right = number_of(what, depth - 1);
    const int scale = std::max(left.scale, right.scale);
    return infix(chance(random_, 50) ? "+" : "-", sum, scale, std::move(left), std::move(right));
  }

  expression product_of(kind first, kind second, int depth) {
    expression left = number_of(first, depth - 1);
    expression right = number_of(second, depth - 1);
    // A product of constants is folded and may then have fewer decimals than its factors together.
    if (!has_column(left) && !has_column(right)) return number_leaf(first);
    const int scale = left.scale + right.scale;
    if (chance(random_, 50)) std::swap(left, right);
    return infix("*", product, scale, std::move(left), std::move(right));
  }

  static bool has_column(const expression& tree) {
    return tree.shape == expression::form::column ||
           std::any_of(tree.operands.begin(), tree.operands.end(), has_column);
  }

  expression distance(kind what, int depth) {
    if (what != kind::seconds || !has(kind::instant)) return number_leaf(what);
    expression left = number_of(kind::instant, depth - 1);
    expression right = number_of(kind::instant, depth - 1);
    const int scale = std::max(left.scale, right.scale);
    return infix("-", sum, scale, std::move(left), std::move(right));
  }

  expression shifted_instant(int depth) {
    expression left = number_of(kind::instant, depth - 1);
    expression right = number_of(kind::seconds, depth - 1);
    const int scale = std::max(left.scale, right.scale);
    const bool plus = chance(random_, 50);
    if (plus && chance(random_, 50)) std::swap(left, right);
    return infix(plus ? "+" : "-", sum, scale, std::move(left), std::move(right));
  }

  expression choice(kind what, int depth) {
    std::vector<expression> options;
    for (std::size_t option = 0; option < 2 + below(random_, 2); ++option)
      options.push_back(number_of(what, depth - 1));
    int scale = 0;
    for (const expression& option : options)
      scale = std::max(scale, option.scale);
    return call("coalesce", std::move(options), scale);
  }

  const record_definition& record_;
  random_source& random_;
  function_maker functions_;
};

}  // namespace assay::measure_test
