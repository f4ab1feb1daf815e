// SPDX-License-Identifier: Apache-2.0
//
// The table of aggregate functions.
#include "measure/words/aggregate_kind.hpp"

#include <array>
#include <cstddef>

#include "measure/words/token.hpp"
#include "text/letters.hpp"

namespace assay::measure {
namespace {

using argument = argument_kind;
using enum metric_kind;

/// A function of one way.
constexpr aggregate_kind plain(metric_kind metric, std::string_view function, argument takes, unit result,
                               finish_kind finish = finish_kind::usual) {
  return {metric, function, "", false, takes, result, false, 0, 0, finish};
}
/// A variant of a function.
constexpr aggregate_kind variant(metric_kind metric, std::string_view function, std::string_view name,
                                 argument takes, unit result, finish_kind finish = finish_kind::usual) {
  return {metric, function, name, false, takes, result, false, 0, 0, finish};
}
constexpr aggregate_kind survey(metric_kind metric, std::string_view function, std::string_view name,
                                unit result, std::int32_t low, std::int32_t high) {
  return {metric, function, name, false, argument::number, result, true, low, high, finish_kind::usual};
}
/// The variant that is meant when none is named.
constexpr aggregate_kind usual(aggregate_kind kind) {
  kind.default_variant = true;
  return kind;
}
constexpr aggregate_kind within(std::string_view function, std::string_view name, argument takes) {
  return variant(metric_kind::rate, function, name, takes, unit::ratio);
}

constexpr std::array<aggregate_kind, 38> table{{
    plain(count_rows, "count", argument::star, unit::count),
    plain(count_values, "count", argument::any, unit::count),
    plain(metric_kind::rate, "rate", argument::boolean, unit::ratio),
    plain(sum, "sum", argument::number, unit::number),
    plain(mean, "avg", argument::number, unit::number),
    plain(minimum, "min", argument::number, unit::number),
    plain(maximum, "max", argument::number, unit::number),
    plain(moments, "var_samp", argument::square, unit::number, finish_kind::variance_sample),
    plain(moments, "var_pop", argument::square, unit::number, finish_kind::variance_population),
    plain(moments, "stddev_samp", argument::square, unit::number, finish_kind::deviation_sample),
    plain(moments, "stddev_pop", argument::square, unit::number, finish_kind::deviation_population),
    plain(share, "share", argument::two_numbers, unit::ratio),
    usual(variant(values, "percentile", "exact", argument::number_and_p, unit::number,
                  finish_kind::percentile)),
    variant(sketched_values, "percentile", "sketch", argument::number_and_p, unit::number,
            finish_kind::percentile),
    usual(variant(values, "median", "exact", argument::number, unit::number, finish_kind::percentile)),
    variant(sketched_values, "median", "sketch", argument::number, unit::number, finish_kind::percentile),
    usual(variant(distinct, "distinct", "estimate", argument::different, unit::count)),
    variant(exact_distinct, "distinct", "exact", argument::different, unit::count),
    plain(texts, "mode_share", argument::text, unit::ratio),
    usual(survey(nps, "nps", "standard", unit::score, 0, 10)),
    survey(csat_top2of5, "csat", "top2of5", unit::ratio, 1, 5),
    survey(csat_top1of3, "csat", "top1of3", unit::ratio, 1, 3),
    survey(csat_top3of10, "csat", "top3of10", unit::ratio, 0, 10),
    variant(csat_mean, "csat", "mean", argument::number, unit::score),
    survey(csat_mean100, "csat", "mean100", unit::score, 1, 5),
    survey(csat_net, "csat", "net", unit::ratio, 1, 5),
    survey(ces_mean7, "ces", "mean7", unit::score, 1, 7),
    survey(ces_net7, "ces", "net7", unit::ratio, 1, 7),
    survey(ces_top3of7, "ces", "top3of7", unit::ratio, 1, 7),
    within("service_level", "answered_only", argument::outcome_and_limits),
    within("service_level", "answered_only_lt", argument::outcome_and_limits),
    within("service_level", "offered", argument::outcome_and_limits),
    within("service_level", "offered_lt", argument::outcome_and_limits),
    within("service_level", "offered_less_short_abandons", argument::outcome_and_limits),
    within("service_level", "offered_less_short_abandons_lt", argument::outcome_and_limits),
    within("abandonment", "offered", argument::outcome),
    within("abandonment", "offered_less_short_abandons", argument::outcome_and_limit),
    within("abandonment", "offered_less_short_abandons_lt", argument::outcome_and_limit),
}};

struct alias {
  std::string_view name;
  std::string_view function;
};
constexpr std::array<alias, 3> aliases{{
    {"mean", "avg"},
    {"variance", "var_samp"},
    {"stddev", "stddev_samp"},
}};

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
    if (text::equal_ignoring_case(other.name, function)) function = other.function;
  }
  std::size_t first = 0;
  while (first < table.size() && !text::equal_ignoring_case(table[first].function, function))
    ++first;
  std::size_t last = first;
  while (last < table.size() && text::equal_ignoring_case(table[last].function, function))
    ++last;
  return std::span{table}.subspan(first, last - first);
}

}  // namespace assay::measure
