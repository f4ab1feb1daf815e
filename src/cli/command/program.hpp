// SPDX-License-Identifier: Apache-2.0
//
// The command line as a function: arguments in, texts and an exit code out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/show/phrases.hpp"

namespace assay::cli {

/// Exit codes.
inline constexpr int exit_ok = 0;
inline constexpr int exit_failed = 1;  ///< data or a model are wrong, or a file cannot be read or written
inline constexpr int exit_usage = 2;   ///< the call is wrong

/// What the program is told about where it runs.
struct surroundings {
  bool colour = false;
  language spoken = language::en;
  std::int32_t threads = 1;  ///< when the caller does not say
};

/// What a command has to say; printed when it is complete, so nothing is half-written.
struct outcome {
  int code = exit_ok;
  std::string out;
  std::string err;
};

/// Runs one command. `arguments` are those after the program's name. Never throws.
[[nodiscard]] outcome run(const std::vector<std::string>& arguments, const surroundings& where) noexcept;

}  // namespace assay::cli
