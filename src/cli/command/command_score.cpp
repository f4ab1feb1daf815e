// SPDX-License-Identifier: Apache-2.0
//
// assay score: values that were computed elsewhere, scored.
#include <cstddef>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <assay/result.hpp>

#include "cli/command/model_argument.hpp"
#include "cli/command/session.hpp"
#include "cli/files/input_file.hpp"
#include "cli/files/result_output.hpp"
#include "cli/files/values_file.hpp"

namespace assay::cli {
namespace {

constexpr std::size_t largest_values_bytes = std::size_t{1} << 30U;

struct score_options {
  std::string model;
  std::string values;
  bool explain = false;
  output_options output;
};

outcome score(const score_options& options, const surroundings& where) {
  const model by_model = load_model(options.model);
  const auto source = open_input(options.values);
  const std::string name = input_name(options.values);
  const values_file given = read_values(io::read_all(*source, largest_values_bytes, name), name, by_model);
  const result scored = score_values(by_model, given.key_names, given.entities);
  const auto rows = static_cast<std::int64_t>(given.entities.size());
  return {exit_ok,
          result_text(scored, {{"values", rows, rows, 0, 0}}, options.output, options.explain, where),
          {}};
}

}  // namespace

void add_score_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<score_options>();
  CLI::App* command = program.add_subcommand("score", "Score indicator values that were computed elsewhere");
  command->add_option("MODEL", options->model, "Id of a preset, or a file")->required();
  command
      ->add_option("--values", options->values,
                   "CSV file with one row an entity, one column an indicator; - is standard input")
      ->required()
      ->type_name("FILE");
  command->add_flag("--explain", options->explain, "Show the whole tree and what costs points");
  add_output_options(*command, options->output, "table|json|csv");
  command->callback(
      [&shared, options] { shared.chosen = [&shared, options] { return score(*options, shared.where); }; });
}

}  // namespace assay::cli
