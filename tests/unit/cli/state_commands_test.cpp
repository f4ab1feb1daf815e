// SPDX-License-Identifier: Apache-2.0
//
// Stored states on the command line: evaluate --state-out, merge, grade, state show, and periods.
#include "cli/program.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace assay::cli {
namespace {

namespace files = std::filesystem;
using testing::HasSubstr;

constexpr std::string_view desk = R"json({
  "assay": 0, "id": "desk", "version": "1", "label": {"zh": "服务台", "en": "Desk"},
  "records": {"contact": {"label": "contact", "time": "at", "groups": ["team", "agent"], "columns": {
    "at": {"type": "timestamp"}, "team": {"type": "category"}, "agent": {"type": "category"},
    "solved": {"type": "bool"}}}},
  "indicators": {"solved": {"label": "solved", "unit": "ratio", "better": "higher", "from": "contact",
    "value": "rate(solved)", "bands": "≥90%:10;80%-89%:8;<80%:5"}},
  "dimensions": [{"id": "all", "label": "all", "weight": 100, "indicators": [{"indicator": "solved", "weight": 100}]}],
  "grades": [{"id": "good", "label": "good", "at_least": 80}, {"id": "poor", "label": "poor", "at_least": 0}]
})json";

class state_commands : public testing::Test {
 protected:
  void SetUp() override {
    std::string folder = (files::temp_directory_path() / "assay-states-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    model_ = write("desk.json", std::string{desk});
    january_ = write("january.csv",
                     "at,team,agent,solved\n2026-01-31T15:59:59Z,A,Ann,true\n2026-01-31T16:00:00Z,A,Bo,true\n"
                     "2026-01-05T10:00:00Z,B,Cy,false\n");
    february_ = write("february.csv", "at,team,agent,solved\n2026-02-10T10:00:00Z,A,Ann,false\n,B,Cy,true\n");
  }
  void TearDown() override { files::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name, std::ios::binary} << text;
    return path(name);
  }
  static outcome call(const std::vector<std::string>& arguments) {
    return run(arguments, {false, language::en, 1});
  }

  /// Stores the records of a file as a state by team, agent and month of China's clock.
  std::string stored(const std::string& data, const std::string& name, const std::string& source = {}) const {
    std::vector<std::string> arguments{"evaluate",     model_,       "--data",      "contact=" + data,
                                       "--by",         "team,agent", "--period",    "month",
                                       "--utc-offset", "+08:00",     "--state-out", path(name)};
    if (!source.empty()) arguments.insert(arguments.end(), {"--source-id", source});
    const outcome done = call(arguments);
    EXPECT_EQ(done.code, exit_ok) << done.err;
    return path(name);
  }
  static nlohmann::json json_of(const outcome& done) {
    EXPECT_EQ(done.code, exit_ok) << done.err;
    return nlohmann::json::parse(done.out);
  }
  nlohmann::json graded(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"grade", model_});
    arguments.insert(arguments.end(), {"--format", "json"});
    return json_of(call(arguments));
  }

  files::path folder_;
  std::string model_;
  std::string january_;
  std::string february_;
};

TEST_F(state_commands, periods_follow_the_stated_clock) {
  const auto document = json_of(call({"evaluate", model_, "--data", "contact=" + january_, "--period",
                                      "month", "--utc-offset", "+08:00", "--format", "json"}));
  EXPECT_EQ(document["period"]["unit"], "month");
  EXPECT_EQ(document["period"]["utc_offset_minutes"], 480);
  ASSERT_EQ(document["groups"].size(), 2U);
  EXPECT_EQ(document["groups"][0]["period"], "2026-01");
  EXPECT_EQ(document["groups"][0]["rows"], 2);
  EXPECT_EQ(document["groups"][1]["period"], "2026-02") << "16:00 UTC is midnight of the next day there";
  const auto utc = json_of(
      call({"evaluate", model_, "--data", "contact=" + january_, "--period", "month", "--format", "json"}));
  EXPECT_EQ(utc["groups"].size(), 1U);
}

