// SPDX-License-Identifier: Apache-2.0
//
// One group of a state as formulas see it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <assay/result.hpp>

#include "model/compiled_model.hpp"
#include "result/scorecard_parts.hpp"
#include "score/aggregate_values.hpp"
#include "score/formula_value.hpp"
#include "score/scorecard_builder.hpp"
#include "state/state_rows.hpp"

namespace assay::detail {

/// What is known of each record type of the state's layout.
void judge_records(const state_rows& rows, std::vector<record_trust>& records);

class group_values final : public aggregate_values {
 public:
  /// No group: one without any record.
  group_values(const state_rows& rows, std::span<const record_trust> records,
               std::optional<std::size_t> group) noexcept
      : rows_{rows}, records_{records}, group_{group} {}

  [[nodiscard]] plan::finished_metric finish(std::size_t aggregate, const plan::finisher& by) const override;
  [[nodiscard]] std::int64_t rows(std::size_t aggregate) const noexcept override;
  [[nodiscard]] record_trust trust(std::size_t aggregate) const noexcept override;
  [[nodiscard]] message description() const override;
  /// Rows of all record types.
  [[nodiscard]] std::int64_t all_rows() const noexcept;

 private:
  [[nodiscard]] std::size_t record_of(std::size_t aggregate) const noexcept {
    return rows_.layout().aggregates[aggregate].record;
  }

  const state_rows& rows_;
  std::span<const record_trust> records_;
  std::optional<std::size_t> group_;
};

/// Throws assay::error for a state that the model cannot grade.
void check_gradable(const compiled_model& by_model, const state& records);

/// Grades groups of a state into a card. The formulas are the grading model's, the aggregates the state's: with equal
/// shapes these are the same, in the same order.
class group_grader {
 public:
  explicit group_grader(const model& by_model);

  /// Reads what was rejected; before the first group, and when the state has changed.
  void look_at(const state_rows& rows) { judge_records(rows, records_); }
  /// The values of the group's indicators; allocates nothing once the card has had them.
  std::span<const indicator_value> values(const state_rows& rows, std::optional<std::size_t> group,
                                          scorecard_parts& into);
  /// All but key and period of the card.
  void grade(const state_rows& rows, std::optional<std::size_t> group, scorecard_parts& into);
  /// The score alone.
  void score(const state_rows& rows, std::optional<std::size_t> group, live_score& into);
  [[nodiscard]] const model& of() const noexcept { return model_; }

 private:
  [[nodiscard]] indicator_value value(std::size_t indicator, const group_values& seen, value_use use);

  model model_;
  formula_evaluator evaluator_;
  std::vector<record_trust> records_;
  scorecard_builder builder_;            // of scores alone
  std::vector<indicator_value> values_;  // of the indicators that a score needs
  std::vector<std::size_t> needed_;      // these
};

}  // namespace assay::detail
