// SPDX-License-Identifier: Apache-2.0
//
// Scoring by the million: the values of many cards come as columns, points, totals and grades go out as columns. The same
// answers as score_values() gives, to the quantum, without the explanations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include <assay/column.hpp>
#include <assay/model.hpp>
#include <assay/scorecard.hpp>
#include <assay/units.hpp>

namespace assay {

/// The values of one indicator, one a card. Borrows all memory for the length of a call.
struct given_column {
  /// Numbers in the indicator's unit: ratios as 0.95, times in seconds. Doubles, which stand for their shortest decimal,
  /// are the fastest, then int64; every numeric type is taken. Nothing supplied: no card has a value.
  column_view values;
  /// Where each value is a quotient: the numbers that `values` are divided by, above zero. Both are int64 then.
  column_view denominators;
  /// Records that each value rests on, whole numbers of any integer type: below a declared minimum sample the value, and the
  /// scores it counts in, are provisional. Nothing supplied, or no number on a card: not known.
  column_view n;
};

/// What a scorer writes beside score, grade and status. Less is faster.
struct scored_parts {
  bool dimensions = true;           ///< the points of every dimension
  bool points = false;              ///< the points of every scored indicator
  bool bands = false;               ///< the band that the value of every indicator with bands lies in
  bool rules = false;               ///< which critical rules fired
  bool score_before_rules = false;  ///< the total without regard to critical rules
};

namespace detail {
struct scorer_parts;
struct card_columns;
class scored_cards_access;
}  // namespace detail

/// Scores of many cards as columns. Filled by scorer::score() again and again: once grown, that takes no memory. Every
/// column has one value a card and a validity bit; it borrows from this object and is valid until it is filled again.
class scored_cards {
 public:
  scored_cards();
  scored_cards(const scored_cards& other);
  scored_cards(scored_cards&& other) noexcept;
  scored_cards& operator=(const scored_cards& other);
  scored_cards& operator=(scored_cards&& other) noexcept;
  ~scored_cards();

  [[nodiscard]] std::size_t size() const noexcept;

  // Points are int64 of 9 decimals, in quanta of points::quantum; missing where there is no score.

  /// The total after critical rules.
  [[nodiscard]] column_view score() const noexcept;
  /// The total as if the model had no critical rules. Nothing unless it was asked for.
  [[nodiscard]] column_view score_before_rules() const noexcept;
  /// Of a node of the model, by its index in model_definition::nodes: of dimensions and the total after critical rules, of
  /// indicators on the scale of their rule. Nothing unless it was asked for.
  [[nodiscard]] column_view points(std::size_t node) const noexcept;
  /// uint8 indices in the model's grades; missing without a score, and everywhere when the model has no grades.
  [[nodiscard]] column_view grade() const noexcept;
  /// uint8, node_status of the total; on every card.
  [[nodiscard]] column_view status() const noexcept;
  /// uint16 indices in the bands of an indicator's rule, by the index of its node. Nothing unless it was asked for, and for
  /// rules without bands.
  [[nodiscard]] column_view band(std::size_t node) const noexcept;
  /// Bits: whether a critical rule fired, by its index in model_definition::critical. Nothing unless it was asked for.
  [[nodiscard]] column_view fired(std::size_t rule) const noexcept;

  // The same of one card.
  [[nodiscard]] std::optional<assay::points> score_of(std::size_t card) const noexcept;
  [[nodiscard]] std::optional<std::size_t> grade_of(std::size_t card) const noexcept;

 private:
  friend class detail::scored_cards_access;
  std::unique_ptr<detail::card_columns> columns_;
};

/// What one card scores.
struct card_score {
  std::optional<points> score;
  std::optional<std::size_t> grade;  ///< index in the model's grades
  node_status status = node_status::not_available;
};

/// Scores cards by one model. One thread at a time; copies share what was made of the model, so that each thread can
/// have its own at little cost.
class scorer {
 public:
  /// Throws assay::error (argument) for a model without a score tree.
  explicit scorer(model by_model, const scored_parts& parts = {});
  scorer(const scorer& other);
  scorer(scorer&&) noexcept;
  scorer& operator=(const scorer& other);
  scorer& operator=(scorer&&) noexcept;
  ~scorer();

  [[nodiscard]] const model& of() const noexcept;

  /// Scores `cards` cards; dimensions are calculated, and those given whole go through score_values(). `values` has one element
  /// for every indicator of the model, in its order; columns of indicators that the score does not need may be left out
  /// (needs()). Throws assay::error and leaves `into` empty: argument for columns of another number of rows or of a type that
  /// holds no numbers; data, naming indicator and row, for a value that is not finite or lies outside the indicator's legal
  /// range. NaN counts as missing where the column says so.
  void score(std::size_t cards, std::span<const given_column> values, scored_cards& into);

  /// Scores one card; `values` as above, NaN where there is none. No allocation once warm.
  [[nodiscard]] card_score score_one(std::span<const double> values);

  /// Whether scores depend on the values of an indicator, by its index in the model.
  [[nodiscard]] bool needs(std::size_t indicator) const noexcept;

 private:
  std::unique_ptr<detail::scorer_parts> parts_;
};

}  // namespace assay
