// SPDX-License-Identifier: Apache-2.0
//
// Customer satisfaction 客户满意度. Products disagree on what it is, so there is no csat without a named variant:
//   top2of5   answers 4 and 5 / answers, on 1..5
//   top1of3   answer 3 / answers, on 1..3
//   top3of10  answers 8 to 10 / answers, on 0..10 or 1..10
//   mean      mean answer, on whatever scale the answers have
//   mean100   mean answer on 1..5, stretched to 0..100: (mean - 1) / 4 x 100
//   net       (answers 4 and 5 - answers 1 and 2) / answers, on 1..5, from -1 to 1
// Answers need not be whole: 4.5 is at least 4. Answers outside the scale are counted apart and never scored.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/answer.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

enum class csat_variant : std::uint8_t { top2of5, top1of3, top3of10, mean, mean100, net };

namespace detail {

struct answer_scale {
  std::int64_t low;
  std::int64_t high;
  std::int64_t satisfied_from;
};
[[nodiscard]] constexpr answer_scale scale_of(csat_variant variant) noexcept {
  switch (variant) {
    case csat_variant::top1of3:
      return {1, 3, 3};
    case csat_variant::top3of10:
      return {0, 10, 8};
    default:
      return {1, 5, 4};
  }
}

}  // namespace detail

/// Share of satisfied answers: top2of5, top1of3, top3of10.
template <csat_variant Variant>
struct csat {
  static constexpr std::string_view id = "csat";

  std::int64_t satisfied = 0;
  std::int64_t others = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    constexpr auto scale = detail::scale_of(Variant);
    const auto answer = as_answer(given);
    if (!answer.at_least(scale.low) || !answer.at_most(scale.high)) {
      ++out_of_scale;
    } else if (answer.at_least(scale.satisfied_from)) {
      ++satisfied;
    } else {
      ++others;
    }
  }
  constexpr void merge(const csat& other) noexcept {
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
  friend constexpr bool operator==(const csat&, const csat&) noexcept = default;
};

/// Net satisfaction.
template <>
struct csat<csat_variant::net> {
  static constexpr std::string_view id = "csat";

  std::int64_t satisfied = 0;
  std::int64_t neutral = 0;
  std::int64_t dissatisfied = 0;
  std::int64_t out_of_scale = 0;

  template <class Answer>
  constexpr void add(const Answer& given) noexcept {
    const auto answer = as_answer(given);
    if (!answer.at_least(1) || !answer.at_most(5)) {
      ++out_of_scale;
    } else if (answer.at_least(4)) {
      ++satisfied;
    } else if (answer.at_most(2)) {
      ++dissatisfied;
    } else {
      ++neutral;
    }
  }
  constexpr void merge(const csat& other) noexcept {
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
  friend constexpr bool operator==(const csat&, const csat&) noexcept = default;
};

namespace detail {

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

}  // namespace detail

template <>
struct csat<csat_variant::mean> : detail::answer_mean<0, 0> {
  static constexpr std::string_view id = "csat";

  /// `one` is the scale factor of the answers.
  [[nodiscard]] constexpr std::optional<score> value(std::int64_t one = 1) const noexcept {
    return mean(one);
  }
};
template <>
struct csat<csat_variant::mean100> : detail::answer_mean<1, 5> {
  static constexpr std::string_view id = "csat";

  /// `one` is the scale factor of the answers.
  [[nodiscard]] constexpr std::optional<score> value(std::int64_t one = 1) const noexcept {
    if (answers == 0) return std::nullopt;
    const int128 bottom = int128{answers} * one;
    return score{fraction{(total - bottom) * 25, bottom}};
  }
};

}  // namespace assay::metric
