// SPDX-License-Identifier: Apache-2.0
#include "cli/command/grouping_options.hpp"

#include <array>
#include <utility>

#include <CLI/CLI.hpp>

#include <assay/error.hpp>

#include "plan/calendar.hpp"

namespace assay::cli {
namespace {

constexpr std::array units{period_unit::none,  period_unit::day,     period_unit::week,
                           period_unit::month, period_unit::quarter, period_unit::year};

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const period_unit unit : units)
    names.emplace_back(name_of(unit));
  return names;
}

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
  throw error{
      error_code::argument,
      "--utc-offset " + offset + ": write how far the clock is ahead of UTC, such as +08:00, -03:30 or Z"};
}

void add_common_options(CLI::App& command, grouping_options& options, const std::string& by_text) {
  command.add_option("--by", options.by, by_text)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("COL,COL");
  command
      .add_option("--period", options.period,
                  "One scorecard for each day, week (ISO 8601), month, quarter or year as well")
      ->check(CLI::IsMember(unit_names()).description(""))
      ->type_name("UNIT");
  command
      .add_option("--fiscal-start", options.fiscal_start_month,
                  "Month in which the year of --period quarter and year begins (default: 1)")
      ->check(CLI::Range(1, 12).description(""))
      ->type_name("MONTH");
}

}  // namespace

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

void add_grouping_options(CLI::App& command, grouping_options& options) {
  add_common_options(command, options, "One scorecard for each value of these columns");
  command
      .add_option("--utc-offset", options.utc_offset,
                  "Clock whose midnights divide the periods, ahead of UTC, such as +08:00")
      ->type_name("OFFSET")
      ->capture_default_str();
}

void add_regrouping_options(CLI::App& command, grouping_options& options) {
  add_common_options(command, options, "Only by these of the columns the states are grouped by");
  command.add_flag("--total", options.total, "One group over everything (with --period: over each period)")
      ->excludes("--by");
}

}  // namespace assay::cli
