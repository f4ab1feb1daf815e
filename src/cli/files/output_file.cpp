// SPDX-License-Identifier: Apache-2.0
#include "cli/files/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <random>
#include <utility>

#include <assay/error.hpp>

namespace assay::cli {
namespace {

/// A name that nobody else has, short whatever the name of the file is.
std::string new_name() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device source;
  std::string name = ".assay-";
  for (int word = 0; word < 2; ++word) {
    std::uint32_t bits = source();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4U)
      name += digits[bits & 15U];
  }
  return name + ".part";
}

/// Some file systems cannot be told to write through, and say so.
bool is_unsupported(int error_number) noexcept { return error_number == EINVAL || error_number == ENOTSUP; }

}  // namespace

output_file::output_file(output_place place) : place_{std::move(place)} {
  require_writable(place_);
  const std::filesystem::path path{place_.path};
  name_ = path.filename().string();
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  folder_ = descriptor{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
#ifdef O_PATH
  // One may write to a folder that one may not list; then only its entry cannot be flushed.
  if (!folder_.is_open() && errno == EACCES)
    folder_ = descriptor{open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
#endif
  if (!folder_.is_open()) refuse_unwritable(place_, errno);
  create();
}

output_file::~output_file() {
  if (noted_) (void)unlinkat(folder_.number(), part_.c_str(), 0);
}

void output_file::create() {
  constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
  constexpr mode_t usual_mode = 0666;  // less what the user's mask takes away
  for (int attempt = 0; attempt < 16; ++attempt) {
    part_ = new_name();
    noted_.emplace(folder_.number(), part_);
    target_ = descriptor{openat(folder_.number(), part_.c_str(), flags, usual_mode)};
    if (target_.is_open()) return;
    const int failed = errno;
    noted_.reset();  // not ours
    if (failed != EEXIST) refuse_unwritable(place_, failed);
  }
  refuse_unwritable(place_, EEXIST);
}

void output_file::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(target_.number(), bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      refuse_unwritable(place_, errno);
    }
  }
}

void output_file::flush() {
  if (fsync(target_.number()) != 0 && !is_unsupported(errno)) refuse_unwritable(place_, errno);
}

void output_file::keep_mode_of(const struct stat& replaced) {
  // Only some may give a file to others: who may not keeps it. The owner first, since a change of owner changes the mode.
  struct stat own {};
  if (fstat(target_.number(), &own) != 0) refuse_unwritable(place_, errno);
  mode_t mode = replaced.st_mode & 0777U;
  if ((own.st_uid != replaced.st_uid || own.st_gid != replaced.st_gid) &&
      fchown(target_.number(), replaced.st_uid, replaced.st_gid) != 0) {
    // What was allowed to the group it had must not be allowed to another.
    if (own.st_gid != replaced.st_gid) mode &= ~static_cast<mode_t>(S_IRWXG);
  }
  if (fchmod(target_.number(), mode) != 0) refuse_unwritable(place_, errno);
}

void output_file::put_in_place() {
  const int folder = folder_.number();
  if (const auto replaced = found_at(place_, folder, name_)) keep_mode_of(*replaced);
  int failed = 0;
  if (place_.overwrite) {
    failed = renameat(folder, part_.c_str(), folder, name_.c_str()) == 0 ? 0 : errno;
  } else {
    failed = rename_to_new(folder, part_.c_str(), name_.c_str());
    if (failed == ENOSYS || failed == EINVAL) failed = link_to_new(folder, part_.c_str(), name_.c_str());
  }
  if (failed == EEXIST && !place_.overwrite) refuse_what_is_there(place_);
  if (failed != 0) refuse_unwritable(place_, failed);
  noted_.reset();
  if (!target_.close()) refuse_unwritable(place_, errno);
  sync_folder();
}

void output_file::sync_folder() {
  if (fsync(folder_.number()) != 0 && !is_unsupported(errno) && errno != EBADF)
    refuse_unwritable(place_, errno);
}

void write_file(const output_place& place, std::string_view bytes) {
  output_file target{place};
  target.write(bytes);
  target.flush();
  target.put_in_place();
}

int rename_to_new([[maybe_unused]] int folder, [[maybe_unused]] const char* from,
                  [[maybe_unused]] const char* to) noexcept {
#ifdef RENAME_NOREPLACE
  return renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
#else
  return ENOSYS;
#endif
}

int link_to_new(int folder, const char* from, const char* to) noexcept {
  if (linkat(folder, from, folder, to, 0) != 0) return errno;
  (void)unlinkat(folder, from, 0);
  return 0;
}

}  // namespace assay::cli
