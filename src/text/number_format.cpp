// SPDX-License-Identifier: Apache-2.0
//
// Rounds and spells exact numbers.
#include "text/number_format.hpp"

#include <algorithm>
#include <cstddef>

#include <assay/detail/wide.hpp>
#include <assay/integer.hpp>

namespace assay::text {
namespace {

using assay::detail::wide;

constexpr int most_exact_digits = 36;

wide wide_power_of_ten(int exponent) {
  wide result{1};
  while (exponent-- > 0)
    result = result * wide{10};
  return result;
}

std::string digits_of(wide value) {
  std::string text;
  const wide chunk{static_cast<uint128>(power_of_ten(18))};
  do {
    const auto [quotient, remainder] = value.divided_by(chunk);
    std::string part = to_text(static_cast<int128>(remainder.low()));
    if (!quotient.is_zero()) part.insert(0, 18 - part.size(), '0');
    text.insert(0, part);
    value = quotient;
  } while (!value.is_zero());
  return text;
}

/// value / 10^digits as text.
std::string pointed(bool negative, const wide& value, int digits) {
  std::string text = digits_of(value);
  const auto places = static_cast<std::size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (digits > 0) text.insert(text.size() - places, 1, '.');
  if (negative && !value.is_zero()) text.insert(0, 1, '-');
  return text;
}

/// Commas between groups of three digits of a whole number.
std::string grouped(std::string text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

wide rounded_quotient(const wide& top, const wide& bottom, rounding rule) {
  const auto [quotient, remainder] = top.divided_by(bottom);
  const wide twice = remainder + remainder;
  const bool tie = twice == bottom;
  const bool up = twice > bottom || (tie && (rule == rounding::half_up || quotient.is_odd()));
  return up ? quotient + wide{1} : quotient;
}

int count_factor(wide& value, uint128 factor) {
  int count = 0;
  for (;;) {
    const auto [quotient, remainder] = value.divided_by(wide{factor});
    if (!remainder.is_zero()) return count;
    value = quotient;
    ++count;
  }
}

/// value * 10^shift, rounded.
std::string shifted_text(const fraction& value, int shift, const number_style& style) {
  const wide top = wide{magnitude(value.numerator)} * wide_power_of_ten(style.digits + shift);
  const wide bottom{magnitude(value.denominator)};
  return pointed(value.numerator < 0, rounded_quotient(top, bottom, style.rule), style.digits);
}

/// value * 10^shift as a finite decimal.
std::optional<std::string> shifted_decimal(const fraction& value, int shift) {
  const fraction least = value.reduced();
  wide rest{magnitude(least.denominator)};
  const int twos = count_factor(rest, 2);
  const int fives = count_factor(rest, 5);
  const int digits = std::max({twos, fives, shift});
  if (rest != wide{1} || digits > most_exact_digits) return std::nullopt;
  const wide top = wide{magnitude(least.numerator)} * wide_power_of_ten(digits);
  const wide scaled = top.divided_by(wide{magnitude(least.denominator)}).quotient;
  return without_end_zeros(pointed(least.numerator < 0, scaled, digits - shift));
}

/// `5:30 min`, `1:05:30 h` from a text of seconds of at least one minute, with or without decimals.
std::string clock_text(std::string_view seconds) {
  const bool negative = seconds.starts_with('-');
  if (negative) seconds.remove_prefix(1);
  const std::size_t point = std::min(seconds.find('.'), seconds.size());
  const auto whole = parse_int128(seconds.substr(0, point));
  if (!whole) return std::string{seconds} + " s";
  const auto two_digits = [](int128 value) { return (value < 10 ? "0" : "") + to_text(value); };
  const int128 hours = *whole / 3600;
  const int128 minutes = *whole / 60 % 60;
  std::string text = negative ? "-" : "";
  text += hours > 0 ? to_text(hours) + ":" + two_digits(minutes) : to_text(minutes);
  text += ":" + two_digits(*whole % 60);
  text += seconds.substr(point);
  return text + (hours > 0 ? " h" : " min");
}

/// `>6:00 min` and `≤10:00 min` as `>6:00 ≤10:00 min`.
std::string without_same_unit(std::string first, const std::string& second) {
  const std::size_t blank = second.rfind(' ');
  if (blank != std::string::npos && first.ends_with(second.substr(blank))) {
    first.resize(first.size() - (second.size() - blank));
  }
  return first + " " + second;
}

bool is_a_minute(std::string_view seconds) {
  if (seconds.starts_with('-')) seconds.remove_prefix(1);
  const std::size_t whole = std::min(seconds.find('.'), seconds.size());
  return whole > 2 || (whole == 2 && seconds.front() >= '6');
}

}  // namespace

std::string rounded_text(const fraction& value, int digits, rounding rule) {
  return shifted_text(value, 0, {digits, rule});
}

std::string rounded_text(points value, int digits, rounding rule) {
  return rounded_text(value.exact(), digits, rule);
}

std::string without_end_zeros(std::string decimal_text) {
  if (decimal_text.find('.') == std::string::npos) return decimal_text;
  while (decimal_text.back() == '0')
    decimal_text.pop_back();
  if (decimal_text.back() == '.') decimal_text.pop_back();
  return decimal_text;
}

std::optional<std::string> exact_decimal(const fraction& value) { return shifted_decimal(value, 0); }

std::string exact_text(const fraction& value) {
  if (auto text = exact_decimal(value)) return *text;
  return value.reduced().text();
}

std::string grouped_text(std::int64_t value) { return grouped(to_text(value)); }

std::string value_text(const fraction& value, unit of, const number_style& style) {
  switch (of) {
    case unit::ratio:
      return shifted_text(value, 2, style) + "%";
    case unit::seconds: {
      std::string text = rounded_text(value, style.digits, style.rule);
      return is_a_minute(text) ? clock_text(rounded_text(value, 0, style.rule)) : text + " s";
    }
    case unit::count:
      if (value.numerator % value.denominator == 0) return grouped(rounded_text(value, 0, style.rule));
      break;
    case unit::score:
    case unit::number:
      break;
  }
  return rounded_text(value, style.digits, style.rule);
}

std::string amount_text(const fraction& value, unit of, amount_style style) {
  if (of == unit::ratio) {
    const auto percent = shifted_decimal(value, 2);
    return percent ? *percent + "%" : exact_text(value);
  }
  std::string text = exact_text(value);
  if (of != unit::seconds) return text;
  const bool as_clock =
      style == amount_style::clock && text.find('/') == std::string::npos && is_a_minute(text);
  return as_clock ? clock_text(text) : text + " s";
}

std::string range_text(const range<fraction>& values, unit of, amount_style style) {
  const auto& [lower, upper] = values;
  const auto end = [&](const limit<fraction>& edge, bool upwards) {
    return limit_text(edge.at, edge.inclusive(), upwards, of, style);
  };
  if (!lower.exists() && !upper.exists()) return {};
  if (!upper.exists()) return end(lower, true);
  if (!lower.exists()) return end(upper, false);
  if (!lower.inclusive() || !upper.inclusive()) return without_same_unit(end(lower, true), end(upper, false));
  const std::string first = amount_text(lower.at, of, style);
  return lower.at == upper.at ? first : first + "-" + amount_text(upper.at, of, style);
}

std::string limit_text(const fraction& at, bool inclusive, bool upwards, unit of, amount_style style) {
  const std::string_view compare = upwards ? (inclusive ? "≥" : ">") : (inclusive ? "≤" : "<");
  return std::string{compare} + amount_text(at, of, style);
}

}  // namespace assay::text
