// SPDX-License-Identifier: Apache-2.0
#include "cli/files/output_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <assay/error.hpp>

#include "message/command_sentences.hpp"

namespace assay::cli {
namespace {

[[noreturn]] void refuse(const output_place& place, const message& why) {
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
  if (S_ISLNK(there.st_mode)) refuse(place, says::output_is_link());
  if (S_ISDIR(there.st_mode)) refuse(place, says::output_is_folder(place.option));
  if (!S_ISREG(there.st_mode)) refuse(place, says::output_is_device(place.option));
  if (is_read(place, there)) refuse(place, says::output_is_input(place.option));
  if (!place.overwrite) refuse_what_is_there(place);
}

}  // namespace

void refuse_what_is_there(const output_place& place) { refuse(place, says::output_is_there(place.option)); }

void refuse_unwritable(const output_place& place, int error_number) {
  refuse(place, says::cannot_write(std::generic_category().message(error_number)));
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
  if (place.path == "-") throw error{error_code::argument, says::output_is_stream(place.option)};
  const std::filesystem::path path{place.path};
  if (!path.has_filename()) refuse(place, says::output_has_no_name(place.option));
  (void)found_at(place, AT_FDCWD, place.path);
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  if (faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) refuse_unwritable(place, errno);
}

}  // namespace assay::cli
