// SPDX-License-Identifier: Apache-2.0
//
// Scoring beside others: the scorer, ClickHouse, DuckDB and a loop of doubles on the same cards in one run, one thread each.
// Nothing is timed before all answers have been compared. `./dev peers` builds and runs it.
#include <benchmark/benchmark.h>

#include <array>
#include <exception>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "peers.hpp"

namespace assay::bench {
namespace {

struct contest {
  std::string name;
  std::size_t cards = 0;
  std::vector<std::unique_ptr<peer>> peers;
};

contest prepare(const scoring_sheet& sheet, const scoring_cards& cards, adbc_database& clickhouse,
                adbc_database& duckdb) {
  contest made{std::to_string(sheet.lines.size()) +
                   (sheet.weights == sheet_weights::small ? "" : " nested, nine decimals"),
               cards.size(),
               {}};
  made.peers.push_back(make_assay(sheet, cards));
  made.peers.push_back(make_clickhouse(clickhouse, sheet, cards, clickhouse_missing::nans));
  made.peers.push_back(make_clickhouse(clickhouse, sheet, cards, clickhouse_missing::nulls));
  made.peers.push_back(make_duckdb(duckdb, sheet, cards));
  made.peers.push_back(make_scalar_loop(sheet, cards));
  // Comparing is the first query as well, which nobody times.
  std::cout << compare(sheet, cards, made.peers) << std::flush;
  return made;
}

void measure(contest& one) {
  for (const auto& who : one.peers) {
    benchmark::RegisterBenchmark(
        (one.name + "/" + who->name()).c_str(),
        [&one, &who](benchmark::State& state) {
          for (auto unused : state)
            who->score();
          state.counters["a_card"] =
              benchmark::Counter(static_cast<double>(one.cards),
                                 benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
        })
        ->Unit(benchmark::kMillisecond)
        // Databases work in threads of their own: what they take of the processor is counted, and only that.
        ->MeasureProcessCPUTime();
  }
}

/// The usual lines, and at the end the medians as a table.
class table_reporter : public benchmark::ConsoleReporter {
 public:
  table_reporter() : ConsoleReporter{OO_Tabular} {}

  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.aggregate_name == "median")
        medians_[run.run_name.function_name] = run.counters.at("a_card").value * 1e9;
    }
  }
  void print(const std::vector<contest>& contests) const {
    std::cout << "\nMedians, processor time: ns a card, and times ours\n\n| sheet |";
    for (const auto& who : contests.front().peers)
      std::cout << ' ' << who->name() << " |";
    std::cout << "\n|---|";
    for (std::size_t column = 0; column < contests.front().peers.size(); ++column)
      std::cout << "---:|";
    std::cout << std::fixed;
    for (const contest& one : contests) {
      std::cout << "\n| " << one.name << " |";
      double ours = 0;
      for (const auto& who : one.peers) {
        const auto found = medians_.find(one.name + "/" + who->name());
        if (found == medians_.end()) {
          std::cout << " |";
          continue;
        }
        std::cout << ' ' << std::setprecision(found->second < 100 ? 1 : 0) << found->second;
        if (who == one.peers.front()) {
          ours = found->second;
        } else if (ours > 0) {
          std::cout << " (" << std::setprecision(1) << found->second / ours << "×)";
        }
        std::cout << " |";
      }
    }
    std::cout << '\n';
  }

 private:
  std::map<std::string, double> medians_;
};

int run(std::vector<std::string> arguments) {
  adbc_database clickhouse{ASSAY_PEERS_CLICKHOUSE, "chdb_adbc_init"};
  adbc_database duckdb{ASSAY_PEERS_DUCKDB, "duckdb_adbc_init"};
  // Queries of 100 indicators take ClickHouse a tenth of a second before they look at a card: a million hides that.
  constexpr std::size_t cards = 1'000'000;
  std::vector<std::unique_ptr<scoring_cards>> all_cards;
  std::vector<contest> contests;
  for (const std::size_t indicators : {std::size_t{24}, std::size_t{100}}) {
    all_cards.push_back(std::make_unique<scoring_cards>(scoring_sheet::of(indicators), cards));
    for (const auto weights : {sheet_weights::small, sheet_weights::nine_decimals})
      contests.push_back(
          prepare(scoring_sheet::of(indicators, weights), *all_cards.back(), clickhouse, duckdb));
  }
  for (contest& one : contests)
    measure(one);

  // Turns are taken in random order, so that a busy minute hits everybody; arguments of the command come last and decide.
  const std::array defaults{"--benchmark_repetitions=7", "--benchmark_enable_random_interleaving=true",
                            "--benchmark_report_aggregates_only=true"};
  arguments.insert(arguments.begin() + 1, defaults.begin(), defaults.end());
  std::vector<char*> words;
  words.reserve(arguments.size());
  for (std::string& argument : arguments)
    words.push_back(argument.data());
  int count = static_cast<int>(words.size());
  benchmark::Initialize(&count, words.data());
  if (benchmark::ReportUnrecognizedArguments(count, words.data())) return 2;
  table_reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print(contests);
  return 0;
}

}  // namespace
}  // namespace assay::bench

int main(int count, char** words) {
  try {
    return assay::bench::run({words, words + count});
  } catch (const std::exception& error) {
    std::cerr << "scoring_peers: " << error.what() << '\n';
    return 1;
  }
}
