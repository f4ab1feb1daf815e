// SPDX-License-Identifier: Apache-2.0
#include "score/cards/cut.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

#include "column/exact_value.hpp"

namespace assay::detail::cards {

cut cut_at(const edge& where) {
  const double nearest = where.at.to_double();
  const double next = std::nextafter(nearest, std::numeric_limits<double>::infinity());
  const auto decimal = column::shortest_decimal(nearest);
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
