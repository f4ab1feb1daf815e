// SPDX-License-Identifier: Apache-2.0
//
// The same records in every form that the memory of a host can have give the same state, to the byte.
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <assay/model.hpp>
#include <assay/state.hpp>

#include "physical_columns.hpp"

namespace assay {
namespace {

using column_test::physical_columns;
using column_test::plain_column;

constexpr std::string_view document = R"json({
  "assay": 0, "id": "t", "version": "1", "label": "t",
  "records": {"contact": {"label": "c", "time": "at", "groups": ["team", "label"], "columns": {
    "team": {"type": "category"}, "channel": {"type": "category"},
    "at": {"type": "timestamp", "decimals": 3, "minimum": -1000000, "maximum": 4000000000},
    "wait": {"type": "duration", "minimum": 0, "maximum": 100000},
    "amount": {"type": "decimal", "decimals": 2, "minimum": -1000, "maximum": 1000000},
    "fine": {"type": "decimal", "decimals": 9, "minimum": -1, "maximum": 1},
    "rating": {"type": "integer", "minimum": 1, "maximum": 5},
    "wide": {"type": "integer"},
    "good": {"type": "bool"}},
    "derived": {"label": {"type": "category", "value": "coalesce(channel, 'none') || '/' || coalesce(team, '-')"}}}},
  "indicators": {
    "n": {"label": "n", "unit": "count", "better": "context", "from": "contact", "value": "count(*)"},
    "wait": {"label": "1", "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(wait) filter (where channel = 'chat' or good)"},
    "amount": {"label": "2", "unit": "score", "better": "higher", "from": "contact", "value": "max(amount)"},
    "fine": {"label": "3", "unit": "score", "better": "higher", "from": "contact", "value": "avg(fine)"},
    "rating": {"label": "4", "unit": "score", "better": "higher", "from": "contact", "value": "csat(rating, 'mean')"},
    "wide": {"label": "5", "unit": "score", "better": "higher", "from": "contact", "value": "min(wide)"},
    "good": {"label": "6", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(good)"},
    "same": {"label": "7", "unit": "ratio", "better": "higher", "from": "contact", "value": "rate(team = channel)"},
    "channels": {"label": "8", "unit": "count", "better": "context", "from": "contact", "value": "count(distinct channel)"},
    "median": {"label": "9", "unit": "seconds", "better": "lower", "from": "contact", "value": "median(wait)"}
  }
})json";

std::vector<plain_column> random_records(const record_definition& record, std::size_t rows,
                                         std::mt19937_64& random) {
  std::vector<plain_column> columns;
  for (const column_definition& definition : record.columns) {
    plain_column& column = columns.emplace_back();
    if (definition.type == column_type::category) column.texts = {"chat", "电话", "", "a", "chat", "unused"};
    const std::uint64_t missing_percent = random() % 3 == 0 ? 0 : random() % 90;
    const bool is_small = random() % 2 == 0;
    for (std::size_t row = 0; row < rows; ++row) {
      column.present.push_back(random() % 100 >= missing_percent);
      std::int64_t low = definition.minimum_scaled;
      std::int64_t high = definition.maximum_scaled;
      if (definition.type == column_type::category) {
        low = 0;
        high = 4;
      } else if (definition.type == column_type::boolean) {
        low = 0;
        high = 1;
      } else if (is_small && low < 100 && high > 1) {
        low = std::max<std::int64_t>(low, 0);
        high = std::min<std::int64_t>(high, 100);
      }
      // Up to 15 digits, which a double surely holds.
      low = std::max<std::int64_t>(low, -999'999'999'999'999);
      high = std::min<std::int64_t>(high, 999'999'999'999'999);
      column.values.push_back(
          low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1)));
    }
  }
  return columns;
}

/// In the engine's own form: int64 scaled to the declared decimals, codes of a dictionary, one bit a row.
std::string native_body(const model& of, const std::vector<std::string>& by,
                        const std::vector<plain_column>& records, std::size_t rows) {
  std::vector<std::vector<std::string_view>> dictionaries;
  std::vector<std::vector<std::uint8_t>> validity;
  std::vector<column_view> views;
  for (const plain_column& column : records) {
    dictionaries.emplace_back(column.texts.begin(), column.texts.end());
    std::vector<std::uint8_t>& bits = validity.emplace_back((rows + 7) / 8);
    for (std::size_t row = 0; row < rows; ++row) {
      if (column.present[row]) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | (1U << (row % 8)));
    }
  }
  for (std::size_t index = 0; index < records.size(); ++index) {
    const auto& values = records[index].values;
    const column_view view =
        dictionaries[index].empty()
            ? column_view::scaled(values)
            : column_view::codes(values, std::span<const std::string_view>{dictionaries[index]});
    views.push_back(view.with_validity(validity[index].data()));
  }
  state target{of, by, {period_unit::month}};
  target.update("contact", {rows, views, false});
  return target.body();
}

TEST(columns, every_physical_form_of_the_same_records_gives_the_same_state) {
  const model of = model::parse(document);
  const record_definition& record = of.record("contact");
  std::mt19937_64 random{20261128};
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = round == 0 ? 70'000 : 1 + random() % 3000;
    const std::vector<plain_column> records = random_records(record, rows, random);
    const std::vector<std::string> by = round % 3 == 0   ? std::vector<std::string>{"team"}
                                        : round % 3 == 1 ? std::vector<std::string>{"label"}
                                                         : std::vector<std::string>{"label", "team"};
    const std::string expected = native_body(of, by, records, rows);
    for (int form = 0; form < 5; ++form) {
      physical_columns forms{random()};
      std::vector<column_view> views;
      for (std::size_t index = 0; index < records.size(); ++index)
        views.push_back(forms.make(record.columns[index], records[index]));
      for (const bool checked : {false, true}) {
        state whole{of, by, {period_unit::month}};
        whole.update("contact", {rows, views, checked});
        ASSERT_TRUE(whole.body() == expected) << "round " << round << ", form " << form;
      }
      // In two calls, of slices that begin anywhere.
      const std::size_t first = random() % (rows + 1);
      std::vector<column_view> begin;
      std::vector<column_view> end;
      for (const column_view& view : views) {
        begin.push_back(view.slice(0, first));
        end.push_back(view.slice(first, rows - first));
      }
      state halves{of, by, {period_unit::month}};
      halves.update("contact", {first, begin, false});
      halves.update("contact", {rows - first, end, false});
      ASSERT_TRUE(halves.body() == expected)
          << "round " << round << ", form " << form << ", cut at " << first;
    }
  }
}

}  // namespace
}  // namespace assay
