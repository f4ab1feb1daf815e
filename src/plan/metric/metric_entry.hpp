// SPDX-License-Identifier: Apache-2.0
//
// How entries of the tables are written when a header-only type says most of what there is to know.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>

#include <assay/units.hpp>

#include "plan/metric/finish_type.hpp"
#include "plan/metric/kept_as.hpp"
#include "plan/metric_kind.hpp"

namespace assay::plan {

/// A metric that is counted, finished and shown as its type says.
template <class Metric>
constexpr metric_kind metric_of(std::initializer_list<metric_function> functions) {
  metric_kind kind = kept_as(Metric{});
  kind.finish = finish_type<Metric>;
  std::size_t index = 0;
  for (const metric_function& function : functions)
    kind.functions.at(index++) = function;
  return kind;
}

/// The unit in the type of the answer; a plain fraction is a number.
template <class Metric>
constexpr unit answer_unit() {
  using answer = std::remove_cvref_t<decltype(*std::declval<const Metric&>().value())>;
  if constexpr (requires { answer::unit_of; }) {
    return answer::unit_of;
  } else {
    return unit::number;
  }
}

/// Of one function without variants.
template <class Metric>
constexpr metric_kind function_of(std::string_view function, argument_kind argument) {
  return metric_of<Metric>({{.function = function, .argument = argument, .result = answer_unit<Metric>()}});
}

/// A variant of a function that takes answers.
template <class Metric>
constexpr metric_kind survey(std::string_view function, std::string_view variant) {
  return metric_of<Metric>({{.function = function,
                             .variant = variant,
                             .argument = argument_kind::number,
                             .result = answer_unit<Metric>()}});
}

/// The variant that is meant when none is named.
constexpr metric_kind usual(metric_kind kind) {
  kind.functions[0].default_variant = true;
  return kind;
}

}  // namespace assay::plan
