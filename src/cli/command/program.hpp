// SPDX-License-Identifier: Apache-2.0
//
// The command line as a function: arguments in, texts and an exit code out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <assay/text_sink.hpp>

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

/// What a command has to say; printed when all that can go wrong is done, so nothing is half-written.
struct outcome {
  int code = exit_ok;
  std::string out;
  std::string err;
  /// Writes what comes after `out`, when that may be long; may be empty.
  std::function<void(text_sink&)> write_out = {};
};

/// Runs one command and prints what it says: first `err`. `arguments` are those after the program's name. Returns the exit
/// code. Never throws; what the streams throw becomes a message on `err`.
[[nodiscard]] int run(const std::vector<std::string>& arguments, const surroundings& where, text_sink& out,
                      text_sink& err) noexcept;

/// The same with everything in texts.
[[nodiscard]] outcome run(const std::vector<std::string>& arguments, const surroundings& where) noexcept;

}  // namespace assay::cli
