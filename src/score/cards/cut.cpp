// SPDX-License-Identifier: Apache-2.0
#include "score/cards/cut.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>

namespace assay::detail::cards {

namespace {

constexpr int most_exponent = 38;  ///< of ten, in 128 bits

int128 ten_to(int exponent) noexcept {
  int128 power = 1;
  for (; exponent > 0; --exponent)
    power *= 10;
  return power;
}

/// `-d.dddde-xx`, as to_chars writes it.
template <class Float>
std::optional<fraction> read_shortest(Float value) noexcept {
  if (!std::isfinite(value)) return std::nullopt;
  std::array<char, 48> text{};
  const auto written =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
  std::string_view rest{text.data(), static_cast<std::size_t>(written.ptr - text.data())};
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  std::int64_t digits = 0;
  int scale = 0;
  bool after_point = false;
  while (!rest.empty() && rest.front() != 'e') {
    if (rest.front() == '.') {
      after_point = true;
    } else {
      digits = digits * 10 + (rest.front() - '0');
      scale += after_point ? 1 : 0;
    }
    rest.remove_prefix(1);
  }
  int exponent = 0;
  rest.remove_prefix(rest.starts_with("e+") ? 2 : 1);
  std::from_chars(rest.data(), rest.data() + rest.size(), exponent);
  exponent -= scale;
  const int128 number = negative ? -int128{digits} : int128{digits};
  // Seventeen digits take 57 bits.
  if (exponent > 20 || exponent < -most_exponent) {
    return digits == 0 ? std::optional<fraction>{fraction{0}} : std::nullopt;
  }
  if (exponent >= 0) return fraction{number * ten_to(exponent)};
  return fraction{number, ten_to(-exponent)};
}

}  // namespace

std::optional<fraction> shortest_decimal(double value) noexcept { return read_shortest(value); }
std::optional<fraction> shortest_decimal(float value) noexcept { return read_shortest(value); }

cut cut_at(const edge& where) {
  const double nearest = where.at.to_double();
  const double next = std::nextafter(nearest, std::numeric_limits<double>::infinity());
  const auto decimal = shortest_decimal(nearest);
  cut at{};
  // A decimal that does not fit is so small that no edge but zero is near it, or so large that none is.
  const bool reaches = decimal ? where.reached_by(*decimal) : nearest > 0;
  at.of_decimal = reaches ? nearest : next;
  at.of_ratio = where.inclusive ? nearest : next;
  return at;
}

std::int64_t most_denominator(const edge& where) noexcept {
  const fraction reduced = where.at.reduced();
  const uint128 size = magnitude(reduced.numerator);
  constexpr std::int64_t room = (std::int64_t{1} << 52) - 2;
  if (size <= 1) return room;
  return size > static_cast<uint128>(room) ? 0 : room / static_cast<std::int64_t>(size);
}

}  // namespace assay::detail::cards
