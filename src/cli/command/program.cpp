// SPDX-License-Identifier: Apache-2.0
//
// Runs the command that the arguments choose and turns every failure into a message and an exit code.
#include "cli/command/program.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <string_view>

#include <assay/error.hpp>

#include "cli/command/options.hpp"
#include "cli/show/style.hpp"

namespace assay::cli {
namespace {

int exit_code_of(const error& fault) noexcept {
  return fault.code() == error_code::argument ? exit_usage : exit_failed;
}

outcome failure(const char* message) noexcept {
  try {
    return {exit_failed, {}, complaint(message)};
  } catch (...) {
    return {exit_failed, {}, {}};
  }
}

}  // namespace

std::string complaint(std::string_view message) {
  std::string text;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find('\n'), message.size());
    text += "assay: " + visible(message.substr(0, end)) + "\n";
    message.remove_prefix(std::min(end + 1, message.size()));
  }
  return text;
}

outcome run(const std::vector<std::string>& arguments, const surroundings& where) noexcept {
  try {
    return parse_and_run(arguments, where);
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
