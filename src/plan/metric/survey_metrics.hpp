// SPDX-License-Identifier: Apache-2.0
//
// Metrics of survey answers. Scale, classes and unit stand in their types.
#pragma once

#include <assay/metric/ces.hpp>
#include <assay/metric/csat.hpp>
#include <assay/metric/nps.hpp>

#include "plan/metric/metric_entry.hpp"

namespace assay::plan::survey_answers {

using metric::ces;
using metric::ces_variant;
using metric::csat;
using metric::csat_variant;

inline constexpr metric_kind metrics[]{
    usual(survey<metric::nps>("nps", "standard")),
    survey<csat<csat_variant::top2of5>>("csat", "top2of5"),
    survey<csat<csat_variant::top1of3>>("csat", "top1of3"),
    survey<csat<csat_variant::top3of10>>("csat", "top3of10"),
    survey<csat<csat_variant::mean>>("csat", "mean"),
    survey<csat<csat_variant::mean100>>("csat", "mean100"),
    survey<csat<csat_variant::net>>("csat", "net"),
    survey<ces<ces_variant::mean7>>("ces", "mean7"),
    survey<ces<ces_variant::net7>>("ces", "net7"),
    survey<ces<ces_variant::top3of7>>("ces", "top3of7"),
};

}  // namespace assay::plan::survey_answers
