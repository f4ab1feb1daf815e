// SPDX-License-Identifier: Apache-2.0
#include "measure/check/outcome_rewriter.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::measure {
namespace {

using kind_of_row = row_syntax_kind;

/// A node whose place is that of the arguments it came from, so that faults point at what was written.
row_syntax node(kind_of_row kind, std::initializer_list<row_syntax> operands) {
  row_syntax result;
  result.kind = kind;
  result.operands = operands;
  result.where = result.operands.front().where;
  for (const row_syntax& operand : result.operands)
    result.height = std::max(result.height, operand.height + 1);
  return result;
}

row_syntax true_unless_known(row_syntax condition) {
  row_syntax truth;
  truth.kind = kind_of_row::boolean_literal;
  truth.where = condition.where;
  truth.truth = true;
  row_syntax result = node(kind_of_row::call, {std::move(condition), std::move(truth)});
  result.name = "coalesce";
  result.name_where = result.where;
  return result;
}

class rewriter {
 public:
  rewriter(const formula_syntax& syntax, const aggregate_kind& kind)
      : syntax_{syntax}, kind_{kind}, variant_{kind.variant}, below_{variant_.ends_with("_lt")} {
    if (below_) variant_.remove_suffix(3);
  }

  formula_syntax rewritten() const {
    formula_syntax result = syntax_;
    result.name = "rate";
    result.arguments.clear();
    result.arguments.push_back(hit());
    if (auto extra = eligible())
      result.filter = syntax_.filter ? node(kind_of_row::logical_and, {*syntax_.filter, *extra}) : *extra;
    return result;
  }

 private:
  [[nodiscard]] const row_syntax& answered() const { return syntax_.arguments[0]; }
  [[nodiscard]] const row_syntax& wait() const { return syntax_.arguments[1]; }
  [[nodiscard]] const row_syntax& short_limit() const {
    const std::size_t after_variant = kind_.arguments() + 1;
    return syntax_.arguments.size() > after_variant ? syntax_.arguments[after_variant] : syntax_.arguments[2];
  }

  [[nodiscard]] row_syntax hit() const {
    if (kind_.function == "abandonment") return node(kind_of_row::logical_not, {answered()});
    row_syntax in_time =
        node(below_ ? kind_of_row::less : kind_of_row::less_or_equal, {wait(), syntax_.arguments[2]});
    if (variant_ == "answered_only") return in_time;
    return node(kind_of_row::logical_and, {answered(), std::move(in_time)});
  }

  /// What is asked of records beyond the filter.
  [[nodiscard]] std::optional<row_syntax> eligible() const {
    if (variant_ == "answered_only") return answered();
    if (variant_ == "offered") return std::nullopt;
    row_syntax long_wait =
        node(below_ ? kind_of_row::greater_or_equal : kind_of_row::greater, {wait(), short_limit()});
    return node(kind_of_row::logical_or, {answered(), true_unless_known(std::move(long_wait))});
  }

  const formula_syntax& syntax_;
  const aggregate_kind& kind_;
  std::string_view variant_;
  bool below_;
};

}  // namespace

formula_syntax rewritten_outcome(const formula_syntax& syntax, const aggregate_kind& kind) {
  return rewriter{syntax, kind}.rewritten();
}

}  // namespace assay::measure
