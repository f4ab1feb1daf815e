// SPDX-License-Identifier: Apache-2.0
//
// The canonical text of a model's shape: everything that decides what a state holds, and nothing else.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <assay/model.hpp>

#include "plan/plan.hpp"

namespace assay::model_reader {

/// The text has a version in its first line. Record types that no aggregate reads are not in it; names are JSON
/// strings, so no name can look like a line of the text.
[[nodiscard]] std::string shape_text(std::span<const record_definition> records,
                                     const plan::model_plan& plan);

[[nodiscard]] fingerprint fingerprint_of(std::string_view shape_text);

}  // namespace assay::model_reader
