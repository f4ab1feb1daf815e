// SPDX-License-Identifier: Apache-2.0
//
// The program itself as a process: streams, exit codes, standard input, terminals.
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "surroundings.hpp"

namespace {

namespace files = std::filesystem;

struct finished {
  int code = -1;
  std::string out;
};

/// Runs a command of the shell and takes what it prints to its standard output.
finished shell(const std::string& command) {
  finished done;
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return done;
  std::array<char, 4096> buffer{};
  for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    done.out.append(buffer.data(), count);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) done.code = WEXITSTATUS(status);
  return done;
}

class Process : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        files::temp_directory_path() /
        ("assay-process-" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()});
    files::remove_all(folder_);
    files::create_directories(folder_);
  }
  void TearDown() override { files::remove_all(folder_); }

  /// The program with arguments, after settings of the environment.
  static finished assay(const std::string& arguments, const std::string& settings = "") {
    return shell(settings + " '" + assay::tests::assay_program() + "' " + arguments);
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return "'" + (folder_ / name).string() + "'";
  }

  /// Sample records and the --data arguments for all of them.
  [[nodiscard]] std::string sample_data() const {
    EXPECT_EQ(assay("sample after-sales-quality --out " + path("data")).code, 0);
    std::string arguments;
    for (const auto& file : files::directory_iterator{folder_ / "data"}) {
      arguments += " --data " + file.path().stem().string() + "='" + file.path().string() + "'";
    }
    return arguments;
  }

  files::path folder_;
};

TEST_F(Process, AFileWithoutRowsMeansNoneAndAMissingFileMeansUnknown) {
  const std::string contacts =
      "evaluate after-sales-quality --format json --data contact=" + path("data/contact.csv");
  EXPECT_EQ(assay("sample after-sales-quality --out " + path("data")).code, 0);
  std::ofstream{folder_ / "none.csv"} << "team,closing_due,closed\n";
  for (const std::string threads : {" --threads 1", " --threads 2"}) {
    const auto complaint_rate = [&](const std::string& arguments) {
      const auto printed = nlohmann::json::parse(assay(contacts + threads + arguments + " 2>/dev/null").out);
      for (const auto& node : printed["groups"][0]["nodes"]) {
        if (node["id"] == "complaint_rate") return node;
      }
      return nlohmann::json{};
    };
    EXPECT_TRUE(complaint_rate("")["value"].is_null());
    EXPECT_EQ(complaint_rate("")["reason"], "no_records");
    EXPECT_EQ(complaint_rate(" --data complaint=" + path("none.csv"))["value"]["number"], 0.0);
  }
}

TEST_F(Process, ResultsGoToStandardOutputComplaintsToStandardError) {
  const auto fine = assay("--version 2>/dev/null");
  EXPECT_EQ(fine.code, 0);
  EXPECT_TRUE(fine.out.starts_with("assay "));
  const auto wrong = assay("evaluate no-such-model --data a=b 2>/dev/null");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_EQ(wrong.out, "");
  const auto complaint = assay("evaluate no-such-model --data a=b 2>&1 >/dev/null");
  EXPECT_TRUE(complaint.out.starts_with("assay: there is no preset \"no-such-model\"")) << complaint.out;
}

TEST_F(Process, TheWholeWayFromSampleToScorecards) {
  const std::string data = sample_data();
  const auto json = assay("evaluate after-sales-quality --by team --format json" + data);
  ASSERT_EQ(json.code, 0);
  const auto document = nlohmann::json::parse(json.out);
  EXPECT_GT(document["groups"].size(), 1U);
  for (const char* threads : {"1", "2", "7"}) {
    EXPECT_EQ(
        assay("evaluate after-sales-quality --by team --format json --threads " + std::string{threads} + data)
            .out,
        json.out);
  }
  const auto table = assay("evaluate after-sales-quality --by team --explain --lang zh" + data);
  EXPECT_EQ(table.code, 0);
  EXPECT_NE(table.out.find("服务效率"), std::string::npos);
  EXPECT_NE(table.out.find("失分最多"), std::string::npos);
}

TEST_F(Process, AnswersDoNotDependOnTheLocale) {
  const std::string data = sample_data();
  const std::string command = "evaluate after-sales-quality --format json" + data;
  const auto usual = assay(command, "env LC_ALL=C");
  EXPECT_EQ(usual.code, 0);
  EXPECT_EQ(assay(command, "env LC_ALL=de_DE.UTF-8").out, usual.out);
}

TEST_F(Process, TheLanguageOfTheTerminalIsTheUsualOne) {
  EXPECT_NE(assay("model list", "env LC_ALL=zh_CN.UTF-8").out.find("指标"), std::string::npos);
  EXPECT_NE(assay("model list", "env LC_ALL=C").out.find("Indicators"), std::string::npos);
  EXPECT_NE(assay("model list --lang en", "env LC_ALL=zh_CN.UTF-8").out.find("Indicators"),
            std::string::npos);
}

TEST_F(Process, ReadsValuesFromStandardInput) {
  const auto done = shell("printf 'team,efficiency\\nA,80\\n' | '" + assay::tests::assay_program() +
                          "' score after-sales-quality --values - --format csv");
  EXPECT_EQ(done.code, 0);
  EXPECT_NE(done.out.find("\nA,efficiency,dimension,total,"), std::string::npos) << done.out;
}

TEST_F(Process, ReadsRecordsFromStandardInput) {
  const std::string data = sample_data();
  const std::string contact = path("data/contact.csv");
  const auto from_file =
      assay("evaluate after-sales-quality --format json --data contact=" + contact + " 2>/dev/null");
  const auto from_input = shell("cat " + contact + " | '" + assay::tests::assay_program() +
                                "' evaluate after-sales-quality --format json --data contact=- 2>/dev/null");
  EXPECT_EQ(from_input.code, 0);
  EXPECT_EQ(from_input.out, from_file.out);
}

TEST_F(Process, NoColourInAPipe) {
  EXPECT_EQ(assay("model show after-sales-quality").out.find('\x1b'), std::string::npos);
}

TEST_F(Process, ColourOnATerminalUnlessItIsUnwanted) {
  if (shell("command -v script").code != 0)
    GTEST_SKIP() << "the command script, which makes a terminal, is not installed";
  const auto on_terminal = [](const std::string& settings) {
    return shell("script -qec \"" + settings + " '" + assay::tests::assay_program() +
                 "' model list\" /dev/null </dev/null")
        .out;
  };
  EXPECT_NE(on_terminal("env -u NO_COLOR TERM=xterm").find("\x1b["), std::string::npos);
  EXPECT_EQ(on_terminal("env NO_COLOR=1 TERM=xterm").find("\x1b["), std::string::npos);
  EXPECT_EQ(on_terminal("env -u NO_COLOR TERM=dumb").find("\x1b["), std::string::npos);
}

TEST_F(Process, AFullDiskIsAFailure) {
  if (!files::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  EXPECT_EQ(assay("model list >/dev/full 2>/dev/null").code, 1);
}

TEST_F(Process, FailuresLeaveNothingOnStandardOutput) {
  std::ofstream{folder_ / "bad.csv"} << "contact_id,team\n1,A\n";
  const auto done = assay("evaluate after-sales-quality --data contact=" + path("bad.csv") + " 2>/dev/null");
  EXPECT_EQ(done.code, 1);
  EXPECT_EQ(done.out, "");
}

}  // namespace
