// SPDX-License-Identifier: Apache-2.0
//
// One record at a time into a state that is there: what it costs must depend neither on the groups, nor on the texts of
// the columns, nor on what the measures keep.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <assay/state.hpp>

#include "contacts.hpp"

namespace assay::bench {
namespace {

/// Single rows of the contacts, each a table of its own.
class single_rows {
 public:
  explicit single_rows(const contacts& of) {
    const auto columns = of.view();
    const std::size_t count = std::min<std::size_t>(of.rows(), 4096);
    for (std::size_t row = 0; row < count; ++row) {
      std::vector<column_view>& alone = rows_.emplace_back(columns);
      for (column_view& column : alone)
        column = column.slice(row, 1);
    }
  }
  [[nodiscard]] table_view operator[](std::size_t row) const { return {1, rows_[row % rows_.size()]}; }

 private:
  std::vector<std::vector<column_view>> rows_;
};

void add_events(benchmark::State& run, std::string_view document) {
  const contacts data{400'000, static_cast<std::size_t>(run.range(0))};
  const auto columns = data.view();
  state all{model::parse(document), {"agent"}};
  all.update("contact", {data.rows(), columns});
  const single_rows rows{data};
  for (std::size_t row = 0; row < 4096; ++row)
    all.update("contact", rows[row]);
  std::size_t row = 0;
  for (auto unused : run)
    all.update("contact", rows[row++]);
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()));
  run.counters["groups"] = static_cast<double>(all.groups());
}

void event(benchmark::State& run) { add_events(run, model_document); }
BENCHMARK(event)->Arg(100)->Arg(48'000)->Arg(100'000);

/// The same, and what a state keeps beside its counters: values, buckets, texts, different values.
void event_with_kept_values(benchmark::State& run) {
  std::string document{model_document};
  document.insert(document.find("    \"contacts\": {"), R"json(
    "p90": {"label": "p", "unit": "seconds", "better": "lower", "from": "contact", "value": "percentile(first_response_s, 0.9)"
},
    "p95": {"label": "p", "unit": "seconds", "better": "lower", "from": "contact", "value": "percentile(queue_s, 0.95, 'sketch')"},
    "issues": {"label": "i", "unit": "count", "better": "context", "from": "contact", "value": "count(distinct issue)"},
    "mode": {"label": "m", "unit": "ratio", "better": "context", "from": "contact", "value": "mode_share(agent)"},
)json");
  add_events(run, document);
}
BENCHMARK(event_with_kept_values)->Arg(100)->Arg(48'000)->Arg(100'000);

/// Records by the block, with percentiles.
void columns_to_percentiles(benchmark::State& run) {
  std::string document{model_document};
  document.insert(document.find("    \"contacts\": {"), R"json(
    "p90": {"label": "p", "unit": "seconds", "better": "lower", "from": "contact", "value": "percentile(first_response_s, 0.9, 'sketch')"
},
    "p95": {"label": "p", "unit": "seconds", "better": "lower", "from": "contact", "value": "percentile(queue_s, 0.95, 'sketch')"},
)json");
  const model with = model::parse(document);
  const contacts data{1'000'000, static_cast<std::size_t>(run.range(0))};
  const auto columns = data.view();
  for (auto unused : run) {
    state all{with, {"agent"}};
    all.update("contact", {data.rows(), columns});
    benchmark::DoNotOptimize(all.rows());
  }
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(data.rows()));
}
BENCHMARK(columns_to_percentiles)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// Several grouping columns cost about what one costs.
void columns_by_two_keys(benchmark::State& run) {
  std::string document{model_document};
  document.replace(document.find("[\"agent\"]"), 9, "[\"agent\", \"issue\"]");
  const model with = model::parse(document);
  const contacts data{1'000'000, static_cast<std::size_t>(run.range(0))};
  const auto columns = data.view();
  for (auto unused : run) {
    state all{with, {"agent", "issue"}};
    all.update("contact", {data.rows(), columns});
    benchmark::DoNotOptimize(all.rows());
  }
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()) * static_cast<std::int64_t>(data.rows()));
}
BENCHMARK(columns_by_two_keys)->Arg(1000)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace assay::bench
