// SPDX-License-Identifier: Apache-2.0
//
// The ways to points other than bands: linear between points, ratio to target, deduction per event, and a value that
// is points already. Each is exact up to the one rounding to the points quantum.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <assay/detail/wide.hpp>
#include <assay/direction.hpp>
#include <assay/units.hpp>

namespace assay {

/// `value` earns `awarded` points.
template <class Value>
struct knot {
  Value at{};
  points awarded;

  friend constexpr bool operator==(const knot&, const knot&) = default;
};
template <class Value>
knot(Value, points) -> knot<Value>;

namespace detail {

[[nodiscard]] constexpr const fraction& exact_of(const fraction& value) noexcept { return value; }
template <unit Unit>
[[nodiscard]] constexpr const fraction& exact_of(const quantity<Unit>& value) noexcept {
  return value.exact();
}

/// quanta * top / bottom + base to the nearest quantum, ties to even; limited to the range of points.
[[nodiscard]] constexpr points scaled_points(std::int64_t quanta, const signed_wide& top, const wide& bottom,
                                             std::int64_t base) noexcept {
  const signed_wide step{top.negative != (quanta < 0), top.size * wide{magnitude(quanta)}};
  const auto total = add(step, signed_wide{base < 0, bottom * wide{magnitude(base)}});
  const auto size = divide_half_even(total.size, bottom);
  const std::int64_t result = size.bit_width() > 63 ? INT64_MAX : static_cast<std::int64_t>(size.low());
  return points::from_quanta(total.negative ? -result : result);
}

/// The points at `value` on the straight line through two knots with different values.
template <class Value>
[[nodiscard]] constexpr points interpolate(const Value& value, const knot<Value>& low,
                                           const knot<Value>& high) noexcept {
  const fraction& v = exact_of(value);
  const fraction& x0 = exact_of(low.at);
  const fraction& x1 = exact_of(high.at);
  // (v - x0) / (x1 - x0) with the denominators multiplied out.
  const auto rise =
      add(multiply(v.numerator, x0.denominator), negated(multiply(x0.numerator, v.denominator)));
  const auto run =
      add(multiply(x1.numerator, x0.denominator), negated(multiply(x0.numerator, x1.denominator)));
  const signed_wide top{rise.negative != run.negative, rise.size * wide{magnitude(x1.denominator)}};
  return scaled_points(high.awarded.quanta() - low.awarded.quanta(), top,
                       run.size * wide{magnitude(v.denominator)}, low.awarded.quanta());
}

}  // namespace detail

/// Straight lines between knots, level before the first and after the last.
template <class Value, std::size_t Extent = std::dynamic_extent>
class linear {
  static constexpr bool is_dynamic = Extent == std::dynamic_extent;
  using storage = std::conditional_t<is_dynamic, std::vector<knot<Value>>,
                                     std::array<knot<Value>, is_dynamic ? 1 : Extent>>;

 public:
  /// Knots with strictly ascending values, at least one.
  constexpr explicit linear(storage knots) noexcept : knots_{std::move(knots)} {}
  template <class... More>
  constexpr explicit linear(const knot<Value>& first, const More&... more) noexcept
      requires(!is_dynamic && sizeof...(More) + 1 == Extent)
      : knots_{first, more...} {}

  [[nodiscard]] constexpr std::span<const knot<Value>> knots() const noexcept { return knots_; }

  [[nodiscard]] constexpr points points_for(const Value& value) const noexcept {
    if (value <= knots_.front().at) return knots_.front().awarded;
    for (std::size_t index = 1; index < knots_.size(); ++index) {
      if (value <= knots_[index].at) return detail::interpolate(value, knots_[index - 1], knots_[index]);
    }
    return knots_.back().awarded;
  }
  [[nodiscard]] constexpr points maximum() const noexcept {
    points most = knots_.front().awarded;
    for (const auto& item : knots_)
      most = std::max(most, item.awarded);
    return most;
  }

 private:
  storage knots_;
};
template <class Value, class... More>
linear(knot<Value>, More...) -> linear<Value, sizeof...(More) + 1>;

/// Points in proportion to the achievement rate 达成率: actual / target when higher is better, target / actual when
/// lower is better; never below 0 and never above `cap` times `at_target`.
template <class Value>
struct ratio_to_target {
  Value target{};  ///< greater than zero
  direction better = direction::higher_is_better;
  points at_target = points::whole(100);
  ratio cap{1, 1};

  [[nodiscard]] constexpr points points_for(const Value& value) const noexcept {
    const fraction& actual = detail::exact_of(value);
    const fraction& wanted = detail::exact_of(target);
    const bool higher = better != direction::lower_is_better;
    const fraction& top = higher ? actual : wanted;
    const fraction& bottom = higher ? wanted : actual;
    const points most =
        detail::scaled_points(at_target.quanta(), {false, detail::wide{magnitude(cap.exact().numerator)}},
                              detail::wide{magnitude(cap.exact().denominator)}, 0);
    if (bottom.numerator <= 0) return most;
    if (top.numerator <= 0) return points{};
    const auto rate_top = detail::multiply(top.numerator, bottom.denominator);
    const auto rate_bottom = detail::multiply(top.denominator, bottom.numerator);
    return std::min(most, detail::scaled_points(at_target.quanta(), rate_top, rate_bottom.size, 0));
  }
  [[nodiscard]] constexpr points maximum() const noexcept { return at_target; }
};

/// `start` points less `each` for every event, never below `floor`.
template <class Value>
struct deduction {
  points start = points::whole(100);
  points each = points::whole(1);
  points floor{};

  [[nodiscard]] constexpr points points_for(const Value& events) const noexcept {
    const fraction& exact = detail::exact_of(events);
    const auto left =
        detail::scaled_points(-each.quanta(), {exact.numerator < 0, detail::wide{magnitude(exact.numerator)}},
                              detail::wide{magnitude(exact.denominator)}, start.quanta());
    return std::clamp(left, floor, start);
  }
  [[nodiscard]] constexpr points maximum() const noexcept { return start; }
};

/// The value is points already, on a scale from 0 to `full_mark`; values outside the scale take its nearer end.
template <class Value>
struct value_as_points {
  points full_mark = points::whole(100);

  [[nodiscard]] constexpr points points_for(const Value& value) const noexcept {
    const fraction& exact = detail::exact_of(value);
    const auto rounded = points::rounded(exact);
    if (!rounded) return exact > fraction{} ? full_mark : points{};
    return std::clamp(*rounded, points{}, full_mark);
  }
  [[nodiscard]] constexpr points maximum() const noexcept { return full_mark; }
};

}  // namespace assay
