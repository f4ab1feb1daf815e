// SPDX-License-Identifier: Apache-2.0
//
// A small record type and a reader's answers in a form that tests can compare.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay/decimal.hpp>
#include <assay/error.hpp>
#include <assay/record.hpp>

#include "column_values.hpp"
#include "io/mapping/source_mapping.hpp"
#include "io/open/record_reader.hpp"

namespace assay::io::test {

inline column_definition numeric(std::string name, column_type type, std::int32_t decimals = 0,
                                 std::int64_t minimum = -default_range_scaled,
                                 std::int64_t maximum = default_range_scaled) {
  column_definition column;
  column.name = std::move(name);
  column.type = type;
  column.decimals = decimals;
  column.minimum_scaled = minimum;
  column.maximum_scaled = maximum;
  return column;
}

inline column_definition plain(std::string name, column_type type) {
  column_definition column;
  column.name = std::move(name);
  column.type = type;
  return column;
}

/// call(started_at, agent, answered, speed_s, talk_s, rating 1..5)
inline record_definition call_record() {
  record_definition record;
  record.name = "call";
  record.time = "started_at";
  record.groups = {"agent"};
  record.columns = {numeric("started_at", column_type::timestamp),
                    plain("agent", column_type::category),
                    plain("answered", column_type::boolean),
                    numeric("speed_s", column_type::duration, 0, 0, 86400),
                    numeric("talk_s", column_type::duration, 1, 0, 864000),
                    numeric("rating", column_type::integer, 0, 1, 5)};
  return record;
}

/// Everything a reader says about one source: cells as texts (`-`: missing, `absent`: not supplied), row by row.
struct reading {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> block_rows;
  read_report report;
};

inline std::string cell_text(const column_definition& definition, const column_view& column,
                             std::size_t row) {
  if (!column.supplied()) return "absent";
  if (!column.present(row)) return "-";
  if (definition.type == column_type::category) return std::string{column_test::text_at(column, row)};
  const std::int64_t value = column_test::value_at(column, row);
  if (definition.type == column_type::boolean) return value != 0 ? "true" : "false";
  return decimal{value, definition.decimals}.text();
}

inline void append_rows(const record_definition& record, const record_block& block, reading& target) {
  const table_view view = block.view();
  for (std::size_t row = 0; row < view.rows; ++row) {
    std::vector<std::string>& cells = target.rows.emplace_back();
    for (std::size_t index = 0; index < record.columns.size(); ++index)
      cells.push_back(cell_text(record.columns[index], view.columns[index], row));
  }
  target.block_rows.push_back(view.rows);
}

/// What is said, as lines.
inline std::vector<std::string> lines(const std::vector<error>& messages) {
  std::vector<std::string> result;
  result.reserve(messages.size());
  for (const error& each : messages)
    result.emplace_back(each.what());
  return result;
}
inline std::vector<std::string> lines(const std::vector<message>& notes) {
  std::vector<std::string> result;
  result.reserve(notes.size());
  for (const message& each : notes)
    result.push_back(each.line());
  return result;
}

inline reading read_text(std::string text, const record_definition& record, const table_mapping& mapping = {},
                         const reader_options& options = {}, std::vector<std::string> required = {}) {
  record_reader reader{from_text(std::move(text)), "calls.csv", record, mapping, required, options};
  reading result;
  record_block block;
  while (reader.next(block))
    append_rows(record, block, result);
  result.report = reader.report();
  return result;
}

inline reader_options skipping() {
  reader_options options;
  options.on_error = row_error_policy::skip;
  return options;
}

inline constexpr std::string_view own_header = "started_at,agent,answered,speed_s,talk_s,rating\n";

/// The table "call" of a mapping.
inline table_mapping mapped(std::string_view table) {
  const std::vector<record_definition> records = {call_record()};
  parsed_source_mapping parsed =
      parse_source_mapping(R"({"assay_source": 0, "tables": {"call": )" + std::string{table} + "}}", records);
  for (const diagnostic& each : parsed.diagnostics)
    ADD_FAILURE() << describe(each, "source.json");
  return *parsed.value->find("call");
}

/// What the error says that reading ends with, or "read".
inline std::string failure(std::string text, const table_mapping& mapping = {},
                           const std::vector<std::string>& required = {}) {
  try {
    (void)read_text(std::move(text), call_record(), mapping, {}, required);
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::data);
    EXPECT_NE(thrown.location(), nullptr);
    return thrown.what();
  }
  return "read";
}

}  // namespace assay::io::test
