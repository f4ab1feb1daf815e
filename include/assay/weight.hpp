// SPDX-License-Identifier: Apache-2.0
//
// Weights, what happens to the weight of something that has no data, and the two ways to add scores up.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <assay/detail/wide.hpp>
#include <assay/units.hpp>

namespace assay {

/// The weight of an indicator or a dimension among its siblings, up to nine decimals.
class weight {
 public:
  constexpr weight() noexcept = default;

  [[nodiscard]] static constexpr weight from_quanta(std::int64_t quanta) noexcept {
    weight result;
    result.quanta_ = quanta;
    return result;
  }
  [[nodiscard]] static constexpr weight whole(std::int64_t value) noexcept {
    return from_quanta(value * points::quantum);
  }
  /// Empty for a negative number or more than nine decimals.
  [[nodiscard]] static constexpr std::optional<weight> exactly(const decimal& value) noexcept {
    const auto scaled = value.with_scale(points::quantum_digits);
    if (!scaled || scaled->coefficient < 0) return std::nullopt;
    return from_quanta(scaled->coefficient);
  }

  [[nodiscard]] constexpr std::int64_t quanta() const noexcept { return quanta_; }
  [[nodiscard]] std::string text() const {
    return decimal{quanta_, points::quantum_digits}.shortest().text();
  }

  friend constexpr auto operator<=>(const weight&, const weight&) noexcept = default;
  friend constexpr weight operator+(weight left, weight right) noexcept {
    return from_quanta(left.quanta_ + right.quanta_);
  }

 private:
  std::int64_t quanta_ = 0;
};

namespace literals {
consteval weight operator""_weight(const char* text) {
  return weight::from_quanta(detail::literal_points(text).quanta());
}
}  // namespace literals

/// Whether the weights of siblings must total a whole, or only their proportions count.
enum class weight_rule : std::uint8_t { total_100, relative };

[[nodiscard]] constexpr weight total_of(std::span<const weight> weights) noexcept {
  weight total;
  for (const weight item : weights)
    total = total + item;
  return total;
}

/// How the scores of siblings become one score on a 0..100 scale.
enum class aggregation : std::uint8_t {
  weighted_mean,    ///< sum of weight x score / sum of weight, each score on 0..100
  weighted_points,  ///< sum of weight x points / sum of weight x possible points x 100
};

/// What happens to the weight of a sibling without data.
enum class missing_policy : std::uint8_t {
  redistribute,           ///< the others in the same dimension take it, in proportion to their weights
  redistribute_over_all,  ///< everything that has data takes it, across dimensions
  zero,                   ///< it counts as zero points
  refuse,                 ///< no total below the declared coverage; above it, as redistribute
};

struct missing_rule {
  missing_policy policy = missing_policy::redistribute;
  ratio minimum_coverage{1, 1};  ///< for `refuse`: share of the weight that must have data

