// SPDX-License-Identifier: Apache-2.0
//
// Commands called as a function: what they print and their exit codes.
#include "cli/command/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <locale>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <assay/catalogue.hpp>
#include <assay/version.hpp>

#include "unit/cli/desk_model.hpp"

namespace assay::cli {
namespace {

namespace files = std::filesystem;

class Program : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        files::temp_directory_path() /
        ("assay-program-" + std::string{::testing::UnitTest::GetInstance()->current_test_info()->name()});
    files::remove_all(folder_);
    files::create_directories(folder_);
    model_ = write("desk.json", std::string{test::desk_document});
  }
  void TearDown() override { files::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) const {
    const files::path path = folder_ / name;
    std::ofstream{path, std::ios::binary} << text;
    return path.string();
  }
  static std::string read(const files::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
  }
  std::string contacts() const {
    return write(
        "contact.csv",
        "team,kind,answered_s,solved,quality\nA,chat,20,true,90\nA,mail,100,false,80\nB,chat,30,true,\n");
  }

  static outcome call(const std::vector<std::string>& arguments) {
    return run(arguments, {false, language::en, 2});
  }

  files::path folder_;
  std::string model_;
};

TEST_F(Program, VersionAndHelp) {
  const auto version = call({"--version"});
  EXPECT_EQ(version.code, exit_ok);
  EXPECT_EQ(version.out, "assay " + std::string{version_text} + "\n");
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"--help"}, {"evaluate", "--help"}, {"model", "show", "--help"}}) {
    const auto help = call(arguments);
    EXPECT_EQ(help.code, exit_ok);
    EXPECT_NE(help.out.find("Usage:"), std::string::npos);
    EXPECT_TRUE(help.err.empty());
  }
  EXPECT_NE(call({"evaluate", "--help"}).out.find("--on-error"), std::string::npos);
}

TEST_F(Program, WrongCallsAreUsageErrors) {
  const std::vector<std::vector<std::string>> calls{
      {},
      {"modle", "list"},
      {"model"},
      {"model", "shwo", "x"},
      {"evaluate"},
      {"evaluate", model_},
      {"evaluate", model_, "--data", "contact"},
      {"evaluate", model_, "--data", "contct=x.csv"},
      {"evaluate", model_, "--data", "contact=-", "--data", "incident=-"},
      {"evaluate", model_, "--data", "contact=" + contacts(), "--by", "tema"},
      {"evaluate", model_, "--data", "contact=" + contacts(), "--format", "xml"},
      {"evaluate", model_, "--data", "contact=" + contacts(), "--threads", "0"},
      {"evaluate", model_, "--data", "contact=" + contacts(), "--unknown"},
      {"score", model_},
      {"score", "no-such-preset", "--values", "-"},
      {"metric", "show", "npss"},
      {"sample", "no-such-preset", "--out", folder_.string()},
      {"sample", "after-sales-quality"},
  };
  for (const auto& arguments : calls) {
    const auto done = call(arguments);
    EXPECT_EQ(done.code, exit_usage) << ::testing::PrintToString(arguments) << done.err;
    EXPECT_TRUE(done.out.empty()) << done.out;
    EXPECT_TRUE(done.err.starts_with("assay: ")) << done.err;
  }
}

TEST_F(Program, UnexpectedArgumentsAreNamedInTheirOrder) {
  const auto done = call({"model", "list", "--what", "ever", "more"});
  EXPECT_EQ(done.code, exit_usage);
  EXPECT_NE(done.err.find("unexpected arguments: --what ever more; "), std::string::npos) << done.err;
  const auto one = call({"model", "list", "--what"});
  EXPECT_NE(one.err.find("unexpected argument: --what; "), std::string::npos) << one.err;
}

TEST_F(Program, EveryCommandTakesALanguage) {
  EXPECT_EQ(call({"model", "check", model_, "--lang", "zh"}).code, exit_ok);
  EXPECT_EQ(call({"model", "check", model_, "--lang", "fr"}).code, exit_usage);
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"model", "check"}, {"merge"}, {"state", "show"}}) {
    auto arguments = command;
    arguments.emplace_back("--help");
    EXPECT_NE(call(arguments).out.find("--lang"), std::string::npos) << command.front();
  }
}

