// SPDX-License-Identifier: Apache-2.0
//
// States as files: reading them one by one or merged, and the sources that they are sealed with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <assay/model.hpp>
#include <assay/state.hpp>

#include "cli/files/record_files.hpp"

namespace assay::cli {

/// Throws assay::error naming the file: file when it cannot be read, state for bytes that are none or of another shape.
[[nodiscard]] state read_state(const std::string& path, const std::optional<model>& of);

/// All of them, added up. Throws what read_state() throws, and assay::error (state) when two of them are sealed with the
/// same sources: one leaf would count twice.
[[nodiscard]] state read_states(const std::vector<std::string>& paths, const std::optional<model>& of);

/// Compares the sources of merged states with those that a file lists, one id on a line. Throws assay::error (state)
/// naming what is missing and what nobody expected, as far as the single states tell.
void require_sources(const state& merged, const std::vector<std::string>& paths,
                     const std::string& list_file);

/// An id for the records of files: by their contents as they were read, not by their names, nor their order.
[[nodiscard]] std::string source_of(const std::vector<record_content>& contents);

}  // namespace assay::cli
