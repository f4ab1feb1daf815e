// SPDX-License-Identifier: Apache-2.0
//
// Surveys go to most customers who were served; the very happy and the very unhappy answer more often than the rest.
#include <algorithm>

#include "sample/aftermath.hpp"
#include "sample/random.hpp"

namespace assay::sample {
namespace {

constexpr std::int64_t indifferent = 600;

/// A feeling of about 0 to 1000 as an answer from 1 to 5.
std::int8_t stars(std::int64_t feeling) {
  if (feeling >= 770) return 5;
  if (feeling >= 600) return 4;
  if (feeling >= 450) return 3;
  return feeling >= 300 ? 2 : 1;
}

std::int64_t response_chance(const contact& record) {
  const std::int64_t distance = record.experience - indifferent;
  return 120 + distance * distance / 450;
}

/// How the agent came across: by manners, coloured by the outcome.
std::int64_t manner(const setting& where, const contact& record) {
  const auto& team = where.people.of(record.key.team);
  const std::int64_t warmth = team[static_cast<std::size_t>(record.key.agent)].warmth;
  return 560 + (warmth - 500) * 3 / 5 + (*record.solved ? 20 : -90);
}

void answer(const setting& where, random_stream& chance, const contact& record, survey& form) {
  const std::int64_t impression = manner(where, record);
  form.overall = stars(record.experience);
  const std::int8_t patience = stars(impression + chance.around_zero(420));
  const std::int8_t empathy = stars(impression - 30 + chance.around_zero(420));
  const std::int64_t recommend =
      std::clamp<std::int64_t>((record.experience + 70 + chance.around_zero(260)) / 95, 0, 10);
  if (chance.chance(950)) form.patience = patience;
  if (chance.chance(930)) form.empathy = empathy;
  if (chance.chance(900)) form.recommend = static_cast<std::int8_t>(recommend);
}

}  // namespace

std::optional<survey> survey_after(const setting& where, const contact& record) {
  random_stream chance{where.seed, purpose::survey, record.key.number};
  if (!record.served() || !chance.chance(600)) return std::nullopt;
  survey form{.about = record.key, .at = *record.closed_at + chance.between(5 * minute_s, hour_s)};
  if (form.at >= extract_at) return std::nullopt;
  if (chance.chance(response_chance(record))) answer(where, chance, record, form);
  return form;
}

}  // namespace assay::sample
