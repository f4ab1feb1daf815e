// SPDX-License-Identifier: Apache-2.0
//
// The result: what every group scored, as columns, and the scorecard of any of them with its reasons.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>
#include <assay/period.hpp>
#include <assay/scorecard.hpp>
#include <assay/state.hpp>
#include <assay/text_sink.hpp>

namespace assay {

namespace detail {
struct result_parts;
class result_access;
}  // namespace detail

/// A line that every scorecard of a result has: the model's nodes in order, then indicators that are not scored.
struct result_node {
  std::string_view id;
  node_kind kind = node_kind::indicator;
  const node_definition* definition = nullptr;      ///< null for an indicator that is not scored
  const indicator_definition* indicator = nullptr;  ///< null for the total and for dimensions
};

/// The lines of every scorecard of a model, in their order. They borrow from the model.
[[nodiscard]] std::vector<result_node> scorecard_lines(const model& of);

/// One node of one group as a result holds it. A view of the result, as graded_group.
class graded_node {
 public:
  /// Of indicators.
  [[nodiscard]] std::optional<typed_value> value() const noexcept;
  [[nodiscard]] std::optional<std::int64_t> n() const noexcept;
  [[nodiscard]] std::int64_t rows() const noexcept;
  [[nodiscard]] excluded_rows excluded() const noexcept;
  [[nodiscard]] node_status status() const noexcept;
  [[nodiscard]] status_reason reason() const noexcept;
  [[nodiscard]] bool provisional() const noexcept { return status() == node_status::provisional; }
  [[nodiscard]] std::optional<std::size_t> band() const noexcept;
  [[nodiscard]] std::optional<assay::points> points() const noexcept;

 private:
  friend class detail::result_access;
  friend class graded_group;
  graded_node(const detail::result_parts& of, std::size_t node, std::size_t group) noexcept
      : result_{&of}, node_{node}, group_{group} {}

  const detail::result_parts* result_;
  std::size_t node_;
  std::size_t group_;
};

/// One group as a result holds it: everything but explanations. A view: it is valid while a copy of the result exists.
class graded_group {
 public:
  /// Its number in the result.
  [[nodiscard]] std::size_t index() const noexcept { return group_; }
  /// One part for each column of result::by().
  [[nodiscard]] group_key key() const;
  [[nodiscard]] std::optional<std::string_view> key(std::size_t part) const noexcept;
  /// Text of the period; empty without periods and for records without a time.
  [[nodiscard]] std::optional<std::string_view> period() const noexcept;
  [[nodiscard]] std::int64_t rows() const noexcept;
  [[nodiscard]] std::optional<points> score() const noexcept;
  [[nodiscard]] std::optional<points> score_before_rules() const noexcept;
  [[nodiscard]] const grade_definition* grade() const noexcept;
  [[nodiscard]] const grade_definition* grade_before_rules() const noexcept;
  [[nodiscard]] node_status status() const noexcept;
  [[nodiscard]] status_reason reason() const noexcept;
  [[nodiscard]] bool provisional() const noexcept { return status() == node_status::provisional; }
  /// By its place in result::nodes().
  [[nodiscard]] graded_node node(std::size_t index) const noexcept { return {*result_, index, group_}; }

 private:
  friend class result;
  friend class detail::result_access;
  graded_group(const detail::result_parts& of, std::size_t group) noexcept : result_{&of}, group_{group} {}

  const detail::result_parts* result_;
  std::size_t group_;
};

/// Immutable. A handle: copies share one object, any number of threads may read it. Numbers are held in columns, in about
/// 35 bytes a node; explanations are made when they are asked for.
class result {
 public:
  [[nodiscard]] const model& of() const& noexcept;
  const model& of() && = delete;
  /// The columns that were grouped by, or the key columns of given values.
  [[nodiscard]] const std::vector<std::string>& by() const& noexcept;
  const std::vector<std::string>& by() && = delete;
  [[nodiscard]] const period_rule& period() const& noexcept;
  const period_rule& period() && = delete;
  [[nodiscard]] const std::vector<rejected_count>& rejected() const& noexcept;
  const std::vector<rejected_count>& rejected() && = delete;

  [[nodiscard]] std::span<const result_node> nodes() const& noexcept;
  std::span<const result_node> nodes() && = delete;
  /// Place in nodes() of an indicator, a dimension or "total".
  [[nodiscard]] std::optional<std::size_t> node(std::string_view id) const noexcept;

