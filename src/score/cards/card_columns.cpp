// SPDX-License-Identifier: Apache-2.0
#include "score/cards/card_columns.hpp"

#include <algorithm>
#include <bit>
#include <variant>

namespace assay::detail {

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

}  // namespace assay::detail
