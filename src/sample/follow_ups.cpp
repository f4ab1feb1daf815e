// SPDX-License-Identifier: Apache-2.0
//
// Return visits are due within 48 hours after services that want one; reminders and care reach customers in the weeks
// after their first contact.
#include <algorithm>

#include "sample/aftermath.hpp"
#include "sample/arrivals.hpp"
#include "sample/random.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t return_visit_limit_s = 48 * hour_s;

const person& worker_of(const setting& where, const contact& record) {
  return where.people.of(record.key.team)[static_cast<std::size_t>(record.key.agent)];
}

/// Time until the return visit; empty when nobody ever calls.
std::optional<std::int64_t> return_visit_after(const person& worker, random_stream& chance) {
  if (chance.chance(300 + worker.diligence * 7 / 10))
    return chance.between(3 * hour_s, return_visit_limit_s - hour_s);
  if (!chance.chance(600)) return std::nullopt;
  return return_visit_limit_s + chance.between(hour_s, 4 * day_s);
}

follow_up return_visit(const setting& where, const contact& record) {
  random_stream chance{where.seed, purpose::return_visit, record.key.number};
  const auto agent = static_cast<std::size_t>(record.key.agent);
  const std::int64_t expertise = where.expertise(record.key.team, agent, record.opened_at);
  follow_up entry{.about = record.key, .at = *record.closed_at};
  entry.due = entry.at + return_visit_limit_s < extract_at;
  const auto after_s = return_visit_after(worker_of(where, record), chance);
  const bool reached = chance.chance(880);
  const bool worked = chance.chance(*record.solved ? 810 + expertise / 5 : 250);
  if (!after_s || entry.at + *after_s >= extract_at) return entry;
  entry.completed_after_s = static_cast<std::int32_t>(*after_s);
  if (reached) entry.solution_worked = worked;
  return entry;
}

void add_care(const setting& where, const contact& record, std::vector<follow_up>& entries) {
  constexpr int occasions = 3;  // a tip after the service, a reminder, a greeting
  random_stream chance{where.seed, purpose::care, record.key.number};
  const std::int64_t habit = std::max<std::int64_t>(worker_of(where, record).diligence - 100, 0) * 6 / 10;
  for (int occasion = 0; occasion < occasions; ++occasion) {
    const bool taken = chance.chance(habit);
    const instant at = when_open(where.company, record.opened_at + chance.between(2 * day_s, 30 * day_s));
    if (taken && at < extract_at) entries.push_back({.about = record.key, .at = at, .care = true});
  }
}

}  // namespace

std::vector<follow_up> follow_ups_after(const setting& where, const contact& record) {
  std::vector<follow_up> entries;
  const bool wanted = where.company.issue_types[record.key.issue].wants_return_visit;
  if (wanted && record.served()) entries.push_back(return_visit(where, record));
  if (record.first_in_period && record.key.agent != contact_key::nobody) add_care(where, record, entries);
  return entries;
}

}  // namespace assay::sample
