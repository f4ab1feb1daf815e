// SPDX-License-Identifier: Apache-2.0
//
// Laws of the catalogue as a whole. Those of a single line are held by the compiler (src/message/sentence.hpp).
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "surroundings.hpp"
#include "unit/model/base_document.hpp"
#include "unit/model/fault_table.hpp"

namespace assay {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

struct line {
  std::string name;
  std::string id;
  std::string file;
};

/// Documents, models, measures: their codes are those of findings.
bool is_of_documents(const std::string& file) {
  const std::set<std::string> rooms{"amount", "common", "document", "json", "mapping", "model"};
  return rooms.contains(file.substr(0, file.find('_'))) || file.starts_with("measure");
}

/// Every sentence in the headers of src/message.
std::vector<line> catalogue() {
  const std::regex sentence{R"re(constexpr sentence (\w+)\{\s*"([^"]*)")re"};
  std::vector<line> result;
  for (const auto& file : fs::directory_iterator{tests::source_folder() / "src/message"}) {
    if (!file.path().filename().string().ends_with("_sentences.hpp")) continue;
    const std::string text = text_of(file.path());
    for (std::sregex_iterator at{text.begin(), text.end(), sentence}, end; at != end; ++at)
      result.push_back({(*at)[1], (*at)[2], file.path().filename().string()});
  }
  return result;
}

TEST(Catalogue, HasNamesThatAreUniqueAndSnakeCase) {
  const std::regex form{R"(([a-z][a-z0-9_]*)?(\.[a-z][a-z0-9_]*)?)"};
  std::map<std::string, int> names;
  std::map<std::string, int> ids;
  for (const line& each : catalogue()) {
    EXPECT_EQ(++names[each.name], 1) << each.name;
    EXPECT_EQ(++ids[each.id], 1) << each.id;
    EXPECT_TRUE(std::regex_match(each.id, form)) << each.id;
  }
  EXPECT_GT(ids.size(), 200U);
}

TEST(Catalogue, HasNoSentenceThatNobodySays) {
  std::map<std::string, int> said;
  const std::regex use{R"(\b(?:says::)?(\w+)\b)"};
  for (const char* const folder : {"src", "capi"}) {
    for (const auto& file : fs::recursive_directory_iterator{tests::source_folder() / folder}) {
      const std::string name = file.path().filename().string();
      if (!file.is_regular_file() || name.ends_with("_sentences.hpp") || name == "sentence.hpp") continue;
      if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
      const std::string text = text_of(file.path());
      if (text.find("says") == std::string::npos) continue;
      for (std::sregex_iterator at{text.begin(), text.end(), use}, end; at != end; ++at)
        ++said[(*at)[1]];
    }
  }
  for (const line& each : catalogue())
    EXPECT_TRUE(said.contains(each.name)) << each.name;
}

/// Of the rooms that are no documents: those have tests of their own.
TEST(Catalogue, HasNoCodeOfAnErrorThatIsNotDocumented) {
  // What stands in sentences, and never alone.
  const std::set<std::string> words{"advice",   "amount", "cell",         "columns", "delimiter", "evidence",
                                    "examples", "group",  "items",        "key",     "part",      "period",
                                    "place",    "texts",  "time_pattern", ""};
  std::string pages;
  for (const auto& file : fs::directory_iterator{tests::source_folder() / "docs"}) {
    if (file.path().extension() == ".md") pages += text_of(file.path());
  }
  std::set<std::string> codes;
  for (const line& each : catalogue()) {
    const std::string code = each.id.substr(0, each.id.find('.'));
    if (words.contains(code) || is_of_documents(each.file)) continue;
    codes.insert(code);
    EXPECT_NE(pages.find("`" + code + "`"), std::string::npos) << each.id;
  }
  EXPECT_GT(codes.size(), 50U);
}

/// An argument as it stands in a text, when it stands there as it is.
std::string spelled(const message_argument& argument) {
  if (const auto* text = std::get_if<std::string>(&argument.value)) return text->substr(0, 50);
  if (const auto* count = std::get_if<std::int64_t>(&argument.value)) return std::to_string(*count);
  if (const auto* names = std::get_if<std::vector<std::string>>(&argument.value))
    return names->empty() ? std::string{} : names->back();
  if (const auto* inside = std::get_if<message>(&argument.value)) return inside->text();
  return {};
}

void expect_all_used(const message& said, std::size_t& arguments) {
  for (const message_argument& each : said.arguments()) {
    ++arguments;
    EXPECT_FALSE(each.name.empty()) << said.id();
    if (said.id() == "own_words" && each.name == "code") continue;
    EXPECT_NE(said.line().find(spelled(each)), std::string::npos) << said.id() << ": " << each.name;
    if (const auto* inside = std::get_if<message>(&each.value)) expect_all_used(*inside, arguments);
  }
}

TEST(Catalogue, UsesEveryArgumentOfEveryFaultOfAModel) {
  std::size_t arguments = 0;
  for (const auto& each : model_test::fault_cases()) {
    const auto result = model::compile(model_test::changed({{each.from, each.to}}));
    for (const diagnostic& finding : result.diagnostics)
      expect_all_used(finding.message, arguments);
  }
  EXPECT_GT(arguments, 200U);
}

}  // namespace
}  // namespace assay
