// SPDX-License-Identifier: Apache-2.0
//
// assay evaluate: records to scorecards.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <assay/error.hpp>
#include <assay/result.hpp>

#include "cli/command/grouping_options.hpp"
#include "cli/command/model_argument.hpp"
#include "cli/command/session.hpp"
#include "cli/files/output_file.hpp"
#include "cli/files/record_files.hpp"
#include "cli/files/result_output.hpp"
#include "cli/files/state_files.hpp"
#include "cli/show/style.hpp"

namespace assay::cli {
namespace {

constexpr std::int32_t most_threads = 256;
constexpr std::uint64_t most_keys = 2'000'000'000;
constexpr std::uint64_t most_expansion = 1'000'000;

struct evaluate_options {
  std::string model;
  std::vector<std::string> data;
  std::string source;
  grouping_options grouping;
  std::string state_file;
  std::string source_id;
  bool overwrite = false;
  bool explain = false;
  std::int32_t threads = 1;
  std::string on_error = "stop";
  std::uint64_t maximum_keys = io::usual_maximum_keys;
  std::uint64_t maximum_expansion = 0;  // 0: not said
  output_options output;
};

void refuse_reading_twice(const std::vector<record_file>& files) {
  const auto is_standard_input = [](const record_file& file) { return file.path == "-"; };
  if (std::count_if(files.begin(), files.end(), is_standard_input) > 1) {
    throw error{error_code::argument,
                "--data names the standard input (-) more than once; it can be read once only"};
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

/// Seals the state as a leaf, whose source is the files' contents unless it has a name.
void store(evaluated& read, const evaluate_options& options, std::string& remarks) {
  const std::string source = options.source_id.empty() ? source_of(read.contents) : options.source_id;
  read.records.seal(source);
  write_file(options.state_file, read.records.save());
  remarks += "assay: " + visible(options.state_file + ": written, source " + source) + "\n";
}

outcome evaluate(const evaluate_options& options, const surroundings& where) {
  outcome done;
  const model of = load_model(options.model);
  if (!options.state_file.empty()) refuse_overwriting(options.state_file, options.overwrite, "--state-out");
  const evaluation wanted = evaluation_of(options, of, done.err);
  evaluated read = read_records(of, wanted);
  for (const std::string& remark : read.remarks)
    done.err += "assay: " + visible(remark) + "\n";
  const result graded = grade_state(of, read.records);
  done.out = result_text(graded, read.sources, options.output, options.explain, where);
  // Last: a call that fails leaves no state behind.
  if (!options.state_file.empty()) store(read, options, done.err);
  return done;
}

}  // namespace

void add_evaluate_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<evaluate_options>();
  options->threads = shared.where.threads;
  CLI::App* command =
      program.add_subcommand("evaluate", "Evaluate records: indicators, scores and grades of every group");
  command->add_option("MODEL", options->model, "Id of a preset, or a file")->required();
  command
      ->add_option("--data", options->data,
                   "CSV file, gzip or zstd too, with the records of one type; again for other types and "
                   "further files; - is "
                   "standard input")
      ->required()
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("TABLE=FILE");
  command->add_option("--source", options->source, "How the files' columns become the model's (docs/data.md)")
      ->type_name("FILE");
  add_grouping_options(*command, options->grouping);
  command->add_flag("--explain", options->explain, "Show the whole tree and what costs points");
  command->add_option("--threads", options->threads, "States that are filled at once; the answer is the same")
      ->check(CLI::Range(1, most_threads).description(""))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--on-error", options->on_error,
                   "When a row cannot be used: stop, or skip it and count it")
      ->check(CLI::IsMember({"stop", "skip"}).description(""))
      ->type_name("POLICY")
      ->capture_default_str();
  command
      ->add_option("--max-keys", options->maximum_keys,
                   "Most groups, and most different keys of a record type where a source mapping has keys")
      ->check(CLI::Range(std::uint64_t{1}, most_keys).description(""))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--max-expansion", options->maximum_expansion,
                   "Most bytes of text for a byte of a compressed file (otherwise: the source mapping, 250)")
      ->check(CLI::Range(std::uint64_t{1}, most_expansion).description(""))
      ->type_name("N");
  CLI::Option* state_out = command
                               ->add_option("--state-out", options->state_file,
                                            "Store what was counted, to be merged and graded later")
                               ->type_name("FILE");
  command
      ->add_option(
          "--source-id", options->source_id,
          "Name of the records in the stored state, which no other state has (default: by their contents)")
      ->needs(state_out)
      ->type_name("ID");
  command->add_flag("--overwrite", options->overwrite, "Replace the stored state if it is there")
      ->needs(state_out);
  add_output_options(*command, options->output, "table|json|csv");
  command->callback([&shared, options] {
    shared.chosen = [&shared, options] { return evaluate(*options, shared.where); };
  });
}

}  // namespace assay::cli
