// SPDX-License-Identifier: Apache-2.0
//
// Reads the arguments, runs the command they choose and turns every failure into a message and an exit code.
#include "cli/command/program.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include <assay/error.hpp>
#include <assay/version.hpp>

#include "cli/command/session.hpp"
#include "cli/show/style.hpp"
#include "text/nearest_name.hpp"

namespace assay::cli {
namespace {

constexpr std::string_view examples = R"(Examples:
  assay sample after-sales-quality --out data
  assay evaluate after-sales-quality --data contact=data/contact.csv --data survey=data/survey.csv --by team
  assay score after-sales-quality --values monthly.csv --explain
  assay model show after-sales-quality --format json > my-model.json
Exit codes: 0 done; 1 data or a model are wrong, or a file cannot be read or written; 2 the call is wrong.)";

/// `assay: ` before every line, control characters made visible.
std::string complaint(std::string_view message) {
  std::string text;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    text += "assay: " + visible(message.substr(0, end)) + "\n";
    message.remove_prefix(std::min(end + 1, message.size()));
  }
  return text;
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
    message += text::did_you_mean(argument, known);
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

int exit_code_of(const error& fault) noexcept {
  return fault.code() == error_code::argument ? exit_usage : exit_failed;
}

outcome parse_and_run(std::vector<std::string> arguments, const surroundings& where) {
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

outcome failure(const char* message) noexcept {
  try {
    return {exit_failed, {}, complaint(message)};
  } catch (...) {
    return {exit_failed, {}, {}};
  }
}

}  // namespace

void add_language_without_effect(CLI::App& command) {
  command
      .add_option_function<std::string>(
          "--lang", [](const std::string&) {}, "Has no effect here: what this command prints is in English")
      ->check(CLI::IsMember({"zh", "en"}).description(""))
      ->type_name("LANG");
}

void add_output_options(CLI::App& command, output_options& options, const std::string& formats) {
  command
      .add_option("--lang", options.spoken,
                  "Language of names and explanations: zh or en (default: of the terminal)")
      ->check(CLI::IsMember({"zh", "en"}).description(""))
      ->type_name("LANG");
  if (formats.empty()) return;
  std::vector<std::string> choices;
  for (std::size_t start = 0; start <= formats.size();) {
    const std::size_t end = std::min(formats.find('|', start), formats.size());
    choices.push_back(formats.substr(start, end - start));
    start = end + 1;
  }
  options.format = choices.front();
  command.add_option("--format", options.format, "Form of the output: " + formats)
      ->check(CLI::IsMember(choices).description(""))
      ->type_name("FORMAT")
      ->capture_default_str();
}

outcome run(std::vector<std::string> arguments, const surroundings& where) noexcept {
  try {
    return parse_and_run(std::move(arguments), where);
  } catch (const error& fault) {
    outcome failed = failure(fault.what());
    failed.code = exit_code_of(fault);
    return failed;
  } catch (const std::bad_alloc&) {
    return failure("out of memory; evaluate in smaller parts or on a larger machine");
  } catch (const std::exception& fault) {
    return failure(fault.what());
  }
}

}  // namespace assay::cli
