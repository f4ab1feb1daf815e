// SPDX-License-Identifier: Apache-2.0
//
// What stands behind a result: for each node and for each group columns of numbers, and the keys once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <assay/result.hpp>

#include "result/packed_columns.hpp"
#include "result/scorecard_parts.hpp"

namespace assay::detail {

/// When a value has a binomial interval beside it.
enum class interval_rule : std::uint8_t {
  none,
  always,     ///< a share of records
  if_a_share  ///< a given ratio, when it lies in 0..1
};

/// The columns of one node, by group. Those that a kind of node has no use for stay empty of memory.
struct node_columns {
  // Of every node.
  optional_column points;
  optional_column n;
  integer_column status;
  integer_column reason;
  // Of indicators.
  optional_column band;
  bit_column has_value;
  integer_column kind;
  integer_column numerator;
  integer_column denominator;
  integer_column rows;
  integer_column filtered;
  integer_column missing;
  integer_column out_of_scale;
  bit_column many_rejected;
  bit_column near_edge;
  // Of dimensions.
  optional_column given_score;

  void reserve(std::size_t groups);
  void shrink();
  [[nodiscard]] std::size_t memory_bytes() const noexcept;
};

/// Values of one derived column that lie outside of its range, by group.
struct outside_column {
  std::int32_t record = 0;
  std::int32_t column = 0;
  integer_column rows;
};

/// The columns of the groups themselves.
struct group_columns {
  std::vector<text_column> key;  ///< by column of result::by()
  text_column period;
  integer_column rows;
  optional_column score_before_rules;  ///< only kept where a model has critical rules
  optional_column grade;
  optional_column grade_before_rules;
  integer_column status;
  integer_column reason;

  void reserve(std::size_t groups);
  void shrink();
  [[nodiscard]] std::size_t memory_bytes() const noexcept;
};

/// Immutable once it is in a result.
struct result_parts {
  model of;
  std::vector<std::string> by;
  period_rule period;
  std::vector<rejected_count> rejected;

  std::vector<result_node> nodes;
  std::vector<interval_rule> intervals;  ///< by indicator of the model
  std::size_t size = 0;
  group_columns groups;
  std::vector<node_columns> columns;  ///< in the order of `nodes`
  std::vector<outside_column> outside;
  /// Groups in ascending order of their keys; empty when they stand in that order.
  std::vector<std::uint32_t> order;

  result_parts(const model& by_model, std::vector<std::string> by_columns, const period_rule& divided);

  [[nodiscard]] bool is_scored() const noexcept { return !of.definition().nodes.empty(); }
  [[nodiscard]] bool is_divided() const noexcept { return period.unit != period_unit::none; }
  void reserve(std::size_t count);
  void append(const scorecard_parts& card);
  /// Once all groups are there: gives back memory and makes keys findable.
  void finish();

  [[nodiscard]] std::optional<points> points_of(std::size_t node, std::size_t group) const noexcept;
  [[nodiscard]] std::optional<typed_value> value_of(std::size_t node, std::size_t group) const noexcept;
  [[nodiscard]] excluded_rows excluded_of(std::size_t node, std::size_t group) const noexcept;
  /// What the scorecard of a group was made from.
  void restore(std::size_t group, scorecard_parts& into) const;
  /// Order of keys and periods: missing first, then by bytes.
  [[nodiscard]] int compare(std::size_t group, const group_key& key,
                            const std::optional<std::string_view>& in_period) const noexcept;
  [[nodiscard]] int compare(std::size_t left, std::size_t right) const noexcept;
};

class result_access {
 public:
  [[nodiscard]] static graded_group group(const result_parts& of, std::size_t index) noexcept {
    return {of, index};
  }
};

}  // namespace assay::detail
