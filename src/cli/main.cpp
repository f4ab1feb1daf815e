// SPDX-License-Identifier: Apache-2.0
//
// The program: what it is told by its surroundings, signals, and printing.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <assay/error.hpp>
#include <assay/text_sink.hpp>

#include "cli/command/program.hpp"
#include "cli/files/unfinished_files.hpp"
#include "message/command_sentences.hpp"

namespace {

constexpr unsigned most_threads_unasked = 4;

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// The language of the terminal: the first of these variables that is set decides (POSIX, section 8.2).
assay::cli::language terminal_language() {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = variable(name);
    if (!value.empty()) return assay::cli::language_of(value);
  }
  return assay::cli::language::en;
}

assay::cli::surroundings look_around() {
  assay::cli::surroundings where;
  where.colour = isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  where.spoken = terminal_language();
  where.threads =
      static_cast<std::int32_t>(std::clamp(std::thread::hardware_concurrency(), 1U, most_threads_unasked));
  return where;
}

class standard_stream final : public assay::text_sink {
 public:
  explicit standard_stream(std::FILE* target) noexcept : target_{target} {}

  void write(std::string_view piece) override {
    if (std::fwrite(piece.data(), 1, piece.size(), target_) != piece.size()) {
      throw assay::error{assay::error_code::file, assay::says::cannot_write_output()};
    }
  }

 private:
  std::FILE* target_;
};

extern "C" void remove_files_and_end(int signal_number) {
  assay::cli::remove_unfinished_files();
  // Delivered when this returns: who waits for the program learns what ended it.
  (void)std::signal(signal_number, SIG_DFL);
  (void)std::raise(signal_number);
}

/// A program that is told to stop leaves no unfinished file behind.
void watch_signals() {
  struct sigaction action {};
  action.sa_handler = remove_files_and_end;
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
    sigaddset(&action.sa_mask, number);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    struct sigaction before {};
    // What somebody chose to ignore (nohup, a job in the background) stays ignored.
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
      (void)sigaction(number, &action, nullptr);
  }
  // A file that grows beyond what is allowed is an error of writing, with a message.
  (void)std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace

int main(int count, char** arguments) {
  watch_signals();
  standard_stream out{stdout};
  standard_stream err{stderr};
  const int code =
      assay::cli::run(std::vector<std::string>(arguments + 1, arguments + count), look_around(), out, err);
  if (std::fflush(stdout) == 0) return code;
  // What failed before has been said already.
  if (code == assay::cli::exit_ok)
    std::fprintf(stderr, "assay: %s\n", assay::says::cannot_write_output().line().c_str());
  return assay::cli::exit_failed;
}
