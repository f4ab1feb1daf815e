// SPDX-License-Identifier: Apache-2.0
//
// Columns of any type, shape and content as given values: refused, or scored, and then every card scores by itself what it
// scores among the others.
#include <assay/scorer.hpp>

#include <cstdint>
#include <vector>

#include <assay/error.hpp>

#include "fuzz/desk_model.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/hostile_columns.hpp"

namespace {

using namespace assay;

column_view one_of(const column_view& column, std::size_t card) {
  return column.supplied() ? column.slice(card, 1) : column;
}

void use(fuzz::input& in) {
  const model& desk = fuzz::desk_model();
  const std::size_t indicators = desk.definition().indicators.size();
  const std::size_t cards = in.below(140);
  const column_definition numbers;
  fuzz::column_maker maker{in};
  std::vector<given_column> columns(indicators);
  for (given_column& column : columns) {
    const std::uint8_t how = in.byte();
    column.values = maker.make(cards, numbers);
    if (how % 4 == 3) column.denominators = maker.make(cards, numbers);
    if (how % 8 == 5) column.n = maker.make(cards, numbers);
  }
  scorer by{desk, {true, true, true, true, true}};
  scored_cards all;
  scored_cards single;
  try {
    by.score(cards, columns, all);
  } catch (const error& refusal) {
    fuzz::require(all.size() == 0, "what was refused has no scores");
    fuzz::require(refusal.code() == error_code::data || refusal.code() == error_code::argument,
                  "columns are the caller's fault");
    return;
  }
  for (std::size_t card = 0; card < cards; ++card) {
    std::vector<given_column> one;
    one.reserve(columns.size());
    for (const given_column& column : columns)
      one.push_back({one_of(column.values, card), one_of(column.denominators, card), one_of(column.n, card)});
    by.score(1, one, single);
    fuzz::require(single.score_of(0) == all.score_of(card), "a card scores the same by itself");
    fuzz::require(single.grade_of(0) == all.grade_of(card), "and has the same grade");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::input in{data, size};
  use(in);
  return 0;
}
