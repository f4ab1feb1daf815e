// SPDX-License-Identifier: Apache-2.0
//
// Records to indicators, and indicators to scorecards. The peers do the same work on the same data in the same run: a
// map of structs, as it is written by hand, and an accumulator_set of Boost.Accumulators for each agent.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics.hpp>
#include <cstdlib>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <assay/result.hpp>
#include <assay/state.hpp>

#include "contacts.hpp"
#include "io/open/record_reader.hpp"

namespace assay::bench {
namespace {

constexpr std::size_t row_count = 1'000'000;

const contacts& records(std::size_t agents) {
  static std::unordered_map<std::size_t, std::unique_ptr<contacts>> made;
  auto& data = made[agents];
  if (!data) data = std::make_unique<contacts>(row_count, agents);
  return *data;
}

void count_rows(benchmark::State& run) {
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(row_count));
}

void columns_to_state(benchmark::State& run) {
  const contacts& data = records(static_cast<std::size_t>(run.range(0)));
  const model with = model::parse(model_document);
  const auto columns = data.view();
  for (auto unused : run) {
    state all{with, {"agent"}};
    all.update("contact", {data.rows(), columns, run.range(1) != 0});
    benchmark::DoNotOptimize(all.rows());
  }
  count_rows(run);
}
BENCHMARK(columns_to_state)
    ->ArgNames({"groups", "checked"})
    ->ArgsProduct({{100, 1000, 100'000}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

/// As readers bring them: what is checked of a block is still near when it is counted.
void blocks_to_state(benchmark::State& run) {
  constexpr std::size_t block_rows = 65'536;
  const contacts& data = records(static_cast<std::size_t>(run.range(0)));
  const model with = model::parse(model_document);
  const auto columns = data.view();
  for (auto unused : run) {
    state all{with, {"agent"}};
    for (std::size_t first = 0; first < data.rows(); first += block_rows) {
      const std::size_t rows = std::min(block_rows, data.rows() - first);
      auto block = columns;
      for (column_view& column : block)
        column = column.slice(first, rows);
      all.update("contact", {rows, block, run.range(1) != 0});
    }
    benchmark::DoNotOptimize(all.rows());
  }
  count_rows(run);
}
BENCHMARK(blocks_to_state)
    ->ArgNames({"groups", "checked"})
    ->ArgsProduct({{1000, 100'000}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

/// As most hosts have them: numbers as doubles, truth values as bits, codes of 32 bits.
void doubles_to_state(benchmark::State& run) {
  const contacts& data = records(static_cast<std::size_t>(run.range(0)));
  const model with = model::parse(model_document);
  const record_definition& record = with.record("contact");
  auto columns = data.view();
  std::vector<std::vector<double>> numbers(columns.size());
  std::vector<std::vector<std::int32_t>> codes(columns.size());
  std::vector<std::vector<std::uint8_t>> bits(columns.size());
  for (std::size_t index = 0; index < columns.size(); ++index) {
    const column_definition& definition = record.columns[index];
    bits[index].resize((data.rows() + 7) / 8);
    for (std::size_t row = 0; row < data.rows(); ++row) {
      const std::int64_t value = data.value(index, row);
      numbers[index].push_back(definition.decimals == 1 ? static_cast<double>(value) / 10
                                                        : static_cast<double>(value));
      codes[index].push_back(static_cast<std::int32_t>(value));
      if (value != 0)
        bits[index][row / 8] = static_cast<std::uint8_t>(bits[index][row / 8] | (1U << (row % 8)));
    }
    const column_view before = columns[index];
    columns[index] = definition.type == column_type::category ? column_view::codes(codes[index], before.texts)
                     : definition.type == column_type::boolean
                         ? column_view::bits(bits[index].data(), data.rows())
                         : column_view::of(numbers[index]);
    columns[index] = columns[index].with_validity(before.validity);
  }
  for (auto unused : run) {
    state all{with, {"agent"}};
    all.update("contact", {data.rows(), columns, run.range(1) != 0});
    benchmark::DoNotOptimize(all.rows());
  }
  count_rows(run);
}
BENCHMARK(doubles_to_state)
    ->ArgNames({"groups", "checked"})
    ->ArgsProduct({{1000, 100'000}, {0, 1}})
    ->Unit(benchmark::kMillisecond);

void map_of_structs(benchmark::State& run) {
  struct sums {
    double contacts = 0, on_time = 0, response = 0, responses = 0, handle = 0, complaint_handle = 0,
           complaints = 0, queue = 0, resolved = 0, first_contact = 0, repeat = 0, satisfied = 0,
           satisfaction = 0, answers = 0, promoters = 0, detractors = 0, recommends = 0, compliance = 0,
           checks = 0, longest = 0;
  };
  const contacts& data = records(static_cast<std::size_t>(run.range(0)));
  for (auto unused : run) {
    std::unordered_map<std::int64_t, sums> all;
    for (std::size_t row = 0; row < data.rows(); ++row) {
      sums& to = all[data.value(0, row)];
      const auto handle = static_cast<double>(data.value(3, row));
      const bool complaint = data.value(1, row) == 2;
      to.contacts += 1;
      if (data.present(2, row)) {
        to.responses += 1;
        to.response += static_cast<double>(data.value(2, row));
        to.on_time += data.value(2, row) <= 300;
      }
      to.handle += handle;
      to.longest = std::max(to.longest, handle);
      to.complaints += complaint;
      to.complaint_handle += complaint ? handle : 0;
      to.queue += data.value(4, row) <= 20;
      to.resolved += data.value(5, row) != 0;
      to.first_contact += data.value(6, row) != 0;
      to.repeat += data.value(7, row) != 0;
      if (data.present(8, row)) {
        to.answers += 1;
        to.satisfied += data.value(8, row) >= 4;
        to.satisfaction += static_cast<double>(data.value(8, row));
      }
      if (data.present(9, row)) {
        to.recommends += 1;
        to.promoters += data.value(9, row) >= 9;
        to.detractors += data.value(9, row) < 7;
      }
      if (data.present(10, row)) {
        to.checks += 1;
        to.compliance += static_cast<double>(data.value(10, row)) / 10;
      }
    }
    benchmark::DoNotOptimize(all.size());
  }
  count_rows(run);
}
BENCHMARK(map_of_structs)->Arg(100)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void boost_accumulators(benchmark::State& run) {
  namespace acc = boost::accumulators;
  using mean_of = acc::accumulator_set<double, acc::stats<acc::tag::mean>>;
  struct sums {
    mean_of on_time, response, complaint_handle, queue, resolved, first_contact, repeat, complaint, satisfied,
        satisfaction, promoters, detractors, compliance;
    acc::accumulator_set<double, acc::stats<acc::tag::mean, acc::tag::max>> handle;
  };
  const contacts& data = records(static_cast<std::size_t>(run.range(0)));
  for (auto unused : run) {
    std::vector<sums> all(static_cast<std::size_t>(run.range(0)));
    for (std::size_t row = 0; row < data.rows(); ++row) {
      sums& to = all[static_cast<std::size_t>(data.value(0, row))];
      const auto handle = static_cast<double>(data.value(3, row));
      const bool complaint = data.value(1, row) == 2;
      if (data.present(2, row)) {
        to.response(static_cast<double>(data.value(2, row)));
        to.on_time(data.value(2, row) <= 300 ? 1.0 : 0.0);
      }
      to.handle(handle);
      to.complaint(complaint ? 1.0 : 0.0);
      if (complaint) to.complaint_handle(handle);
      to.queue(data.value(4, row) <= 20 ? 1.0 : 0.0);
      to.resolved(data.value(5, row) != 0 ? 1.0 : 0.0);
      to.first_contact(data.value(6, row) != 0 ? 1.0 : 0.0);
      to.repeat(data.value(7, row) != 0 ? 1.0 : 0.0);
      if (data.present(8, row)) {
        to.satisfied(data.value(8, row) >= 4 ? 1.0 : 0.0);
        to.satisfaction(static_cast<double>(data.value(8, row)));
      }
      if (data.present(9, row)) {
        to.promoters(data.value(9, row) >= 9 ? 1.0 : 0.0);
        to.detractors(data.value(9, row) < 7 ? 1.0 : 0.0);
      }
      if (data.present(10, row)) to.compliance(static_cast<double>(data.value(10, row)) / 10);
    }
    benchmark::DoNotOptimize(all.data());
  }
  count_rows(run);
}
BENCHMARK(boost_accumulators)->Arg(100)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void csv_to_state(benchmark::State& run) {
  static const std::string text = records(1000).csv();
  const model with = model::parse(model_document);
  const record_definition& record = with.record("contact");
  std::vector<std::string> required;
  for (const auto& column : record.columns)
    required.push_back(column.name);
  for (auto unused : run) {
    state all{with, {"agent"}};
    io::record_reader reader{io::from_text(text), "contacts.csv", record, io::table_mapping{}, required};
    io::record_block block;
    while (reader.next(block))
      all.update("contact", block.view());
    if (all.rows() != static_cast<std::int64_t>(row_count)) std::abort();
  }
  count_rows(run);
  run.SetBytesProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(csv_to_state)->Unit(benchmark::kMillisecond);

void merge_states(benchmark::State& run) {
  const contacts& data = records(static_cast<std::size_t>(run.range(0)));
  const model with = model::parse(model_document);
  const auto columns = data.view();
  state part{with, {"agent"}};
  part.update("contact", {data.rows(), columns, false});
  for (auto unused : run) {
    state all{with, {"agent"}};
    all.merge(part);
    benchmark::DoNotOptimize(all.groups());
  }
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()) * run.range(0));
}
BENCHMARK(merge_states)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// One scorecard of the shipped preset from values that are at hand.
void score_one_entity(benchmark::State& run) {
  const model with = model::preset("after-sales-quality");
  given_entity entity;
  for (const auto& indicator : with.definition().indicators) {
    if (indicator.value_unit == unit::ratio) entity.values.push_back({indicator.id, fraction{93, 100}, 200});
  }
  for (auto unused : run) {
    benchmark::DoNotOptimize(score_values(with, {}, {&entity, 1}).scorecard(0).score());
  }
}
BENCHMARK(score_one_entity)->Unit(benchmark::kMicrosecond);

void compile_preset(benchmark::State& run) {
  for (auto unused : run)
    benchmark::DoNotOptimize(model::preset("after-sales-quality").shape());
}
BENCHMARK(compile_preset)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace assay::bench