TEST_F(Program, WrongCommandsHaveAHint) {
  EXPECT_EQ(call({"modle", "list"}).err,
            "assay: \"modle\" is no command; did you mean \"model\"?; assay --help tells more\n");
  EXPECT_NE(call({"evaluate", "after-sales-qualty", "--data", "a=b"})
                .err.find("did you mean \"after-sales-quality\"?"),
            std::string::npos);
}

TEST_F(Program, ModelListNamesEveryPreset) {
  const auto table = call({"model", "list", "--lang", "zh"});
  const auto json = nlohmann::json::parse(call({"model", "list", "--format", "json"}).out);
  ASSERT_EQ(json.size(), preset_documents().size());
  for (std::size_t index = 0; index < json.size(); ++index) {
    EXPECT_EQ(json[index]["id"], preset_documents()[index].id);
    EXPECT_NE(table.out.find(preset_documents()[index].id), std::string::npos);
    EXPECT_GT(json[index]["indicators"], 0);
  }
}

TEST_F(Program, ModelShowAsJsonIsTheDocumentItself) {
  EXPECT_EQ(call({"model", "show", model_, "--format", "json"}).out, test::desk_document);
  for (const auto& preset : preset_documents()) {
    EXPECT_EQ(call({"model", "show", std::string{preset.id}, "--format", "json"}).out, preset.json);
  }
}

TEST_F(Program, ModelCheckPrintsEveryFinding) {
  const auto fine = call({"model", "check", model_});
  EXPECT_EQ(fine.code, exit_ok);
  EXPECT_NE(fine.out.find("/desk.json:21:"), std::string::npos) << fine.out;
  EXPECT_NE(fine.out.find("warning: /indicators/answer_time/bands: "), std::string::npos) << fine.out;
  EXPECT_NE(fine.out.find("desk.json: 0 errors, 1 warning, 0 notes\n"), std::string::npos) << fine.out;

  const auto wrong =
      call({"model", "check", write("wrong.json", R"({"assay": 0, "id": "x", "vresion": "1"})")});
  EXPECT_EQ(wrong.code, exit_failed);
  EXPECT_NE(wrong.out.find("wrong.json:1:"), std::string::npos) << wrong.out;
  EXPECT_NE(wrong.out.find("vresion"), std::string::npos) << wrong.out;
  EXPECT_TRUE(wrong.err.empty()) << "findings are the output of this command";
}

TEST_F(Program, FaultyModelsFailEveryOtherCommand) {
  const std::string wrong = write("wrong.json", R"({"assay": 0, "id": "x", "vresion": "1"})");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"model", "show", wrong},
                                             {"evaluate", wrong, "--data", "a=b"},
                                             {"score", wrong, "--values", "-"}}) {
    const auto done = call(arguments);
    EXPECT_EQ(done.code, exit_failed);
    EXPECT_TRUE(done.out.empty());
    EXPECT_TRUE(done.err.starts_with("assay: ")) << done.err;
    EXPECT_NE(done.err.find("wrong.json"), std::string::npos) << done.err;
  }
}

TEST_F(Program, MetricCatalogue) {
  const auto json = nlohmann::json::parse(call({"metric", "list", "--format", "json"}).out);
  EXPECT_EQ(json.size(), metric_catalogue().size());
  EXPECT_EQ(
      nlohmann::json::parse(call({"metric", "show", "csat", "--format", "json"}).out)["variants"].size(),
      find_metric("csat")->variants.size());
  EXPECT_NE(call({"metric", "show", "nps"}).out.find("Reichheld"), std::string::npos);
  EXPECT_NE(call({"metric", "list", "--lang", "zh"}).out.find("净推荐值"), std::string::npos);
}

TEST_F(Program, EvaluateByTeam) {
  const auto done =
      call({"evaluate", model_, "--data", "contact=" + contacts(), "--by", "team", "--format", "json"});
  ASSERT_EQ(done.code, exit_ok) << done.err;
  const auto json = nlohmann::json::parse(done.out);
  ASSERT_EQ(json["groups"].size(), 2U);
  EXPECT_EQ(json["groups"][0]["key"]["team"], "A");
  EXPECT_EQ(json["groups"][0]["rows"], 2);
  EXPECT_EQ(json["source"]["contact"]["rows_read"], 3);
  EXPECT_EQ(json["source"]["contact"]["rows_used"], 3);
  EXPECT_NE(done.err.find("no --data incident=FILE"), std::string::npos)
      << "absent records are told, not hidden: " << done.err;
}

