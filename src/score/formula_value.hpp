// SPDX-License-Identifier: Apache-2.0
//
// The value of an indicator in one group: its formula over finished aggregates, exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "plan/plan.hpp"
#include "score/aggregate_values.hpp"
#include "score/indicator_value.hpp"

namespace assay::detail {

/// What a value is asked for: a score needs no interval.
enum class value_use : std::uint8_t { score, explanation };

/// Evaluates the formulas of one plan, group after group, in memory that it takes once: evaluating allocates nothing.
class formula_evaluator {
 public:
  explicit formula_evaluator(const plan::model_plan& of);

  /// Throws assay::error (data) when the group has more different values than an aggregate keeps.
  [[nodiscard]] indicator_value value(const plan::formula& formula, const aggregate_values& group,
                                      value_use use = value_use::explanation);

 private:
  /// A value on the stack; without a value it carries the reason.
  struct operand {
    std::optional<fraction> value;
    std::optional<std::int64_t> n;
    /// Where the true value lies, when this is an estimate and it is known.
    std::optional<plan::value_range> within = std::nullopt;
    status_reason reason = status_reason::none;
    bool is_root = false;      ///< `value` is the square; formulas do not calculate with it
    bool is_estimate = false;  ///< so is everything calculated from it
  };

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

  static operand combined(plan::formula_operation operation, const operand& left, const operand& right);
  operand finished(const plan::formula& formula, const plan::formula_step& step,
                   const aggregate_values& group);
  void count_once(const record_use& another) noexcept;
  [[nodiscard]] const plan::metric_kind& kind_of(const plan::formula_step& step) const noexcept {
    return *plan_->aggregates[static_cast<std::size_t>(step.aggregate)].kind;
  }
  [[nodiscard]] value_kind kind_of(const plan::formula& formula, const operand& answer) const noexcept;

  const plan::model_plan* plan_;
  std::vector<operand> stack_;    // as deep as the deepest formula of the plan
  std::vector<record_use> used_;  // one for each record type at most
};

/// Whether a formula is a share of records: only these have a binomial interval.
[[nodiscard]] bool is_proportion(const plan::model_plan& of, const plan::formula& formula) noexcept;

}  // namespace assay::detail
