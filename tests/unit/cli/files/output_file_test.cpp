// SPDX-License-Identifier: Apache-2.0
//
// A file that is there is always whole.
#include "cli/files/output_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <assay/error.hpp>

#include "failure.hpp"

namespace assay::cli {
namespace {

namespace files = std::filesystem;

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

  files::path folder_;
};

TEST_F(OutputFile, AppearsWhenItIsComplete) {
  output_file target{folder_ / "a.csv"};
  target.write("one,");
  EXPECT_FALSE(files::exists(folder_ / "a.csv"));
  target.write("two\n");
  target.close();
  target.put_in_place();
  EXPECT_EQ(content("a.csv"), "one,two\n");
  EXPECT_EQ(entries(), 1);
}

TEST_F(OutputFile, AnUnfinishedOneLeavesTheOldOneAlone) {
  write_file((folder_ / "a.csv").string(), "old");
  {
    output_file target{folder_ / "a.csv"};
    target.write("new");
  }
  EXPECT_EQ(content("a.csv"), "old");
  EXPECT_EQ(entries(), 1);
}

TEST_F(OutputFile, SaysWhatCouldNotBeWrittenAndLeavesNothing) {
  files::create_directories(folder_ / "a.csv" / "inside");
  try {
    write_file((folder_ / "a.csv").string(), "new");
    FAIL() << "a folder must not be replaced";
  } catch (const error& fault) {
    EXPECT_EQ(fault.code(), error_code::file);
    EXPECT_NE(std::string{fault.what()}.find("a.csv"), std::string::npos);
  }
  EXPECT_EQ(entries(), 1);
  EXPECT_THAT([&] { output_file{folder_ / "nowhere" / "a.csv"}; },
              assay::test::fails_with(error_code::file, "cannot write the file"));
}

}  // namespace
}  // namespace assay::cli
