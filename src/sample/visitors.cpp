// SPDX-License-Identifier: Apache-2.0
//
// The hours of the period as places for visits.
#include "sample/visitors.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sample/arrivals.hpp"

namespace assay::sample {
namespace {

std::size_t hour_index(instant at) { return static_cast<std::size_t>((at - midnight_of(0)) / hour_s); }

bool comes_before(const visit& left, const visit& right) {
  return std::tuple{left.at, left.customer, left.issue} < std::tuple{right.at, right.customer, right.issue};
}

}  // namespace

visitors::visitors(const setting& where, std::int64_t contacts)
    : where_{where},
      customers_{std::max<std::int64_t>(contacts * 7 / 10, 1)},
      places_{contacts_by_hour(where.company, where.seed, contacts)},
      expected_(places_.size()) {}

void visitors::expect(visit again) {
  if (again.at < taken_until_) again.at = taken_until_ + again.at % hour_s;
  again.at = when_open(where_.company, again.at);
  if (again.at < extract_at) expected_[hour_index(again.at)].push_back(again);
}

std::vector<visit> visitors::take(std::int64_t day, std::int64_t hour) {
  const instant from = midnight_of(day) + hour * hour_s;
  const std::size_t index = hour_index(from);
  const auto places = static_cast<std::size_t>(places_[index]);
  taken_until_ = from + hour_s;
  std::vector<visit> list = std::exchange(expected_[index], {});
  std::sort(list.begin(), list.end(), comes_before);
  while (list.size() > places) {
    expect(list.back());
    list.pop_back();
  }
  random_stream chance{where_.seed, purpose::caller, static_cast<std::int64_t>(index)};
  while (list.size() < places)
    list.push_back(newcomer(from, chance));
  std::sort(list.begin(), list.end(), comes_before);
  return list;
}

visit visitors::newcomer(instant from, random_stream& chance) const {
  const instant at = from + chance.below(hour_s);
  return {at, chance.below(customers_), std::nullopt};
}

}  // namespace assay::sample
