// SPDX-License-Identifier: Apache-2.0
//
// Results: what they take of memory, how fast a group of a state is graded and explained, and a large evaluation from
// CSV to JSON through the command, with the most memory that it had.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <assay/result.hpp>
#include <assay/state.hpp>

#include "contacts.hpp"
#include "result/group_values.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace assay::bench {
namespace {

constexpr std::size_t row_count = 1'000'000;

/// The indicators of the records with a total over two of them.
std::string scored_model() {
  std::string text{model_document};
  const auto insert = [&text](std::string_view after, std::string_view what) {
    text.insert(text.find(after) + after.size(), what);
  };
  insert(R"json("value": "rate(first_response_s <= 300)")json", R"(, "bands": "≥95%:10;90%-94%:8;<90%:5")");
  insert(R"json("value": "avg(handle_s)")json", R"(, "bands": "≤600 s:10;>600 s:5")");
  text.insert(text.rfind('}'), R"(, "total": {"indicators": [{"indicator": "on_time", "weight": 60},
    {"indicator": "handle", "weight": 40}]})");
  return text;
}

state graded_state(const model& of, std::size_t agents) {
  const contacts data{row_count, agents};
  const auto columns = data.view();
  state all{of, {"agent"}};
  all.update("contact", {data.rows(), columns});
  return all;
}

void grade_all_groups(benchmark::State& run) {
  const model of = model::parse(scored_model());
  const state all = graded_state(of, static_cast<std::size_t>(run.range(0)));
  for (auto unused : run) {
    const result graded = grade_state(of, all);
    run.counters["bytes_a_group"] =
        static_cast<double>(graded.memory_bytes()) / static_cast<double>(graded.size());
    run.counters["bytes_a_node"] = static_cast<double>(graded.memory_bytes()) /
                                   static_cast<double>(graded.size() * graded.nodes().size());
  }
  run.SetItemsProcessed(run.iterations() * static_cast<std::int64_t>(all.groups()));
}
BENCHMARK(grade_all_groups)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// One group of a state, found by its key, with every explanation.
void grade_one_group(benchmark::State& run) {
  const model of = model::parse(scored_model());
  const state all = graded_state(of, 1'000);
  grader live{of};
  scorecard card;
  const group_key key{"agent 500"};
  for (auto unused : run)
    benchmark::DoNotOptimize(live.grade(all, key, card));
}
BENCHMARK(grade_one_group)->Unit(benchmark::kNanosecond);

/// The same without explanations.
void score_one_group(benchmark::State& run) {
  const model of = model::parse(scored_model());
  const state all = graded_state(of, 1'000);
  grader live{of};
  live_score scored;
  const group_key key{"agent 500"};
  for (auto unused : run)
    benchmark::DoNotOptimize(live.score(all, key, scored));
}
BENCHMARK(score_one_group)->Unit(benchmark::kNanosecond);

/// Of the same only the values of its fifteen indicators.
void values_of_one_group(benchmark::State& run) {
  const model of = model::parse(scored_model());
  const state all = graded_state(of, 1'000);
  detail::group_grader live{of};
  detail::scorecard_parts card;
  live.look_at(all.internals());
  for (auto unused : run)
    benchmark::DoNotOptimize(live.values(all.internals(), 500, card));
}
BENCHMARK(values_of_one_group)->Unit(benchmark::kNanosecond);

void explain_one_group(benchmark::State& run) {
  const model of = model::parse(scored_model());
  const result graded = grade_state(of, graded_state(of, 1'000));
  scorecard card;
  for (auto unused : run) {
    graded.explain(500, card);
    benchmark::DoNotOptimize(card.score());
  }
}
BENCHMARK(explain_one_group)->Unit(benchmark::kNanosecond);

void result_to_json(benchmark::State& run) {
  class counter final : public text_sink {
   public:
    void write(std::string_view piece) override { bytes += piece.size(); }
    std::size_t bytes = 0;
  };
  const model of = model::parse(scored_model());
  const result graded = grade_state(of, graded_state(of, 10'000));
  counter all;
  for (auto unused : run)
    write_json(graded, all);
  run.SetBytesProcessed(static_cast<std::int64_t>(all.bytes));
  run.SetItemsProcessed(run.iterations() * static_cast<std::int64_t>(graded.size()));
}
BENCHMARK(result_to_json)->Unit(benchmark::kMillisecond);

/// The program in a process of its own, so that its memory can be seen.
void csv_to_json(benchmark::State& run) {
  namespace files = std::filesystem;
  const files::path folder = files::temp_directory_path() / ("assay_bench_" + std::to_string(getpid()));
  files::create_directories(folder);
  const std::string model_file = (folder / "model.json").string();
  const std::string data_file = (folder / "contacts.csv").string();
  std::ofstream{model_file} << scored_model();
  std::ofstream{data_file} << contacts{row_count, static_cast<std::size_t>(run.range(0))}.csv();
  const std::string data = "contact=" + data_file;
  const std::array<const char*, 11> arguments{
      ASSAY_BINARY, "evaluate", model_file.c_str(), "--data", data.c_str(), "--by", "agent",
      "--format",   "json",     "--threads=1",      nullptr};
  for (auto unused : run) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    if (posix_spawn(&child, ASSAY_BINARY, &actions, nullptr, const_cast<char* const*>(arguments.data()),
                    environ) != 0)
      std::abort();
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage used{};
    if (wait4(child, &status, 0, &used) != child || status != 0) std::abort();
    run.counters["most_memory_mb"] = static_cast<double>(used.ru_maxrss) / 1024;
  }
  files::remove_all(folder);
}
BENCHMARK(csv_to_json)->Arg(1'000)->Arg(100'000)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace assay::bench
