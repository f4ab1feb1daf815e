// SPDX-License-Identifier: Apache-2.0
#include "score/formula_value.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <assay/error.hpp>

#include "message/score_sentences.hpp"
#include "score/wilson.hpp"
#include "text/number_format.hpp"

namespace assay::detail {

namespace {

using plan::formula_operation;
using plan::value_range;

std::optional<fraction> calculate(formula_operation operation, const fraction& left, const fraction& right) {
  switch (operation) {
    case formula_operation::add:
      return left.plus(right);
    case formula_operation::subtract:
      return left.minus(right);
    case formula_operation::multiply:
      return left.times(right);
    default:
      return left.over(right);
  }
}

/// Where the result lies when the operands lie in ranges: the smallest and the largest of what their ends give. Empty
/// when it has no ends, as a quotient whose denominator may be zero, or they do not fit.
std::optional<value_range> calculate(formula_operation operation, const value_range& left,
                                     const value_range& right) {
  const fraction zero{0};
  if (operation == formula_operation::divide && right.low <= zero && right.high >= zero) return std::nullopt;
  std::optional<value_range> result;
  for (const fraction& one : {left.low, left.high}) {
    for (const fraction& other : {right.low, right.high}) {
      const auto end = calculate(operation, one, other);
      if (!end) return std::nullopt;
      if (!result) result = value_range{*end, *end};
      if (*end < result->low) result->low = *end;
      if (*end > result->high) result->high = *end;
    }
  }
  return result;
}

[[noreturn]] void refuse_over_cap(const aggregate_values& group, const plan::formula& formula,
                                  const plan::metric_kind& kind, std::int64_t cap) {
  throw error{error_code::data, says::too_many_different(formula.text, group.description(),
                                                         text::grouped_text(cap), *kind.instead)};
}

status_reason reason_of(plan::finish_failure failure) noexcept {
  return failure == plan::finish_failure::overflow ? status_reason::overflow
                                                   : status_reason::division_by_zero;
}

/// The only aggregate that a formula consists of; null when it calculates.
const plan::formula_step* single_aggregate(const plan::formula& formula) noexcept {
  const bool is_one =
      formula.steps.size() == 1 && formula.steps.front().operation == formula_operation::aggregate;
  return is_one ? &formula.steps.front() : nullptr;
}

}  // namespace

formula_evaluator::formula_evaluator(const plan::model_plan& of) : plan_{&of} {
  std::int32_t depth = 0;
  for (const plan::formula& formula : of.formulas)
    depth = std::max(depth, formula.depth);
  stack_.reserve(static_cast<std::size_t>(depth));
  used_.reserve(of.programs.size());
}

/// Without a value on one side the reason passes through. `n` is what both operands rest on; of a quotient the
/// denominator's.
formula_evaluator::operand formula_evaluator::combined(formula_operation operation, const operand& left,
                                                       const operand& right) {
  const bool quotient = operation == formula_operation::divide;
  operand result;
  if ((quotient && right.n) || !left.n || !right.n) {
    result.n = right.n ? right.n : left.n;
  } else {
    result.n = std::min(*left.n, *right.n);
  }
  result.is_estimate = left.is_estimate || right.is_estimate;
  if (!left.value || !right.value) {
    result.reason = left.value ? right.reason : left.reason;
    return result;
  }
  if (quotient && right.value->numerator == 0) {
    result.reason = status_reason::division_by_zero;
    return result;
  }
  result.value = calculate(operation, *left.value, *right.value);
  if (!result.value) result.reason = status_reason::overflow;
  if (result.is_estimate) {
    const auto range_of = [](const operand& side) {
      return side.is_estimate ? side.within : value_range{*side.value, *side.value};
    };
    const auto left_range = range_of(left);
    const auto right_range = range_of(right);
    if (left_range && right_range) result.within = calculate(operation, *left_range, *right_range);
  }
  return result;
}

/// Each record type counts once, however many aggregates read it. Their exclusions overlap, so that they cannot be
/// added up: those of the aggregate that leaves out fewest stand for all.
void formula_evaluator::count_once(const record_use& another) noexcept {
  for (record_use& known : used_) {
    if (known.record != another.record) continue;
    if (another.left_out() < known.left_out()) known = another;
    return;
  }
  used_.push_back(another);  // there is room for every record type
}

/// One aggregate in the group; notes what it used.
formula_evaluator::operand formula_evaluator::finished(const plan::formula& formula,
                                                       const plan::formula_step& step,
                                                       const aggregate_values& group) {
  const auto index = static_cast<std::size_t>(step.aggregate);
  const plan::aggregate& aggregate = plan_->aggregates[index];
  const plan::finished_metric answer = group.finish(index, step.finish);
  const record_trust trust = group.trust(index);
  const std::int64_t rows = group.rows(index);
  if (answer.failure == plan::finish_failure::over_cap)
    refuse_over_cap(group, formula, *aggregate.kind, answer.cap);
  count_once({aggregate.record,
              rows,
              {.filtered = rows - answer.n - answer.missing - answer.out_of_scale,
               .missing = answer.missing,
               .out_of_scale = answer.out_of_scale},
              trust.many_rejected});
  operand result{answer.value,        answer.n,       answer.within,
                 status_reason::none, answer.is_root, answer.is_estimate};
  // A group without any record has counts of 0 all the same. But counting records that nobody supplied, or that could
  // not be read at all, gives no 0: it is not known how many there are.
  if (rows == 0 && !result.value && aggregate.kind->is_count) result.value = fraction{0};
  if (!trust.known) result.value.reset();
  if (answer.failure != plan::finish_failure::none) {
    result.reason = reason_of(answer.failure);
  } else if (!result.value)
    result.reason = rows == 0 ? status_reason::no_records : status_reason::no_eligible_records;
  return result;
}

value_kind formula_evaluator::kind_of(const plan::formula& formula, const operand& answer) const noexcept {
  if (answer.is_root) return value_kind::square_root;
  if (answer.is_estimate) return value_kind::estimate;
  const plan::formula_step* const only = single_aggregate(formula);
  if (only == nullptr) return value_kind::fraction;
  return kind_of(*only).is_decimal ? value_kind::decimal : value_kind::fraction;
}

bool is_proportion(const plan::model_plan& of, const plan::formula& formula) noexcept {
  const plan::formula_step* const only = single_aggregate(formula);
  return only != nullptr && of.aggregates[static_cast<std::size_t>(only->aggregate)].kind->is_proportion;
}

indicator_value formula_evaluator::value(const plan::formula& formula, const aggregate_values& group,
                                         value_use use) {
  indicator_value result;
  used_.clear();
  stack_.clear();
  for (const plan::formula_step& step : formula.steps) {
    switch (step.operation) {
      case formula_operation::constant:
        stack_.push_back({fraction{step.constant}, std::nullopt});
        break;
      case formula_operation::aggregate:
        stack_.push_back(finished(formula, step, group));
        break;
      case formula_operation::negate: {
        operand& top = stack_.back();
        if (top.value) top.value->numerator = -top.value->numerator;
        if (top.within) {
          top.within = value_range{{-top.within->high.numerator, top.within->high.denominator},
                                   {-top.within->low.numerator, top.within->low.denominator}};
        }
        break;
      }
      default: {
        const operand right = stack_.back();
        stack_.pop_back();
        stack_.back() = combined(step.operation, stack_.back(), right);
      }
    }
  }
  for (const record_use& used : used_) {
    result.rows += used.rows;
    result.excluded.filtered += used.excluded.filtered;
    result.excluded.missing += used.excluded.missing;
    result.excluded.out_of_scale += used.excluded.out_of_scale;
    result.many_rejected = result.many_rejected || used.many_rejected;
  }
  const operand& answer = stack_.back();
  result.n = answer.n;
  result.reason = answer.reason;
  if (!answer.value) return result;
  result.value = typed_value{kind_of(formula, answer), *answer.value};
  result.within = answer.within;
  if (use == value_use::explanation && answer.n && *answer.n > 0 && is_proportion(*plan_, formula)) {
    result.wilson_95 = wilson_95(answer.value->to_double(), *answer.n);
  }
  return result;
}

}  // namespace assay::detail
