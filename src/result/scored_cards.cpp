// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <span>

#include <assay/scorer.hpp>

#include "score/cards/card_columns.hpp"

namespace assay {

namespace {

template <class Value>
column_view view_of(const detail::card_column<Value>& column, std::size_t cards,
                    std::int32_t decimals) noexcept {
  if (column.values.empty()) return {};
  return column_view::of(std::span{column.values}.first(cards), decimals).with_validity(column.known.data());
}

}  // namespace

scored_cards::scored_cards() : columns_{std::make_unique<detail::card_columns>()} {}
scored_cards::scored_cards(const scored_cards& other)
    : columns_{std::make_unique<detail::card_columns>(*other.columns_)} {}
scored_cards::scored_cards(scored_cards&& other) noexcept = default;
scored_cards& scored_cards::operator=(const scored_cards& other) {
  if (this != &other) columns_ = std::make_unique<detail::card_columns>(*other.columns_);
  return *this;
}
scored_cards& scored_cards::operator=(scored_cards&& other) noexcept = default;
scored_cards::~scored_cards() = default;

std::size_t scored_cards::size() const noexcept { return columns_->size; }
column_view scored_cards::score() const noexcept {
  return view_of(columns_->score, size(), points::quantum_digits);
}
column_view scored_cards::score_before_rules() const noexcept {
  return view_of(columns_->before_rules, size(), points::quantum_digits);
}
column_view scored_cards::points(std::size_t node) const noexcept {
  if (node == 0) return score();
  if (node >= columns_->points.size()) return {};
  return view_of(columns_->points[node], size(), points::quantum_digits);
}
column_view scored_cards::grade() const noexcept { return view_of(columns_->grade, size(), 0); }
column_view scored_cards::status() const noexcept {
  return column_view::of(std::span{columns_->status}.first(size()));
}
column_view scored_cards::band(std::size_t node) const noexcept {
  if (node >= columns_->bands.size()) return {};
  return view_of(columns_->bands[node], size(), 0);
}
column_view scored_cards::fired(std::size_t rule) const noexcept {
  if (rule >= columns_->fired.size() || columns_->fired[rule].empty()) return {};
  return column_view::bits(columns_->fired[rule].data(), size());
}
std::optional<points> scored_cards::score_of(std::size_t card) const noexcept {
  if (card >= size() || !score().present(card)) return std::nullopt;
  return points::from_quanta(columns_->score.values[card]);
}
std::optional<std::size_t> scored_cards::grade_of(std::size_t card) const noexcept {
  if (card >= size() || !grade().present(card)) return std::nullopt;
  return columns_->grade.values[card];
}

}  // namespace assay
