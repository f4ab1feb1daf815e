// SPDX-License-Identifier: Apache-2.0
//
// The CSV tokenizer against random input: what a writer wrote comes back, with its places; any input cut
// anywhere gives what a plain byte-by-byte reading of the rules gives; libcsv in strict mode accepts the same
// and reads the same.
#include "io/csv/csv_tokenizer.hpp"

#include <csv.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "property/csv_rules.hpp"

namespace assay::io {
namespace {

using namespace csv_rules;
using random_bits = std::mt19937_64;

std::size_t below(random_bits& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

// ---- The tokenizer, fed in random pieces. ----

template <class OnRecord>
std::vector<event> events_of(std::string_view bytes, const csv_options& options, random_bits& random,
                             std::size_t largest_chunk, OnRecord on_record) {
  std::vector<event> events;
  csv_tokenizer tokenizer(options);
  for (bool finished = false; !finished;) {
    std::vector<char> chunk;  // of its own exact size, so that sanitizers see a read past its end
    if (bytes.empty()) {
      tokenizer.finish();
      finished = true;
    } else {
      const std::size_t size = std::min(below(random, largest_chunk + 1), bytes.size());
      chunk.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
      bytes.remove_prefix(size);
      tokenizer.feed({chunk.data(), chunk.size()});
    }
    for (csv_event next = tokenizer.next(); next == csv_event::record || next == csv_event::error;
         next = tokenizer.next()) {
      if (next == csv_event::error) {
        const csv_error& error = tokenizer.error();
        EXPECT_FALSE(tokenizer.complaint().empty());
        events.push_back({error.fault, error.position, error.byte_offset, {}});
      } else {
        const csv_record& record = tokenizer.record();
        event one{std::nullopt, {record.line(), 1}, record.byte_offset(), {}};
        for (std::size_t i = 0; i < record.size(); ++i)
          one.fields.emplace_back(record[i]);
        on_record(record);
        events.push_back(std::move(one));
      }
    }
  }
  return events;
}

std::vector<event> events_of(std::string_view bytes, const csv_options& options, random_bits& random,
                             std::size_t largest_chunk) {
  return events_of(bytes, options, random, largest_chunk, [](const csv_record&) {});
}

// ---- libcsv, made to keep blanks and to refuse what is not well-formed. ----

struct libcsv_reading {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  bool accepted = false;
};

libcsv_reading read_with_libcsv(std::string_view bytes, char delimiter) {
  libcsv_reading result;
  const auto on_field = [](void* text, std::size_t size, void* data) {
    static_cast<libcsv_reading*>(data)->row.emplace_back(static_cast<const char*>(text), size);
  };
  const auto on_row = [](int, void* data) {
    auto* const reading = static_cast<libcsv_reading*>(data);
    reading->rows.push_back(std::exchange(reading->row, {}));
  };
  csv_parser parser;
  EXPECT_EQ(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
  csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
  csv_set_space_func(&parser, [](unsigned char) { return 0; });
  result.accepted =
      csv_parse(&parser, bytes.data(), bytes.size(), on_field, on_row, &result) == bytes.size() &&
      csv_fini(&parser, on_field, on_row, &result) == 0;
  csv_free(&parser);
  return result;
}

std::vector<std::vector<std::string>> rows_before_error(const std::vector<event>& events) {
  std::vector<std::vector<std::string>> rows;
  for (const event& one : events) {
    if (one.fault) break;
    rows.push_back(one.fields);
  }
  return rows;
}

// ---- Generators. ----

constexpr char delimiters[] = {',', ';', '\t', '|', ' '};

std::string random_text(random_bits& random, char delimiter) {
  const std::string pieces[] = {"a",  "7.5",        "\"",         std::string(1, delimiter),
                                "\n", "\r\n",       "\r",         "满意",
                                "é",  "\U0001F600", "plain text", "-"};
  std::string text;
  const std::size_t largest = below(random, 20) == 0 ? 60 : 4;
  for (std::size_t count = below(random, largest + 1); count > 0; --count)
    text += pieces[below(random, std::size(pieces))];
  return text;
}

// A file as a careful writer writes it, and where it put each field.
struct written {
  std::string bytes;
  char delimiter = ',';
  std::vector<std::vector<std::string>> rows;
  std::vector<std::vector<csv_position>> positions;
  std::vector<std::vector<bool>> quoted;
};

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text)
    result.append(c == '"' ? 2 : 1, c);
  return result + '"';
}

written random_file(random_bits& random) {
  written file;
  file.delimiter = delimiters[below(random, std::size(delimiters))];
  const std::size_t start = below(random, 4) == 0 ? 3 : 0;
  if (start != 0) file.bytes = "\xEF\xBB\xBF";
  const std::string special = std::string("\"\r\n") + file.delimiter;
  const std::string_view line_ends[] = {"\n", "\r\n", "\r"};
  const std::size_t records = below(random, 12);
  for (std::size_t r = 0; r < records; ++r) {
    const std::size_t fields = 1 + below(random, 7);
    auto& row = file.rows.emplace_back();
    auto& positions = file.positions.emplace_back();
    auto& quoted = file.quoted.emplace_back();
    for (std::size_t f = 0; f < fields; ++f) {
      if (f != 0) file.bytes += file.delimiter;
      row.push_back(random_text(random, file.delimiter));
      const bool must =
          row.back().find_first_of(special) != std::string::npos || (fields == 1 && row.back().empty());
      quoted.push_back(must || below(random, 3) == 0);
      positions.push_back(position_of(file.bytes, file.bytes.size(), start));
      file.bytes += quoted.back() ? in_quotes(row.back()) : row.back();
    }
    const bool last = r + 1 == records;
    for (std::size_t lines = last ? below(random, 3) : 1 + below(random, 8) / 6; lines > 0; --lines) {
      file.bytes += line_ends[below(random, std::size(line_ends))];
    }
  }
  return file;
}

std::string random_noise(random_bits& random, bool text_only) {
  using std::string_view_literals::operator""sv;
  const std::string_view pieces[] = {",",
                                     ",",
                                     "\"",
                                     "\"",
                                     "\"\"",
                                     "\n",
                                     "\r\n",
                                     "\r",
                                     "a",
                                     "bc ",
                                     "满",
                                     "\U0001F600",
                                     "a longer piece of text",
                                     "\0"sv,
                                     "\xE4\xB8",
                                     "\xEF\xBB\xBF",
                                     "\x80"};
  const std::size_t kinds = std::size(pieces) - (text_only ? 4 : 0);
  std::string noise;
  for (std::size_t count = below(random, 60); count > 0; --count)
    noise += pieces[below(random, kinds)];
  return noise;
}

TEST(csv_tokenizer_property, what_was_written_comes_back_with_its_places) {
  random_bits random(20240501);
  for (int round = 0; round < 3000; ++round) {
    const written file = random_file(random);
    std::size_t record_number = 0;
    const auto check = [&](const csv_record& record) {
      ASSERT_LT(record_number, file.rows.size());
      ASSERT_EQ(record.size(), file.rows[record_number].size());
      for (std::size_t i = 0; i < record.size(); ++i) {
        ASSERT_EQ(record.position_of(i), file.positions[record_number][i]);
        ASSERT_EQ(record.is_quoted(i), file.quoted[record_number][i]);
      }
      ++record_number;
    };
    const std::size_t largest_chunk = 1 + below(random, 150);
    const std::vector<event> events =
        events_of(file.bytes, {.delimiter = file.delimiter}, random, largest_chunk, check);
    ASSERT_EQ(record_number, events.size()) << "errors in " << ::testing::PrintToString(file.bytes);
    ASSERT_EQ(rows_before_error(events), file.rows) << ::testing::PrintToString(file.bytes);
  }
}

TEST(csv_tokenizer_property, libcsv_reads_the_same_from_written_files) {
  random_bits random(7);
  for (int round = 0; round < 3000; ++round) {
    const written file = random_file(random);
    const std::string_view bytes = file.bytes;
    const libcsv_reading oracle =
        read_with_libcsv(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0), file.delimiter);
    ASSERT_TRUE(oracle.accepted) << ::testing::PrintToString(file.bytes);
    ASSERT_EQ(rows_before_error(events_of(bytes, {.delimiter = file.delimiter}, random, 100)), oracle.rows);
  }
}

TEST(csv_tokenizer_property, libcsv_accepts_the_same_noise) {
  random_bits random(11);
  int accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random_noise(random, true);
    const libcsv_reading oracle = read_with_libcsv(bytes, ',');
    const std::vector<event> events = events_of(bytes, {}, random, 40);
    const bool clean =
        std::none_of(events.begin(), events.end(), [](const event& e) { return e.fault.has_value(); });
    ASSERT_EQ(clean, oracle.accepted) << ::testing::PrintToString(bytes);
    ASSERT_EQ(rows_before_error(events), oracle.rows) << ::testing::PrintToString(bytes);
    accepted += clean ? 1 : 0;
  }
  EXPECT_GT(accepted, 1000);
  EXPECT_LT(accepted, 19000);
}