  /// Groups come in the order of their keys, given entities as they were given.
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }
  [[nodiscard]] graded_group operator[](std::size_t group) const& noexcept;
  graded_group operator[](std::size_t group) && = delete;
  /// The group of a key, and of a period where records are divided by time; the first one if there are several.
  [[nodiscard]] std::optional<std::size_t> find(
      const group_key& key, const std::optional<std::string_view>& period = std::nullopt) const noexcept;

  /// The whole scorecard of a group. Throws assay::error (argument) beyond size().
  [[nodiscard]] assay::scorecard scorecard(std::size_t group) const;
  /// The same into an object that is used again; what it holds goes.
  void explain(std::size_t group, assay::scorecard& into) const;

  /// Values of derived columns outside of their declared range, of all groups together; columns without any are not listed.
  [[nodiscard]] std::vector<outside_values> outside() const;

  /// Memory that the numbers and keys take.
  [[nodiscard]] std::size_t memory_bytes() const noexcept;

  /// For the engine itself.
  [[nodiscard]] const detail::result_parts& internals() const noexcept { return *parts_; }
  explicit result(std::shared_ptr<const detail::result_parts> internals) noexcept
      : parts_{std::move(internals)} {}

 private:
  std::shared_ptr<const detail::result_parts> parts_;
};

/// Scores every group of a state. The model may differ from the state's in everything but its shape.
[[nodiscard]] result grade_state(const model& by_model, const state& records);

/// What a group of a state scores, without anything that explains it.
struct live_score {
  std::optional<points> score;              ///< the total after critical rules
  const grade_definition* grade = nullptr;  ///< of the grader's model; null without a grade
  node_status status = node_status::not_available;
  status_reason reason = status_reason::none;
  /// Of each of model_definition::nodes: points of indicators on the scale of their rule, scores of dimensions and the
  /// total on 0..100, after the critical rules that act on them.
  std::vector<std::optional<points>> nodes;

  [[nodiscard]] bool provisional() const noexcept { return status == node_status::provisional; }
};

/// Grades single groups of states while they grow, again and again into the same scorecard: once warm, that takes no memory.
/// One thread at a time; for others give each a grader of its own.
class grader {
 public:
  explicit grader(const model& by_model);
  grader(grader&&) noexcept;
  grader& operator=(grader&&) noexcept;
  ~grader();

  /// The group of a key (and period, where the state has periods) as it is now. False when the state has no such group:
  /// then `into` is what a group without records looks like. Throws assay::error as grade_state() does.
  bool grade(const state& records, const group_key& key, assay::scorecard& into);
  bool grade(const state& records, const group_key& key, const std::optional<std::string>& period,
             assay::scorecard& into);

  /// The score alone: what such a scorecard says of score, grade, status and points, in a fraction of the time. Indicators
  /// that neither the total nor a critical rule needs are not evaluated.
  bool score(const state& records, const group_key& key, live_score& into);
  bool score(const state& records, const group_key& key, const std::optional<std::string>& period,
             live_score& into);

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

/// An indicator or dimension value given directly.
struct given_value {
  std::string_view id;
  std::optional<fraction> value;  ///< in the indicator's unit (dimensions: 0..100); empty: no data
  std::optional<std::int64_t> n;
};
struct given_entity {
  group_key key;
  std::vector<given_value> values;  ///< what is not named has no data
};

/// Scores values that were computed elsewhere. Throws assay::error for an unknown id, a value outside its legal
/// range, or a dimension given together with a part of it.
[[nodiscard]] result score_values(const model& by_model, std::vector<std::string> key_names,
                                  std::span<const given_entity> entities);

/// The result as the JSON document of docs/result.md, group by group: the whole text is never in memory.
void write_json(const result& scored, text_sink& into);
/// The same of `groups` groups from `first` on, as many as there are. Throws assay::error (argument) when `first` is beyond size().
void write_json(const result& scored, std::size_t first, std::size_t groups, text_sink& into);
/// The same as one text.
[[nodiscard]] std::string to_json(const result& scored);
/// One scorecard as it stands in that document, whose key has one part for each name of `by`. Throws assay::error (argument) for
/// another number of names, and for a scorecard that was never filled.
[[nodiscard]] std::string to_json(const scorecard& card, std::span<const std::string> by);

}  // namespace assay
