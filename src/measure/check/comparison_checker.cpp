// SPDX-License-Identifier: Apache-2.0
//
// Comparisons: which types have which, literals to the right, `between` as two, lists sorted.
#include "measure/check/comparison_checker.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "measure/check/number_checker.hpp"
#include "message/measure_type_sentences.hpp"

namespace assay::measure {
namespace {

row_expression damaged(const place& where) {
  row_expression result;
  result.where = where;
  return result;
}

row_expression condition(row_kind kind, const place& where, std::vector<row_expression> operands) {
  row_expression result = damaged(where);
  result.kind = kind;
  result.type = row_type::boolean;
  result.operands = std::move(operands);
  return result;
}

std::vector<row_expression> pair_of(row_expression left, row_expression right) {
  std::vector<row_expression> result;
  result.push_back(std::move(left));
  result.push_back(std::move(right));
  return result;
}

row_kind comparison_of(row_syntax_kind kind) {
  switch (kind) {
    case row_syntax_kind::equal:
      return row_kind::equal;
    case row_syntax_kind::not_equal:
      return row_kind::not_equal;
    case row_syntax_kind::less:
      return row_kind::less;
    case row_syntax_kind::less_or_equal:
      return row_kind::less_or_equal;
    case row_syntax_kind::greater:
      return row_kind::greater;
    default:
      return row_kind::greater_or_equal;
  }
}

/// The comparison with its sides exchanged.
row_kind mirrored(row_kind kind) {
  switch (kind) {
    case row_kind::less:
      return row_kind::greater;
    case row_kind::less_or_equal:
      return row_kind::greater_or_equal;
    case row_kind::greater:
      return row_kind::less;
    case row_kind::greater_or_equal:
      return row_kind::less_or_equal;
    default:
      return kind;
  }
}

/// The comparison that is true where this one is false.
std::optional<row_kind> opposite(row_kind kind) {
  switch (kind) {
    case row_kind::equal:
      return row_kind::not_equal;
    case row_kind::not_equal:
      return row_kind::equal;
    case row_kind::less:
      return row_kind::greater_or_equal;
    case row_kind::less_or_equal:
      return row_kind::greater;
    case row_kind::greater:
      return row_kind::less_or_equal;
    case row_kind::greater_or_equal:
      return row_kind::less;
    default:
      return std::nullopt;
  }
}

bool is_unknown(const row_expression& expression) { return expression.type == row_type::unknown; }

class comparison_checker {
 public:
  comparison_checker(const check_context& context, const place& where) : context_{context}, where_{where} {}

  row_expression compare(row_kind kind, row_expression left, row_expression right) {
    if (is_unknown(left) || is_unknown(right)) return damaged(where_);
    if (left.type == row_type::null || right.type == row_type::null) {
      return fail(says::compared_with_null());
    }
    if (left.is_literal() && right.is_literal()) {
      return fail(says::both_constant());
    }
    if (left.type != right.type) return mismatch(left, right);
    if (left.is_literal()) {
      std::swap(left, right);
      kind = mirrored(kind);
    }
    if (left.type == row_type::number) return compare_numbers(kind, std::move(left), std::move(right));
    if (kind != row_kind::equal && kind != row_kind::not_equal) {
      return fail(says::no_order(context_.quote(left.where), describe(left)));
    }
    if (left.type == row_type::boolean) return compare_conditions(kind, std::move(left), std::move(right));
    return condition(kind, where_, pair_of(std::move(left), std::move(right)));
  }

  row_expression between(std::vector<row_expression> operands) {
    if (std::any_of(operands.begin(), operands.end(), is_unknown)) return damaged(where_);
    if (operands[1].is_number_literal() && operands[2].is_number_literal() &&
        operands[2].number < operands[1].number) {
      return fail(says::empty_between(context_.quote(operands[1].where), context_.quote(operands[2].where)));
    }
    if (!context_.may_repeat(operands[0], 1)) return damaged(where_);
    row_expression value = operands[0];
    row_expression low = compare(row_kind::greater_or_equal, std::move(value), std::move(operands[1]));
    row_expression high = compare(row_kind::less_or_equal, std::move(operands[0]), std::move(operands[2]));
    if (is_unknown(low) || is_unknown(high)) return damaged(where_);
    return condition(row_kind::logical_and, where_, pair_of(std::move(low), std::move(high)));
  }

  row_expression in_list(std::vector<row_expression> operands) {
    if (std::any_of(operands.begin(), operands.end(), is_unknown)) return damaged(where_);
    row_expression result = condition(row_kind::in_list, where_, {});
    row_expression value = std::move(operands.front());
    if (value.is_literal()) return fail(says::constant_in_list());
    if (value.type == row_type::boolean) return fail(says::condition_in_list(context_.quote(value.where)));
    for (std::size_t index = 1; index < operands.size(); ++index) {
      if (!add_item(value, std::move(operands[index]), result)) return damaged(where_);
    }
    return finish_list(std::move(value), std::move(result));
  }

