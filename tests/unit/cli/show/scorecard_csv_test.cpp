// SPDX-License-Identifier: Apache-2.0
#include "cli/show/scorecard_csv.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "io/csv/csv_tokenizer.hpp"
#include "unit/cli/desk_model.hpp"

namespace assay::cli {
namespace {

std::string scorecard_csv(const result& scored, language spoken) {
  collected_text csv;
  write_csv(scored, spoken, csv);
  return csv.text;
}

using row = std::map<std::string, std::string>;

/// Reads the file back with the tokenizer, by the names of the header.
std::vector<row> read_back(const std::string& csv) {
  io::csv_tokenizer tokenizer;
  tokenizer.feed(csv);
  std::vector<std::string> names;
  std::vector<row> rows;
  bool finished = false;
  for (;;) {
    const auto event = tokenizer.next();
    if (event == io::csv_event::end) return rows;
    if (event == io::csv_event::need_input) {
      if (!finished) tokenizer.finish();
      finished = true;
      continue;
    }
    if (event == io::csv_event::error) {
      ADD_FAILURE() << tokenizer.complaint().line();
      return rows;
    }
    const auto& record = tokenizer.record();
    row cells;
    for (std::size_t field = 0; field < record.size(); ++field) {
      if (names.size() < record.size() && rows.empty() && names.size() == field)
        names.emplace_back(record[field]);
      cells[names[field]] = std::string{record[field]};
    }
    EXPECT_EQ(record.size(), names.size());
    if (cells["node"] != "node") rows.push_back(cells);
  }
}

const row& find(const std::vector<row>& rows, const std::string& team, const std::string& node) {
  for (const row& item : rows) {
    if (item.at("team") == team && item.at("node") == node) return item;
  }
  ADD_FAILURE() << team << " " << node;
  return rows.front();
}

class ScorecardCsv : public ::testing::Test {
 protected:
  const model model_ = test::desk_model();
  const result result_ = test::desk_result(model_);
  const std::vector<row> rows_ = read_back(scorecard_csv(result_, language::en));
};

TEST_F(ScorecardCsv, HeaderIsFixed) {
  const std::string csv = scorecard_csv(result_, language::zh);
  EXPECT_EQ(csv.substr(0, csv.find('\n')),
            "team,node,kind,parent,label,status,reason,provisional,value,unit,exact_value,n,rows,filtered,"
            "missing,out_of_scale,"
            "low_95,high_95,band,band_label,points,max_points,weight,applied_weight,contribution,lost,next,"
            "next_points,score,"
            "grade,grade_label,factor,points_before_rules,coverage,grade_before_rules,rules,applicable,"
            "score_before_rules,rules_undecided,value_kind");
}

TEST_F(ScorecardCsv, OneRowForEachGroupAndNode) { EXPECT_EQ(rows_.size(), 2U * 10U); }

TEST_F(ScorecardCsv, TotalsCarryTheGrade) {
  const row& total = find(rows_, "A", "total");
  EXPECT_EQ(total.at("kind"), "total");
  EXPECT_EQ(total.at("score"), "82.4");
  EXPECT_EQ(total.at("grade"), "silver");
  EXPECT_EQ(total.at("grade_label"), "Silver");
  EXPECT_EQ(total.at("factor"), "1");
  EXPECT_EQ(total.at("provisional"), "true");
  EXPECT_EQ(find(rows_, "乙队", "total").at("points"), "50.4775") << "after critical rules, as the score";
  EXPECT_EQ(find(rows_, "乙队", "total").at("score"), "50.4775");
  EXPECT_EQ(find(rows_, "乙队", "total").at("points_before_rules"), "52.4775");
  EXPECT_EQ(find(rows_, "乙队", "total").at("score_before_rules"), "52.4775");
  EXPECT_EQ(find(rows_, "A", "total").at("points_before_rules"), "") << "no rule changed it";
  EXPECT_EQ(find(rows_, "A", "total").at("score_before_rules"), "82.4");
  EXPECT_EQ(find(rows_, "A", "total").at("rules_undecided"), "");
}

TEST_F(ScorecardCsv, IndicatorsCarryValueAndExactText) {
  const row& line = find(rows_, "A", "on_time_rate");
  EXPECT_EQ(line.at("parent"), "speed");
  EXPECT_EQ(line.at("value"), "0.95");
  EXPECT_EQ(line.at("exact_value"), "19/20");
  EXPECT_EQ(line.at("unit"), "ratio");
  EXPECT_EQ(line.at("n"), "2");
  EXPECT_EQ(line.at("band"), "≥95%");
  EXPECT_EQ(line.at("band_label"), "good");
  EXPECT_EQ(line.at("points"), "10");
  EXPECT_EQ(line.at("weight"), "30");
  EXPECT_EQ(line.at("score"), "") << "the score stands with the total";
  EXPECT_EQ(find(rows_, "A", "answer_time").at("next"), "≤30 s");
}

TEST_F(ScorecardCsv, MissingIsEmptyWithAReason) {
  const row& line = find(rows_, "乙队", "solved_rate");
  EXPECT_EQ(line.at("value"), "");
  EXPECT_EQ(line.at("points"), "");
  EXPECT_EQ(line.at("status"), "not_available");
  EXPECT_EQ(line.at("reason"), "not_given");
}

TEST_F(ScorecardCsv, LabelsInTheChosenLanguageNumbersInNone) {
  const auto chinese = read_back(scorecard_csv(result_, language::zh));
  const row& line = find(chinese, "A", "quality");
  EXPECT_EQ(line.at("label"), "质检");
  EXPECT_EQ(line.at("value"), find(rows_, "A", "quality").at("value"));
}

TEST(ScorecardCsvKeys, AreQuotedAndNeverClashWithColumns) {
  const model of = test::desk_model();
  const std::vector<given_entity> entities{
      {{"a \"b\", c\nd", std::nullopt, ""}, {{"quality", fraction{80}, std::nullopt}}}};
  const std::string csv = scorecard_csv(score_values(of, {"team", "node", "kind"}, entities), language::en);
  EXPECT_TRUE(csv.starts_with("team,key.node,key.kind,node,kind,"));
  EXPECT_NE(csv.find("\n\"a \"\"b\"\", c\nd\",,\"\",total,total,"), std::string::npos) << csv;
}

TEST_F(ScorecardCsv, RulesThatCannotBeDecidedStandWithTheTotal) {
  const std::vector<given_entity> entities{{{"C"}, {{"quality", fraction{80}, std::nullopt}}}};
  const auto rows = read_back(scorecard_csv(score_values(model_, {"team"}, entities), language::en));
  EXPECT_EQ(find(rows, "C", "total").at("rules_undecided"), "incident;penalty");
  EXPECT_EQ(find(rows, "C", "total").at("rules"), "");
  EXPECT_EQ(find(rows, "C", "care").at("rules_undecided"), "");
}

TEST(CsvField, ShowsControlCharactersInsteadOfSendingThem) {
  EXPECT_EQ(csv_field("a\x1b[2Jb"), "a\\x1b[2Jb");
  EXPECT_EQ(csv_field(std::string_view{"a\0,b", 4}), "\"a\\x00,b\"");
  EXPECT_EQ(csv_field("a\tb"), "\"a\tb\"");
  EXPECT_EQ(csv_field("=1+1"), "=1+1") << "written as it is";
}

TEST(CsvField, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(csv_field("plain 文字"), "plain 文字");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(csv_field("a\rb"), "\"a\rb\"");
  EXPECT_EQ(csv_field(""), "");
}

}  // namespace
}  // namespace assay::cli
