// SPDX-License-Identifier: Apache-2.0
//
// The functions of the metrics, brought together by name, and those that are rates by other names.
#include "measure/words/aggregate_kind.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "plan/metric_kind.hpp"
#include "text/letters.hpp"

namespace assay::measure {
namespace {

/// How often contacts were answered in time, or not at all: rates, written otherwise.
struct outcome {
  std::string_view function;
  std::string_view variant;
  argument_kind argument;
};
constexpr outcome outcomes[]{
    {"service_level", "answered_only", argument_kind::outcome_and_limits},
    {"service_level", "answered_only_lt", argument_kind::outcome_and_limits},
    {"service_level", "offered", argument_kind::outcome_and_limits},
    {"service_level", "offered_lt", argument_kind::outcome_and_limits},
    {"service_level", "offered_less_short_abandons", argument_kind::outcome_and_limits},
    {"service_level", "offered_less_short_abandons_lt", argument_kind::outcome_and_limits},
    {"abandonment", "offered", argument_kind::outcome},
    {"abandonment", "offered_less_short_abandons", argument_kind::outcome_and_limit},
    {"abandonment", "offered_less_short_abandons_lt", argument_kind::outcome_and_limit},
};

struct alias {
  std::string_view name;
  std::string_view function;
};
constexpr std::array<alias, 3> aliases{{
    {"mean", "avg"},
    {"variance", "var_samp"},
    {"stddev", "stddev_samp"},
}};

using kind_list = std::vector<aggregate_kind>;

bool has_name(const aggregate_kind& kind, std::string_view function) noexcept {
  return text::equal_ignoring_case(kind.function, function);
}

/// Where the lines of a function begin and end; the end of the list twice when it has none.
template <class List>
auto lines_of(List& kinds, std::string_view function) {
  const auto first = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const aggregate_kind& kind) { return has_name(kind, function); });
  const auto last =
      std::find_if(first, kinds.end(), [&](const aggregate_kind& kind) { return !has_name(kind, function); });
  return std::pair{first, last};
}

void add(kind_list& kinds, const metric_function& function, const metric_kind& metric) {
  kinds.insert(lines_of(kinds, function.function).second, {function, &metric});
}

kind_list all_kinds() {
  kind_list kinds;
  for (const auto& family : plan::metric_families()) {
    for (const metric_kind& metric : family) {
      for (const metric_function& function : metric.functions) {
        if (!function.function.empty()) add(kinds, function, metric);
      }
    }
  }
  const metric_kind& rate = *lines_of(kinds, "rate").first->metric;
  for (const outcome& of : outcomes)
    add(kinds, {of.function, of.variant, of.argument, unit::ratio}, rate);
  return kinds;
}

}  // namespace

std::span<const aggregate_kind> aggregate_kinds() {
  static const kind_list kinds = all_kinds();
  return kinds;
}

std::span<const aggregate_kind> find_aggregate(std::string_view function) {
  for (const alias& other : aliases) {
    if (text::equal_ignoring_case(other.name, function)) function = other.function;
  }
  const auto kinds = aggregate_kinds();
  const auto [first, last] = lines_of(kinds, function);
  return {first, last};
}

}  // namespace assay::measure
