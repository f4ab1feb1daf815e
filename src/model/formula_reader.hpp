// SPDX-License-Identifier: Apache-2.0
//
// Compiles the formulas of measures and indicators and says where in the document their faults are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <assay/model.hpp>

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

/// Warns of indicators whose value is an estimate although the score tree or a critical rule decides by it.
void warn_of_scored_estimates(document::findings& found, const formula_section& formulas,
                              const indicator_section& indicators, std::span<const node_definition> tree,
                              std::span<const critical_definition> rules);

}  // namespace assay::model_reader
