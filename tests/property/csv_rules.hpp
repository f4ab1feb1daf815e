// SPDX-License-Identifier: Apache-2.0
//
// The rules of the CSV tokenizer once more, byte by byte and without regard for speed: what it is tested against.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/csv/csv_fault.hpp"
#include "io/csv/csv_options.hpp"
#include "text/utf8.hpp"

namespace assay::io::csv_rules {

struct event {
  std::optional<csv_fault> fault;
  csv_position position;
  std::uint64_t byte_offset = 0;
  std::vector<std::string> fields;
  friend bool operator==(const event&, const event&) = default;
  friend std::ostream& operator<<(std::ostream& out, const event& e) {
    return out << e.position.line << ':' << e.position.column << " byte " << e.byte_offset << ' '
               << (e.fault ? name_of(*e.fault) : "record") << ::testing::PrintToString(e.fields);
  }
};

inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }

inline csv_position position_of(std::string_view bytes, std::size_t offset, std::size_t start) {
  csv_position position;
  for (std::size_t i = start; i < offset; ++i) {
    const bool first_half = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (is_line_end(bytes[i]) && !first_half) {
      ++position.line;
      position.column = 1;
    } else if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) {
      ++position.column;
    }
  }
  return position;
}

inline std::size_t after_line_end(std::string_view bytes, std::size_t at) {
  at = std::min(bytes.find_first_of("\r\n", at), bytes.size());
  if (at + 1 < bytes.size() && bytes[at] == '\r' && bytes[at + 1] == '\n') ++at;
  return std::min(at + 1, bytes.size());
}

struct reading {
  std::optional<csv_fault> fault;
  std::size_t fault_at = 0;
  std::size_t next = 0;  // start of the next record
  std::vector<std::string> fields;
};

inline reading read_record(std::string_view bytes, std::size_t start, const csv_options& options) {
  enum class in : std::uint8_t { text, quotes, closed };
  reading result;
  in state = in::text;
  std::size_t field_start = start;
  std::optional<std::size_t> excess;
  std::string text;
  const auto spans_lines = [&] { return text.find_first_of("\r\n") != std::string::npos; };
  const auto fail = [&](csv_fault fault, std::size_t at, std::size_t skip_from) {
    result.fault = fault;
    result.fault_at = at;
    result.next = after_line_end(bytes, skip_from);
  };
  std::size_t i = start;
  for (; !result.fault; ++i) {
    const bool at_end = i == bytes.size();
    const bool ends = at_end ? state != in::quotes : is_line_end(bytes[i]) && state != in::quotes;
    if (!at_end && !ends && i - start >= options.maximum_record_bytes) {
      const bool open = state == in::quotes || (state == in::closed && spans_lines());
      fail(csv_fault::record_too_long, open ? field_start : start, open ? field_start : i);
    } else if (at_end && !ends) {
      fail(csv_fault::unterminated_quote, field_start, field_start);
    } else if (ends || (bytes[i] == options.delimiter && state != in::quotes)) {
      if (result.fields.size() == options.maximum_fields) {
        excess = excess.value_or(field_start);
      } else {
        result.fields.push_back(text);
      }
      text.clear();
      field_start = i + 1;
      state = in::text;
      if (ends) break;
    } else if (bytes[i] != '"') {
      if (state == in::closed && spans_lines()) {
        fail(csv_fault::unterminated_quote, field_start, field_start);
      } else if (state == in::closed) {
        fail(csv_fault::text_after_closing_quote, i, i);
      }
      text += bytes[i];
    } else if (state == in::text) {
      if (i != field_start) fail(csv_fault::quote_in_unquoted_field, i, i);
      state = in::quotes;
    } else if (state == in::quotes) {
      state = in::closed;
    } else {
      text += '"';
      state = in::quotes;
    }
  }
  if (!result.fault) {
    result.next = after_line_end(bytes, i);
    result.fault_at = i;
  }
  if (excess && (!result.fault || *excess < result.fault_at)) {
    result.fault = csv_fault::too_many_fields;
    result.fault_at = *excess;
  }
  const std::string_view before = bytes.substr(start, result.fault_at - start);
  const std::size_t nul = std::min(before.find('\0'), before.size());
  const std::size_t invalid = text::first_invalid_utf8(before).value_or(before.size());
  const std::size_t mark = std::min(before.find("\xEF\xBB\xBF"), before.size());
  if (const std::size_t first = std::min({nul, invalid, mark}); first < before.size()) {
    result.fault = first == nul       ? csv_fault::nul_byte
                   : first == invalid ? csv_fault::invalid_utf8
                                      : csv_fault::byte_order_mark;
    result.fault_at = start + first;
  }
  if (result.fault) result.fields.clear();
  return result;
}

inline std::vector<event> expected_events(std::string_view bytes, const csv_options& options) {
  std::vector<event> events;
  const std::size_t start = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::size_t at = start; at < bytes.size();) {
    if (is_line_end(bytes[at])) {
      at = after_line_end(bytes, at);
      continue;
    }
    reading read = read_record(bytes, at, options);
    const std::size_t place = read.fault ? read.fault_at : at;
    events.push_back({read.fault, position_of(bytes, place, start), place, std::move(read.fields)});
    at = read.next;
  }
  return events;
}

}  // namespace assay::io::csv_rules