TEST_F(Program, SeveralFilesOfOneTableAddUp) {
  const std::string half =
      write("half.csv", "team,kind,answered_s,solved,quality\nA,chat,20,true,90\nA,mail,100,false,80\n");
  const std::string rest = write("rest.csv", "quality,solved,answered_s,kind,team\n,true,30,chat,B\n");
  const auto whole =
      call({"evaluate", model_, "--data", "contact=" + contacts(), "--by", "team,kind", "--format", "json"});
  const auto parts = call({"evaluate", model_, "--data", "contact=" + rest, "--data", "contact=" + half,
                           "--by", "team,kind", "--format", "json"});
  ASSERT_EQ(whole.code, exit_ok) << whole.err;
  EXPECT_EQ(whole.out, parts.out);
}

TEST_F(Program, ThreadsDoNotChangeTheAnswer) {
  std::string csv = "team,kind,answered_s,solved,quality\n";
  for (int row = 0; row < 200'000; ++row) {
    csv += "T" + std::to_string(row % 9) + ",chat," + std::to_string(row % 500) + ",true," +
           std::to_string(row % 100) + "\n";
  }
  const std::string file = write("large.csv", csv);
  const auto one = call({"evaluate", model_, "--data", "contact=" + file, "--by", "team", "--format", "json",
                         "--threads", "1"});
  ASSERT_EQ(one.code, exit_ok) << one.err;
  for (const char* threads : {"2", "5"}) {
    EXPECT_EQ(call({"evaluate", model_, "--data", "contact=" + file, "--by", "team", "--format", "json",
                    "--threads", threads})
                  .out,
              one.out);
  }
}

/// Numbers as a German locale writes them.
class comma_numbers : public std::numpunct<char> {
 protected:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST_F(Program, TheLocaleOfTheProcessDoesNotMatter) {
  const std::string file = contacts();
  const std::vector<std::string> tables{"evaluate", model_, "--data", "contact=" + file, "--explain"};
  const std::vector<std::string> json{"evaluate", model_, "--data", "contact=" + file, "--format", "json"};
  const auto usual_tables = call(tables);
  const auto usual_json = call(json);
  const std::locale before = std::locale::global(std::locale{std::locale::classic(), new comma_numbers});
  const auto other_tables = call(tables);
  const auto other_json = call(json);
  std::locale::global(before);
  EXPECT_EQ(other_tables.out, usual_tables.out);
  EXPECT_EQ(other_json.out, usual_json.out);
}

TEST_F(Program, RowsThatCannotBeUsed) {
  const std::string file = write(
      "bad.csv",
      "team,kind,answered_s,solved,quality\nA,chat,20,true,90\nA,chat,soon,true,80\nB,chat,30,maybe,\n");
  const auto stopped = call({"evaluate", model_, "--data", "contact=" + file});
  EXPECT_EQ(stopped.code, exit_failed);
  EXPECT_TRUE(stopped.out.empty()) << "nothing is half-written";
  EXPECT_NE(stopped.err.find("bad.csv:3:8"), std::string::npos) << stopped.err;
  EXPECT_NE(stopped.err.find("soon"), std::string::npos) << stopped.err;

  const auto skipped =
      call({"evaluate", model_, "--data", "contact=" + file, "--on-error", "skip", "--format", "json"});
  ASSERT_EQ(skipped.code, exit_ok) << skipped.err;
  EXPECT_NE(skipped.err.find("bad.csv:3:8"), std::string::npos) << skipped.err;
  const auto json = nlohmann::json::parse(skipped.out);
  EXPECT_EQ(json["source"]["contact"]["rows_rejected"], 2);
  EXPECT_EQ(json["source"]["contact"]["rows_used"], 1);
  EXPECT_EQ(json["rejected"].size(), 2U);
  EXPECT_EQ(json["groups"][0]["rows"], 1);

  const auto table =
      call({"evaluate", model_, "--data", "contact=" + file, "--on-error", "skip", "--lang", "en"});
  EXPECT_NE(table.out.find("rows read: contact 3 (2 rejected: not a truth value 1, not a number 1)"),
            std::string::npos)
      << table.out;
  const auto chinese =
      call({"evaluate", model_, "--data", "contact=" + file, "--on-error", "skip", "--lang", "zh"});
  EXPECT_NE(chinese.out.find("contact 3（剔除 2：不是真假值 1、不是数字 1）"), std::string::npos)
      << chinese.out;
}

TEST_F(Program, ComplaintsThatCouldNotBeReadAreNotFullMarks) {
  const std::string file = write("incident.csv", "team,kind,severe\nA,chat,oops\nA,chat,oops\n");
  const auto done = call({"evaluate", model_, "--data", "contact=" + contacts(), "--data", "incident=" + file,
                          "--on-error", "skip", "--format", "json"});
  ASSERT_EQ(done.code, exit_ok) << done.err;
  const auto group = nlohmann::json::parse(done.out)["groups"][0];
  EXPECT_EQ(group["rules_undecided"], nlohmann::json::array({"incident", "penalty"}));
  for (const auto& node : group["nodes"]) {
    if (node["id"] != "severe_incidents") continue;
    EXPECT_TRUE(node["value"].is_null());
    EXPECT_EQ(node["reason"], "no_records");
    EXPECT_TRUE(node["points"].is_null());
  }
}

TEST_F(Program, NegativeTimesAreRefusedWhereTheyStand) {
  const auto done = call({"score", model_, "--values", write("values.csv", "team,answer_time\nA,-5 s\n")});
  EXPECT_EQ(done.code, exit_failed);
  EXPECT_NE(done.err.find(
                "values.csv:2:3: answer_time: \"-5 s\" is below 0 s, the least that the indicator can be"),
            std::string::npos)
      << done.err;
}

TEST_F(Program, MissingFilesAreNamed) {
  const auto done = call({"evaluate", model_, "--data", "contact=" + (folder_ / "none.csv").string()});
  EXPECT_EQ(done.code, exit_failed);
  EXPECT_NE(done.err.find("none.csv: cannot open the file"), std::string::npos) << done.err;
  EXPECT_EQ(call({"model", "show", (folder_ / "none.json").string()}).code, exit_failed);
}

TEST_F(Program, SourceMappingRenamesColumns) {
  const std::string file = write("crm.csv", "团队;类别;首响秒;已解决;质检分\nA;chat;20;true;90\n");
  const std::string mapping =
      write("source.json", R"({"assay_source": 0, "tables": {"contact": {"delimiter": ";", "columns": {
      "team": "团队", "kind": "类别", "answered_s": "首响秒", "solved": "已解决", "quality": "质检分"}}}})");
  const auto done = call({"evaluate", model_, "--data", "contact=" + file, "--source", mapping, "--by",
                          "team", "--format", "json"});
  ASSERT_EQ(done.code, exit_ok) << done.err;
  EXPECT_EQ(nlohmann::json::parse(done.out)["groups"][0]["key"]["team"], "A");
}

