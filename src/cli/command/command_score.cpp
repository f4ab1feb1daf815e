// SPDX-License-Identifier: Apache-2.0
//
// assay score: values that were computed elsewhere, scored.
#include <cstddef>
#include <string>

#include <assay/result.hpp>

#include "cli/command/commands.hpp"
#include "cli/command/model_argument.hpp"
#include "cli/files/input_file.hpp"
#include "cli/files/result_output.hpp"
#include "cli/files/values_file.hpp"

namespace assay::cli {
namespace {

constexpr std::size_t largest_values_bytes = std::size_t{1} << 30U;

}  // namespace

outcome score_given_values(const score_options& options, const surroundings& where) {
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

}  // namespace assay::cli
