// SPDX-License-Identifier: Apache-2.0
//
// What a model handle shares: everything the engine needs to know of a document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <assay/model.hpp>

#include "plan/plan.hpp"
#include "plan/score_plan.hpp"

namespace assay::detail {

/// Immutable once compiled. Indices in `plan` are indices of `definition.records`.
struct compiled_model {
  model_definition definition;
  assay::plan::model_plan plan;
  assay::plan::score_plan scores;
  std::vector<std::int32_t>
      formulas;  ///< of each indicator: index in plan.formulas; -1: values are only given directly
  std::string shape_text;
  fingerprint shape{};
};

}  // namespace assay::detail
