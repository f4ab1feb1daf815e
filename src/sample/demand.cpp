// SPDX-License-Identifier: Apache-2.0
//
// Demand follows hour, weekday, holidays and a little chance of the day.
#include "sample/demand.hpp"

#include <algorithm>

#include "sample/random.hpp"

namespace assay::sample {
namespace {

std::int32_t demand_of_day(const world& company, std::int64_t day) {
  const std::chrono::year_month_day date{first_day + std::chrono::days{day}};
  const std::int32_t ordinary = company.demand_by_weekday[static_cast<std::size_t>(weekday_of(day))];
  for (const special_day& special : company.special_days) {
    const bool today = static_cast<std::int32_t>(unsigned{date.month()}) == special.month &&
                       static_cast<std::int32_t>(unsigned{date.day()}) == special.day;
    if (today) return special.demand;
  }
  return ordinary;
}

}  // namespace

std::vector<std::int32_t> demand_by_day(const world& company) {
  std::vector<std::int32_t> demand;
  for (std::int64_t day = 0; day < days_in_period; ++day)
    demand.push_back(demand_of_day(company, day));
  return demand;
}

std::vector<instant> first_arrivals(const setting& where, std::int32_t count) {
  const std::vector<std::int32_t> days = demand_by_day(where.company);
  std::vector<instant> moments;
  moments.reserve(static_cast<std::size_t>(count));
  for (std::int32_t index = 0; index < count; ++index) {
    random_stream chance{where.seed, purpose::arrival, index};
    const auto day = static_cast<std::int64_t>(chance.pick(days));
    const auto hour = static_cast<std::int64_t>(chance.pick(where.company.demand_by_hour));
    moments.push_back(midnight_of(day) + hour * hour_s + chance.below(hour_s));
  }
  std::sort(moments.begin(), moments.end());
  return moments;
}

instant when_open(const world& company, instant at) {
  while (company.demand_by_hour[static_cast<std::size_t>(hour_of(at))] == 0)
    at += hour_s;
  return at;
}

std::int64_t load_of(const setting& where, std::size_t team_index, instant at) {
  const world& company = where.company;
  const team& group = company.teams[team_index];
  const std::int64_t day = day_of(at);
  const auto hour = static_cast<std::size_t>(hour_of(at));
  const auto teams = static_cast<std::int64_t>(company.teams.size());
  random_stream chance{where.seed, purpose::day, day * teams + static_cast<std::int64_t>(team_index)};
  const std::int64_t luck = 1000 + chance.around_zero(250);
  const std::int64_t coming =
      std::int64_t{group.share} * company.demand_by_hour[hour] * demand_of_day(company, day) * luck / 100;
  const std::int64_t possible = std::int64_t{group.capacity} * std::max(company.staffing_by_hour[hour], 1);
  return std::min<std::int64_t>(coming / possible, 960);
}

}  // namespace assay::sample