TEST(csv_tokenizer_property, noise_reads_as_the_rules_say_however_it_is_cut) {
  random_bits random(13);
  constexpr std::size_t records = 9;  // beside the faults
  std::vector<int> met(records + 1, 0);
  for (int round = 0; round < 30000; ++round) {
    const std::string bytes = random_noise(random, below(random, 2) == 0);
    csv_options options;
    if (below(random, 2) == 0) options.maximum_record_bytes = 1 + below(random, 40);
    if (below(random, 2) == 0) options.maximum_fields = 1 + below(random, 4);
    const std::vector<event> expected = expected_events(bytes, options);
    for (const std::size_t largest_chunk :
         {std::size_t{1}, std::size_t{7}, std::size_t{100}, bytes.size() + 1}) {
      ASSERT_EQ(events_of(bytes, options, random, largest_chunk), expected)
          << ::testing::PrintToString(bytes) << " limits " << options.maximum_record_bytes << " bytes, "
          << options.maximum_fields << " fields, chunks up to " << largest_chunk;
    }
    for (const event& one : expected)
      ++met[one.fault ? static_cast<std::size_t>(*one.fault) : records];
  }
  for (std::size_t kind = 0; kind < met.size(); ++kind) {
    // Text that was never converted cannot be damaged by that.
    if (kind == static_cast<std::size_t>(csv_fault::bad_encoding)) continue;
    EXPECT_GT(met[kind], 500) << kind;
  }
}

