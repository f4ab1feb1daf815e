// SPDX-License-Identifier: Apache-2.0
//
// Complaints come from waiting, from problems that stay, from manners, and now and then from the product itself.
#include <array>
#include <numeric>

#include "sample/aftermath.hpp"
#include "sample/arrivals.hpp"
#include "sample/distributions.hpp"
#include "sample/random.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t closing_limit_s = 5 * day_s;
constexpr std::array<std::string_view, 4> causes{"waiting", "solution", "attitude", "product"};

/// How likely each cause makes the customer complain, in thousandths.
std::array<std::int32_t, causes.size()> reasons(const setting& where, const contact& record) {
  const std::int64_t limit_s = where.company.channels[record.key.channel].limit_s;
  const std::int32_t waiting = record.abandoned ? 70 : record.first_response_s.value_or(0) > limit_s ? 32 : 0;
  const std::int32_t unsolved = record.solved.value_or(true) ? 0 : 120;
  if (record.key.agent == contact_key::nobody) return {waiting, unsolved, 0, 6};
  const person& worker = where.people.of(record.key.team)[static_cast<std::size_t>(record.key.agent)];
  return {waiting, unsolved, (1000 - worker.warmth) * 35 / 1000, 6};
}

/// Whoever served the customer settles the matter; the head of the team when nobody did.
std::int64_t expertise_for(const setting& where, const contact_key& key, instant at) {
  constexpr std::int64_t head = 800;
  if (key.agent == contact_key::nobody) return head;
  return where.expertise(key.team, static_cast<std::size_t>(key.agent), at);
}

void settle(const setting& where, random_stream& chance, complaint& entry) {
  entry.due = entry.at + closing_limit_s < extract_at;
  const bool closes = chance.chance(620 + expertise_for(where, entry.about, entry.at) * 2 / 5);
  const std::int64_t close_time_s = hour_s + long_tailed(chance, 28 * hour_s);
  entry.closed = closes && entry.at + close_time_s < extract_at;
  if (entry.closed) entry.close_time_s = close_time_s;
}

}  // namespace

std::optional<complaint> complaint_after(const setting& where, const contact& record) {
  random_stream chance{where.seed, purpose::complaint, record.key.number};
  const auto weights = reasons(where, record);
  if (!chance.chance(std::accumulate(weights.begin(), weights.end(), 0))) return std::nullopt;
  complaint entry{.about = record.key, .type = causes[chance.pick(weights)]};
  const instant from =
      record.abandoned ? record.gives_up : record.closed_at.value_or(record.opened_at + hour_s);
  entry.at = when_open(where.company, from + chance.between(30 * minute_s, 2 * day_s));
  if (entry.at >= extract_at) return std::nullopt;
  settle(where, chance, entry);
  return entry;
}

}  // namespace assay::sample
