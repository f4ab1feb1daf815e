// SPDX-License-Identifier: Apache-2.0
//
// What the arguments of each command say, as plain values. options.cpp alone knows how they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command/grouping_options.hpp"
#include "cli/command/output_options.hpp"
#include "cli/command/program.hpp"

namespace assay::cli {

struct evaluate_options {
  std::string model;
  std::vector<std::string> data;  ///< TABLE=FILE
  std::string source;
  grouping_options grouping;
  std::string state_file;
  std::string source_id;
  bool overwrite = false;
  bool explain = false;
  std::int32_t threads = 1;
  std::string on_error = "stop";
  std::uint64_t maximum_keys = 0;
  std::uint64_t maximum_expansion = 0;  ///< 0: not said
  output_options output;
};

struct score_options {
  std::string model;
  std::string values;
  std::string source;
  std::string encoding;
  bool explain = false;
  output_options output;
};

struct merge_options {
  std::vector<std::string> states;
  std::string target;
  std::string sources;
  grouping_options grouping;
  bool overwrite = false;
};

struct grade_options {
  std::string model;
  std::vector<std::string> states;
  grouping_options grouping;
  bool explain = false;
  output_options output;
};

struct state_options {
  std::string state;
  output_options output;
};

struct model_options {
  std::string model;
  output_options output;
};

struct metric_options {
  std::string id;
  output_options output;
};

struct sample_options {
  std::string preset;
  std::string folder;
  std::uint64_t seed = 2026;
  std::int64_t rows = 5000;            ///< contacts
  std::optional<std::int64_t> agents;  ///< none: as many as the contacts need
  bool overwrite = false;
};

/// Reads the arguments after the program's name and runs the command that they choose. Throws what commands throw; what is wrong
/// with the arguments themselves is an outcome, as is help.
[[nodiscard]] outcome parse_and_run(const std::vector<std::string>& arguments, const surroundings& where);

/// `assay: ` before every line, control characters made visible.
[[nodiscard]] std::string complaint(std::string_view message);

}  // namespace assay::cli
