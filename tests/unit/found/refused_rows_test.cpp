// SPDX-License-Identifier: Apache-2.0
//
// Rows of files whose calculated values a declared range refuses, and differences that nobody declared: by the command, from
// the file to what it prints.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/command/program.hpp"

namespace assay::found_test {
namespace {

namespace files = std::filesystem;
using cli::outcome;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// `range` are more members of the derived column.
std::string waits(const std::string& range) {
  return R"({"assay": 0, "id": "m", "version": "1", "records": {"r": {"columns": {"id": {"type": "category"},
      "c": {"type": "timestamp"}, "f": {"type": "timestamp"}},
      "derived": {"wait": {"type": "duration", "value": "f - c")" +
         range + R"j(}}}}, "indicators": {
      "mean": {"label": "mean", "unit": "seconds", "better": "lower", "value": "avg(wait)"},
      "on": {"label": "on", "unit": "ratio", "better": "higher", "value": "rate(wait <= 5 min)"}}})j";
}

constexpr const char* two_waits =
    "id,c,f\n"
    "1,2026-03-02 10:00,2026-03-02 10:10\n"
    "2,2026-03-02 10:00,2026-03-01 10:00\n";

class RefusedRows : public testing::Test {
 protected:
  void SetUp() override {
    std::string folder = (files::temp_directory_path() / "assay-found-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
  }
  void TearDown() override { files::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name, std::ios::binary} << text;
    return (folder_ / name).string();
  }
  outcome evaluate(const std::string& model, const std::string& csv,
                   std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"evaluate", write("model.json", model), "--data",
                                       "r=" + write("data.csv", csv)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cli::run(arguments, {false, cli::language::en, 1});
  }

  files::path folder_;
};

TEST_F(RefusedRows, StopAtTheirPlace) {
  const outcome done = evaluate(waits(R"(, "minimum": 0, "outside": "error")"), two_waits);
  EXPECT_NE(done.code, cli::exit_ok);
  EXPECT_THAT(done.err,
              HasSubstr("data.csv:3:1: column \"wait\" is -86400, below its smallest legal value, 0 "
                        "[outside_range]"));
}

TEST_F(RefusedRows, AreLeftOutAndCounted) {
  const outcome done = evaluate(waits(R"(, "minimum": 0, "outside": "error")"), two_waits,
                                {"--on-error", "skip", "--format", "json"});
  ASSERT_EQ(done.code, cli::exit_ok) << done.err;
  EXPECT_THAT(done.err, HasSubstr("data.csv:3:1: "));
  const auto document = nlohmann::json::parse(done.out);
  EXPECT_EQ(document["rejected"],
            nlohmann::json::parse(R"([{"record": "r", "reason": "outside_range", "rows": 1}])"));
  EXPECT_EQ(document["source"]["r"]["rows_read"], 2);
  EXPECT_EQ(document["source"]["r"]["rows_used"], 1);
  EXPECT_EQ(document["groups"][0]["nodes"][0]["value"]["exact"], "600");
}

TEST_F(RefusedRows, InTheMiddleAndAtBothEndsOfABlock) {
  std::string csv = "id,c,f\n";
  constexpr int rows = 200;
  int used = 0;
  for (int row = 0; row < rows; ++row) {
    const bool refused = row % 3 == 0 || row > 190;
    used += refused ? 0 : 1;
    csv += std::to_string(row) + ",2026-03-02 10:00," + (refused ? "2026-03-02 09:00" : "2026-03-02 10:10") +
           "\n";
  }
  const outcome done = evaluate(waits(R"(, "minimum": 0, "outside": "error")"), csv,
                                {"--on-error", "skip", "--format", "json"});
  const auto document = nlohmann::json::parse(done.out);
  EXPECT_EQ(document["groups"][0]["rows"], used);
  EXPECT_EQ(document["rejected"][0]["rows"], rows - used);
  EXPECT_EQ(document["groups"][0]["nodes"][0]["value"]["number"], 600);
}

TEST_F(RefusedRows, AFileOfRefusedRowsAloneHasNoRecords) {
  const outcome done = evaluate(waits(R"(, "minimum": "1 d", "outside": "error")"), two_waits,
                                {"--on-error", "skip", "--format", "json"});
  ASSERT_EQ(done.code, cli::exit_ok) << done.err;
  EXPECT_EQ(nlohmann::json::parse(done.out)["rejected"][0]["rows"], 2);
}

TEST_F(RefusedRows, ThatWaitedForALaterOneAreCountedToo) {
  const std::string mapping = write(
      "source.json", R"({"assay_source": 0, "tables": {"r": {"key": ["id"], "duplicates": "keep_last"}}})");
  const std::string model = waits(R"(, "minimum": 0, "outside": "error")");
  const outcome stopped = evaluate(model, two_waits, {"--source", mapping});
  EXPECT_THAT(stopped.err, HasSubstr("column \"wait\" is -86400"));
  const outcome done =
      evaluate(model, two_waits, {"--source", mapping, "--on-error", "skip", "--format", "json"});
  ASSERT_EQ(done.code, cli::exit_ok) << done.err;
  const auto document = nlohmann::json::parse(done.out);
  EXPECT_EQ(document["rejected"][0]["rows"], 1);
  EXPECT_EQ(document["source"]["r"]["rows_used"], 1);
}

TEST_F(RefusedRows, MissingValuesAreCountedOnThePage) {
  const std::string model = waits(R"(, "minimum": 0)");
  const outcome page = evaluate(model, two_waits);
  EXPECT_THAT(page.out, HasSubstr("values outside of their range, taken as missing: r.wait 1"));
  const outcome explained = evaluate(model, two_waits, {"--explain"});
  EXPECT_THAT(explained.out, AllOf(HasSubstr("r.wait: 1 outside of the declared range, taken as missing"),
                                   HasSubstr("10:00 min")));
  const outcome none = evaluate(model, "id,c,f\n1,2026-03-02 10:00,2026-03-02 10:10\n", {"--explain"});
  EXPECT_THAT(none.out, Not(HasSubstr("outside")));
}

TEST_F(RefusedRows, DifferencesThatNobodyDeclaredAreCounted) {
  const outcome done = evaluate(waits(""), two_waits);
  ASSERT_EQ(done.code, cli::exit_ok) << done.err;
  EXPECT_THAT(done.err,
              HasSubstr("r: f - c is below 0 in 1 record, which counts like any other; a derived column can "
                        "declare \"minimum\" and \"outside\""));
  EXPECT_THAT(evaluate(waits(""), "id,c,f\n1,2026-03-02 10:00,2026-03-02 10:10\n").err,
              Not(HasSubstr("below 0")));
  EXPECT_THAT(evaluate(waits(R"(, "minimum": -86400)"), two_waits).err, Not(HasSubstr("below 0")));
}

}  // namespace
}  // namespace assay::found_test
