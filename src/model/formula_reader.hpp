// SPDX-License-Identifier: Apache-2.0
//
// Compiles the formulas of measures and indicators and says where in the document their faults are.
#pragma once

#include <cstdint>
#include <vector>

#include "document/findings.hpp"
#include "model/indicator_reader.hpp"
#include "model/record_type_reader.hpp"
#include "plan/plan.hpp"

namespace assay::model_reader {

struct formula_section {
  plan::model_plan plan;
  std::vector<std::int32_t> handles;  ///< of each indicator: index in plan.formulas, or -1
};

[[nodiscard]] formula_section read_formulas(document::findings& found, const record_section& records,
                                            const measure_section& measures,
                                            const indicator_section& indicators);

}  // namespace assay::model_reader
