// SPDX-License-Identifier: Apache-2.0
//
// One scorecard: values, points, weights and a grade, each with the reason for it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <assay/fraction.hpp>
#include <assay/model.hpp>
#include <assay/record.hpp>
#include <assay/square_root.hpp>
#include <assay/units.hpp>

namespace assay {

/// What kind of exact number a value is.
enum class value_kind : std::uint8_t {
  fraction,     ///< numerator / denominator
  decimal,      ///< a fraction whose denominator is a power of ten: counts, sums, extremes, given values
  square_root,  ///< of a fraction: standard deviations
  estimate,     ///< a number near the one that was asked for, the same on every machine: sketches
};

struct typed_value {
  value_kind kind = value_kind::fraction;
  fraction exact;  ///< of a square root: its square

  /// As a fraction; a square root as square_root::nearest() says.
  [[nodiscard]] constexpr fraction nearest() const noexcept {
    return kind == value_kind::square_root ? square_root{exact}.nearest() : exact;
  }
  /// The nearest double.
  [[nodiscard]] constexpr double to_double() const noexcept {
    return kind == value_kind::square_root ? square_root{exact}.to_double() : exact.to_double();
  }
  /// `19/20`, `0.95`, `312`, `sqrt(34/7)`: exact.
  [[nodiscard]] std::string text() const;

  /// Exact: square roots are compared by squaring.
  friend constexpr std::strong_ordering operator<=>(const typed_value& left, const fraction& right) noexcept {
    return left.kind == value_kind::square_root ? square_root{left.exact} <=> right : left.exact <=> right;
  }
  friend constexpr bool operator==(const typed_value& left, const fraction& right) noexcept {
    return (left <=> right) == std::strong_ordering::equal;
  }
};

enum class node_status : std::uint8_t { ok, not_available, provisional };
[[nodiscard]] std::string_view name_of(node_status status) noexcept;

/// Why a node has no value or is provisional.
enum class status_reason : std::uint8_t {
  none,
  no_records,            ///< no row of the record type in this group
  no_eligible_records,   ///< rows, but none applicable: all filtered out or null
  division_by_zero,      ///< a formula divides by a zero sum
  overflow,              ///< a formula's exact result does not fit 128 bits
  out_of_range,          ///< the value lies outside the indicator's legal range
  not_given,             ///< a value given directly is missing
  no_available_child,    ///< a dimension or total without any part that has data
  below_coverage,        ///< refused: too much of the weight has no data
  below_minimum_sample,  ///< provisional: n is smaller than the declared minimum
  sample_unknown,        ///< provisional: a minimum sample is declared and n was not given
  provisional_child,     ///< provisional because a part is
  not_applicable,        ///< none of its points apply
  rejected_rows,         ///< provisional: too many rows of a record type that it reads were rejected
};
[[nodiscard]] std::string_view name_of(status_reason reason) noexcept;
/// A sentence for people, "zh" or "en".
[[nodiscard]] std::string_view describe(status_reason reason, std::string_view language) noexcept;

/// Rows that an indicator's aggregates did not use.
struct excluded_rows {
  std::int64_t filtered = 0;      ///< the filter was false or unknown
  std::int64_t missing = 0;       ///< the argument was null
  std::int64_t out_of_scale = 0;  ///< an answer outside its scale
};

/// Values of a derived column that lay outside of its declared range, and are missing for that.
struct outside_values {
  std::int32_t record = 0;  ///< index in model_definition::records
  std::int32_t column = 0;  ///< index in record_definition::derived
  std::int64_t rows = 0;    ///< records of the group, whatever a measure's filter says; never 0
};

/// A two-sided confidence interval.
struct interval {
  double low = 0;
  double high = 0;
};

/// What would earn more points.
struct next_step {
  fraction value;         ///< the limit to reach (or to pass)
  bool inclusive = true;  ///< reaching it is enough
  bool upwards = true;    ///< the value has to rise
  points earned;          ///< points of the leaf then
};

/// One line of a scorecard. Points of indicators are on the scale of their rule, points of dimensions and the total on 0..100.
struct scored_node {
  std::int32_t definition =
      -1;                       ///< index in model_definition::nodes, or -1 for an indicator outside the tree
  std::int32_t indicator = -1;  ///< index in model_definition::indicators, or -1
  std::string id;
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
struct fired_rule {
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

struct scorecard {
  group_key key;
  /// Text of the period (period.hpp) when records are divided by time; empty also for records without a time.
  std::optional<std::string> period;
  std::int64_t rows = 0;
  std::vector<scored_node> nodes;            ///< the model's nodes in order, then indicators outside the tree
  std::optional<points> score;               ///< the total after critical rules
  std::optional<points> score_before_rules;  ///< as if the model had no critical rules at all
  std::int32_t grade = -1;                   ///< index in the grade scale, or -1
  std::int32_t grade_before_rules = -1;      ///< the grade of score_before_rules, or -1
  node_status status = node_status::not_available;
  status_reason reason = status_reason::none;
  std::vector<fired_rule> fired;
  std::vector<std::int32_t>
      undecided;                      ///< indices of critical rules whose indicator or dimension has no data
  std::vector<std::int32_t> reasons;  ///< indices of indicator nodes by points lost, largest first
  std::vector<outside_values> outside;  ///< of the derived columns that the model's measures read

  [[nodiscard]] bool provisional() const noexcept { return status == node_status::provisional; }

  /// The line of an indicator or dimension, or of "total"; null when the model has none of that id.
  [[nodiscard]] const scored_node* find(std::string_view id) const noexcept {
    for (const scored_node& node : nodes) {
      if (node.id == id) return &node;
    }
    return nullptr;
  }
};

}  // namespace assay
