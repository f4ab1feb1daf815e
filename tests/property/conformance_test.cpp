// SPDX-License-Identifier: Apache-2.0
//
// The vectors of tests/conformance: states to the byte, results to the last digit, in one go and in parts; and what is refused.
#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <assay/csv_reader.hpp>
#include <assay/decimal.hpp>
#include <assay/result.hpp>
#include <assay/state.hpp>

#include "conformance_vectors.hpp"
#include "io/open/byte_source.hpp"
#include "io/open/record_reader.hpp"
#include "model/compiled_model.hpp"
#include "plan/metric/families.hpp"
#include "surroundings.hpp"
#include "text/sha256.hpp"

namespace assay {
namespace {

using nlohmann::json;
using tests::bytes_of;
using tests::conformance_vector;

model model_of(const conformance_vector& vector) { return model::parse(vector.file("model")); }

state empty_state(const conformance_vector& vector, const model& of) {
  period_rule rule;
  for (const period_unit unit :
       {period_unit::day, period_unit::week, period_unit::month, period_unit::quarter, period_unit::year}) {
    if (vector.what.value("period", "none") == name_of(unit)) rule.unit = unit;
  }
  rule.utc_offset_minutes = vector.what.value("utc_offset_minutes", 0);
  rule.fiscal_start_month = vector.what.value("fiscal_start_month", 1);
  return state{of, vector.what.at("by").get<std::vector<std::string>>(), rule};
}

class conformance : public testing::TestWithParam<conformance_vector> {
 protected:
  /// Every block of `rows` records goes to the next of `parts` states, which are merged last one first.
  static state evaluated(const model& of, std::size_t rows, std::size_t parts) {
    std::vector<state> states(parts, empty_state(GetParam(), of));
    std::size_t next = 0;
    const bool skips = GetParam().what.value("on_error", "stop") == "skip";
    const std::string mapping =
        GetParam().what.contains("mapping") ? GetParam().file("mapping") : std::string{};
    for (const auto& [record, file] : GetParam().what.at("tables").items()) {
      const std::string content = bytes_of(GetParam().folder / file.get<std::string>());
      if (skips || !mapping.empty()) {
        // Rejected rows, and rows of one key, are the business of whoever reads the whole file.
        csv_reader reader{states[next++ % parts],
                          record,
                          mapping,
                          "csv",
                          {skips ? bad_row_policy::skip : bad_row_policy::stop}};
        reader.push(content);
        reader.finish();
        continue;
      }
      io::reader_options options;
      options.rows_per_block = rows;
      io::record_reader reader{io::from_text(content), file, of.record(record), {}, {}, options};
      io::record_block block;
      while (reader.next(block))
        states[next++ % parts].update(record, block.view());
      states[next++ % parts].update(record, {});
    }
    state merged = empty_state(GetParam(), of);
    for (auto part = states.rbegin(); part != states.rend(); ++part)
      merged.merge(*part);
    return merged;
  }

