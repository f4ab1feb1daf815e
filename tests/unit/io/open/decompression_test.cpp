// SPDX-License-Identifier: Apache-2.0
//
// Compressed files: what is read, and what is said about damaged ones.
#include "io/open/decompression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include <assay/error.hpp>

#include "unit/io/compressed_text.hpp"

namespace assay::io {
namespace {

using test::gzip;
using test::zstd;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::size_t no_limit = std::size_t{1} << 30U;

std::string text_of(std::string bytes, const expansion_limit& limit = {}) {
  return read_all(*decompressed(from_text(std::move(bytes)), "calls.csv", limit), no_limit, "calls.csv");
}

std::string failure_of(const std::string& bytes, error_code code = error_code::file,
                       const expansion_limit& limit = {}) {
  try {
    (void)text_of(bytes, limit);
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), code);
    EXPECT_THAT(thrown.what(), StartsWith("calls.csv: "));
    return thrown.what();
  }
  return "read";
}

std::string long_text() {
  std::string text;
  for (int row = 0; row < 60'000; ++row)
    text += std::to_string(row * 7919 % 10'007) + ",客户\n";
  return text;
}

TEST(decompression, by_content_and_not_by_name) {
  EXPECT_EQ(text_of("a,b\n1,2\n"), "a,b\n1,2\n");
  EXPECT_EQ(text_of(""), "");
  EXPECT_EQ(text_of("P"), "P");
  EXPECT_EQ(text_of(gzip("a,b\n1,2\n")), "a,b\n1,2\n");
  EXPECT_EQ(text_of(zstd("a,b\n1,2\n")), "a,b\n1,2\n");
  EXPECT_EQ(text_of(gzip("")), "");
  EXPECT_EQ(text_of(zstd("")), "");
  const std::string text = long_text();
  EXPECT_EQ(text_of(gzip(text)), text);
  EXPECT_EQ(text_of(zstd(text)), text);
}

TEST(decompression, members_and_frames_follow_each_other) {
  const std::string text = long_text();
  EXPECT_EQ(text_of(gzip("a,") + gzip("") + gzip(text) + gzip("z")), "a," + text + "z");
  EXPECT_EQ(text_of(zstd("a,") + zstd("") + zstd(text) + zstd("z")), "a," + text + "z");
}

TEST(decompression, a_file_cut_short_anywhere_is_an_error) {
  for (const std::string& whole : {gzip("a,b\n1,2\n"), zstd("a,b\n1,2\n")}) {
    for (std::size_t size = 5; size < whole.size(); ++size) {
      EXPECT_THAT(failure_of(whole.substr(0, size)),
                  HasSubstr("byte offset " + std::to_string(size) + ": the file ends in the middle of a"))
          << size;
    }
  }
  const std::string late = gzip(long_text());
  EXPECT_THAT(failure_of(late.substr(0, late.size() - 4)),
              HasSubstr("cut short; copy or fetch the file again"));
}

TEST(decompression, checksums_are_checked) {
  std::string damaged = gzip("a,b\n1,2\n");
  damaged[damaged.size() - 8] = static_cast<char>(damaged[damaged.size() - 8] ^ 1);
  EXPECT_THAT(failure_of(damaged),
              HasSubstr("the checksum of the member that begins at byte offset 0 does not fit"));
  damaged = zstd("a,b\n1,2\n");
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  EXPECT_THAT(failure_of(damaged),
              HasSubstr("the checksum of the frame that begins at byte offset 0 does not fit"));
}

TEST(decompression, damage_inside) {
  std::string damaged = gzip(long_text());
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  EXPECT_THAT(failure_of(damaged), HasSubstr("gzip data, byte offset "));
  damaged = zstd(long_text());
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  EXPECT_THAT(failure_of(damaged), HasSubstr("zstd data, byte offset "));
}

TEST(decompression, what_follows_is_an_error) {
  for (const std::string_view rest : {"\n", "xx", "trailing garbage, longer than a header of anything"}) {
    const std::string member = gzip("a\n");
    EXPECT_THAT(failure_of(member + std::string{rest}),
                HasSubstr("gzip data, byte offset " + std::to_string(member.size()) +
                          ": the compressed data are followed by something else; cut it off"));
    const std::string frame = zstd("a\n");
    EXPECT_THAT(failure_of(frame + std::string{rest}),
                HasSubstr("zstd data, byte offset " + std::to_string(frame.size()) +
                          ": the compressed data are followed by something else; cut it off"));
  }
}

TEST(decompression, bombs) {
  const std::string zeros(2'000'000, '0');
  const expansion_limit narrow{1'000'000, 100};
  for (const std::string& bomb : {gzip(zeros), zstd(zeros)}) {
    const std::string message = failure_of(bomb, error_code::limit, narrow);
    EXPECT_THAT(message, HasSubstr("more than 100 times as many bytes of text"));
    EXPECT_THAT(message, HasSubstr("decompression bomb; if it is not, state a larger \"maximum_expansion\""));
    EXPECT_EQ(text_of(bomb, {1'000'000, 1'000'000}), zeros);
    EXPECT_EQ(text_of(bomb, {2'000'000, 1}), zeros) << "what is free does not count";
  }
}

TEST(decompression, other_archives_are_named) {
  EXPECT_THAT(failure_of("PK\x03\x04 and so on"),
              HasSubstr("a zip archive or a workbook (.xlsx), which is not read"));
  EXPECT_THAT(failure_of("BZh91AY&SY and so on"), HasSubstr("bzip2"));
  EXPECT_THAT(failure_of("\xFD\x37zXZ and so on"), HasSubstr("xz"));
  EXPECT_EQ(text_of("BZh,column\n"), "BZh,column\n");
}

/// Of what is read otherwise the beginning alone is told, and only when it is whole.
TEST(decompression, text_may_begin_like_an_archive_and_end_there) {
  using namespace std::string_literals;
  for (const std::string& signature : {"PK\x03\x04"s, "BZh91AY&SY"s, "\xFD\x37zXZ"s, "\x50\x2A\x4D\x18"s}) {
    for (std::size_t size = 0; size < signature.size(); ++size) {
      const std::string beginning = signature.substr(0, size);
      EXPECT_EQ(compression_of(beginning, "file"), compression::none) << beginning;
      EXPECT_EQ(text_of(beginning), beginning);
    }
  }
}

}  // namespace
}  // namespace assay::io
