// SPDX-License-Identifier: Apache-2.0
//
// One scorecard: values, points, weights and a grade, each with the reason for it. Members are called as in the JSON
// document (docs/result.md).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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
  estimate_near_edge,  ///< provisional: an estimate whose true value may lie in another band or fire another rule
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
  bool upwards = true;    ///< the value has to rise; in JSON the direction, "up" or "down"
  assay::points points;   ///< of the indicator then
};

namespace detail {
struct scorecard_parts;
class scorecard_access;
}  // namespace detail

class scorecard;

/// One line of a scorecard. Points of indicators are on the scale of their rule, points of dimensions and the total on
/// 0..100. A view: it is valid while its scorecard is neither changed nor destroyed.
class scored_node {
 public:
  /// "total", a dimension's id or an indicator's id.
  [[nodiscard]] std::string_view id() const noexcept;
  [[nodiscard]] node_kind kind() const noexcept;
  /// May be empty for the total.
  [[nodiscard]] const assay::label& label() const noexcept;
  /// The model's node; null for an indicator that is reported without being scored.
  [[nodiscard]] const node_definition* definition() const noexcept;
  /// Null for the total and for dimensions.
  [[nodiscard]] const indicator_definition* indicator() const noexcept;
  /// The node above; null for the total and for indicators that are not scored.
  [[nodiscard]] const scored_node* parent() const noexcept;

  /// Of indicators.
  [[nodiscard]] const std::optional<typed_value>& value() const noexcept;
  /// Records the value rests on: of an indicator the fewest of its aggregates; of a dimension or the total the fewest of
  /// the indicators that count in it, apart from counts, which are no samples. Empty: not known.
  [[nodiscard]] std::optional<std::int64_t> n() const noexcept;
  /// Rows its aggregates saw.
  [[nodiscard]] std::int64_t rows() const noexcept;
  [[nodiscard]] const excluded_rows& excluded() const noexcept;
  [[nodiscard]] node_status status() const noexcept;
  [[nodiscard]] status_reason reason() const noexcept;
  [[nodiscard]] bool provisional() const noexcept { return status() == node_status::provisional; }
  /// Of a share of records: two-sided, 95 %, by Wilson.
  [[nodiscard]] const std::optional<assay::interval>& interval() const noexcept;

  /// Index in the bands of the indicator's rule.
  [[nodiscard]] std::optional<std::size_t> band() const noexcept;
  /// Whether a value that counts as its points (value_as_points) is none of the points there are: it earned the nearer end
  /// of 0 to max_points().
  [[nodiscard]] bool outside_scale() const noexcept;
  /// Of a dimension and the total: after the critical rules that act on it.
  [[nodiscard]] std::optional<assay::points> points() const noexcept;
  /// Of a dimension or the total whose score critical rules changed: the score before those that act on it itself.
  /// Rules of the dimensions below it have acted already.
  [[nodiscard]] std::optional<assay::points> points_before_rules() const noexcept;
  /// Empty for an indicator that is not scored.
  [[nodiscard]] std::optional<assay::points> max_points() const noexcept;
  /// Share of the total's 100: as declared, and after missing data (0 when it does not count). Empty outside the tree.
  [[nodiscard]] std::optional<assay::points> weight() const noexcept;
  [[nodiscard]] std::optional<assay::points> applied_weight() const noexcept;
  /// Points of the total's 100 that it brings and costs; empty when it has no data or nothing above it has a score.
  [[nodiscard]] std::optional<assay::points> contribution() const noexcept;
  [[nodiscard]] std::optional<assay::points> lost() const noexcept;
  /// Of dimensions and the total: share of the declared weight that has data.
  [[nodiscard]] const std::optional<fraction>& coverage() const noexcept;
  /// Of indicators of which only some points apply: this part of their weight counts.
  [[nodiscard]] const std::optional<fraction>& applicable() const noexcept;
  [[nodiscard]] const std::optional<next_step>& next() const noexcept;

 private:
  friend class detail::scorecard_access;
  scored_node(const detail::scorecard_parts& card, std::size_t line) noexcept : card_{&card}, line_{line} {}

  const detail::scorecard_parts* card_;
  std::size_t line_;
};

