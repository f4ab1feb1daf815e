// SPDX-License-Identifier: Apache-2.0
#include <assay/scorer.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "model/compiled_model.hpp"
#include "score/cards/block_scorer.hpp"
#include "score/cards/card_columns.hpp"
#include "score/cards/card_plan.hpp"
#include "score/cards/input_blocks.hpp"
#include "score/cards/one_card.hpp"
#include "score/scorecard_builder.hpp"

namespace assay {

namespace detail {

/// Cards that the loops cannot do, one by one, by the rules that scorecards are made by.
class single_cards {
 public:
  explicit single_cards(const compiled_model& model)
      : model_{&model.definition},
        builder_{model.definition, model.scores},
        values_(model_->indicators.size()) {}

  indicator_value& value(std::size_t indicator) { return values_[indicator]; }
  const scored_card& score() {
    builder_.build(values_, {}, card_);
    return card_;
  }

 private:
  const model_definition* model_;
  scorecard_builder builder_;
  std::vector<indicator_value> values_;
  scored_card card_;
};

struct scorer_parts {
  model of;
  scored_parts wanted;
  std::shared_ptr<const cards::card_plan> plan;
  cards::input_blocks inputs;
  cards::block_scorer blocks;
  cards::one_card single;
  single_cards odd_cards;
  std::vector<given_column> one;  ///< the columns of a single card
  scored_cards one_result;

  scorer_parts(model by_model, const scored_parts& parts, std::shared_ptr<const cards::card_plan> made)
      : of{std::move(by_model)},
        wanted{parts},
        plan{std::move(made)},
        inputs{*plan},
        blocks{of.definition(), *plan, cards::best_kernels()},
        single{of.definition(), *plan},
        odd_cards{of.internals()} {}

  void score_odd(std::size_t first, std::uint64_t lanes, card_columns& into);
};

void scorer_parts::score_odd(std::size_t first, std::uint64_t lanes, card_columns& into) {
  for (; lanes != 0; lanes &= lanes - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(lanes));
    for (std::size_t input = 0; input < plan->inputs.size(); ++input) {
      const auto index = static_cast<std::int32_t>(input);
      indicator_value& value = odd_cards.value(static_cast<std::size_t>(plan->inputs[input].indicator));
      value.value.reset();
      value.n.reset();
      if ((inputs[index].known >> lane & 1U) != 0)
        value.value = typed_value{value_kind::decimal, inputs.exact(index, lane)};
      const std::int64_t n = inputs.sample(index, lane);
      if (n != cards::unknown_sample) value.n = n;
    }
    into.set(first + lane, odd_cards.score());
  }
}

void card_columns::start(const model_definition& model, const scored_parts& wanted, std::size_t cards) {
  size = 0;
  parts = wanted;
  const std::size_t blocks = (cards + cards::lanes - 1) / cards::lanes;
  score.resize(blocks);
  before_rules.resize(wanted.score_before_rules ? blocks : 0);
  grade.resize(blocks);
  if (model.grades.list().empty()) std::fill(grade.known.begin(), grade.known.end(), 0);
  status.resize(blocks * cards::lanes);
  points.resize(model.nodes.size());
  bands.resize(model.nodes.size());
  for (std::size_t node = 0; node < model.nodes.size(); ++node) {
    const node_definition& definition = model.nodes[node];
    const bool is_leaf = definition.kind == node_kind::indicator;
    const bool is_wanted =
        is_leaf ? wanted.points : wanted.dimensions && definition.kind == node_kind::dimension;
    points[node].resize(is_wanted ? blocks : 0);
    const bool has_bands = is_leaf && model.indicators[static_cast<std::size_t>(definition.indicator)].rule &&
                           std::holds_alternative<named_bands>(
                               *model.indicators[static_cast<std::size_t>(definition.indicator)].rule);
    bands[node].resize(has_bands && wanted.bands ? blocks : 0);
  }
  fired.resize(model.critical.size());
  for (auto& rule : fired)
    rule.resize(wanted.rules ? blocks : 0);
}

void card_columns::set(std::size_t at, const scored_card& card) {
  const auto quanta = [](const std::optional<assay::points>& value) { return value ? value->quanta() : 0; };
  score.set(at, quanta(card.score), card.score.has_value());
  if (parts.score_before_rules)
    before_rules.set(at, quanta(card.score_before_rules), card.score_before_rules.has_value());
  grade.set(at, static_cast<std::uint8_t>(std::max(card.grade, 0)), card.grade >= 0);
  status[at] = static_cast<std::uint8_t>(card.status);
  for (std::size_t node = 0; node < points.size(); ++node) {
    const scored_line& line = card.nodes[node];
    if (!points[node].values.empty()) points[node].set(at, quanta(line.earned), line.earned.has_value());
    if (!bands[node].values.empty())
      bands[node].set(at, static_cast<std::uint16_t>(std::max(line.band, 0)), line.band >= 0);
  }
  if (!parts.rules) return;
  const std::uint64_t bit = std::uint64_t{1} << (at % cards::lanes);
  for (auto& rule : fired)
    rule[at / cards::lanes] &= ~bit;
  for (const fired_line& line : card.fired)
    fired[static_cast<std::size_t>(line.rule)][at / cards::lanes] |= bit;
}

void card_columns::finish(std::size_t cards) noexcept {
  size = cards;
  if constexpr (std::endian::native == std::endian::little) return;
  const auto turn = [](std::vector<std::uint64_t>& words) {
    for (std::uint64_t& word : words)
      word = __builtin_bswap64(word);
  };
  turn(score.known);
  turn(before_rules.known);
  turn(grade.known);
  for (auto& column : points)
    turn(column.known);
  for (auto& column : bands)
    turn(column.known);
  for (auto& rule : fired)
    turn(rule);
}

}  // namespace detail

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