TEST_F(Program, ScoreGivenValues) {
  const std::string values = write("values.csv", "team,on_time_rate,on_time_rate.n,care\nA,96%,50,80\n");
  const auto done = call({"score", model_, "--values", values, "--format", "json"});
  ASSERT_EQ(done.code, exit_ok) << done.err;
  const auto json = nlohmann::json::parse(done.out);
  EXPECT_EQ(json["groups"][0]["score"], 88) << "speed 100 x 40 + care 80 x 60";
  EXPECT_EQ(json["source"]["values"]["rows_read"], 1);
  const auto table = call({"score", model_, "--values", values, "--explain", "--lang", "zh"});
  EXPECT_NE(table.out.find("▌ team = A  88.00 / 100  银牌"), std::string::npos) << table.out;
}

TEST_F(Program, FormatsOfTheSameResult) {
  const std::string values = write("values.csv", "team,care\nA,80\n");
  EXPECT_TRUE(
      call({"score", model_, "--values", values, "--format", "csv"}).out.starts_with("team,node,kind,"));
  EXPECT_TRUE(call({"score", model_, "--values", values}).out.starts_with(" Service desk  desk 2.1.0\n"));
  EXPECT_TRUE(run({"score", model_, "--values", values}, {true, language::zh, 1})
                  .out.starts_with(" \x1b[1m服务台\x1b[0m"));
}

