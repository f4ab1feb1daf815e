// SPDX-License-Identifier: Apache-2.0
//
// Where a file may be written: never over something that is read by the same command, nor over what is no file.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <vector>

namespace assay::cli {

/// A file that shall be written, and what the caller said about it.
struct output_place {
  std::string path;
  bool overwrite = false;           ///< a file that is there may be replaced
  std::string option = "--out";     ///< names another place; for messages
  std::vector<std::string> inputs;  ///< files that the same command reads; - is the standard input
};

/// Throws assay::error: argument for the standard output (-), file when the place is a folder, a link or a device, one of the
/// inputs under whatever name, a file that is there already and may not be replaced, or when its folder cannot be written to.
void require_writable(const output_place& place);

/// The same for a name in an open folder, without looking at the folder: what is there now, or nothing.
[[nodiscard]] std::optional<struct stat> found_at(const output_place& place, int folder,
                                                  const std::string& name);

/// Throws what require_writable() throws for a file that is there already.
[[noreturn]] void refuse_what_is_there(const output_place& place);

/// Throws assay::error (file) for a call of the system that failed.
[[noreturn]] void refuse_unwritable(const output_place& place, int error_number);

}  // namespace assay::cli