namespace {

std::shared_ptr<const detail::cards::card_plan> plan_of(const model& by_model) {
  if (by_model.definition().nodes.empty()) {
    throw error{error_code::argument, "the model \"" + by_model.id() +
                                          "\" scores nothing; give it dimensions with scored indicators"};
  }
  return std::make_shared<const detail::cards::card_plan>(
      detail::cards::make_card_plan(by_model.definition(), by_model.internals().scores));
}

}  // namespace

scorer::scorer(model by_model, const scored_parts& parts) {
  auto plan = plan_of(by_model);
  parts_ = std::make_unique<detail::scorer_parts>(std::move(by_model), parts, std::move(plan));
}
scorer::scorer(const scorer& other)
    : parts_{std::make_unique<detail::scorer_parts>(other.parts_->of, other.parts_->wanted,
                                                    other.parts_->plan)} {}
scorer::scorer(scorer&&) noexcept = default;
scorer& scorer::operator=(const scorer& other) {
  if (this != &other) *this = scorer{other};
  return *this;
}
scorer& scorer::operator=(scorer&&) noexcept = default;
scorer::~scorer() = default;

const model& scorer::of() const noexcept { return parts_->of; }

bool scorer::needs(std::size_t indicator) const noexcept {
  const auto& inputs = parts_->plan->input_of;
  return indicator < inputs.size() && inputs[indicator] >= 0;
}

void scorer::score(std::size_t cards, std::span<const given_column> values, scored_cards& into) {
  namespace block = detail::cards;
  detail::scorer_parts& parts = *parts_;
  detail::card_columns& columns = detail::scored_cards_access::columns(into);
  columns.start(parts.of.definition(), parts.wanted, cards);
  parts.inputs.bind(parts.of.definition(), values, cards);
  for (std::size_t first = 0; first < cards; first += block::lanes) {
    const std::size_t length = std::min(block::lanes, cards - first);
    parts.inputs.read(block::best_kernels(), first, length);
    std::uint64_t odd = length == block::lanes ? block::every_lane : (std::uint64_t{1} << length) - 1;
    if (!parts.plan->one_by_one) odd &= parts.blocks.score(parts.inputs, first, length, columns);
    parts.score_odd(first, odd, columns);
  }
  columns.finish(cards);
}

card_score scorer::score_one(std::span<const double> values) {
  detail::scorer_parts& parts = *parts_;
  // Whatever is out of the ordinary goes the long way, where it is checked and named.
  const bool is_simple = parts.single.is_able() && values.size() == parts.of.definition().indicators.size() &&
                         parts.single.are_legal(values);
  if (is_simple) {
    if (const auto card = parts.single.score(values)) return *card;
  }
  parts.one.resize(values.size());
  for (std::size_t indicator = 0; indicator < values.size(); ++indicator) {
    parts.one[indicator].values = column_view::of(values.subspan(indicator, 1));
    parts.one[indicator].values.nan_is_missing = true;
  }
  score(1, parts.one, parts.one_result);
  return {parts.one_result.score_of(0), parts.one_result.grade_of(0),
          static_cast<node_status>(detail::scored_cards_access::columns(parts.one_result).status.front())};
}

}  // namespace assay
