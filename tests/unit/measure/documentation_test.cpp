// SPDX-License-Identifier: Apache-2.0
//
// The examples in docs/measures.md compile, its faults happen, and no code is missing.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "measure/check/function_checker.hpp"
#include "measure/words/aggregate_kind.hpp"
#include "surroundings.hpp"
#include "unit/measure/sample_records.hpp"

namespace assay::measure_test {
namespace {

std::vector<std::string> lines_of_the_page() {
  std::ifstream file{tests::source_folder().string() + "/docs/measures.md"};
  EXPECT_TRUE(file.is_open());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    lines.push_back(line);
  return lines;
}

TEST(measures_page, examples_compile) {
  bool inside = false;
  int examples = 0;
  for (const std::string& line : lines_of_the_page()) {
    if (line == "```measure") {
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      ++examples;
      EXPECT_EQ(faults_of(line), "") << line;
    }
  }
  EXPECT_GT(examples, 25);
}

/// `code` and `example` of a row of the table of faults.
TEST(measures_page, faults_happen_as_described) {
  int rows = 0;
  for (const std::string& line : lines_of_the_page()) {
    if (line.starts_with("These have no place in a text")) break;
    const std::size_t code_end = line.find("` | `");
    if (!line.starts_with("| `") || code_end == std::string::npos) continue;
    const std::string code = line.substr(3, code_end - 3);
    const std::size_t begin = code_end + 5;
    const std::string example = line.substr(begin, line.find("` |", begin) - begin);
    if (code.find('_') == std::string::npos) continue;  // another table
    ++rows;
    EXPECT_EQ(faults_of(example).substr(0, code.size() + 1), code + "[") << example;
  }
  EXPECT_EQ(rows, 38);
}

/// The code of a sentence is the first part of its name; groups of words, such as `expected.when`, have no underscore there.
std::set<std::string> codes_of_the_catalogue() {
  std::set<std::string> codes;
  const std::regex sentence{R"re(constexpr sentence \w+\{\s*"([a-z0-9]+(_[a-z0-9]+)+))re"};
  for (const auto& entry : std::filesystem::directory_iterator{tests::source_folder() / "src" / "message"}) {
    if (!entry.path().filename().string().starts_with("measure_")) continue;
    std::ifstream file{entry.path()};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    for (std::sregex_iterator found{text.begin(), text.end(), sentence}, end; found != end; ++found)
      codes.insert((*found)[1].str());
  }
  return codes;
}

TEST(measures_page, describes_every_row_function) {
  const std::vector<std::string> lines = lines_of_the_page();
  for (const measure::row_function& function : measure::row_functions()) {
    const bool described = std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.starts_with("| `") &&
             line.find("`" + std::string{function.name} + "(") != std::string::npos;
    });
    EXPECT_TRUE(described) << function.name;
  }
}

/// With its variant, where it has a line of its own; variants of contacts' outcomes have a table.
TEST(measures_page, describes_every_aggregate) {
  const std::vector<std::string> lines = lines_of_the_page();
  for (const measure::aggregate_kind& kind : measure::aggregate_kinds()) {
    const bool is_distinct = kind.argument == measure::argument_kind::different;
    const std::string use = is_distinct ? "count(distinct " : std::string{kind.function} + "(";
    const bool names_variant = !kind.variant.empty() && !kind.default_variant && !kind.is_outcome();
    const std::string variant = names_variant ? ", '" + std::string{kind.variant} + "')" : "";
    const bool described = std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      if (!line.starts_with("| `")) return false;
      const std::size_t at = line.find("`" + use);
      return at != std::string::npos && line.find(variant, at) != std::string::npos;
    });
    EXPECT_TRUE(described) << kind.function << " " << kind.variant;
  }
}

TEST(measures_page, names_every_code) {
  const std::vector<std::string> lines = lines_of_the_page();
  const auto is_named = [&](const std::string& code) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.starts_with("| `") && line.find("`" + code + "`") != std::string::npos;
    });
  };
  const std::set<std::string> codes = codes_of_the_catalogue();
  EXPECT_GT(codes.size(), 35U);
  for (const std::string& code : codes)
    EXPECT_TRUE(is_named(code)) << code;
}

}  // namespace
}  // namespace assay::measure_test
