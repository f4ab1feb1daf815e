// SPDX-License-Identifier: Apache-2.0
//
// The table of aggregate functions.
#include "measure/aggregate_kind.hpp"

#include <array>
#include <cstddef>

#include "measure/token.hpp"

namespace assay::measure {
namespace {

using argument = argument_kind;

constexpr std::array<aggregate_kind, 14> table{{
    {metric_kind::count_rows, "count", "", false, argument::star, unit::count, false, 0, 0},
    {metric_kind::count_values, "count", "", false, argument::any, unit::count, false, 0, 0},
    {metric_kind::rate, "rate", "", false, argument::boolean, unit::ratio, false, 0, 0},
    {metric_kind::sum, "sum", "", false, argument::number, unit::number, false, 0, 0},
    {metric_kind::mean, "avg", "", false, argument::number, unit::number, false, 0, 0},
    {metric_kind::minimum, "min", "", false, argument::number, unit::number, false, 0, 0},
    {metric_kind::maximum, "max", "", false, argument::number, unit::number, false, 0, 0},
    {metric_kind::nps, "nps", "standard", true, argument::number, unit::score, true, 0, 10},
    {metric_kind::csat_top2of5, "csat", "top2of5", false, argument::number, unit::ratio, true, 1, 5},
    {metric_kind::csat_top1of3, "csat", "top1of3", false, argument::number, unit::ratio, true, 1, 3},
    {metric_kind::csat_top3of10, "csat", "top3of10", false, argument::number, unit::ratio, true, 0, 10},
    {metric_kind::csat_mean, "csat", "mean", false, argument::number, unit::score, false, 0, 0},
    {metric_kind::csat_mean100, "csat", "mean100", false, argument::number, unit::score, true, 1, 5},
    {metric_kind::csat_net, "csat", "net", false, argument::number, unit::ratio, true, 1, 5},
}};

struct alias {
  std::string_view name;
  std::string_view function;
};
constexpr std::array<alias, 1> aliases{{{"mean", "avg"}}};

/// Reports a wrong count in the initialiser above: every line has a name.
constexpr bool is_complete() {
  for (const aggregate_kind& kind : table) {
    if (kind.function.empty()) return false;
  }
  return true;
}
static_assert(is_complete());

}  // namespace

std::span<const aggregate_kind> aggregate_kinds() noexcept { return table; }

std::span<const aggregate_kind> find_aggregate(std::string_view function) noexcept {
  for (const alias& other : aliases) {
    if (equal_ignoring_case(other.name, function)) function = other.function;
  }
  std::size_t first = 0;
  while (first < table.size() && !equal_ignoring_case(table[first].function, function))
    ++first;
  std::size_t last = first;
  while (last < table.size() && equal_ignoring_case(table[last].function, function))
    ++last;
  return std::span{table}.subspan(first, last - first);
}

const aggregate_kind& description_of(metric_kind metric) noexcept {
  std::size_t index = 0;
  while (table[index].metric != metric)
    ++index;
  return table[index];
}

}  // namespace assay::measure
