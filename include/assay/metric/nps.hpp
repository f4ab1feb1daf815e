// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/metric/answer.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// Net Promoter Score 净推荐值: 100 x (promoters - detractors) / answers, from -100 to 100. Answers on 0..10: promoters
/// from 9, passives from 7, detractors below 7, so that 6.5 is a detractor and 8.5 a passive. Answers outside 0..10 are
/// counted apart and never scored. Source: F. Reichheld, "The One Number You Need to Grow", Harvard Business Review,
/// December 2003.
struct nps {
  static constexpr std::string_view id = "nps";

  std::int64_t promoters = 0;
  std::int64_t passives = 0;
  std::int64_t detractors = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    const auto answer = as_answer(given);
    if (!answer.at_least(0) || !answer.at_most(10)) {
      ++out_of_scale;
    } else if (answer.at_least(9)) {
      ++promoters;
    } else if (answer.at_least(7)) {
      ++passives;
    } else {
      ++detractors;
    }
  }
  constexpr void merge(const nps& other) noexcept {
    promoters += other.promoters;
    passives += other.passives;
    detractors += other.detractors;
    out_of_scale += other.out_of_scale;
  }

  [[nodiscard]] constexpr std::optional<score> value() const noexcept {
    if (n() == 0) return std::nullopt;
    return score{fraction{int128{100} * (promoters - detractors), n()}};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return promoters + passives + detractors; }

  constexpr auto fields() noexcept { return std::tie(promoters, passives, detractors, out_of_scale); }
  [[nodiscard]] constexpr auto fields() const noexcept {
    return std::tie(promoters, passives, detractors, out_of_scale);
  }
  friend constexpr bool operator==(const nps&, const nps&) noexcept = default;
};

}  // namespace assay::metric
