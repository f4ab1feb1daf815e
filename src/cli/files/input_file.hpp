// SPDX-License-Identifier: Apache-2.0
//
// Files of the command line, where - is the standard input.
#pragma once

#include <memory>
#include <string>

#include "io/open/byte_source.hpp"

namespace assay::cli {

/// Throws assay::error (file) when it cannot be opened.
[[nodiscard]] inline std::unique_ptr<io::byte_source> open_input(const std::string& file) {
  return io::open_file(file == "-" ? "/dev/stdin" : file);
}

/// What messages call it.
[[nodiscard]] inline std::string input_name(const std::string& file) {
  return file == "-" ? "standard input" : file;
}

}  // namespace assay::cli
