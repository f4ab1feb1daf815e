// SPDX-License-Identifier: Apache-2.0
//
// What stands behind scored_cards: columns with room for whole blocks of cards.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <assay/model.hpp>
#include <assay/scorer.hpp>

#include "score/cards/kernel.hpp"
#include "score/scored_card.hpp"

namespace assay::detail {

/// One value a card, and a word of validity for each block.
template <class Value>
struct card_column {
  std::vector<Value> values;
  std::vector<std::uint64_t> known;

  void resize(std::size_t blocks) {
    values.resize(blocks * cards::lanes);
    known.resize(blocks);
  }
  [[nodiscard]] bool is_known(std::size_t card) const noexcept {
    return (known[card / cards::lanes] >> (card % cards::lanes) & 1U) != 0;
  }
  void set(std::size_t card, const Value& value, bool is_there) noexcept {
    values[card] = is_there ? value : Value{};
    const std::uint64_t bit = std::uint64_t{1} << (card % cards::lanes);
    std::uint64_t& word = known[card / cards::lanes];
    word = is_there ? word | bit : word & ~bit;
  }
};

struct card_columns {
  std::size_t size = 0;
  scored_parts parts;
  card_column<std::int64_t> score;
  card_column<std::int64_t> before_rules;
  card_column<std::uint8_t> grade;
  std::vector<std::uint8_t> status;
  std::vector<card_column<std::int64_t>> points;  ///< by node; empty where nobody asked
  std::vector<card_column<std::uint16_t>> bands;
  std::vector<std::vector<std::uint64_t>> fired;  ///< by rule

  /// Room for so many cards of a model. What it held goes.
  void start(const model_definition& model, const scored_parts& wanted, std::size_t cards);
  void set(std::size_t at, const scored_card& card);
  /// Once everything is there: bits as columns have them, in bytes from the lowest on.
  void finish(std::size_t cards) noexcept;
};

class scored_cards_access {
 public:
  [[nodiscard]] static card_columns& columns(scored_cards& of) noexcept { return *of.columns_; }
};

}  // namespace assay::detail
