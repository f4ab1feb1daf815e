// SPDX-License-Identifier: Apache-2.0
//
// How the arguments are written. All of it in one file: the library that reads them is by far the largest header of the command.
#include "cli/command/options.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include <assay/version.hpp>

#include "cli/command/commands.hpp"
#include "io/open/record_reader.hpp"
#include "message/suggestion.hpp"

namespace assay::cli {
namespace {

constexpr std::int32_t most_threads = 256;
constexpr std::uint64_t most_keys = 2'000'000'000;
constexpr std::uint64_t most_expansion = 1'000'000;

constexpr std::string_view examples = R"(Examples:
  assay sample after-sales-quality --out data
  assay evaluate after-sales-quality --data contact=data/contact.csv --data survey=data/survey.csv --by team
  assay score after-sales-quality --values monthly.csv --explain
  assay model show after-sales-quality --format json > my-model.json
Exit codes: 0 done; 1 data or a model are wrong, or a file cannot be read or written; 2 the call is wrong.)";

/// The command that the arguments chose is run after all of them are read.
struct session {
  surroundings where;
  std::function<outcome()> chosen;
};

void add_language_without_effect(CLI::App& command) {
  command
      .add_option_function<std::string>(
          "--lang", [](const std::string&) {}, "Has no effect here: what this command prints is in English")
      ->check(CLI::IsMember({"zh", "en"}).description(""))
      ->type_name("LANG");
}

/// --format; the first choice is the default.
void add_format_option(CLI::App& command, output_options& options, const std::vector<std::string>& choices) {
  std::string list;
  for (const std::string& choice : choices)
    list += (list.empty() ? "" : "|") + choice;
  options.format = choices.front();
  command.add_option("--format", options.format, "Form of the output: " + list)
      ->check(CLI::IsMember(choices).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
}

/// --lang and --format.
void add_output_options(CLI::App& command, output_options& options, const std::vector<std::string>& formats) {
  command
      .add_option("--lang", options.spoken,
                  "Language of names and explanations: zh or en (default: of the terminal)")
      ->check(CLI::IsMember({"zh", "en"}).description(""))
      ->type_name("LANG");
  add_format_option(command, options, formats);
}

void add_common_options(CLI::App& command, grouping_options& options, const std::string& by_text) {
  command.add_option("--by", options.by, by_text)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("COL,COL");
  command
      .add_option("--period", options.period,
                  "One scorecard for each day, week (ISO 8601), month, quarter or year as well")
      ->check(CLI::IsMember(period_unit_names()).description(""))
      ->type_name("UNIT");
  command
      .add_option("--fiscal-start", options.fiscal_start_month,
                  "Month in which the year of --period quarter and year begins (default: 1)")
      ->check(CLI::Range(1, 12).description(""))
      ->type_name("MONTH");
}

/// --by, --period, --utc-offset and --fiscal-start for records that are still to be grouped.
void add_grouping_options(CLI::App& command, grouping_options& options) {
  add_common_options(command, options, "One scorecard for each value of these columns");
  command
      .add_option("--utc-offset", options.utc_offset,
                  "Clock whose midnights divide the periods, ahead of UTC, such as +08:00")
      ->type_name("OFFSET")
      ->capture_default_str();
}

/// --by, --total, --period and --fiscal-start for states, whose clock is decided.
void add_regrouping_options(CLI::App& command, grouping_options& options) {
  add_common_options(command, options, "Only by these of the columns the states are grouped by");
  command.add_flag("--total", options.total, "One group over everything (with --period: over each period)")
      ->excludes("--by");
}

void add_evaluate_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<evaluate_options>();
  options->threads = shared.where.threads;
  options->maximum_keys = io::usual_maximum_keys;
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
  add_output_options(*command, options->output, {"table", "json", "csv"});
  command->callback([&shared, options] {
    shared.chosen = [&shared, options] { return evaluate_records(*options, shared.where); };
  });
}

void add_score_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<score_options>();
  CLI::App* command = program.add_subcommand("score", "Score indicator values that were computed elsewhere");
  command->add_option("MODEL", options->model, "Id of a preset, or a file")->required();
  command
      ->add_option("--values", options->values,
                   "CSV file, gzip or zstd too, with one row an entity, one column an indicator; - is "
                   "standard input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--source", options->source,
                   "How the file is written: its table \"values\" (docs/data.md)")
      ->type_name("FILE");
  command
      ->add_option("--encoding", options->encoding,
                   "Encoding of the file (otherwise: --source, its byte order mark, utf-8)")
      ->type_name("NAME");
  command->add_flag("--explain", options->explain, "Show the whole tree and what costs points");
  add_output_options(*command, options->output, {"table", "json", "csv"});
  command->callback([&shared, options] {
    shared.chosen = [&shared, options] { return score_given_values(*options, shared.where); };
  });
}

