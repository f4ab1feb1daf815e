// SPDX-License-Identifier: Apache-2.0
//
// Stored states on the command line: evaluate --state-out, merge, grade, state show, and periods.
#include "cli/command/program.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "unit/io/compressed_text.hpp"

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
  static std::string read(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
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
  EXPECT_THAT(merged.err, HasSubstr(again + ": holds records that " + first + " holds too"));
  EXPECT_FALSE(files::exists(path("all.state")));
}

TEST_F(state_commands, a_list_of_sources_finds_omissions_and_strangers) {
  const std::string first = stored(january_, "january.state", "day-1");
  const std::string second = stored(february_, "february.state", "day-2");
  const std::string list = write("sources.txt", "day-1\r\nday-2\n");
  EXPECT_EQ(call({"merge", first, second, "-o", path("a.state"), "--sources", list}).code, exit_ok);
  const outcome omitted = call({"merge", first, "-o", path("b.state"), "--sources", list});
  EXPECT_EQ(omitted.code, exit_failed);
  EXPECT_THAT(omitted.err, HasSubstr("they have 1, the list 2; without a state: day-2"));
  const std::string other_list = write("others.txt", "day-1\nday-3\n");
  EXPECT_THAT(call({"merge", first, second, "-o", path("c.state"), "--sources", other_list}).err,
              HasSubstr("not in the list: " + second + "; without a state: day-3"));
}

TEST_F(state_commands, doubles_are_found_in_sums_too) {
  const std::string first = stored(january_, "january.state", "day-1");
  const std::string second = stored(february_, "february.state", "day-2");
  ASSERT_EQ(call({"merge", first, second, "-o", path("both.state")}).code, exit_ok);
  const outcome doubled = call({"merge", path("both.state"), first, "-o", path("x.state")});
  EXPECT_EQ(doubled.code, exit_failed);
  EXPECT_THAT(doubled.err, HasSubstr(first + ": holds records that " + path("both.state") + " holds too"));
}

TEST_F(state_commands, a_list_of_sources_takes_what_state_show_says) {
  const std::string first = stored(january_, "january.state");
  const outcome shown = call({"state", "show", first});
  const std::size_t at = shown.out.find("hash:");
  ASSERT_NE(at, std::string::npos);
  const std::string list = write("sources.txt", shown.out.substr(at, 5 + 32) + "\n");
  EXPECT_EQ(call({"merge", first, "-o", path("a.state"), "--sources", list}).code, exit_ok);
  EXPECT_THAT(call({"merge", first, "-o", path("b.state"), "--sources", write("bad.txt", "hash:xyz\n")}).err,
              HasSubstr("32 hexadecimal digits"));
}

TEST_F(state_commands, a_failed_evaluation_leaves_no_state) {
  const std::string waits =
      write("waits.json", R"json({"assay": 0, "id": "waits", "version": "1", "label": "waits",
    "records": {"call": {"label": "call", "columns": {"wait_s": {"type": "duration"}}}},
    "indicators": {"wait": {"label": "w", "unit": "seconds", "better": "lower", "value": "median(wait_s)"}}})json");
  std::string calls = "wait_s\n";
  for (int wait = 0; wait <= 65'536; ++wait)
    calls += std::to_string(wait) + "\n";
  const outcome done = call(
      {"evaluate", waits, "--data", "call=" + write("calls.csv", calls), "--state-out", path("s.state")});
  EXPECT_EQ(done.code, exit_failed);
  EXPECT_THAT(done.err, HasSubstr("'sketch'"));
  EXPECT_FALSE(files::exists(path("s.state")));
}

TEST_F(state_commands, files_are_not_overwritten_unless_asked) {
  const std::string first = stored(january_, "january.state");
  const std::string sum = path("sum.state");
  EXPECT_EQ(call({"merge", first, "-o", sum}).code, exit_ok);
  const outcome again = call({"merge", first, "-o", sum});
  EXPECT_EQ(again.code, exit_failed);
  EXPECT_THAT(again.err, HasSubstr("is there already"));
  EXPECT_EQ(call({"merge", first, "-o", sum, "--overwrite"}).code, exit_ok);
  // An input is not replaced, asked or not.
  EXPECT_THAT(call({"merge", first, "-o", first, "--overwrite"}).err, HasSubstr("is read by this command"));
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
}

TEST_F(state_commands, sources_are_named_by_what_was_read) {
  const auto source = [](const outcome& done) {
    EXPECT_EQ(done.code, exit_ok) << done.err;
    const std::size_t at = done.err.find("sha256:");
    return at == std::string::npos ? done.err : done.err.substr(at, 7 + 64);
  };
  int number = 0;
  const auto evaluate = [&](const std::string& data) {
    return call({"evaluate", model_, "--data", "contact=" + data, "--state-out",
                 path("s" + std::to_string(++number) + ".state")});
  };
  const std::string records = read(january_);
  const std::string expected = source(evaluate(january_));
  EXPECT_EQ(expected.size(), 7U + 64U);
  EXPECT_NE(source(evaluate(february_)), expected);
  EXPECT_EQ(source(evaluate(write("january.csv.gz", io::test::gzip(records)))), expected)
      << "compressed or not, they are the same records";
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  ASSERT_EQ(::write(ends[1], records.data(), records.size()), static_cast<ssize_t>(records.size()));
  close(ends[1]);
  EXPECT_EQ(source(evaluate("/dev/fd/" + std::to_string(ends[0]))), expected) << "what can be read only once";
  close(ends[0]);
  const int usual = dup(STDIN_FILENO);
  const int file = open(january_.c_str(), O_RDONLY);
  ASSERT_EQ(dup2(file, STDIN_FILENO), STDIN_FILENO);
  EXPECT_EQ(source(evaluate("-")), expected);
  dup2(usual, STDIN_FILENO);
  close(usual);
  close(file);
}

TEST_F(state_commands, contents_that_are_there_twice_are_refused) {
  const std::string copy = write("copy.csv", read(january_));
  const auto evaluate = [&](const std::string& first, const std::string& second, const std::string& state) {
    std::vector<std::string> arguments{"evaluate",         model_,   "--data",
                                       "contact=" + first, "--data", "contact=" + second};
    if (!state.empty()) arguments.insert(arguments.end(), {"--state-out", path(state)});
    return call(arguments);
  };
  const outcome twice = evaluate(january_, copy, "twice.state");
  EXPECT_EQ(twice.code, exit_failed);
  EXPECT_THAT(twice.err, HasSubstr(copy + ": has the same contents as " + january_));
  EXPECT_FALSE(files::exists(path("twice.state")));
  EXPECT_EQ(evaluate(january_, february_, "both.state").code, exit_ok);
  const std::string none = write("none.csv", "at,team,agent,solved\n");
  EXPECT_EQ(evaluate(none, none, "none.state").code, exit_ok) << "no record counts twice";
  const outcome told = evaluate(january_, january_, "");
  EXPECT_EQ(told.code, exit_ok);
  EXPECT_THAT(told.err, HasSubstr("--data contact=" + january_ + " is there more than once"));
  EXPECT_THAT(evaluate(january_, copy, "").err, testing::Not(HasSubstr("more than once")));
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
  EXPECT_EQ(read(once), read(twice));
}

}  // namespace
}  // namespace assay::cli
