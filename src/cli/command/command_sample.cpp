// SPDX-License-Identifier: Apache-2.0
//
// assay sample: records of an invented company, to try a model with.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <assay/error.hpp>

#include "cli/command/commands.hpp"
#include "cli/files/output_file.hpp"
#include "message/command_sentences.hpp"
#include "sample/sample.hpp"
#include "text/number_format.hpp"

namespace assay::cli {
namespace {

namespace files = std::filesystem;

output_place place_of(const sample_options& options, std::string_view table) {
  const files::path path = files::path{options.folder} / (std::string{table} + ".csv");
  return {path.string(), options.overwrite, "--out", {}};
}

void make_folder(const std::string& folder) {
  std::error_code failed;
  files::create_directories(folder, failed);
  if (!failed && files::is_directory(folder)) return;
  throw error{error_code::file,
              failed ? says::cannot_make_folder(failed.message()) : says::is_no_folder(),
              {folder, 0, 0}};
}

std::vector<std::int64_t> write_tables(const sample_options& options, const sample::options& wanted) {
  const auto tables = sample::tables_of(options.preset);
  for (const std::string_view table : tables)
    require_writable(place_of(options, table));
  std::deque<output_file> targets;
  for (const std::string_view table : tables)
    targets.emplace_back(place_of(options, table));
  auto rows = sample::write(options.preset, wanted,
                            [&](std::size_t table, std::string_view bytes) { targets[table].write(bytes); });
  for (output_file& target : targets)
    target.flush();
  for (output_file& target : targets)
    target.put_in_place();
  return rows;
}

}  // namespace

outcome write_sample(const sample_options& options) {
  const auto tables = sample::tables_of(options.preset);
  const sample::options wanted{options.seed, options.rows, options.agents};
  sample::check(wanted);
  make_folder(options.folder);
  const std::vector<std::int64_t> rows = write_tables(options, wanted);
  outcome done;
  std::string data;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    const std::string path = place_of(options, tables[table]).path;
    done.out += path + ": " + text::grouped_text(rows[table]) + " rows\n";
    data += " --data " + std::string{tables[table]} + "=" + path;
  }
  done.out += "\nassay evaluate " + options.preset + data + " --by team\n";
  return done;
}

}  // namespace assay::cli
