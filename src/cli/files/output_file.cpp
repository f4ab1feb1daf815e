// SPDX-License-Identifier: Apache-2.0
#include "cli/files/output_file.hpp"

#include <utility>

#include <assay/error.hpp>

namespace assay::cli {

namespace files = std::filesystem;

output_file::output_file(files::path path) : path_{std::move(path)}, part_{path_.string() + ".part"} {
  target_.open(part_, std::ios::binary | std::ios::trunc);
  if (!target_) fail({});
}

output_file::~output_file() {
  if (in_place_) return;
  target_.close();
  std::error_code ignored;
  files::remove(part_, ignored);
}

void output_file::write(std::string_view bytes) {
  target_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!target_) fail({});
}

void output_file::close() {
  target_.close();
  if (!target_) fail({});
}

void output_file::put_in_place() {
  std::error_code failed;
  files::rename(part_, path_, failed);
  if (failed) fail(failed);
  in_place_ = true;
}

void output_file::fail(const std::error_code& failed) const {
  throw error{error_code::file,
              "cannot write the file" + (failed ? ": " + failed.message() : std::string{}) +
                  "; check the space and the permissions of the folder",
              {path_.string(), 0, 0}};
}

void write_file(const std::string& path, std::string_view bytes) {
  output_file target{path};
  target.write(bytes);
  target.close();
  target.put_in_place();
}

void refuse_overwriting(const std::string& path, bool overwrite, std::string_view instead) {
  std::error_code ignored;
  if (overwrite || !files::exists(path, ignored)) return;
  throw error{
      error_code::file,
      "the file is there already; choose another with " + std::string{instead} + ", or add --overwrite",
      {path, 0, 0}};
}

}  // namespace assay::cli
