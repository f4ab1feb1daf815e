// SPDX-License-Identifier: Apache-2.0
//
// What becomes of files when several programs write one, when a program is stopped, and when a call names the wrong place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "surroundings.hpp"
#include "unit/cli/desk_model.hpp"

namespace {

namespace files = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

struct finished {
  int code = -1;
  std::string text;  ///< of both streams
};

class SafeFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string folder = (files::temp_directory_path() / "assay-safe-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    write("desk.json", std::string{assay::test::desk_document});
    for (const char* name : {"a", "b", "c", "d"}) {
      write(std::string{name} + ".csv",
            std::string{"team,kind,answered_s,solved,quality\n"} + name + ",chat,20,true,90\n");
    }
  }
  void TearDown() override { files::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name, std::ios::binary} << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file{folder_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  /// Names in the folder, hidden ones too.
  [[nodiscard]] std::vector<std::string> names(const std::string& folder = ".") const {
    std::vector<std::string> found;
    for (const auto& entry : files::directory_iterator{folder_ / folder})
      found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }
  /// A line of the shell, in the folder, where $assay is the program.
  [[nodiscard]] finished shell(const std::string& line) const {
    const std::string whole = "cd '" + folder_.string() + "' && assay='" + assay::tests::assay_program() +
                              "'; { " + line + "; } 2>&1";
    finished done;
    std::FILE* const pipe = popen(whole.c_str(), "r");
    if (pipe == nullptr) return done;
    std::array<char, 4096> buffer{};
    for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
      done.text.append(buffer.data(), count);
    const int status = pclose(pipe);
    if (WIFEXITED(status)) done.code = WEXITSTATUS(status);
    return done;
  }
  /// The files of `before` and no others are there, each with what it held.
  void expect_refused(const std::string& line, const std::string& why, int code = 1) const {
    const std::vector<std::string> before = names();
    const finished done = shell(line);
    EXPECT_EQ(done.code, code) << line << "\n" << done.text;
    EXPECT_THAT(done.text, AllOf(HasSubstr("assay: "), HasSubstr(why))) << line;
    EXPECT_EQ(names(), before) << line;
  }
  /// `evaluate` of a file into a state.
  static std::string store(const std::string& data, const std::string& target, const std::string& more = "") {
    return "$assay evaluate desk.json --data contact=" + data + " --state-out " + target + " " + more;
  }

  files::path folder_;
};

TEST_F(SafeFiles, OfSeveralProgramsThatWriteOneStateOneSucceeds) {
  for (int round = 0; round < 10; ++round) {
    const std::string target = "day" + std::to_string(round) + ".state";
    std::string line;
    for (const std::string name : {"a", "b", "c", "d"})
      line += "(" + store(name + ".csv", target) + " >/dev/null 2>" + name + ".err; echo $? >" + name +
              ".code) & ";
    ASSERT_EQ(shell(line + "wait").code, 0);
    int written = 0;
    for (const std::string name : {"a", "b", "c", "d"}) {
      const std::string said = read(name + ".err");
      if (read(name + ".code") == "0\n") {
        ++written;
        EXPECT_THAT(said, HasSubstr("written"));
        // What lies there is the state of the one that said so.
        ASSERT_EQ(shell(store(name + ".csv", "alone.state", "--overwrite") + " >/dev/null").code, 0);
        EXPECT_EQ(read("alone.state"), read(target));
      } else {
        EXPECT_EQ(read(name + ".code"), "1\n");
        EXPECT_THAT(said, AllOf(HasSubstr("the file is there already"), testing::Not(HasSubstr("written"))));
      }
    }
    EXPECT_EQ(written, 1);
  }
  for (const std::string& name : names())
    EXPECT_FALSE(name.ends_with(".part")) << name;
}

TEST_F(SafeFiles, ProgramsThatMayReplaceLeaveAWholeOne) {
  std::string line;
  for (const std::string name : {"a", "b", "c", "d"})
    line += store(name + ".csv", "day.state", "--overwrite") + " >/dev/null 2>&1 & ";
  ASSERT_EQ(shell(line + "wait").code, 0);
  EXPECT_EQ(shell("$assay grade desk.json day.state").code, 0);
}

TEST_F(SafeFiles, AnInputIsNeverReplaced) {
  ASSERT_EQ(shell(store("a.csv", "a.state")).code, 0);
  ASSERT_EQ(shell(store("b.csv", "b.state")).code, 0);
  ASSERT_EQ(shell("ln a.state hard.state && ln -s a.state link.state && ln -s . here && mkdir data && "
                  "printf 'x\\n' >ids")
                .code,
            0);
  const std::string state = read("a.state");
  const std::string lost = "is read by this command and would be lost";
  for (const std::string target : {"a.csv", "./a.csv", "here/a.csv", "\"$PWD/a.csv\""})
    expect_refused(store("a.csv", target, "--overwrite"), lost);
  expect_refused(store("a.csv", "desk.json", "--overwrite"), lost);
  expect_refused(store("a.csv", "a.csv"), lost);
  expect_refused(store("-", "a.csv", "--overwrite <a.csv"), lost);
  for (const std::string target : {"a.state", "./b.state", "hard.state", "here/a.state"})
    expect_refused("$assay merge a.state b.state --overwrite -o " + target, lost);
  expect_refused("$assay merge link.state b.state --overwrite -o a.state", lost);
  expect_refused("$assay merge a.state b.state --sources ids --overwrite -o ids", lost);
  expect_refused("$assay merge a.state b.state --overwrite -o link.state", "is a symbolic link");
  EXPECT_EQ(read("a.state"), state);
  EXPECT_EQ(shell("$assay merge a.state b.state -o sum.state && $assay grade desk.json sum.state").code, 0);
}

TEST_F(SafeFiles, WhatIsNoFileIsLeftAlone) {
  ASSERT_EQ(
      shell("mkdir inside && mkfifo pipe && ln -s a.csv link && mkdir data && ln -s ../a.csv data/survey.csv")
          .code,
      0);
  // Never those of the machine: should the test fail as root, they would be gone.
  const bool has_device = shell("mknod null c 1 3").code == 0;
  ASSERT_EQ(shell("ln -s /proc/self/fd/1 stdout").code, 0);
  for (const std::string more : {"", "--overwrite"}) {
    if (has_device) expect_refused(store("b.csv", "null", more), "is a device");
    expect_refused(store("b.csv", "pipe", more), "is a device, a pipe or a socket");
    expect_refused(store("b.csv", "stdout", more), "is a symbolic link");
    expect_refused(store("b.csv", "link", more), "is a symbolic link; name the file it points to");
    expect_refused(store("b.csv", "inside", more), "is a folder; name a file in it with --state-out");
    expect_refused(store("b.csv", "nowhere/x.state", more), "No such file or directory");
    expect_refused(store("b.csv", "-", more), "--state-out -: it is written as a file", 2);
    expect_refused("$assay sample after-sales-quality --rows 50 --out data " + more, "is a symbolic link");
    EXPECT_EQ(names("data").size(), 1U);
  }
  EXPECT_EQ(shell("test -p pipe && test -L link && test -L stdout").code, 0);
  EXPECT_EQ(shell("test -c null").code == 0, has_device);
}

TEST_F(SafeFiles, ModesAreKeptAndNewFilesFollowTheMask) {
  const auto mode_of = [&](const std::string& name) {
    struct stat there {};
    EXPECT_EQ(stat((folder_ / name).c_str(), &there), 0);
    return there.st_mode & 07777U;
  };
  ASSERT_EQ(shell("umask 027; " + store("a.csv", "a.state")).code, 0);
  EXPECT_EQ(mode_of("a.state"), 0640U);
  ASSERT_EQ(shell("chmod 604 a.state; umask 077; " + store("b.csv", "a.state", "--overwrite")).code, 0);
  EXPECT_EQ(mode_of("a.state"), 0604U);
}

TEST_F(SafeFiles, AProgramThatIsStoppedLeavesNothing) {
  for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGQUIT}) {
    const std::string folder = (folder_ / "data").string();
    (void)std::fflush(stdout);  // or the child would print it again
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const std::string program = assay::tests::assay_program();
      (void)std::freopen("/dev/null", "w", stdout);
      (void)execl(program.c_str(), "assay", "sample", "after-sales-quality", "--rows", "20000000", "--out",
                  folder.c_str(), static_cast<char*>(nullptr));
      _exit(127);
    }
    // Until it has begun to write.
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (std::chrono::steady_clock::now() < end && (!files::exists(folder) || names("data").size() < 5U))
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    EXPECT_GE(names("data").size(), 5U);
    ASSERT_EQ(kill(child, number), 0);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status)) << status;
    EXPECT_EQ(WTERMSIG(status), number);
    EXPECT_THAT(names("data"), testing::IsEmpty());
  }
}

