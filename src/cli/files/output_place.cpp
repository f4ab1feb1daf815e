// SPDX-License-Identifier: Apache-2.0
#include "cli/files/output_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <assay/error.hpp>

namespace assay::cli {
namespace {

[[noreturn]] void refuse(const output_place& place, const std::string& why) {
  throw error{error_code::file, why, {place.path, 0, 0}};
}

bool is_read(const output_place& place, const struct stat& there) {
  return std::any_of(place.inputs.begin(), place.inputs.end(), [&](const std::string& input) {
    struct stat read {};
    const int failed = input == "-" ? fstat(STDIN_FILENO, &read) : stat(input.c_str(), &read);
    return failed == 0 && read.st_dev == there.st_dev && read.st_ino == there.st_ino;
  });
}

void require_replaceable(const output_place& place, const struct stat& there) {
  if (S_ISLNK(there.st_mode))
    refuse(place, "is a symbolic link; name the file it points to, or remove the link");
  if (S_ISDIR(there.st_mode)) refuse(place, "is a folder; name a file in it with " + place.option);
  if (!S_ISREG(there.st_mode))
    refuse(place, "is a device, a pipe or a socket; name a file with " + place.option);
  if (is_read(place, there))
    refuse(place, "is read by this command and would be lost; choose another with " + place.option);
  if (!place.overwrite) refuse_what_is_there(place);
}

}  // namespace

void refuse_what_is_there(const output_place& place) {
  refuse(place, "the file is there already; choose another with " + place.option + ", or add --overwrite");
}

void refuse_unwritable(const output_place& place, int error_number) {
  refuse(place, "cannot write the file: " + std::generic_category().message(error_number) +
                    "; check the space and the permissions of the folder");
}

std::optional<struct stat> found_at(const output_place& place, int folder, const std::string& name) {
  struct stat there {};
  if (fstatat(folder, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT) return std::nullopt;
    refuse_unwritable(place, errno);
  }
  require_replaceable(place, there);
  return there;
}

void require_writable(const output_place& place) {
  if (place.path == "-") {
    throw error{error_code::argument,
                place.option + " -: it is written as a file, not to the standard output; name one" +
                    " (./- for a file of this name)"};
  }
  const std::filesystem::path path{place.path};
  if (!path.has_filename()) refuse(place, "is no name of a file; name one with " + place.option);
  (void)found_at(place, AT_FDCWD, place.path);
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  if (faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) refuse_unwritable(place, errno);
}

}  // namespace assay::cli
