// SPDX-License-Identifier: Apache-2.0
#include "result/formula_value.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/error.hpp>

#include "score/wilson.hpp"
#include "text/number_format.hpp"

namespace assay::detail {

namespace {

/// A value on the stack of a formula; without a value it carries the reason.
struct operand {
  std::optional<fraction> value;
  std::optional<std::int64_t> n;
  status_reason reason = status_reason::none;
  bool is_root = false;      ///< `value` is the square; formulas do not calculate with it
  bool is_estimate = false;  ///< so is everything calculated from it
};

/// Records both operands rest on; of a quotient those of the denominator.
std::optional<std::int64_t> common_n(const operand& left, const operand& right, bool quotient) {
  if (quotient && right.n) return right.n;
  if (!left.n || !right.n) return left.n ? left.n : right.n;
  return std::min(*left.n, *right.n);
}

std::optional<fraction> calculate(plan::formula_operation operation, const fraction& left,
                                  const fraction& right) {
  switch (operation) {
    case plan::formula_operation::add:
      return left.plus(right);
    case plan::formula_operation::subtract:
      return left.minus(right);
    case plan::formula_operation::multiply:
      return left.times(right);
    default:
      return left.over(right);
  }
}

operand combine(plan::formula_operation operation, const operand& left, const operand& right) {
  const bool quotient = operation == plan::formula_operation::divide;
  operand result;
  result.n = common_n(left, right, quotient);
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
  return result;
}

bool counts(plan::metric_kind kind) noexcept {
  return kind == plan::metric_kind::count_rows || kind == plan::metric_kind::count_values ||
         kind == plan::metric_kind::distinct || kind == plan::metric_kind::exact_distinct;
}

/// `team "华东", agent ""`; a state without groups has one without a name.
std::string described_group(const group_view& where) {
  const state_layout& layout = where.rows.layout();
  const group_key key = where.rows.groups().key(static_cast<std::size_t>(where.group));
  std::string text;
  for (std::size_t part = 0; part < key.size(); ++part) {
    text += text.empty() ? "" : ", ";
    text += part < layout.by.size() ? layout.by[part] : "period";
    text += key[part] ? " \"" + *key[part] + "\"" : " without a value";
  }
  return text.empty() ? "the only group" : "group " + text;
}

/// What to write instead of a measure that keeps too many values.
std::string_view instead_of(plan::metric_kind kind) noexcept {
  switch (kind) {
    case plan::metric_kind::texts:
      return "take the share of the most frequent of a column with fewer categories";
    case plan::metric_kind::exact_distinct:
      return "use count(distinct x), which estimates so many, or group by more columns";
    default:
      return "use percentile(x, p, 'sketch'), or group by more columns";
  }
}

[[noreturn]] void refuse_over_cap(const group_view& where, const plan::formula& formula,
                                  plan::metric_kind kind, std::int64_t cap) {
  throw error{error_code::data, "measure \"" + formula.text + "\": " + described_group(where) +
                                    " has more than " + text::grouped_text(cap) +
                                    " different values, and so many are not kept; " +
                                    std::string{instead_of(kind)}};
}

status_reason reason_of(kernel::finish_failure failure) noexcept {
  return failure == kernel::finish_failure::overflow ? status_reason::overflow
                                                     : status_reason::division_by_zero;
}

/// The rows of one record type that a formula reads, and those it left out.
struct record_use {
  std::int32_t record = 0;
  std::int64_t rows = 0;
  excluded_rows excluded;
  bool many_rejected = false;

