// SPDX-License-Identifier: Apache-2.0
//
// Numbers on their way into a column: text, doubles and integers to integers scaled to the column's decimals. By decimal
// digits throughout; no number is ever calculated with as a double.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <assay/integer.hpp>

#include "column/cell_fault.hpp"

namespace assay::column {

/// What becomes of a number.
struct number_rule {
  std::int64_t minimum = 0;  ///< scaled, as the result
  std::int64_t maximum = 0;
  std::int32_t decimals = 0;  ///< 0..9
  std::int32_t unit = 1;      ///< seconds in one of what is written: 60 for minutes, 3600 for hours
  bool round_half_even = false;
  std::int32_t shift =
      0;  ///< decimal places that what is written lies above the unit: 3 for ms, 2 for percent
  bool refuse_shortened = false;  ///< is_shortened_number() is a fault
};

/// Whether `text` looks like `6.02157E+11`: one digit, perhaps a point and more digits, `E+` and two digits or more, as
/// spreadsheets show long whole numbers. The digits that they left out are lost.
[[nodiscard]] bool is_shortened_number(std::string_view text) noexcept;

/// The number that `text` spells:
///     [blanks] [+|-] (digits [. digits] | . digits) [(e|E) [+|-] digits] [blanks]
/// with any count of digits. Faults: bad_number; not_finite for `nan`, `inf` and `infinity` in any case; too_many_digits
/// when digits other than zero are left over and the rule does not round; out_of_range; spreadsheet_number. A number with more than 34
/// significant digits that also has to be brought from minutes or hours to seconds is too_many_digits in any case.
[[nodiscard]] scaled_value read_any_number(std::string_view text, const number_rule& rule) noexcept;

/// The shortest decimal that reads back as `number`, by the same rules. A double is never taken for what it is
/// in binary: 2.675 is 2.675, not 2.67499999999999982236431605997495353221893310546875.
[[nodiscard]] scaled_value read_number(double number, const number_rule& rule) noexcept;
/// The same for a float: 0.1F is 0.1.
[[nodiscard]] scaled_value read_number(float number, const number_rule& rule) noexcept;

/// A whole number of units: 42 is 4200 in a column with two decimals.
[[nodiscard]] scaled_value read_number(std::int64_t number, const number_rule& rule) noexcept;

/// coefficient / 10^decimals, decimals -38 to 38.
[[nodiscard]] scaled_value read_scaled(int128 coefficient, std::int32_t decimals,
                                       const number_rule& rule) noexcept;

/// Digits after a decimal point, brought to `decimals` digits.
struct decimal_places {
  std::int64_t value = 0;  ///< rounded down
  int beyond = 0;          ///< what was left over: 0 nothing, 1 less than a half, 2 a half, 3 more
};
/// `digits` holds only digits.
[[nodiscard]] decimal_places read_decimal_places(std::string_view digits, int decimals) noexcept;

/// As read_any_number; what most cells look like, `-?digits[.digits]` with few digits, is read here and now.
[[nodiscard]] inline scaled_value read_number(std::string_view text, const number_rule& rule) noexcept {
  constexpr std::ptrdiff_t few = 18;
  constexpr std::int64_t powers[] = {1,       10,        100,        1'000,       10'000,
                                     100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  if (end - at > few) return read_any_number(text, rule);

  std::int64_t digits = 0;
  const auto take_digits = [&at, end, &digits] {
    const char* const first = at;
    for (; at != end; ++at) {
      const auto digit = static_cast<unsigned>(*at) - unsigned{'0'};
      if (digit > 9) break;
      digits = digits * 10 + static_cast<std::int64_t>(digit);
    }
    return at - first;
  };
  std::ptrdiff_t places = rule.shift;
  bool usual = take_digits() != 0;
  if (usual && at != end && *at == '.') {
    ++at;
    const std::ptrdiff_t after_point = take_digits();
    usual = after_point != 0;
    places += after_point;
  }
  if (!usual || at != end || places > rule.decimals) return read_any_number(text, rule);

  const std::int64_t factor = powers[rule.decimals - places] * rule.unit;
  std::int64_t value = 0;
  if (__builtin_mul_overflow(negative ? -digits : digits, factor, &value))
    return failed(cell_fault::out_of_range);
  return within(value, rule.minimum, rule.maximum);
}

}  // namespace assay::column
