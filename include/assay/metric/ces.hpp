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

#include <assay/metric/answer_counts.hpp>
#include <assay/metric/metric.hpp>
#include <assay/units.hpp>

namespace assay::metric {

enum class ces_variant : std::uint8_t { mean7, net7, top3of7 };

template <ces_variant Variant>
struct ces;

template <>
struct ces<ces_variant::top3of7> : answer_share<1, 7, 5> {
  static constexpr std::string_view id = "ces";
};
template <>
struct ces<ces_variant::net7> : answer_net<1, 7, 6, 3> {
  static constexpr std::string_view id = "ces";
};
template <>
struct ces<ces_variant::mean7> : answer_mean<1, 7> {
  static constexpr std::string_view id = "ces";

  /// `one` is the scale factor of the answers.
  [[nodiscard]] constexpr std::optional<score> value(std::int64_t one = 1) const noexcept {
    return mean(one);
  }
};

}  // namespace assay::metric
