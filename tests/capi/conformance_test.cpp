// SPDX-License-Identifier: Apache-2.0
//
// The vectors of tests/conformance through the C interface: what the C++ engine gives, to the byte, and what it refuses.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <assay/decimal.hpp>
#include <assay/fraction.hpp>

#include "capi/handles.hpp"
#include "conformance_vectors.hpp"
#include "text/sha256.hpp"

namespace assay::c_test {
namespace {

using nlohmann::json;
using tests::bytes_of;
using tests::conformance_vector;

std::int64_t size_of(std::string_view text) { return static_cast<std::int64_t>(text.size()); }

/// What a vector says of its grouping, in the words of the header.
class grouping_of {
 public:
  explicit grouping_of(const json& vector) : names_{vector.at("by").get<std::vector<std::string>>()} {
    const std::map<std::string, std::int32_t> periods{
        {"none", ASSAY_PERIOD_NONE},   {"day", ASSAY_PERIOD_DAY},         {"week", ASSAY_PERIOD_WEEK},
        {"month", ASSAY_PERIOD_MONTH}, {"quarter", ASSAY_PERIOD_QUARTER}, {"year", ASSAY_PERIOD_YEAR}};
    for (const std::string& name : names_)
      by_.push_back(name.c_str());
    grouping_.by = by_.data();
    grouping_.by_count = static_cast<std::int32_t>(by_.size());
    grouping_.period = periods.at(vector.value("period", "none"));
    grouping_.utc_offset_minutes = vector.value("utc_offset_minutes", 0);
    grouping_.fiscal_start_month = vector.value("fiscal_start_month", 0);
  }
  grouping_of(const grouping_of&) = delete;
  grouping_of& operator=(const grouping_of&) = delete;

  [[nodiscard]] const assay_grouping* get() const { return &grouping_; }

 private:
  std::vector<std::string> names_;
  std::vector<const char*> by_;
  assay_grouping grouping_ = sized<assay_grouping>();
};

struct free_reader {
  void operator()(assay_reader* reader) const { assay_reader_free(reader); }
};
using owned_reader = std::unique_ptr<assay_reader, free_reader>;

/// Reads a file, pushed in pieces of so many bytes; what the first call that failed returned.
std::int32_t read_file(const owned<assay_model>& model, const owned<assay_state>& state,
                       const std::string& record, std::string_view mapping, std::int32_t on_error,
                       std::string_view content, std::size_t piece, failure& problem) {
  auto options = sized<assay_reader_options>();
  options.on_error = on_error;
  assay_reader* made = nullptr;
  const std::int64_t index = assay_model_find(model.get(), ASSAY_LIST_RECORDS, 0, record.c_str(), -1);
  std::int32_t status = assay_reader_new(state.get(), index, mapping.empty() ? nullptr : mapping.data(),
                                         size_of(mapping), &options, &made, &problem);
  const owned_reader reader{made};
  for (std::size_t at = 0; at < content.size() && status == ASSAY_OK; at += piece) {
    const std::string_view part = content.substr(at, piece);
    status = assay_reader_push(reader.get(), part.data(), size_of(part), &problem);
  }
  return status != ASSAY_OK ? status : assay_reader_finish(reader.get(), ASSAY_ENGLISH, nullptr, &problem);
}

owned<assay_state> empty_state(const conformance_vector& vector, const owned<assay_model>& model) {
  const grouping_of grouping{vector.what};
  return made_by<assay_state>(assay_state_new, static_cast<const assay_model*>(model.get()), grouping.get());
}

class c_conformance : public testing::TestWithParam<conformance_vector> {
 protected:
  [[nodiscard]] owned<assay_state> evaluated(std::size_t piece) const {
    owned<assay_state> state = empty_state(GetParam(), model_);
    const bool skips = GetParam().what.value("on_error", "stop") == "skip";
    const std::string mapping =
        GetParam().what.contains("mapping") ? GetParam().file("mapping") : std::string{};
    for (const auto& [record, file] : GetParam().what.at("tables").items()) {
      failure problem;
      EXPECT_EQ(read_file(model_, state, record, mapping, skips ? ASSAY_ON_ERROR_SKIP : ASSAY_ON_ERROR_STOP,
                          bytes_of(GetParam().folder / file.get<std::string>()), piece, problem),
                ASSAY_OK)
          << problem.message;
    }
    return state;
  }

