// SPDX-License-Identifier: Apache-2.0
//
// What answers on a scale are counted into; csat and ces are names for scales and limits. Answers outside the scale are
// counted apart and never scored.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <tuple>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/answer.hpp>
#include <assay/units.hpp>

namespace assay::metric {

/// Share of the answers on Low..High that are at least SatisfiedFrom.
template <std::int64_t Low, std::int64_t High, std::int64_t SatisfiedFrom>
struct answer_share {
  std::int64_t satisfied = 0;
  std::int64_t others = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    const auto answer = as_answer(given);
    if (!answer.at_least(Low) || !answer.at_most(High)) {
      ++out_of_scale;
    } else {
      answer.at_least(SatisfiedFrom) ? ++satisfied : ++others;
    }
  }
  constexpr void merge(const answer_share& other) noexcept {
    satisfied += other.satisfied;
    others += other.others;
    out_of_scale += other.out_of_scale;
  }

  [[nodiscard]] constexpr std::optional<ratio> value() const noexcept {
    if (n() == 0) return std::nullopt;
    return ratio{satisfied, n()};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return satisfied + others; }

  constexpr auto fields() noexcept { return std::tie(satisfied, others, out_of_scale); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(satisfied, others, out_of_scale); }
  friend constexpr bool operator==(const answer_share&, const answer_share&) noexcept = default;
};

/// Share of the answers on Low..High that are at least SatisfiedFrom, less the share of those up to DissatisfiedTo.
template <std::int64_t Low, std::int64_t High, std::int64_t SatisfiedFrom, std::int64_t DissatisfiedTo>
struct answer_net {
  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    const auto answer = as_answer(given);
    if (!answer.at_least(Low) || !answer.at_most(High)) {
      ++out_of_scale;
    } else if (answer.at_least(SatisfiedFrom)) {
      ++satisfied;
    } else {
      answer.at_most(DissatisfiedTo) ? ++dissatisfied : ++neutral;
    }
  }
  constexpr void merge(const answer_net& other) noexcept {
    satisfied += other.satisfied;
    neutral += other.neutral;
    dissatisfied += other.dissatisfied;
    out_of_scale += other.out_of_scale;
  }

  [[nodiscard]] constexpr std::optional<ratio> value() const noexcept {
    if (n() == 0) return std::nullopt;
    return ratio{satisfied - dissatisfied, n()};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return satisfied + neutral + dissatisfied; }

  constexpr auto fields() noexcept { return std::tie(satisfied, neutral, dissatisfied, out_of_scale); }
  [[nodiscard]] constexpr auto fields() const noexcept {
    return std::tie(satisfied, neutral, dissatisfied, out_of_scale);
  }
  friend constexpr bool operator==(const answer_net&, const answer_net&) noexcept = default;
};

/// Mean of answers on Low..High that share one scale factor; on any scale when Low is not below High.
template <std::int64_t Low, std::int64_t High>
struct answer_mean {
  std::int64_t answers = 0;
  int128 total = 0;  ///< scaled as the answers are
  std::int64_t out_of_scale = 0;

  /// Every answer of one metric must have the same scale factor; whole numbers have 1.
  constexpr void add(const scaled_answer& answer) noexcept {
    if (Low < High && (!answer.at_least(Low) || !answer.at_most(High))) {
      ++out_of_scale;
      return;
    }
    ++answers;
    total += answer.value;
  }
  constexpr void add(std::int64_t answer) noexcept { add(scaled_answer{answer, 1}); }
  /// 4.5 must not become 4: add {45, 10}.
  template <std::floating_point Number>
  void add(Number) = delete;
  constexpr void merge(const answer_mean& other) noexcept {
    answers += other.answers;
    total += other.total;
    out_of_scale += other.out_of_scale;
  }

  [[nodiscard]] constexpr std::optional<score> mean(std::int64_t one) const noexcept {
    if (answers == 0) return std::nullopt;
    return score{fraction{total, int128{answers} * one}};
  }
  [[nodiscard]] constexpr std::int64_t n() const noexcept { return answers; }

  constexpr auto fields() noexcept { return std::tie(answers, total, out_of_scale); }
  [[nodiscard]] constexpr auto fields() const noexcept { return std::tie(answers, total, out_of_scale); }
  friend constexpr bool operator==(const answer_mean&, const answer_mean&) noexcept = default;
};

}  // namespace assay::metric