TEST_F(state_commands, periods_show_in_every_form) {
  const std::vector<std::string> evaluate{"evaluate", model_,     "--data",  "contact=" + january_, "--by",
                                          "team",     "--period", "quarter", "--fiscal-start",      "4"};
  const outcome table = call(evaluate);
  EXPECT_THAT(table.out, HasSubstr("grouped by team, quarter"));
  EXPECT_THAT(table.out, HasSubstr("2025/26-Q4"));
  auto csv = evaluate;
  csv.insert(csv.end(), {"--format", "csv"});
  EXPECT_THAT(call(csv).out, HasSubstr("team,period,node,"));
  EXPECT_THAT(call(csv).out, HasSubstr("\nA,2025/26-Q4,total,"));
  auto explain = evaluate;
  explain.emplace_back("--explain");
  EXPECT_THAT(call(explain).out, HasSubstr("team = A, 2025/26-Q4"));
}

TEST_F(state_commands, merged_states_grade_as_the_records_together) {
  const std::string first = stored(january_, "january.state");
  const std::string second = stored(february_, "february.state");
  ASSERT_EQ(call({"merge", second, first, "-o", path("all.state")}).code, exit_ok);
  auto together = json_of(
      call({"evaluate", model_, "--data", "contact=" + january_, "--data", "contact=" + february_, "--by",
            "team,agent", "--period", "month", "--utc-offset", "+08:00", "--format", "json"}));
  auto from_states = graded({path("all.state")});
  EXPECT_EQ(from_states["groups"], together["groups"]);
  EXPECT_EQ(graded({first, second})["groups"], together["groups"]) << "grade adds several states up itself";
}

TEST_F(state_commands, totals_come_from_states_not_from_averages) {
  const std::string first = stored(january_, "january.state");
  const auto by_team = graded({first, "--by", "team"});
  ASSERT_EQ(by_team["groups"].size(), 3U) << "periods stay unless something else is asked for";
  const auto total = graded({first, "--total"});
  ASSERT_EQ(total["groups"].size(), 1U);
  EXPECT_EQ(total["groups"][0]["nodes"][2]["value"]["exact"], "2/3");
  EXPECT_EQ(total["period"], nullptr);
  const auto years = graded({first, "--total", "--period", "year"});
  ASSERT_EQ(years["groups"].size(), 1U);
  EXPECT_EQ(years["groups"][0]["period"], "2026");
  const auto quarters = graded({first, "--by", "team", "--period", "quarter", "--fiscal-start", "2"});
  EXPECT_EQ(quarters["groups"][0]["period"], "2025/26-Q4");
  EXPECT_EQ(quarters["groups"][1]["period"], "2026/27-Q1");
}

TEST_F(state_commands, merge_can_roll_up) {
  const std::string first = stored(january_, "january.state");
  const outcome merged =
      call({"merge", first, "-o", path("teams.state"), "--by", "team", "--period", "none"});
  EXPECT_EQ(merged.code, exit_ok) << merged.err;
  EXPECT_EQ(merged.out, path("teams.state") + ": 2 groups, 3 records, 1 source\n");
  const auto shown = json_of(call({"state", "show", path("teams.state"), "--format", "json"}));
  EXPECT_EQ(shown["by"], nlohmann::json::array({"team"}));
  EXPECT_EQ(shown["period"], "none");
  EXPECT_EQ(shown["seal"]["leaves"], 1);
  EXPECT_THAT(call({"state", "show", path("teams.state")}).out,
              HasSubstr("periods   none\n groups    2\n records   3"));
}

TEST_F(state_commands, what_cannot_be_rolled_up_is_a_usage_error) {
  const std::string first = stored(january_, "january.state");
  const outcome finer = call({"merge", first, "-o", path("x.state"), "--period", "day"});
  EXPECT_EQ(finer.code, exit_usage);
  EXPECT_THAT(finer.err, HasSubstr("do not add up"));
  const outcome other = call({"grade", model_, first, "--by", "taem"});
  EXPECT_EQ(other.code, exit_usage);
  EXPECT_THAT(other.err, HasSubstr("did you mean \"team\"?"));
  EXPECT_EQ(call({"grade", model_, first, "--by", "team", "--total"}).code, exit_usage);
  EXPECT_EQ(
      call({"evaluate", model_, "--data", "contact=" + january_, "--period", "month", "--utc-offset", "8"})
          .code,
      exit_usage);
  EXPECT_FALSE(files::exists(path("x.state")));
}

