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
  for (auto _ : state) {
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

/// What a developer writes by hand for one fixed sheet: a loop over doubles. A card's score and its veto, or NaN.
double score_by_hand(const scoring_sheet& sheet, const scoring_cards& cards, std::size_t card) {
  double upper[scoring_sheet::dimensions] = {};
  double lower[scoring_sheet::dimensions] = {};
  for (std::size_t index = 0; index < sheet.lines.size(); ++index) {
    const sheet_line& line = sheet.lines[index];
    const double value = cards.values(index)[card];
    if (std::isnan(value)) continue;
    int band = 0;
    for (const double edge : line.edges)
      band += (line.higher ? value >= edge : value <= edge) ? 1 : 0;
    const auto weight = static_cast<double>(line.weight);
    upper[line.dimension] += weight * sheet_line::points[band];
    lower[line.dimension] += weight;
  }
  double top = 0;
  double bottom = 0;
  for (std::size_t dimension = 0; dimension < scoring_sheet::dimensions; ++dimension) {
    if (lower[dimension] == 0) continue;
    top += scoring_sheet::dimension_weights[dimension] * (upper[dimension] / lower[dimension]);
    bottom += scoring_sheet::dimension_weights[dimension];
  }
  return cards.values(sheet.veto)[card] > scoring_sheet::veto_above ? 0 : top / bottom;
}

void peer_loop_of_doubles(benchmark::State& state) {
  const scoring_sheet sheet = sheet_of(state);
  const scoring_cards cards{sheet, many};
  scorer by{model::parse(sheet.document())};
  scored_cards scored;
  by.score(cards.size(), cards.columns(), scored);
  std::vector<double> totals(many);
  std::vector<std::uint8_t> grades(many);
  for (auto _ : state) {
    for (std::size_t card = 0; card < many; ++card) {
      const double total = score_by_hand(sheet, cards, card);
      totals[card] = total;
      grades[card] = static_cast<std::uint8_t>(total >= 80 ? 0 : total >= 65 ? 1 : total >= 50 ? 2 : 3);
    }
    benchmark::DoNotOptimize(totals.data());
    benchmark::DoNotOptimize(grades.data());
  }
  for (std::size_t card = 0; card < many; ++card) {
    const auto exact = scored.score_of(card);
    if (exact && std::fabs(static_cast<double>(exact->quanta()) / 1e9 - totals[card]) < 1e-8) continue;
    state.SkipWithError("the loop and the scorer give different totals");
    return;
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(peer_loop_of_doubles)
    ->ArgNames({"indicators", "nine_decimals"})
    ->Args({24, 0})
    ->Args({100, 0})
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
  for (auto _ : state) {
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
  for (auto _ : state) {
    benchmark::DoNotOptimize(by.score_one(list[card]));
    card = (card + 1) % list.size();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(score_one)->ArgNames({"indicators", "nine_decimals"})->Args({24, 0})->Args({24, 1});

}  // namespace
}  // namespace assay::bench
