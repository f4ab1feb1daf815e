// SPDX-License-Identifier: Apache-2.0
//
// What the commands share: how they register themselves and common options.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "cli/command/program.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming)
class App;
}

namespace assay::cli {

/// The command that the arguments chose is run after all of them are read.
struct session {
  surroundings where;
  std::function<outcome()> chosen;
};

/// How results and lists are printed.
struct output_options {
  std::string spoken;
  std::string format = "table";

  [[nodiscard]] language language_or(language usual) const noexcept {
    return spoken.empty() ? usual : language_of(spoken);
  }
};

/// Adds --lang, checked, to a command whose output has no names in two languages: a script may pass it everywhere.
void add_language_without_effect(CLI::App& command);

/// Adds --lang and, with the given choices separated by `|`, --format; the first choice is the default.
void add_output_options(CLI::App& command, output_options& options, const std::string& formats);

// Each adds its command and the options of it; the session must outlive the application.
void add_model_commands(CLI::App& program, session& shared);
void add_metric_commands(CLI::App& program, session& shared);
void add_evaluate_command(CLI::App& program, session& shared);
void add_score_command(CLI::App& program, session& shared);
void add_sample_command(CLI::App& program, session& shared);
void add_state_commands(CLI::App& program, session& shared);

}  // namespace assay::cli
