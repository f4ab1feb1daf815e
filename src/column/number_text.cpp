// SPDX-License-Identifier: Apache-2.0
//
// Numbers of any spelling to scaled integers. The digits go into 128 bits, 34 of them at most; of further ones only counts
// whether any was not zero, which is all that rounding asks.
#include "column/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <assay/integer.hpp>

#include "text/blanks.hpp"
#include "text/letters.hpp"

namespace assay::column {
namespace {

constexpr int kept_digits = 34;                         // 10^34 * 3600 still fits 127 bits
constexpr int largest_power = 38;                       // of ten in 128 bits
constexpr std::int64_t largest_exponent = 100'000'000;  // beyond it every number is zero or out of range

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

constexpr std::array<uint128, largest_power + 1> powers_of_ten = [] {
  std::array<uint128, largest_power + 1> powers{};
  uint128 power = 1;
  for (auto& each : powers) {
    each = power;
    power *= 10;
  }
  return powers;
}();

// coefficient * 10^exponent, and a little more when `more`.
struct spelled_number {
  bool negative = false;
  bool more = false;
  uint128 coefficient = 0;
  std::int64_t exponent = 0;
};

class number_scanner {
 public:
  explicit number_scanner(std::string_view text) noexcept : rest_{text::without_blanks(text)} {}

  cell_fault scan() noexcept {
    number_.negative = take('-');
    if (!number_.negative) (void)take('+');
    if (text::equal_ignoring_case(rest_, "nan") || text::equal_ignoring_case(rest_, "inf") ||
        text::equal_ignoring_case(rest_, "infinity")) {
      return cell_fault::not_finite;
    }
    const bool has_whole = take_digits(false);
    if (take('.')) {
      if (!take_digits(true)) return cell_fault::bad_number;
    } else if (!has_whole) {
      return cell_fault::bad_number;
    }
    return take_exponent() && rest_.empty() ? cell_fault::none : cell_fault::bad_number;
  }

  [[nodiscard]] const spelled_number& number() const noexcept { return number_; }

