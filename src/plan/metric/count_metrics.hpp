// SPDX-License-Identifier: Apache-2.0
//
// Metrics that count records.
#pragma once

#include <assay/metric/count.hpp>
#include <assay/metric/rate.hpp>

#include "plan/metric/metric_entry.hpp"

namespace assay::plan::counts {

inline constexpr metric_kind metrics[]{
    function_of<metric::count>("count", argument_kind::star),  // of rows
    function_of<metric::count>("count", argument_kind::any),   // of rows whose argument is not null
    function_of<metric::rate>("rate", argument_kind::boolean),
};

}  // namespace assay::plan::counts
