// SPDX-License-Identifier: Apache-2.0
//
// One record at a time into a state that is there: what it costs must depend neither on the groups, nor on the texts of
// the columns, nor on what the measures keep.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <span>
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

/// A host's own row: its columns stay where they are, and every event changes their values.
class host_row {
 public:
  explicit host_row(const contacts& of) : columns_{of.view()} {
    const std::size_t count = std::min<std::size_t>(of.rows(), 65'536);
    for (std::size_t row = 0; row < count; ++row) {
      event& next = events_.emplace_back();
      for (std::size_t column = 0; column < contacts::column_count; ++column) {
        next.values[column] = of.value(column, row);
        next.present[column] = of.present(column, row) ? 1 : 0;
      }
    }
    for (std::size_t column = 0; column < contacts::column_count; ++column) {
      const text_list texts = columns_[column].texts;
      columns_[column] =
          column_view::scaled(std::span{&now_.values[column], 1}).with_validity(&now_.present[column]);
      columns_[column].texts = texts;
    }
  }
  host_row(const host_row&) = delete;
  host_row& operator=(const host_row&) = delete;

  [[nodiscard]] table_view next() {
    now_ = events_[at_++ % events_.size()];
    return {1, columns_};
  }

 private:
  struct event {
    std::int64_t values[contacts::column_count] = {};
    std::uint8_t present[contacts::column_count] = {};
  };
  std::vector<event> events_;
  std::vector<column_view> columns_;
  event now_;
  std::size_t at_ = 0;
};

/// As most hosts bring their events: columns that are set up once.
void add_host_events(benchmark::State& run, std::string_view document) {
  const contacts data{400'000, static_cast<std::size_t>(run.range(0))};
  const auto columns = data.view();
  state all{model::parse(document), {"agent"}};
  all.update("contact", {data.rows(), columns});
  host_row row{data};
  for (int warm = 0; warm < 4096; ++warm)
    all.update("contact", row.next());
  for (auto unused : run)
    all.update("contact", row.next());
  run.SetItemsProcessed(static_cast<std::int64_t>(run.iterations()));
  run.counters["groups"] = static_cast<double>(all.groups());
}

/// As slices of columns that somebody else holds: the columns of every event are other ones.
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

void host_event(benchmark::State& run) { add_host_events(run, model_document); }
BENCHMARK(host_event)->Arg(100)->Arg(48'000)->Arg(100'000);

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
