// SPDX-License-Identifier: Apache-2.0
//
// Bytes that are pushed, cut anywhere, become what the command line makes of a file with these bytes: the same state, the same counts,
// the same sentences; and where one stops, so does the other.
#include <assay/csv_reader.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/error.hpp>
#include <assay/state.hpp>

#include "cli/files/record_files.hpp"
#include "unit/io/call_model.hpp"

namespace assay {
namespace {

namespace files = std::filesystem;
using random_bits = std::mt19937_64;

std::size_t below(random_bits& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

template <std::size_t Size>
const char* one_of(random_bits& random, const char* const (&texts)[Size]) {
  return texts[below(random, Size)];
}

/// What somebody is told in the end.
struct outcome {
  std::string body;
  std::vector<std::int64_t> counts;
  std::vector<std::string> said;
  std::string fault;

  friend bool operator==(const outcome&, const outcome&) = default;
};

void PrintTo(const outcome& told, std::ostream* out) {
  *out << "fault: " << told.fault << "\ncounts:";
  for (const std::int64_t each : told.counts)
    *out << ' ' << each;
  for (const std::string& each : told.said)
    *out << "\n  " << each;
}

struct setting {
  std::string mapping;  // of the table; empty: none
  bad_row_policy on_error = bad_row_policy::skip;
  period_rule period;
};

// Cells that can be read mostly, and of each kind some that cannot.
std::string random_file(random_bits& random) {
  static constexpr const char* ids[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "", "6.1E+11"};
  static constexpr const char* agents[] = {"王芳", "李娜", "\"a\r\nb\"", "\"客户,\"\"一\"\"\"",
                                           "Li",   "drop", "ｘ１"};
  static constexpr const char* times[] = {"2026-04-01 10:00", "2026-04-01 10:01:30", "2026-04-01",
                                          "2026-04-02"};
  static constexpr const char* odd_times[] = {"3/4/2026", "9999-06-01", "", "2026-05-01 00:00:00"};
  static constexpr const char* speeds[] = {"1", "20", "300", "-5", "1,5", "１２", "x", "90000", "\"7\""};
  static constexpr const char* ratings[] = {"1", "5", "", "9", "3", "4"};
  static constexpr const char* damage[] = {"\xB0\xA1,\xCD\xF5",  // GBK
                                           "\"open",
                                           "a\"b",
                                           "\"a\"b,",
                                           "\xEF\xBB\xBF",
                                           "a,b",
                                           "",
                                           "\xE7\x8E"};
  static constexpr const char* line_ends[] = {"\n", "\r\n", "\r"};
  const std::string line_end = one_of(random, line_ends);
  std::string text;
  if (below(random, 3) == 0) text += "\xEF\xBB\xBF";
  if (below(random, 6) == 0) text += "sep=," + line_end;
  text += io::test::call_header.substr(0, io::test::call_header.size() - 1);
  text += line_end;
  const bool is_damaged = below(random, 2) == 0;
  const std::size_t rows = below(random, 40);
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_damaged && below(random, 8) == 0) {
      text += one_of(random, damage) + line_end;
      if (below(random, 6) == 0) text += '\0';
      continue;
    }
    text += std::string{one_of(random, ids)} + ',' + one_of(random, agents) + ',';
    for (int time = 0; time < 3; ++time)
      text += std::string{below(random, 12) == 0 ? one_of(random, odd_times) : one_of(random, times)} + ',';
    text += std::string{below(random, 5) == 0 ? one_of(random, speeds) : "30"} + ',' +
            one_of(random, ratings) + ",note";
    text += line_end;
  }
  if (below(random, 4) == 0 && !text.empty()) text.pop_back();
  return text;
}

setting random_setting(random_bits& random) {
  static constexpr const char* rules[] = {
      "",
      "{}",
      R"({"where": [{"column": "agent", "not_in": ["drop"]}]})",
      R"({"key": ["id"], "columns": {"rating": {"on_error": "missing"}}})",
      R"({"key": ["id"], "duplicates": "keep_first"})",
      R"({"key": ["id"], "duplicates": "keep_last", "columns": {"speed_s": {"negative": "missing", "width": "normalise"}}})",
      R"({"key": ["id"], "duplicates": "keep_last", "order_by": "rating"})",
      R"({"key": ["id"], "duplicates": "count_all"})"};
  setting chosen;
  chosen.mapping = one_of(random, rules);
  if (below(random, 3) == 0) chosen.on_error = bad_row_policy::stop;
  if (below(random, 3) == 0) chosen.period.unit = period_unit::month;
  return chosen;
}

outcome pushed(const std::string& bytes, const setting& chosen, const std::string& name,
               const std::vector<std::size_t>& cuts) {
  outcome told;
  state calls{io::test::call_model(), {"agent"}, chosen.period};
  const std::string mapping = chosen.mapping.empty() ? std::string{} : io::test::call_mapping(chosen.mapping);
  csv_reader_options options;
  options.on_error = chosen.on_error;
  csv_reader reader{calls, "call", mapping, name, options};
  try {
    std::size_t from = 0;
    for (const std::size_t to : cuts) {
      const std::string piece = bytes.substr(from, to - from);  // its memory ends with the call
      reader.push(piece);
      from = to;
    }
    reader.push(bytes.substr(from));
    (void)reader.finish();
  } catch (const error& thrown) {
    told.fault = thrown.what();
    const std::size_t how_far = told.fault.rfind("; 0 rows of the file are in the state");
    EXPECT_NE(how_far, std::string::npos) << told.fault;
    told.fault.resize(how_far);
    return told;
  }
  const csv_report report = reader.report();
  told.body = calls.body();
  told.counts = {report.rows, report.accepted, report.filtered, report.duplicates, report.rejected};
  EXPECT_EQ(report.rows, report.accepted + report.filtered + report.duplicates + report.rejected);
  EXPECT_EQ(report.applied, calls.rows());
  EXPECT_EQ(report.accepted, calls.rows());
  EXPECT_EQ(report.rejected_by_reason.size(), calls.rejected().size());
  for (const error& each : report.messages)
    told.said.emplace_back(each.what());
  for (const message& each : report.notes)
    told.said.push_back(each.line());
  return told;
}

class csv_reading : public testing::Test {
 protected:
  void SetUp() override {
    std::string folder = (files::temp_directory_path() / "assay-csv-reader-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    folder_ = folder;
  }
  void TearDown() override { files::remove_all(folder_); }

  [[nodiscard]] std::string path() const { return (folder_ / "calls.csv").string(); }

  outcome by_command_line(const std::string& bytes, const setting& chosen) const {
    std::ofstream{path(), std::ios::binary} << bytes;
    const model& calls = io::test::call_model();
    cli::evaluation wanted;
    wanted.files = {{"call", path()}};
    wanted.by = {"agent"};
    wanted.period = chosen.period;
    wanted.on_error =
        chosen.on_error == bad_row_policy::skip ? io::row_error_policy::skip : io::row_error_policy::stop;
    if (!chosen.mapping.empty())
      wanted.mapping =
          *io::parse_source_mapping(io::test::call_mapping(chosen.mapping), calls.definition().records).value;
    outcome told;
    try {
      const cli::evaluated read = cli::read_records(calls, wanted);
      const cli::table_source& source = read.sources.front();
      told.body = read.records.body();
      told.counts = {source.rows_read, source.rows_used, source.rows_filtered, source.rows_duplicate,
                     source.rows_rejected};
      for (const message& each : read.remarks) {
        // A count of messages that are not kept: hosts can tell it from the report.
        if (std::string said = each.line(); said.find(" more rows were skipped") == std::string::npos)
          told.said.push_back(std::move(said));
      }
    } catch (const error& thrown) {
      told.fault = thrown.what();
    }
    return told;
  }

 private:
  files::path folder_;
};

std::vector<std::size_t> random_cuts(random_bits& random, std::size_t size) {
  std::vector<std::size_t> cuts;
  switch (below(random, 4)) {
    case 0:
      break;
    case 1:
      for (std::size_t at = 1; at < size; ++at)
        cuts.push_back(at);
      break;
    default:
      for (std::size_t at = below(random, 30); at < size; at += below(random, 60))
        cuts.push_back(at);
  }
  return cuts;
}

TEST_F(csv_reading, pushed_pieces_become_what_the_command_line_makes_of_the_file) {
  random_bits random{20261128};
  std::size_t faults = 0;
  std::size_t held = 0;
  std::int64_t used = 0;
  for (int round = 0; round < 700; ++round) {
    const std::string bytes = random_file(random);
    const setting chosen = random_setting(random);
    const outcome expected = by_command_line(bytes, chosen);
    const outcome found = pushed(bytes, chosen, path(), random_cuts(random, bytes.size()));
    ASSERT_EQ(found, expected) << "round " << round << ", " << chosen.mapping << "\n" << bytes;
    faults += expected.fault.empty() ? 0U : 1U;
    used += expected.counts.empty() ? 0 : expected.counts[1];
    held += chosen.mapping.find("keep_last") != std::string::npos && expected.fault.empty() ? 1U : 0U;
  }
  EXPECT_GT(faults, 60U);
  EXPECT_GT(held, 60U);
  EXPECT_GT(used, 1'500);
}

// The delimiter is looked for in the first 64 KiB, which pieces come to in their own ways.
TEST_F(csv_reading, files_beyond_the_first_look_are_cut_anywhere) {
  random_bits random{65'536};
  for (int round = 0; round < 12; ++round) {
    setting chosen;
    chosen.mapping = round % 3 == 0 ? R"({"key": ["id"], "duplicates": "keep_last"})" : "";
    std::string bytes{io::test::call_header};
    while (bytes.size() < 300'000) {
      bytes += std::to_string(below(random, 5'000)) +
               ",李娜,2026-04-01 10:00,2026-04-01 10:01,2026-04-01 10:05,\"20\"," +
               std::to_string(1 + below(random, 6)) + ",\n";
    }
    const outcome expected = by_command_line(bytes, chosen);
    std::vector<std::size_t> cuts;
    switch (round % 4) {
      case 0:
        cuts = {65'535, 65'536, 65'537, 131'072};
        break;
      case 1:
        cuts = {65'536};
        break;
      case 2:
        for (std::size_t at = 1; at < bytes.size(); ++at)
          cuts.push_back(at);
        break;
      default:
        for (std::size_t at = below(random, 50'000); at < bytes.size(); at += below(random, 90'000))
          cuts.push_back(at);
    }
    ASSERT_EQ(pushed(bytes, chosen, path(), cuts), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace assay
