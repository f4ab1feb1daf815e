// SPDX-License-Identifier: Apache-2.0
//
// The language is translated into the words of the plan, so inside it they need no qualification.
#pragma once

#include "plan/calendar.hpp"
#include "plan/metric_kind.hpp"
#include "plan/plan.hpp"
#include "plan/row_program.hpp"
#include "plan/text_operation.hpp"
#include "plan/unit_rules.hpp"

namespace assay::measure {

using namespace assay::plan;

}  // namespace assay::measure
