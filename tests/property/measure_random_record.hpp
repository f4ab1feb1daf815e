// SPDX-License-Identifier: Apache-2.0
//
// Random record types and random cells.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include <assay/integer.hpp>
#include <assay/record.hpp>

#include "property/measure_expression.hpp"

namespace assay::measure_test {

/// A record type with one column or more of most types, some with the widest possible range.
inline record_definition random_record(random_source& random, std::size_t number) {
  record_definition record;
  record.name = "record" + std::to_string(number);
  const auto add = [&](std::string name, column_type type, int decimals, std::int64_t low,
                       std::int64_t high) {
    column_definition column;
    column.name = std::move(name);
    column.type = type;
    column.decimals = decimals;
    column.minimum_scaled = low;
    column.maximum_scaled = high;
    record.columns.push_back(std::move(column));
  };
  const auto digits = [&random] { return static_cast<int>(below(random, 4)); };
  for (const char* name : {"due", "resolved"})
    add(name, column_type::boolean, 0, 0, 0);
  add("score", column_type::integer, 0, 0, 10);
  add("amount", column_type::decimal, digits(), -20'000, 20'000);
  add("price", column_type::decimal, digits(), 0, 1'000);
  add("首响秒", column_type::duration, digits(), -5, 400);
  add("handle_s", column_type::duration, digits(), 0, 100'000);
  add("created", column_type::timestamp, digits(), 0, 2'000'000'000);
  add("closed", column_type::timestamp, digits(), 0, 2'000'000'000);
  add("channel", column_type::category, 0, 0, 0);
  add("team", column_type::category, 0, 0, 0);
  if (chance(random, 60)) add("wide", column_type::integer, 0, -default_range_scaled, default_range_scaled);
  if (chance(random, 60)) add("widest", column_type::integer, digits(), INT64_MIN, INT64_MAX);
  std::shuffle(record.columns.begin(), record.columns.end(), random);
  if (chance(random, 30)) record.columns.pop_back();
  return record;
}

/// A legal cell: often an edge of the range, often a number that other cells hold too.
inline std::int64_t random_number(random_source& random, const column_definition& column) {
  const std::int64_t low = column.minimum_scaled;
  const std::int64_t high = column.maximum_scaled;
  const auto clamped = [&](std::int64_t number) { return std::clamp(number, low, high); };
  switch (below(random, 8)) {
    case 0:
      return low;
    case 1:
      return high;
    case 2:
      return clamped(low + 1);
    case 3:
      return clamped(static_cast<std::int64_t>(below(random, 12)) * power_of_ten(column.decimals));
    case 4:
      return clamped(300 * power_of_ten(column.decimals) + static_cast<std::int64_t>(below(random, 3)) - 1);
    case 5:
      return clamped(-static_cast<std::int64_t>(below(random, 12)));
    default: {
      const auto width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
      const std::uint64_t offset = width == UINT64_MAX ? random() : random() % (width + 1);
      return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset);
    }
  }
}

}  // namespace assay::measure_test
