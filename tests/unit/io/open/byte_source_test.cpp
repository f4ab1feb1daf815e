// SPDX-License-Identifier: Apache-2.0
//
// Files and texts as sources of bytes.
#include "io/open/byte_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <assay/error.hpp>

namespace assay::io {
namespace {

using ::testing::HasSubstr;

TEST(ByteSource, TextComesInPieces) {
  const auto source = from_text("abcde");
  std::array<char, 2> piece{};
  EXPECT_EQ(source->read(piece), 2U);
  EXPECT_EQ(piece[1], 'b');
  EXPECT_EQ(source->read(piece), 2U);
  EXPECT_EQ(source->read(piece), 1U);
  EXPECT_EQ(piece[0], 'e');
  EXPECT_EQ(source->read(piece), 0U);
  EXPECT_EQ(source->read(piece), 0U);
}

TEST(ByteSource, FileComesAsItIs) {
  const std::filesystem::path path =
      std::filesystem::path{::testing::TempDir()} / "assay_byte_source_test.bin";
  const std::string content = std::string(200'000, 'x') + std::string("\r\n\0\xFF", 4);
  std::ofstream{path, std::ios::binary} << content;
  const auto source = open_file(path.string());
  EXPECT_EQ(read_all(*source, 1'000'000, "file"), content);
  std::filesystem::remove(path);
}

TEST(ByteSource, FilesThatCannotBeReadSayWhy) {
  try {
    (void)open_file("/no/such/file.csv");
    FAIL() << "opened";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::file);
    EXPECT_STREQ(thrown.what(),
                 "/no/such/file.csv: cannot open the file: No such file or directory; check the path and its "
                 "permissions");
  }
  try {
    const auto folder = open_file(::testing::TempDir());
    std::array<char, 8> piece{};
    (void)folder->read(piece);
    FAIL() << "read a folder";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::file);
    EXPECT_THAT(thrown.what(), HasSubstr("cannot read the file: "));
  }
}

TEST(ByteSource, ReadAllKeepsToItsLimit) {
  EXPECT_EQ(read_all(*from_text("12345"), 5, "five"), "12345");
  try {
    (void)read_all(*from_text("123456"), 5, "six");
    FAIL() << "read";
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.code(), error_code::limit);
    EXPECT_STREQ(thrown.what(), "six: larger than 5 bytes");
  }
}

}  // namespace
}  // namespace assay::io
