// SPDX-License-Identifier: Apache-2.0
//
// About one served contact in ten is checked within the following days.
#include <algorithm>

#include "sample/aftermath.hpp"
#include "sample/by_time.hpp"
#include "sample/random.hpp"

namespace assay::sample {
namespace {

std::int64_t score_tenths(random_stream& chance, std::int64_t expected) {
  return std::clamp<std::int64_t>(expected + chance.around_zero(140), 0, 1000);
}

void check(const setting& where, random_stream& chance, quality_check& form) {
  const contact& record = *form.about;
  const agent& worker = agent_of(where.company, record);
  if (where.company.issue_types[record.issue].has_cause) form.diagnosis_right = record.diagnosis_right;
  form.knowledge_base_tenths = score_tenths(chance, 500 + worker.expertise * 45 / 100);
  form.etiquette_met = chance.chance(450 + worker.warmth * 56 / 100);
  const std::int64_t manners = form.etiquette_met ? 30 : -60;
  const std::int64_t craft = form.diagnosis_right.value_or(true) ? 30 : -110;
  form.total_tenths = score_tenths(chance, 420 + worker.expertise / 4 + worker.warmth / 4 + manners + craft);
}

}  // namespace

std::vector<quality_check> quality_checks_of(const setting& where, std::span<const contact> contacts) {
  std::vector<quality_check> checks;
  for (const contact& record : contacts) {
    random_stream chance{where.seed, purpose::quality_check, record.number};
    if (!record.served() || !chance.chance(110)) continue;
    quality_check form;
    form.about = &record;
    form.at = when_open(where.company, *record.closed_at + chance.between(6 * hour_s, 6 * day_s));
    if (form.at > extract_at) continue;
    check(where, chance, form);
    checks.push_back(form);
  }
  return by_time(std::move(checks));
}

}  // namespace assay::sample
