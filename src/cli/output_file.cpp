// SPDX-License-Identifier: Apache-2.0
#include "cli/output_file.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include <assay/error.hpp>

namespace assay::cli {

namespace files = std::filesystem;

void write_file(const std::string& path, std::string_view bytes) {
  const files::path part = path + ".part";
  std::ofstream target{part, std::ios::binary | std::ios::trunc};
  target.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  target.close();
  std::error_code failed;
  if (target) files::rename(part, path, failed);
  if (target && !failed) return;
  std::error_code ignored;
  files::remove(part, ignored);
  throw error{error_code::file,
              "cannot write the file" + (failed ? ": " + failed.message() : std::string{}) +
                  "; check the space and the permissions of the folder",
              {path, 0, 0}};
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
