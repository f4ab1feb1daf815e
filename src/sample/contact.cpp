// SPDX-License-Identifier: Apache-2.0
//
// A contact's course: waiting, diagnosis, work, outcome, and whether the customer has to come again. Each step depends on
// the steps before it and on the agent; the constants are thousandths.
#include "sample/contact.hpp"

#include <algorithm>

#include "sample/arrivals.hpp"
#include "sample/distributions.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t recurrence_window_s = 30 * day_s;
constexpr std::int64_t longest_patience_s = 20 * day_s;

template <class Items>
std::uint8_t pick_by_share(random_stream& chance, const Items& items) {
  std::int64_t sum = 0;
  for (const auto& item : items)
    sum += item.share;
  std::int64_t rest = chance.below(sum);
  std::size_t index = 0;
  for (; index + 1 < items.size() && rest >= items[index].share; ++index)
    rest -= items[index].share;
  return static_cast<std::uint8_t>(index);
}

/// Where a customer lives, what they are and what they bought stays the same from contact to contact.
void identify(const setting& where, contact_key& key) {
  random_stream chance{where.seed, purpose::customer, key.customer};
  key.team = pick_by_share(chance, where.company.teams);
  key.segment = pick_by_share(chance, where.company.customer_segments);
  key.product = pick_by_share(chance, where.company.products);
}

std::int64_t expertise_of(const setting& where, const contact& record) {
  return where.expertise(record.key.team, static_cast<std::size_t>(record.key.agent), record.opened_at);
}
std::int64_t speed_of(const setting& where, const contact& record) {
  return where.speed(record.key.team, static_cast<std::size_t>(record.key.agent), record.opened_at);
}
std::int64_t difficulty_of(const setting& where, const contact& record) {
  return where.company.issue_types[record.key.issue].difficulty;
}

void diagnose(const setting& where, contact& record) {
  const std::int64_t gap = 1000 - expertise_of(where, record);
  record.diagnosis_right = record.chance.chance(985 - difficulty_of(where, record) * gap / 1000);
}

bool solves_at_once(const setting& where, contact& record) {
  const std::int64_t gap = 1000 - expertise_of(where, record);
  const std::int64_t difficulty = difficulty_of(where, record);
  if (!record.diagnosis_right) return record.chance.chance(420 - difficulty / 3);
  return record.chance.chance(990 - difficulty * (gap + 180) / 1000);
}

/// Working time; the outcome becomes known when the work ends before the extract.
std::int64_t work(const setting& where, contact& record, instant answered_at) {
  const issue_type& issue = where.company.issue_types[record.key.issue];
  const bool at_once = solves_at_once(where, record);
  const bool solved = at_once || record.chance.chance(150 + expertise_of(where, record) * 6 / 10);
  const std::int64_t median_s = issue.handle_s * 640 / speed_of(where, record);
  const std::int64_t handle_s =
      20 + long_tailed(record.chance, median_s) * std::int64_t{at_once ? 10 : 14} / 10;
  const instant first_end = answered_at + handle_s;
  const std::int64_t later_s = long_tailed(record.chance, issue.resolution_limit_s * 2 / 5);
  const instant closed_at = at_once ? first_end : when_open(where.company, first_end + later_s);
  const person& worker = where.people.of(record.key.team)[static_cast<std::size_t>(record.key.agent)];
  record.need_recorded = record.chance.chance(worker.diligence * worker.diligence / 6500);
  if (closed_at >= extract_at) return handle_s;
  record.handle_time_s = handle_s;
  record.closed_at = closed_at;
  record.solved_at_once = at_once;
  record.solved = solved;
  return handle_s;
}

/// Waiting weighs by how it compares with what was promised.
std::int64_t patience_left(const setting& where, const contact& record) {
  if (record.abandoned || !record.first_response_s) return -400;
  const std::int64_t limit_s = where.company.channels[record.key.channel].limit_s;
  return 40 - std::min<std::int64_t>(*record.first_response_s * 80 / limit_s, 300);
}

void judge(const setting& where, contact& record) {
  const person& worker = where.people.of(record.key.team)[static_cast<std::size_t>(record.key.agent)];
  const std::int64_t manner = (worker.warmth - 650) / 3;
  const std::int64_t outcome = record.solved_at_once.value_or(false) ? 160
                               : record.solved.value_or(false)       ? -10
                                                                     : -280;
  const std::int64_t again = record.repeats ? -60 : 0;
  const std::int64_t expected = 600 + manner + patience_left(where, record) + outcome + again;
  record.experience = std::clamp<std::int64_t>(expected + record.chance.around_zero(480), 0, 1000);
}

}  // namespace

contact opened(const setting& where, const visit& caller, std::int64_t number) {
  contact record;
  record.key.number = number;
  record.key.customer = caller.customer;
  record.opened_at = caller.at;
  record.repeats = caller.issue.has_value();
  record.chance = random_stream{where.seed, purpose::contact, number};
  identify(where, record.key);
  record.key.channel = pick_by_share(record.chance, where.company.channels);
  const auto& shares = where.company.teams[record.key.team].issue_shares;
  record.key.issue = caller.issue ? *caller.issue : static_cast<std::uint8_t>(record.chance.pick(shares));
  const std::int64_t patience_s = where.company.channels[record.key.channel].patience_s;
  record.gives_up = caller.at + 5 + std::min(exponential(record.chance, patience_s), longest_patience_s);
  return record;
}

instant serve(const setting& where, contact& record, std::int32_t agent, instant at) {
  record.key.agent = agent;
  const channel& way = where.company.channels[record.key.channel];
  const std::int64_t slowness = 1600 - speed_of(where, record);
  const std::int64_t reaction_s = 1 + long_tailed(record.chance, way.reaction_s * slowness / 1000);
  const instant answered_at = at + reaction_s;
  diagnose(where, record);
  if (answered_at < extract_at) record.first_response_s = answered_at - record.opened_at;
  const std::int64_t handle_s = work(where, record, answered_at);
  judge(where, record);
  // A live channel keeps the agent until the first word, the others do not.
  return (way.rank == 0 ? answered_at : at) + handle_s;
}

void abandon(contact& record) { record.abandoned = true; }

std::optional<instant> next_visit(const setting& where, contact& record, instant at) {
  if (record.abandoned) {
    if (!record.chance.chance(500)) return std::nullopt;
    return at + record.chance.between(10 * minute_s, 4 * hour_s);
  }
  if (!record.solved) return std::nullopt;
  if (!*record.solved) {
    if (!record.chance.chance(380)) return std::nullopt;
    return *record.closed_at + record.chance.between(8 * hour_s, 6 * day_s);
  }
  const std::int64_t gap = 1000 - expertise_of(where, record);
  const std::int64_t misled = record.diagnosis_right ? 0 : 150;
  const bool recurs = record.chance.chance(15 + difficulty_of(where, record) * gap / 4000 + misled);
  if (*record.closed_at + recurrence_window_s < extract_at) record.recurred = recurs;
  if (!recurs) return std::nullopt;
  return *record.closed_at + record.chance.between(2 * day_s, 28 * day_s);
}

}  // namespace assay::sample