TEST_F(SafeFiles, AFileThatCannotGrowIsAnErrorAndLeavesNothing) {
  const finished done = shell("ulimit -f 8; $assay sample after-sales-quality --rows 5000 --out data");
  EXPECT_EQ(done.code, 1);
  EXPECT_THAT(done.text,
              AllOf(HasSubstr("cannot write the file: File too large"), HasSubstr("check the space")));
  EXPECT_THAT(names("data"), testing::IsEmpty());
}

TEST_F(SafeFiles, AFolderThatMayNotBeWrittenToIsSeenBeforeReading) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  ASSERT_EQ(shell("mkdir closed && chmod 555 closed").code, 0);
  expect_refused(store("no-such-file.csv", "closed/a.state"), "Permission denied");
}

TEST_F(SafeFiles, AFolderWhereNothingCanBeMade) {
  if (!files::exists("/proc/self")) GTEST_SKIP() << "no /proc here";
  expect_refused(store("a.csv", "/proc/a.state"), "cannot write the file");
}

TEST_F(SafeFiles, AFailureAfterTheCheckLeavesNothing) {
  write("bad.csv", "team,kind,answered_s,solved,quality\nA,chat,twenty,true,90\n");
  const auto before = names();
  EXPECT_EQ(shell(store("bad.csv", "bad.state")).code, 1);
  EXPECT_EQ(names(), before);
}

}  // namespace
