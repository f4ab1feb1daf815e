// SPDX-License-Identifier: Apache-2.0
//
// Customer effort score 客户费力度. Answers on 1..7 to "the company made it easy for me", 7 meaning full agreement. As with
// csat there is no ces without a named variant: on one set of answers they are 4.08, -13 % and 46 %.
//   mean7    mean answer
//   net7     (answers 6 and 7 - answers 1 to 3) / answers, from -1 to 1
//   top3of7  answers 5 to 7 / answers
// Answers need not be whole: 5.5 is at least 5 and below 6. Answers outside 1..7 are counted apart and never scored.
// Source: M. Dixon, K. Freeman, N. Toman, "Stop Trying to Delight Your Customers", Harvard Business Review, July 2010;
// the agreement scale is that of the later CES 2.0 (M. Dixon, N. Toman, R. DeLisi, "The Effortless Experience", 2013).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/metric/answer.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

enum class ces_variant : std::uint8_t { mean7, net7, top3of7 };

template <ces_variant Variant>
struct ces;

/// Share of answers 5 to 7.
template <>
struct ces<ces_variant::top3of7> {
  static constexpr std::string_view id = "ces";

  std::int64_t satisfied = 0;
  std::int64_t others = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    const auto answer = as_answer(given);
    if (!answer.at_least(1) || !answer.at_most(7)) {
      ++out_of_scale;
    } else {
      answer.at_least(5) ? ++satisfied : ++others;
    }
  }
  constexpr void merge(const ces& other) noexcept {
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
  friend constexpr bool operator==(const ces&, const ces&) noexcept = default;
};

/// Answers 6 and 7 less answers 1 to 3.
template <>
struct ces<ces_variant::net7> {
  static constexpr std::string_view id = "ces";

  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    const auto answer = as_answer(given);
    if (!answer.at_least(1) || !answer.at_most(7)) {
      ++out_of_scale;
    } else if (answer.at_least(6)) {
      ++satisfied;
    } else {
      answer.at_most(3) ? ++dissatisfied : ++neutral;
    }
  }
  constexpr void merge(const ces& other) noexcept {
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
  friend constexpr bool operator==(const ces&, const ces&) noexcept = default;
};

/// Mean of the answers on 1..7.
template <>
struct ces<ces_variant::mean7> : detail::answer_mean<1, 7> {
  static constexpr std::string_view id = "ces";

  /// `one` is the scale factor of the answers.
  [[nodiscard]] constexpr std::optional<score> value(std::int64_t one = 1) const noexcept {
    return mean(one);
  }
};

}  // namespace assay::metric