  [[nodiscard]] std::string result_of(const owned<assay_state>& state) const {
    const auto result = made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(state.get()),
                                              static_cast<const assay_model*>(model_.get()),
                                              static_cast<const assay_grade_options*>(nullptr));
    return text_of(made_by<assay_bytes>(assay_result_json, static_cast<const assay_result*>(result.get()),
                                        std::int64_t{0}, std::int64_t{-1}));
  }

  owned<assay_model> model_ = model_of(GetParam().file("model"));
};

TEST_P(c_conformance, states_are_equal_to_the_byte) {
  const std::string expected = bytes_of(GetParam().folder / "state.hex");
  for (const std::size_t piece : {11U, 1U << 20U}) {
    const owned<assay_state> state = evaluated(piece);
    // A state without a seal is stored as its body and nothing behind it but a checksum.
    const std::string stored =
        text_of(made_by<assay_bytes>(assay_state_save, static_cast<const assay_state*>(state.get()), 0));
    std::int64_t body_bytes = 0;
    std::memcpy(&body_bytes, stored.data() + 16, sizeof body_bytes);
    EXPECT_EQ(
        tests::hexadecimal_lines(std::string_view{stored}.substr(0, static_cast<std::size_t>(body_bytes))),
        expected);
    const owned<assay_state> loaded =
        made_by<assay_state>(assay_state_load, static_cast<const assay_model*>(nullptr),
                             static_cast<const void*>(stored.data()), size_of(stored));
    EXPECT_EQ(digest_of(loaded), digest_of(state));
    EXPECT_EQ(result_of(loaded), result_of(state));
  }
}

TEST_P(c_conformance, results_are_equal_to_the_byte) {
  const std::string result = result_of(evaluated(4'096));
  EXPECT_EQ(json::parse(result), tests::json_of(GetParam().folder / "result.json"));
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(result)) + "\n",
            bytes_of(GetParam().folder / "result.sha256"));
  EXPECT_EQ(tests::difference(tests::json_of(GetParam().folder / "figures.json"), json::parse(result)), "");
}

INSTANTIATE_TEST_SUITE_P(vectors, c_conformance, testing::ValuesIn(tests::vectors_of_records()),
                         tests::name_of_vector);

// ---- values that were calculated elsewhere ----

/// The columns of a table: keys as texts, samples as integers, everything else as doubles, which stand for their shortest decimals.
class given_columns {
 public:
  explicit given_columns(const conformance_vector& vector)
      : table_{tests::given_table_of(vector.file("values"))},
        keys_{vector.what.at("keys").get<std::vector<std::string>>()},
        cells_(table_.names.size()) {
    for (std::size_t column = 0; column < table_.names.size(); ++column)
      columns_.push_back(column_at(column));
    for (const std::string& key : keys_)
      by_.push_back(key.c_str());
  }
  given_columns(const given_columns&) = delete;
  given_columns& operator=(const given_columns&) = delete;

  std::int32_t score(const owned<assay_model>& model, assay_result** result, failure& problem) const {
    auto records = sized<assay_records>();
    records.columns = columns_.data();
    records.column_count = static_cast<std::int32_t>(columns_.size());
    records.rows = static_cast<std::int64_t>(table_.rows.size());
    auto keys = sized<assay_grouping>();
    keys.by = by_.data();
    keys.by_count = static_cast<std::int32_t>(by_.size());
    return assay_score_values(model.get(), &records, &keys, result, &problem);
  }

 private:
  struct cells {
    std::vector<const char*> texts;
    std::vector<std::int64_t> integers;
    std::vector<double> numbers;
    std::vector<std::uint8_t> validity;
  };

