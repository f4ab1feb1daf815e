// SPDX-License-Identifier: Apache-2.0
//
// Files that are being written, where a handler of signals finds them: a program that is told to stop leaves none behind.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay::cli {

/// Notes a file from before it is made until it is in its place or removed. At most 16 at a time.
class unfinished_file {
 public:
  /// `folder` is an open descriptor of its folder and stays open as long as this lives; the name has at most 39 bytes. Throws
  /// assay::error (limit) when too many are noted.
  unfinished_file(int folder, std::string_view name);
  ~unfinished_file();
  unfinished_file(const unfinished_file&) = delete;
  unfinished_file& operator=(const unfinished_file&) = delete;

 private:
  std::size_t slot_;
};

/// Removes all that are noted. May be called by a handler of signals, and the program has to end after it.
void remove_unfinished_files() noexcept;

}  // namespace assay::cli
