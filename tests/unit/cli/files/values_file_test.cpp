// SPDX-License-Identifier: Apache-2.0
#include "cli/files/values_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/error.hpp>

#include "unit/cli/desk_model.hpp"
#include "unit/io/compressed_text.hpp"

namespace assay::cli {
namespace {

class ValuesFile : public ::testing::Test {
 protected:
  values_file read(const std::string& csv) const { return read_values(io::from_text(csv), "v.csv", model_); }

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

// --- files as they are ------------------------------------------------------------------------------------------------

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Little-endian UTF-16 with its mark, of characters below U+10000 that `text` has as they are.
std::string utf_16(std::u16string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char16_t unit : text) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  }
  return bytes;
}

constexpr std::string_view north_in_gbk = "\xBB\xAA\xB1\xB1";  // 华北

class WrittenValues : public ValuesFile {
 protected:
  values_file read_as(const std::string& bytes, const io::table_mapping& mapping) const {
    return read_values(io::from_text(bytes), "v.csv", model_, mapping);
  }
  /// The only value of the only row, and its key.
  void expect_north(const values_file& file) const {
    ASSERT_EQ(file.entities.size(), 1U);
    EXPECT_EQ(file.entities[0].key, (group_key{"华北"}));
    EXPECT_EQ(file.entities[0].values.at(0).value, (fraction{177, 2}));
  }
};

TEST_F(WrittenValues, ByteOrderMarksAndLineEnds) {
  expect_north(read("\xEF\xBB\xBFteam,quality\r\n华北,88.5\r\n"));
  const values_file wide = read(utf_16(u"team,quality\r\n华北,88.5\r\n"));
  expect_north(wide);
  ASSERT_EQ(wide.notes.size(), 1U);
  EXPECT_EQ(wide.notes[0].line(), "v.csv: read as utf-16le, by its byte order mark");
}

TEST_F(WrittenValues, DeclaredEncodings) {
  const std::string bytes = "team,quality\n" + std::string{north_in_gbk} + ",88.5\n";
  io::table_mapping mapping;
  for (const io::encoding which : {io::encoding::gbk, io::encoding::gb18030}) {
    mapping.text_encoding = which;
    expect_north(read_as(bytes, mapping));
  }
  EXPECT_THAT(complaint(bytes), HasSubstr("v.csv:2:1: ")) << "bytes that are not UTF-8";
}

TEST_F(WrittenValues, Compression) {
  for (const std::string& bytes :
       {io::test::gzip("team,quality\n华北,88.5\n"), io::test::zstd("team,quality\n华北,88.5\n")}) {
    expect_north(read(bytes));
  }
}

TEST_F(WrittenValues, Delimiters) {
  for (const char* const text : {"team;quality\n华北;88.5\n", "team\tquality\n华北\t88.5\n",
                                 "team|quality\n华北|88.5\n", "sep=;\nteam;quality\n华北;88.5\n"}) {
    const values_file file = read(text);
    expect_north(file);
    EXPECT_EQ(file.notes.size(), 1U) << text;
  }
}

TEST_F(WrittenValues, NumbersAsDeclared) {
  io::table_mapping mapping;
  mapping.numbers.decimal_mark = ',';
  mapping.numbers.thousands = ".";
  const auto file = read_as(
      "team;on_time_rate;on_time_rate.n;answer_time;load\nA;95,5%;1.200;1,5 min;1.234,5\nB;19/20;7;300;2\n",
      mapping);
  ASSERT_EQ(file.entities.size(), 2U);
  const auto& values = file.entities[0].values;
  EXPECT_EQ(values.at(0).value, (fraction{191, 200}));
  EXPECT_EQ(values.at(0).n, 1200);
  EXPECT_EQ(values.at(1).value, (fraction{90, 1}));
  EXPECT_EQ(values.at(2).value, (fraction{2469, 2}));
  EXPECT_EQ(file.entities[1].values.at(0).value, (fraction{19, 20})) << "fractions have no marks";
  EXPECT_THAT([&] { (void)read_as("team;load\nA;1.5\n", mapping); },
              ::testing::ThrowsMessage<error>(HasSubstr("in the style that the source mapping declares")));
}

TEST_F(WrittenValues, NumbersThatNobodyDeclaredAreNamed) {
  EXPECT_THAT(complaint("team;quality\nA;88,5\n"),
              HasSubstr("v.csv:2:3: quality: \"88,5\" is not a score as numbers are written here; declare "
                        "\"decimal\" and \"thousands\" in a source mapping (--source)"));
  EXPECT_THAT(complaint("team,load\nA,\"1,234.5\"\n"), HasSubstr("\"thousands\""));
}

TEST_F(WrittenValues, FullWidthCharactersAndTextsForNoData) {
  io::table_mapping mapping;
  mapping.normalise_width = true;
  mapping.missing = {"", "--", "n/a"};
  const auto file = read_as("team,quality,quality.n,load\n华北,８８．５,４０,--\n华东,n/a,--, \n", mapping);
  ASSERT_EQ(file.entities.size(), 2U);
  EXPECT_EQ(file.entities[0].values.at(0).value, (fraction{177, 2}));
  EXPECT_EQ(file.entities[0].values.at(0).n, 40);
  EXPECT_EQ(file.entities[0].values.at(1).value, std::nullopt);
  EXPECT_EQ(file.entities[1].values.at(0).value, std::nullopt);
}

TEST_F(WrittenValues, RowsOfASpreadsheetsTailAreNoEntities) {
  const auto file = read("team,quality\n华北,88.5\n,\n , \n");
  expect_north(file);
  ASSERT_EQ(file.notes.size(), 1U);
  EXPECT_EQ(file.notes[0].line(), "v.csv: 2 rows without any value are left out");
}

class ValuesMapping : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string folder = (std::filesystem::temp_directory_path() / "assay-values-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  io::table_mapping load(const std::string& document) {
    const std::string path = (folder_ / "source.json").string();
    std::ofstream{path, std::ios::binary} << document;
    std::vector<diagnostic> warnings;
    return load_values_mapping(path, warnings);
  }

  std::filesystem::path folder_;
};

TEST_F(ValuesMapping, SaysHowTheFileIsWritten) {
  const auto mapping = load(R"({"assay_source": 0, "tables": {"values": {
      "encoding": "gbk", "delimiter": ";", "decimal": ",", "thousands": ".", "missing": ["-"]}}})");
  EXPECT_EQ(mapping.text_encoding, io::encoding::gbk);
  EXPECT_EQ(mapping.delimiter, ';');
  EXPECT_EQ(mapping.numbers.decimal_mark, ',');
  EXPECT_EQ(mapping.numbers.thousands, ".");
  EXPECT_THAT(mapping.missing, ElementsAre("-"));
}

TEST_F(ValuesMapping, KnowsNoRecords) {
  EXPECT_THAT([&] { (void)load(R"({"assay_source": 0, "tables": {"contact": {"delimiter": ";"}}})"); },
              ::testing::ThrowsMessage<error>(HasSubstr("no record type \"contact\"")));
  EXPECT_THAT(
      [&] {
        (void)load(
            R"({"assay_source": 0, "tables": {"values": {"where": [{"column": "team", "in": ["A"]}]}}})");
      },
      ::testing::ThrowsMessage<error>(HasSubstr("\"where\" and \"key\" are for records")));
}

}  // namespace
}  // namespace assay::cli
