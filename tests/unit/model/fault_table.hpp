// SPDX-License-Identifier: Apache-2.0
//
// Everything that can be wrong with a model document.
#pragma once

#include <vector>

#include "unit/model/data_faults.hpp"
#include "unit/model/score_faults.hpp"

namespace assay::model_test {

inline std::vector<fault_case> fault_cases() {
  std::vector<fault_case> all;
  for (const auto& part :
       {header_faults(), record_faults(), indicator_faults(), measure_faults(), scoring_faults(),
        band_text_faults(), tree_faults(), grade_faults(), critical_faults()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace assay::model_test
