// SPDX-License-Identifier: Apache-2.0
//
// The CSV tokenizer fed in chunks of any size gives the same, and reads real files of many records.
#include "io/csv/csv_tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "surroundings.hpp"
#include "unit/io/csv_events.hpp"

namespace assay::io {
namespace {

using namespace csv_events;
using ::testing::ElementsAre;

TEST(csv_chunks, every_chunk_size_gives_the_same) {
  const std::string bytes =
      std::string("\xEF\xBB\xBF") +
      "客户,\"满意\"\"度\"\r\n\r\n\"a\r\nb\",c\rd\"e,f\n,\"\"\n\n\"x\"y\n\xC3(,1\n\xEF\xBB\xBFk,1\n" +
      std::string("p,\0\n", 4) + "1,2,3,4,5\nmore than thirty-two bytes in one record,1\n" +
      "\"open at the limit\n一,二\n\"\"\n三,\"\"\npast the limit,1\nz,\"open at the end\nlast,line";
  const csv_options options{.maximum_record_bytes = 32, .maximum_fields = 4};
  const std::vector<seen> whole = events_of(bytes, options);
  std::vector<bool> met(9, false);
  for (const seen& event : whole) {
    if (event.fault) met[static_cast<std::size_t>(*event.fault)] = true;
  }
  // bad_encoding: only of text that was converted.
  EXPECT_THAT(met, ElementsAre(true, true, true, true, false, true, true, true, true));
  for (std::size_t chunk_bytes = 1; chunk_bytes <= bytes.size(); ++chunk_bytes) {
    EXPECT_EQ(events_of(bytes, options, chunk_bytes), whole) << "chunks of " << chunk_bytes;
  }
}

TEST(csv_chunks, records_at_every_place_of_a_64_byte_block) {
  for (std::size_t before = 0; before < 140; ++before) {
    const std::string filler(before, 'x');
    const rows expected = {{filler + "a", "b\n\"c", ""}, {"d"}, {"e", "满"}};
    const std::string bytes = filler + "a,\"b\n\"\"c\",\r\nd\re,满";
    EXPECT_EQ(rows_of(bytes), expected) << before;
    EXPECT_EQ(events_of(bytes, {}, 64), events_of(bytes)) << before;
  }
}

TEST(csv_chunks, a_record_longer_than_many_chunks) {
  const std::string text(100'000, 'q');
  const std::string bytes = "a," + text + ",\"" + text + "\n\"\"\"\nb,c\n";
  for (const std::size_t chunk_bytes : {1U, 63U, 64U, 65U, 4096U}) {
    const std::vector<seen> events = events_of(bytes, {}, chunk_bytes);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_THAT(events[0].fields, ElementsAre("a", text, text + "\n\""));
    EXPECT_EQ(events[1].position.line, 3U);
  }
}

std::string shared_file(std::string_view name) {
  const std::filesystem::path folder = tests::shared_folder();
  std::ifstream file(folder / "data" / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct real_file {
  const char* name;
  char delimiter;
  std::size_t records;  // with the header
  std::size_t fields;
  const char* first_field;
};

class csv_real_files : public ::testing::TestWithParam<real_file> {};

TEST_P(csv_real_files, tokenize_without_errors) {
  const std::string bytes = shared_file(GetParam().name);
  if (bytes.empty()) GTEST_SKIP() << GetParam().name << " is not there (set ASSAY_SHARED_DIR)";
  const std::vector<seen> events = events_of(bytes, {.delimiter = GetParam().delimiter}, 10'007);
  ASSERT_EQ(events.size(), GetParam().records);
  EXPECT_EQ(events[0].fields[0], GetParam().first_field);
  for (const seen& event : events) {
    ASSERT_FALSE(event.fault) << event.text;
    ASSERT_EQ(event.fields.size(), GetParam().fields) << "line " << event.position.line;
  }
}

INSTANTIATE_TEST_SUITE_P(
    all, csv_real_files,
    ::testing::Values(real_file{"technion_bank/february_1999.txt", '\t', 33'345, 17, "vru+line"},
                      real_file{"sfo_survey/2017_SFO_Customer_Survey.csv", ',', 2'832, 97, "RESPNUM"},
                      real_file{"pwc_call_center/Call-Center-Dataset.csv", ',', 5'001, 10, "Call Id"}),
    [](const auto& test) { return std::string(test.param.name).substr(0, 3); });

}  // namespace
}  // namespace assay::io
