// SPDX-License-Identifier: Apache-2.0
//
// Files that the command line writes.
#pragma once

#include <string>
#include <string_view>

namespace assay::cli {

/// Writes beside the file first: a file that is there is always whole. Throws assay::error (file).
void write_file(const std::string& path, std::string_view bytes);

/// Throws assay::error (file) when the file is there already and `overwrite` was not asked for; `instead` is the option
/// that names another place.
void refuse_overwriting(const std::string& path, bool overwrite, std::string_view instead);

}  // namespace assay::cli
