// SPDX-License-Identifier: Apache-2.0
#include <assay/scorer.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "message/score_sentences.hpp"
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
class odd_card_scorer {
 public:
  explicit odd_card_scorer(const compiled_model& model)
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
  odd_card_scorer odd_cards;
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
  cards::for_each_lane(lanes, [&](std::size_t lane) {
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
  });
}

}  // namespace detail

namespace {

std::shared_ptr<const detail::cards::card_plan> plan_of(const model& by_model) {
  if (by_model.definition().nodes.empty()) {
    throw error{error_code::argument, says::scores_nothing(by_model.id())};
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
  parts.blocks.start(parts.inputs);
  for (std::size_t first = 0; first < cards; first += block::lanes) {
    const std::size_t length = std::min(block::lanes, cards - first);
    parts.inputs.read(block::best_kernels(), first, length);
    std::uint64_t odd = block::first_lanes(length);
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