  assay_column column_at(std::size_t place) {
    const std::string& name = table_.names[place];
    cells& of = cells_[place];
    of.validity.resize(table_.rows.size() / 8 + 1);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto& cell = table_.rows[row][place];
      of.texts.push_back(cell ? cell->c_str() : nullptr);
      const decimal number = decimal::parse(cell.value_or("0")).value_or(decimal{});
      of.numbers.push_back(fraction{number}.to_double());
      of.integers.push_back(number.coefficient);
      if (cell) of.validity[row / 8] |= static_cast<std::uint8_t>(1U << row % 8);
    }
    if (std::find(keys_.begin(), keys_.end(), name) != keys_.end())
      return column_of(name.c_str(), ASSAY_TEXT, of.texts.data());
    assay_column column = name.ends_with(":n") ? column_of(name.c_str(), ASSAY_INT64, of.integers.data())
                                               : column_of(name.c_str(), ASSAY_FLOAT64, of.numbers.data());
    column.validity = of.validity.data();
    return column;
  }

  tests::given_table table_;
  std::vector<std::string> keys_;
  std::vector<const char*> by_;
  std::vector<cells> cells_;
  std::vector<assay_column> columns_;
};

class c_conformance_of_scores : public testing::TestWithParam<conformance_vector> {};

TEST_P(c_conformance_of_scores, results_are_equal_to_the_byte) {
  const owned<assay_model> model = model_of(GetParam().file("model"));
  assay_result* made = nullptr;
  failure problem;
  ASSERT_EQ(given_columns{GetParam()}.score(model, &made, problem), ASSAY_OK) << problem.message;
  const owned<assay_result> scored{made};
  const std::string result = text_of(made_by<assay_bytes>(
      assay_result_json, static_cast<const assay_result*>(scored.get()), std::int64_t{0}, std::int64_t{-1}));
  EXPECT_EQ(json::parse(result), tests::json_of(GetParam().folder / "result.json"));
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(result)) + "\n",
            bytes_of(GetParam().folder / "result.sha256"));
  EXPECT_EQ(tests::difference(tests::json_of(GetParam().folder / "figures.json"), json::parse(result)), "");
}

INSTANTIATE_TEST_SUITE_P(vectors, c_conformance_of_scores, testing::ValuesIn(tests::vectors_of_scores()),
                         tests::name_of_vector);

// ---- what is refused ----

class c_conformance_refusals : public testing::TestWithParam<conformance_vector> {
 protected:
  static void expect_refused(std::int32_t status, const failure& problem) {
    constexpr std::array<const char*, 10> names{"ok",    "argument", "model",  "data",   "state",
                                                "limit", "file",     "memory", "stream", "internal"};
    EXPECT_EQ(status, problem.status);
    tests::expect_refused(GetParam().what.at("expected"), {names.at(static_cast<std::size_t>(status)),
                                                           problem.code, problem.row, problem.column});
  }

  static void expect_errors(std::int32_t document, const std::string& text, const assay_model* model) {
    const json findings = json::parse(text_of(made_by<assay_bytes>(
        assay_check, document, text.data(), size_of(text), model, std::int32_t{ASSAY_ENGLISH})));
    tests::document_errors errors;
    for (const json& finding : findings) {
      if (finding.at("severity") == "error")
        errors.emplace(finding.at("pointer").get<std::string>(), finding.at("code").get<std::string>());
    }
    EXPECT_EQ(errors, tests::expected_errors(GetParam().what.at("expected")));
  }

  static std::string stored(const json& file) {
    return tests::from_hexadecimal(bytes_of(GetParam().folder / file.get<std::string>()));
  }

  static void of_model(const conformance_vector& vector) {
    const std::string text = vector.file("model");
    expect_errors(ASSAY_DOCUMENT_MODEL, text, nullptr);
    assay_model* model = nullptr;
    failure problem;
    expect_refused(assay_model_new(text.data(), size_of(text), &model, &problem), problem);
    EXPECT_EQ(model, nullptr);
  }

