// SPDX-License-Identifier: Apache-2.0
//
// From a preset's id to its files.
#include "sample/sample.hpp"

#include <algorithm>
#include <array>

#include <assay/error.hpp>

#include "message/sample_sentences.hpp"
#include "sample/centre.hpp"
#include "sample/rota.hpp"
#include "sample/staff.hpp"
#include "sample/tables.hpp"

namespace assay::sample {
namespace {

constexpr std::array<std::string_view, 1> known_presets{"after-sales-quality"};
constexpr std::int64_t most_rows = 20'000'000;

std::string known_list() {
  std::string text;
  for (const std::string_view id : known_presets) {
    if (!text.empty()) text += ", ";
    text += id;
  }
  return text;
}

void check_range(const says::sentence<3>& what, std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value < least || value > most) throw error{error_code::argument, what(value, least, most)};
}

}  // namespace

std::span<const std::string_view> presets() noexcept { return known_presets; }

std::span<const std::string_view> tables_of(std::string_view preset_id) {
  if (std::find(known_presets.begin(), known_presets.end(), preset_id) == known_presets.end()) {
    throw error{error_code::argument, says::no_sample_for(preset_id, known_list())};
  }
  return tables::names;
}

void check(const options& wanted) {
  check_range(says::sample_contacts, wanted.rows, 1, most_rows);
  if (wanted.agents)
    check_range(says::sample_agents, *wanted.agents, named_people(appliance_maker()), most_people);
}

std::vector<std::int64_t> write(std::string_view preset_id, const options& wanted, const sink& target) {
  const world& company = appliance_maker();
  (void)tables_of(preset_id);
  check(wanted);
  rota plan{company, wanted.rows, wanted.agents};
  const staff people{company, wanted.seed, plan.sizes()};
  const setting where{company, people, wanted.seed};
  tables records{where, target};
  centre{where, plan, wanted.rows, records}.run();
  records.finish();
  return {records.rows().begin(), records.rows().end()};
}

std::vector<file> make(std::string_view preset_id, const options& wanted) {
  std::vector<file> files;
  for (const std::string_view table : tables_of(preset_id))
    files.push_back({std::string{table}, {}});
  write(preset_id, wanted, [&](std::size_t table, std::string_view bytes) { files[table].csv += bytes; });
  return files;
}

}  // namespace assay::sample
