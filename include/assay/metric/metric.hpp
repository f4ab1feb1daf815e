// SPDX-License-Identifier: Apache-2.0
//
// What every metric is: a small value with an exact integer state, that records are added to and that merges.
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>

#include <assay/requirements.hpp>

namespace assay {

/// A metric. Adding records in any order, in any blocks, with any merges gives equal objects.
///   id        the field's name for it
///   merge     adds the other's records to this one
///   value     the answer, an exact value; empty when there is nothing to answer from
///   n         records the value rests on
///   fields    the integers of the state (or containers of them), for codecs, as a tuple of references
template <class Metric>
concept metric_type = std::regular<Metric> && requires(Metric changing, const Metric fixed) {
  { Metric::id } -> std::convertible_to<std::string_view>;
  changing.merge(fixed);
  fixed.value();
  { fixed.n() } -> std::same_as<std::int64_t>;
  changing.fields();
  fixed.fields();
};

}  // namespace assay