  static void of_mapping(const conformance_vector& vector) {
    const owned<assay_model> model = model_of(vector.file("model"));
    const std::string mapping = vector.file("mapping");
    expect_errors(ASSAY_DOCUMENT_MAPPING, mapping, model.get());
    const auto state = made_by<assay_state>(assay_state_new, static_cast<const assay_model*>(model.get()),
                                            static_cast<const assay_grouping*>(nullptr));
    failure problem;
    expect_refused(
        read_file(model, state, vector.what.at("record"), mapping, ASSAY_ON_ERROR_STOP, {}, 1, problem),
        problem);
  }

  static void of_grouping(const conformance_vector& vector) {
    const owned<assay_model> model = model_of(vector.file("model"));
    const grouping_of grouping{vector.what};
    assay_state* state = nullptr;
    failure problem;
    expect_refused(assay_state_new(model.get(), grouping.get(), &state, &problem), problem);
    EXPECT_EQ(state, nullptr);
  }

  /// A row stops the file, or is counted under the same name.
  static void of_records(const conformance_vector& vector) {
    const owned<assay_model> model = model_of(vector.file("model"));
    const auto record = vector.what.at("record").get<std::string>();
    const std::string mapping = vector.what.contains("mapping") ? vector.file("mapping") : std::string{};
    const owned<assay_state> state = empty_state(vector, model);
    failure problem;
    expect_refused(
        read_file(model, state, record, mapping, ASSAY_ON_ERROR_STOP, vector.file("table"), 7, problem),
        problem);
    const json& expected = vector.what.at("expected");
    if (!expected.contains("row")) return;
    const owned<assay_state> skipped = empty_state(vector, model);
    EXPECT_EQ(
        read_file(model, skipped, record, mapping, ASSAY_ON_ERROR_SKIP, vector.file("table"), 7, problem),
        ASSAY_OK)
        << problem.message;
    const json described = json::parse(
        text_of(made_by<assay_bytes>(assay_state_describe, static_cast<const assay_state*>(skipped.get()))));
    const json rejected{{{"record", record}, {"reason", expected.at("code")}, {"rows", 1}}};
    EXPECT_EQ(described.at("rejected"), rejected);
  }

  static void of_state(const conformance_vector& vector) {
    const owned<assay_model> model =
        vector.what.contains("model") ? model_of(vector.file("model")) : owned<assay_model>{};
    const std::string bytes = stored(vector.what.at("state"));
    assay_state* state = nullptr;
    failure problem;
    expect_refused(assay_state_load(model.get(), bytes.data(), size_of(bytes), &state, &problem), problem);
    EXPECT_EQ(state, nullptr);
  }

  static void of_values(const conformance_vector& vector) {
    const owned<assay_model> model = model_of(vector.file("model"));
    assay_result* result = nullptr;
    failure problem;
    expect_refused(given_columns{vector}.score(model, &result, problem), problem);
    EXPECT_EQ(result, nullptr);
  }

  static void of_merge(const conformance_vector& vector) {
    const auto loaded = [&](std::size_t index) {
      const std::string bytes = stored(vector.what.at("states").at(index));
      return made_by<assay_state>(assay_state_load, static_cast<const assay_model*>(nullptr),
                                  static_cast<const void*>(bytes.data()), size_of(bytes));
    };
    const owned<assay_state> one = loaded(0);
    const owned<assay_state> other = loaded(1);
    failure problem;
    expect_refused(assay_state_merge(one.get(), other.get(), &problem), problem);
  }
};

TEST_P(c_conformance_refusals, have_the_status_the_code_and_the_place) {
  const std::map<std::string, std::function<void(const conformance_vector&)>> answers{
      {"model", of_model}, {"mapping", of_mapping}, {"grouping", of_grouping}, {"records", of_records},
      {"state", of_state}, {"merge", of_merge},     {"values", of_values}};
  answers.at(GetParam().kind)(GetParam());
}

INSTANTIATE_TEST_SUITE_P(vectors, c_conformance_refusals, testing::ValuesIn(tests::vectors_of_refusals()),
                         tests::name_of_vector);

}  // namespace
}  // namespace assay::c_test