TEST_F(Program, SampleWritesFilesThatEvaluate) {
  const std::string out = (folder_ / "data").string();
  const auto made = call({"sample", "after-sales-quality", "--out", out});
  ASSERT_EQ(made.code, exit_ok) << made.err;
  std::vector<std::string> evaluate{"evaluate", "after-sales-quality", "--by", "team", "--format", "json"};
  std::size_t count = 0;
  for (const auto& file : files::directory_iterator{out}) {
    EXPECT_EQ(file.path().extension(), ".csv") << "no half-written file is left";
    EXPECT_NE(made.out.find(file.path().string()), std::string::npos);
    evaluate.insert(evaluate.end(), {"--data", file.path().stem().string() + "=" + file.path().string()});
    ++count;
  }
  EXPECT_GT(count, 1U);
  const auto done = call(evaluate);
  ASSERT_EQ(done.code, exit_ok) << done.err;
  EXPECT_TRUE(done.err.empty()) << done.err;
  EXPECT_GT(nlohmann::json::parse(done.out)["groups"].size(), 1U);
}

TEST_F(Program, SampleOverwritesOnlyWhenAsked) {
  const std::string out = (folder_ / "data").string();
  ASSERT_EQ(call({"sample", "after-sales-quality", "--out", out, "--seed", "1"}).code, exit_ok);
  const std::string first = read(files::path{out} / "contact.csv");
  const auto again = call({"sample", "after-sales-quality", "--out", out, "--seed", "2"});
  EXPECT_EQ(again.code, exit_failed);
  EXPECT_NE(again.err.find("--overwrite"), std::string::npos) << again.err;
  EXPECT_EQ(read(files::path{out} / "contact.csv"), first);
  EXPECT_EQ(call({"sample", "after-sales-quality", "--out", out, "--seed", "2", "--overwrite"}).code,
            exit_ok);
  EXPECT_NE(read(files::path{out} / "contact.csv"), first);
  EXPECT_EQ(call({"sample", "after-sales-quality", "--out", out, "--seed", "1", "--overwrite"}).code,
            exit_ok);
  EXPECT_EQ(read(files::path{out} / "contact.csv"), first) << "the same seed gives the same bytes";
  EXPECT_EQ(call({"sample", "after-sales-quality", "--out", write("a file", "x")}).code, exit_failed);
}

TEST_F(Program, SampleHasTheSizeAskedFor) {
  const std::string out = (folder_ / "data").string();
  const auto made = call({"sample", "after-sales-quality", "--out", out, "--rows", "1234", "--agents", "40"});
  ASSERT_EQ(made.code, exit_ok) << made.err;
  EXPECT_NE(made.out.find("contact.csv: 1,234 rows\n"), std::string::npos) << made.out;
  const std::string contacts = read(files::path{out} / "contact.csv");
  EXPECT_EQ(std::count(contacts.begin(), contacts.end(), '\n'), 1235);
}

TEST_F(Program, SampleRefusesSizesBeforeItWrites) {
  const std::string out = (folder_ / "data").string();
  const std::vector<std::array<std::string, 3>> cases{{"--rows", "0", "ask for 1 to 20000000"},
                                                      {"--agents", "24", "ask for 25 to 20000"}};
  for (const auto& [option, value, wanted] : cases) {
    const auto refused = call({"sample", "after-sales-quality", "--out", out, option, value});
    EXPECT_EQ(refused.code, exit_usage);
    EXPECT_NE(refused.err.find(wanted), std::string::npos) << refused.err;
    EXPECT_FALSE(files::exists(out));
  }
}

TEST_F(Program, ASampleThatCannotBeWrittenLeavesNothing) {
  const std::string out = (folder_ / "data").string();
  files::create_directories(files::path{out} / "contact.csv" / "inside");
  const auto failed = call({"sample", "after-sales-quality", "--out", out, "--rows", "100", "--overwrite"});
  EXPECT_EQ(failed.code, exit_failed);
  EXPECT_NE(failed.err.find("contact.csv"), std::string::npos) << failed.err;
  EXPECT_EQ(std::distance(files::directory_iterator{out}, files::directory_iterator{}), 1);
}

TEST_F(Program, HostileNamesCannotSteerTheTerminal) {
  const std::string values = write("values.csv", "team,care\n\"\x1b]0;title\x07\",80\n");
  const auto done = call({"score", model_, "--values", values});
  ASSERT_EQ(done.code, exit_ok) << done.err;
  EXPECT_EQ(done.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(done.out.find('\x07'), std::string::npos);
  const auto failed = call({"evaluate", "\x1b[31mno.json", "--data", "a=b"});
  EXPECT_EQ(failed.err.find('\x1b'), std::string::npos) << failed.err;
}

}  // namespace
}  // namespace assay::cli
