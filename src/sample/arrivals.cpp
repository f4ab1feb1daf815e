// SPDX-License-Identifier: Apache-2.0
//
// Demand follows hour, weekday and holidays.
#include "sample/arrivals.hpp"

#include <algorithm>
#include <span>

#include "sample/random.hpp"

namespace assay::sample {
namespace {

std::int32_t demand_of_day(const world& company, std::int64_t day) {
  const std::chrono::year_month_day date{first_day + std::chrono::days{day}};
  for (const special_day& special : company.special_days) {
    const bool today = static_cast<std::int32_t>(unsigned{date.month()}) == special.month &&
                       static_cast<std::int32_t>(unsigned{date.day()}) == special.day;
    if (today) return special.demand;
  }
  return company.demand_by_weekday[static_cast<std::size_t>(weekday_of(day))];
}

/// Picks by shares like random_stream::pick, but in a time that hardly grows with their number.
class lottery {
 public:
  explicit lottery(std::span<const std::int32_t> shares) {
    std::int64_t sum = 0;
    for (const std::int32_t share : shares)
      ends_.push_back(sum += share);
  }

  std::size_t draw(random_stream& chance) const {
    const std::int64_t drawn = chance.below(ends_.back());
    return static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), drawn) - ends_.begin());
  }

 private:
  std::vector<std::int64_t> ends_;
};

}  // namespace

std::vector<std::int32_t> demand_by_day(const world& company) {
  std::vector<std::int32_t> demand;
  for (std::int64_t day = 0; day < days_in_period; ++day)
    demand.push_back(demand_of_day(company, day));
  return demand;
}

std::vector<std::int64_t> contacts_by_hour(const world& company, std::uint64_t seed, std::int64_t contacts) {
  const lottery days{demand_by_day(company)};
  const lottery hours{company.demand_by_hour};
  std::vector<std::int64_t> counts(static_cast<std::size_t>(days_in_period) * 24);
  random_stream chance{seed, purpose::arrival, 0};
  for (std::int64_t drawn = 0; drawn < contacts; ++drawn) {
    const std::size_t day = days.draw(chance);
    ++counts[day * 24 + hours.draw(chance)];
  }
  return counts;
}

instant when_open(const world& company, instant at) {
  while (company.demand_by_hour[static_cast<std::size_t>(hour_of(at))] == 0)
    at += hour_s;
  return at;
}

}  // namespace assay::sample
