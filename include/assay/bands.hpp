// SPDX-License-Identifier: Apache-2.0
//
// Score bands: which points a value earns. Every value falls into exactly one band.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <assay/units.hpp>

namespace assay {

/// How a range ends: nowhere, with the limit itself, or just before it.
enum class limit_kind : std::uint8_t { open, inclusive, exclusive };

/// One end of a range, inclusive or exclusive for itself.
template <class Value>
struct limit {
  Value at{};
  limit_kind kind = limit_kind::open;

  [[nodiscard]] constexpr bool exists() const noexcept { return kind != limit_kind::open; }
  [[nodiscard]] constexpr bool inclusive() const noexcept { return kind == limit_kind::inclusive; }
  /// The end of a neighbour that takes over exactly here.
  [[nodiscard]] constexpr limit opposite() const noexcept {
    return {at, inclusive() ? limit_kind::exclusive : limit_kind::inclusive};
  }
  friend constexpr bool operator==(const limit&, const limit&) = default;
};

/// The values between two limits.
template <class Value>
struct range {
  limit<Value> lower;
  limit<Value> upper;

  /// Of the value's own type, or of another that can be compared with it exactly.
  template <class Other = Value>
    requires requires(const Other& value, const Value& edge) { value < edge, value == edge; }
  [[nodiscard]] constexpr bool contains(const Other& value) const noexcept {
    const bool is_above = !lower.exists() || value > lower.at || (lower.inclusive() && value == lower.at);
    const bool is_below = !upper.exists() || value < upper.at || (upper.inclusive() && value == upper.at);
    return is_above && is_below;
  }
  friend constexpr bool operator==(const range&, const range&) = default;
};

template <class Value>
[[nodiscard]] constexpr range<Value> at_least(Value value) noexcept {
  return {{value, limit_kind::inclusive}, {}};
}
template <class Value>
[[nodiscard]] constexpr range<Value> above(Value value) noexcept {
  return {{value, limit_kind::exclusive}, {}};
}
template <class Value>
[[nodiscard]] constexpr range<Value> at_most(Value value) noexcept {
  return {{}, {value, limit_kind::inclusive}};
}
template <class Value>
[[nodiscard]] constexpr range<Value> below(Value value) noexcept {
  return {{}, {value, limit_kind::exclusive}};
}
/// Both ends included.
template <class Value>
[[nodiscard]] constexpr range<Value> between(Value low, Value high) noexcept {
  return {{low, limit_kind::inclusive}, {high, limit_kind::inclusive}};
}

/// A range of values and the points it earns.
template <class Value>
struct band {
  range<Value> values;
  points awarded;

