// SPDX-License-Identifier: Apache-2.0
//
// A model, a state and the catalogue as JSON for programs.
#pragma once

#include <string>

#include "handles.hpp"

namespace assay::capi {

[[nodiscard]] std::string describe_model(const assay_model& of);
[[nodiscard]] std::string describe_state(const state& of);
[[nodiscard]] std::string describe_metrics();
[[nodiscard]] std::string describe_presets();

}  // namespace assay::capi
