// SPDX-License-Identifier: Apache-2.0
//
// The same rows, whatever they are packed in: line ends, delimiters, encodings, compression, sizes of reads and blocks; and
// every row of a file is counted once.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "unit/io/call_records.hpp"
#include "unit/io/compressed_text.hpp"

namespace assay::io {
namespace {

using random_bits = std::mt19937_64;

std::size_t below(random_bits& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

template <std::size_t Size>
const char* one_of(random_bits& random, const char* const (&texts)[Size]) {
  return texts[below(random, Size)];
}

struct cells_of_file {
  std::vector<std::vector<std::string>> rows;
};

// Good cells mostly, and of each kind some that are not.
cells_of_file random_cells(random_bits& random) {
  static constexpr const char* ids[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "", "6.1E+11"};
  static constexpr const char* agents[] = {"王芳", "李娜", "a\rb", "客户,\"一\"", "", "drop", "ｘ１"};
  static constexpr const char* speeds[] = {"1", "20", "300", "-5", "1,5", "１２", "x", "90000", "007"};
  static constexpr const char* ratings[] = {"1", "5", "", "9", "6.02157E+11", "3"};
  cells_of_file file;
  const std::size_t rows = 1 + below(random, 60);
  for (std::size_t row = 0; row < rows; ++row) {
    file.rows.push_back(
        {one_of(random, ids), one_of(random, agents), one_of(random, speeds), one_of(random, ratings)});
    if (below(random, 20) == 0) file.rows.back().emplace_back("ragged");
  }
  return file;
}

std::string written(const cells_of_file& file, char delimiter, random_bits& random,
                    std::string_view line_end) {
  static constexpr const char* line_ends[] = {"\n", "\r", "\r\n"};
  std::string text = std::string{"id"} + delimiter + "agent" + delimiter + "speed_s" + delimiter + "rating";
  const auto end_line = [&]() {
    text += line_end.empty() ? one_of(random, line_ends) : std::string{line_end};
  };
  end_line();
  for (const auto& row : file.rows) {
    for (std::size_t field = 0; field < row.size(); ++field) {
      if (field != 0) text += delimiter;
      text += '"';
      for (const char c : row[field])
        text += c == '"' ? std::string{"\"\""} : std::string(1, c);
      text += '"';
    }
    end_line();
  }
  return text;
}

struct summary {
  std::vector<std::vector<std::string>> rows;
  std::array<std::uint64_t, reject_reason_count> rejected{};
  std::uint64_t filtered = 0;
  std::uint64_t duplicates = 0;
  friend bool operator==(const summary&, const summary&) = default;
};

summary summary_of(const test::reading& read) {
  return {read.rows, read.report.rejected_by_reason, read.report.filtered, read.report.duplicates};
}

TEST(file_reading, the_packing_of_rows_does_not_matter) {
  static constexpr const char* encodings[] = {"utf-8", "gbk", "gb18030", "utf-16le", "utf-16be"};
  static constexpr const char* policies[] = {"error", "keep_first", "keep_last", "count_all"};
  random_bits random{20260422};
  for (int round = 0; round < 400; ++round) {
    const cells_of_file file = random_cells(random);
    const std::string rules =
        std::string{R"("where": [{"column": "agent", "not_in": ["drop"]}], "key": ["id"], )"} +
        R"("duplicates": ")" + one_of(random, policies) + "\"";
    const test::reading plain = test::read_text(written(file, ',', random, "\n"), test::call_record(),
                                                test::mapped("{" + rules + "}"), test::skipping());
    EXPECT_EQ(plain.report.rows(), file.rows.size()) << "every row is counted once";
    std::size_t handed_out = 0;
    for (const std::size_t rows : plain.block_rows)
      handed_out += rows;
    EXPECT_EQ(plain.report.accepted, handed_out);

    static constexpr char delimiters[] = {',', ';', '\t', '|'};
    const std::string encoding = one_of(random, encodings);
    std::string bytes = written(file, delimiters[below(random, 4)], random, "");
    if (encoding != "utf-8") bytes = test::encoded(bytes, encoding.c_str());
    if (encoding == "utf-8" && below(random, 2) == 0) bytes = "\xEF\xBB\xBF" + bytes;
    const std::size_t cut = below(random, bytes.size());
    switch (below(random, 5)) {
      case 0:
        bytes = test::gzip(bytes);
        break;
      case 1:
        bytes = test::zstd(bytes);
        break;
      case 2:
        bytes = test::gzip(bytes.substr(0, cut)) + test::gzip(bytes.substr(cut));
        break;
      case 3:
        bytes = test::zstd(bytes.substr(0, cut)) + test::zstd(bytes.substr(cut));
        break;
      default:
        break;
    }
    reader_options options = test::skipping();
    options.rows_per_block = 1 + below(random, 20);
    options.bytes_per_read = 1 + below(random, 50);
    const test::reading packed =
        test::read_text(bytes, test::call_record(),
                        test::mapped(R"({"encoding": ")" + encoding + "\", " + rules + "}"), options);
    EXPECT_EQ(summary_of(packed), summary_of(plain)) << "round " << round << ", " << encoding;
  }
}

TEST(file_reading, damaged_compressed_files_never_pass_for_whole_ones) {
  random_bits random{7};
  std::string text = "agent,rating\n";
  for (int row = 0; row < 300; ++row)
    text += "a" + std::to_string(random() % 1000) + ",3\n";
  const std::size_t rows = test::read_text(text, test::call_record()).rows.size();
  for (const std::string& whole : {test::gzip(text), test::zstd(text)}) {
    for (int round = 0; round < 300; ++round) {
      std::string damaged = whole;
      // Not in the header: gzip keeps a time and flags there that say nothing about the text.
      const std::size_t at = 10 + below(random, damaged.size() - 10);
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << below(random, 8)));
      try {
        EXPECT_EQ(test::read_text(damaged, test::call_record()).rows.size(), rows);
        ADD_FAILURE() << "bit flipped at " << at << " and nothing was said";
      } catch (const error& thrown) {
        EXPECT_NE(thrown.location(), nullptr);
      }
    }
  }
}

}  // namespace
}  // namespace assay::io
