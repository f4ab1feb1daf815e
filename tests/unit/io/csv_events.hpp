// SPDX-License-Identifier: Apache-2.0
//
// What the CSV tokenizer hands out, in a form that tests can compare and print.
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

#include "io/csv/csv_tokenizer.hpp"

namespace assay::io::csv_events {

// One event with everything it says, in a form that can be compared and printed.
struct seen {
  std::optional<csv_fault> fault;
  csv_position position;
  std::uint64_t byte_offset = 0;
  std::string text;  // detail of an error, raw bytes of a record
  std::vector<std::string> fields;
  std::vector<csv_position> field_positions;
  std::vector<bool> quoted;
  friend bool operator==(const seen&, const seen&) = default;
};

inline void drain(csv_tokenizer& tokenizer, std::vector<seen>& events) {
  for (csv_event event = tokenizer.next(); event == csv_event::record || event == csv_event::error;
       event = tokenizer.next()) {
    seen one;
    if (event == csv_event::error) {
      const csv_error& error = tokenizer.error();
      one.fault = error.fault;
      one.position = error.position;
      one.byte_offset = error.byte_offset;
      one.text = tokenizer.complaint().line();
    } else {
      const csv_record& record = tokenizer.record();
      one.position = {record.line(), 1};
      one.byte_offset = record.byte_offset();
      one.text = record.raw();
      for (std::size_t i = 0; i < record.size(); ++i) {
        one.fields.emplace_back(record[i]);
        one.field_positions.push_back(record.position_of(i));
        one.quoted.push_back(record.is_quoted(i));
      }
    }
    events.push_back(std::move(one));
  }
}

inline std::vector<seen> events_of(std::string_view bytes, const csv_options& options = {},
                                   std::size_t chunk_bytes = std::string_view::npos) {
  csv_tokenizer tokenizer(options);
  std::vector<seen> events;
  for (std::string_view rest = bytes; !rest.empty();) {
    // A copy of its own size, freed after use: a view kept too long or a read past the end shows under
    // sanitizers.
    const std::vector<char> chunk(
        rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(std::min(chunk_bytes, rest.size())));
    tokenizer.feed({chunk.data(), chunk.size()});
    drain(tokenizer, events);
    rest.remove_prefix(chunk.size());
  }
  tokenizer.finish();
  drain(tokenizer, events);
  EXPECT_EQ(tokenizer.next(), csv_event::end);
  return events;
}

using rows = std::vector<std::vector<std::string>>;

inline rows rows_of(std::string_view bytes, const csv_options& options = {}) {
  rows result;
  for (const seen& event : events_of(bytes, options)) {
    if (!event.fault) result.push_back(event.fields);
  }
  return result;
}

struct place {
  csv_fault fault;
  std::uint64_t line;
  std::uint64_t column;
  std::uint64_t byte_offset;
  friend bool operator==(const place&, const place&) = default;
  friend std::ostream& operator<<(std::ostream& out, const place& p) {
    return out << name_of(p.fault) << " at " << p.line << ':' << p.column << " byte " << p.byte_offset;
  }
};

inline std::vector<place> faults_of(std::string_view bytes, const csv_options& options = {}) {
  std::vector<place> result;
  for (const seen& event : events_of(bytes, options)) {
    if (event.fault)
      result.push_back({*event.fault, event.position.line, event.position.column, event.byte_offset});
  }
  return result;
}

inline std::string detail_of(std::string_view bytes, const csv_options& options = {}) {
  for (const seen& event : events_of(bytes, options)) {
    if (event.fault) return event.text;
  }
  return "no error";
}

}  // namespace assay::io::csv_events
