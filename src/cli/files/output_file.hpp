// SPDX-License-Identifier: Apache-2.0
//
// Files that the command line writes.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace assay::cli {

/// A file that is written piece by piece beside its place, and put there when it is complete: a file that is there is
/// always whole. What is not put in its place is removed. All functions throw assay::error (file).
class output_file {
 public:
  explicit output_file(std::filesystem::path path);
  output_file(const output_file&) = delete;
  output_file& operator=(const output_file&) = delete;
  ~output_file();

  void write(std::string_view bytes);
  void close();
  /// After `close`.
  void put_in_place();

 private:
  [[noreturn]] void fail(const std::error_code& failed) const;

  std::filesystem::path path_;
  std::filesystem::path part_;
  std::ofstream target_;
  bool in_place_ = false;
};

/// A whole file at once. Throws assay::error (file).
void write_file(const std::string& path, std::string_view bytes);

/// Throws assay::error (file) when the file is there already and `overwrite` was not asked for; `instead` is the option
/// that names another place.
void refuse_overwriting(const std::string& path, bool overwrite, std::string_view instead);

}  // namespace assay::cli