void add_merge_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<merge_options>();
  CLI::App* command = program.add_subcommand("merge", "Add stored states up to one");
  command->add_option("STATE", options->states, "Files that assay evaluate --state-out or assay merge wrote")
      ->required();
  command->add_option("-o,--out", options->target, "File for the sum")->required()->type_name("FILE");
  command
      ->add_option("--sources", options->sources,
                   "File with the ids of all sources, one on a line: a missing and a doubled one are errors")
      ->type_name("FILE");
  command->add_flag("--overwrite", options->overwrite, "Replace the file if it is there");
  add_regrouping_options(*command, options->grouping);
  add_language_without_effect(*command);
  command->callback([&shared, options] { shared.chosen = [options] { return merge_states(*options); }; });
}

void add_grade_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<grade_options>();
  CLI::App* command = program.add_subcommand("grade", "Scores and grades from stored states");
  command->add_option("MODEL", options->model, "Id of a preset, or a file")->required();
  command->add_option("STATE", options->states, "Stored states; several are added up")->required();
  command->add_flag("--explain", options->explain, "Show the whole tree and what costs points");
  add_regrouping_options(*command, options->grouping);
  add_output_options(*command, options->output, {"table", "json", "csv"});
  command->callback([&shared, options] {
    shared.chosen = [&shared, options] { return grade_states(*options, shared.where); };
  });
}

void add_state_commands(CLI::App& program, session& shared) {
  add_merge_command(program, shared);
  add_grade_command(program, shared);
  auto options = std::make_shared<state_options>();
  CLI::App* state = program.add_subcommand("state", "Look at stored states");
  state->require_subcommand(1);
  CLI::App* command = state->add_subcommand("show", "Show what a stored state holds");
  command->add_option("STATE", options->state, "A stored state")->required();
  add_format_option(*command, options->output, {"text", "json"});
  add_language_without_effect(*command);
  command->callback([&shared, options] { shared.chosen = [options] { return show_state(*options); }; });
}

void add_model_commands(CLI::App& program, session& shared) {
  CLI::App* model = program.add_subcommand("model", "List, show and check models");
  model->require_subcommand(1);

  auto list_options = std::make_shared<output_options>();
  CLI::App* list_command = model->add_subcommand("list", "List the models that come with the program");
  add_output_options(*list_command, *list_options, {"table", "json"});
  list_command->callback([&shared, list_options] {
    shared.chosen = [&shared, list_options] { return list_models(*list_options, shared.where); };
  });

  auto show_options = std::make_shared<model_options>();
  CLI::App* show_command = model->add_subcommand("show", "Show what a model measures and how it grades");
  show_command->add_option("MODEL", show_options->model, "Id of a preset, or a file")->required();
  add_output_options(*show_command, show_options->output, {"text", "json", "shape"});
  show_command->callback([&shared, show_options] {
    shared.chosen = [&shared, show_options] { return show_model(*show_options, shared.where); };
  });

  auto check_options = std::make_shared<model_options>();
  CLI::App* check_command =
      model->add_subcommand("check", "Say everything that is wrong or doubtful in a model");
  check_command->add_option("MODEL", check_options->model, "Id of a preset, or a file")->required();
  add_language_without_effect(*check_command);
  check_command->callback(
      [&shared, check_options] { shared.chosen = [check_options] { return check_model(*check_options); }; });
}

