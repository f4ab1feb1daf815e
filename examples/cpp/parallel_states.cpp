// SPDX-License-Identifier: Apache-2.0
//
// Several threads count at once, each into a state of its own; merged, they give to the byte what one state would have given.
// The sum is sealed with the name of its source and stored, read again, and graded by team and over all.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <assay/result.hpp>

namespace {

constexpr std::string_view desk = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": "Service desk",
  "records": {"contact": {"label": "Contact", "groups": ["team"], "columns": {
    "team": {"type": "category"}, "waited_s": {"type": "duration"}}}},
  "indicators": {
    "answered_in_time": {"label": "Answered in time", "unit": "ratio", "better": "higher", "from": "contact",
                         "value": "rate(waited_s <= 60)", "bands": "≥80%:10;<80%:5"}
  },
  "dimensions": [{"id": "service", "label": "Service", "weight": 100,
                  "indicators": [{"indicator": "answered_in_time", "weight": 100}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 85}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

/// Contacts begin to end - 1: every third is West's, and West is slower.
void count(const assay::model& model, std::int64_t begin, std::int64_t end, assay::state& into) {
  assay::table contacts{model.record("contact")};
  for (std::int64_t number = begin; number < end; ++number) {
    const bool west = number % 3 == 0;
    contacts.add({{"team", west ? "West" : "East"}, {"waited_s", number % 100 + (west ? 0 : -30) + 30}});
  }
  into.update(contacts);
}

void print(const assay::model& model, const assay::state& counted) {
  const auto graded = assay::grade_state(model, counted);
  assay::scorecard card;  // used again for every group
  for (std::size_t group = 0; group < graded.size(); ++group) {
    graded.explain(group, card);
    std::cout << (card.key().empty() ? "all" : *card.key()[0]) << ": "
              << card.find("answered_in_time")->value()->text() << " in time, " << card.score()->text()
              << " points\n";
  }
}

}  // namespace

int main() {
  constexpr std::int64_t contacts = 9'000;
  constexpr std::int64_t workers = 3;
  const auto model = assay::model::parse(desk);  // any number of threads may use it

  std::vector<assay::state> parts(workers, assay::state{model, {"team"}});
  std::vector<std::thread> threads;
  for (std::int64_t worker = 0; worker < workers; ++worker) {
    threads.emplace_back([&, worker] {
      const std::int64_t share = contacts / workers;
      count(model, worker * share, (worker + 1) * share, parts[static_cast<std::size_t>(worker)]);
    });
  }
  for (std::thread& thread : threads)
    thread.join();

  assay::state day{model, {"team"}};
  for (const assay::state& part : parts)
    day.merge(part);
  assay::state alone{model, {"team"}};
  count(model, 0, contacts, alone);
  std::cout << "the same as counted by one thread: " << (day.body() == alone.body() ? "yes" : "no") << '\n';

  day.seal("desk 2026-03-01");  // a source that is merged twice is refused
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "assay-example-day.state";
  std::ofstream{file, std::ios::binary} << day.save();

  std::ifstream stored{file, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{stored}, {}};
  const assay::state read = assay::state::load(model, bytes);
  print(model, read);
  print(model, read.rolled_up({}));
  std::filesystem::remove(file);
}
