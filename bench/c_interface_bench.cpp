// SPDX-License-Identifier: Apache-2.0
//
// What the C interface adds to the calls that it makes: each beside the same in C++. Live calls, where little else happens.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <assay.h>

#include <assay/result.hpp>
#include <assay/scorer.hpp>
#include <assay/state.hpp>

#include "contacts.hpp"

namespace assay::bench {
namespace {

constexpr std::size_t events = 4'096;
constexpr std::string_view preset = "after-sales-quality";

/// Values and texts of events as a host has them.
struct event {
  std::array<std::int64_t, contacts::column_count> values{};
  std::array<bool, contacts::column_count> present{};
};

std::vector<event> events_of(const contacts& data) {
  std::vector<event> made(events);
  for (std::size_t row = 0; row < events; ++row) {
    for (std::size_t column = 0; column < contacts::column_count; ++column) {
      made[row].values[column] = data.value(column, row);
      made[row].present[column] = data.present(column, row);
    }
  }
  return made;
}

void event_in_cpp(benchmark::State& run) {
  const contacts data{events, 100};
  const std::vector<event> happened = events_of(data);
  state all{model::parse(model_document), {"agent"}};
  std::vector<column_view> columns = data.view();
  std::array<std::int64_t, contacts::column_count> values{};
  std::array<std::uint8_t, contacts::column_count> present{};
  for (std::size_t column = 0; column < contacts::column_count; ++column) {
    const text_list texts = columns[column].texts;
    columns[column] = column_view::scaled(std::span{&values[column], 1}).with_validity(&present[column]);
    columns[column].texts = texts;
  }
  std::size_t at = 0;
  for (auto unused : run) {
    const event& now = happened[at++ % events];
    for (std::size_t column = 0; column < contacts::column_count; ++column) {
      values[column] = now.values[column];
      present[column] = now.present[column] ? 1 : 0;
    }
    all.update("contact", {1, columns});
  }
}
BENCHMARK(event_in_cpp);

assay_model* c_model(std::string_view text) {
  assay_model* model = nullptr;
  (void)assay_model_new(text.data(), static_cast<std::int64_t>(text.size()), &model, nullptr);
  return model;
}

void event_in_c(benchmark::State& run) {
  const contacts data{events, 100};
  const std::vector<event> happened = events_of(data);
  const std::vector<column_view> columns = data.view();
  assay_model* const model = c_model(model_document);
  const char* const by[] = {"agent"};
  assay_grouping grouping{};
  grouping.struct_bytes = sizeof grouping;
  grouping.by = by;
  grouping.by_count = 1;
  assay_state* state = nullptr;
  (void)assay_state_new(model, &grouping, &state, nullptr);
  std::array<assay_cell, contacts::column_count> cells{};
  const assay::model of = model::parse(model_document);
  const record_definition& record = of.record("contact");
  for (std::size_t column = 0; column < contacts::column_count; ++column) {
    cells[column].struct_bytes = sizeof(assay_cell);
    cells[column].column = static_cast<std::int32_t>(column);
    cells[column].decimals = record.columns[column].decimals;
  }
  std::size_t at = 0;
  for (auto unused : run) {
    const event& now = happened[at++ % events];
    for (std::size_t column = 0; column < contacts::column_count; ++column) {
      assay_cell& cell = cells[column];
      cell.type = !now.present[column]            ? ASSAY_NONE
                  : columns[column].texts.empty() ? ASSAY_INT64
                                                  : ASSAY_TEXT;
      cell.integer = now.values[column];
      if (cell.type != ASSAY_TEXT) continue;
      const std::string_view text = static_cast<const std::string_view*>(
          columns[column].texts.entries)[static_cast<std::size_t>(cell.integer)];
      cell.text = text.data();
      cell.text_bytes = static_cast<std::int64_t>(text.size());
    }
    (void)assay_state_add(state, 0, cells.data(), static_cast<std::int32_t>(cells.size()), nullptr);
  }
  assay_state_free(state);
  assay_model_free(model);
}
BENCHMARK(event_in_c);

void one_card_in_cpp(benchmark::State& run) {
  const model of = model::preset(preset);
  scorer by{of};
  const std::vector<double> values(of.definition().indicators.size(), 0.9);
  for (auto unused : run)
    benchmark::DoNotOptimize(by.score_one(values));
}
BENCHMARK(one_card_in_cpp);

void one_card_in_c(benchmark::State& run) {
  assay_model* const model = c_model(preset);
  assay_scorer* scorer = nullptr;
  (void)assay_scorer_new(model, ASSAY_SCORER_DIMENSIONS, &scorer, nullptr);
  const std::vector<double> values(
      static_cast<std::size_t>(assay_model_count(model, ASSAY_LIST_INDICATORS, 0)), 0.9);
  assay_card card{};
  card.struct_bytes = sizeof card;
  assay_error problem{};
  problem.struct_bytes = sizeof problem;
  for (auto unused : run) {
    (void)assay_scorer_score_one(scorer, values.data(), static_cast<std::int32_t>(values.size()), &card,
                                 &problem);
    benchmark::DoNotOptimize(card);
  }
  if (problem.status != ASSAY_OK) run.SkipWithError(problem.message);
  assay_scorer_free(scorer);
  assay_model_free(model);
}
BENCHMARK(one_card_in_c);

void live_score_in_cpp(benchmark::State& run) {
  const contacts data{events, 100};
  const model of = model::parse(model_document);
  state all{of, {"agent"}};
  const auto columns = data.view();
  all.update("contact", {data.rows(), columns});
  grader by{of};
  live_score score;
  const group_key key{"agent 7"};
  for (auto unused : run)
    benchmark::DoNotOptimize(by.score(all, key, score));
}
BENCHMARK(live_score_in_cpp);

void live_score_in_c(benchmark::State& run) {
  const contacts data{events, 100};
  assay_model* const model = c_model(model_document);
  const assay::model of = model::parse(model_document);
  assay::state filled{of, {"agent"}};
  const auto columns = data.view();
  filled.update("contact", {data.rows(), columns});
  const std::string stored = filled.save();
  assay_state* state = nullptr;
  (void)assay_state_load(model, stored.data(), static_cast<std::int64_t>(stored.size()), &state, nullptr);
  assay_scorecard* scorecard = nullptr;
  (void)assay_scorecard_new(model, &scorecard, nullptr);
  const char* const parts[] = {"agent 7"};
  assay_key key{};
  key.struct_bytes = sizeof key;
  key.parts = parts;
  key.part_count = 1;
  assay_card card{};
  card.struct_bytes = sizeof card;
  for (auto unused : run) {
    (void)assay_scorecard_score(scorecard, state, &key, nullptr, &card, nullptr);
    benchmark::DoNotOptimize(card);
  }
  assay_scorecard_free(scorecard);
  assay_state_free(state);
  assay_model_free(model);
}
BENCHMARK(live_score_in_c);

}  // namespace
}  // namespace assay::bench
