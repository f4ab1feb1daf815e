// SPDX-License-Identifier: Apache-2.0
//
// Reads a whole model document: section by section, every fault reported, nothing thrown.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <assay/diagnostic.hpp>

#include "model/compiled_model.hpp"

namespace assay::model_reader {

struct reading {
  std::shared_ptr<const assay::detail::compiled_model> model;  ///< null when there was an error
  std::vector<diagnostic> diagnostics;  ///< errors, warnings, notes; each in document order
};

[[nodiscard]] reading read_model(std::string_view json);

}  // namespace assay::model_reader