/// A critical rule that fired: why, and what it does taken alone. What all rules do together is their verdict, which
/// does not depend on their order; taken alone, each shows how much of it is its own. A view, as scored_node.
class fired_rule {
 public:
  [[nodiscard]] const critical_definition& definition() const noexcept;
  /// Of the indicator, or the score of the dimension, that it looks at.
  [[nodiscard]] const fraction& value() const noexcept;
  /// Of `deduct` and `bonus`: whole events, those that count, and their points on the scale of the section.
  [[nodiscard]] std::optional<std::int64_t> events() const noexcept;
  [[nodiscard]] std::optional<std::int64_t> counted() const noexcept;
  [[nodiscard]] std::optional<assay::points> points() const noexcept;
  /// The score that it acts on (of the total or of its section), without and with this rule alone. Empty: it acts on
  /// the grade only, or there is no score to act on.
  [[nodiscard]] std::optional<assay::points> before() const noexcept;
  [[nodiscard]] std::optional<assay::points> after() const noexcept;
  /// Of rules that act on the grade: that of the final score, and the same with this rule alone. Null for others.
  [[nodiscard]] const grade_definition* grade_before() const noexcept;
  [[nodiscard]] const grade_definition* grade_after() const noexcept;

 private:
  friend class detail::scorecard_access;
  fired_rule(const detail::scorecard_parts& card, std::size_t rule) noexcept : card_{&card}, rule_{rule} {}

  const detail::scorecard_parts* card_;
  std::size_t rule_;
};

/// The scorecard of one group with everything that explains it. Made by result::explain() or a grader, again and again
/// into the same object: once it has grown, that takes no memory. It keeps its model alive and borrows nothing.
class scorecard {
 public:
  /// Without nodes and of no model.
  scorecard();
  scorecard(const scorecard& other);
  scorecard(scorecard&&) noexcept;
  scorecard& operator=(const scorecard& other);
  scorecard& operator=(scorecard&&) noexcept;
  ~scorecard();

  /// One part for each column that was grouped by.
  [[nodiscard]] const group_key& key() const& noexcept;
  const group_key& key() && = delete;
  /// Text of the period (period.hpp) when records are divided by time; empty also for records without a time.
  [[nodiscard]] const std::optional<std::string>& period() const& noexcept;
  const std::optional<std::string>& period() && = delete;
  /// Records of all types; 0 for given values.
  [[nodiscard]] std::int64_t rows() const noexcept;

  /// The total after critical rules, and as if the model had none at all.
  [[nodiscard]] std::optional<points> score() const noexcept;
  [[nodiscard]] std::optional<points> score_before_rules() const noexcept;
  /// Null without a score or without grades in the model.
  [[nodiscard]] const grade_definition* grade() const& noexcept;
  const grade_definition* grade() && = delete;
  [[nodiscard]] const grade_definition* grade_before_rules() const& noexcept;
  const grade_definition* grade_before_rules() && = delete;
  [[nodiscard]] node_status status() const noexcept;
  [[nodiscard]] status_reason reason() const noexcept;
  [[nodiscard]] bool provisional() const noexcept { return status() == node_status::provisional; }

  /// The model's nodes in order, then indicators that are reported without being scored.
  [[nodiscard]] std::span<const scored_node> nodes() const& noexcept;
  std::span<const scored_node> nodes() && = delete;
  /// The line of an indicator or dimension, or of "total"; null when the model has none of that id.
  [[nodiscard]] const scored_node* find(std::string_view id) const& noexcept;
  const scored_node* find(std::string_view id) && = delete;
  /// Critical rules that fired, in the order of the model.
  [[nodiscard]] std::span<const fired_rule> rules() const& noexcept;
  std::span<const fired_rule> rules() && = delete;
  /// Critical rules whose indicator or dimension has no data.
  [[nodiscard]] std::span<const critical_definition* const> rules_undecided() const& noexcept;
  std::span<const critical_definition* const> rules_undecided() && = delete;
  /// Values of derived columns outside of their declared range; columns without any are not listed.
  [[nodiscard]] std::span<const outside_values> outside() const& noexcept;
  std::span<const outside_values> outside() && = delete;
  /// Indicators that cost points, the most expensive first.
  [[nodiscard]] std::span<const scored_node> reasons() const& noexcept;
  std::span<const scored_node> reasons() && = delete;

 private:
  friend class detail::scorecard_access;
  std::unique_ptr<detail::scorecard_parts> parts_;
};

}  // namespace assay
