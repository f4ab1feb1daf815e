// SPDX-License-Identifier: Apache-2.0
//
// assay score: values that were computed elsewhere, scored.
#include <cstdint>
#include <string>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "cli/command/commands.hpp"
#include "cli/command/model_argument.hpp"
#include "cli/files/input_file.hpp"
#include "cli/files/result_output.hpp"
#include "cli/files/values_file.hpp"
#include "cli/show/style.hpp"
#include "io/mapping/encoding.hpp"
#include "message/command_sentences.hpp"

namespace assay::cli {
namespace {

/// How the file is written, as far as somebody says so.
io::table_mapping mapping_of(const score_options& options, std::string& remarks) {
  io::table_mapping mapping;
  if (!options.source.empty()) {
    std::vector<diagnostic> warnings;
    mapping = load_values_mapping(options.source, warnings);
    for (const diagnostic& warning : warnings)
      remarks += "assay: " + describe(warning, options.source) + "\n";
  }
  if (options.encoding.empty()) return mapping;
  mapping.text_encoding = io::encoding_named(options.encoding);
  if (mapping.text_encoding) return mapping;
  throw error{error_code::argument, says::encoding_argument(options.encoding, io::encoding_names())};
}

}  // namespace

outcome score_given_values(const score_options& options, const surroundings& where) {
  outcome done;
  const model by_model = load_model(options.model);
  const std::string name = input_name(options.values);
  const values_file given =
      read_values(open_input(options.values), name, by_model, mapping_of(options, done.err));
  for (const message& note : given.notes)
    done.err += "assay: " + visible(note.line()) + "\n";
  const auto rows = static_cast<std::int64_t>(given.entities.size());
  done.write_out = [scored = score_values(by_model, given.key_names, given.entities), rows, options,
                    where](text_sink& into) {
    const std::vector<table_source> sources{{std::string{values_table}, rows, rows, 0, 0}};
    write_result(scored, sources, options.output, options.explain, where, into);
  };
  return done;
}

}  // namespace assay::cli
