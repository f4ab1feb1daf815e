// SPDX-License-Identifier: Apache-2.0
//
// The vectors of tests/conformance through the C interface: what the C++ engine gives, to the byte.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "capi/handles.hpp"
#include "surroundings.hpp"
#include "text/sha256.hpp"

namespace assay::c_test {
namespace {

namespace files = std::filesystem;
using nlohmann::json;

std::string bytes_of(const files::path& file) {
  std::ifstream in{file, std::ios::binary};
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string hexadecimal_lines(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 32) {
    const std::string_view line = bytes.substr(at, 32);
    text += text::to_hexadecimal({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()}) + '\n';
  }
  return text;
}

class c_conformance : public testing::TestWithParam<files::path> {
 protected:
  void SetUp() override {
    case_ = json::parse(bytes_of(GetParam() / "case.json"));
    model_ = model_of(bytes_of(GetParam() / case_["model"].get<std::string>()));
  }

  owned<assay_state> empty_state() const {
    const std::map<std::string, std::int32_t> periods{
        {"none", ASSAY_PERIOD_NONE},   {"day", ASSAY_PERIOD_DAY},         {"week", ASSAY_PERIOD_WEEK},
        {"month", ASSAY_PERIOD_MONTH}, {"quarter", ASSAY_PERIOD_QUARTER}, {"year", ASSAY_PERIOD_YEAR}};
    const auto names = case_["by"].get<std::vector<std::string>>();
    std::vector<const char*> by;
    for (const std::string& name : names)
      by.push_back(name.c_str());
    auto grouping = sized<assay_grouping>();
    grouping.by = by.data();
    grouping.by_count = static_cast<std::int32_t>(by.size());
    grouping.period = periods.at(case_.value("period", "none"));
    grouping.utc_offset_minutes = case_.value("utc_offset_minutes", 0);
    grouping.fiscal_start_month = case_.value("fiscal_start_month", 0);
    return made_by<assay_state>(assay_state_new, static_cast<const assay_model*>(model_.get()),
                                static_cast<const assay_grouping*>(&grouping));
  }

  /// All records, pushed in pieces of so many bytes.
  owned<assay_state> evaluated(std::size_t piece) const {
    owned<assay_state> state = empty_state();
    for (const auto& [record, file] : case_["tables"].items()) {
      failure problem;
      assay_reader* reader = nullptr;
      const std::int64_t index = assay_model_find(model_.get(), ASSAY_LIST_RECORDS, 0, record.c_str(), -1);
      EXPECT_EQ(assay_reader_new(state.get(), index, nullptr, 0, nullptr, &reader, &problem), ASSAY_OK)
          << problem.message;
      const std::string content = bytes_of(GetParam() / file.get<std::string>());
      for (std::size_t at = 0; at < content.size(); at += piece) {
        const std::string_view part = std::string_view{content}.substr(at, piece);
        EXPECT_EQ(assay_reader_push(reader, part.data(), static_cast<std::int64_t>(part.size()), &problem),
                  ASSAY_OK)
            << problem.message;
      }
      EXPECT_EQ(assay_reader_finish(reader, ASSAY_ENGLISH, nullptr, &problem), ASSAY_OK) << problem.message;
      assay_reader_free(reader);
    }
    return state;
  }

  std::string result_of(const owned<assay_state>& state) const {
    const auto result = made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(state.get()),
                                              static_cast<const assay_model*>(model_.get()),
                                              static_cast<const assay_grade_options*>(nullptr));
    return text_of(made_by<assay_bytes>(assay_result_json, static_cast<const assay_result*>(result.get()),
                                        std::int64_t{0}, std::int64_t{-1}));
  }

  json case_;
  owned<assay_model> model_;
};

TEST_P(c_conformance, states_are_equal_to_the_byte) {
  const std::string expected = bytes_of(GetParam() / "state.hex");
  for (const std::size_t piece : {11U, 1U << 20U}) {
    const owned<assay_state> state = evaluated(piece);
    // A state without a seal is stored as its body and nothing behind it but a checksum.
    const std::string stored =
        text_of(made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state.get()), 0));
    std::int64_t body_bytes = 0;
    std::memcpy(&body_bytes, stored.data() + 16, sizeof body_bytes);
    EXPECT_EQ(hexadecimal_lines(std::string_view{stored}.substr(0, static_cast<std::size_t>(body_bytes))),
              expected);
    const owned<assay_state> loaded = made_by<assay_state>(
        assay_state_load, static_cast<const assay_model*>(nullptr), static_cast<const void*>(stored.data()),
        static_cast<std::int64_t>(stored.size()));
    EXPECT_EQ(digest_of(loaded), digest_of(state));
    EXPECT_EQ(result_of(loaded), result_of(state));
  }
}

TEST_P(c_conformance, results_are_equal_to_the_byte) {
  const std::string result = result_of(evaluated(4'096));
  EXPECT_EQ(json::parse(result), json::parse(bytes_of(GetParam() / "result.json")));
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(result)) + "\n", bytes_of(GetParam() / "result.sha256"));
}

std::vector<files::path> cases() {
  std::vector<files::path> found;
  for (const auto& entry : files::directory_iterator{tests::source_folder() / "tests" / "conformance"}) {
    if (files::exists(entry.path() / "case.json")) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

INSTANTIATE_TEST_SUITE_P(cases, c_conformance, testing::ValuesIn(cases()), [](const auto& about) {
  std::string name = about.param.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace assay::c_test
