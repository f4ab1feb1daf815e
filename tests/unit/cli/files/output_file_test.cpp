// SPDX-License-Identifier: Apache-2.0
//
// A file that is there is always whole.
#include "cli/files/output_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <assay/error.hpp>

namespace assay::cli {
namespace {

namespace files = std::filesystem;
using testing::HasSubstr;

class OutputFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = files::temp_directory_path() /
              ("assay-output-" + std::string{testing::UnitTest::GetInstance()->current_test_info()->name()});
    files::remove_all(folder_);
    files::create_directories(folder_);
  }
  void TearDown() override { files::remove_all(folder_); }

  [[nodiscard]] std::string content(const std::string& name) const {
    std::ifstream file{folder_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  [[nodiscard]] std::ptrdiff_t entries() const {
    return std::distance(files::directory_iterator{folder_}, files::directory_iterator{});
  }

  [[nodiscard]] output_place place(const std::string& name) const {
    return {(folder_ / name).string(), false, "--out", {}};
  }
  [[nodiscard]] output_place replacing(const std::string& name) const {
    return {(folder_ / name).string(), true, "--out", {}};
  }
  [[nodiscard]] mode_t mode_of(const std::string& name) const {
    struct stat there {};
    EXPECT_EQ(stat((folder_ / name).c_str(), &there), 0);
    return there.st_mode & 07777U;
  }
  /// What is said when something is refused.
  static std::string refusal(const std::function<void()>& call) {
    try {
      call();
    } catch (const error& fault) {
      return fault.what();
    }
    return "nothing was refused";
  }
  static std::string refusal(const output_place& wanted) {
    return refusal([&] { write_file(wanted, "new"); });
  }

  files::path folder_;
};

TEST_F(OutputFile, AppearsWhenItIsComplete) {
  output_file target{place("a.csv")};
  target.write("one,");
  EXPECT_FALSE(files::exists(folder_ / "a.csv"));
  target.write("two\n");
  target.flush();
  EXPECT_FALSE(files::exists(folder_ / "a.csv"));
  target.put_in_place();
  EXPECT_EQ(content("a.csv"), "one,two\n");
  EXPECT_EQ(entries(), 1);
}

TEST_F(OutputFile, AnUnfinishedOneLeavesTheOldOneAlone) {
  write_file(place("a.csv"), "old");
  {
    output_file target{replacing("a.csv")};
    target.write("new");
    EXPECT_EQ(entries(), 2);
  }
  EXPECT_EQ(content("a.csv"), "old");
  EXPECT_EQ(entries(), 1);
}

TEST_F(OutputFile, ReplacesOnlyWhenItIsTold) {
  write_file(place("a.csv"), "old");
  EXPECT_THAT(refusal(place("a.csv")),
              HasSubstr("a.csv: the file is there already; choose another with --out"));
  EXPECT_EQ(content("a.csv"), "old");
  write_file(replacing("a.csv"), "new");
  EXPECT_EQ(content("a.csv"), "new");
  EXPECT_EQ(entries(), 1);
}

TEST_F(OutputFile, OfTwoThatAreWrittenTogetherOneIsPutInPlace) {
  output_file first{place("a.csv")};
  output_file second{place("a.csv")};
  first.write("first");
  second.write("second");
  second.put_in_place();
  EXPECT_THAT(refusal([&] { first.put_in_place(); }), HasSubstr("the file is there already"));
  EXPECT_EQ(content("a.csv"), "second");
}

TEST_F(OutputFile, TheModeOfWhatIsReplacedStays) {
  write_file(place("a.csv"), "old");
  const mode_t mask = umask(0);
  (void)umask(mask);
  EXPECT_EQ(mode_of("a.csv"), 0666U & ~mask);
  for (const mode_t mode : {0600U, 0640U, 0444U, 0755U}) {
    ASSERT_EQ(chmod((folder_ / "a.csv").c_str(), mode), 0);
    write_file(replacing("a.csv"), "new");
    EXPECT_EQ(mode_of("a.csv"), mode);
  }
}

TEST_F(OutputFile, NeverOverWhatIsNoFile) {
  files::create_directory(folder_ / "inside");
  write_file(place("a.csv"), "old");
  files::create_symlink("a.csv", folder_ / "link");
  files::create_symlink("nothing", folder_ / "dangling");
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  // Never those of the machine: should the test fail as root, they would be gone.
  (void)mknod((folder_ / "null").c_str(), S_IFCHR | 0666, makedev(1, 3));
  files::create_symlink("/proc/self/fd/1", folder_ / "stdout");
  const std::ptrdiff_t before = entries();
  for (const bool overwrite : {false, true}) {
    const auto refused = [&](const std::string& path) {
      return refusal(output_place{path, overwrite, "--out", {}});
    };
    EXPECT_THAT(refused((folder_ / "inside").string()), HasSubstr("is a folder"));
    EXPECT_THAT(refused((folder_ / "inside/").string()), HasSubstr("is no name of a file"));
    EXPECT_THAT(refused((folder_ / "link").string()), HasSubstr("is a symbolic link"));
    EXPECT_THAT(refused((folder_ / "dangling").string()), HasSubstr("is a symbolic link"));
    EXPECT_THAT(refused((folder_ / "pipe").string()), HasSubstr("is a device, a pipe or a socket"));
    if (files::exists(folder_ / "null")) {
      EXPECT_THAT(refused((folder_ / "null").string()), HasSubstr("is a device, a pipe or a socket"));
    }
    EXPECT_THAT(refused((folder_ / "stdout").string()), HasSubstr("is a symbolic link"));
    EXPECT_THAT(refused("-"), HasSubstr("not to the standard output"));
    EXPECT_THAT(refused(""), HasSubstr("is no name of a file"));
    EXPECT_THAT(refused((folder_ / "nowhere" / "a.csv").string()), HasSubstr("No such file"));
  }
  EXPECT_EQ(entries(), before);
  EXPECT_TRUE(files::is_symlink(folder_ / "link"));
  EXPECT_EQ(content("a.csv"), "old");
}

TEST_F(OutputFile, NeverOverAnInputUnderWhateverName) {
  write_file(place("in.csv"), "read");
  files::create_symlink("in.csv", folder_ / "link");
  files::create_hard_link(folder_ / "in.csv", folder_ / "hard");
  files::create_directory_symlink(folder_, folder_ / "there");
  const std::ptrdiff_t before = entries();
  for (const char* input : {"in.csv", "./in.csv", "link", "hard", "there/in.csv", "there/../in.csv"}) {
    for (const char* output : {"in.csv", "./in.csv", "hard", "there/in.csv"}) {
      output_place wanted = replacing(output);
      wanted.inputs = {"-", (folder_ / "absent").string(), (folder_ / input).string()};
      if (std::string{input} == "there/../in.csv")
        wanted.inputs.back() = (folder_ / "there/./in.csv").string();
      EXPECT_THAT(refusal(wanted), HasSubstr("is read by this command")) << input << " " << output;
    }
  }
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(content("in.csv"), "read");
}

TEST_F(OutputFile, WhatHasChangedMeanwhileIsSeen) {
  output_file target{replacing("a.csv")};
  target.write("new");
  target.flush();
  files::create_symlink("elsewhere", folder_ / "a.csv");
  EXPECT_THAT(refusal([&] { target.put_in_place(); }), HasSubstr("is a symbolic link"));
  files::remove(folder_ / "a.csv");
  target.put_in_place();
  EXPECT_EQ(content("a.csv"), "new");
}

TEST_F(OutputFile, ALongNameIsNoHindrance) {
  const std::string name(255, 'x');
  write_file(place(name), "long");
  EXPECT_EQ(content(name), "long");
}

TEST_F(OutputFile, UnfinishedOnesAreRemovedWhenTheProgramEnds) {
  output_file first{place("a.csv")};
  output_file second{place("b.csv")};
  first.write("a");
  second.put_in_place();
  EXPECT_EQ(entries(), 2);
  remove_unfinished_files();
  EXPECT_EQ(entries(), 1);
  EXPECT_EQ(content("b.csv"), "");
}

TEST_F(OutputFile, SoManyAtATimeAndNoMore) {
  std::vector<std::unique_ptr<output_file>> targets;
  const auto fill = [&] {
    for (int number = 0; number < 100; ++number)
      targets.push_back(std::make_unique<output_file>(place(std::to_string(number))));
  };
  EXPECT_THAT(refusal(fill), HasSubstr("too many files"));
  EXPECT_EQ(targets.size(), 16U);
  targets.clear();
  EXPECT_EQ(entries(), 0);
  write_file(place("a.csv"), "again");
}

TEST_F(OutputFile, BothWaysToANewNameFailWhenItIsTaken) {
  const descriptor folder{open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  for (const auto give_name : {rename_to_new, link_to_new}) {
    write_file(replacing("from"), "from");
    files::remove(folder_ / "to");
    const int failed = give_name(folder.number(), "from", "to");
    if (failed == ENOSYS || failed == EINVAL) continue;  // rename_to_new, where the system cannot do it
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(content("to"), "from");
    EXPECT_EQ(entries(), 1);
    write_file(place("from"), "another");
    EXPECT_EQ(give_name(folder.number(), "from", "to"), EEXIST);
    EXPECT_EQ(content("to"), "from");
    EXPECT_EQ(content("from"), "another");
  }
}

}  // namespace
}  // namespace assay::cli