 private:
  bool take(char wanted) noexcept {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_digits(bool after_point) noexcept {
    const std::size_t before = rest_.size();
    for (; !rest_.empty() && is_digit(rest_.front()); rest_.remove_prefix(1))
      take_digit(rest_.front(), after_point);
    return rest_.size() != before;
  }

  void take_digit(char c, bool after_point) noexcept {
    if (significant_ == kept_digits) {
      number_.more = number_.more || c != '0';
      number_.exponent += after_point ? 0 : 1;
      return;
    }
    number_.coefficient = number_.coefficient * 10 + static_cast<unsigned>(c - '0');
    significant_ += number_.coefficient != 0 ? 1 : 0;
    number_.exponent -= after_point ? 1 : 0;
  }

  bool take_exponent() noexcept {
    if (!take('e') && !take('E')) return true;
    const bool negative = take('-');
    if (!negative) (void)take('+');
    if (rest_.empty() || !is_digit(rest_.front())) return false;
    std::int64_t exponent = 0;
    for (; !rest_.empty() && is_digit(rest_.front()); rest_.remove_prefix(1)) {
      if (exponent <= largest_exponent) exponent = exponent * 10 + (rest_.front() - '0');
    }
    number_.exponent += negative ? -exponent : exponent;
    return true;
  }

  std::string_view rest_;
  spelled_number number_;
  int significant_ = 0;
};

scaled_value signed_within(uint128 size, bool negative, const number_rule& rule) noexcept {
  if (size > static_cast<uint128>(INT64_MAX)) return failed(cell_fault::out_of_range);
  const auto value = static_cast<std::int64_t>(size);
  return within(negative ? -value : value, rule.minimum, rule.maximum);
}

// size * 10^power, power >= 0.
scaled_value scaled_up(uint128 size, std::int64_t power, const spelled_number& number,
                       const number_rule& rule) noexcept {
  constexpr auto limit = static_cast<uint128>(INT64_MAX);
  if (number.more || power > 18 || size > limit) return failed(cell_fault::out_of_range);
  return signed_within(size * powers_of_ten[static_cast<std::size_t>(power)], number.negative, rule);
}

// size / 10^power, power > 0.
scaled_value scaled_down(uint128 size, std::int64_t power, const spelled_number& number,
                         const number_rule& rule) noexcept {
  // 10^38 is more than twice any size, so what is divided by still more rounds to zero just the same.
  const uint128 divisor =
      powers_of_ten[static_cast<std::size_t>(power < largest_power ? power : largest_power)];
  uint128 quotient = size / divisor;
  const uint128 remainder = size % divisor;
  if (remainder != 0 || number.more) {
    if (!rule.round_half_even || (number.more && rule.unit != 1)) return failed(cell_fault::too_many_digits);
    const uint128 twice = remainder * 2;
    const bool above_half = twice > divisor || (twice == divisor && number.more);
    if (above_half || (twice == divisor && (quotient & 1U) != 0)) ++quotient;
  }
  return signed_within(quotient, number.negative, rule);
}

scaled_value scaled_to(const number_rule& rule, const spelled_number& number) noexcept {
  if (number.coefficient == 0) return within(0, rule.minimum, rule.maximum);
  const uint128 size = number.coefficient * static_cast<unsigned>(rule.unit);
  const std::int64_t power = number.exponent + rule.decimals - rule.shift;
  return power >= 0 ? scaled_up(size, power, number, rule) : scaled_down(size, -power, number, rule);
}

/// By the shortest text that reads back as the same number.
template <class Number>
scaled_value read_shortest(Number number, const number_rule& rule) noexcept {
  std::array<char, 32> text;  // the longest is -2.2250738585072014e-308
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  return read_any_number({text.data(), static_cast<std::size_t>(written.ptr - text.data())}, rule);
}

}  // namespace

bool is_shortened_number(std::string_view text) noexcept {
  constexpr std::size_t shortest = 5;  // 6E+11
  if (text.size() < shortest) return false;
  text = text::without_blanks(text);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t mark = text.find("E+");
  if (mark == std::string_view::npos || mark == 0 || text.size() < mark + 4) return false;
  const auto digits_only = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view mantissa = text.substr(0, mark);
  const bool has_point = mantissa.size() > 2 && mantissa[1] == '.';
  return is_digit(mantissa.front()) &&
         (mantissa.size() == 1 || (has_point && digits_only(mantissa.substr(2)))) &&
         digits_only(text.substr(mark + 2));
}

scaled_value read_any_number(std::string_view text, const number_rule& rule) noexcept {
  number_scanner scanner{text};
  if (const cell_fault fault = scanner.scan(); fault != cell_fault::none) return failed(fault);
  if (rule.refuse_shortened && is_shortened_number(text)) return failed(cell_fault::spreadsheet_number);
  return scaled_to(rule, scanner.number());
}

scaled_value read_scaled(int128 coefficient, std::int32_t decimals, const number_rule& rule) noexcept {
  spelled_number number;
  number.negative = coefficient < 0;
  number.coefficient =
      number.negative ? 0 - static_cast<uint128>(coefficient) : static_cast<uint128>(coefficient);
  number.exponent = -decimals;
  return scaled_to(rule, number);
}

scaled_value read_number(double number, const number_rule& rule) noexcept {
  if (!std::isfinite(number)) return failed(cell_fault::not_finite);
  // Two different decimals of up to 15 digits are never the same double (DBL_DIG). So when one of 15 digits reads back
  // as `number`, it equals the shortest one, which has no more digits: the text need not be written.
  constexpr double digits_15 = 1e15;
  if (rule.unit == 1 && rule.shift == 0) {
    const auto power = static_cast<double>(power_of_ten(rule.decimals));
    const double product = number * power;
    if (product > -digits_15 && product < digits_15) {
      const auto scaled = static_cast<std::int64_t>(product + (product < 0 ? -0.5 : 0.5));
      const bool is_short = scaled > -1'000'000'000'000'000 && scaled < 1'000'000'000'000'000;
      if (is_short && static_cast<double>(scaled) / power == number)
        return within(scaled, rule.minimum, rule.maximum);
    }
  }
  return read_shortest(number, rule);
}

scaled_value read_number(float number, const number_rule& rule) noexcept {
  if (!std::isfinite(number)) return failed(cell_fault::not_finite);
  return read_shortest(number, rule);
}

scaled_value read_number(std::int64_t number, const number_rule& rule) noexcept {
  if (rule.shift != 0) return read_shortest(number, rule);
  std::int64_t value = 0;
  if (__builtin_mul_overflow(number, power_of_ten(rule.decimals) * rule.unit, &value))
    return failed(cell_fault::out_of_range);
  return within(value, rule.minimum, rule.maximum);
}

decimal_places read_decimal_places(std::string_view digits, int decimals) noexcept {
  decimal_places result;
  const auto kept = static_cast<std::size_t>(decimals);
  for (std::size_t i = 0; i < kept; ++i)
    result.value = result.value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  if (digits.size() <= kept) return result;
  const std::string_view rest = digits.substr(kept);
  if (rest.find_first_not_of('0') == std::string_view::npos) return result;
  if (rest.front() != '5') {
    result.beyond = rest.front() < '5' ? 1 : 3;
  } else {
    result.beyond = rest.find_first_not_of('0', 1) == std::string_view::npos ? 2 : 3;
  }
  return result;
}

}  // namespace assay::column
