// SPDX-License-Identifier: Apache-2.0
//
// The example of the call centre, read from its real file: every count and sum, overall and for each agent. The file is not
// part of the repository; without it these tests are skipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <assay/model.hpp>

#include "column_values.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/record_reader.hpp"
#include "io/open/source_mapping_file.hpp"
#include "surroundings.hpp"

namespace assay::io {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string example(std::string_view name) {
  return (tests::source_folder() / "examples/call-center/").string() + std::string{name};
}

std::string text_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::filesystem::path data_file() {
  const std::filesystem::path shared = tests::shared_folder();
  return shared / "data" / "pwc_call_center" / "Call-Center-Dataset.csv";
}

// What the published figures are made of.
struct figures {
  std::int64_t calls = 0;
  std::int64_t answered = 0;
  std::int64_t resolved = 0;
  std::int64_t answered_unresolved = 0;
  std::int64_t speed_s = 0;
  std::int64_t within_20_s = 0;
  std::int64_t talk_s = 0;
  std::int64_t satisfaction = 0;
  std::int64_t satisfied = 0;

  friend bool operator==(const figures&, const figures&) = default;
  friend std::ostream& operator<<(std::ostream& out, const figures& f) {
    return out << "{" << f.calls << ", " << f.answered << ", " << f.resolved << ", " << f.answered_unresolved
               << ", " << f.speed_s << ", " << f.within_20_s << ", " << f.talk_s << ", " << f.satisfaction
               << ", " << f.satisfied << "}";
  }
};

class call_columns {
 public:
  call_columns(const record_definition& record, const table_view& view) : record_{record}, view_{view} {}

  [[nodiscard]] bool present(std::string_view column, std::size_t row) const {
    return find(column).present(row);
  }
  [[nodiscard]] std::int64_t number(std::string_view column, std::size_t row) const {
    return find(column).present(row) ? column_test::value_at(find(column), row) : 0;
  }
  [[nodiscard]] std::string_view text(std::string_view column, std::size_t row) const {
    return column_test::text_at(find(column), row);
  }

  void add(std::size_t row, figures& target) const {
    const bool answered = number("answered", row) != 0;
    const bool resolved = number("resolved", row) != 0;
    ++target.calls;
    target.answered += answered ? 1 : 0;
    target.resolved += resolved ? 1 : 0;
    target.answered_unresolved += answered && !resolved ? 1 : 0;
    target.speed_s += number("speed_of_answer_s", row);
    target.within_20_s += present("speed_of_answer_s", row) && number("speed_of_answer_s", row) <= 20 ? 1 : 0;
    target.talk_s += number("talk_s", row);
    target.satisfaction += number("satisfaction", row);
    target.satisfied += number("satisfaction", row) >= 4 ? 1 : 0;
    // An unanswered call has neither of the three.
    EXPECT_EQ(present("speed_of_answer_s", row), answered);
    EXPECT_EQ(present("talk_s", row), answered);
    EXPECT_EQ(present("satisfaction", row), answered);
    EXPECT_TRUE(present("started_at", row));
  }

 private:
  [[nodiscard]] const column_view& find(std::string_view column) const {
    return view_.columns[static_cast<std::size_t>(record_.column_index(column))];
  }
  const record_definition& record_;
  const table_view& view_;
};

TEST(CallCenterExample, ModelAndMappingAreWithoutFindings) {
  const model::compiled compiled = model::compile(text_of(example("model.json")));
  EXPECT_THAT(compiled.diagnostics, IsEmpty());
  ASSERT_TRUE(compiled.value.has_value());
  const parsed_source_mapping mapping =
      parse_source_mapping(text_of(example("source.json")), compiled.value->definition().records);
  EXPECT_THAT(mapping.diagnostics, IsEmpty());
  ASSERT_TRUE(mapping.value.has_value());
  EXPECT_THAT(mapping.value->find("call")->columns, SizeIs(compiled.value->record("call").columns.size()));
}

TEST(CallCenterExample, ReadsTheRealFile) {
  const std::filesystem::path path = data_file();
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no data at " << path;
  const model parsed = model::parse(text_of(example("model.json")), "model.json");
  std::vector<diagnostic> warnings;
  const source_mapping mapping =
      load_source_mapping(example("source.json"), parsed.definition().records, warnings);
  const record_definition& record = parsed.record("call");
  const std::vector<std::string> required = {"answered", "resolved",     "speed_of_answer_s",
                                             "talk_s",   "satisfaction", "agent"};
  reader_options options;
  options.rows_per_block = 1000;
  record_reader reader{open_file(path.string()), path.string(), record,
                       *mapping.find("call"),    required,      options};

  figures all;
  std::map<std::string, figures, std::less<>> by_agent;
  std::int64_t first_start = INT64_MAX;
  std::int64_t last_start = INT64_MIN;
  std::size_t blocks = 0;
  for (record_block block; reader.next(block); ++blocks) {
    const table_view view = block.view();
    const call_columns calls{record, view};
    for (std::size_t row = 0; row < view.rows; ++row) {
      calls.add(row, all);
      calls.add(row, by_agent[std::string{calls.text("agent", row)}]);
      first_start = std::min(first_start, calls.number("started_at", row));
      last_start = std::max(last_start, calls.number("started_at", row));
    }
  }
  EXPECT_EQ(blocks, 5U);
  EXPECT_EQ(reader.report().accepted, 5000U);
  EXPECT_EQ(reader.report().rejected() + reader.report().filtered, 0U);
  EXPECT_EQ(first_start, 1609492378);  // 2021-01-01T09:12:58
  EXPECT_EQ(last_start, 1617212390);   // 2021-03-31T17:39:50

  // 4,054 answered, 946 not; speed of answer 67.52 s; talk 224.922792 s; satisfaction 3.403552; top two of five 49.9013 %;
  // within 20 s 9.2255 % of answered, 7.48 % of offered.
  EXPECT_EQ(all, (figures{5000, 4054, 3646, 408, 273729, 374, 911837, 13798, 2023}));
  EXPECT_EQ(all.calls - all.answered, 946);
  const std::map<std::string, figures, std::less<>> expected = {
      {"Becky", {631, 517, 462, 55, 33776, 48, 113745, 1743, 261}},
      {"Dan", {633, 523, 471, 52, 35189, 50, 120912, 1803, 261}},
      {"Diane", {633, 501, 452, 49, 33200, 50, 109696, 1706, 246}},
      {"Greg", {624, 502, 455, 47, 34359, 45, 113855, 1709, 241}},
      {"Jim", {666, 536, 485, 51, 35560, 51, 122269, 1819, 268}},
      {"Joe", {593, 484, 436, 48, 34358, 44, 108465, 1612, 230}},
      {"Martha", {638, 514, 461, 53, 35717, 38, 114995, 1784, 271}},
      {"Stewart", {582, 477, 424, 53, 31570, 48, 107900, 1622, 245}}};
  EXPECT_EQ(by_agent, expected);
}

}  // namespace
}  // namespace assay::io
