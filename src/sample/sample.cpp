// SPDX-License-Identifier: Apache-2.0
//
// From a preset's id to its files.
#include "sample/sample.hpp"

#include <algorithm>
#include <array>
#include <assay/error.hpp>

#include "sample/tables.hpp"

namespace assay::sample {
namespace {

constexpr std::array<std::string_view, 1> known_presets{"after-sales-quality"};
constexpr std::int32_t maximum_contacts = 1'000'000;

std::vector<file> after_sales_quality(const options& wanted) {
  const setting where{appliance_maker(), wanted.seed};
  const world& company = where.company;
  const std::vector<contact> contacts = contacts_of(where, wanted.contacts);
  std::vector<file> files;
  files.push_back({"contact", csv_of(company, contacts)});
  files.push_back({"survey", csv_of(company, surveys_of(where, contacts))});
  files.push_back({"quality_check", csv_of(company, quality_checks_of(where, contacts))});
  files.push_back({"complaint", csv_of(company, complaints_of(where, contacts))});
  files.push_back({"follow_up", csv_of(company, follow_ups_of(where, contacts))});
  return files;
}

std::string known_list() {
  std::string text;
  for (const std::string_view id : known_presets) {
    if (!text.empty()) text += ", ";
    text += id;
  }
  return text;
}

}  // namespace

std::span<const std::string_view> presets() noexcept { return known_presets; }

std::vector<file> make(std::string_view preset_id, const options& wanted) {
  if (std::find(known_presets.begin(), known_presets.end(), preset_id) == known_presets.end()) {
    throw error{error_code::argument, "there are no sample records for \"" + std::string{preset_id} +
                                          "\"; there are some for: " + known_list()};
  }
  if (wanted.contacts < 1 || wanted.contacts > maximum_contacts) {
    throw error{error_code::argument, "sample of " + std::to_string(wanted.contacts) +
                                          " contacts: ask for 1 to " + std::to_string(maximum_contacts)};
  }
  return after_sales_quality(wanted);
}

}  // namespace assay::sample
