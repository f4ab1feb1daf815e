// SPDX-License-Identifier: Apache-2.0
//
// Given values to points, dimensions, total and grade: columns of many cards, and one card at a time.
#include <assay/scorer.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "scoring_cards.hpp"

namespace assay::bench {
namespace {

constexpr std::size_t many = 200'000;

scoring_sheet sheet_of(const benchmark::State& state) {
  return scoring_sheet::of(static_cast<std::size_t>(state.range(0)),
                           state.range(1) == 0 ? sheet_weights::small : sheet_weights::nine_decimals);
}

void score_columns(benchmark::State& state) {
  const scoring_sheet sheet = sheet_of(state);
  const scoring_cards cards{sheet, many};
  scorer by{model::parse(sheet.document())};
  scored_cards scored;
  for (auto unused : state) {
    by.score(cards.size(), cards.columns(), scored);
    benchmark::DoNotOptimize(scored.score().values);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(score_columns)
    ->ArgNames({"indicators", "nine_decimals"})
    ->Args({24, 0})
    ->Args({100, 0})
    ->Args({24, 1})
    ->Args({100, 1})
    ->Unit(benchmark::kMillisecond);

/// Hundredths as quotients of two integers, as counts come out of a system.
void score_quotients(benchmark::State& state) {
  const scoring_sheet sheet = sheet_of(state);
  const scoring_cards cards{sheet, many};
  std::vector<std::vector<std::int64_t>> tops;
  const std::vector<std::int64_t> bottoms(many, 100);
  std::vector<given_column> columns;
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    auto& top = tops.emplace_back(many);
    for (std::size_t card = 0; card < many; ++card) {
      const double value = cards.values(line)[card];
      top[card] = std::isnan(value) ? 0 : std::llround(value * 100);
    }
  }
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    columns.push_back(
        {column_view::of(tops[line]).with_validity(cards.known(line).data()), column_view::of(bottoms), {}});
  }
  scorer by{model::parse(sheet.document())};
  scored_cards scored;
  for (auto unused : state) {
    by.score(many, columns, scored);
    benchmark::DoNotOptimize(scored.score().values);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(score_quotients)
    ->ArgNames({"indicators", "nine_decimals"})
    ->Args({24, 0})
    ->Unit(benchmark::kMillisecond);

void score_one(benchmark::State& state) {
  const scoring_sheet sheet = sheet_of(state);
  const scoring_cards cards{sheet, 64};
  std::vector<std::vector<double>> list;
  for (std::size_t card = 0; card < cards.size(); ++card)
    list.push_back(cards.card(card));
  scorer by{model::parse(sheet.document())};
  std::size_t card = 0;
  for (auto unused : state) {
    benchmark::DoNotOptimize(by.score_one(list[card]));
    card = (card + 1) % list.size();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(score_one)->ArgNames({"indicators", "nine_decimals"})->Args({24, 0})->Args({24, 1});

}  // namespace
}  // namespace assay::bench
