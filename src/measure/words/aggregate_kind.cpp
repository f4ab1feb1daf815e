// SPDX-License-Identifier: Apache-2.0
//
// The functions of the metrics, brought together by name, and those that are rates by other names.
#include "measure/words/aggregate_kind.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "plan/metric/families.hpp"
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

/// Calls `use` with each function of each metric and its metric.
template <class Use>
constexpr void for_each_function(const Use& use) {
  for (const auto& family : plan::metric_families) {
    for (const metric_kind& metric : family) {
      for (const metric_function& function : metric.functions) {
        if (!function.function.empty()) use(function, metric);
      }
    }
  }
}

constexpr std::size_t kind_count = [] {
  std::size_t count = std::size(outcomes);
  for_each_function([&count](const metric_function&, const metric_kind&) { ++count; });
  return count;
}();

/// Metrics are listed by what is kept of them; here the lines of a function stand together, where its first one came.
constexpr std::array<aggregate_kind, kind_count> kinds = [] {
  std::array<aggregate_kind, kind_count> list{};
  std::size_t size = 0;
  const auto add = [&](const metric_function& function, const metric_kind* metric) {
    std::size_t at = size;
    while (at > 0 && list[at - 1].function != function.function)
      --at;
    if (at == 0) at = size;  // the first of its name
    for (std::size_t behind = size; behind > at; --behind)
      list[behind] = list[behind - 1];
    list[at] = {function, metric};
    ++size;
  };
  const metric_kind* rate = nullptr;
  for_each_function([&](const metric_function& function, const metric_kind& metric) {
    if (function.function == "rate") rate = &metric;
    add(function, &metric);
  });
  for (const outcome& of : outcomes)
    add({of.function, of.variant, of.argument, unit::ratio}, rate);
  return list;
}();

bool has_name(const aggregate_kind& kind, std::string_view function) noexcept {
  return text::equal_ignoring_case(kind.function, function);
}

}  // namespace

std::span<const aggregate_kind> aggregate_kinds() noexcept { return kinds; }

std::span<const aggregate_kind> find_aggregate(std::string_view function) noexcept {
  for (const alias& other : aliases) {
    if (text::equal_ignoring_case(other.name, function)) function = other.function;
  }
  const auto first =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return has_name(kind, function); });
  const auto last =
      std::find_if_not(first, kinds.end(), [&](const auto& kind) { return has_name(kind, function); });
  return {first, last};
}

}  // namespace assay::measure
