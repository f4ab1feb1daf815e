// SPDX-License-Identifier: Apache-2.0
//
// assay evaluate: records to scorecards.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "cli/command/commands.hpp"
#include "cli/command/model_argument.hpp"
#include "cli/files/output_file.hpp"
#include "cli/files/record_files.hpp"
#include "cli/files/result_output.hpp"
#include "cli/files/state_files.hpp"
#include "cli/show/style.hpp"
#include "io/open/source_mapping_file.hpp"
#include "message/command_sentences.hpp"
#include "message/note_sentences.hpp"

namespace assay::cli {
namespace {

void refuse_reading_twice(const std::vector<record_file>& files) {
  const auto is_standard_input = [](const record_file& file) { return file.path == "-"; };
  if (std::count_if(files.begin(), files.end(), is_standard_input) > 1) {
    throw error{error_code::argument, says::input_read_twice()};
  }
}

evaluation evaluation_of(const evaluate_options& options, const model& of, std::string& remarks) {
  evaluation wanted;
  for (const std::string& argument : options.data)
    wanted.files.push_back(read_record_file(argument, of));
  refuse_reading_twice(wanted.files);
  wanted.by = options.grouping.by;
  wanted.period = options.grouping.rule();
  wanted.threads = options.threads;
  wanted.on_error = options.on_error == "skip" ? io::row_error_policy::skip : io::row_error_policy::stop;
  wanted.maximum_keys = options.maximum_keys;
  wanted.stores_state = !options.state_file.empty();
  if (options.maximum_expansion > 0) wanted.maximum_expansion = options.maximum_expansion;
  if (options.source.empty()) return wanted;
  std::vector<diagnostic> warnings;
  wanted.mapping = io::load_source_mapping(options.source, of.definition().records, warnings);
  for (const diagnostic& warning : warnings)
    remarks += "assay: " + describe(warning, options.source) + "\n";
  return wanted;
}

/// Where the state goes: not over anything that is read.
output_place place_of_state(const evaluate_options& options, const evaluation& wanted) {
  output_place place{options.state_file, options.overwrite, "--state-out", {options.model}};
  if (!options.source.empty()) place.inputs.push_back(options.source);
  for (const record_file& file : wanted.files)
    place.inputs.push_back(file.path);
  return place;
}

/// Seals the state as a leaf, whose source is the files' contents unless it has a name.
void store(evaluated& read, const evaluate_options& options, const output_place& place,
           std::string& remarks) {
  const std::string source = options.source_id.empty() ? source_of(read.contents) : options.source_id;
  read.records.seal(source);
  write_file(place, read.records.save());
  remarks +=
      "assay: " + visible(says::note_of_file(says::state_written(source), options.state_file).line()) + "\n";
}

}  // namespace

outcome evaluate_records(const evaluate_options& options, const surroundings& where) {
  outcome done;
  const model of = load_model(options.model);
  const evaluation wanted = evaluation_of(options, of, done.err);
  const output_place state_place = place_of_state(options, wanted);
  if (wanted.stores_state) require_writable(state_place);  // now, not after hours of reading
  evaluated read = read_records(of, wanted);
  for (const message& remark : read.remarks)
    done.err += "assay: " + visible(remark.line()) + "\n";
  done.write_out = [graded = grade_state(of, read.records), sources = read.sources, options,
                    where](text_sink& into) {
    write_result(graded, sources, options.output, options.explain, where, into);
  };
  // Last: a call that fails leaves no state behind.
  if (wanted.stores_state) store(read, options, state_place, done.err);
  return done;
}

}  // namespace assay::cli