void add_metric_commands(CLI::App& program, session& shared) {
  CLI::App* metric = program.add_subcommand("metric", "Look up metrics and their variants");
  metric->require_subcommand(1);

  auto list_options = std::make_shared<output_options>();
  CLI::App* list_command = metric->add_subcommand("list", "List all metrics");
  add_output_options(*list_command, *list_options, {"table", "json"});
  list_command->callback([&shared, list_options] {
    shared.chosen = [&shared, list_options] { return list_metrics(*list_options, shared.where); };
  });

  auto show_options = std::make_shared<metric_options>();
  CLI::App* show_command = metric->add_subcommand("show", "Show one metric with its variants and source");
  show_command->add_option("ID", show_options->id, "Id of the metric, such as csat")->required();
  add_output_options(*show_command, show_options->output, {"table", "json"});
  show_command->callback([&shared, show_options] {
    shared.chosen = [&shared, show_options] { return show_metric(*show_options, shared.where); };
  });
}

void add_sample_command(CLI::App& program, session& shared) {
  auto options = std::make_shared<sample_options>();
  CLI::App* command =
      program.add_subcommand("sample", "Write records of an invented company for a preset, as CSV files");
  command->add_option("PRESET", options->preset, "Id of a preset")->required();
  command->add_option("--out", options->folder, "Folder for the files; made when it does not exist")
      ->required()
      ->type_name("DIR");
  command->add_option("--rows", options->rows, "Contacts, exactly; the other tables follow from them")
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--seed", options->seed, "Another number, other records; the same number, the same bytes")
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--agents", options->agents,
                   "Agents in all teams together; by default as many as the contacts need")
      ->type_name("N");
  command->add_flag("--overwrite", options->overwrite, "Replace files that are there already");
  command->callback([&shared, options] { shared.chosen = [options] { return write_sample(*options); }; });
}

/// What somebody may have meant by a word that is no command.
std::string command_hint(const CLI::App& program, const std::vector<std::string>& arguments) {
  const CLI::App* level = &program;
  for (const std::string& argument : arguments) {
    if (argument.empty() || argument.front() == '-') break;
    const CLI::App* found = nullptr;
    std::vector<std::string> names;
    for (const CLI::App* command : level->get_subcommands([](const CLI::App*) { return true; })) {
      names.push_back(command->get_name());
      if (names.back() == argument) found = command;
    }
    if (found != nullptr) {
      level = found;
      continue;
    }
    if (names.empty()) break;
    const std::vector<std::string_view> known{names.begin(), names.end()};
    std::string message{"\""};
    message += argument;
    message += "\" is no command; ";
    message += says::suggestion(argument, known).text();
    return message;
  }
  return {};
}

outcome usage_failure(const CLI::App& program, const std::vector<std::string>& arguments,
                      const CLI::ParseError& fault) {
  std::string message = command_hint(program, arguments);
  if (message.empty() && dynamic_cast<const CLI::ExtrasError*>(&fault) != nullptr) {
    // CLI11 lists them last first.
    const std::vector<std::string> extras = program.remaining(true);
    message = extras.size() == 1 ? "unexpected argument:" : "unexpected arguments:";
    for (const std::string& extra : extras)
      message += " " + extra;
  }
  if (message.empty()) message = fault.what();
  return {exit_usage, {}, complaint(message + "; assay --help tells more")};
}

}  // namespace

outcome parse_and_run(const std::vector<std::string>& arguments, const surroundings& where) {
  CLI::App program{"Evaluates service quality: records to indicators, scores and grades, exactly.", "assay"};
  program.set_version_flag("--version", "assay " + std::string{version_text});
  program.require_subcommand(1);
  program.get_formatter()->column_width(38);
  session shared{where, {}};
  add_evaluate_command(program, shared);
  add_score_command(program, shared);
  add_state_commands(program, shared);
  add_model_commands(program, shared);
  add_metric_commands(program, shared);
  add_sample_command(program, shared);
  program.footer(std::string{examples});  // last: commands would inherit it
  try {
    // CLI11 takes them last first.
    program.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
  } catch (const CLI::CallForHelp&) {
    return {exit_ok, program.help(), {}};
  } catch (const CLI::CallForAllHelp&) {
    return {exit_ok, program.help("", CLI::AppFormatMode::All), {}};
  } catch (const CLI::CallForVersion& request) {
    return {exit_ok, std::string{request.what()} + "\n", {}};
  } catch (const CLI::ParseError& fault) {
    return usage_failure(program, arguments, fault);
  }
  return shared.chosen();
}

}  // namespace assay::cli