 private:
  row_expression fail(message what) {
    context_.report(where_, std::move(what));
    return damaged(where_);
  }

  row_expression mismatch(const row_expression& left, const row_expression& right) {
    return fail(says::types_differ(context_.quote(left.where), describe(left), context_.quote(right.where),
                                   describe(right), mismatch_advice(left, right)));
  }

  static const detail::sentence_data& mismatch_advice(const row_expression& left,
                                                      const row_expression& right) {
    if (left.kind == row_kind::text_literal || right.kind == row_kind::text_literal)
      return says::literals_without_quotes;
    if (left.is_number_literal() || right.is_number_literal()) return says::texts_in_quotes;
    return says::compare_one_type;
  }

  row_expression compare_numbers(row_kind kind, row_expression left, row_expression right) {
    if (!make_comparable(context_, where_, left, right)) return damaged(where_);
    return condition(kind, where_, pair_of(std::move(left), std::move(right)));
  }

  /// `due = true` is `due`.
  row_expression compare_conditions(row_kind kind, row_expression left, row_expression right) {
    if (right.kind != row_kind::boolean_literal) {
      return condition(kind, where_, pair_of(std::move(left), std::move(right)));
    }
    if (right.truth == (kind == row_kind::equal)) return left;
    return negated_condition(std::move(left), where_);
  }

  bool add_item(row_expression& value, row_expression item, row_expression& list) {
    if (item.type == row_type::null) {
      context_.report(item.where, says::null_in_list());
      return false;
    }
    if (item.type != value.type) {
      (void)mismatch(value, item);
      return false;
    }
    if (item.type == row_type::text) {
      list.texts.push_back(std::move(item.name));
      return true;
    }
    if (!make_comparable(context_, where_, value, item)) return false;
    list.numbers.push_back(item.number);
    return true;
  }

  row_expression finish_list(row_expression value, row_expression list) {
    std::sort(list.numbers.begin(), list.numbers.end());
    list.numbers.erase(std::unique(list.numbers.begin(), list.numbers.end()), list.numbers.end());
    std::sort(list.texts.begin(), list.texts.end());
    list.texts.erase(std::unique(list.texts.begin(), list.texts.end()), list.texts.end());
    if (list.numbers.size() + list.texts.size() > 1) {
      list.operands.push_back(std::move(value));
      return list;
    }
    row_expression item;
    if (list.texts.empty()) {
      item = number_literal(where_, list.numbers.front(), number_style::bare);
    } else {
      item = damaged(where_);
      item.kind = row_kind::text_literal;
      item.type = row_type::text;
      item.name = std::move(list.texts.front());
    }
    return condition(row_kind::equal, where_, pair_of(std::move(value), std::move(item)));
  }

  const check_context& context_;
  place where_;
};

}  // namespace

row_expression compared(const check_context& context, const place& where, row_kind kind, row_expression left,
                        row_expression right) {
  return comparison_checker{context, where}.compare(kind, std::move(left), std::move(right));
}

row_expression check_comparison(const check_context& context, const row_syntax& syntax,
                                std::vector<row_expression> operands) {
  comparison_checker checker{context, syntax.where};
  if (syntax.kind == row_syntax_kind::between) return checker.between(std::move(operands));
  if (syntax.kind == row_syntax_kind::in_list) return checker.in_list(std::move(operands));
  return checker.compare(comparison_of(syntax.kind), std::move(operands[0]), std::move(operands[1]));
}

row_expression negated_condition(row_expression condition_to_negate, const place& where) {
  if (is_unknown(condition_to_negate)) return condition_to_negate;
  if (const auto turned = opposite(condition_to_negate.kind)) {
    condition_to_negate.kind = *turned;
    condition_to_negate.where = where;
    return condition_to_negate;
  }
  if (condition_to_negate.kind == row_kind::logical_not) {
    row_expression inner = std::move(condition_to_negate.operands.front());
    return inner;
  }
  if (condition_to_negate.kind == row_kind::null_literal) {
    condition_to_negate.type = row_type::null;
    return condition_to_negate;
  }
  if (condition_to_negate.kind == row_kind::boolean_literal) {
    condition_to_negate.truth = !condition_to_negate.truth;
    return condition_to_negate;
  }
  std::vector<row_expression> operands;
  operands.push_back(std::move(condition_to_negate));
  return condition(row_kind::logical_not, where, std::move(operands));
}

}  // namespace assay::measure
