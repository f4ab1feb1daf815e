// SPDX-License-Identifier: Apache-2.0
//
// The vectors of tests/conformance: states to the byte, results to the last digit, in one go and in parts.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <assay/result.hpp>
#include <assay/state.hpp>

#include "io/open/byte_source.hpp"
#include "io/open/record_reader.hpp"
#include "model/compiled_model.hpp"
#include "plan/metric/families.hpp"
#include "surroundings.hpp"

namespace assay {
namespace {

namespace files = std::filesystem;
using nlohmann::json;

std::string bytes_of(const files::path& file) {
  std::ifstream in{file, std::ios::binary};
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string hexadecimal_lines(const std::string& bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t index = 0; index < bytes.size(); ++index) {
    const auto byte = static_cast<unsigned char>(bytes[index]);
    text += digits[byte >> 4];
    text += digits[byte & 15];
    if (index % 32 == 31 || index + 1 == bytes.size()) text += '\n';
  }
  return text;
}

std::string from_hexadecimal(const std::string& text) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string bytes;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    while (at < text.size() && text[at] == '\n')
      ++at;
    if (at + 1 < text.size()) bytes += static_cast<char>(value(text[at]) * 16 + value(text[at + 1]));
  }
  return bytes;
}

class conformance : public testing::TestWithParam<files::path> {
 protected:
  void SetUp() override { case_ = json::parse(bytes_of(GetParam() / "case.json")); }

  model read_model() const { return model::parse(bytes_of(GetParam() / case_["model"].get<std::string>())); }

  state empty_state(const model& of) const {
    period_rule rule;
    for (const period_unit unit :
         {period_unit::day, period_unit::week, period_unit::month, period_unit::quarter, period_unit::year}) {
      if (case_.value("period", "none") == name_of(unit)) rule.unit = unit;
    }
    rule.utc_offset_minutes = case_.value("utc_offset_minutes", 0);
    rule.fiscal_start_month = case_.value("fiscal_start_month", 1);
    return state{of, case_["by"].get<std::vector<std::string>>(), rule};
  }

  /// Every block of `rows` records goes to the next of `parts` states, which are merged last one first.
  state evaluated(const model& of, std::size_t rows, std::size_t parts) const {
    std::vector<state> states(parts, empty_state(of));
    std::size_t next = 0;
    for (const auto& [record, file] : case_["tables"].items()) {
      io::reader_options options;
      options.rows_per_block = rows;
      io::record_reader reader{io::from_text(bytes_of(GetParam() / file.get<std::string>())),
                               file,
                               of.record(record),
                               {},
                               {},
                               options};
      io::record_block block;
      while (reader.next(block))
        states[next++ % parts].update(record, block.view());
      states[next++ % parts].update(record, {});
    }
    state merged = empty_state(of);
    for (auto part = states.rbegin(); part != states.rend(); ++part)
      merged.merge(*part);
    return merged;
  }

  json case_;
};

TEST_P(conformance, states_are_equal_to_the_byte) {
  const model of = read_model();
  const std::string expected = bytes_of(GetParam() / "state.hex");
  EXPECT_EQ(hexadecimal_lines(evaluated(of, 65'536, 1).body()), expected);
  EXPECT_EQ(hexadecimal_lines(evaluated(of, 1, 3).body()), expected);
  EXPECT_EQ(hexadecimal_lines(evaluated(of, 2, 2).body()), expected);
}

TEST_P(conformance, stored_states_are_read_for_ever) {
  const model of = read_model();
  const std::string body = from_hexadecimal(bytes_of(GetParam() / "state.hex"));
  EXPECT_TRUE(state::load(of, body).body() == body);
  EXPECT_TRUE(state::load(body).body() == body);
}

TEST_P(conformance, results_are_equal_to_the_last_digit) {
  const model of = read_model();
  const json expected = json::parse(bytes_of(GetParam() / "result.json"));
  EXPECT_EQ(json::parse(to_json(grade_state(of, evaluated(of, 65'536, 1)))), expected);
  const std::string body = from_hexadecimal(bytes_of(GetParam() / "state.hex"));
  EXPECT_EQ(json::parse(to_json(grade_state(of, state::load(of, body)))), expected);
}

std::vector<files::path> cases() {
  std::vector<files::path> found;
  for (const auto& entry : files::directory_iterator{tests::source_folder() / "tests" / "conformance"}) {
    if (files::exists(entry.path() / "case.json")) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// A metric that no case has is one that other implementations may get wrong.
TEST(conformance_cases, have_every_metric) {
  std::set<const plan::metric_kind*> found;
  for (const files::path& folder : cases()) {
    const auto document = json::parse(bytes_of(folder / "case.json"))["model"].get<std::string>();
    const model of = model::parse(bytes_of(folder / document));
    for (const plan::aggregate& aggregate : of.internals().plan.aggregates)
      found.insert(aggregate.kind);
  }
  for (const auto& family : plan::metric_families) {
    for (const plan::metric_kind& kind : family) {
      const plan::metric_function& function = kind.functions.front();
      EXPECT_TRUE(found.contains(&kind)) << function.function << " " << function.variant;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(cases, conformance, testing::ValuesIn(cases()), [](const auto& about) {
  std::string name = about.param.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace assay
