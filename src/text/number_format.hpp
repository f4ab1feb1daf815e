// SPDX-License-Identifier: Apache-2.0
//
// Numbers for people. Everything is rounded from the exact value with integers, never by way of a double, so what is
// shown is the same on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <assay/bands.hpp>
#include <assay/fraction.hpp>
#include <assay/grade.hpp>
#include <assay/units.hpp>

namespace assay::text {

/// `value` to `digits` (0..18) digits after the point: `94.50`. Never shows a minus before zeros alone.
[[nodiscard]] std::string rounded_text(const fraction& value, int digits, rounding rule);
[[nodiscard]] std::string rounded_text(points value, int digits, rounding rule);

/// Without zeros at the end of a decimal part: `7.50` is `7.5`, `10.00` is `10`, `100` stays.
[[nodiscard]] std::string without_end_zeros(std::string decimal_text);

/// The finite decimal that `value` is, with the fewest digits; empty when it is none, such as 1/3, or needs more
/// than 36 digits after the point.
[[nodiscard]] std::optional<std::string> exact_decimal(const fraction& value);
/// exact_decimal(), or else numerator/denominator.
[[nodiscard]] std::string exact_text(const fraction& value);

/// With commas between groups of three digits: `12,345`.
[[nodiscard]] std::string grouped_text(std::int64_t value);

/// How values look: digits of the model's display settings and of the indicator.
struct number_style {
  int digits = 2;
  rounding rule = rounding::half_up;
};

/// A value in its display unit. Ratios as percent (`94.50%`), times as `42.31 s`, `5:30 min` or `1:05:30 h` (seconds
/// are rounded to whole ones from one minute on), scores and numbers with their digits, counts without a decimal part
/// when they have none: `4,285`.
[[nodiscard]] std::string value_text(const fraction& value, unit of, const number_style& style);

/// How the ends of ranges are written.
enum class amount_style : std::uint8_t {
  exact,  ///< as a model writes them: `95%`, `300 s`
  clock,  ///< as value_text() shows them, but with every digit: `95%`, `5:00 min`
};
/// A limit, target or other amount of a model, with every digit.
[[nodiscard]] std::string amount_text(const fraction& value, unit of, amount_style style);

/// A range of values: `≥95%`, `≥90% <95%`, `>60 ≤300 s`, `90%-94%` (both ends included), `100%` (that value alone), empty for all.
[[nodiscard]] std::string range_text(const range<fraction>& values, unit of, amount_style style);

/// A limit to reach or pass: `≥95%`, `>95%`, `≤300 s`, `<300 s`.
[[nodiscard]] std::string limit_text(const fraction& at, bool inclusive, bool upwards, unit of,
                                     amount_style style);

}  // namespace assay::text