  friend constexpr bool operator==(const missing_rule&, const missing_rule&) = default;
};

/// One sibling: its weight, the points it earned (empty: no data) and the points it could have earned.
struct part {
  weight share;
  std::optional<points> earned;
  points possible = points::whole(100);
};

enum class combine_status : std::uint8_t {
  ok,
  no_data,         ///< nothing with weight has data
  below_coverage,  ///< refused by missing_policy::refuse
  too_many_possibles,  ///< the possible points of the siblings have no common multiple below 2^127, or one has none
  out_of_range,  ///< the score lies beyond what points can hold; only earned points far above the possible ones can
};

struct combined {
  combine_status status = combine_status::no_data;
  points value;    ///< 0..100 when every part is within its possible points; meaningful only with status ok
  ratio coverage;  ///< share of the weight that has data
};

namespace detail {

/// Whether the sums contain the part: only then do its possible points matter.
[[nodiscard]] constexpr bool counts(const part& item, bool missing_as_zero) noexcept {
  return item.share > weight{} && (item.earned || missing_as_zero);
}

/// Least common multiple of the possible points of the parts that count; 0 when it passes 127 bits.
[[nodiscard]] constexpr uint128 common_possible(std::span<const part> parts, bool missing_as_zero) noexcept {
  wide common{1};
  for (const part& item : parts) {
    if (!counts(item, missing_as_zero)) continue;
    if (item.possible <= points{}) return 0;
    const wide possible{static_cast<uint128>(item.possible.quanta())};
    common = common * possible.divided_by(greatest_common_divisor(common, possible)).quotient;
    if (common.bit_width() > 127) return 0;
  }
  return common.low();
}

/// Empty beyond the range of points.
[[nodiscard]] constexpr std::optional<points> rounded_quotient(const signed_wide& top,
                                                               const wide& bottom) noexcept {
  const auto size = divide_half_even(top.size, bottom);
  if (size.bit_width() > 63) return std::nullopt;
  const auto result = static_cast<std::int64_t>(size.low());
  return points::from_quanta(top.negative ? -result : result);
}

struct weighted_sums {
  signed_wide top;
  wide bottom;
};

[[nodiscard]] constexpr weighted_sums sum_scores(std::span<const part> parts, bool missing_as_zero,
                                                 uint128 common) noexcept {
  weighted_sums sums;
  for (const part& item : parts) {
    if (!counts(item, missing_as_zero)) continue;
    const wide share{static_cast<uint128>(item.share.quanta())};
    const std::int64_t earned = item.earned ? item.earned->quanta() : 0;
    const wide per_possible{common / static_cast<uint128>(item.possible.quanta())};
    sums.top = add(sums.top, {earned < 0, share * wide{magnitude(earned)} * per_possible});
    sums.bottom = sums.bottom + share * wide{common};
  }
  return sums;
}

[[nodiscard]] constexpr weighted_sums sum_points(std::span<const part> parts, bool missing_as_zero) noexcept {
  weighted_sums sums;
  for (const part& item : parts) {
    if (!counts(item, missing_as_zero)) continue;
    const wide share{static_cast<uint128>(item.share.quanta())};
    const std::int64_t earned = item.earned ? item.earned->quanta() : 0;
    sums.top = add(sums.top, {earned < 0, share * wide{magnitude(earned)}});
    sums.bottom = sums.bottom + share * wide{magnitude(item.possible.quanta())};
  }
  return sums;
}

[[nodiscard]] constexpr ratio coverage_of(std::span<const part> parts) noexcept {
  int128 with_data = 0;
  int128 all = 0;
  for (const part& item : parts) {
    all += item.share.quanta();
    if (item.earned) with_data += item.share.quanta();
  }
  return all == 0 ? ratio{} : ratio{fraction{with_data, all}};
}

}  // namespace detail

/// The score of a node from its parts, on 0..100: one exact sum, one division, one rounding to the points quantum.
/// Weights are at most 10^9 each.
[[nodiscard]] constexpr combined combine(aggregation how, const missing_rule& rule,
                                         std::span<const part> parts) noexcept {
  combined result;
  result.coverage = detail::coverage_of(parts);
  if (result.coverage == ratio{}) return result;
  if (rule.policy == missing_policy::refuse && result.coverage < rule.minimum_coverage) {
    result.status = combine_status::below_coverage;
    return result;
  }
  const bool missing_as_zero = rule.policy == missing_policy::zero;
  const uint128 common =
      how == aggregation::weighted_mean ? detail::common_possible(parts, missing_as_zero) : 1;
  if (common == 0) {
    result.status = combine_status::too_many_possibles;
    return result;
  }
  auto sums = how == aggregation::weighted_mean ? detail::sum_scores(parts, missing_as_zero, common)
                                                : detail::sum_points(parts, missing_as_zero);
  if (sums.bottom.is_zero()) return result;
  sums.top.size = sums.top.size * detail::wide{uint128{100} * static_cast<uint128>(points::quantum)};
  const auto value = detail::rounded_quotient(sums.top, sums.bottom);
  result.status = value ? combine_status::ok : combine_status::out_of_range;
  result.value = value.value_or(points{});
  return result;
}

/// Weighted mean with missing parts left out.
[[nodiscard]] constexpr combined weighted_mean(std::span<const part> parts) noexcept {
  return combine(aggregation::weighted_mean, missing_rule{}, parts);
}
/// Weighted points with missing parts left out.
[[nodiscard]] constexpr combined weighted_points(std::span<const part> parts) noexcept {
  return combine(aggregation::weighted_points, missing_rule{}, parts);
}

}  // namespace assay
