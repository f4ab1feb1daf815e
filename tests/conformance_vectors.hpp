// SPDX-License-Identifier: Apache-2.0
//
// The vectors of tests/conformance as their manifest lists them, and how an answer is held against what they expect.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <assay/fraction.hpp>
#include <assay/integer.hpp>

#include "surroundings.hpp"
#include "text/sha256.hpp"

namespace assay::tests {

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>{in}, {}};
}

inline nlohmann::json json_of(const std::filesystem::path& file) {
  return nlohmann::json::parse(bytes_of(file));
}

/// 32 bytes a line.
inline std::string hexadecimal_lines(std::string_view bytes) {
  std::string lines;
  for (std::size_t at = 0; at < bytes.size(); at += 32) {
    const std::string_view line = bytes.substr(at, 32);
    lines += text::to_hexadecimal({reinterpret_cast<const std::uint8_t*>(line.data()), line.size()}) + '\n';
  }
  return lines;
}

inline std::string from_hexadecimal(std::string_view lines) {
  const auto value = [](char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; };
  std::string bytes;
  int high = -1;
  for (const char digit : lines) {
    if (digit == '\n') continue;
    if (high >= 0) bytes += static_cast<char>(high * 16 + value(digit));
    high = high >= 0 ? -1 : value(digit);
  }
  return bytes;
}

struct conformance_vector {
  std::filesystem::path folder;
  std::string kind;
  nlohmann::json what;  ///< its case.json

  [[nodiscard]] std::string file(const char* member) const {
    return bytes_of(folder / what.at(member).get<std::string>());
  }
  /// For the names of tests.
  friend void PrintTo(const conformance_vector& vector, std::ostream* out) { *out << vector.folder; }
};

/// The vectors of the manifest that are of one of these kinds.
inline std::vector<conformance_vector> conformance_vectors(const std::set<std::string>& kinds) {
  const std::filesystem::path folder = source_folder() / "tests" / "conformance";
  std::vector<conformance_vector> found;
  const nlohmann::json manifest = json_of(folder / "manifest.json");
  for (const nlohmann::json& entry : manifest.at("vectors")) {
    const auto kind = entry.at("kind").get<std::string>();
    if (!kinds.contains(kind)) continue;
    const std::filesystem::path place = folder / entry.at("folder").get<std::string>();
    found.push_back({place, kind, json_of(place / "case.json")});
  }
  return found;
}

/// Records with their states and results.
inline std::vector<conformance_vector> vectors_of_records() { return conformance_vectors({"result"}); }
/// Values that were calculated elsewhere, with their results.
inline std::vector<conformance_vector> vectors_of_scores() { return conformance_vectors({"scores"}); }
inline std::vector<conformance_vector> vectors_of_refusals() {
  return conformance_vectors({"model", "mapping", "grouping", "records", "state", "merge", "values"});
}

/// A table of values that were calculated elsewhere: no quotes; empty cells are missing.
struct given_table {
  std::vector<std::string> names;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

inline given_table given_table_of(const std::string& csv) {
  given_table table;
  std::istringstream lines{csv};
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::optional<std::string>> cells;
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = line.find(',', begin);
      const std::string cell = line.substr(begin, end == std::string::npos ? end : end - begin);
      cells.push_back(cell.empty() ? std::nullopt : std::optional{cell});
    }
    if (!table.names.empty()) {
      table.rows.push_back(std::move(cells));
      continue;
    }
    for (const auto& name : cells)
      table.names.push_back(name.value());
  }
  return table;
}

inline std::string name_of_vector(const testing::TestParamInfo<conformance_vector>& about) {
  std::string name = about.param.folder.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Values are kept as counted, 38/40; figures have them in lowest terms.
inline std::string in_lowest_terms(const std::string& value) {
  const std::size_t line = value.find('/');
  if (line == std::string::npos) return value;
  const auto top = parse_int128(std::string_view{value}.substr(0, line));
  const auto bottom = parse_int128(std::string_view{value}.substr(line + 1));
  return top && bottom ? fraction{*top, *bottom}.reduced().text() : value;
}

/// Where `result` has something else than the figures, which are a part of it; empty when it agrees.
inline std::string difference(const nlohmann::json& figures, const nlohmann::json& result,
                              const std::string& place = {}) {
  std::string differs = place + " is " + result.dump() + ", not " + figures.dump();
  if (figures.type() != result.type() && !(figures.is_number() && result.is_number())) return differs;
  if (figures.is_object()) {
    for (const auto& [name, figure] : figures.items()) {
      if (!result.contains(name)) return place + "/" + name + " is not there";
      const nlohmann::json& found = result.at(name);
      const bool is_value = name == "exact" && found.is_string();
      std::string inside =
          difference(figure, is_value ? nlohmann::json(in_lowest_terms(found)) : found, place + "/" + name);
      if (!inside.empty()) return inside;
    }
    return {};
  }
  if (!figures.is_array()) return figures == result ? std::string{} : differs;
  if (figures.size() != result.size()) return differs;
  for (std::size_t index = 0; index < figures.size(); ++index) {
    std::string inside = difference(figures.at(index), result.at(index), place + "/" + std::to_string(index));
    if (!inside.empty()) return inside;
  }
  return {};
}

/// Errors of a document as pointer and code; their order is nobody's business.
using document_errors = std::multiset<std::pair<std::string, std::string>>;

inline document_errors expected_errors(const nlohmann::json& expected) {
  document_errors errors;
  if (!expected.contains("errors")) return errors;
  for (const nlohmann::json& error : expected.at("errors"))
    errors.emplace(error.at("pointer").get<std::string>(), error.at("code").get<std::string>());
  return errors;
}

/// How a call failed, as the vectors write it.
struct refusal {
  std::string status;
  std::string code;
  std::int64_t row = 0;
  std::int32_t column = 0;
};

inline void expect_refused(const nlohmann::json& expected, const refusal& actual) {
  EXPECT_EQ(actual.status, expected.at("status").get<std::string>());
  EXPECT_EQ(actual.code, expected.at("code").get<std::string>());
  EXPECT_EQ(actual.row, expected.value("row", actual.row));
  EXPECT_EQ(actual.column, expected.value("column", actual.column));
}

}  // namespace assay::tests