  static std::string stored() { return tests::from_hexadecimal(bytes_of(GetParam().folder / "state.hex")); }
};

TEST_P(conformance, states_are_equal_to_the_byte) {
  const model of = model_of(GetParam());
  const std::string expected = bytes_of(GetParam().folder / "state.hex");
  EXPECT_EQ(tests::hexadecimal_lines(evaluated(of, 65'536, 1).body()), expected);
  EXPECT_EQ(tests::hexadecimal_lines(evaluated(of, 1, 3).body()), expected);
  EXPECT_EQ(tests::hexadecimal_lines(evaluated(of, 2, 2).body()), expected);
}

TEST_P(conformance, stored_states_are_read_for_ever) {
  const model of = model_of(GetParam());
  EXPECT_TRUE(state::load(of, stored()).body() == stored());
  EXPECT_TRUE(state::load(stored()).body() == stored());
}

TEST_P(conformance, results_are_equal_to_the_last_digit) {
  const model of = model_of(GetParam());
  const json expected = tests::json_of(GetParam().folder / "result.json");
  const std::string result = to_json(grade_state(of, evaluated(of, 65'536, 1)));
  EXPECT_EQ(json::parse(result), expected);
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(result)) + "\n",
            bytes_of(GetParam().folder / "result.sha256"));
  EXPECT_EQ(json::parse(to_json(grade_state(of, state::load(of, stored())))), expected);
}

TEST_P(conformance, results_have_the_figures_of_rational_arithmetic) {
  const model of = model_of(GetParam());
  const json result = json::parse(to_json(grade_state(of, evaluated(of, 65'536, 1))));
  EXPECT_EQ(tests::difference(tests::json_of(GetParam().folder / "figures.json"), result), "");
}

INSTANTIATE_TEST_SUITE_P(vectors, conformance, testing::ValuesIn(tests::vectors_of_records()),
                         tests::name_of_vector);

// ---- values that were calculated elsewhere ----

std::string scored(const conformance_vector& vector) {
  const tests::given_table table = tests::given_table_of(vector.file("values"));
  const auto keys = vector.what.at("keys").get<std::vector<std::string>>();
  std::vector<given_entity> entities;
  for (const auto& row : table.rows) {
    given_entity& entity = entities.emplace_back();
    for (std::size_t column = 0; column < table.names.size(); ++column) {
      const std::string& name = table.names[column];
      if (std::find(keys.begin(), keys.end(), name) != keys.end()) {
        entity.key.push_back(row[column]);
      } else if (!name.ends_with(":n")) {
        given_value& value = entity.values.emplace_back();
        value.id = name;
        if (row[column]) value.value = fraction{decimal::parse(*row[column]).value()};
      } else if (row[column]) {
        // A sample stands behind the value that it belongs to.
        entity.values.back().n = decimal::parse(*row[column]).value().coefficient;
      }
    }
  }
  return to_json(score_values(model_of(vector), keys, entities));
}

class conformance_of_scores : public testing::TestWithParam<conformance_vector> {};

TEST_P(conformance_of_scores, results_are_equal_to_the_last_digit) {
  const std::string result = scored(GetParam());
  EXPECT_EQ(json::parse(result), tests::json_of(GetParam().folder / "result.json"));
  EXPECT_EQ(text::to_hexadecimal(text::sha256::of(result)) + "\n",
            bytes_of(GetParam().folder / "result.sha256"));
  EXPECT_EQ(tests::difference(tests::json_of(GetParam().folder / "figures.json"), json::parse(result)), "");
}

INSTANTIATE_TEST_SUITE_P(vectors, conformance_of_scores, testing::ValuesIn(tests::vectors_of_scores()),
                         tests::name_of_vector);

// ---- what is refused ----

class conformance_refusals : public testing::TestWithParam<conformance_vector> {
 protected:
  using answer = std::function<void(const conformance_vector&)>;

  static std::string_view status_name(error_code code) {
    constexpr std::array<std::string_view, 6> names{"argument", "model", "data", "state", "limit", "file"};
    return names[static_cast<std::size_t>(code)];
  }

  static void expect_refused(const std::function<void()>& act) {
    const json& expected = GetParam().what.at("expected");
    try {
      act();
      ADD_FAILURE() << "nothing was refused";
    } catch (const error& fault) {
      tests::refusal actual{std::string{status_name(fault.code())}, {}, 0, 0};
      // All faults of a document are in one error: its code is that of the first finding, which is looked at beside it.
      actual.code = fault.code() == error_code::model ? expected.at("code").get<std::string>()
                    : fault.said() != nullptr         ? std::string{fault.said()->code()}
                                                      : std::string{};
      if (fault.location() != nullptr) {
        actual.row = fault.location()->line;
        actual.column = fault.location()->column;
      }
      tests::expect_refused(expected, actual);
    }
  }

  static void expect_errors(const std::vector<diagnostic>& findings) {
    const json& expected = GetParam().what.at("expected");
    tests::document_errors errors;
    std::string first;
    for (const diagnostic& finding : findings) {
      if (finding.level != severity::error) continue;
      if (first.empty()) first = finding.message.code();
      errors.emplace(finding.pointer, finding.message.code());
    }
    EXPECT_EQ(errors, tests::expected_errors(expected));
    EXPECT_EQ(first, expected.at("code").get<std::string>());
  }

  static std::string stored(const json& file) {
    return tests::from_hexadecimal(bytes_of(GetParam().folder / file.get<std::string>()));
  }

  static void of_model(const conformance_vector& vector) {
    expect_errors(model::compile(vector.file("model")).diagnostics);
    expect_refused([&] { (void)model::parse(vector.file("model")); });
  }

  static void of_mapping(const conformance_vector& vector) {
    const model of = model_of(vector);
    expect_errors(check_source_mapping(of, vector.file("mapping")));
    expect_refused([&] {
      state counted{of};
      csv_reader{counted, vector.what.at("record").get<std::string>(), vector.file("mapping")};
    });
  }

  static void of_grouping(const conformance_vector& vector) {
    expect_refused([&] { (void)empty_state(vector, model_of(vector)); });
  }

  static void read(const conformance_vector& vector, state& counted, bad_row_policy on_error) {
    const std::string mapping = vector.what.contains("mapping") ? vector.file("mapping") : std::string{};
    csv_reader reader{counted, vector.what.at("record").get<std::string>(), mapping, "csv", {on_error}};
    reader.push(vector.file("table"));
    reader.finish();
  }

  /// A row stops the file, or is counted under the same name.
  static void of_records(const conformance_vector& vector) {
    state counted = empty_state(vector, model_of(vector));
    expect_refused([&] { read(vector, counted, bad_row_policy::stop); });
    const json& expected = vector.what.at("expected");
    if (!expected.contains("row")) return;
    state skipped = empty_state(vector, model_of(vector));
    read(vector, skipped, bad_row_policy::skip);
    const std::vector<rejected_count> rejected{
        {vector.what.at("record").get<std::string>(), expected.at("code").get<std::string>(), 1}};
    EXPECT_EQ(skipped.rejected(), rejected);
  }

  static void of_state(const conformance_vector& vector) {
    expect_refused([&] {
      const std::string bytes = stored(vector.what.at("state"));
      (void)(vector.what.contains("model") ? state::load(model_of(vector), bytes) : state::load(bytes));
    });
  }

  static void of_values(const conformance_vector& vector) {
    expect_refused([&] { (void)scored(vector); });
  }

  static void of_merge(const conformance_vector& vector) {
    state one = state::load(stored(vector.what.at("states").at(0)));
    const state other = state::load(stored(vector.what.at("states").at(1)));
    expect_refused([&] { one.merge(other); });
  }
};

TEST_P(conformance_refusals, have_the_status_the_code_and_the_place) {
  const std::map<std::string, answer, std::less<>> answers{
      {"model", of_model}, {"mapping", of_mapping}, {"grouping", of_grouping}, {"records", of_records},
      {"state", of_state}, {"merge", of_merge},     {"values", of_values}};
  answers.at(GetParam().kind)(GetParam());
}

INSTANTIATE_TEST_SUITE_P(vectors, conformance_refusals, testing::ValuesIn(tests::vectors_of_refusals()),
                         tests::name_of_vector);

// ---- the corpus itself ----

/// A kind that no runner knows would run nowhere.
TEST(conformance_vectors, are_of_known_kinds) {
  const json manifest = tests::json_of(tests::source_folder() / "tests" / "conformance" / "manifest.json");
  EXPECT_EQ(tests::vectors_of_records().size() + tests::vectors_of_scores().size() +
                tests::vectors_of_refusals().size(),
            manifest.at("vectors").size());
}

/// A metric that no vector has is one that other implementations may get wrong.
TEST(conformance_vectors, have_every_metric) {
  std::set<const plan::metric_kind*> found;
  for (const conformance_vector& vector : tests::vectors_of_records()) {
    const model of = model_of(vector);
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

/// What the comparison with figures makes of answers that are nearly right.
TEST(conformance_vectors, are_held_to_the_last_digit) {
  const json figures{{"nodes", {{{"exact", "19/20"}, {"n", 20}, {"reason", nullptr}}}}};
  json result{{"more", 1}, {"nodes", {{{"exact", "38/40"}, {"n", 20}, {"reason", nullptr}, {"more", 1}}}}};
  EXPECT_EQ(tests::difference(figures, result), "");
  result["nodes"][0]["exact"] = "37/40";
  EXPECT_EQ(tests::difference(figures, result), R"(/nodes/0/exact is "37/40", not "19/20")");
  result["nodes"][0]["exact"] = nullptr;
  EXPECT_EQ(tests::difference(figures, result), R"(/nodes/0/exact is null, not "19/20")");
  result["nodes"][0] = {{"exact", "38/40"}, {"n", 21}, {"reason", nullptr}};
  EXPECT_EQ(tests::difference(figures, result), "/nodes/0/n is 21, not 20");
  result["nodes"][0].erase("n");
  EXPECT_EQ(tests::difference(figures, result), "/nodes/0/n is not there");
  result["nodes"].push_back(1);
  EXPECT_NE(tests::difference(figures, result), "");
}

}  // namespace
}  // namespace assay
