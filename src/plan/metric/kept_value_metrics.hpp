// SPDX-License-Identifier: Apache-2.0
//
// Metrics that keep the different values of a group: which they are, or how often each came.
#pragma once

#include "message/score_sentences.hpp"
#include "plan/metric/finish_keys.hpp"
#include "plan/metric_kind.hpp"

namespace assay::plan::kept_values {

inline constexpr metric_kind percentiles{
    .form = state_form::values,
    .finish = finish_percentile,
    .is_decimal = true,
    .instead = &says::sketch_percentile,
    .stored_as = "median",
    .functions = {{{.function = "percentile",
                    .variant = "exact",
                    .argument = argument_kind::number_and_p,
                    .finish = finish_kind::percentile,
                    .default_variant = true},
                   {.function = "median",
                    .variant = "exact",
                    .argument = argument_kind::number,
                    .finish = finish_kind::percentile,
                    .default_variant = true}}},
};

/// The same, in buckets once there are many values.
inline constexpr metric_kind sketched_percentiles{
    .form = state_form::few_values,
    .finish = finish_percentile,
    .is_decimal = true,
    .stored_as = "median",
    .functions = {{{.function = "percentile",
                    .variant = "sketch",
                    .argument = argument_kind::number_and_p,
                    .finish = finish_kind::percentile},
                   {.function = "median",
                    .variant = "sketch",
                    .argument = argument_kind::number,
                    .finish = finish_kind::percentile}}},
};

/// Different values, estimated beyond a few.
inline constexpr metric_kind distinct{
    .form = state_form::distinct,
    .finish = finish_different,
    .is_decimal = true,
    .is_count = true,
    .functions = {{{.function = "distinct",
                    .variant = "estimate",
                    .argument = argument_kind::different,
                    .result = unit::count,
                    .default_variant = true}}},
};

/// Different values, each of them kept.
inline constexpr metric_kind exact_distinct{
    .form = state_form::distinct_numbers,
    .form_of_texts = state_form::distinct_texts,
    .finish = finish_different,
    .is_decimal = true,
    .is_count = true,
    .instead = &says::estimate_different,
    .functions = {{{.function = "distinct",
                    .variant = "exact",
                    .argument = argument_kind::different,
                    .result = unit::count}}},
};

/// The share of the most frequent text.
inline constexpr metric_kind mode_share{
    .form = state_form::texts,
    .finish = finish_largest_share,
    .instead = &says::fewer_categories,
    .functions = {{{.function = "mode_share", .argument = argument_kind::text, .result = unit::ratio}}},
};

inline constexpr metric_kind metrics[]{percentiles, sketched_percentiles, distinct, exact_distinct,
                                       mode_share};

}  // namespace assay::plan::kept_values
