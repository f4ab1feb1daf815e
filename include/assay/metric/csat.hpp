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

#include <cstdint>
#include <optional>
#include <string_view>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>
#include <assay/metric/answer_counts.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

enum class csat_variant : std::uint8_t { top2of5, top1of3, top3of10, mean, mean100, net };

template <csat_variant Variant>
struct csat;

template <>
struct csat<csat_variant::top2of5> : answer_share<1, 5, 4> {
  static constexpr std::string_view id = "csat";
};
template <>
struct csat<csat_variant::top1of3> : answer_share<1, 3, 3> {
  static constexpr std::string_view id = "csat";
};
template <>
struct csat<csat_variant::top3of10> : answer_share<0, 10, 8> {
  static constexpr std::string_view id = "csat";
};
template <>
struct csat<csat_variant::net> : answer_net<1, 5, 4, 2> {
  static constexpr std::string_view id = "csat";
};
template <>
struct csat<csat_variant::mean> : answer_mean<0, 0> {
  static constexpr std::string_view id = "csat";

  /// `one` is the scale factor of the answers.
  [[nodiscard]] constexpr std::optional<score> value(std::int64_t one = 1) const noexcept {
    return mean(one);
  }
};
template <>
struct csat<csat_variant::mean100> : answer_mean<1, 5> {
  static constexpr std::string_view id = "csat";

  /// `one` is the scale factor of the answers.
  [[nodiscard]] constexpr std::optional<score> value(std::int64_t one = 1) const noexcept {
    if (answers == 0) return std::nullopt;
    const int128 bottom = int128{answers} * one;
    return score{fraction{(total - bottom) * 25, bottom}};
  }
};

}  // namespace assay::metric
