// SPDX-License-Identifier: Apache-2.0
//
// The examples of docs/model.md compile, and its list of codes is the list of what the reader says.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <assay/band_text.hpp>

#include "document/json_document.hpp"
#include "surroundings.hpp"
#include "unit/model/base_document.hpp"
#include "unit/model/fault_table.hpp"
#include "unit/model/json_text.hpp"
#include "unit/model/schema_check.hpp"

namespace assay::model_test {

namespace {

const std::string& page() {
  static const std::string text = text_of_file(tests::source_folder() / "docs/model.md");
  return text;
}

/// The contents of the ```json blocks.
std::vector<std::string> json_blocks() {
  constexpr std::string_view opening = "\n```json\n";
  std::vector<std::string> blocks;
  for (std::size_t at = page().find(opening); at != std::string::npos; at = page().find(opening, at)) {
    at += opening.size();
    blocks.push_back(page().substr(at, page().find("\n```\n", at) - at));
  }
  return blocks;
}

/// Sections by name, as text. Of records, measures and indicators the entries are kept one by one.
class sections {
 public:
  void add(const document::value& document) {
    for (const auto& section : document.members()) {
      const bool has_entries =
          section.key == "records" || section.key == "measures" || section.key == "indicators";
      if (!has_entries) {
        plain_[section.key] = plain_json_text{}.of(section.content);
        continue;
      }
      for (const auto& entry : section.content.members()) {
        entries_[section.key][entry.key] = plain_json_text{}.of(entry.content);
      }
    }
  }

  [[nodiscard]] std::string document() const {
    std::string text;
    for (const auto& [name, content] : plain_)
      append(text, name, content);
    for (const auto& [name, list] : entries_) {
      std::string content;
      for (const auto& [entry, value] : list)
        append(content, entry, value);
      append(text, name, "{" + content + "}");
    }
    return "{" + text + "}";
  }

 private:
  static void append(std::string& text, const std::string& name, const std::string& content) {
    text += (text.empty() ? "\"" : ",\n\"") + name + "\":" + content;
  }

  std::map<std::string, std::string> plain_;
  std::map<std::string, std::map<std::string, std::string>> entries_;
};

TEST(ModelDocumentation, ItsModelCompilesWithoutAnyFinding) {
  const auto blocks = json_blocks();
  ASSERT_FALSE(blocks.empty());
  const auto result = model::compile(blocks.front());
  EXPECT_TRUE(result.value.has_value());
  EXPECT_EQ(describe_all(result.diagnostics), "");
}

TEST(ModelDocumentation, EverySectionCompilesInThatModel) {
  const auto schema = document::parse(text_of_file(tests::source_folder() / "docs/schema/model.schema.json"));
  ASSERT_TRUE(schema.root.has_value());
  const auto blocks = json_blocks();
  ASSERT_GE(blocks.size(), 10U);
  const auto first = document::parse(blocks.front());
  std::set<std::string> warnings;
  for (std::size_t index = 1; index < blocks.size(); ++index) {
    const auto fragment = document::parse("{" + blocks[index] + "}");
    ASSERT_TRUE(fragment.root.has_value()) << blocks[index];
    sections whole;
    whole.add(*first.root);
    whole.add(*fragment.root);
    const std::string text = whole.document();
    const auto result = model::compile(text);
    EXPECT_TRUE(result.value.has_value()) << describe_all(result.diagnostics) << text;
    for (const auto& each : result.diagnostics)
      warnings.emplace(each.message.code());
    const auto parsed = document::parse(text);
    EXPECT_EQ(schema_check{*schema.root}.complaints_about(*parsed.root), "") << blocks[index];
  }
  EXPECT_EQ(warnings, (std::set<std::string>{"band_hole"})) << "the page shows one on purpose";
}

/// The `code` texts in the first column of a table that begins with this header, row by row.
std::vector<std::vector<std::string>> spellings_in_table(std::string_view header) {
  std::vector<std::vector<std::string>> rows;
  const std::size_t head = page().find(header);
  if (head == std::string::npos) return rows;
  std::size_t at = page().find('\n', page().find('\n', head) + 1) + 1;  // behind the line under the header
  while (page()[at] == '|') {
    const std::size_t cell_end = page().find(" | ", at);
    std::vector<std::string> row;
    for (std::size_t open = page().find('`', at); open < cell_end;) {
      const std::size_t close = page().find('`', open + 1);
      row.push_back(page().substr(open + 1, close - open - 1));
      open = page().find('`', close + 1);
    }
    rows.push_back(std::move(row));
    at = page().find('\n', at) + 1;
  }
  return rows;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos ||
         text.find("５") != std::string_view::npos;
}

assay::band_text_fault fault_of(const std::string& condition, unit of) {
  const bool has_points =
      condition.find(':') != std::string::npos || condition.find("：") != std::string::npos;
  return read_band_text(has_points ? condition : condition + ":1", of).fault;
}

TEST(ModelDocumentation, EverySpellingOfABandIsRead) {
  const auto rows = spellings_in_table("| written | means |");
  ASSERT_GE(rows.size(), 12U);
  std::size_t read = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const std::string& spelling : rows[row]) {
      // The first four rows name words that compare, the fifth dashes; other words stand in brackets.
      const bool compares = row < 4;
      const bool joins = row == 4;
      if (!has_digit(spelling) && !compares && !joins) continue;
      const std::string condition = has_digit(spelling) ? spelling
                                    : compares          ? spelling + " 95%"
                                                        : "90%" + spelling + "94%";
      const bool is_read = fault_of(condition, unit::ratio) == assay::band_text_fault::none ||
                           fault_of(condition, unit::count) == assay::band_text_fault::none ||
                           fault_of(condition, unit::seconds) == assay::band_text_fault::none;
      EXPECT_TRUE(is_read) << condition;
      ++read;
      if (!compares && !joins) continue;
      const auto list = read_band_text(condition + ":1", unit::ratio).list;
      ASSERT_EQ(list.size(), 1U) << condition;
      EXPECT_NE(list.front().values.lower, list.front().values.upper) << condition << " is read as one value";
    }
  }
  EXPECT_GT(read, 60U);
}

