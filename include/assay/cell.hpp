// SPDX-License-Identifier: Apache-2.0
//
// One value of a record as a host holds it, whatever its type.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <assay/column.hpp>

namespace assay {

/// A missing cell.
struct missing_cell {
  friend bool operator==(missing_cell, missing_cell) = default;
};

/// A length of time, or the time since 1970-01-01T00:00:00Z: so many of a unit, as std::chrono has them.
struct cell_time {
  bool is_point = false;                      ///< a point in time
  std::variant<std::int64_t, double> amount;  ///< of units
  std::int64_t numerator = 1;                 ///< seconds in one unit: numerator / denominator
  std::int64_t denominator = 1;

  friend bool operator==(const cell_time&, const cell_time&) = default;
};

namespace detail {

/// Counts of std::chrono that fit the library's.
template <class Count>
concept time_amount = std::floating_point<Count> ||
    (column_integer<Count> && (std::signed_integral<Count> || sizeof(Count) < 8));

template <class Count>
using time_amount_of = std::conditional_t<std::floating_point<Count>, double, std::int64_t>;

}  // namespace detail

/// One cell. Made from what a host has, without a cast: truth values, integers of any width, float and double, texts, lengths
/// of time and points in time of std::chrono in any unit, std::optional of all of them; nullptr, std::nullopt, a null `const
/// char*` and missing_cell for what is missing. A double means its shortest decimal that reads back as the same double, so
/// 2.675 is 2.675, and a float its own; a text is read by the rules of the column's type. Not made from characters,
/// pointers, long double, enumerators, and clocks other than the system's. Borrows texts.
class cell {
 public:
  using content_type = std::variant<missing_cell, bool, std::int64_t, std::uint64_t, float, double,
                                    std::string_view, cell_time>;

  constexpr cell() noexcept = default;
  // NOLINTBEGIN(google-explicit-constructor): values are written as they are
  constexpr cell(missing_cell) noexcept {}
  constexpr cell(std::nullptr_t) noexcept {}
  constexpr cell(std::nullopt_t) noexcept {}

  template <std::same_as<bool> Truth>
  constexpr cell(Truth truth) noexcept : content_{truth} {}
  template <detail::column_integer Integer>
  constexpr cell(Integer figure) noexcept
      : content_{static_cast<std::conditional_t<std::is_signed_v<Integer>, std::int64_t, std::uint64_t>>(
            figure)} {}
  template <std::same_as<float> Number>
  constexpr cell(Number figure) noexcept : content_{figure} {}
  template <std::same_as<double> Number>
  constexpr cell(Number figure) noexcept : content_{figure} {}

  constexpr cell(std::string_view text) noexcept : content_{text} {}
  cell(const std::string& text) noexcept : content_{std::string_view{text}} {}
  constexpr cell(const char* text) noexcept {
    if (text != nullptr) content_ = std::string_view{text};
  }

  template <detail::time_amount Count, class Period>
  constexpr cell(std::chrono::duration<Count, Period> length) noexcept
      : content_{cell_time{false, static_cast<detail::time_amount_of<Count>>(length.count()), Period::num,
                           Period::den}} {}
  template <detail::time_amount Count, class Period>
  constexpr cell(std::chrono::sys_time<std::chrono::duration<Count, Period>> point) noexcept
      : content_{cell_time{true, static_cast<detail::time_amount_of<Count>>(point.time_since_epoch().count()),
                           Period::num, Period::den}} {}

  template <class Value>
    requires std::constructible_from<cell, const Value&>
  constexpr cell(const std::optional<Value>& value) noexcept {
    if (value) *this = cell(*value);
  }
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] constexpr const content_type& content() const noexcept { return content_; }

 private:
  content_type content_;
};

}  // namespace assay
