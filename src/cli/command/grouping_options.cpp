// SPDX-License-Identifier: Apache-2.0
#include "cli/command/grouping_options.hpp"

#include <array>
#include <iterator>
#include <utility>

#include <assay/error.hpp>
#include <assay/state.hpp>

#include "message/command_sentences.hpp"
#include "plan/calendar.hpp"

namespace assay::cli {
namespace {

constexpr std::array units{period_unit::none,  period_unit::day,     period_unit::week,
                           period_unit::month, period_unit::quarter, period_unit::year};

period_unit unit_named(const std::string& name) {
  for (const period_unit unit : units) {
    if (name_of(unit) == name) return unit;
  }
  return period_unit::none;
}

std::int32_t minutes_of(const std::string& offset) {
  constexpr std::int32_t most_seconds = 18 * 3'600;
  const auto seconds = plan::offset_seconds(offset);
  if (seconds && *seconds >= -most_seconds && *seconds <= most_seconds) return *seconds / 60;
  throw error{error_code::argument, says::offset_argument(offset)};
}

}  // namespace

std::vector<std::string> period_unit_names() {
  std::vector<std::string> names;
  names.reserve(std::size(units));
  for (const period_unit unit : units)
    names.emplace_back(name_of(unit));
  return names;
}

period_rule grouping_options::rule() const {
  return {unit_named(period), minutes_of(utc_offset), fiscal_start_month == 0 ? 1 : fiscal_start_month};
}

state grouping_options::regroup(state stored) const {
  if (!total && by.empty() && period.empty() && fiscal_start_month == 0) return stored;
  period_rule wanted = stored.period();
  if (total || !period.empty()) wanted.unit = unit_named(period);
  if (fiscal_start_month != 0) wanted.fiscal_start_month = fiscal_start_month;
  if (wanted.unit == period_unit::none) wanted = {};
  return stored.rolled_up(total || !by.empty() ? by : stored.by(), wanted);
}

}  // namespace assay::cli