TEST(ModelDocumentation, EverySpellingThatCouldMeanTwoThingsIsRefused) {
  const auto rows = spellings_in_table("| written | why |");
  ASSERT_GE(rows.size(), 6U);
  for (const auto& row : rows) {
    for (const std::string& spelling : row) {
      const bool is_refused = fault_of(spelling, unit::ratio) != assay::band_text_fault::none ||
                              fault_of(spelling, unit::seconds) != assay::band_text_fault::none;
      EXPECT_TRUE(is_refused) << spelling;
    }
  }
}

/// Codes in the first column of the tables behind `heading`, up to the next heading of any level.
std::set<std::string> codes_behind(std::string_view heading) {
  std::set<std::string> codes;
  const std::size_t begin = page().find("\n" + std::string{heading} + "\n") + heading.size() + 2;
  const std::string part = page().substr(begin, page().find("\n#", begin) - begin);
  for (std::size_t at = part.find("\n| `"); at != std::string::npos; at = part.find("\n| `", at + 1)) {
    codes.insert(part.substr(at + 4, part.find('`', at + 4) - at - 4));
  }
  return codes;
}

std::set<std::string> documented_codes() {
  std::set<std::string> all = codes_behind("### Errors");
  all.merge(codes_behind("### Warnings"));
  all.merge(codes_behind("### Notes"));
  return all;
}

TEST(ModelDocumentation, ListsEveryCodeUnderItsSeverity) {
  const std::map<severity, std::set<std::string>> documented{
      {severity::error, codes_behind("### Errors")},
      {severity::warning, codes_behind("### Warnings")},
      {severity::note, codes_behind("### Notes")}};
  const std::set<std::string> of_formulas{"unknown_measure", "type_mismatch", "circular_columns",
                                          "constant_condition"};
  for (const auto& each : fault_cases()) {
    if (of_formulas.contains(each.code)) continue;
    EXPECT_TRUE(documented.at(each.level).contains(each.code)) << each.code;
  }
}

TEST(ModelDocumentation, ListsNothingThatCannotHappen) {
  // Each of these has a test of its own, here or where it is found.
  std::set<std::string> known{
      "invalid_utf8",      "json_too_deep",         "json_too_large",   "too_many",
      "too_many_findings", "weights_too_large",     "weights_too_fine", "possible_points_too_different",
      "nothing_scored",    "undeclared_difference", "scored_estimate"};
  for (const auto& each : fault_cases())
    known.insert(each.code);
  for (const auto& code : documented_codes())
    EXPECT_TRUE(known.contains(code)) << code;
}

/// The code of a sentence is the first part of its name; groups of words, such as `kind.number`, have no underscore there.
TEST(ModelDocumentation, ListsEveryCodeOfTheCatalogue) {
  const std::set<std::string> documented = documented_codes();
  const std::regex sentence{R"re(constexpr sentence \w+\{\s*"([a-z0-9]+(_[a-z0-9]+)+))re"};
  std::size_t seen = 0;
  for (const std::string_view room : {"document", "json", "amount", "model"}) {
    const auto header = "src/message/" + std::string{room} + "_sentences.hpp";
    const std::string text = text_of_file((tests::source_folder() / header).string());
    for (std::sregex_iterator at{text.begin(), text.end(), sentence}, end; at != end; ++at) {
      ++seen;
      EXPECT_TRUE(documented.contains((*at)[1].str())) << header << ": " << (*at)[1];
    }
  }
  EXPECT_GT(seen, 100U);
}

TEST(ModelDocumentation, NamesTheCodesOfQuestionsInVain) {
  const std::string errors = text_of_file(tests::source_folder() / "docs/embedding.md");
  const std::string text = text_of_file(tests::source_folder() / "src/message/model_call_sentences.hpp");
  const std::regex sentence{R"re(constexpr sentence \w+\{\s*"([a-z0-9_]+))re"};
  std::size_t seen = 0;
  for (std::sregex_iterator at{text.begin(), text.end(), sentence}, end; at != end; ++at, ++seen)
    EXPECT_NE(errors.find("`" + (*at)[1].str() + "`"), std::string::npos) << (*at)[1];
  EXPECT_GE(seen, 4U);
}

}  // namespace
}  // namespace assay::model_test
