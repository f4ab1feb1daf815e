// SPDX-License-Identifier: Apache-2.0
//
// A team plans for the work of the busiest hour and a margin that grows with its square root, as queues want it: a big
// team needs less in reserve than a small one.
#include "sample/rota.hpp"

#include <algorithm>
#include <numeric>

#include "sample/arrivals.hpp"
#include "sample/staff.hpp"

namespace assay::sample {
namespace {

using seat_counts = std::array<std::int64_t, shift_count>;

std::int64_t sum_of(const seat_counts& seats) {
  return std::accumulate(seats.begin(), seats.end(), std::int64_t{0});
}

std::int64_t square_root(std::int64_t value) {
  std::int64_t low = 0;
  std::int64_t high = std::min<std::int64_t>(value, 3'000'000'000) + 1;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (middle * middle <= value ? low : high) = middle;
  }
  return low;
}

/// What a contact keeps an agent of the team busy for: the mean of the long tail, and more for what is not solved at once.
std::int64_t busy_s(const world& company, const team& group) {
  std::int64_t speed = 0;
  for (const agent& member : group.agents)
    speed += member.speed;
  speed /= std::ssize(group.agents);
  std::int64_t shares = 0;
  std::int64_t work = 0;
  for (std::size_t issue = 0; issue < issue_count; ++issue) {
    shares += group.issue_shares[issue];
    work += std::int64_t{group.issue_shares[issue]} * company.issue_types[issue].handle_s;
  }
  return work / shares * 640 / speed * 145 / 100 + 60;
}

}  // namespace

rota::rota(const world& company, std::int64_t contacts, std::optional<std::int64_t> people)
    : company_{company}, contacts_{contacts}, demand_{demand_by_day(company)}, next_(company.teams.size()) {
  constexpr std::int64_t week = 7;
  constexpr std::int64_t working_days = 5;
  const std::int64_t named = named_people(company);
  for (std::size_t team = 0; team < company.teams.size(); ++team) {
    std::int64_t work_days = 0;
    for (std::int64_t day = 0; day < days_in_period; ++day)
      work_days += sum_of(planned(team, day));
    const std::int64_t needed = (work_days * week / working_days + days_in_period - 1) / days_in_period;
    sizes_.push_back(std::max<std::int64_t>(needed, std::ssize(company.teams[team].agents)));
  }
  if (!people) return;
  const std::int64_t wanted = std::accumulate(sizes_.begin(), sizes_.end(), std::int64_t{0}) - named;
  const std::int64_t more = *people - named;
  for (std::size_t team = 0; team < company.teams.size(); ++team) {
    const std::int64_t own = std::ssize(company.teams[team].agents);
    sizes_[team] = own + (wanted > 0 ? more * (sizes_[team] - own) / wanted : more * own / named);
  }
  sizes_.front() += *people - std::accumulate(sizes_.begin(), sizes_.end(), std::int64_t{0});
}

std::array<std::int64_t, shift_count> rota::planned(std::size_t team_index, std::int64_t day) const {
  const team& group = company_.teams[team_index];
  const auto& hours = company_.demand_by_hour;
  const std::int64_t all_days = std::accumulate(demand_.begin(), demand_.end(), std::int64_t{0});
  const std::int64_t all_hours = std::accumulate(hours.begin(), hours.end(), std::int64_t{0});
  const std::int64_t peak = *std::max_element(hours.begin(), hours.end());
  // Thousandths of an erlang; the order of the factors keeps the products below 2^63 for 10^8 contacts.
  const std::int64_t today = contacts_ * demand_[static_cast<std::size_t>(day)] * group.share / all_days;
  const std::int64_t work = today * peak / all_hours * busy_s(company_, group) / hour_s;
  const std::int64_t people =
      (work * group.people.load + square_root(work * 1000) * group.people.margin) / 1000;
  seat_counts seats{};
  for (std::size_t shift = 0; shift < shift_count; ++shift) {
    const std::int64_t wanted = (people * group.people.parts[shift] + 500'000) / 1'000'000;
    seats[shift] = std::max<std::int64_t>(wanted, group.people.least[shift]);
  }
  return seats;
}

std::array<std::int64_t, shift_count> rota::seats(std::size_t team, std::int64_t day) const {
  seat_counts counts = planned(team, day);
  const std::int64_t wanted = sum_of(counts);
  if (wanted <= sizes_[team]) return counts;
  for (std::int64_t& count : counts)
    count = count * sizes_[team] / wanted;
  return counts;
}

std::vector<duty> rota::duties(std::size_t team, std::int64_t day) {
  const seat_counts counts = seats(team, day);
  const std::int64_t people = sum_of(counts);
  std::vector<duty> list;
  // Who is first in line today takes another shift than who was first yesterday.
  std::int64_t place = people == 0 ? 0 : day % people;
  for (std::size_t shift = 0; shift < shift_count; ++shift) {
    const instant from = midnight_of(day) + company_.shifts[shift].begin * hour_s;
    const instant until = midnight_of(day) + company_.shifts[shift].end * hour_s;
    for (std::int64_t seat = 0; seat < counts[shift]; ++seat, ++place) {
      const std::int64_t agent = (next_[team] + place % people) % sizes_[team];
      list.push_back({static_cast<std::size_t>(agent), from, until});
    }
  }
  next_[team] = (next_[team] + people) % sizes_[team];
  return list;
}

}  // namespace assay::sample