  [[nodiscard]] std::int64_t left_out() const noexcept {
    return excluded.filtered + excluded.missing + excluded.out_of_scale;
  }
};

/// Each record type counts once, however many aggregates read it. Their exclusions overlap, so that they cannot be
/// added up: those of the aggregate that leaves out fewest stand for all.
void count_once(std::vector<record_use>& used, const record_use& another) {
  for (record_use& known : used) {
    if (known.record != another.record) continue;
    if (another.left_out() < known.left_out()) known = another;
    return;
  }
  used.push_back(another);
}

/// One aggregate in the group; notes what it used.
operand finish_aggregate(const group_view& where, const plan::formula& formula,
                         const plan::formula_step& step, std::vector<record_use>& used) {
  const std::int32_t index = step.aggregate;
  const plan::aggregate& aggregate = where.plan.aggregates[static_cast<std::size_t>(index)];
  const std::size_t record = where.rows.layout().aggregates[static_cast<std::size_t>(index)].record;
  kernel::finished_metric finished;
  std::int64_t rows = 0;
  if (where.group >= 0) {
    const auto group = static_cast<std::size_t>(where.group);
    finished = where.rows.finish(static_cast<std::size_t>(index), group, step.finish);
    rows = where.rows.rows(record, group);
  } else if (counts(aggregate.kind)) {
    finished.value = fraction{0};
  }
  if (finished.failure == kernel::finish_failure::over_cap)
    refuse_over_cap(where, formula, aggregate.kind, finished.cap);
  count_once(used, {aggregate.record,
                    rows,
                    {.filtered = rows - finished.n - finished.missing - finished.out_of_scale,
                     .missing = finished.missing,
                     .out_of_scale = finished.out_of_scale},
                    where.records[record].many_rejected});
  operand result{finished.value, finished.n, status_reason::none, finished.is_root, finished.is_estimate};
  // Counting records that nobody supplied, or that could not be read at all, gives no 0: it is not known how many there are.
  if (!where.records[record].known) result.value.reset();
  if (finished.failure != kernel::finish_failure::none) {
    result.reason = reason_of(finished.failure);
  } else if (!result.value)
    result.reason = rows == 0 ? status_reason::no_records : status_reason::no_eligible_records;
  return result;
}

value_kind kind_of(const group_view& where, const plan::formula& formula, const operand& answer) {
  if (answer.is_root) return value_kind::square_root;
  if (answer.is_estimate) return value_kind::estimate;
  if (formula.steps.size() != 1 || formula.steps.front().operation != plan::formula_operation::aggregate) {
    return value_kind::fraction;
  }
  const auto index = static_cast<std::size_t>(formula.steps.front().aggregate);
  switch (where.plan.aggregates[index].kind) {
    case plan::metric_kind::count_rows:
    case plan::metric_kind::count_values:
    case plan::metric_kind::sum:
    case plan::metric_kind::minimum:
    case plan::metric_kind::maximum:
    case plan::metric_kind::values:
    case plan::metric_kind::sketched_values:
    case plan::metric_kind::distinct:
    case plan::metric_kind::exact_distinct:
      return value_kind::decimal;
    default:
      return value_kind::fraction;
  }
}

/// A share of records: only these have a binomial interval.
bool is_proportion(const group_view& where, const plan::formula& formula) {
  if (formula.steps.size() != 1 || formula.steps.front().operation != plan::formula_operation::aggregate)
    return false;
  const auto index = static_cast<std::size_t>(formula.steps.front().aggregate);
  switch (where.plan.aggregates[index].kind) {
    case plan::metric_kind::rate:
    case plan::metric_kind::csat_top2of5:
    case plan::metric_kind::csat_top1of3:
    case plan::metric_kind::csat_top3of10:
    case plan::metric_kind::ces_top3of7:
      return true;
    default:
      return false;
  }
}

/// One of so many rows may be rejected before what was counted is in doubt.
constexpr std::int64_t rows_to_one_rejected = 20;

}  // namespace

std::vector<record_trust> trust_in_records(const state_rows& rows) {
  std::vector<record_trust> records;
  for (std::size_t record = 0; record < rows.layout().records.size(); ++record) {
    const int128 used = rows.rows(record);
    int128 rejected = 0;
    for (const auto& [what, count] : rows.rejected()) {
      if (what.first == rows.layout().records[record]) rejected += count;
    }
    records.push_back({rows.supplied(record) && (used > 0 || rejected == 0),
                       rejected * rows_to_one_rejected > used + rejected});
  }
  return records;
}

indicator_value formula_value(const group_view& where, const plan::formula& formula) {
  indicator_value result;
  std::vector<record_use> used;
  std::vector<operand> stack;
  for (const plan::formula_step& step : formula.steps) {
    switch (step.operation) {
      case plan::formula_operation::constant:
        stack.push_back({fraction{step.constant}, std::nullopt});
        break;
      case plan::formula_operation::aggregate:
        stack.push_back(finish_aggregate(where, formula, step, used));
        break;
      case plan::formula_operation::negate:
        if (stack.back().value) stack.back().value->numerator = -stack.back().value->numerator;
        break;
      default: {
        const operand right = stack.back();
        stack.pop_back();
        stack.back() = combine(step.operation, stack.back(), right);
      }
    }
  }
  for (const record_use& use : used) {
    result.rows += use.rows;
    result.excluded.filtered += use.excluded.filtered;
    result.excluded.missing += use.excluded.missing;
    result.excluded.out_of_scale += use.excluded.out_of_scale;
    result.many_rejected = result.many_rejected || use.many_rejected;
  }
  const operand& answer = stack.back();
  result.n = answer.n;
  result.reason = answer.reason;
  if (!answer.value) return result;
  result.value = typed_value{kind_of(where, formula, answer), *answer.value};
  if (answer.n && *answer.n > 0 && is_proportion(where, formula)) {
    result.wilson_95 = wilson_95(answer.value->to_double(), *answer.n);
  }
  return result;
}

}  // namespace assay::detail
