// SPDX-License-Identifier: Apache-2.0
//
// The sample's tables for tests that look at them with plain loops.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sample/sample.hpp"

namespace assay::sample {

/// The parts of a text; one more than it has separators.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// A CSV text without quotes, taken apart.
class parsed {
 public:
  explicit parsed(std::string csv) : text_{std::make_shared<const std::string>(std::move(csv))} {
    auto lines = split(*text_, '\n');
    EXPECT_TRUE(lines.back().empty()) << "the last row must end with a line end";
    lines.pop_back();
    names_ = split(lines.front(), ',');
    for (std::size_t index = 1; index < lines.size(); ++index)
      cells_.push_back(split(lines[index], ','));
  }

  [[nodiscard]] std::size_t rows() const { return cells_.size(); }
  [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }
  [[nodiscard]] const std::vector<std::string_view>& row(std::size_t index) const { return cells_.at(index); }
  [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column) const {
    const auto found = std::find(names_.begin(), names_.end(), column);
    EXPECT_NE(found, names_.end()) << column;
    return cells_.at(row).at(static_cast<std::size_t>(found - names_.begin()));
  }
  [[nodiscard]] bool is(std::size_t row, std::string_view column, std::string_view value) const {
    return cell(row, column) == value;
  }
  [[nodiscard]] long number(std::size_t row, std::string_view column) const {
    long value = 0;
    for (const char digit : cell(row, column))
      value = value * 10 + (digit - '0');
    return value;
  }

 private:
  std::shared_ptr<const std::string> text_;  // the cells point into it
  std::vector<std::string_view> names_;
  std::vector<std::vector<std::string_view>> cells_;
};

using row_test = std::function<bool(std::size_t row)>;

/// Share of the rows with `hit` among those with `counted`.
inline double share(const parsed& table, const row_test& counted, const row_test& hit) {
  std::size_t all = 0;
  std::size_t hits = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!counted(row)) continue;
    ++all;
    if (hit(row)) ++hits;
  }
  EXPECT_GT(all, 0U);
  return static_cast<double>(hits) / static_cast<double>(all);
}

/// The tables of a sample, taken apart.
inline std::map<std::string, parsed, std::less<>> parsed_sample(const options& wanted) {
  std::map<std::string, parsed, std::less<>> all;
  for (auto& item : make("after-sales-quality", wanted))
    all.emplace(item.table, parsed{std::move(item.csv)});
  return all;
}

/// A sample with the default seed, taken apart once.
template <std::int64_t Rows>
class sample_of_size : public testing::Test {
 protected:
  static const parsed& table(std::string_view name) {
    static const auto tables = parsed_sample({.rows = Rows});
    return tables.find(name)->second;
  }
  static const parsed& contacts() { return table("contact"); }
  static const parsed& surveys() { return table("survey"); }
  static const parsed& checks() { return table("quality_check"); }
  static const parsed& complaints() { return table("complaint"); }
  static const parsed& follow_ups() { return table("follow_up"); }

  static row_test in_team(const parsed& records, std::string_view team) {
    return [&records, team](std::size_t row) { return records.is(row, "team", team); };
  }
  /// Row of each contact by its number.
  static const std::map<std::string_view, std::size_t>& contact_rows() {
    static const std::map<std::string_view, std::size_t> rows = [] {
      std::map<std::string_view, std::size_t> all;
      for (std::size_t row = 0; row < contacts().rows(); ++row)
        all.emplace(contacts().cell(row, "contact_id"), row);
      return all;
    }();
    return rows;
  }
};

/// The default sample.
using sample_tables = sample_of_size<options{}.rows>;

}  // namespace assay::sample