TEST_F(state_commands, the_same_records_twice_are_refused) {
  const std::string first = stored(january_, "january.state");
  const std::string again = stored(write("copy.csv",
                                         "at,team,agent,solved\n2026-01-31T15:59:59Z,A,Ann,true\n"
                                         "2026-01-31T16:00:00Z,A,Bo,true\n2026-01-05T10:00:00Z,B,Cy,false\n"),
                                   "copy.state");
  const outcome merged = call({"merge", first, again, "-o", path("all.state")});
  EXPECT_EQ(merged.code, exit_failed);
  EXPECT_THAT(merged.err, HasSubstr(again + ": rests on the same sources as " + first));
  EXPECT_FALSE(files::exists(path("all.state")));
}

TEST_F(state_commands, a_list_of_sources_finds_omissions_and_strangers) {
  const std::string first = stored(january_, "january.state", "day-1");
  const std::string second = stored(february_, "february.state", "day-2");
  const std::string list = write("sources.txt", "day-1\r\nday-2\n");
  EXPECT_EQ(call({"merge", first, second, "-o", path("a.state"), "--sources", list}).code, exit_ok);
  const outcome omitted = call({"merge", first, "-o", path("b.state"), "--sources", list});
  EXPECT_EQ(omitted.code, exit_failed);
  EXPECT_THAT(omitted.err, HasSubstr("they have 1 leaves, the list 2; without a state: day-2"));
  const std::string other_list = write("others.txt", "day-1\nday-3\n");
  EXPECT_THAT(call({"merge", first, second, "-o", path("c.state"), "--sources", other_list}).err,
              HasSubstr("not in the list: " + second + "; without a state: day-3"));
}

TEST_F(state_commands, files_are_not_overwritten_unless_asked) {
  const std::string first = stored(january_, "january.state");
  const outcome again = call({"merge", first, "-o", first});
  EXPECT_EQ(again.code, exit_failed);
  EXPECT_THAT(again.err, HasSubstr("is there already"));
  EXPECT_EQ(call({"merge", first, "-o", first, "--overwrite"}).code, exit_ok);
}

TEST_F(state_commands, other_bytes_and_other_models_are_named) {
  const std::string first = stored(january_, "january.state");
  const outcome text = call({"grade", model_, january_});
  EXPECT_EQ(text.code, exit_failed);
  EXPECT_THAT(text.err, HasSubstr("january.csv: not a sound state: byte 8: it does not begin with ASSAYSTA"));
  std::string changed{desk};
  changed.replace(changed.find("rate(solved)"), 12, "rate(not solved)");
  EXPECT_THAT(call({"grade", write("other.json", changed), first}).err,
              HasSubstr("evaluate the records again"));
  EXPECT_THAT(call({"state", "show", path("none.state")}).err, HasSubstr("none.state"));
  EXPECT_EQ(call({"evaluate", model_, "--data", "contact=-", "--state-out", path("s.state")}).code,
            exit_usage)
      << "the standard input has no contents to name it by";
}

TEST_F(state_commands, graded_tables_show_the_rows_that_were_rejected) {
  const std::string bad = write("bad.csv",
                                "at,team,agent,solved\n2026-02-10T10:00:00Z,A,Ann,true\nsoon,A,Ann,true\n"
                                "2026-02-10T10:00:00Z,A,Ann,maybe\n");
  ASSERT_EQ(call({"evaluate", model_, "--data", "contact=" + bad, "--on-error", "skip", "--state-out",
                  path("bad.state")})
                .code,
            0);
  const auto done = call({"grade", model_, path("bad.state")});
  EXPECT_THAT(done.out, HasSubstr("rows rejected: contact (not a truth value 1, not a time 1)"));
  EXPECT_THAT(done.out, HasSubstr("provisional"));
}

TEST_F(state_commands, the_same_records_give_the_same_file) {
  const std::string once = stored(january_, "once.state");
  const std::string twice = stored(january_, "twice.state");
  const auto bytes = [](const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
  };
  EXPECT_EQ(bytes(once), bytes(twice));
}

}  // namespace
}  // namespace assay::cli
