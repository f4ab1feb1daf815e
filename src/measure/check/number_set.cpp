// SPDX-License-Identifier: Apache-2.0
//
// Comparisons with constants, folded to the scale of the column: nothing is rescaled for a row.
#include "measure/check/number_set.hpp"

#include <algorithm>
#include <optional>

namespace assay::measure {
namespace {

constexpr int128 lowest = INT64_MIN;
constexpr int128 highest = INT64_MAX;

/// floor(value * 10^scale), and whether that is exact.
struct scaled_floor {
  int128 value;
  bool exact;
};

scaled_floor floor_at(const decimal& value, std::int32_t scale) {
  if (value.scale <= scale) return {int128{value.coefficient} * power_of_ten(scale - value.scale), true};
  const int128 divisor = power_of_ten(value.scale - scale);
  const int128 quotient = value.coefficient / divisor;
  const int128 remainder = value.coefficient % divisor;
  return {remainder < 0 ? quotient - 1 : quotient, remainder == 0};
}

/// The part of low..high that 64 bits hold, as a set.
number_set clipped(int128 low, int128 high) {
  low = std::max(low, lowest);
  high = std::min(high, highest);
  if (low > high) return {};
  return {{static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)}};
}

void append(number_set& set, const number_range& range) {
  if (!set.empty() && int128{set.back().high} + 1 >= range.low) {
    set.back().high = std::max(set.back().high, range.high);
  } else {
    set.push_back(range);
  }
}

}  // namespace

number_set set_of_comparison(row_kind comparison, const decimal& value, std::int32_t scale) {
  const auto [floor, exact] = floor_at(value, scale);
  switch (comparison) {
    case row_kind::equal:
      return exact ? clipped(floor, floor) : number_set{};
    case row_kind::not_equal:
      return complement(exact ? clipped(floor, floor) : number_set{});
    case row_kind::less:
      return clipped(lowest, exact ? floor - 1 : floor);
    case row_kind::less_or_equal:
      return clipped(lowest, floor);
    case row_kind::greater:
      return clipped(floor + 1, highest);
    default:
      return clipped(exact ? floor : floor + 1, highest);
  }
}

number_set set_of_list(const std::vector<decimal>& values, std::int32_t scale) {
  number_set result;
  for (const decimal& value : values) {
    for (const number_range& range : set_of_comparison(row_kind::equal, value, scale))
      append(result, range);
  }
  return result;
}

number_set intersection(const number_set& left, const number_set& right) {
  number_set result;
  auto a = left.begin();
  auto b = right.begin();
  while (a != left.end() && b != right.end()) {
    const std::int64_t low = std::max(a->low, b->low);
    const std::int64_t high = std::min(a->high, b->high);
    if (low <= high) result.push_back({low, high});
    a->high < b->high ? ++a : ++b;
  }
  return result;
}

number_set united(std::vector<number_range> ranges) {
  std::sort(ranges.begin(), ranges.end());
  number_set result;
  for (const number_range& range : ranges)
    append(result, range);
  return result;
}

number_set complement(const number_set& set) {
  number_set result;
  int128 next = lowest;
  for (const number_range& range : set) {
    for (const number_range& gap : clipped(next, int128{range.low} - 1))
      result.push_back(gap);
    next = int128{range.high} + 1;
  }
  for (const number_range& gap : clipped(next, highest))
    result.push_back(gap);
  return result;
}

}  // namespace assay::measure
