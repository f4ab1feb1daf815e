// SPDX-License-Identifier: Apache-2.0
//
// Files that the command line writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/files/descriptor.hpp"
#include "cli/files/output_place.hpp"
#include "cli/files/unfinished_files.hpp"

namespace assay::cli {

/// A file that is written piece by piece under a name of its own in the folder of its place, and put there when all of it is on
/// the disk: a file that is there is always whole, also after a loss of power. A file that it replaces leaves it its mode and, if
/// that is allowed, its owner. What is not put in its place is removed, also by remove_unfinished_files(). All functions throw
/// assay::error (file).
class output_file {
 public:
  /// Throws what require_writable() throws.
  explicit output_file(output_place place);
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;
  ~output_file();

  void write(std::string_view bytes);
  /// Waits until all that was written is on the disk.
  void flush();
  /// After `flush`. Of several programs that put a new file in one place one succeeds; the others throw, and so does one whose
  /// place has become a link or an input meanwhile.
  void put_in_place();

 private:
  void create();
  void keep_mode_of(const struct stat& replaced);
  void sync_folder();

  output_place place_;
  std::string name_;  ///< in its folder
  std::string part_;  ///< the name it has until then
  descriptor folder_;
  std::optional<unfinished_file> noted_;  // after folder_, which it uses
  descriptor target_;
};

/// A whole file at once. Throws assay::error (file).
void write_file(const output_place& place, std::string_view bytes);

// Both give a file in a folder another name, unless that is taken: 0, or the number of an error (EEXIST).

/// In one step, where the system can do it: otherwise ENOSYS or EINVAL.
[[nodiscard]] int rename_to_new(int folder, const char* from, const char* to) noexcept;
/// In two steps. What is left is the old name, should the program end between them.
[[nodiscard]] int link_to_new(int folder, const char* from, const char* to) noexcept;

}  // namespace assay::cli
