// SPDX-License-Identifier: Apache-2.0
//
// The records that benchmarks measure on: contacts of a large help desk, generated, the same on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <assay/table.hpp>

namespace assay::bench {

/// Fifteen indicators over contacts grouped by agent.
inline constexpr std::string_view model_document = R"json({
  "assay": 0, "id": "bench", "version": "1", "label": "bench",
  "records": {"contact": {"label": "contact", "groups": ["agent"], "columns": {
    "agent": {"type": "category"}, "issue": {"type": "category"},
    "first_response_s": {"type": "duration", "minimum": 0, "maximum": 100000},
    "handle_s": {"type": "duration", "minimum": 0, "maximum": 100000},
    "queue_s": {"type": "duration", "minimum": 0, "maximum": 100000},
    "resolved": {"type": "bool"}, "first_contact": {"type": "bool"}, "repeat": {"type": "bool"},
    "satisfaction": {"type": "integer", "minimum": 1, "maximum": 5},
    "recommend": {"type": "integer", "minimum": 0, "maximum": 10},
    "compliance": {"type": "decimal", "decimals": 1, "minimum": 0, "maximum": 100}}}},
  "indicators": {
    "contacts": {"label": "n", "unit": "count", "better": "context", "from": "contact", "value": "count(*)"},
    "on_time": {"label": "1", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(first_response_s <= 300)"},
    "response": {"label": "2", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(first_response_s)"},
    "handle": {"label": "3", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(handle_s)"},
    "complaint_handle": {"label": "4", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(handle_s) filter (where issue = 'complaint')"},
    "queue": {"label": "5", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(queue_s <= 20)"},
    "resolved": {"label": "6", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(resolved)"},
    "first_contact": {"label": "7", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(first_contact)"},
    "repeat": {"label": "8", "unit": "ratio", "better": "lower", "from": "contact", "value": "rate(repeat)"},
    "complaints": {"label": "9", "unit": "ratio", "better": "lower", "from": "contact", "value": "rate(issue = 'complaint')"},
    "csat": {"label": "10", "unit": "ratio", "better": "higher", "from": "contact", "value": "csat(satisfaction, 'top2of5')"},
    "csat_mean": {"label": "11", "unit": "score", "better": "higher", "from": "contact", "value": "csat(satisfaction, 'mean')"},
    "nps": {"label": "12", "unit": "score", "better": "higher", "from": "contact", "value": "nps(recommend)"},
    "compliance": {"label": "13", "unit": "score", "better": "higher", "from": "contact", "value": "avg(compliance)"},
    "longest": {"label": "14", "unit": "seconds", "better": "lower", "from": "contact", "value": "max(handle_s)"}
  }
})json";

/// The contacts as columns, in the order of the model's record type.
class contacts {
 public:
  contacts(std::size_t rows, std::size_t agents) : rows_{rows} {
    for (std::size_t agent = 0; agent < agents; ++agent)
      agents_.push_back("agent " + std::to_string(agent));
    agent_names_.assign(agents_.begin(), agents_.end());
    for (auto& column : values_)
      column.resize(rows);
    for (auto& column : validity_)
      column.resize((rows + 63) / 64);
    for (std::size_t row = 0; row < rows; ++row)
      fill(row);
  }

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::int64_t value(std::size_t column, std::size_t row) const noexcept {
    return values_[column][row];
  }
  [[nodiscard]] bool present(std::size_t column, std::size_t row) const noexcept {
    return ((validity_[column][row / 64] >> (row % 64)) & 1U) != 0;
  }

  [[nodiscard]] std::vector<column_view> view() const {
    std::vector<column_view> columns;
    for (std::size_t column = 0; column < column_count; ++column)
      columns.push_back(column_view::scaled(values_[column]).with_validity(validity_[column].data()));
    columns[0].texts = text_list::of(agent_names_);
    columns[1].texts = text_list::of(issues);
    return columns;
  }

  [[nodiscard]] std::string csv() const {
    std::string text =
        "agent,issue,first_response_s,handle_s,queue_s,resolved,first_contact,repeat,satisfaction,recommend,"
        "compliance\n";
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < column_count; ++column) {
        if (present(column, row)) text += cell_text(column, row);
        text += column + 1 == column_count ? '\n' : ',';
      }
    }
    return text;
  }

  static constexpr std::size_t column_count = 11;

 private:
  static constexpr std::string_view issues[] = {"billing",  "delivery", "complaint", "technical",
                                                "return",   "other",    "price",     "account",
                                                "warranty", "install",  "repair",    "praise"};

  /// splitmix64: S. Vigna, public domain algorithm of 2015.
  std::uint64_t next() noexcept {
    std::uint64_t value = (random_ += 0x9E3779B97F4A7C15U);
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
  }
  std::int64_t below(std::uint64_t limit) noexcept { return static_cast<std::int64_t>(next() % limit); }

  void put(std::size_t column, std::size_t row, std::int64_t value, std::uint64_t missing_percent = 0) {
    values_[column][row] = value;
    if (next() % 100 >= missing_percent) validity_[column][row / 64] |= std::uint64_t{1} << (row % 64);
  }
  void fill(std::size_t row) {
    put(0, row, below(agents_.size()));
    put(1, row, below(12));
    put(2, row, below(400) + below(200), 1);
    put(3, row, 60 + below(300) + below(300));
    put(4, row, below(40));
    put(5, row, below(10) < 8);
    put(6, row, below(10) < 7);
    put(7, row, below(10) < 1);
    put(8, row, 1 + below(5), 60);
    put(9, row, below(11), 70);
    put(10, row, 500 + below(501), 20);
  }
  [[nodiscard]] std::string cell_text(std::size_t column, std::size_t row) const {
    const std::int64_t value = values_[column][row];
    if (column == 0) return agents_[static_cast<std::size_t>(value)];
    if (column == 1) return std::string{issues[value]};
    if (column >= 5 && column <= 7) return value != 0 ? "true" : "false";
    if (column == 10) return decimal{value, 1}.text();
    return std::to_string(value);
  }

  std::size_t rows_;
  std::uint64_t random_ = 7;
  std::vector<std::string> agents_;
  std::vector<std::string_view> agent_names_;
  std::vector<std::int64_t> values_[column_count];
  std::vector<std::uint64_t> validity_[column_count];
};

}  // namespace assay::bench
