// SPDX-License-Identifier: Apache-2.0
//
// Quantities with a unit in their type: a ratio cannot be compared with seconds, points cannot be added to a count.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <assay/decimal.hpp>
#include <assay/fraction.hpp>

namespace assay {

/// The units an indicator can have.
enum class unit : std::uint8_t {
  ratio,    ///< part of a whole; 95 % is a spelling of 0.95
  seconds,  ///< a length of time
  score,    ///< a position on a declared scale: NPS -100..100, a 100-point quality check, CSAT 1..5
  count,    ///< how many
  number,   ///< anything else, with a unit label of its own
};

[[nodiscard]] constexpr std::string_view name_of(unit value) noexcept {
  constexpr std::string_view names[] = {"ratio", "seconds", "score", "count", "number"};
  return names[static_cast<std::size_t>(value)];
}

/// An exact value in one unit. Mixing units does not compile.
template <unit Unit>
class quantity {
 public:
  static constexpr unit unit_of = Unit;

  constexpr quantity() noexcept = default;
  constexpr explicit quantity(const fraction& value) noexcept : value_{value} {}
  constexpr explicit quantity(const decimal& value) noexcept : value_{value} {}
  /// numerator / denominator, denominator > 0.
  constexpr quantity(std::int64_t numerator, std::int64_t denominator) noexcept
      : value_{numerator, denominator} {}

  [[nodiscard]] constexpr const fraction& exact() const noexcept { return value_; }
  [[nodiscard]] constexpr double to_double() const noexcept { return value_.to_double(); }

  friend constexpr auto operator<=>(const quantity& left, const quantity& right) noexcept {
    return left.value_ <=> right.value_;
  }
  friend constexpr bool operator==(const quantity& left, const quantity& right) noexcept {
    return left.value_ == right.value_;
  }

 private:
  fraction value_;
};

using ratio = quantity<unit::ratio>;
using seconds = quantity<unit::seconds>;
using score = quantity<unit::score>;
using count = quantity<unit::count>;
using number = quantity<unit::number>;

/// Points awarded on a scale, in steps of the points quantum 10^-9: the one place where scoring rounds.
class points {
 public:
  static constexpr int quantum_digits = 9;
  static constexpr std::int64_t quantum = 1'000'000'000;

  constexpr points() noexcept = default;

  [[nodiscard]] static constexpr points from_quanta(std::int64_t quanta) noexcept {
    points result;
    result.quanta_ = quanta;
    return result;
  }
  [[nodiscard]] static constexpr points whole(std::int64_t value) noexcept {
    return from_quanta(value * quantum);
  }

  /// To the nearest quantum, ties to even; empty beyond +-9.2 * 10^9 points.
  [[nodiscard]] static constexpr std::optional<points> rounded(const fraction& value) noexcept {
    const auto quanta = value.scaled_half_even(quantum_digits);
    if (!quanta) return std::nullopt;
    return from_quanta(*quanta);
  }
  /// Exactly `value`; empty when it has more than nine decimals.
  [[nodiscard]] static constexpr std::optional<points> exactly(const decimal& value) noexcept {
    const auto scaled = value.with_scale(quantum_digits);
    if (!scaled) return std::nullopt;
    return from_quanta(scaled->coefficient);
  }

  [[nodiscard]] constexpr std::int64_t quanta() const noexcept { return quanta_; }
  [[nodiscard]] constexpr fraction exact() const noexcept { return {quanta_, quantum}; }
  [[nodiscard]] constexpr double to_double() const noexcept { return exact().to_double(); }
  /// Shortest decimal text: `8`, `62.5`, `66.666666667`.
  [[nodiscard]] std::string text() const { return decimal{quanta_, quantum_digits}.shortest().text(); }

  friend constexpr auto operator<=>(const points&, const points&) noexcept = default;
  friend constexpr points operator+(points left, points right) noexcept {
    return from_quanta(left.quanta_ + right.quanta_);
  }
  friend constexpr points operator-(points left, points right) noexcept {
    return from_quanta(left.quanta_ - right.quanta_);
  }

 private:
  std::int64_t quanta_ = 0;
};

/// `95_percent`, `0.95_ratio`, `2.5_minutes`, `8_points`: exact, checked when compiled.
namespace literals {
namespace detail {

/// Not constexpr on purpose: reaching it stops the compilation with this name in the message.
inline void number_has_too_many_digits() {}

consteval fraction literal(const char* text, std::int64_t multiplier, std::int64_t divisor) {
  char digits[64] = {};
  std::size_t length = 0;
  for (const char* at = text; *at != '\0'; ++at) {
    if (*at == '\'') continue;
    if (length == sizeof digits) number_has_too_many_digits();
    digits[length++] = *at;
  }
  const auto parsed = decimal::parse(std::string_view{digits, length});
  if (!parsed) number_has_too_many_digits();
  return fraction{static_cast<int128>(parsed->coefficient) * multiplier,
                  static_cast<int128>(power_of_ten(parsed->scale)) * divisor};
}

consteval points literal_points(const char* text) {
  const auto exact = literal(text, 1, 1);
  const auto result = points::rounded(exact);
  if (!result || result->exact() != exact) number_has_too_many_digits();
  return *result;
}

}  // namespace detail

consteval ratio operator""_percent(const char* text) { return ratio{detail::literal(text, 1, 100)}; }
consteval ratio operator""_ratio(const char* text) { return ratio{detail::literal(text, 1, 1)}; }
consteval seconds operator""_seconds(const char* text) { return seconds{detail::literal(text, 1, 1)}; }
consteval seconds operator""_minutes(const char* text) { return seconds{detail::literal(text, 60, 1)}; }
consteval seconds operator""_hours(const char* text) { return seconds{detail::literal(text, 3600, 1)}; }
consteval score operator""_score(const char* text) { return score{detail::literal(text, 1, 1)}; }
consteval count operator""_count(const char* text) { return count{detail::literal(text, 1, 1)}; }
consteval points operator""_points(const char* text) { return detail::literal_points(text); }

}  // namespace literals

}  // namespace assay
