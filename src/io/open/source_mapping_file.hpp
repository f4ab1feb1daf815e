// SPDX-License-Identifier: Apache-2.0
//
// Source mappings from files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <assay/diagnostic.hpp>
#include <assay/record.hpp>

#include "io/mapping/source_mapping.hpp"

namespace assay::io {

/// Reads a mapping file; throws assay::error (file when it cannot be read, model with all its errors, one on a line).
/// Warnings are appended to `warnings`.
[[nodiscard]] source_mapping load_source_mapping(const std::string& path,
                                                 std::span<const record_definition> records,
                                                 std::vector<diagnostic>& warnings);

}  // namespace assay::io
