// SPDX-License-Identifier: Apache-2.0
//
// assay sample: records of an invented company, to try a model with.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>

#include <assay/error.hpp>

#include "cli/output_file.hpp"
#include "cli/session.hpp"
#include "result/number_text.hpp"
#include "sample/sample.hpp"

namespace assay::cli {
namespace {

namespace files = std::filesystem;

struct sample_options {
  std::string preset;
  std::string folder;
  std::uint64_t seed = sample::options{}.seed;
  bool overwrite = false;
};

files::path path_of(const sample_options& options, const sample::file& file) {
  return files::path{options.folder} / (file.table + ".csv");
}

void make_folder(const std::string& folder) {
  std::error_code failed;
  files::create_directories(folder, failed);
  if (!failed && files::is_directory(folder)) return;
  throw error{error_code::file,
              "cannot make the folder" + (failed ? ": " + failed.message() : std::string{}) +
                  "; choose another with --out",
              {folder, 0, 0}};
}

void refuse_files_that_are_there(const sample_options& options, const std::vector<sample::file>& tables) {
  for (const sample::file& file : tables) {
    refuse_overwriting(path_of(options, file).string(), false, "--out");
  }
}

outcome make_sample(const sample_options& options) {
  sample::options wanted;
  wanted.seed = options.seed;
  const std::vector<sample::file> tables = sample::make(options.preset, wanted);
  make_folder(options.folder);
  if (!options.overwrite) refuse_files_that_are_there(options, tables);
  outcome done;
  std::string data;
  for (const sample::file& file : tables) {
    const std::string path = path_of(options, file).string();
    write_file(path, file.csv);
    const auto rows = std::count(file.csv.begin(), file.csv.end(), '\n') - 1;
    done.out += path + ": " + rendering::grouped_text(rows) + " rows\n";
    data += " --data " + file.table + "=" + path;
  }
  done.out += "\nassay evaluate " + options.preset + data + " --by team\n";
  return done;
}

}  // namespace

void add_sample_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<sample_options>();
  CLI::App* command =
      program.add_subcommand("sample", "Write records of an invented company for a preset, as CSV files");
  command->add_option("PRESET", options->preset, "Id of a preset")->required();
  command->add_option("--out", options->folder, "Folder for the files; made when it does not exist")
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--seed", options->seed, "Another number, other records; the same number, the same bytes")
      ->type_name("N")
      ->capture_default_str();
  command->add_flag("--overwrite", options->overwrite, "Replace files that are there already");
  command->callback([&shared, options] { shared.chosen = [options] { return make_sample(*options); }; });
}

}  // namespace assay::cli
