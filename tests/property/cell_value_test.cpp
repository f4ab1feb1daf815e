// SPDX-License-Identifier: Apache-2.0
//
// Cells under random input: texts, doubles and integers that mean the same number become the same scaled integer, by an
// arithmetic other than the one that is tested, and times agree with the calendar of the standard library.
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <assay/decimal.hpp>
#include <assay/fraction.hpp>

#include "column/number_text.hpp"
#include "column/time_text.hpp"

namespace assay::column {
namespace {

constexpr std::int64_t widest = std::numeric_limits<std::int64_t>::max();

class random_source {
 public:
  explicit random_source(std::uint64_t seed) : engine_{seed} {}
  std::uint64_t bits() { return engine_(); }
  std::int64_t from(std::int64_t low, std::int64_t high) {
    const auto span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + (span == 0 ? bits() : bits() % span));
  }
  bool one_in(std::uint64_t count) { return bits() % count == 0; }
  std::int32_t decimals() { return static_cast<std::int32_t>(from(0, 9)); }
  /// Of any magnitude up to 10^18.
  std::int64_t integer() {
    const std::int64_t size = from(0, power_of_ten(static_cast<int>(from(0, 18))));
    return one_in(2) ? -size : size;
  }

 private:
  std::mt19937_64 engine_;
};

std::string shortest_text(double number) {
  std::array<char, 64> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), written.ptr};
}

// A double of the kinds that hosts pass: random bits, decimals, their neighbours, results of arithmetic.
double any_double(random_source& random) {
  const std::int64_t kind = random.from(0, 4);
  if (kind == 0) return std::bit_cast<double>(random.bits());
  const auto decimal_double = [&random] {
    return static_cast<double>(random.integer()) / static_cast<double>(power_of_ten(random.decimals()));
  };
  const double value = decimal_double();
  if (kind == 1) return value;
  if (kind == 2) return std::nextafter(value, random.one_in(2) ? HUGE_VAL : -HUGE_VAL);
  if (kind == 3) return value + decimal_double();
  // Around 10^15, where fifteen digits end.
  return (1e15 + static_cast<double>(random.from(-100, 100)) / 8) /
         static_cast<double>(power_of_ten(random.decimals()));
}

