// SPDX-License-Identifier: Apache-2.0
//
// assay sample: records of an invented company, to try a model with.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <assay/error.hpp>

#include "cli/session.hpp"
#include "result/number_text.hpp"
#include "sample/sample.hpp"

namespace assay::cli {
namespace {

namespace files = std::filesystem;

struct sample_options {
  std::string preset;
  std::string folder;
  sample::options wanted;
  bool overwrite = false;
};

/// A file that is written beside its place first: what is in its place is always whole.
class written_file {
 public:
  explicit written_file(files::path path) : path_{std::move(path)}, part_{path_.string() + ".part"} {
    target_.open(part_, std::ios::binary | std::ios::trunc);
    if (!target_) refuse({});
  }
  written_file(const written_file&) = delete;
  written_file& operator=(const written_file&) = delete;
  ~written_file() {
    target_.close();
    std::error_code ignored;
    if (!placed_) files::remove(part_, ignored);
  }

  void write(std::string_view bytes) {
    target_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!target_) refuse({});
  }
  void close() {
    target_.close();
    if (!target_) refuse({});
  }
  void place() {
    std::error_code failed;
    files::rename(part_, path_, failed);
    if (failed) refuse(failed);
    placed_ = true;
  }

 private:
  [[noreturn]] void refuse(const std::error_code& failed) const {
    throw error{error_code::file,
                "cannot write the file" + (failed ? ": " + failed.message() : std::string{}) +
                    "; check the space and the permissions of the folder",
                {path_.string(), 0, 0}};
  }

  files::path path_;
  files::path part_;
  std::ofstream target_;
  bool placed_ = false;
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

void refuse_overwriting(const sample_options& options) {
  for (const std::string_view table : sample::tables_of(options.preset)) {
    const files::path path = path_of(options, table);
    std::error_code ignored;
    if (!files::exists(path, ignored)) continue;
    throw error{error_code::file,
                "the file is there already; choose another folder with --out, or add --overwrite",
                {path.string(), 0, 0}};
  }
}

std::vector<std::int64_t> write_tables(const sample_options& options) {
  std::deque<written_file> targets;
  for (const std::string_view table : sample::tables_of(options.preset))
    targets.emplace_back(path_of(options, table));
  auto rows = sample::write(options.preset, options.wanted,
                            [&](std::size_t table, std::string_view bytes) { targets[table].write(bytes); });
  for (written_file& target : targets)
    target.close();
  for (written_file& target : targets)
    target.place();
  return rows;
}

outcome make_sample(const sample_options& options) {
  const auto tables = sample::tables_of(options.preset);
  sample::check(options.wanted);
  make_folder(options.folder);
  if (!options.overwrite) refuse_overwriting(options);
  const std::vector<std::int64_t> rows = write_tables(options);
  outcome done;
  std::string data;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    const std::string path = path_of(options, tables[table]).string();
    done.out += path + ": " + rendering::grouped_text(rows[table]) + " rows\n";
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
