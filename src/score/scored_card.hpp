// SPDX-License-Identifier: Apache-2.0
//
// What scoring fills: the numbers of one scorecard, with indices into its model. The public scorecard shows them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/fraction.hpp>
#include <assay/model.hpp>
#include <assay/scorecard.hpp>

namespace assay::detail {

/// One line of a scorecard. Points of indicators are on the scale of their rule, points of dimensions and the total on 0..100.
struct scored_line {
  std::int32_t definition =
      -1;                       ///< index in model_definition::nodes, or -1 for an indicator outside the tree
  std::int32_t indicator = -1;  ///< index in model_definition::indicators, or -1
  std::string_view id;          ///< of the model
  node_kind kind = node_kind::indicator;
  std::optional<typed_value> value;  ///< indicators only
  /// Records the value rests on: of an indicator the fewest of its aggregates; of a dimension or the total the fewest of
  /// the indicators that count in it, apart from counts, which are no samples. Empty: not known.
  std::optional<std::int64_t> n;
  std::int64_t rows = 0;  ///< rows its aggregates saw
  excluded_rows excluded;
  node_status status = node_status::not_available;
  status_reason reason = status_reason::none;
  std::optional<interval> wilson_95;  ///< of a rate
  std::int32_t band = -1;             ///< index in the rule's bands, or -1
  /// A value that counts as its points (value_as_points) is none of the points there are: it earned the nearer end of 0
  /// to `possible`.
  bool outside_scale = false;
  std::optional<points> earned;  ///< of a dimension and the total: after the critical rules that act on it
  points possible;
  /// Of a dimension or the total whose score critical rules changed: the score before those that act on it itself.
  /// Rules of the dimensions below it have acted already.
  std::optional<points> before_rules;
  /// Dimensions and the total: share of the declared weight that has data. Exact when it fits, else to 18 decimals; a
  /// refusal is decided by the exact share.
  std::optional<fraction> coverage;
  /// Indicators of which only some points apply: this part of their weight counts. Shown as coverage is.
  std::optional<fraction> applicable;
  points declared_weight;  ///< share of the total's 100, rounded once
  points applied_weight;   ///< after missing data, rounded once; 0 when it does not count
  /// Points of the total's 100 that it brings and costs; empty when it has no data, nothing above it has a score, or a
  /// dimension above it was given whole.
  std::optional<points> contribution;
  std::optional<points> lost;
  std::optional<next_step> next;
};

/// A critical rule that fired: why, and what it does taken alone. What all rules do together is their verdict, which
/// does not depend on their order; taken alone, each shows how much of it is its own.
struct fired_line {
  std::int32_t rule = -1;  ///< index in model_definition::critical
  fraction value;          ///< of the indicator, or the score of the dimension, that it looks at
  rule_events events;
  /// The score that it acts on (of the total or of its section), without and with this rule alone. Empty: it acts on
  /// the grade only, or there is no score to act on.
  std::optional<points> before;
  std::optional<points> after;
  std::int32_t grade_before = -1;  ///< cap_grade, fail, deduct: the grade of the final score, or -1
  std::int32_t grade_after = -1;   ///< the same grade with this rule alone
};

struct scored_card {
  group_key key;
  /// Text of the period (period.hpp) when records are divided by time; empty also for records without a time.
  std::optional<std::string> period;
  std::int64_t rows = 0;
  std::vector<scored_line> nodes;            ///< the model's nodes in order, then indicators outside the tree
  std::optional<points> score;               ///< the total after critical rules
  std::optional<points> score_before_rules;  ///< as if the model had no critical rules at all
  std::int32_t grade = -1;                   ///< index in the grade scale, or -1
  std::int32_t grade_before_rules = -1;      ///< the grade of score_before_rules, or -1
  node_status status = node_status::not_available;
  status_reason reason = status_reason::none;
  std::vector<fired_line> fired;
  std::vector<std::int32_t>
      undecided;                      ///< indices of critical rules whose indicator or dimension has no data
  std::vector<std::int32_t> reasons;  ///< indices of indicator nodes by points lost, largest first
  std::vector<outside_values> outside;  ///< of the derived columns that the model's measures read

  [[nodiscard]] bool provisional() const noexcept { return status == node_status::provisional; }

  /// The line of an indicator or dimension, or of "total"; null when the model has none of that id.
  [[nodiscard]] const scored_line* find(std::string_view id) const noexcept {
    for (const scored_line& node : nodes) {
      if (node.id == id) return &node;
    }
    return nullptr;
  }
};

}  // namespace assay::detail
