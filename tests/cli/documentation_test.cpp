// SPDX-License-Identifier: Apache-2.0
//
// The pages that docs/cli.md shows are what the program prints today.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "surroundings.hpp"

namespace {

namespace files = std::filesystem;

std::string output_of(const std::string& command) {
  std::string text;
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 4096> buffer{};
  for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), count);
  }
  (void)pclose(pipe);
  return text;
}

class Documentation : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ostringstream text;
    text << std::ifstream{assay::tests::source_folder() / "docs" / "cli.md", std::ios::binary}.rdbuf();
    page_ = text.str();
    // Each test may run in a process of its own, several at once.
    std::string folder = (files::temp_directory_path() / "assay-documentation-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    (void)output_of(program() + " sample after-sales-quality --out '" + folder_.string() + "'");
    for (const char* const table : {"contact", "survey", "quality_check", "complaint", "follow_up"}) {
      data_ += " --data " + std::string{table} + "='" + (folder_ / table).string() + ".csv'";
    }
  }
  static void TearDownTestSuite() { files::remove_all(folder_); }

  static std::string program() { return "'" + assay::tests::assay_program() + "'"; }

  static void expect_on_page(const std::string& arguments) {
    const std::string output = output_of(program() + " " + arguments);
    ASSERT_FALSE(output.empty()) << arguments;
    EXPECT_NE(page_.find("```\n" + output + "```\n"), std::string::npos)
        << "docs/cli.md does not show what `assay " << arguments << "` prints now:\n"
        << output;
  }

  inline static std::string page_;
  inline static files::path folder_;
  inline static std::string data_;
};

TEST_F(Documentation, ShowsTheSummary) {
  expect_on_page("evaluate after-sales-quality --by team --lang zh" + data_);
}

TEST_F(Documentation, ShowsTheExplanation) {
  expect_on_page("evaluate after-sales-quality --lang en --explain" + data_);
}

TEST_F(Documentation, NamesEveryCsvColumn) {
  const std::string csv = output_of(program() + " evaluate after-sales-quality --format csv" + data_);
  std::istringstream header{csv.substr(0, csv.find('\n'))};
  int columns = 0;
  for (std::string name; std::getline(header, name, ',');) {
    EXPECT_NE(page_.find("`" + name + "`"), std::string::npos) << name;
    ++columns;
  }
  EXPECT_GT(columns, 20);
}

}  // namespace
