// SPDX-License-Identifier: Apache-2.0
//
// assay sample: records of an invented company, to try a model with.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>

#include <assay/error.hpp>

#include "cli/command/session.hpp"
#include "cli/files/output_file.hpp"
#include "sample/sample.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

namespace files = std::filesystem;

struct sample_options {
  std::string preset;
  std::string folder;
  sample::options wanted;
  bool overwrite = false;
};

files::path path_of(const sample_options& options, std::string_view table) {
  return files::path{options.folder} / (std::string{table} + ".csv");
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

void refuse_files_that_are_there(const sample_options& options) {
  for (const std::string_view table : sample::tables_of(options.preset))
    refuse_overwriting(path_of(options, table).string(), options.overwrite, "--out");
}

std::vector<std::int64_t> write_tables(const sample_options& options) {
  std::deque<output_file> targets;
  for (const std::string_view table : sample::tables_of(options.preset))
    targets.emplace_back(path_of(options, table));
  auto rows = sample::write(options.preset, options.wanted,
                            [&](std::size_t table, std::string_view bytes) { targets[table].write(bytes); });
  for (output_file& target : targets)
    target.close();
  for (output_file& target : targets)
    target.put_in_place();
  return rows;
}

outcome make_sample(const sample_options& options) {
  const auto tables = sample::tables_of(options.preset);
  sample::check(options.wanted);
  make_folder(options.folder);
  refuse_files_that_are_there(options);
  const std::vector<std::int64_t> rows = write_tables(options);
  outcome done;
  std::string data;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    const std::string path = path_of(options, tables[table]).string();
    done.out += path + ": " + text::grouped_text(rows[table]) + " rows\n";
    data += " --data " + std::string{tables[table]} + "=" + path;
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
  command->add_option("--rows", options->wanted.rows, "Contacts, exactly; the other tables follow from them")
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--seed", options->wanted.seed,
                   "Another number, other records; the same number, the same bytes")
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--agents", options->wanted.agents,
                   "Agents in all teams together; by default as many as the contacts need")
      ->type_name("N");
  command->add_flag("--overwrite", options->overwrite, "Replace files that are there already");
  command->callback([&shared, options] { shared.chosen = [options] { return make_sample(*options); }; });
}

}  // namespace assay::cli
