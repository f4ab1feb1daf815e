// SPDX-License-Identifier: Apache-2.0
//
// A share of the served contacts, set by team, is checked within the following days.
#include <algorithm>

#include "sample/aftermath.hpp"
#include "sample/arrivals.hpp"
#include "sample/random.hpp"

namespace assay::sample {
namespace {

std::int16_t score_tenths(random_stream& chance, std::int64_t expected) {
  return static_cast<std::int16_t>(std::clamp<std::int64_t>(expected + chance.around_zero(140), 0, 1000));
}

void check(const setting& where, random_stream& chance, const contact& record, quality_check& form) {
  const auto agent = static_cast<std::size_t>(record.key.agent);
  const std::int64_t expertise = where.expertise(record.key.team, agent, record.opened_at);
  const std::int64_t warmth = where.people.of(record.key.team)[agent].warmth;
  if (where.company.issue_types[record.key.issue].has_cause) form.diagnosis_right = record.diagnosis_right;
  form.knowledge_base_tenths = score_tenths(chance, 500 + expertise * 45 / 100);
  form.etiquette_met = chance.chance(450 + warmth * 56 / 100);
  const std::int64_t manners = form.etiquette_met ? 30 : -60;
  const std::int64_t craft = form.diagnosis_right.value_or(true) ? 30 : -110;
  form.total_tenths = score_tenths(chance, 420 + expertise / 4 + warmth / 4 + manners + craft);
}

}  // namespace

std::optional<quality_check> quality_check_after(const setting& where, const contact& record) {
  random_stream chance{where.seed, purpose::quality_check, record.key.number};
  const bool chosen = chance.chance(where.company.teams[record.key.team].checked);
  if (!record.served() || !chosen) return std::nullopt;
  const instant at = *record.closed_at + chance.between(6 * hour_s, 6 * day_s);
  quality_check form{.about = record.key, .at = when_open(where.company, at)};
  if (form.at >= extract_at) return std::nullopt;
  check(where, chance, record, form);
  return form;
}

}  // namespace assay::sample
