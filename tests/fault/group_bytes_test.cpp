// SPDX-License-Identifier: Apache-2.0
//
// What a group costs, in memory and on the wire, for every form of state: docs/performance.md states it, and this measures it
// with 100,000 groups. Here because the replaced operator new of this program knows what is held.
#include <assay/state.hpp>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <assay/column.hpp>
#include <assay/model.hpp>

#include "fault/allocations.hpp"
#include "model/compiled_model.hpp"
#include "plan/state_form.hpp"
#include "surroundings.hpp"

namespace assay {
namespace {

constexpr std::size_t group_count = 100'000;

/// A measure of each form, as models write it.
struct sample {
  int form;
  std::string_view measure;
};
constexpr sample samples[]{
    {1, "count(flag)"},
    {2, "rate(flag)"},
    {3, "sum(x)"},
    {4, "min(x)"},
    {5, "max(x)"},
    {6, "nps(answer)"},
    {7, "csat(answer, 'top2of5')"},
    {8, "csat(answer, 'net')"},
    {9, "csat(answer, 'mean100')"},
    {10, "var_samp(x)"},
    {11, "share(x, y)"},
    {12, "median(x)"},
    {14, "mode_share(topic)"},
    {15, "count(distinct x)"},
    {16, "median(x, 'sketch')"},
    {17, "count(distinct x, 'exact')"},
    {18, "count(distinct topic, 'exact')"},
};

model model_with(std::string_view measure) {
  std::string document = R"json({
  "assay": 0, "id": "m", "version": "1", "label": "m",
  "records": {"c": {"label": "c", "groups": ["team"], "columns": {
      "team": {"type": "category"}, "topic": {"type": "category"}, "flag": {"type": "bool"},
      "x": {"type": "integer", "minimum": 0, "maximum": 1000000000},
      "y": {"type": "integer", "minimum": 0, "maximum": 1000000000},
      "answer": {"type": "integer", "minimum": 1, "maximum": 5}}}},
  "indicators": {
    "n": {"label": "n", "unit": "count", "better": "context", "value": "count(*)"})json";
  if (!measure.empty()) {
    document += R"(, "m": {"label": "m", "unit": "number", "better": "context", "value": ")";
    document += std::string{measure} + " + 0\"}";
  }
  return model::parse(document + "}}");
}

/// One record of every group; in another round with another number and another topic.
class records {
 public:
  records() {
    for (std::size_t group = 0; group < group_count; ++group) {
      team_texts_.push_back("team " + std::to_string(100'000 + group));
      teams_.push_back(static_cast<std::int64_t>(group));
      answers_.push_back(static_cast<std::int64_t>(group % 5) + 1);
      truths_.push_back(static_cast<std::int64_t>(group % 2));
    }
    team_names_.assign(team_texts_.begin(), team_texts_.end());
    topics_.resize(group_count);
    numbers_.resize(group_count);
  }

  void add_round(state& to, std::size_t round) {
    for (std::size_t group = 0; group < group_count; ++group) {
      topics_[group] = static_cast<std::int64_t>((group + round) % std::size(topic_names));
      numbers_[group] = static_cast<std::int64_t>(group * 17 + round * 1'003);
    }
    std::vector<column_view> columns;
    for (const auto* values : {&teams_, &topics_, &truths_, &numbers_, &numbers_, &answers_})
      columns.push_back(column_view::scaled(*values));
    columns[0].texts = text_list::of(team_names_);
    columns[1].texts = text_list::of(topic_names);
    to.update("c", table_view{group_count, columns});
  }

 private:
  static constexpr std::string_view topic_names[] = {"topic 0", "topic 1", "topic 2", "topic 3", "topic 4",
                                                     "topic 5", "topic 6", "topic 7", "topic 8", "topic 9"};

  std::vector<std::string> team_texts_;
  std::vector<std::string_view> team_names_;
  std::vector<std::int64_t> teams_;
  std::vector<std::int64_t> topics_;
  std::vector<std::int64_t> numbers_;
  std::vector<std::int64_t> answers_;
  std::vector<std::int64_t> truths_;
};

/// Bytes of one group.
struct cost {
  double memory = 0;
  double wire = 0;
};

cost cost_with(const model& with, records& from, std::size_t rounds) {
  const std::size_t before = test::bytes_held;
  state counted{with, {"team"}};
  for (std::size_t round = 0; round < rounds; ++round)
    from.add_round(counted, round);
  const std::size_t held = test::bytes_held - before;
  const std::size_t written = counted.body().size();
  return {static_cast<double>(held) / group_count, static_cast<double>(written) / group_count};
}

/// The numbers of the line of the page that begins so: `| form 12 | ... | 128 | 37 |`.
std::vector<double> stated_for(const std::string& name) {
  std::ifstream file{tests::source_folder() / "docs" / "performance.md"};
  std::vector<double> numbers;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| " + name + " |")) continue;
    std::size_t bar = line.find('|', line.find('|', 1) + 1);
    for (; bar + 2 < line.size(); bar = line.find('|', bar + 1)) {
      const char first = line[bar + 2];
      if (first >= '0' && first <= '9') numbers.push_back(std::stod(line.substr(bar + 2)));
    }
  }
  return numbers;
}

/// Allocators round the tables of keys up, each in its own way; what is written is known to the byte.
void expect_stated(const std::string& name, const std::vector<cost>& measured) {
  SCOPED_TRACE(name);
  const std::vector<double> stated = stated_for(name);
  ASSERT_EQ(stated.size(), measured.size() * 2);
  for (std::size_t index = 0; index < measured.size(); ++index) {
    const cost& found = measured[index];
    const double rounding = measured.size() > 1 ? stated[index * 2] / 6 : 4;
    EXPECT_NEAR(found.memory, stated[index * 2], rounding);
    EXPECT_NEAR(found.wire, stated[index * 2 + 1], 0.01);
  }
}

cost operator-(const cost& left, const cost& right) {
  return {left.memory - right.memory, left.wire - right.wire};
}

/// `count(*)` is in every model here, and has form 1.
TEST(group_bytes, are_those_that_the_documentation_states) {
  records from;
  const model nothing_else = model_with("");
  const cost without[]{cost_with(nothing_else, from, 1), cost_with(nothing_else, from, 10)};
  expect_stated("a group", {without[0] - (cost_with(model_with("count(flag)"), from, 1) - without[0])});
  for (const sample& of : samples) {
    const model with = model_with(of.measure);
    bool is_counted = false;
    for (const plan::aggregate& aggregate : with.internals().plan.aggregates)
      is_counted = is_counted || static_cast<int>(aggregate.form()) == of.form;
    EXPECT_TRUE(is_counted) << of.measure;
    std::vector<cost> measured{cost_with(with, from, 1) - without[0]};
    const auto form = plan::form_of_code(static_cast<std::uint8_t>(of.form));
    if (plan::describe(form.value()).keys.kind != plan::key_kind::none)
      measured.push_back(cost_with(with, from, 10) - without[1]);
    expect_stated("form " + std::to_string(of.form), measured);
  }
}

}  // namespace
}  // namespace assay
