// SPDX-License-Identifier: Apache-2.0
//
// Runs the command that the arguments choose and turns every failure into a message and an exit code.
#include "cli/command/program.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#include <assay/error.hpp>

#include "cli/command/options.hpp"
#include "cli/show/style.hpp"

namespace assay::cli {
namespace {

int exit_code_of(const error& fault) noexcept {
  return fault.code() == error_code::argument ? exit_usage : exit_failed;
}

/// Says what went wrong, if that can be said.
int fail(int code, std::string_view message, text_sink& err) noexcept {
  try {
    err.write(complaint(message));
  } catch (...) {
    return code;
  }
  return code;
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

int run(const std::vector<std::string>& arguments, const surroundings& where, text_sink& out,
        text_sink& err) noexcept {
  try {
    const outcome done = parse_and_run(arguments, where);
    err.write(done.err);
    out.write(done.out);
    if (done.write_out) done.write_out(out);
    return done.code;
  } catch (const error& fault) {
    return fail(exit_code_of(fault), fault.what(), err);
  } catch (const std::bad_alloc&) {
    return fail(exit_failed, "out of memory; evaluate in smaller parts or on a larger machine", err);
  } catch (const std::exception& fault) {
    return fail(exit_failed, fault.what(), err);
  }
}

outcome run(const std::vector<std::string>& arguments, const surroundings& where) noexcept {
  collected_text out;
  collected_text err;
  const int code = run(arguments, where, out, err);
  return {code, std::move(out.text), std::move(err.text), {}};
}

}  // namespace assay::cli
