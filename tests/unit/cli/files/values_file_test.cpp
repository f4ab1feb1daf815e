// SPDX-License-Identifier: Apache-2.0
#include "cli/files/values_file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include <assay/error.hpp>

#include "unit/cli/desk_model.hpp"

namespace assay::cli {
namespace {

class ValuesFile : public ::testing::Test {
 protected:
  values_file read(const std::string& csv) const { return read_values(csv, "v.csv", model_); }

  /// The message of the error that reading ends with.
  std::string complaint(const std::string& csv) const {
    try {
      (void)read(csv);
    } catch (const error& fault) {
      EXPECT_EQ(fault.code(), error_code::data);
      return fault.what();
    }
    return "no error";
  }

  /// The only value of a file with one column and one row.
  fraction value(const std::string& id, const std::string& cell) const {
    const auto file = read(id + "\n" + cell + "\n");
    return file.entities.at(0).values.at(0).value.value();
  }

  const model model_ = test::desk_model();
};

TEST_F(ValuesFile, KeysValuesAndSampleSizes) {
  const auto file = read("team,month,on_time_rate.n,on_time_rate,quality\nA,2024-01,40,95%,88.5\nB,,,,\n");
  EXPECT_EQ(file.key_names, (std::vector<std::string>{"team", "month"}));
  ASSERT_EQ(file.entities.size(), 2U);
  EXPECT_EQ(file.entities[0].key, (group_key{"A", "2024-01"}));
  ASSERT_EQ(file.entities[0].values.size(), 2U);
  EXPECT_EQ(file.entities[0].values[0].id, "on_time_rate");
  EXPECT_EQ(file.entities[0].values[0].value, (fraction{19, 20}));
  EXPECT_EQ(file.entities[0].values[0].n, 40);
  EXPECT_EQ(file.entities[0].values[1].value, (fraction{177, 2}));
  EXPECT_EQ(file.entities[0].values[1].n, std::nullopt);
  EXPECT_EQ(file.entities[1].key, (group_key{"B", std::nullopt})) << "an empty key is missing";
  EXPECT_EQ(file.entities[1].values[0].value, std::nullopt) << "an empty cell is no data";
}

TEST_F(ValuesFile, WithoutKeysRowsAreCounted) {
  const auto file = read("quality\n80\n90\n");
  EXPECT_EQ(file.key_names, (std::vector<std::string>{"row"}));
  EXPECT_EQ(file.entities[0].key, (group_key{"1"}));
  EXPECT_EQ(file.entities[1].key, (group_key{"2"}));
}

TEST_F(ValuesFile, QuotedEmptyKeysAreTexts) {
  const auto file = read("team,quality\n\"\",80\n,80\n");
  EXPECT_EQ(file.entities[0].key, (group_key{""}));
  EXPECT_EQ(file.entities[1].key, (group_key{std::nullopt}));
}

TEST_F(ValuesFile, AmountsInTheUnitOfTheIndicator) {
  EXPECT_EQ(value("on_time_rate", "0.95"), (fraction{19, 20}));
  EXPECT_EQ(value("on_time_rate", "95%"), (fraction{19, 20}));
  EXPECT_EQ(value("on_time_rate", " 19 / 20 "), (fraction{19, 20}));
  EXPECT_EQ(value("on_time_rate", "1"), fraction{1});
  EXPECT_EQ(value("answer_time", "5 min"), fraction{300});
  EXPECT_EQ(value("answer_time", "300"), fraction{300});
  EXPECT_EQ(value("answer_time", "1000/3"), (fraction{1000, 3}));
  EXPECT_EQ(value("quality", "87.5"), (fraction{175, 2}));
  EXPECT_EQ(value("speed", "66.5"), (fraction{133, 2})) << "a dimension's score";
}

TEST_F(ValuesFile, KeepsTheGivenFraction) {
  const fraction given = value("solved_rate", "38/40");
  EXPECT_EQ(given.numerator, 38);
  EXPECT_EQ(given.denominator, 40);
}

TEST_F(ValuesFile, WrongAmountsNamePlaceValueAndWhatToDo) {
  EXPECT_EQ(complaint("team,on_time_rate\nA,95\n"),
            "v.csv:2:3: on_time_rate: \"95\" for a ratio is more than the whole; write 95% or 0.95");
  EXPECT_EQ(complaint("answer_time\n5%\n"),
            "v.csv:2:1: answer_time: \"5%\" has another unit than the indicator, a length of time; write it "
            "as 300, 5 min or "
            "0.5 h, or leave the cell empty for no data");
  EXPECT_EQ(complaint("quality\nn/a\n"),
            "v.csv:2:1: quality: \"n/a\" is not a fraction; write whole numbers with a denominator above 0, "
            "such as 19/20");
  EXPECT_EQ(complaint("quality\nx\n"),
            "v.csv:2:1: quality: \"x\" is not a score; write it as 88 or 87.5, or leave the cell empty for "
            "no data");
  EXPECT_NE(complaint("quality\n1/0\n").find("not a fraction"), std::string::npos);
}

TEST_F(ValuesFile, ValuesOutsideTheLegalRange) {
  EXPECT_EQ(
      complaint("quality\n101\n"),
      "v.csv:2:1: quality: \"101\" is above 100, the most that the indicator can be; correct the value");
  EXPECT_EQ(complaint("quality\n-1\n"),
            "v.csv:2:1: quality: \"-1\" is below 0, the least that the indicator can be; correct the value");
  EXPECT_EQ(complaint("solved_rate\n21/20\n"),
            "v.csv:2:1: solved_rate: \"21/20\" is above 100%, the most that the indicator can be; correct "
            "the value");
  EXPECT_EQ(
      complaint("speed\n100.1\n"),
      "v.csv:2:1: speed: \"100.1\" is above 100, the most that a dimension can score; correct the value");
}

TEST_F(ValuesFile, SampleSizes) {
  EXPECT_NE(complaint("quality,quality.n\n80,1.5\n").find("quality.n: \"1.5\" is no sample size"),
            std::string::npos);
  EXPECT_NE(complaint("quality,quality.n\n80,-1\n").find("no sample size"), std::string::npos);
  EXPECT_NE(complaint("quality,quality.n\n80,0\n").find("rests on at least one record"), std::string::npos);
  EXPECT_EQ(read("quality,quality.n\n,0\n").entities[0].values[0].n, 0);
  EXPECT_EQ(complaint("quality.n\n5\n"),
            "v.csv:1:1: the sample size \"quality.n\" stands without its value; add a column \"quality\" or "
            "remove this one");
  EXPECT_NE(complaint("speed,speed.n\n5,5\n").find("sample size of a dimension"), std::string::npos);
}

TEST_F(ValuesFile, MisspeltIndicatorsAreNoKeys) {
  EXPECT_EQ(complaint("team,on_time_rat,quality\nA,1,2\n"),
            "v.csv:1:6: \"on_time_rat\" is no indicator or dimension of \"desk\"; did you mean "
            "\"on_time_rate\"? (a key column "
            "needs a name less like it)");
  EXPECT_NE(complaint("qualty.n,quality\n1,2\n").find("did you mean \"quality.n\"?"), std::string::npos);
  EXPECT_EQ(complaint("quality,remarks\n1,x\n"),
            "v.csv:1:9: \"remarks\" is no indicator or dimension of \"desk\"; correct it, remove it, or move "
            "it before the first "
            "value if it is a key");
}

TEST_F(ValuesFile, ASharedBeginningIsNoSlip) {
  EXPECT_EQ(read("solved,quality\nx,80\n").key_names, (std::vector<std::string>{"solved"}));
  EXPECT_EQ(read("contact_center,quality\nx,80\n").key_names, (std::vector<std::string>{"contact_center"}));
}

TEST_F(ValuesFile, HeaderFaults) {
  EXPECT_NE(complaint("").find("the file is empty"), std::string::npos);
  EXPECT_NE(complaint("team,quality\n").find("no row below the header"), std::string::npos);
  EXPECT_NE(complaint("team,month\nA,B\n").find("no column is an indicator"), std::string::npos);
  EXPECT_NE(
      complaint("team,quality,quality\nA,1,2\n").find("v.csv:1:14: the column \"quality\" is there twice"),
      std::string::npos);
  EXPECT_NE(complaint("team,,quality\nA,1,2\n").find("a column without a name"), std::string::npos);
  EXPECT_NE(complaint("total,quality\n1,2\n").find("\"total\" is calculated"), std::string::npos);
  EXPECT_EQ(complaint("speed,on_time_rate\n1,2\n"),
            "v.csv:1:7: \"on_time_rate\" is given together with its dimension \"speed\"; give either the "
            "dimension's score or the "
            "values of its parts");
}

TEST_F(ValuesFile, RowFaults) {
  EXPECT_NE(complaint("team,quality\nA\n").find("v.csv:2:1: the row has 1 cells, the header 2"),
            std::string::npos);
  EXPECT_NE(complaint("team,quality\nA,1,2\n").find("v.csv:2:5: the row has 3 cells"), std::string::npos);
  EXPECT_EQ(complaint("team,quality\nA,1\nB,1\nA,2\n"),
            "v.csv:4:1: team=\"A\" is on line 2 already; add a key column that tells the rows apart, or "
            "remove one");
  EXPECT_NE(complaint("team,quality\n\"A,1\n").find("v.csv:2:1: "), std::string::npos) << "an unclosed quote";
}

TEST_F(ValuesFile, IsScoredLikeTheSameValuesGivenDirectly) {
  const auto file = read(
      "team,on_time_rate,on_time_rate.n,answer_time,answer_time.n,quality,quality.n,solved_rate,solved_rate."
      "n,"
      "severe_incidents,severe_incidents.n,load\n"
      "A,19/20,2,245,40,88,,3/4,40,0,,7/2\n"
      "乙队,,,4000/3,3,1999/20,3,,,2,2,\n");
  EXPECT_EQ(to_json(score_values(model_, file.key_names, file.entities)), to_json(test::desk_result(model_)));
}

}  // namespace
}  // namespace assay::cli
