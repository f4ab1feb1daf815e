// SPDX-License-Identifier: Apache-2.0
#include "column/exact_value.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>
namespace assay::column {
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

std::optional<fraction> scaled_down(int128 number, std::int32_t decimals) noexcept {
  fraction value{number};
  for (; decimals > 0 && value.denominator <= int128_max / 10; --decimals)
    value.denominator *= 10;
  for (; decimals < 0; ++decimals) {
    const auto more = checked_multiply<int128>(value.numerator, 10);
    if (!more) return std::nullopt;
    value.numerator = *more;
  }
  return decimals == 0 ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<fraction> shortest_decimal(double value) noexcept { return read_shortest(value); }
std::optional<fraction> shortest_decimal(float value) noexcept { return read_shortest(value); }

std::optional<fraction> exact_value(const column_view& column, std::size_t row) noexcept {
  if (column.type == physical_type::float64) return shortest_decimal(value_at<double>(column, row));
  if (column.type == physical_type::float32) return shortest_decimal(value_at<float>(column, row));
  const bool is_bits = column.type == physical_type::bits;
  return scaled_down(integer_at(column, row), is_bits ? 0 : column.decimals);
}

}  // namespace assay::column