  friend constexpr bool operator==(const band&, const band&) = default;
};
template <class Value>
band(range<Value>, points) -> band<Value>;

/// What can be wrong with a list of bands. A hole and an uncovered end are closed (the neighbour with fewer points takes a
/// hole, the outermost band takes the end); the other two leave a list that must not be used.
enum class band_issue_kind : std::uint8_t { hole, uncovered_below, uncovered_above, overlap, reversed };

template <class Value>
struct band_issue {
  band_issue_kind kind;
  Value from;  ///< a hole's ends; the limit in question for the other kinds (then equal to `to`)
  Value to;
};

namespace detail {

template <class Value>
constexpr bool starts_before(const band<Value>& left, const band<Value>& right) noexcept {
  const auto& a = left.values.lower;
  const auto& b = right.values.lower;
  if (!a.exists() || !b.exists()) return !a.exists() && b.exists();
  return a.at < b.at || (a.at == b.at && a.inclusive() && !b.inclusive());
}

template <class Value>
constexpr bool is_reversed(const range<Value>& values) noexcept {
  if (!values.lower.exists() || !values.upper.exists()) return false;
  if (values.lower.at == values.upper.at) return !(values.lower.inclusive() && values.upper.inclusive());
  return values.lower.at > values.upper.at;
}

/// Makes two neighbours meet; false when they overlap.
template <class Value, class Report>
constexpr bool join_neighbours(band<Value>& low, band<Value>& high, const Report& report) {
  auto& upper = low.values.upper;
  auto& lower = high.values.lower;
  const bool meet = upper.exists() && lower.exists() && upper.at == lower.at;
  const bool both_hold_it = meet && upper.inclusive() && lower.inclusive();
  if (!upper.exists() || !lower.exists() || upper.at > lower.at || both_hold_it) {
    const auto& where = lower.exists() ? lower.at : upper.at;
    report(band_issue<Value>{band_issue_kind::overlap, where, where});
    return false;
  }
  if (meet && upper.inclusive() != lower.inclusive()) return true;
  report(band_issue<Value>{band_issue_kind::hole, upper.at, lower.at});
  if (low.awarded <= high.awarded) {
    upper = lower.opposite();
  } else {
    lower = upper.opposite();
  }
  return true;
}

}  // namespace detail

/// Sorts bands by value and closes holes, so that each value has exactly one band. `report(band_issue)` is called for
/// each issue. False when bands overlap or a range is reversed.
template <class Value, class Report>
constexpr bool arrange_bands(std::span<band<Value>> list, const Report& report) {
  bool usable = true;
  for (const auto& item : list) {
    if (!detail::is_reversed(item.values)) continue;
    report(band_issue<Value>{band_issue_kind::reversed, item.values.lower.at, item.values.upper.at});
    usable = false;
  }
  if (!usable || list.empty()) return usable && !list.empty();
  // Insertion sort: lists are short, and it is a constant expression on every compiler.
  for (std::size_t end = 1; end < list.size(); ++end) {
    for (std::size_t at = end; at > 0 && detail::starts_before(list[at], list[at - 1]); --at)
      std::swap(list[at], list[at - 1]);
  }
  for (std::size_t index = 1; index < list.size(); ++index) {
    usable = detail::join_neighbours(list[index - 1], list[index], report) && usable;
  }
  auto& lowest = list.front().values.lower;
  auto& highest = list.back().values.upper;
  if (lowest.exists()) report(band_issue<Value>{band_issue_kind::uncovered_below, lowest.at, lowest.at});
  if (highest.exists()) report(band_issue<Value>{band_issue_kind::uncovered_above, highest.at, highest.at});
  lowest = {};
  highest = {};
  return usable;
}

/// A full scale of bands: ascending, without gaps, from minus to plus infinity. Holds `Extent` bands, or any number
/// when the extent is dynamic.
///
///     constexpr assay::bands on_time{assay::band{at_least(95_percent), 10_points},
///                                    assay::band{between(90_percent, 94_percent), 8_points},
///                                    assay::band{below(90_percent), 5_points}};
///     static_assert(on_time.points_for(94.5_percent) == 8_points);
template <class Value, std::size_t Extent = std::dynamic_extent>
class bands {
  static constexpr bool is_dynamic = Extent == std::dynamic_extent;
  using storage = std::conditional_t<is_dynamic, std::vector<band<Value>>,
                                     std::array<band<Value>, is_dynamic ? 1 : Extent>>;

 public:
  using value_type = Value;

  /// From bands in any order; holes go to the neighbour with fewer points. Overlaps do not compile.
  template <class... More>
  consteval explicit bands(const band<Value>& first,
                           const More&... more) requires(!is_dynamic && sizeof...(More) + 1 == Extent)
      : bands_{first, more...} {
    if (!arrange_bands(std::span<band<Value>>{bands_}, [](const auto&) {})) bands_overlap();
  }

  /// From bands that arrange_bands() accepted.
  [[nodiscard]] static constexpr bands from_arranged(storage arranged) noexcept {
    return bands{std::move(arranged)};
  }

  [[nodiscard]] constexpr std::span<const band<Value>> list() const noexcept { return bands_; }

  /// Index in list() of the one band that holds `value`.
  template <class Other = Value>
    requires requires(const range<Value>& values, const Other& value) { values.contains(value); }
  [[nodiscard]] constexpr std::size_t index_of(const Other& value) const noexcept {
    std::size_t index = 0;
    while (index + 1 < bands_.size() && !bands_[index].values.contains(value))
      ++index;
    return index;
  }
  [[nodiscard]] constexpr points points_for(const Value& value) const noexcept {
    return bands_[index_of(value)].awarded;
  }

  /// The most that any band awards.
  [[nodiscard]] constexpr points maximum() const noexcept {
    points most = bands_.front().awarded;
    for (const auto& item : bands_)
      most = std::max(most, item.awarded);
    return most;
  }

  /// The nearest band that awards more than band `index`, with the limit that has to be passed to enter it.
  struct step {
    std::size_t index;
    limit<Value> entry;
    bool upwards;
  };
  [[nodiscard]] constexpr std::optional<step> next_better(std::size_t index) const noexcept {
    for (std::size_t distance = 1; distance < bands_.size(); ++distance) {
      if (index + distance < bands_.size() && bands_[index + distance].awarded > bands_[index].awarded) {
        return step{index + distance, bands_[index + distance].values.lower, true};
      }
      if (index >= distance && bands_[index - distance].awarded > bands_[index].awarded) {
        return step{index - distance, bands_[index - distance].values.upper, false};
      }
    }
    return std::nullopt;
  }

 private:
  constexpr explicit bands(storage arranged) noexcept : bands_{std::move(arranged)} {}

  /// Not constexpr on purpose: reaching it stops the compilation with this name in the message.
  static void bands_overlap() {}

  storage bands_;
};
template <class Value, class... More>
bands(band<Value>, More...) -> bands<Value, sizeof...(More) + 1>;

}  // namespace assay