TEST(csv_tokenizer_property, one_damaged_line_costs_one_record) {
  random_bits random(17);
  const std::string_view damages[] = {"x,\"y", "\"x\"y,z", "x\"y,z", "x\xC3,y", "\x80"};
  for (int round = 0; round < 2000; ++round) {
    const std::size_t lines = 1 + below(random, 30);
    const std::size_t damaged = below(random, lines);
    std::string bytes;
    std::vector<std::vector<std::string>> expected;
    for (std::size_t line = 0; line < lines; ++line) {
      if (line == damaged) {
        bytes += damages[below(random, std::size(damages))];
      } else {
        expected.push_back({std::to_string(line), "满意 " + std::to_string(random() % 1000)});
        bytes += expected.back()[0] + "," + expected.back()[1];
      }
      bytes += below(random, 2) == 0 ? "\n" : "\r\n";
    }
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint64_t> error_lines;
    for (event& one : events_of(bytes, {}, random, 1 + below(random, 80))) {
      if (one.fault) {
        error_lines.push_back(one.position.line);
      } else {
        rows.push_back(std::move(one.fields));
      }
    }
    ASSERT_EQ(error_lines, std::vector<std::uint64_t>{damaged + 1});
    ASSERT_EQ(rows, expected);
  }
}

}  // namespace
}  // namespace assay::io
