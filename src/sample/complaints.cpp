// SPDX-License-Identifier: Apache-2.0
//
// Complaints come from waiting, from problems that stay, from manners, and now and then from the product itself.
#include <array>
#include <numeric>

#include "sample/aftermath.hpp"
#include "sample/by_time.hpp"
#include "sample/random.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t closing_limit_s = 5 * day_s;
constexpr std::array<std::string_view, 4> causes{"waiting", "solution", "attitude", "product"};

/// How likely each cause makes the customer complain, in thousandths.
std::array<std::int32_t, causes.size()> reasons(const setting& where, const contact& record) {
  const agent& worker = agent_of(where.company, record);
  return {record.abandoned ? 70
          : record.late    ? 32
                           : 0,
          record.solved.value_or(true) ? 0 : 120, (1000 - worker.warmth) * 35 / 1000, 6};
}

void settle(const setting& where, random_stream& chance, complaint& entry) {
  entry.due = entry.at + closing_limit_s <= extract_at;
  const bool closes = chance.chance(620 + agent_of(where.company, *entry.about).expertise * 2 / 5);
  const std::int64_t close_time_s = hour_s + chance.long_tailed(28 * hour_s);
  entry.closed = closes && entry.at + close_time_s <= extract_at;
  if (entry.closed) entry.close_time_s = close_time_s;
}

}  // namespace

std::vector<complaint> complaints_of(const setting& where, std::span<const contact> contacts) {
  std::vector<complaint> complaints;
  for (const contact& record : contacts) {
    random_stream chance{where.seed, purpose::complaint, record.number};
    const auto weights = reasons(where, record);
    if (!chance.chance(std::accumulate(weights.begin(), weights.end(), 0))) continue;
    complaint entry;
    entry.about = &record;
    entry.type = causes[chance.pick(weights)];
    const instant from = record.closed_at.value_or(record.opened_at + hour_s);
    entry.at = when_open(where.company, from + chance.between(30 * minute_s, 2 * day_s));
    if (entry.at > extract_at) continue;
    settle(where, chance, entry);
    complaints.push_back(entry);
  }
  return by_time(std::move(complaints));
}

}  // namespace assay::sample
