// SPDX-License-Identifier: Apache-2.0
//
// Looks of text on a terminal: few, named by what they mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace assay::cli {

enum class look : std::uint8_t {
  plain,
  strong,   ///< headings, totals
  faint,    ///< lines, what is absent, what is less important
  best,     ///< the best grade, points that were earned
  good,     ///< between the best and the middle
  fair,     ///< between the middle and the worst
  worst,    ///< the worst grade, points that were lost
  caution,  ///< provisional values, warnings
};

/// `text` with control characters made visible and, when `colour` is wanted, the escape codes of its look.
[[nodiscard]] std::string painted(std::string_view text, look style, bool colour);

/// Control characters spelled out, so that texts of a stranger's file cannot steer a terminal.
[[nodiscard]] std::string visible(std::string_view text);

/// The look of grade `index` of `count`, best first.
[[nodiscard]] look look_of_grade(std::size_t index, std::size_t count) noexcept;

}  // namespace assay::cli
