// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "message/score_sentences.hpp"
#include "message/suggestion.hpp"
#include "result/result_parts.hpp"
#include "score/wilson.hpp"

namespace assay {

namespace {

[[noreturn]] void refuse(const given_value& given, const message& why) {
  throw error{error_code::data, says::fault_of_value(why, given.id)};
}

[[noreturn]] void refuse_unknown(const model_definition& model, const given_value& given) {
  std::vector<std::string_view> known;
  for (const auto& indicator : model.indicators)
    known.push_back(indicator.id);
  for (const auto& node : model.nodes) {
    if (node.kind == node_kind::dimension) known.push_back(node.id);
  }
  refuse(given, says::unknown_value(says::suggestion(given.id, known)));
}

detail::indicator_value indicator_of(const indicator_definition& definition, const given_value& given) {
  detail::indicator_value value;
  if (!given.value) return value;
  value.value = typed_value{value_kind::decimal, *given.value};
  value.n = given.n;
  if (given.n && *given.n < 0) refuse(given, says::negative_sample(*given.n));
  if (const message fault = detail::given_value_fault(definition, *given.value); !fault.empty())
    refuse(given, fault);
  const bool is_share =
      definition.value_unit == unit::ratio && *given.value >= fraction{0} && *given.value <= fraction{1};
  if (is_share && given.n && *given.n > 0)
    value.wilson_95 = detail::wilson_95(given.value->to_double(), *given.n);
  return value;
}

bool is_below(const model_definition& model, std::int32_t node, std::int32_t ancestor) {
  for (std::int32_t at = node; at >= 0; at = model.nodes[static_cast<std::size_t>(at)].parent) {
    if (at == ancestor) return true;
  }
  return false;
}

/// A dimension's score and the values of its parts would be two answers to one question.
void refuse_given_twice(const model_definition& model, const given_entity& entity,
                        const detail::given_dimension& given) {
  for (const given_value& other : entity.values) {
    const std::int32_t node = model.node_index(other.id);
    if (!other.value || node < 0 || node == given.node || !is_below(model, node, given.node)) continue;
    refuse(other, says::value_beside_dimension(model.nodes[static_cast<std::size_t>(given.node)].id));
  }
}

detail::given_dimension dimension_of(std::int32_t node, const given_value& given) {
  const auto rounded = points::rounded(*given.value);
  if (!rounded || *rounded < points{} || *rounded > points::whole(100))
    refuse(given, says::score_off_scale(given.value->text()));
  if (given.n && *given.n < 0) refuse(given, says::negative_sample(*given.n));
  return {node, *rounded, given.n};
}

/// One entity into a card that is used for all of them.
void score_entity(const model& by_model, const given_entity& entity, detail::scorecard_parts& card) {
  const model_definition& model = by_model.definition();
  card.start(by_model);
  for (const given_value& given : entity.values) {
    if (const std::int32_t indicator = model.indicator_index(given.id); indicator >= 0) {
      const auto index = static_cast<std::size_t>(indicator);
      card.values[index] = indicator_of(model.indicators[index], given);
      continue;
    }
    const std::int32_t node = model.node_index(given.id);
    if (node < 0 || model.nodes[static_cast<std::size_t>(node)].kind != node_kind::dimension)
      refuse_unknown(model, given);
    if (given.value) card.given.push_back(dimension_of(node, given));
  }
  for (const auto& dimension : card.given)
    refuse_given_twice(model, entity, dimension);
  card.card.key = entity.key;
  card.score(0);
}

}  // namespace

result score_values(const model& by_model, std::vector<std::string> key_names,
                    std::span<const given_entity> entities) {
  auto scored = std::make_shared<detail::result_parts>(by_model, std::move(key_names), period_rule{});
  const auto& indicators = by_model.definition().indicators;
  for (std::size_t index = 0; index < indicators.size(); ++index) {
    if (indicators[index].value_unit == unit::ratio)
      scored->intervals[index] = detail::interval_rule::if_a_share;
  }
  scored->reserve(entities.size());
  detail::scorecard_parts card;
  for (const given_entity& entity : entities) {
    score_entity(by_model, entity, card);
    scored->append(card);
  }
  scored->finish();
  return result{std::move(scored)};
}

}  // namespace assay