TEST(CellValueProperty, ADoubleIsItsShortestDecimal) {
  random_source random{1};
  int accepted = 0;
  for (int round = 0; round < 400'000; ++round) {
    const double number = any_double(random);
    const number_rule rule{-widest, widest, random.decimals(), 1, random.one_in(2)};
    const std::string text = shortest_text(number);
    const scaled_value expected = read_any_number(text, rule);
    ASSERT_EQ(read_number(number, rule), expected) << text << " with " << rule.decimals << " decimals";
    accepted += expected.ok() ? 1 : 0;
  }
  EXPECT_GT(accepted, 100'000);
}

TEST(CellValueProperty, ADecimalComesBackFromItsDouble) {
  random_source random{2};
  for (int round = 0; round < 200'000; ++round) {
    const std::int64_t scaled = random.from(-999'999'999'999'999, 999'999'999'999'999);
    const std::int32_t decimals = random.decimals();
    const double number = static_cast<double>(scaled) / static_cast<double>(power_of_ten(decimals));
    const number_rule rule{-widest, widest, decimals, 1, false};
    ASSERT_EQ(read_number(number, rule), (scaled_value{scaled, cell_fault::none})) << shortest_text(number);
    ASSERT_EQ(read_number(std::string_view{shortest_text(number)}, rule),
              (scaled_value{scaled, cell_fault::none}));
    ASSERT_EQ(read_number(std::string_view{decimal{scaled, decimals}.text()}, rule),
              (scaled_value{scaled, cell_fault::none}));
  }
}

// Digits of a number with blanks, signs, zeros and exponents that do not change it.
std::string disguised(const decimal& number, random_source& random) {
  decimal rest = number;
  int exponent = 0;
  if (random.one_in(3)) {  // move the point
    exponent = static_cast<int>(random.from(-30, 30));
  }
  std::string digits = to_text(rest.coefficient < 0 ? -int128{rest.coefficient} : int128{rest.coefficient});
  int places = rest.scale + exponent;
  if (places < 0) {
    digits.append(static_cast<std::size_t>(-places), '0');
    places = 0;
  }
  if (digits.size() <= static_cast<std::size_t>(places))
    digits.insert(0, static_cast<std::size_t>(places) + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
  if (places > 0 && random.one_in(3)) digits.append(static_cast<std::size_t>(random.from(1, 40)), '0');
  if (random.one_in(4)) digits.insert(0, static_cast<std::size_t>(random.from(1, 40)), '0');
  if (places > 0 && digits.starts_with("0.") && random.one_in(3)) digits.erase(0, 1);
  if (exponent != 0) digits += (random.one_in(2) ? "e" : "E") + std::to_string(exponent);
  if (rest.coefficient < 0) {
    digits.insert(0, 1, '-');
  } else if (random.one_in(5)) {
    digits.insert(0, 1, '+');
  }
  if (random.one_in(6)) digits = " " + digits + "\t ";
  return digits;
}

TEST(CellValueProperty, EverySpellingOfANumberIsThatNumber) {
  random_source random{3};
  int rounded = 0;
  for (int round = 0; round < 300'000; ++round) {
    const decimal number{random.integer(), static_cast<int>(random.from(0, 18))};
    const number_rule rule{-widest, widest, random.decimals(), 1, random.one_in(2)};
    const std::string text = disguised(number, random);
    const scaled_value read = read_number(std::string_view{text}, rule);
    const auto exact = number.with_scale(rule.decimals);
    const auto nearest = fraction{number}.scaled_half_even(rule.decimals);
    if (exact) {
      ASSERT_EQ(read, (scaled_value{exact->coefficient, cell_fault::none})) << text;
    } else if (!nearest) {
      ASSERT_FALSE(read.ok()) << text;
    } else if (rule.round_half_even) {
      ASSERT_EQ(read, (scaled_value{*nearest, cell_fault::none})) << text;
      ++rounded;
    } else {
      ASSERT_EQ(read.fault, cell_fault::too_many_digits) << text;
    }
  }
  EXPECT_GT(rounded, 10'000);
}

TEST(CellValueProperty, TheShortWayIsTheLongWay) {
  random_source random{4};
  constexpr std::string_view alphabet = "0123456789012345678900..--+eE x5";
  int accepted = 0;
  for (int round = 0; round < 500'000; ++round) {
    std::string text;
    for (std::int64_t left = random.from(0, 22); left > 0; --left)
      text += alphabet[static_cast<std::size_t>(random.from(0, random.one_in(2) ? 19 : 31))];
    const std::int64_t limit = random.integer();
    const number_rule rule{limit < 0 ? limit : -widest, limit < 0 ? widest : limit, random.decimals(),
                           random.one_in(3) ? 60 : 1, random.one_in(2)};
    const scaled_value expected = read_any_number(text, rule);
    ASSERT_EQ(read_number(std::string_view{text}, rule), expected) << text;
    accepted += expected.ok() ? 1 : 0;
  }
  EXPECT_GT(accepted, 50'000);
}

TEST(CellValueProperty, MinutesAndHoursAreExactSeconds) {
  random_source random{5};
  for (int round = 0; round < 100'000; ++round) {
    const decimal number{random.from(-1'000'000'000'000, 1'000'000'000'000),
                         static_cast<int>(random.from(0, 12))};
    const std::int32_t unit = random.one_in(2) ? 60 : 3600;
    const number_rule rule{-widest, widest, random.decimals(), unit, true};
    const auto expected =
        fraction{int128{number.coefficient} * unit, power_of_ten(number.scale)}.scaled_half_even(
            rule.decimals);
    const scaled_value read = read_number(std::string_view{number.text()}, rule);
    if (expected) {
      ASSERT_EQ(read, (scaled_value{*expected, cell_fault::none})) << number.text();
    } else {
      ASSERT_EQ(read.fault, cell_fault::out_of_range) << number.text();
    }
  }
}

std::string padded(std::int64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

TEST(CellValueProperty, TimestampsAgreeWithTheStandardCalendar) {
  using std::chrono::sys_days;
  random_source random{6};
  const auto us_format = timestamp_format::compile("%m/%d/%Y %I:%M:%S %p").value.value();
  const auto dense_format = timestamp_format::compile("%Y%m%d%H%M%S%z").value.value();
  const number_rule rule{-widest, widest, 0, 1, false};
  for (int round = 0; round < 100'000; ++round) {
    const std::int64_t seconds = random.from(-62167219200, 253402300799);  // years 0000 to 9999
    const std::int64_t day = seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400);
    const std::int64_t clock = seconds - day * 86400;
    const std::chrono::year_month_day date{sys_days{std::chrono::days{day}}};
    const auto year = padded(int{date.year()}, 4);
    const auto month = padded(unsigned{date.month()}, 2);
    const auto day_of_month = padded(unsigned{date.day()}, 2);
    const std::int64_t hour = clock / 3600;
    const std::string minute = padded(clock / 60 % 60, 2);
    const std::string second = padded(clock % 60, 2);

    const std::int64_t offset_minutes = random.from(-23 * 60 - 59, 23 * 60 + 59);
    const std::int64_t offset_size = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    const std::string offset =
        (offset_minutes < 0 ? "-" : "+") + padded(offset_size / 60, 2) + ":" + padded(offset_size % 60, 2);
    const std::string iso = year + "-" + month + "-" + day_of_month + (random.one_in(2) ? "T" : " ") +
                            padded(hour, 2) + ":" + minute + ":" + second;
    ASSERT_EQ(read_iso_timestamp(iso, rule), (scaled_value{seconds, cell_fault::none})) << iso;
    ASSERT_EQ(read_iso_timestamp(iso + offset, rule),
              (scaled_value{seconds - offset_minutes * 60, cell_fault::none}))
        << iso << offset;

    const std::string us = std::to_string(unsigned{date.month()}) + "/" +
                           std::to_string(unsigned{date.day()}) + "/" + year + " " +
                           std::to_string(hour % 12 == 0 ? 12 : hour % 12) + ":" + minute + ":" + second +
                           (hour < 12 ? " AM" : " PM");
    ASSERT_EQ(us_format.read(us, rule), (scaled_value{seconds, cell_fault::none})) << us;
    const std::string dense = year + month + day_of_month + padded(hour, 2) + minute + second + offset;
    ASSERT_EQ(dense_format.read(dense, rule), (scaled_value{seconds - offset_minutes * 60, cell_fault::none}))
        << dense;
  }
}

TEST(CellValueProperty, ClockDurationsAreTheirSeconds) {
  random_source random{7};
  for (int round = 0; round < 100'000; ++round) {
    const std::int64_t tenths = random.from(-3'600'000'000, 3'600'000'000);
    const std::int64_t size = tenths < 0 ? -tenths : tenths;
    const std::string rest = padded(size / 10 % 60, 2) + "." + std::to_string(size % 10);
    const std::string sign = tenths < 0 ? "-" : "";
    const number_rule rule{-widest, widest, 1, 1, false};
    const std::string long_form =
        sign + std::to_string(size / 36000) + ":" + padded(size / 600 % 60, 2) + ":" + rest;
    const std::string short_form = sign + std::to_string(size / 600) + ":" + rest;
    ASSERT_EQ(read_clock_duration(long_form, true, rule), (scaled_value{tenths, cell_fault::none}))
        << long_form;
    ASSERT_EQ(read_clock_duration(short_form, false, rule), (scaled_value{tenths, cell_fault::none}))
        << short_form;
  }
}

}  // namespace
}  // namespace assay::column
